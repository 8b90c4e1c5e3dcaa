"""The slots of columns and rows: which periods have one, in order, and what each is called.

A period without a figure keeps its slot: calendar periods are given without a hole, and so are the windows of one year
and one window across years.
"""

from __future__ import annotations

from itertools import pairwise

from indicators.charts.points import Drawn
from indicators.i18n import translate
from indicators.i18n.periods import axis_phrase, window_phrase
from indicators.model.chart import ChartSpec, PeriodChoice
from indicators.model.period import Period, PeriodKind

NINE_MONTHS = 9
_MONTHS = {PeriodKind.YEAR: 12, PeriodKind.HALF: 6, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}


def slots(drawn: Drawn) -> tuple[Period, ...]:
    """Return the periods that have a slot, in order, those of targets included."""
    return filled({*drawn.periods, *(Period(t.start, t.end) for t in drawn.data.targets)}, drawn.data.spec)


def filled(found: set[Period], spec: ChartSpec) -> tuple[Period, ...]:
    """Return periods in order, with those that are missing between them where they form a row."""
    ordered = sorted(found, key=lambda p: (p.start.year, p.last_day, p.start))
    if not ordered:
        return ()
    if spec.period is PeriodChoice.NINE_MONTHS:
        return _cumulative(ordered, NINE_MONTHS)
    if spec.period is PeriodChoice.YEAR_TO_DATE:
        return _cumulative(ordered, spec.months)
    kinds = {p.kind for p in ordered}
    if len(kinds) != 1 or not kinds <= set(_MONTHS):
        return tuple(ordered)
    step = _MONTHS[next(iter(kinds))]
    whole = [ordered[0]]
    while whole[-1] < ordered[-1]:
        whole.append(whole[-1].shift(months=step))
    return tuple(whole)


def calendar(found: tuple[Period, ...]) -> bool:
    """Tell whether slots follow one another in the calendar without a hole."""
    return len({p.kind for p in found}) == 1 and found[0].kind in _MONTHS and _adjoin(found)


def slot_name(spec: ChartSpec, period: Period, lang: str, *, one_year: bool = False) -> str:
    """Return what stands under a column or before a row; ``one_year``: the year is told elsewhere."""
    if (spec.months or spec.period is PeriodChoice.NINE_MONTHS) and period.is_year_to_date:
        return _year_with_cut_off(period, lang)
    if spec.period is PeriodChoice.YEAR_TO_DATE or period.kind is PeriodKind.YEAR_TO_DATE:
        window = window_phrase(period, lang)
        return window if one_year else f"{window}<br>{period.start.year}"
    if period.kind is PeriodKind.HALF:
        return f"{translate(lang, f'charts.axis.half_{period.ordinal}')}<br>{period.start.year}"
    return axis_phrase(period, lang)


def _cumulative(ordered: list[Period], months: int | None) -> tuple[Period, ...]:
    """Add the windows that are missing inside one year, or the years that are missing of one window."""
    years = {p.start.year for p in ordered}
    if months:
        absent = [Period.year_to_date(year, months) for year in range(min(years), max(years) + 1) if year not in years]
    elif len(years) == 1:
        known = {p.last_day.month for p in ordered}
        (year,) = years
        absent = [Period.year_to_date(year, month) for month in range(min(known), max(known)) if month not in known]
    else:
        absent = []
    return tuple(sorted((*ordered, *absent), key=lambda p: (p.start.year, p.last_day, p.start)))


def _year_with_cut_off(period: Period, lang: str) -> str:
    year = str(period.start.year)
    if period.kind is PeriodKind.YEAR:
        return year
    return f"{year}<br>{translate(lang, 'period.window_to', last=f'{period.last_day:%d/%m}')}"


def _adjoin(found: tuple[Period, ...]) -> bool:
    return all(a.end == b.start for a, b in pairwise(found))
