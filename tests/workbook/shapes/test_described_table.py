"""A bare table is what the sheet of metadata beside it says, if that says it once."""

import pytest

from indicators.workbook import Limits, read_workbook
from tests.workbook.files import codes, xlsx

TABLE = [["By region", "2030.01", "2030.02", "2030.03"], ["North", 101.5, 102.25, 103.75]]


def read(tmp_path, metadata, table=TABLE):
    book = xlsx(tmp_path / "table.xlsx", {"Data": table, "Metadata": metadata})
    return read_workbook(book, "table.xlsx", Limits())


def test_name_and_unit_of_a_table_are_taken_from_its_metadata_with_their_place(tmp_path):
    metadata = [["○ Table name", "Consumer price index"], ["○ Retrieved", "2030.04.29"], ["○ Unit", "2020=100"]]
    reading = read(tmp_path, metadata)
    assert {(one.unit_measure, one.measure, one.unit_text) for one in reading.rows} == {
        ("percent", "base_index", "2020=100")
    }
    (told,) = [one for one in reading.findings if one.code == "unit_from_other_sheet"]
    assert (told.severity, told.params["where"], told.params["count"]) == ("info", "Metadata!B3", 3)
    assert reading.sheets[0].title == "Consumer price index"
    assert "unit_absent" not in codes(reading)


@pytest.mark.parametrize("said", [["○ 단위", "천명"], ["Đơn vị tính", "Nghìn người"], ["Unit: thousand persons"]])
def test_metadata_say_a_unit_in_many_words(tmp_path, said):
    assert {(one.unit_measure, one.unit_mult) for one in read(tmp_path, [said]).rows} == {("persons", 3)}


def test_a_unit_that_is_not_known_stays_open_with_its_words(tmp_path):
    reading = read(tmp_path, [["Unit", "cowries"]])
    assert {(one.unit_measure, one.unit_text) for one in reading.rows} == {("", "cowries")}
    assert "unit_open" in codes(reading)


def test_metadata_of_several_tables_say_nothing_of_one(tmp_path):
    reading = read(tmp_path, [["Unit", "Thousand persons"], ["Unit", "Percent"]])
    assert {one.unit_measure for one in reading.rows} == {""}
    assert "unit_absent" in codes(reading)


def test_what_the_table_says_itself_is_nearer(tmp_path):
    table = [["Employment, thousand persons"], *TABLE]
    reading = read(tmp_path, [["Unit", "Percent"], ["Title", "Something else"]], table)
    assert {(one.unit_measure, one.unit_mult) for one in reading.rows} == {("persons", 3)}
    assert reading.sheets[0].title == "Employment, thousand persons"
