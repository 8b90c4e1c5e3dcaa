"""The chart with which one series is opened, told by what is published of it alone: no figure is read. Pure."""

from __future__ import annotations

from indicators.model.chart import ChartKind, ChartSpec, PeriodChoice
from indicators.model.indicator import IndicatorKind
from indicators.services.explore_answers import SeriesEntry

YEARS = 5


def first_look(entry: SeriesEntry, kind: IndicatorKind) -> ChartSpec:
    """Return the chart to begin with: cumulative flows as a five-year ladder, counts as steps, rates by year."""
    spec = ChartSpec(series=(entry.key,))
    if kind is IndicatorKind.FLOW and PeriodChoice.YEAR_TO_DATE in entry.periods:
        first = entry.last.last_day.year - YEARS + 1
        return ChartSpec(series=spec.series, kind=ChartKind.LADDER, period=PeriodChoice.YEAR_TO_DATE, first=first)
    if entry.periods == (PeriodChoice.INSTANT,):
        return ChartSpec(series=spec.series, kind=ChartKind.STEP, period=PeriodChoice.INSTANT)
    if PeriodChoice.YEAR in entry.periods:
        return spec
    period = entry.periods[0] if entry.periods else spec.period
    return ChartSpec(series=spec.series, kind=ChartKind.LINE, period=period)
