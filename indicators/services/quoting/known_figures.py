"""What the store knows of a measure and a period: readings, figures in use, growth that is computed from levels."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from indicators.catalogue import HOME_AREA, Catalogue
from indicators.model.errors import Invalid
from indicators.model.indicator import IndicatorKind
from indicators.model.observation import Qualifier
from indicators.model.period import Period
from indicators.model.series import Measure
from indicators.services.figures import Figure, Figures
from indicators.services.quoting.series_of import series_of
from indicators.services.quoting.verdict import Known
from indicators.services.targets import targets
from indicators.transforms.windows import derive_windows
from indicators.winners import Role

GROWTH_SHIFT = {Measure.YOY: {"years": -1}, Measure.MOM: {"months": -1}, Measure.QOQ: {"months": -3}}
_BOUNDS = tuple(one.value for one in Qualifier if one.one_sided)
_FAMILIES = (
    ("EXP_GOODS", "IMP_GOODS", "TRADE_GOODS_TOTAL", "TRADE_BAL_GOODS", "EXP_FDI_SECTOR", "EXP_DOMESTIC"),
    ("FDI_REGISTERED", "FDI_NEW", "FDI_ADJ", "FDI_SHARES", "FDI_DISBURSED"),
    ("PARTNERS_TOTAL", "PARTNERS_CSP", "PARTNERS_SP", "PARTNERS_CP"),
    ("CPI", "CORE_CPI"),
)


class KnownFigures:
    """Asks the figures of one day, each series once, and keeps nothing beyond one text."""

    def __init__(
        self, figures: Figures, catalogue: Catalogue, as_of: date | None, shares: Iterable[Known] = ()
    ) -> None:
        self._figures, self._catalogue, self._as_of = figures, catalogue, as_of
        self._shares = tuple(shares)
        self._stored = figures.series_keys()
        self._readings: dict[str, tuple[Known, ...]] = {}
        self._windows: dict[str, tuple[Known, ...]] = {}

    def key(self, indicator: str, measure: str, unit: str, dimensions: Iterable[tuple[str, str]] = ()) -> str | None:
        """Return the series a figure belongs to, None where the catalogue has no such series."""
        key = series_of(self._catalogue, indicator, measure, unit, dimensions)
        return None if key is None else key.render()

    def readings(self, key: str | None) -> tuple[Known, ...]:
        """Return every reading of a series, those in use among them."""
        if key is None:
            return ()
        kept = self._readings.get(key)
        if kept is None:
            kept = self._readings[key] = self._read(key)
        return kept

    def _read(self, key: str) -> tuple[Known, ...]:
        shown = {(one.period, one.obs_id) for one in self._figures.shown(key, self._as_of)}
        found = (
            _known(one, in_use=(one.period, one.obs_id) in shown) for one in self._figures.readings(key, self._as_of)
        )
        return tuple(one for one in found if one is not None)

    def in_use(self, key: str | None, period: Period) -> Known | None:
        """Return the figure in use of a series for a period; of a stock what stood on that day."""
        readings = [one for one in self.readings(key) if one.in_use]
        exact = next((one for one in readings if one.period == period), None)
        if exact is not None and exact.qualifier.one_sided:
            return next((one for one in self._derived(key) if one.period == period), exact)
        if exact is not None or not period.is_instant:
            return exact
        before = [one for one in readings if one.period.is_instant and one.period.start <= period.start]
        return max(before, key=lambda one: one.period.start, default=None)

    def _derived(self, key: str | None) -> tuple[Known, ...]:
        """Return the windows that two-sided figures tell, where the figure in use is a bound ("over 500")."""
        if key is None:
            return ()
        if key not in self._windows:
            self._windows[key] = self._derive(key)
        return self._windows[key]

    def _derive(self, key: str) -> tuple[Known, ...]:
        frame = self._figures.marked(key, self._as_of)
        told = frame[~frame["qualifier"].isin(_BOUNDS) & frame["obs_id"].notna()]
        windows = derive_windows(told, self._catalogue.rank).assign(role=Role.WINNER.value, discrepancy=False)
        found = (_known(one, in_use=True) for one in self._figures.figures(windows))
        return tuple(one for one in found if one is not None)

    def printed_shares(self, indicator: str, period: Period) -> tuple[Known, ...]:
        """Return contributions and shares that were printed of an indicator for a period."""
        return tuple(one for one in self._shares if one.indicator == indicator and one.period == period)

    def targets(self, indicator: str, period: Period) -> tuple[Figure, ...]:
        """Return what was set as the target of a period, the last word of it at the end."""
        return targets(indicator, period, self._figures, self._catalogue, self._as_of)

    def growth(self, indicator: str, measure: str, period: Period, unit: str = "") -> tuple[Decimal, Decimal] | None:
        """Return the least and the greatest growth in per cent that the levels in use allow for, or None."""
        shift = GROWTH_SHIFT.get(Measure(measure)) if measure in tuple(Measure) else None
        entry = self._catalogue.indicator(indicator)
        if shift is None or entry.kind is not IndicatorKind.FLOW:
            return None
        try:
            base_period = period.shift(**shift)
        except Invalid:
            return None
        key = self.key(indicator, Measure.LEVEL, unit or entry.unit_measure)
        now, then = self.in_use(key, period), self.in_use(key, base_period)
        if now is None or then is None or then.size <= then.step:
            return None
        least = (now.size - now.step / 2) / (then.size + then.step / 2)
        most = (now.size + now.step / 2) / (then.size - then.step / 2)
        return (least - 1) * 100, (most - 1) * 100

    def kin(self, indicator: str) -> tuple[str, ...]:
        """Return the indicators that are easily taken for this one, itself not among them."""
        family = next((codes for codes in _FAMILIES if indicator in codes), ())
        known = self._catalogue.by_code
        return tuple(code for code in family if code != indicator and code in known)

    def sharing_unit(self, indicator: str, unit: str) -> tuple[str, ...]:
        """Return further indicators whose level is in this unit (K11: GDP is also "514 bn USD")."""
        near = {indicator, *self.kin(indicator)}
        return tuple(e.code for e in self._catalogue.indicators if e.code not in near and e.unit_measure == unit)

    def measures(self, indicator: str, unit: str) -> tuple[str, ...]:
        """Return the measures in which the store has an indicator in this unit."""
        keys = (
            key
            for key in self._stored
            if key.startswith(f"{indicator}:{HOME_AREA};measure=") and key.endswith(f"unit={unit}")
        )
        return tuple(key.partition("measure=")[2].partition(";")[0] for key in keys)


def _known(figure: Figure, *, in_use: bool) -> Known | None:
    if figure.value is None or figure.withheld or figure.obs_status in {"F", "T"}:
        return None
    return known_of(figure, in_use=in_use)


def known_of(figure: Figure, *, in_use: bool) -> Known:
    """Return a figure with a value as one to compare with, whatever its status."""
    assert figure.value is not None
    power = Decimal(10) ** figure.unit_mult
    return Known(
        indicator=figure.indicator,
        measure=figure.measure,
        period=figure.period,
        size=figure.value * power,
        step=power.scaleb(-figure.decimals),
        unit=figure.unit_measure,
        decimals=figure.decimals,
        unit_mult=figure.unit_mult,
        published=figure.published,
        obs_status=figure.obs_status,
        origin=figure.origin,
        outlet=figure.outlet,
        url=figure.citation.url,
        in_use=in_use,
        obs_id=figure.obs_id,
        qualifier=Qualifier(figure.qualifier),
        formula=figure.citation.formula,
    )
