"""The same table again and again in a sheet: what tells the blocks apart is part of the path of their figures."""

from datetime import date

import pytest

from tests.workbook.tables import table_of

DAYS = [date(2023, 1, 1), date(2023, 2, 1)]
BODY = [["Nam", 1.5, 2.5], ["Nữ", 3.5, 4.5]]
HEADERS = {
    "years": [2022, 2023],
    "typed years": ["2022", "2023"],
    "quarters": ["Q1/2022", "Q2/2022"],
    "days": DAYS,
    "months with a dot": ["2010.01", "2010.10"],
}


def blocks(header, corner, above=(), under=()):
    """Two blocks, of the North and the South, with the name of each where it is asked for."""
    rows = [["Dân số"], []]
    for name in ("Bắc", "Nam Bộ"):
        rows += [[line.format(name)] for line in above]
        rows += [[corner.format(name), *header] if corner else [None, *header]]
        rows += [[line.format(name)] for line in under]
        rows += BODY
    return rows


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize(
    "where",
    [{"corner": "Chỉ tiêu", "above": ["{}"]}, {"corner": "{}"}, {"corner": "", "under": ["{}"]}],
    ids=["over the header", "in the corner", "under the header"],
)
def test_the_name_of_a_block_stands_before_its_rows(header, where):
    names = [figure[2] for figure in table_of(blocks(header, **where)).values()]
    assert names == [f"{block} > {label}" for block in ("Bắc", "Nam Bộ") for label in ("Nam", "Nam", "Nữ", "Nữ")]


def test_blocks_whose_years_go_on_are_blocks():
    rows = [["Bắc"], ["Chỉ tiêu", 2020, 2021, 2022], ["Nam", 1.5, 2.5, 3.5],
            ["Nam Bộ"], ["Chỉ tiêu", 2021, 2022, 2023], ["Nam", 1.6, 2.6, 3.6]]  # fmt: skip
    assert table_of(rows)["D6"] == (3.6, "2023", "Nam Bộ > Nam")


def test_lines_of_metadata_name_the_block_by_those_that_differ():
    rows = []
    for area, unit in (("Viet Nam", "Thousand persons"), ("Lao PDR", "Thousand persons")):
        rows += [
            ["GEO:", area],
            ["UNIT:", unit],
            ["SEX/TIME", 2022, 2023],
            ["Males", 1.5, 2.5],
            ["Females", 3.5, 4.5],
            [],
        ]
    rows += [["Special value:"], [":", "not available"]]
    table = table_of([["Unemployment"], [], *rows])
    assert table["C6"] == (2.5, "2023", "Viet Nam > Males")
    assert table["B13"] == (3.5, "2022", "Lao PDR > Females")
    assert len(table) == 8


def test_periods_down_come_again_under_each_title():
    rows = [["Trade"], ["Exports"], ["Year", "Goods"], [2022, 1.5], [2023, 3.5],
            ["Imports"], ["Year", "Goods"], [2022, 5.5], [2023, 7.5]]  # fmt: skip
    assert [figure[2] for figure in table_of(rows).values()] == ["Exports > Goods"] * 2 + ["Imports > Goods"] * 2


def test_tables_of_different_things_under_one_header_are_no_blocks():
    rows = [["Chăn nuôi"], ["Chỉ tiêu", 2022, 2023], ["Thịt", 1.5, 2.5], ["Lâm nghiệp"], ["Chỉ tiêu", 2022, 2023],
            ["Gỗ", 3.5, 4.5]]  # fmt: skip
    assert [figure[2] for figure in table_of(rows).values()] == ["Thịt", "Thịt", "Gỗ", "Gỗ"]


def test_blocks_told_apart_by_their_year_alone_are_one_series():
    rows = [
        ["Năm 2022"],
        ["Chỉ tiêu", "Q1/2022", "Q2/2022"],
        *BODY,
        ["Năm 2023"],
        ["Chỉ tiêu", "Q1/2023", "Q2/2023"],
        *BODY,
    ]
    assert {figure[2] for figure in table_of(rows).values()} == {"Nam", "Nữ"}


@pytest.mark.parametrize("numbering", [["A", "B", 1, 2, 3], ["(1)", "(2)", "(3)", "(4)", "(5)"], [1, 2, 3, 4, 5]])
def test_a_row_that_numbers_the_columns_is_no_data(numbering):
    rows = [["Xuất khẩu"], ["STT", "Mặt hàng", 2021, 2022, 2023], numbering, [1, "Gạo", 1.5, 2.5, 3.5],
            [2, "Chè", 1.6, 2.6, 3.6]]  # fmt: skip
    assert [figure[0] for figure in table_of(rows).values()] == [1.5, 2.5, 3.5, 1.6, 2.6, 3.6]


def test_codes_and_row_numbers_are_no_figures():
    rows = [["Xuất khẩu"], ["Mặt hàng", "Mã số", 2022, 2023], ["Gạo", 10, 1.5, 2.5], ["Chè", 20, 1.6, 2.6]]
    assert set(table_of(rows)) == {"C3", "D3", "C4", "D4"}
