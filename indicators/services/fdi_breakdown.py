"""Foreign direct investment by partner, sector and province, as far as a workbook brought it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from indicators.catalogue import Catalogue
from indicators.i18n import LANGUAGES
from indicators.model.chart import ChartKind, ChartSpec, PeriodChoice
from indicators.model.indicator import Area
from indicators.model.period import Period
from indicators.model.series import Measure, SeriesKey
from indicators.services.figures import Figure
from indicators.services.selection import cumulative_window

LARGEST = 5
INDICATORS = ("FDI_REGISTERED", "FDI_NEW", "FDI_DISBURSED", "FDI_ADJ", "FDI_SHARES", "FDI_NEW_PROJECTS")
"""Which measure is shown where several are broken down in the same window."""

HOME = "VNM"
PROVINCE = "VN-"


class BreakdownKind(StrEnum):
    PARTNER = "partner"
    SECTOR = "sector"
    PROVINCE = "province"


_DIMENSION = {"counterpart_area": BreakdownKind.PARTNER, "activity": BreakdownKind.SECTOR}


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One measure broken down in the latest window that has such figures; ``figures`` by size, the largest first.

    ``names`` are what the series are called, by key and language. ``spec`` draws the largest. ``former_areas``: how
    many provinces there were on the last day before these borders were given up, and that day; None where the borders
    are those of today.
    """

    kind: BreakdownKind
    indicator: str
    period: Period
    figures: tuple[Figure, ...]
    names: Mapping[str, Mapping[str, str]]
    spec: ChartSpec
    former_areas: tuple[int, date] | None


def breakdowns(
    shown: Mapping[str, tuple[Figure, ...]], catalogue: Catalogue, as_of: date | None
) -> tuple[Breakdown, ...]:
    """Return one breakdown for each kind that has figures, in the order of the kinds."""
    found: dict[BreakdownKind, list[Figure]] = {}
    for key, figures in shown.items():
        kind = kind_of(SeriesKey.parse(key))
        if kind is not None:
            found.setdefault(kind, []).extend(figure for figure in figures if figure.shown is not None)
    return tuple(_breakdown(kind, found[kind], catalogue, as_of) for kind in BreakdownKind if found.get(kind))


def kind_of(key: SeriesKey) -> BreakdownKind | None:
    """Return by what a series breaks foreign direct investment down: by one thing and no other."""
    if key.indicator not in INDICATORS or key.measure != Measure.LEVEL:
        return None
    if key.ref_area.startswith(PROVINCE) and not key.dimensions:
        return BreakdownKind.PROVINCE
    if key.ref_area == HOME and len(key.dimensions) == 1:
        return _DIMENSION.get(key.dimensions[0][0])
    return None


def _breakdown(kind: BreakdownKind, figures: list[Figure], catalogue: Catalogue, as_of: date | None) -> Breakdown:
    period = max({figure.period for figure in figures}, key=lambda p: (p.last_day, p.is_year_to_date, p.days))
    counts = Counter((f.indicator, f.unit_measure) for f in figures if f.period == period)
    indicator, unit = max(counts, key=lambda one: (counts[one], -INDICATORS.index(one[0])))
    mine = [f for f in figures if (f.period, f.indicator, f.unit_measure) == (period, indicator, unit)]
    mine = _standing(mine, period, catalogue)
    ranked = tuple(sorted(mine, key=lambda f: (-(f.shown or Decimal(0)), f.series_key)))
    choice = cumulative_window(period)
    spec = ChartSpec(
        series=tuple(figure.series_key for figure in ranked[:LARGEST]),
        period=choice,
        kind=ChartKind.BAR,
        first=period.last_day.year,
        last=period.last_day.year,
        as_of=as_of,
        events=False,
        months=period.last_day.month if choice is PeriodChoice.YEAR_TO_DATE else None,
    )
    names = {one.series_key: _names(SeriesKey.parse(one.series_key), period, catalogue) for one in ranked}
    former = _former_areas(period, catalogue) if kind is BreakdownKind.PROVINCE else None
    return Breakdown(kind, indicator, period, ranked, names, spec, former)


def _names(key: SeriesKey, period: Period, catalogue: Catalogue) -> dict[str, str]:
    """Return what a member of a breakdown was called on the last day of a window; an unknown code names itself."""
    code = key.dimensions[0][1] if key.dimensions else key.ref_area
    if code in catalogue.places.by_code:
        return {lang: catalogue.area(code).name_on(period.last_day, lang) for lang in LANGUAGES}
    return {lang: catalogue.members(key, lang) for lang in LANGUAGES}


def _standing(figures: list[Figure], period: Period, catalogue: Catalogue) -> list[Figure]:
    """Leave, of provinces old and new, those that stood on the last day; all where the catalogue knows none of them."""
    ended = {area.code for area in catalogue.areas if not _stands(area, period.last_day)}
    return [f for f in figures if SeriesKey.parse(f.series_key).ref_area not in ended] or figures


def _former_areas(period: Period, catalogue: Catalogue) -> tuple[int, date] | None:
    """Return how many provinces stood on the last day of a window, and on which later day they were made anew."""
    standing = [a for a in catalogue.areas if a.code.startswith(PROVINCE) and _stands(a, period.last_day)]
    ends = [area.valid_to for area in standing if area.valid_to is not None]
    return (len(standing), min(ends)) if ends else None


def _stands(area: Area, day: date) -> bool:
    return (area.valid_from is None or area.valid_from <= day) and (area.valid_to is None or day < area.valid_to)
