import datetime
import html
import re
from dataclasses import replace

import pytest
from openpyxl.utils.datetime import to_excel

from indicators.export import xlsx
from indicators.export.document import Cell, Row
from tests.export.documents import KEY, caches, columns, ladder, opened, parts


@pytest.mark.parametrize("document", [ladder(), columns()], ids=["lines", "columns"])
def test_charts_carry_the_numbers_of_the_sheets_they_refer_to(document):
    content = xlsx(document).content
    book = opened(content, values=True)
    references = caches(content)
    assert references
    for reference, kept, count in references:
        sheet, _, area = reference.rpartition("!")
        cells = [cell for line in book[sheet.strip("'")][area.replace("$", "")] for cell in line]
        shown = [to_excel(c.value) if isinstance(c.value, datetime.datetime) else c.value for c in cells]
        assert len(shown) == count
        assert {i: value for i, value in enumerate(shown) if value is not None} == kept


def test_the_same_export_is_the_same_file():
    assert xlsx(ladder()).content == xlsx(ladder()).content


def test_the_file_is_dated_by_its_figures_and_not_by_the_clock():
    (core,) = parts(xlsx(ladder()).content, "core.xml")
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-01-16T00:00:00Z"}
    assert "Xuất khẩu hàng hóa" in core


def test_a_line_breaks_where_figures_may_not_be_joined():
    points = opened(xlsx(ladder()).content)["Điểm vẽ"]
    assert [points.cell(r, 3).value for r in range(2, 6)] == ["='Bảng'!B5", None, "='Bảng'!B6", "='Bảng'!B7"]
    assert [points.cell(r, 2).value for r in range(2, 6)] == [6, None, 7, 8]
    (chart,) = parts(xlsx(ladder()).content, r"charts/chart1\.xml")
    assert re.search(r'dispBlanksAs val="gap"', chart)


def test_formulas_carry_their_values_for_readers_that_do_not_calculate():
    points = opened(xlsx(ladder()).content, values=True)["Điểm vẽ"]
    assert [points.cell(r, 3).value for r in range(2, 6)] == [219.83, None, 262.46, 306]


def test_the_table_holds_real_numbers_with_their_printed_decimals_and_hedges():
    table = opened(xlsx(ladder()).content)["Bảng"]
    assert [table.cell(r, 2).value for r in (5, 6, 7)] == [219.83, 262.46, 306]
    assert table["B5"].number_format == "#,##0.00"
    assert table["B7"].number_format.startswith('"gần "#,##0')
    assert [table.cell(r, 3).value for r in (5, 6, 7)] == ["ước tính", "sơ bộ", "sơ bộ"]


def test_no_figure_is_an_empty_cell_and_never_zero():
    table = opened(xlsx(columns()).content)["Bảng"]
    assert (table["D5"].value, table["D6"].value) == (None, 27.62)
    second = [kept for reference, kept, _ in caches(xlsx(columns()).content) if "$D$" in reference]
    assert second == [{1: 27.62}]


def test_axes_are_shown():
    for document in (ladder(), columns()):
        (chart,) = parts(xlsx(document).content, r"charts/chart1\.xml")
        assert set(re.findall(r'<(?:c:)?delete val="(\d)"', chart)) == {"0"}


def test_status_is_hollow_half_or_solid():
    (chart,) = parts(xlsx(columns()).content, r"charts/chart1\.xml")
    points = re.findall(r"<(?:c:)?dPt>.*?</(?:c:)?dPt>", chart)
    assert len(points) == 2
    assert 'srgbClr val="8CB2D6"' in points[0]
    assert "noFill" in points[1]
    (lines,) = parts(xlsx(ladder()).content, r"charts/chart1\.xml")
    marks = re.findall(r"<(?:c:)?dPt>.*?</(?:c:)?dPt>", lines)
    assert 'val="D1E0EF"' in marks[0]
    assert 'val="8CB2D6"' in marks[1]


def test_strokes_towards_an_estimate_and_over_a_gap_are_series_of_their_own_beneath_the_marks():
    document = ladder()
    (line,) = document.lines
    one, two, three = (point for run in line.runs for point in run)
    document = replace(document, lines=(replace(line, runs=((two, one, three),), hairs=((three, two),)),))
    content = xlsx(document).content
    (chart,) = parts(content, r"charts/chart1\.xml")
    series = re.findall(r"<ser>.*?</ser>", chart)
    dashes = [re.findall(r'<a:ln w="\d+">.*?prstDash val="(\w+)"', one.partition("<xVal>")[0]) for one in series]
    assert [one[0] for one in dashes[:3]] == ["sysDot", "sysDash", "solid"]
    assert len(series) == 4
    assert "<dPt>" not in "".join(series[:3])
    assert series[3].count("<dPt>") == 3
    told = [kept for reference, kept, _ in caches(content) if "$C$" not in reference]
    assert {219.83, 262.46, 306.0} <= {value for kept in told for value in kept.values()}


def test_units_have_charts_of_their_own():
    document = columns(units=("tỷ USD", "%"))
    assert len(parts(xlsx(document).content, r"charts/chart\d+\.xml")) == 2


def test_title_unit_source_status_as_of_and_id_are_text():
    book = opened(xlsx(ladder()).content)
    told = [cell.value for line in book["Biểu đồ"].iter_rows() for cell in line if cell.value]
    said = ladder()
    assert told == [said.title, said.subtitle, said.source, said.statuses, said.as_of, said.chart_id, *said.notes]
    (chart,) = parts(xlsx(said).content, r"charts/chart1\.xml")
    assert said.title in chart
    assert said.subtitle in chart
    notes = [line[1].value for line in book["Ghi chú"].iter_rows()]
    assert {said.alt, said.unit, "412", *said.notes, *said.events} <= set(notes)


def test_tidy_data_has_one_row_a_figure():
    data = opened(xlsx(ladder()).content)["Dữ liệu"]
    head = [cell.value for cell in data[1]]
    rows = [dict(zip(head, [c.value for c in line], strict=True)) for line in data.iter_rows(min_row=2)]
    assert [r["Giá trị"] for r in rows] == [219.83, 262.46, 306]
    assert rows[0]["Mã dãy số"] == KEY
    assert rows[0]["Kỳ (SDMX)"] == "2025-S1"
    assert rows[0]["Nguồn"] == "Cục Thống kê"
    assert rows[1]["Có số mâu thuẫn"] == "có"
    assert rows[2]["Chữ đứng trước"] == "gần"
    assert rows[2]["Ngày đầu"] == datetime.datetime(2025, 1, 1)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_text_never_becomes_a_formula(text: str):
    book = opened(xlsx(ladder(title=text, notes=(text,))).content)
    for sheet, place in (("Biểu đồ", "A1"), ("Bảng", "A1"), ("Ghi chú", "B1")):
        cell = book[sheet][place]
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_only_our_own_formulas_are_in_the_file():
    content = xlsx(ladder(title="=1+1")).content
    said = [f for xml in parts(content, r"worksheets/sheet\d") for f in re.findall(r"<f>([^<]*)</f>", xml)]
    formulas = [html.unescape(formula) for formula in said]
    assert formulas == ["'Bảng'!B5", "'Bảng'!B6", "'Bảng'!B7"]


def test_control_characters_do_not_break_the_file():
    assert opened(xlsx(ladder(title="a\x00\x0bb")).content)["Biểu đồ"]["A1"].value == "ab"


def test_a_range_is_a_number_that_shows_its_upper_end():
    rows = (Row("2026", (Cell(6.5, 7.0, 1, "", "T", "mục tiêu", (KEY, "2026-01-01", "2027-01-01")),)),)
    table = opened(xlsx(columns(rows=rows, columns=columns().columns[:1])).content)["Bảng"]
    assert table["B5"].value == 6.5
    assert '"–7,0"' in table["B5"].number_format


def test_a_chart_without_figures_is_still_a_file():
    book = opened(xlsx(columns(rows=())).content)
    assert book.sheetnames == ["Biểu đồ", "Bảng", "Dữ liệu", "Ghi chú"]


def test_words_of_the_file_are_in_its_language():
    assert opened(xlsx(ladder("en")).content).sheetnames == ["Chart", "Table", "Drawn points", "Data", "Notes"]


def test_no_macro_and_no_link_leaves():
    names = parts(xlsx(ladder()).content, r"(vbaProject|externalLink|\.bin)")
    assert names == []
