"""Flags in columns beside the figures, and the lines of metadata that such downloads begin with."""

import pytest

from indicators.workbook import Limits, read_workbook
from tests.workbook.files import xlsx

HEAD = [
    ["Data extracted on 12/11/2024 15:02:11"],
    ["Dataset:", "National accounts"],
    ["Last updated:", "11/11/2024 23:00"],
    [],
    ["Time frequency", "Annual"],
    ["Unit of measure", "Current prices, million euro"],
    [],
]
BODY = [
    ["TIME", "2021", None, "2022", None],
    ["GEO (Labels)"],
    ["Belgium", 507930.4, None, 563543.5, "p"],
    ["Germany", 3676460, "b", 3953850, "b, p"],
    ["Malta", 15000.1, None, ":", "c"],
]


@pytest.fixture
def rows(tmp_path):
    reading = read_workbook(xlsx(tmp_path / "f.xlsx", {"Sheet 1": HEAD + BODY}), "f.xlsx", Limits())
    assert not reading.findings
    return {(row.label, str(row.period)): row for row in reading.rows}


def test_flags_beside_figures_are_their_status_and_notes(rows):
    assert rows["Belgium", "2022"].obs_status == "P"
    assert (rows["Germany", "2021"].obs_status, rows["Germany", "2021"].notes) == ("", "b")
    assert (rows["Germany", "2022"].obs_status, rows["Germany", "2022"].notes) == ("P", "b")
    assert rows["Malta", "2022"].value is None


def test_the_day_of_an_update_and_the_unit_over_a_table_are_no_headers(rows):
    assert {period for _, period in rows} == {"2021", "2022"}
    assert {(row.unit_measure, row.unit_mult) for row in rows.values()} == {("EUR", 6)}


def test_a_column_of_words_under_a_header_holds_no_flags(tmp_path):
    table = [["Area", "2021", "Note", "2022"], ["A", 1.5, "p", 2.5], ["B", 2.5, None, 3.5]]
    reading = read_workbook(xlsx(tmp_path / "f.xlsx", {"S": table}), "f.xlsx", Limits())
    assert {row.obs_status for row in reading.rows} == {""}
