"""Tables of state changes: recognised by their header, handed on as text with the cell of each part."""

from tests.workbook.files import read_rows

HEADER = ["iso3", "tier", "date", "sources"]


def test_a_header_of_country_tier_and_date_is_a_table_of_state_changes(tmp_path):
    reading = read_rows(tmp_path, [["Các thay đổi"], HEADER, ["POL", "SP", "12/05/2026", "https://example.org"]])
    (row,) = reading.changes
    assert (row.row, row.texts["tier"], row.cells["date"]) == (3, "SP", "C3")
    assert not reading.refused
    assert [(finding.code, finding.params["n"]) for finding in reading.findings] == [("state_changes_found", 1)]
    assert reading == type(reading).from_bytes(reading.to_bytes())


def test_blank_rows_are_passed_over_and_a_year_is_no_number(tmp_path):
    reading = read_rows(tmp_path, [HEADER, [None, None, None, None], ["POL", "SP", 2026, None]])
    assert [row.texts["date"] for row in reading.changes] == ["2026"]


def test_a_table_of_figures_with_a_date_is_none(tmp_path):
    reading = read_rows(tmp_path, [["date", "indicator", "value"], ["2024-01", "GDP", 5], ["2024-02", "GDP", 6]])
    assert reading.changes == ()
