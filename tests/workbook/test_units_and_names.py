"""Units and names that a wrong guess would spoil without a word: several on one line, unknown ones, codes, grades."""

import pytest

from indicators.workbook.cells.grid import Cell
from indicators.workbook.shapes.number_headers import heads_classes
from tests.workbook.files import codes, grid_of, read_rows
from tests.workbook.tables import table_of


def units(reading):
    return {one.cell: (one.unit_measure, one.unit_mult, one.measure) for one in reading.rows}


def test_a_line_of_money_and_changes_gives_the_changes_to_figures_in_per_cent(tmp_path):
    rows = [
        ["Accounts, quarterly"],
        ["In Mio. Swiss Francs, at current prices, percentage change to previous quarter"],
        [None, "Output", "Demand"],
        *[[f"{2030 + at // 4}-Q{at % 4 + 1}", 100.5 + at, 90.5 + at] for at in range(5)],
    ]
    found = units(read_rows(tmp_path, rows))
    assert set(found.values()) == {("CHF", 6, "level")}
    rows[1] = ["Percentage change on corresponding period in previous year"]
    assert set(units(read_rows(tmp_path, rows)).values()) == {("percent", 0, "yoy")}


def test_a_unit_in_brackets_that_is_not_known_is_not_that_of_the_rows_above(tmp_path):
    rows = [["Tourism", "2030", "2031"], ["Arrivals (persons)", 10, 11], ["Earnings (cowrie million)", 1.5, 2.5],
            ["Spending (cowrie, per head)", 5, 6]]  # fmt: skip
    reading = read_rows(tmp_path, rows)
    assert units(reading) == {"B2": ("persons", 0, "level"), "C2": ("persons", 0, "level"), "B3": ("", None, ""),
                              "C3": ("", None, ""), "B4": ("", None, ""), "C4": ("", None, "")}  # fmt: skip
    assert "unit_absent" in codes(reading)


@pytest.mark.parametrize(
    ("rows", "unit"),
    [
        ([["Energy supply"], ["Exajoules", 2030, 2031], ["Canada", 4.5, 4.75]], ("joules", 18)),
        ([["Quoten in % (der Personen)"], ["Kanton", 2030, 2031], ["Wallis", 4.5, 4.75]], ("percent", 0)),
        ([["Trade by goods", None, "T 6.5.2"], ["In CHF millions"], [None, 2030, 2031], ["All", 4.5, 5]], ("CHF", 6)),
        ([["Отгружено товаров"], ["Млн.рублей"], [None, 2030, 2031], ["Всего", 4.5, 5]], ("RUB", 6)),
        ([["Prices"], ["(BASE: AVERAGE 12 MONTHS 2014 = 100.0)"], [None, 2030, 2031], ["All", 99.5, 101]],
         ("percent", 0)),
    ],
)  # fmt: skip
def test_a_unit_stands_in_many_places(tmp_path, rows, unit):
    assert {found[:2] for found in units(read_rows(tmp_path, rows)).values()} == {unit}


def test_codes_and_grades_beside_names_name_nothing():
    rows = [["R1", "Revisions of the accounts"], [None, None, None, 2030, 2031],
            [None, "Goods", "BOKI", 1.5, 2.5], [None, "Services", "IKBD", 3.5, 4.5], [None, "Total", "IKBJ", 5, 7],
            [None, "Income", "HBOJ", 0.5, 1]]  # fmt: skip
    assert [names for _, _, names in table_of(rows).values()][::2] == ["Goods", "Services", "Total", "Income"]
    graded = [["Rates"], [None, "VK", 2030, 2031], ["All", "A", 1.5, 2.5], ["North", "A", 2.5, 3], ["South", "B", 1, 2],
              ["West", "A", 3, 4]]  # fmt: skip
    assert [names for _, _, names in table_of(graded).values()][::2] == ["All", "North", "South", "West"]


def test_a_name_printed_once_holds_for_its_rows_and_numbers_before_names_do_not():
    rows = [["Trade by area, 2031"], ["Area", None, "Industry", "Services"], ["North East", "Imports", 1.5, 2.5],
            [None, "Exports", 3.5, 4.5], ["West", "Imports", 5.5, 6.5], [None, "Exports", 7.5, 8.5]]  # fmt: skip
    assert table_of(rows)["C6"][2] == "West > Exports > Industry"
    rows[2][0], rows[4][0] = "II", "IV"
    assert table_of(rows)["C6"][2] == "Exports > Industry"


def test_classes_in_numbers_are_heads_beside_heads_in_words():
    rows = [["Hours worked, 2031"], ["Area", "Code", "Median", "Mean", 10, 25, 75, 90],
            ["North", "E01", 37.5, 33, 15, 27, 40, 43], ["South", "E02", 36, 32, 14, 26, 39, 42]]  # fmt: skip
    found = table_of(rows)
    assert (found["C3"][2], found["H4"][2]) == ("North > Median", "South > 90")
    assert not [cell for cell in found if cell.endswith("2")]
    broken = grid_of([*rows[:2], ["North", "E01", "x", "y", None, 25, 75, 90], rows[3]])
    broken.cells[3][5] = Cell(None, "#DIV/0!", error="#DIV/0!")
    assert not heads_classes(broken, 3, broken.visible(3), 1)


def test_a_row_at_the_place_of_a_heading_ends_what_stood_under_it():
    rows = [["Tourism", 2030, 2031], ["Arrivals, by purpose"], ["   Holiday", 5, 6], ["   Business", 1, 2],
            ["Total earnings", 9, 8]]  # fmt: skip
    found = table_of(rows)
    assert (found["B3"][2], found["B5"][2]) == ("Arrivals, by purpose > Holiday", "Total earnings")
