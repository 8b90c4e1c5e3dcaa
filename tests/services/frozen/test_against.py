"""A chart beside its own figures as of an earlier day, through the services and into a workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from indicators.model.chart import ChartKind, ChartSpec, PeriodChoice, Transform
from indicators.model.frames import records
from indicators.services.frozen.snapshots import frozen_spec
from tests.export.documents import opened as workbook
from tests.services.frozen.conftest import EXPORTS

GDP = ChartSpec(
    ("GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent",), period=PeriodChoice.QUARTER, kind=ChartKind.LINE, first=2021
)
LADDER = ChartSpec((EXPORTS,), period=PeriodChoice.YEAR_TO_DATE, kind=ChartKind.LADDER)
DAY = date(2023, 6, 30)


def values(frame):
    return {(row["series"], row["end"].date()): (row["value"], row["obs_status"]) for row in records(frame)}


@pytest.mark.parametrize(
    "spec",
    [
        GDP,
        replace(GDP, kind=ChartKind.TABLE),
        ChartSpec((EXPORTS,), period=PeriodChoice.YEAR_TO_DATE, kind=ChartKind.LADDER),
        ChartSpec(
            (EXPORTS,), period=PeriodChoice.YEAR_TO_DATE, kind=ChartKind.LADDER, transform=Transform.YEAR_ON_YEAR
        ),
    ],
)
@pytest.mark.parametrize("day", [DAY, date(2025, 9, 1)])
def test_the_ghost_is_the_same_chart_as_it_would_be_drawn_on_that_day(room, spec, day):
    explore = room.services.explore
    beside = explore.resolve(replace(spec, against=day))
    alone = explore.resolve(replace(spec, as_of=day))
    assert beside.spec.against == day
    assert values(beside.rows) == values(explore.resolve(spec).rows)
    if alone.spec.period is spec.period and alone.spec.transform is spec.transform:
        assert values(beside.ghost) == values(alone.rows)
    else:  # as of that day the chart would have to be another one: nothing is put beside it
        assert values(beside.ghost) == {}


def test_an_index_is_put_beside_one_with_the_same_base(room):
    spec = ChartSpec((EXPORTS,), period=PeriodChoice.HALF, kind=ChartKind.LINE, transform=Transform.INDEX)
    beside = room.services.explore.resolve(replace(spec, against=date(2025, 12, 1)))
    same = room.services.explore.resolve(replace(spec, as_of=date(2025, 12, 1), base=beside.base))
    assert same.base == beside.base
    assert values(beside.ghost) == values(same.rows)


def test_a_kind_that_cannot_draw_both_and_a_day_that_is_not_earlier_are_left_out_and_told(room):
    settled = room.services.explore.settled
    heat = settled(ChartSpec((EXPORTS,), period=PeriodChoice.MONTH, kind=ChartKind.HEATMAP, against=DAY))
    assert (heat.spec.against, [one.code for one in heat.left_out]) == (None, ["against"])
    same = settled(replace(GDP, as_of=DAY, against=DAY))
    assert (same.spec.against, [one.code for one in same.left_out]) == (None, ["against_day"])
    assert settled(replace(GDP, against=DAY)).spec.against == DAY


def test_a_workbook_has_a_sheet_with_a_row_for_each_figure_that_differs(room):
    made = room.services.exporting.export(replace(GDP, against=DAY), "xlsx", "en")
    sheet = workbook(made.content)["Comparison"]
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=5)}
    second = rows["Q2 2022"]
    assert [second[i].value for i in (3, 5, 7, 8)] == [7.83, 8.56, 0.73, "percentage points"]
    assert Decimal(str(second[7].value)) == Decimal("0.73")
    assert "30/06/2023" in sheet["A1"].value
    first = rows["Q1 2023"]
    assert (first[3].value, first[5].value, first[7].value) == (None, 3.41, None)
    assert "Comparison" not in workbook(room.services.exporting.export(GDP, "xlsx", "en").content).sheetnames


def test_a_frozen_chart_keeps_the_day_that_it_is_compared_with(room):
    kept = room.services.snapshots.freeze(replace(GDP, against=DAY), "vi", "analyst")
    before = room.services.explore.resolve(frozen_spec(kept))
    room.bring(7, "263.11", date(2026, 4, 1))
    again = room.services.explore.resolve(frozen_spec(kept))
    assert again.spec.against == DAY
    assert values(again.ghost) == values(before.ghost)
