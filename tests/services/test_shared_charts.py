from dataclasses import replace

from indicators.services.exporting import Exporting
from indicators.services.shared_charts import KEPT, SharedCharts
from tests.charts.chart_data import chart, two_years
from tests.services.test_exporting import SPEC, Explored


def test_formats_and_languages_of_one_chart_share_its_figures_until_something_changes():
    explored, stamp = Explored(), [1]
    exporting = Exporting(explored, stamp=lambda: stamp[0])
    for fmt in ("xlsx", "pptx", "docx", "figure"):
        for lang in ("vi", "en"):
            assert exporting.export(SPEC, fmt, lang)
    assert len(explored.asked) == 1
    stamp[0] = 2
    exporting.export(SPEC, "xlsx", "vi")
    assert len(explored.asked) == 2


def test_only_the_last_charts_are_kept_and_none_that_is_large(monkeypatch):
    explored = Explored()
    charts = SharedCharts(explored, lambda: 1)
    several = [replace(SPEC, first=2000 + n) for n in range(KEPT + 1)]
    for spec in (*several, several[0], several[-1]):
        charts.of(spec)
    assert len(explored.asked) == KEPT + 2
    monkeypatch.setattr("indicators.services.shared_charts.MOST_ROWS", 1)
    for _ in range(2):
        charts.of(replace(SPEC, last=2024))
    assert len(explored.asked) == KEPT + 4


def test_a_shared_document_carries_the_id_of_each_file():
    shared = SharedCharts(Explored(chart(two_years()))).of(SPEC)
    plain, first, second = (shared.document("vi", name) for name in ("", "K7ZM2CEAG4", "AAAAAAAAAA"))
    assert plain.data.snapshot == ""
    assert first.chart_id == f"{plain.chart_id} · K7ZM2CEAG4"
    assert second.data.snapshot == "AAAAAAAAAA"
    assert first.rows is second.rows
