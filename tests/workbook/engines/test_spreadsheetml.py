"""SpreadsheetML read part by part: values as stored, what their look says, and every guard."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font

from indicators.workbook.cells.grid import Merge, Visibility
from indicators.workbook.engines import spreadsheetml
from indicators.workbook.limits import LONGEST_TEXT, Limits
from indicators.workbook.refusal import RefusalError
from tests.workbook.files import LIMITS, package, sheet_of

STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>'
    '<numFmt numFmtId="164" formatCode="#,##0,"/></numFmts><fonts><font/><font><b/></font></fonts><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/>'
    '<xf numFmtId="2" fontId="1"><alignment indent="2"/></xf></cellXfs></styleSheet>'
)


def read_one(path, limits=LIMITS):
    (grid,), _ = spreadsheetml.read_grids(path, limits)
    return grid


def one_cell(tmp_path, cell, **said):
    grid = read_one(package(tmp_path / "f.xlsx", sheet_of(f'<row r="1">{cell}</row>'), styles=STYLES, **said))
    return grid.cell(1, 1)


def test_what_a_library_wrote_is_read_with_its_look(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["B1"], sheet["C1"] = "Xuất khẩu", 10763.5, date(2024, 7, 20)
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True), Alignment(indent=3)
    sheet["B1"].number_format = "#,##0.00"
    sheet["B1"].comment = Comment("số ước tính", "x")
    sheet["A2"] = True
    sheet.merge_cells("A3:C4")
    sheet.row_dimensions[5].hidden = True
    sheet["A5"] = "ẩn"
    sheet.column_dimensions["D"].hidden = True
    sheet["D1"] = 1
    hidden = book.create_sheet("cũ")
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "f.xlsx")
    grid, old = spreadsheetml.read_grids(tmp_path / "f.xlsx", LIMITS)[0]
    label, number, day = (grid.cell(1, column) for column in (1, 2, 3))
    assert (label.value, label.style.bold, label.style.indent) == ("Xuất khẩu", True, 3)
    assert (number.value, number.raw, number.style.decimals) == (10763.5, "10763.5", 2)
    assert day.value == date(2024, 7, 20)
    assert grid.cell(2, 1).value is True
    assert grid.merges == (Merge(3, 1, 4, 3),)
    assert grid.comments[1, 2] == "số ước tính"
    assert grid.hidden_rows == {5}
    assert grid.hidden_columns == {4}
    assert [column for column, _ in grid.visible(1)] == [1, 2, 3]
    assert old.visibility is Visibility.HIDDEN


def test_the_stored_text_of_a_number_is_kept(tmp_path):
    cell = one_cell(tmp_path, '<c r="A1"><v>0.30000000000000004</v></c>')
    assert (cell.value, cell.raw) == (0.30000000000000004, "0.30000000000000004")
    assert one_cell(tmp_path, '<c r="A1"><v>12345678901234567</v></c>').value == 12345678901234567


def test_a_formula_keeps_its_stored_value_and_is_never_calculated(tmp_path):
    cell = one_cell(tmp_path, '<c r="A1"><f>1+1</f><v>41</v></c>')
    assert (cell.value, cell.formula) == (41, True)


def test_a_formula_without_a_stored_value_is_seen(tmp_path):
    cell = one_cell(tmp_path, '<c r="A1"><f>1+1</f></c>')
    assert (cell.value, cell.formula, cell.error) == (None, True, "")


@pytest.mark.parametrize("text", ["NaN", "INF", "1,5", "1_000", "0x10"])
def test_a_number_cell_whose_text_is_no_number_is_an_error_and_no_number(tmp_path, text):
    cell = one_cell(tmp_path, f'<c r="A1"><v>{text}</v></c>')
    assert (cell.value, cell.error, cell.raw) == (None, "#VALUE!", text)


def test_a_number_too_large_for_a_double_is_an_error(tmp_path):
    assert one_cell(tmp_path, '<c r="A1"><v>1E+400</v></c>').error == "#NUM!"


def test_an_error_value_is_an_error_and_no_text(tmp_path):
    cell = one_cell(tmp_path, '<c r="A1" t="e"><v>#DIV/0!</v></c>')
    assert (cell.value, cell.error) == (None, "#DIV/0!")


def test_shared_and_inline_texts_lose_phonetics_and_resolve_escapes(tmp_path):
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    strings = f"<sst {ns}><si><r><t>Xuất </t></r><r><t>khẩu</t></r><rPh><t>x</t></rPh></si></sst>"
    assert one_cell(tmp_path, '<c r="A1" t="s"><v>0</v></c>', strings=strings).value == "Xuất khẩu"
    cell = one_cell(tmp_path, '<c r="A1" t="inlineStr"><is><t>a_x000D_b_xD800_c</t></is></c>')
    assert cell.value == "a\rb_xD800_c"


def test_formats_tell_dates_percent_and_cut_thousands(tmp_path):
    assert one_cell(tmp_path, '<c r="A1" s="1"><v>45292</v></c>').value == date(2024, 1, 1)
    assert one_cell(tmp_path, '<c r="A1" s="1"><v>45292.5</v></c>').value == datetime(2024, 1, 1, 12)
    assert one_cell(tmp_path, '<c r="A1" s="2"><v>0.0752</v></c>').style.percent
    assert one_cell(tmp_path, '<c r="A1" s="3"><v>1234567</v></c>').style.cut_thousands == 1
    assert one_cell(tmp_path, '<c r="A1" s="4"><v>1</v></c>').style.indent == 2


def test_the_1904_system_moves_no_day(tmp_path):
    cell = one_cell(tmp_path, '<c r="A1" s="1"><v>43830</v></c>', workbook_pr='date1904="1"')
    assert cell.value == date(2024, 1, 1)


def test_cells_without_references_count_on(tmp_path):
    grid = read_one(package(tmp_path / "f.xlsx", sheet_of("<row><c><v>1</v></c><c><v>2</v></c></row>")))
    assert [column for column, _ in grid.visible(1)] == [1, 2]


def test_cells_out_of_order_are_put_in_order(tmp_path):
    rows = '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>'
    grid = read_one(package(tmp_path / "f.xlsx", sheet_of(rows)))
    assert [column for column, _ in grid.visible(1)] == [1, 3]


def test_prefixed_elements_are_read(tmp_path):
    xml = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        '<x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert read_one(package(tmp_path / "f.xlsx", xml)).cell(1, 1).value == 7


def test_a_far_cell_costs_one_cell(tmp_path):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    grid = read_one(
        package(tmp_path / "f.xlsx", sheet_of(rows, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))
    )
    assert grid.filled == 2
    assert (grid.last_row, grid.last_column) == (1_048_576, 16_384)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="9999999999"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="AAAA1"><v>1</v></c></row>',
        '<row r="0"><c r="A0"><v>1</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
    ],
)
def test_a_cell_outside_the_grid_refuses_the_file(tmp_path, rows):
    with pytest.raises(RefusalError) as refusal:
        read_one(package(tmp_path / "f.xlsx", sheet_of(rows)))
    assert refusal.value.finding.code == "cell_outside_grid"


def test_a_shared_text_that_is_not_there_names_its_cell(tmp_path):
    with pytest.raises(RefusalError) as refusal:
        one_cell(tmp_path, '<c r="A1" t="s"><v>99</v></c>')
    assert (refusal.value.finding.code, refusal.value.finding.where) == ("shared_text_absent", "Data!A1")


@pytest.mark.parametrize("kind", ["inlineStr", "str", "n", "s"])
def test_a_text_longer_than_a_cell_may_hold_refuses_the_file_at_its_cell(tmp_path, kind):
    long = "x" * (LONGEST_TEXT + 1)
    strings = {"xl/sharedStrings.xml": f"<sst><si><t>{long}</t></si></sst>"}
    cell = f'<c r="B1" t="{kind}"><v>{0 if kind == "s" else long}</v></c>'
    with pytest.raises(RefusalError) as refusal:
        read_one(package(tmp_path / "f.xlsx", sheet_of(f'<row r="1">{cell}</row>'), parts=strings))
    assert (refusal.value.finding.code, refusal.value.finding.where) == ("cell_text_too_long", "Data!B1")


def test_a_text_as_long_as_a_cell_may_hold_is_read(tmp_path):
    long = "x" * LONGEST_TEXT
    assert one_cell(tmp_path, f'<c r="A1" t="str"><v>{long}</v></c>').value == long


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<worksheet><sheetData>", "file_damaged"),
        ("<a>" * 200 + "</a>" * 200, "xml_too_deep"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "file_doctype"),
        ('<?xml version="1.0" encoding="cp037"?><a/>', "xml_encoding"),
    ],
)
def test_a_hostile_part_is_refused_by_name(tmp_path, xml, code):
    with pytest.raises(RefusalError) as refusal:
        read_one(package(tmp_path / "f.xlsx", xml))
    assert refusal.value.finding.code == code


def test_more_cells_than_allowed_refuse_the_file(tmp_path):
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 12))
    path = package(tmp_path / "f.xlsx", sheet_of(rows))
    with pytest.raises(RefusalError) as refusal:
        read_one(path, Limits(sheet_cells=10))
    assert refusal.value.finding.code == "sheet_too_large"
    with pytest.raises(RefusalError) as refusal:
        read_one(path, Limits(file_cells=10))
    assert refusal.value.finding.code == "file_too_many_cells"
