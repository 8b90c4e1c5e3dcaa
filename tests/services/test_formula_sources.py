"""The table of a formula names everyone whose figures it rests on."""

from __future__ import annotations

from datetime import date

from indicators.charts import table
from indicators.model.chart import ChartSpec
from indicators.web.pages.explore.text_column import source_column


def test_disbursed_as_a_share_of_registered_names_both_days_of_publication_where_they_differ(standing):
    spec = ChartSpec(("FDI_DISBURSED", "FDI_REGISTERED"), formula="a/b*100", first=2024, as_of=date(2026, 2, 1))
    chart = standing.explore.resolve(spec)
    column = source_column(chart, table(chart, "en").rows, "en")
    behind = {figure: parent.published for parent in chart.parents for figure in parent.figures}
    assert len(behind) >= 4, "two parents for each of two years"
    told = "; ".join(column.texts)
    for day in set(behind.values()):
        assert f"{day:%d/%m/%Y}" in told
