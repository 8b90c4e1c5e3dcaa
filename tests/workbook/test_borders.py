"""Where a table and its heading begin and end, said by a person: the tables are read so, in this file and the next."""

from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.workbook import Anchor, Border, HeldBorder, Limits, Remembered, SaidBorders, Side, read_workbook
from indicators.workbook.reading import Reading
from tests.workbook.files import xlsx

SCALE = [
    ["Bảng 3. Số doanh nghiệp theo quy mô vốn, năm 2023"],
    ["Doanh nghiệp"],
    ["Ngành", "Vốn đến (tỷ đồng)"],
    ["Mức", 1, 10, 50],
    ["Dệt may", 120, 80, 33],
    ["Da giày", 70, 41, 20],
]
MEMO = [
    ["Table 1. Output, thousand tonnes"],
    ["", 2021, 2022],
    ["Rice", 10, 11],
    ["Maize", 4, 5],
    ["Memo items", 1, 2],
    ["Stocks", 3, 3],
]
TARGET = [
    ["Table 2. Output, thousand tonnes"],
    ["", 2021, 2022, "Target", "Gap"],
    ["Rice", 10, 11, 15, 4],
    ["Maize", 4, 5, 9, 4],
]
URBAN = [
    ["Bảng 4. Lao động"],
    ["Nghìn người"],
    ["", "Khu vực thành thị"],
    ["", "2022", "2023"],
    ["Nam", 10, 11],
    ["Nữ", 12, 13],
]


def read(folder, rows, *borders, remembered=(), name="book.xlsx", sheet="S"):
    path = xlsx(folder / name, {sheet: rows})
    return read_workbook(path, name, Limits(), said=SaidBorders(tuple(borders), tuple(remembered)))


def border(side, row, column=1):
    return Border("S", side, row, column)


def cells(reading):
    return {row.cell: row for row in reading.rows}


def as_rules(reading):
    return [
        Remembered(f"rule {at}", one.border.side, one.anchor) for at, one in enumerate(reading.borders) if one.anchor
    ]


# -- headings --------------------------------------------------------------------------------------------------------
def test_a_heading_whose_last_row_holds_numbers_ends_where_it_is_said(tmp_path):
    before = cells(read(tmp_path, SCALE))
    assert "B4" in before
    assert "D5" not in before
    after = cells(read(tmp_path, SCALE, border(Side.HEAD_TO, 4)))
    assert "B4" not in after
    assert (after["D5"].label, after["D5"].header, after["D5"].value) == ("Dệt may", "50", 33)


def test_a_line_that_was_a_title_becomes_part_of_the_heading_that_begins_with_it(tmp_path):
    before, after = read(tmp_path, URBAN), read(tmp_path, URBAN, border(Side.HEAD_FROM, 3))
    assert cells(before)["C5"].title == "Bảng 4. Lao động Khu vực thành thị"
    assert cells(after)["C5"].title == "Bảng 4. Lao động"
    assert cells(after)["C5"].header == "Khu vực thành thị 2023"
    assert cells(after)["C5"].unit_text == "Nghìn người"


def test_a_row_that_numbers_the_columns_heads_none_where_the_heading_is_said_to_begin_above_it(tmp_path):
    rows = [*URBAN[:2], ["", "Khu vực", "thành thị"], ["", "2022", "2023"], ["A", 1, 2], *URBAN[4:]]
    reading = read(tmp_path, rows, border(Side.HEAD_FROM, 3))
    assert {row.header for row in reading.rows} == {"Khu vực 2022", "thành thị 2023"}


def test_a_heading_said_in_the_midst_of_a_table_begins_a_second_one(tmp_path):
    rows = [*MEMO[:4], ["Area", "2021", "2022"], *MEMO[4:]]
    reading = read(tmp_path, rows, border(Side.HEAD_FROM, 5), border(Side.HEAD_TO, 5))
    assert [(one.first, one.last) for one in reading.borders] == [(5, 7), (5, 7)]
    assert {cell for cell, row in cells(reading).items() if row.value is not None} >= {"B3", "C4", "B6", "C7"}


def test_a_heading_of_records_is_the_row_that_is_said(tmp_path):
    rows = [
        ["Period", "Value", "Item"],
        ["days", "tonnes", "names"],
        ["Day", "Amount", "Crop"],
        ["2024-01-31", 10, "Rice"],
        ["2024-02-29", 11, "Rice"],
        ["2024-03-31", 12, "Rice"],
    ]
    reading = read(tmp_path, rows, border(Side.HEAD_TO, 3), border(Side.TABLE_TO, 5))
    assert set(cells(reading)) == {"B4", "B5"}


def test_a_small_table_without_period_is_read_once_its_heading_is_said_and_its_period_asked(tmp_path):
    rows = [["Kho", "Hà Nội", "Huế"], ["Gạo", 1, 2], ["Ngô", 3, 4]]
    assert not cells(read(tmp_path, rows))
    reading = read(tmp_path, rows, border(Side.HEAD_TO, 1))
    assert {(row.label, row.header, row.value, row.period) for row in reading.rows} == {
        ("Gạo", "Hà Nội", 1, None),
        ("Gạo", "Huế", 2, None),
        ("Ngô", "Hà Nội", 3, None),
        ("Ngô", "Huế", 4, None),
    }
    assert "table_period_absent" in {one.code for one in reading.findings}


# -- ends ------------------------------------------------------------------------------------------------------------
def test_what_stands_below_the_said_end_of_a_table_is_neither_read_nor_asked(tmp_path):
    reading = read(tmp_path, MEMO, border(Side.TABLE_TO, 4))
    assert set(cells(reading)) == {"B3", "C3", "B4", "C4"}
    assert "figures_not_read" not in {one.code for one in reading.findings}


def test_a_table_goes_on_over_words_where_that_is_said(tmp_path):
    rows = [*MEMO[:4], ["", "estimates", "estimates"], ["Cassava", 7, 8]]
    assert "B6" not in cells(read(tmp_path, rows))
    after = cells(read(tmp_path, rows, border(Side.GOES_ON, 6)))
    assert (after["B6"].label, after["B6"].header) == ("Cassava", "2021")


def test_a_table_ends_with_the_column_that_is_said(tmp_path):
    rows = [TARGET[0], ["", 2021, 2022, 2025, 2030], *TARGET[2:]]
    reading = read(tmp_path, rows, border(Side.COLUMN_TO, 3, 3))
    assert {cell[0] for cell in cells(reading)} == {"B", "C"}
    assert "figures_not_read" not in {one.code for one in reading.findings}


def test_a_table_begins_with_the_column_that_is_said(tmp_path):
    rows = [["Table 2. Output"], ["Page", "Crop", 2021, 2022], ["see", "Rice", 10, 11], ["see", "Maize", 4, 5]]
    assert cells(read(tmp_path, rows))["C3"].path
    assert not cells(read(tmp_path, rows, border(Side.COLUMN_FROM, 3, 2)))["C3"].path


# -- the last word ---------------------------------------------------------------------------------------------------
def test_the_later_of_two_borders_of_the_same_end_holds(tmp_path):
    reading = read(tmp_path, MEMO, border(Side.HEAD_TO, 3), border(Side.HEAD_TO, 2))
    assert [one.again for one in reading.borders] == [True, False]
    assert set(cells(reading)) == set(cells(read(tmp_path, MEMO)))


def test_a_border_of_a_sheet_that_is_not_there_is_none(tmp_path):
    reading = read(tmp_path, MEMO, Border("Elsewhere", Side.TABLE_TO, 4, 1))
    assert reading.borders == ()
    assert set(cells(reading)) == set(cells(read(tmp_path, MEMO)))


def test_a_border_far_below_the_sheet_leaves_it_as_it_is(tmp_path):
    reading = read(tmp_path, MEMO, border(Side.HEAD_TO, 1_048_576, 16_384))
    assert set(cells(reading)) <= set(cells(read(tmp_path, MEMO)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(Side), st.integers(1, 9), st.integers(1, 7)), max_size=5))
def test_whatever_is_said_no_figure_is_made_up_or_changed(tmp_path_factory, said):
    folder = tmp_path_factory.getbasetemp()
    for number, rows in enumerate((SCALE, MEMO, TARGET, URBAN)):
        reading = read(folder, rows, *(border(*one) for one in said), name=f"said{number}.xlsx")
        for row in reading.rows:
            assert row.value is None or row.value == float(rows[row.row - 1][row.column - 1])


# -- the next edition ------------------------------------------------------------------------------------------------
def test_an_end_is_known_by_the_words_that_follow_it_so_that_more_rows_are_kept(tmp_path):
    rules = as_rules(read(tmp_path, MEMO, border(Side.TABLE_TO, 4)))
    later = [["Table 1. Output, thousand tonnes"], ["", 2022, 2023], *MEMO[2:4], ["Cassava", 7, 8], *MEMO[4:]]
    reading = read(tmp_path, later, remembered=rules)
    assert {cell for cell in cells(reading) if cell.startswith("B")} == {"B3", "B4", "B5"}
    assert [(one.rule, one.border.row) for one in reading.borders] == [("rule 0", 5)]


def test_a_last_column_is_known_by_the_words_beside_it_so_that_more_columns_are_kept(tmp_path):
    rules = as_rules(read(tmp_path, TARGET, border(Side.COLUMN_TO, 3, 3)))
    later = [TARGET[0], ["", 2021, 2022, 2023, "Target", "Gap"], ["Rice", 10, 11, 12, 15, 3], ["Maize", 4, 5, 6, 9, 3]]
    assert {cell[0] for cell in cells(read(tmp_path, later, remembered=rules))} == {"B", "C", "D"}


def test_the_end_of_a_heading_of_years_is_known_by_the_row_above_it(tmp_path):
    rules = as_rules(read(tmp_path, URBAN, border(Side.HEAD_TO, 4)))
    assert rules[0].anchor.below == 1
    later = [*URBAN[:3], ["", "2023", "2024"], *URBAN[4:]]
    assert read(tmp_path, later, remembered=rules).borders[0].border.row == 4


def test_of_another_table_nothing_is_remembered(tmp_path):
    rules = as_rules(read(tmp_path, MEMO, border(Side.TABLE_TO, 4)))
    other = [["Table 9. Prices, USD"], *MEMO[1:]]
    assert read(tmp_path, other, remembered=rules).borders == ()


def test_where_the_words_stand_more_often_than_then_no_place_is_guessed(tmp_path):
    rules = as_rules(read(tmp_path, MEMO, border(Side.TABLE_TO, 4)))
    (held,) = read(tmp_path, [*MEMO, ["Memo items", 5, 6]], remembered=rules).borders
    assert not held.found


def test_a_border_among_numbers_alone_has_no_words_to_be_found_by(tmp_path):
    rows = [["Output"], ["", 2021, 2022], *([year, year, 7] for year in range(1990, 2000))]
    (held,) = read(tmp_path, rows, border(Side.TABLE_TO, 8)).borders
    assert held.anchor is None


# -- on the way ------------------------------------------------------------------------------------------------------
def test_what_is_said_and_what_was_held_come_through_as_they_were(tmp_path):
    said = SaidBorders((border(Side.TABLE_TO, 4),), (Remembered("r", Side.HEAD_TO, Anchor("k", "w", 1, 1, 2, "c", 1)),))
    assert SaidBorders.from_job(said.to_job()) == said
    assert SaidBorders.from_job(None) == SaidBorders()
    reading = read(tmp_path, MEMO, border(Side.TABLE_TO, 4))
    again = Reading.from_bytes(reading.to_bytes())
    assert again.borders == reading.borders
    assert isinstance(again.borders[0], HeldBorder)


def test_the_painting_of_a_sheet_follows_what_is_said(tmp_path):
    def header_rows(reading):
        roles = [(row, role) for row, _, role in reading.sheets[0].painted if role == "header"]
        return [row for row, _ in groupby(sorted(row for row, _ in roles))]

    assert header_rows(read(tmp_path, SCALE)) == [3]
    assert header_rows(read(tmp_path, SCALE, border(Side.HEAD_TO, 4))) == [3, 4]


def test_of_a_sheet_of_records_a_rule_whose_words_are_gone_has_no_place_either(tmp_path):
    rows = [["Period", "Item", "Value"], *([f"2024-{n:02d}", "Rice", n] for n in range(1, 7)), ["Total", "all", 21]]
    rules = as_rules(read(tmp_path, rows, border(Side.TABLE_TO, 7)))
    gone = [*rows[:7], ["Sum", "all", 21]]
    (held,) = read(tmp_path, gone, remembered=rules).borders
    assert not held.found


def test_tables_one_under_the_other_may_end_with_the_same_column():
    upper, lower = border(Side.COLUMN_TO, 3, 6), border(Side.COLUMN_TO, 30, 6)
    assert upper.place != lower.place
    assert border(Side.TABLE_TO, 3, 1).place == border(Side.TABLE_TO, 3, 6).place
