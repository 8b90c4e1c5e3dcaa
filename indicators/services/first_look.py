"""The chart with which series are opened when nobody says which: the most telling one that they can have. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indicators.model.chart import ChartKind, ChartSpec, PeriodChoice
from indicators.model.period import Period, PeriodKind
from indicators.services.selection import is_chosen

LADDER_YEARS = 5
FEWEST_YEARS = 3
"""Whole years from which they tell more than the parts of a year: the longest view that can be compared."""

MOST_COLUMNS = 24
"""Columns beyond which a line is read more easily."""

WINDOWS = (
    PeriodChoice.YEAR,
    PeriodChoice.YEAR_TO_DATE,
    PeriodChoice.QUARTER,
    PeriodChoice.MONTH,
    PeriodChoice.HALF,
    PeriodChoice.NINE_MONTHS,
)
"""Where two windows have as many figures, the one named first."""


def first_look(
    spec: ChartSpec, kinds: Sequence[ChartKind], periods: Sequence[frozenset[Period]], *, flows: bool
) -> ChartSpec:
    """Return ``spec`` with kind, window and first year to begin with.

    Cumulative flows are a ladder of the last five years, counts are steps; others show the years where there are
    three of them, else the window with the most figures. ``kinds`` are the legal ones, ``periods`` those that each
    series has a figure for.
    """
    counted = {window: min((_count(one, window) for one in periods), default=0) for window in WINDOWS}
    if ChartKind.LADDER in kinds and (flows or counted[PeriodChoice.YEAR] < FEWEST_YEARS) and _cumulative(periods[0]):
        latest = max(period.last_day.year for period in periods[0])
        first = spec.first if spec.first or spec.last else latest - LADDER_YEARS + 1
        return replace(spec, kind=ChartKind.LADDER, period=PeriodChoice.YEAR_TO_DATE, first=first)
    if ChartKind.STEP in kinds:
        return replace(spec, kind=ChartKind.STEP, period=PeriodChoice.INSTANT)
    several = counted[PeriodChoice.YEAR] >= FEWEST_YEARS
    window = PeriodChoice.YEAR if several else max(WINDOWS, key=lambda one: counted[one])
    few = 0 < counted[window] * len(periods) <= MOST_COLUMNS and window is not PeriodChoice.MONTH
    kind = ChartKind.COLUMN if (few or counted[window] < 2) and ChartKind.COLUMN in kinds else ChartKind.LINE
    return replace(spec, kind=kind, period=window)


def _count(periods: Iterable[Period], window: PeriodChoice) -> int:
    asked = ChartSpec(period=window)
    return sum(is_chosen(period, asked) for period in periods)


def _cumulative(periods: Iterable[Period]) -> bool:
    """Tell whether some figure covers several months from 1 January, but not a whole year."""
    return any(one.is_year_to_date and one.kind not in {PeriodKind.YEAR, PeriodKind.MONTH} for one in periods)
