"""The rows of a chart, made by columns, hold what the figures hold that they are made of."""

from datetime import date
from decimal import Decimal

import pytest

from indicators.model.chart import ChartKind, ChartSpec, PeriodChoice
from indicators.model.frames import records
from indicators.model.period import Period


@pytest.mark.parametrize("day", [None, date(2024, 6, 30)])
def test_every_row_of_a_chart_is_the_figure_in_use_of_its_period(standing, day):
    explore = standing.explore
    for entry in explore.entries(day):
        spec = ChartSpec(series=(entry.key,), period=PeriodChoice.ALL, kind=ChartKind.TABLE, as_of=day)
        data = explore.resolve(spec)
        mult = data.series[0].unit_mult
        rows = records(data.rows)
        assert [(row["end"], row["start"]) for row in rows] == sorted((row["end"], row["start"]) for row in rows)
        known = {figure.period: figure for figure in standing.figures.shown(entry.key, day)}
        assert len(rows) == len(known)
        for row in rows:
            figure = known[Period(row["start"].date(), row["end"].date())]
            step = figure.shown_mult - mult
            assert row["value"] == float(figure.shown.scaleb(step))
            assert row["decimals"] == max(figure.shown_decimals - step, 0)
            assert Decimal(repr(row["value"])) == figure.shown.scaleb(step)
            assert row["citation"] == figure.citation.to_json()
            said = ("origin", "outlet", "qualifier", "obs_status", "note", "discrepancy", "published_precision")
            assert [row[name] for name in said] == [getattr(figure, name) for name in said]
