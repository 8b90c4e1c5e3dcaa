"""The chart that a series begins with tells more than one column where there is more to tell."""

from __future__ import annotations

import pytest

from indicators.model.chart import ChartKind, ChartSpec, PeriodChoice
from indicators.model.period import Period
from indicators.services.first_look import first_look

SPEC = ChartSpec(series=("A",))
ALL = (ChartKind.LINE, ChartKind.COLUMN, ChartKind.LADDER, ChartKind.TABLE)
YEARS = [Period.year(year) for year in range(2011, 2026)]
MONTHS = [Period.month(year, month) for year in range(2020, 2026) for month in range(1, 13)]
QUARTERS = [Period.quarter(year, quarter) for year in (2024, 2025) for quarter in range(1, 5)]
TO_DATE = [Period.year_to_date(year, months) for year in range(2018, 2026) for months in (3, 6, 9)]


@pytest.mark.parametrize(
    ("periods", "flows", "kind", "period", "first"),
    [
        (TO_DATE + YEARS[-1:], True, ChartKind.LADDER, PeriodChoice.YEAR_TO_DATE, 2021),
        (YEARS + QUARTERS, False, ChartKind.COLUMN, PeriodChoice.YEAR, None),
        (MONTHS + YEARS[-1:], True, ChartKind.LINE, PeriodChoice.MONTH, None),
        (MONTHS, False, ChartKind.LINE, PeriodChoice.MONTH, None),
        (YEARS[-1:] + TO_DATE, False, ChartKind.LADDER, PeriodChoice.YEAR_TO_DATE, 2021),
        (YEARS[-1:], True, ChartKind.COLUMN, PeriodChoice.YEAR, None),
    ],
)
def test_a_series_begins_with_what_tells_most_of_it(periods, flows, kind, period, first):
    begun = first_look(SPEC, ALL, [frozenset(periods)], flows=flows)
    assert (begun.kind, begun.period, begun.first) == (kind, period, first)


def test_counts_of_days_are_steps():
    begun = first_look(SPEC, (ChartKind.STEP, ChartKind.TABLE), [frozenset()], flows=False)
    assert (begun.kind, begun.period) == (ChartKind.STEP, PeriodChoice.INSTANT)


def test_years_that_an_address_says_stay():
    said = ChartSpec(series=("A",), last=2020)
    begun = first_look(said, ALL, [frozenset(TO_DATE)], flows=True)
    assert (begun.first, begun.last) == (None, 2020)
    assert begun.kind is ChartKind.LADDER


def test_the_plain_chart_is_said_in_an_address_so_that_it_is_not_taken_for_no_choice():
    assert SPEC.to_query() == "s=A&kind=column"
    assert ChartSpec.from_query(SPEC.to_query()) == (SPEC, ())
