"""Reports as a page of their own, as a workbook, and printed: the same words and figures as in the office files."""

import io
import re
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from indicators.model.errors import Unavailable
from indicators.model.report import BlockKind
from tests.services.reports.house_files import picture


class Printer:
    """Prints nothing and remembers what it was given."""

    possible = True

    def __init__(self, assets) -> None:
        self.assets, self.given = assets, []

    def print(self, content, day, width):
        self.given.append((content, day, width))
        return b"%PDF"


def test_a_report_as_a_page_holds_its_words_its_charts_and_asks_nobody_for_anything(desk):
    report = desk.with_families()
    desk.files.keep_house_file(report.report_id, "logo", "logo.png", picture(300, 90))
    artifact = desk.files.file(report.report_id, "html", "both")
    text = artifact.content.decode()
    assert artifact.file_name.endswith(".html")
    assert re.findall(r'<article lang="(..)"', text) == ["vi", "en"]
    assert text.count("data-figure=") == 8
    assert "Hình 4. Số đối tác từ đối tác toàn diện trở lên" in text
    assert "Tăng trưởng GDP năm 2025 đạt 8,02% (ước tính)" in text
    assert not re.findall(r"(?:src|href)=\"(?!data:)", text)
    assert "</script>'" not in text
    assert "data:image/png;base64," in text
    assert desk.files.file(report.report_id, "html", "both") == artifact


def test_a_report_as_a_workbook_has_a_sheet_with_a_native_chart_for_each_exhibit_and_its_sources(desk):
    report = desk.with_families()
    desk.reports.add_list(report.report_id, BlockKind.DISCREPANCIES)
    book = load_workbook(io.BytesIO(desk.files.file(report.report_id, "xlsx", "both").content))
    assert len(set(book.sheetnames)) == len(book.sheetnames)
    assert [len(book[name]._charts) for name in ("Hình 1", "Hình 2", "Figure 3", "Figure 4")] == [1, 1, 1, 1]
    words = [str(cell.value) for (cell,) in book["Báo cáo (vi)"].iter_rows(max_col=1) if cell.value]
    assert words[0] == "Báo cáo hội nhập, tháng 11/2026"
    assert any(one.startswith("Tăng trưởng GDP năm 2025 đạt 8,02%") for one in words)
    assert [cell.value for cell in book["Nguồn và trạng thái số liệu"][3]] == [
        "Cơ quan",
        "Số liệu",
        "Trạng thái",
        "Công bố",
    ]
    drawn = book["Figure 1 – Table"]
    assert any(cell.value == 8.02 for row in drawn.iter_rows() for cell in row)
    assert book["Data (en)"].max_row > 20


@pytest.mark.parametrize(("template", "width"), [("brief", 642), ("fact_sheet", 680), ("deck", 1166)])
def test_what_is_printed_is_the_page_of_its_template(desk, template, width):
    report = desk.with_families()
    report = desk.reports.settle(report.report_id, template=template)
    printer = Printer(desk.files.assets())
    artifact = replace(desk.files, renderer=printer).file(report.report_id, "pdf")
    ((content, day, wide),) = printer.given
    assert (artifact.media_type, artifact.file_name[-4:], wide) == ("application/pdf", ".pdf", width)
    assert f'<body class="{template}">' in content
    assert day == desk.files.pages(report, "vi").as_of
    assert f"mã {report.report_id}" in content


def test_without_a_browser_a_report_is_not_printed_and_nothing_is_kept(desk):
    report = desk.with_families()
    with pytest.raises(Unavailable, match="browser_missing"):
        desk.files.file(report.report_id, "pdf")
    assert not desk.snapshots.latest()
