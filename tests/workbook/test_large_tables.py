"""A large table with years across is read in columns exactly as it is read figure by figure."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.workbook.both_ways import ODD, read_in_columns

COUNTRIES = ("Viet Nam", "Thailand", "World", "Viet  Nam", "Nhật Bản")
SERIES = ("GDP (current US$)", "GDP growth (annual %)", "Population", "Exports, million USD", "Inflation (%)")


def book(path: Path, seed: int) -> Path:
    """Write a country and an indicator a row, or a label a row, with years across; the same seed writes the same."""
    chance = random.Random(seed)
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = "Data"
    coded, odd, percent = chance.random() < 0.6, chance.choice([0.0, 0.02, 0.2]), chance.random() < 0.3
    if coded:
        page.append(["Data Source", "World Development Indicators"])
    else:
        page.append([chance.choice(["Trade", "Output, million USD", "Output by year (Thousand tons)"])])
    page.append([])
    if not coded and chance.random() < 0.5:
        page.append([None, None, None, "Unit: tons"])
    years: list[Any] = [chance.choice([year, str(year)]) for year in range(2000, 2012)]
    if chance.random() < 0.3:
        years[-1] = chance.choice(["Sơ bộ 2011", "2011 (%)", "2011/12", "Total", years[-2], "2011 so với 2010 (%)"])
    names = ["Country Name", "Country Code", "Indicator Name", "Indicator Code"] if coded else ["Commodity"]
    unit = not coded and chance.random() < 0.4
    page.append([*names, *(["Unit"] if unit else []), *years])

    def figure() -> Any:
        if chance.random() < 0.5:
            return None
        return chance.choice(ODD) if chance.random() < odd else chance.randrange(10**6) / 10 ** chance.randint(0, 6)

    for number in range(80):
        code = chance.choice(["VNM", "THA", "WLD"])
        said = [chance.choice(COUNTRIES), code, chance.choice(SERIES), f"XX.{number % 30:02d}.ZS"]
        said = said if coded else [chance.choice(["Rice", "  Rice", "Coffee", f"Good {number}", "Total", None])]
        page.append([*said, *([chance.choice(["tons", "USD", None])] if unit else []), *(figure() for _ in years)])
        if percent and chance.random() < 0.2:
            page.cell(page.max_row, page.max_column - 1).number_format = chance.choice(["0.0%", "0.00", "#,##0,"])
    if seed % 3 == 0:
        made.create_sheet("About").append(["Unit", chance.choice(["Thousand tons", "cowries"])])
    made.save(path)
    return path


@pytest.mark.parametrize("seed", range(24))
def test_a_table_read_in_columns_is_that_read_figure_by_figure(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "book.xlsx", seed)
    assert not isinstance(read_in_columns(path, monkeypatch).rows.row, list)


def test_sheets_under_one_title_are_told_apart_by_their_names_in_columns_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Workbook()
    made.remove(made["Sheet"])
    for name, first in (("By registration", 10), ("By occurrence", 500)):
        page = made.create_sheet(name)
        page.append(["Births by province, persons"])
        page.append([])
        page.append(["Province", *range(2015, 2021)])
        for at, province in enumerate(("Hà Giang", "Cao Bằng", "Lào Cai", "Sơn La")):
            page.append([province, *(first + 10 * at + number for number in range(6))])
    path = tmp_path / "births.xlsx"
    made.save(path)
    in_columns = read_in_columns(path, monkeypatch)
    assert not isinstance(in_columns.rows.row, list)
    assert {one.path[0] for one in in_columns.rows} == {"By registration", "By occurrence"}
    assert not in_columns.conflicts


def test_a_table_whose_financial_years_are_all_open_is_asked_in_columns_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Workbook()
    page = made.active
    assert page is not None
    page.append(["Catch by financial year, tons"])
    page.append(["Species", "FY 2010", "FY 2011", "FY 2012"])
    for species in ("Tuna", "Hake", "Cod", "Eel"):
        page.append([species, 1.5, 2.5, 3.5])
    path = tmp_path / "catch.xlsx"
    made.save(path)
    in_columns = read_in_columns(path, monkeypatch)
    assert "financial_year_open" in {finding.code for finding in in_columns.findings}
    assert {(one.period, one.period_text) for one in in_columns.rows} == {
        (None, "2010"), (None, "2011"), (None, "2012"),
    }  # fmt: skip
