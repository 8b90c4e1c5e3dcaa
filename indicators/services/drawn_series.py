"""The series of a chart as they are drawn: rows in one unit, periods that have none, and what disagrees."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR
from threading import Lock
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.i18n import LANGUAGES
from indicators.model.chart import ChartDiscrepancy, ChartKind, ChartSeries, ChartSpec, NotDerivable, Transform
from indicators.model.frames import CHART_ROWS
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.chart_rows import chart_rows
from indicators.services.explore_answers import Drawn
from indicators.services.figures import Figures
from indicators.services.formulas import formula_series, named_parts
from indicators.services.selection import chosen_rows, is_chosen
from indicators.services.series_stamps import Stamp
from indicators.services.transforming import Transforming
from indicators.transforms.registry import transformation
from indicators.transforms.revisions import reading_rows
from indicators.winners import Role

AllYears = tuple[pd.DataFrame, Any, list[Drawn]]
KEPT = 24
"""Sets of series of which the levels of all years are kept."""

LEAD = 366
"""Days before its first figure from which on a chart tells what cannot be worked out."""


class DrawnSeries:
    """Turns figures into what a chart draws of each series of a settled spec."""

    def __init__(self, catalogue: Callable[[], Catalogue], figures: Figures, transforming: Transforming) -> None:
        self._catalogue = catalogue
        self._figures = figures
        self._transforming = transforming
        self._kept: OrderedDict[tuple[Any, ...], tuple[dict[str, Stamp], AllYears]] = OrderedDict()
        self._lock = Lock()

    def of(self, spec: ChartSpec, *, published: bool) -> tuple[pd.DataFrame, list[Drawn]]:
        """Return the rows of ``spec`` (CHART_ROWS) and each drawn series; of a formula that is the one it gives."""
        if spec.formula:
            return self._formula(spec)
        if spec.transform is not Transform.LEVEL or spec.kind is ChartKind.VINTAGES or spec.at is not None:
            return self._series(spec, published=published)
        rows, years, drawn = self._of_all_years(spec)
        if spec.first is None and spec.last is None:
            return rows, drawn
        low, high = spec.first or MINYEAR, spec.last or MAXYEAR
        kept = rows[(years >= low) & (years <= high)].reset_index(drop=True)
        return kept, [_of_years(one, low, high) for one in drawn]

    def _of_all_years(self, spec: ChartSpec) -> AllYears:
        """Return the levels of all years, with the year of each row; kept, since other years are a frequent choice."""
        day = self._figures.day(spec.as_of)
        stamps = self._figures.stamps(spec.series)
        asked = (day, spec.series, spec.period, spec.months)
        with self._lock:
            known = self._kept.get(asked)
        if known is not None and known[0] == stamps:
            return known[1]
        rows, drawn = self._series(replace(spec, first=None, last=None), published=True)
        last = rows["end"].where(rows["start"] == rows["end"], rows["end"] - pd.Timedelta(days=1))
        found = rows, last.dt.year.to_numpy(), drawn
        with self._lock:
            self._kept[asked] = (stamps, found)
            self._kept.move_to_end(asked)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def _series(self, spec: ChartSpec, *, published: bool) -> tuple[pd.DataFrame, list[Drawn]]:
        """Return the rows of a spec and each series as it is drawn."""
        found: list[Drawn] = []
        frames: list[tuple[ChartSeries, pd.DataFrame]] = []
        self._figures.fetch(spec.series, spec.as_of)
        for position, key in enumerate(spec.series):
            series = self._chart_series(key, spec)
            refused: tuple[NotDerivable, ...] = ()
            if spec.kind is ChartKind.VINTAGES:
                marked = self._figures.marked(key, spec.as_of)
                won = reading_rows(marked[chosen_rows(marked, spec)])
            else:
                won, refused = self._transforming.series(key, spec, position, published=published)
            level = spec.transform is Transform.LEVEL
            frames.append((series, won))
            found.append(
                Drawn(
                    series=series,
                    refused=(*refused, *(self._area_refusals(position, key, spec) if level else ())),
                    disputes=tuple(self._disputes(position, key, spec)) if level else (),
                )
            )
        return self._rows(frames), found

    def _rows(self, drawn: Sequence[tuple[ChartSeries, pd.DataFrame]]) -> pd.DataFrame:
        """Return the figures of each series as rows in the unit in which it is drawn."""
        return chart_rows(drawn, self._catalogue(), self._figures.display_mult)

    def _formula(self, spec: ChartSpec) -> tuple[pd.DataFrame, list[Drawn]]:
        """Return the one series that a formula gives; its parts are not drawn."""
        rows, refused = self._transforming.formula(spec)
        series = formula_series(spec, self.parts(spec), self._transforming.units(spec))
        drawn = self._rows([(series, rows)]).assign(
            series_key=pd.array([series.key] * len(rows), dtype="str"),
            measure=pd.array([series.measure] * len(rows), dtype="str"),
        )
        named = named_parts(refused, self.parts(spec))
        return CHART_ROWS.require(drawn), [Drawn(series=series, refused=named, disputes=())]

    def parts(self, spec: ChartSpec) -> tuple[ChartSeries, ...]:
        """Return the series that ``spec`` names, which are the letters of its formula."""
        return tuple(self._chart_series(key, spec) for key in spec.series)

    def _chart_series(self, key: str, spec: ChartSpec) -> ChartSeries:
        parsed, one = SeriesKey.parse(key), transformation(spec.transform)
        entry = self._catalogue().indicator(parsed.indicator)
        unit = one.unit_from(parsed.unit_measure)
        kept = unit == parsed.unit_measure
        return ChartSeries(
            key=key,
            indicator=entry.code,
            name=self._catalogue().names(parsed),
            short=self._catalogue().shorts(parsed),
            measure=one.measure_from(parsed.measure),
            unit_measure=unit,
            unit_mult=self._figures.display_mult(entry.code, unit, parsed.measure) if kept else 0,
            kind=entry.kind.value,
        )

    def _area_refusals(self, position: int, key: str, spec: ChartSpec) -> Iterable[NotDerivable]:
        catalogue = self._catalogue()
        for one in self._figures.area_refusals(key, spec.as_of):
            if is_chosen(one.period, spec):
                named = {lang: ", ".join(catalogue.area_words(area, lang) for area in one.areas) for lang in LANGUAGES}
                params = {"areas": named, "day": one.day.isoformat()}
                yield NotDerivable(position, one.period.start, one.period.end, one.reason.value, params)

    def _disputes(self, position: int, key: str, spec: ChartSpec) -> Iterable[ChartDiscrepancy]:
        rest = self._figures.rest(key, spec.as_of)
        if rest.empty:
            return
        disputed = rest["role"].isin([Role.WITHHELD.value, Role.DISAGREES.value]) & rest["published"].notna()
        rivals = rest[disputed.to_numpy() & chosen_rows(rest, spec)]
        for figure in self._figures.figures(rivals):
            if figure.shown is not None and figure.obs_id is not None:
                yield ChartDiscrepancy(
                    series=position,
                    start=figure.period.start,
                    end=figure.period.end,
                    value=float(figure.shown),
                    decimals=figure.shown_decimals,
                    qualifier=figure.qualifier,
                    reason={lang: self._catalogue().remark(figure.withheld, lang) for lang in ("vi", "en")},
                    outlet=figure.outlet,
                    obs_id=figure.obs_id,
                )


def reached(refused: Iterable[NotDerivable], rows: pd.DataFrame, spec: ChartSpec) -> tuple[NotDerivable, ...]:
    """Return the refusals but those long before the first figure, which would leave years of a chart empty.

    Where the reader set the first year, or where there is no figure at all, each is told.
    """
    if spec.first is not None or rows.empty:
        return tuple(refused)
    first = rows["start"].min().date()
    return tuple(one for one in refused if (first - one.end).days <= LEAD)


def _of_years(one: Drawn, low: int, high: int) -> Drawn:
    """Return a series with what is refused and disputed of the years from ``low`` to ``high``."""
    return replace(
        one,
        refused=tuple(r for r in one.refused if low <= Period(r.start, r.end).last_day.year <= high),
        disputes=tuple(d for d in one.disputes if low <= Period(d.start, d.end).last_day.year <= high),
    )
