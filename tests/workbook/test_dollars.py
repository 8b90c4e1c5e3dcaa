"""Whose dollars the figures of a file are, which offices print without their country."""

import pytest

from indicators.workbook import Limits, read_workbook
from tests.workbook.files import read_rows, xlsx

SHOPS = [["Item", 2031, 2032], ["Shops", 10.5, 11.5], ["Stalls", 2.5, 3.5], ["Inns", 1.5, 1.6]]


def read(folder, *over, below=(), unit="Million dollars"):
    reading = read_rows(folder, [*([line] for line in over), [unit], *SHOPS, *([line] for line in below)])
    told = {one.code: (one.severity.value, one.params.get("where")) for one in reading.findings}
    return {one.unit_measure for one in reading.rows}, told


@pytest.mark.parametrize(
    ("over", "below", "money"),
    [
        (["Trade of Canada"], [], "CAD"),
        (["Sales, New Zealand"], [], "NZD"),
        (["Sales"], ["Source: Australian Bureau of Statistics"], "AUD"),
        (["Goods sold to Canada"], ["Source: Bureau of Economic Analysis"], "USD"),
        (["Sales in the United States"], [], "USD"),
        (["Sales"], ["Source: World Bank"], "USD"),
    ],
)
def test_dollars_are_those_of_the_office_or_the_country_that_is_named(tmp_path, over, below, money):
    units, told = read(tmp_path, *over, below=below)
    assert units == {money}
    assert told.get("dollars_of_country", ("info", ""))[0] == "info"
    assert "dollars_of_no_country" not in told


def test_what_names_the_country_is_told_with_its_cell(tmp_path):
    assert read(tmp_path, "Trade of Canada")[1]["dollars_of_country"] == ("info", "Data!A1")


def test_dollars_of_no_country_or_of_several_are_nobodys_and_told(tmp_path):
    for over in ("Sales by item", "Sales in Canada and Australia", "Sales in Jamaica"):
        units, told = read(tmp_path, over)
        assert units == {"dollars"}
        assert told["dollars_of_no_country"] == ("soft", None)


def test_us_dollars_are_no_others_whatever_the_country(tmp_path):
    units, told = read(tmp_path, "Trade of Canada", unit="Million US dollars")
    assert (units, told.keys() & {"dollars_of_country", "dollars_of_no_country"}) == ({"USD"}, set())


def test_the_sign_for_dollars_has_the_country_as_well_and_is_not_told_without_one(tmp_path):
    assert read(tmp_path, "Sales, New Zealand", unit="$ million")[0] == {"NZD"}
    units, told = read(tmp_path, "Sales", unit="$ million")
    assert (units, "dollars_of_no_country" in told) == ({"dollars"}, False)


def test_places_at_the_rows_say_whose_dollars_they_are(tmp_path):
    def units(*places):
        rows = [["Thousand dollars"], ["Area", 2031, 2032], *([place, 1.5, 2.5] for place in places)]
        return {one.unit_measure for one in read_rows(tmp_path, rows).rows}

    assert units("Ontario", "Quebec", "Alberta", "Manitoba") == {"CAD"}
    assert units("AL", "AK", "AZ", "AR") == {"USD"}
    assert units("Ontario", "North", "South", "West") == {"dollars"}


def test_goods_of_the_world_market_are_quoted_in_us_dollars(tmp_path):
    rows = [["Spot prices"], ["Month", "Crude (Dollars per Barrel)"], ["2031-01", 61.5], ["2031-02", 62.5]]
    assert {one.unit_measure for one in read_rows(tmp_path, rows).rows} == {"USD_per_barrel"}


def test_another_sheet_names_the_country_of_a_sheet_that_does_not(tmp_path):
    path = xlsx(tmp_path / "book.xlsx", {"Notes": [["Accounts of Canada"]], "Data": [["Million dollars"], *SHOPS]})
    assert {one.unit_measure for one in read_workbook(path, path.name, Limits()).rows} == {"CAD"}
