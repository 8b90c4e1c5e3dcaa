"""What a file holds by accident changes no figure: where its table stands, how its cells are set, what was merged."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from indicators.workbook.cells.grid import Merge
from indicators.workbook.measures.headers import read_header
from tests.workbook.files import grid_of, read_bytes, read_rows
from tests.workbook.tables import periods_of, read_sheet, table_of

YEARS = [["Output of crops"], ["Crop", 2030, 2031], ["Rice", 1.5, 2.5], ["Coffee", 3.5, 4.5]]


# -- where it stands --------------------------------------------------------------------------------------------------
def test_a_table_may_begin_in_any_column():
    moved = table_of([[None] * 5 + row for row in YEARS])
    assert list(moved.values()) == list(table_of(YEARS).values())
    assert list(moved) == ["G3", "H3", "G4", "H4"]


def test_a_numbered_title_heads_its_table_in_any_column():
    rows = [
        ["1. Output"], ["Crop", 2030, 2031], ["Rice", 1.5, 2.5],
        ["2. Stocks"], ["Crop", 2030, 2031], ["Rice", 11.5, 12.5],
    ]  # fmt: skip
    assert list(table_of([[None] * 4 + row for row in rows]).values()) == list(table_of(rows).values())


def test_a_blank_row_parts_no_header_from_figures_without_a_label():
    title, *header = ["Output, billion roubles"], [2030, *[None] * 3, 2031, *[None] * 3], ["Q1", "Q2", "Q3", "Q4"] * 2
    figures = [1.5 + at for at in range(8)]
    parted = table_of([title, *header, [], figures])
    assert [figure[1] for figure in parted.values()] == [f"{y}-Q{q}" for y in (2030, 2031) for q in range(1, 5)]
    assert list(parted.values()) == list(table_of([title, *header, figures]).values())


# -- what stands around it --------------------------------------------------------------------------------------------
def test_a_remark_under_the_title_is_no_part_of_it(tmp_path):
    title, *table = YEARS
    reading = read_rows(tmp_path, [title, ["Note: trial areas are left out"], *table])
    assert {one.title for one in reading.rows} == {"Output of crops"}


def test_a_remark_that_tells_the_unit_is_read(tmp_path):
    title, *table = YEARS
    reading = read_rows(tmp_path, [title, ["Note: figures in tons"], ["(Thousand tons)"], *table])
    assert {(one.unit_measure, one.unit_mult) for one in reading.rows} == {("tonnes", 3)}


def test_a_source_under_records_makes_no_cube_of_them(tmp_path):
    items = ("Planted area", "Index (Previous year =100) - %")
    years = [f'"{item}";"{year}";101.5;98.5' for item in items for year in range(2020, 2032)]
    head = [
        '"Planted area of paddy by Items, Year and Crop"',
        "",
        '"Items";"Year";"Spring (Thous. Ha)";"Winter (Thous. Ha)"',
    ]
    for below in ((), ("", "Source: an office"), ("", "Ghi chú: không có", "Nguồn: an office")):
        reading = read_bytes(tmp_path, "\n".join([*head, *years, *below]).encode(), "x.csv")
        assert {one.unit_measure for one in reading.rows if one.row >= FIRST_INDEX} == {"percent"}
        assert {one.unit_measure for one in reading.rows if one.row < FIRST_INDEX} == {"hectares"}


FIRST_INDEX = 16


@pytest.mark.parametrize("signed", ["Hà Nội, ngày 22 tháng 9 năm 2031", "Hà Nội , ngày    tháng    năm 2031"])
def test_where_and_when_a_report_was_signed_heads_no_columns(signed):
    head = ["Chỉ tiêu", "9 tháng năm 2030", "9 tháng năm 2031"]
    rows = [["CỤC ĐẦU TƯ"], [None, signed], ["BÁO CÁO"], [], head, ["Vốn thực hiện", 13760.5, 13280.5]]
    for merges in ((), (Merge(2, 2, 2, 3),)):
        assert list(periods_of(rows, merges=merges).values()) == ["2030-01-01/P9M", "2031-01-01/P9M"]


def test_a_source_under_a_numbered_list_makes_no_labels_of_its_numbers():
    rows = [["No", "Date", "Rate"], [1, "18 June 2031", 5.5], [2, "21 May 2031", 5.75], [], ["Source: a bank"]]
    assert {figure[2] for figure in table_of(rows).values()} == {"Rate"}


# -- how it is set ----------------------------------------------------------------------------------------------------
def test_cells_that_hold_blanks_alone_are_blank(tmp_path):
    rows = [["Item", "2030", "2031"], ["GOODS", " ", "\u00a0"], ["Rice", 1.5, 2.5, " "], [" ", None, None], ["\u00a0"]]
    plain = [[None if isinstance(cell, str) and not cell.strip() else cell for cell in row] for row in rows]
    blank, bare = (list(read_rows(tmp_path, some).rows) for some in (rows, plain))
    assert blank == bare
    assert {one.path for one in blank} == {("GOODS",)}


@pytest.mark.parametrize("between", ["\u00a0", "\n", "  ", " \u00a0", "\u202f"])
def test_words_are_the_same_whatever_parts_them(between, tmp_path):
    head = [["Item", f"2030{between}(1)", f"2031{between}(1)"]]
    reading = read_rows(tmp_path, [*head, ["Rice", 1.5, 2.5], [f"Green{between}tea", 3.5, 4.5]])
    assert [str(one.period) for one in reading.rows] == ["2030", "2031"] * 2
    assert [one.label for one in reading.rows][2:] == ["Green tea"] * 2


def test_capitals_change_no_comparison():
    heads = ["В % к 2030 г.", "консолидированный бюджет"]
    small, large = (read_header([typed(text) for text in heads]) for typed in (str, str.upper))
    assert small.comparison is not None
    assert large.comparison == small.comparison
    assert large.item == small.item.upper()


def _in_bold(tmp_path, bold):
    book = Workbook()
    for row in (["Item", "2030", "2031"], ["Wages"], ["Full time", 1.5, 2.5], ["Rents", 3.5, 4.5]):
        book.active.append(row)
    for row in bold:
        book.active.cell(row, 1).font = Font(bold=True)
    path = tmp_path / "book.xlsx"
    book.save(path)
    return {one.label: one.path for one in read_sheet(path)}


def test_bold_labels_head_others_only_where_some_are_not_bold(tmp_path):
    assert _in_bold(tmp_path, (2, 3, 4)) == _in_bold(tmp_path, ())
    assert _in_bold(tmp_path, (2,)) == {"Full time": ("Wages",), "Rents": ("Wages",)}


def test_a_bold_row_whose_figure_is_absent_heads_no_others(tmp_path):
    book = Workbook()
    for row in (["Area", 2031], ["North", 1.5], ["South", ".."], ["West", 3.5], ["East", 4.5]):
        book.active.append(row)
    book.active["A3"].font = Font(bold=True)
    path = tmp_path / "book.xlsx"
    book.save(path)
    assert {one.label: one.path for one in read_sheet(path) if one.value} == {"North": (), "West": (), "East": ()}


# -- what was merged --------------------------------------------------------------------------------------------------
def test_a_name_over_periods_covers_those_to_its_right_without_a_merge():
    rows = [["Area", "Population", None, None], [None, 2029, 2030, 2031], ["North", 9.5, 10.5, 11.5]]
    assert [figure[2] for figure in table_of(rows).values()] == ["North > Population"] * 3


def test_a_name_covers_periods_past_a_row_that_heads_other_columns_alone():
    rows = [
        ["Area", "Poverty threshold (pesos)", None, "Poor families", None],
        [None, None, None, "Estimate (%)", None],
        [None, 2030, 2031, 2030, 2031],
        ["North", 8448, 9385, 22.5, 23.5],
    ]
    assert table_of(rows)["C4"][2] == table_of(rows)["B4"][2] == "North > Poverty threshold"


def test_a_column_of_flags_ends_no_title():
    rows = [["Area", "Population", None, None, None], [None, 2030, None, 2031, None],
            ["North", 10.5, "a", 11.5, "b"], ["South", 20.5, "a", 21.5, "b"]]  # fmt: skip
    assert {figure[2].rpartition(" > ")[2] for figure in table_of(rows).values()} == {"Population"}


def test_what_opens_a_comparison_covers_all_that_follows_it():
    head = [["Chỉ số giá tiêu dùng tháng 7 năm 2031"], [],
            [None, "Tháng 7 năm 2031 so với:", None, None, "Bình quân 7 tháng"],
            [None, "Kỳ gốc", "Tháng 7", "Tháng 6", "năm 2031 so với"],
            [None, "(2029)", "năm 2030", "năm 2031", "cùng kỳ năm 2030"]]  # fmt: skip
    rows = [*head, ["CHỈ SỐ GIÁ", 115.5, 104.25, 100.5, 104.5], ["Hàng ăn", 120.5, 104.5, 102.5, 104.5]]
    assert periods_of(rows)["C6"] == periods_of(rows)["D6"] == "2031-M07"


def test_a_grid_without_cells_begins_in_its_first_column():
    assert grid_of([]).first_column == 1
    assert grid_of([[None, None, "Rice"]], hidden_columns=frozenset({3})).first_column == 1
