"""OpenDocument through calamine: values, merged ranges, hidden sheets, and refusal of what is damaged."""

import zipfile
from datetime import date, time

import pytest

from indicators.workbook.cells.grid import Merge, Visibility
from indicators.workbook.engines import calamine
from indicators.workbook.engines.valued_cells import valued_cells
from indicators.workbook.limits import LONGEST_TEXT
from indicators.workbook.refusal import RefusalError
from tests.workbook.files import LIMITS

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
CONTENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="{_OFFICE}:office:1.0" xmlns:table="{_OFFICE}:table:1.0"
 xmlns:text="{_OFFICE}:text:1.0" xmlns:style="{_OFFICE}:style:1.0" office:version="1.2">
<office:automatic-styles><style:style style:name="h" style:family="table">
<style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="Data"><table:table-row>
<table:table-cell office:value-type="string"><text:p>Xuất khẩu</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="100.5"/>
<table:table-cell office:value-type="float" office:value="2024"/>
<table:table-cell office:value-type="date" office:date-value="2024-07-20"/>
<table:table-cell office:value-type="boolean" office:boolean-value="true"/>
</table:table-row></table:table>
<table:table table:name="old" table:style-name="h"><table:table-row>
<table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"""


def ods(path, content=CONTENT):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content.replace(">\n<", "><"))
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0"><manifest:file-entry '
            'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
            "</manifest:manifest>",
        )
    return path


def test_values_keep_their_kinds_and_whole_numbers_are_whole(tmp_path):
    grid, old = calamine.read_grids(ods(tmp_path / "f.ods"), LIMITS)[0]
    values = [cell.value for _, cell in grid.visible(1)]
    assert values[:3] == ["Xuất khẩu", 100.5, 2024]
    assert isinstance(values[2], int)
    assert values[3].isoformat() == "2024-07-20"
    assert values[4] is True
    assert old.visibility is Visibility.HIDDEN


def test_the_content_counts_and_not_the_name(tmp_path):
    grids, _ = calamine.read_grids(ods(tmp_path / "f.xls"), LIMITS)
    assert grids[0].text(1, 1) == "Xuất khẩu"


def test_merged_ranges_count_from_one():
    class Sheet:
        height = width = 1
        merged_cell_ranges = [((0, 0), (1, 2))]

        def to_python(self, skip_empty_area):
            return [["x\x00y"]]

    grid = calamine._read_sheet(Sheet(), "s", Visibility.VISIBLE, LIMITS)
    assert grid.merges == (Merge(1, 1, 2, 3),)
    assert grid.cell(1, 1).value == "xy"


def test_a_sheet_declared_larger_than_can_be_held_is_refused():
    class Sheet:
        height, width = 1_000_000, 16_000

    with pytest.raises(RefusalError) as refusal:
        calamine._read_sheet(Sheet(), "s", Visibility.VISIBLE, LIMITS)
    assert refusal.value.finding.where == "s"


def test_a_damaged_file_is_refused(tmp_path):
    path = tmp_path / "f.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(RefusalError) as refusal:
        calamine.read_grids(path, LIMITS)
    assert refusal.value.finding.code == "file_damaged"


def test_a_text_longer_than_a_cell_may_hold_refuses_the_file_at_its_cell(tmp_path):
    path = ods(tmp_path / "f.ods", CONTENT.replace("Xuất khẩu", "x" * (LONGEST_TEXT + 1)))
    with pytest.raises(RefusalError) as refusal:
        calamine.read_grids(path, LIMITS)
    assert (refusal.value.finding.code, refusal.value.finding.where) == ("cell_text_too_long", "Data!A1")


def test_kinds_of_values_stay_apart_in_columns():
    said = [[True, date(2024, 7, 20)], [1.0, "2024-07-20"], ["1", time(8, 30)], [float("inf"), ""], ["", "x\x00y"]]
    columns = valued_cells(said, calamine._cell)
    assert dict(columns) == {
        row: {column: calamine._cell(value) for column, value in enumerate(values, start=1) if value != ""}
        for row, values in enumerate(said, start=1)
    }
    assert [type(columns[row][1].value) for row in (1, 2, 3)] == [bool, int, str]
    assert columns.cell(4, 1).error == "#NUM!"


def test_a_sheet_that_may_be_of_the_old_font_is_no_columns():
    assert valued_cells([["Cµ phª", 1.0]], calamine._cell) is None
