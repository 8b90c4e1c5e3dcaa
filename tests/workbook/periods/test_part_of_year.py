"""Words for a part of a year that does not say which year, and words that look like one and are none."""

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.period import Period
from indicators.workbook.cells.grid import Cell
from indicators.workbook.periods.part_of_year import Heading, Kind, heading_of, read_part, read_part_words
from indicators.workbook.periods.part_set import are_certain, are_enough, turning_point

ENGLISH = list(calendar.month_name)[1:]
VIETNAMESE = ["giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười"]


def part(text, heading=Heading.NONE):
    found = read_part_words(text, heading)
    return found and (found.first, found.months, found.kind.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan†", (1, 1, "part")),
        ("Sept", (9, 1, "part")),
        ("Dec.", (12, 1, "part")),
        ("Apr¹", (4, 1, "part")),
        ("Jan (p)", (1, 1, "part")),
        ("T12", (12, 1, "part")),
        ("Th. 3", (3, 1, "part")),
        ("M01", (1, 1, "part")),
        ("3月", (3, 1, "part")),
        ("Quý IV", (10, 3, "part")),
        ("Quý tư", (10, 3, "part")),
        ("Q1", (1, 3, "part")),
        ("2nd quarter", (4, 3, "part")),
        ("third quarter", (7, 3, "part")),
        ("1H", (1, 6, "part")),
        ("6 tháng cuối năm", (7, 6, "part")),
        ("JAS", (7, 3, "part")),
        ("Jan-Mar", (1, 3, "part")),
        ("6 tháng", (1, 6, "to_date")),
        ("9 tháng đầu năm", (1, 9, "to_date")),
        ("Lũy kế 7 tháng", (1, 7, "to_date")),
        ("Cả năm", (1, 12, "whole")),
        ("Annual", (1, 12, "whole")),
        ("Jan - Dec", (1, 12, "whole")),
        ("1季度", (1, 3, "part")),
        ("一季度", (1, 3, "part")),
        ("1-3季度", (1, 9, "to_date")),
        ("1st-3rd quarter", (1, 9, "to_date")),
        ("Bình quân năm", (1, 12, "total")),
        ("Total", (1, 12, "total")),
        ("J-D", (1, 12, "total")),
        ("DJF", (1, 3, "open")),
        ("D-N", (1, 12, "open")),
    ],
)
def test_words_name_a_part_of_a_year(text, expected):
    assert part(text) == expected


@pytest.mark.parametrize(
    "text",
    ["2012", "Jan 2012", "Tháng 13", "Q5", "I", "3", "Latest three months", "Year to date", "Sơ bộ", "GDP", "Dân số",
     "Financial year", ""],
)  # fmt: skip
def test_other_words_name_none(text):
    assert part(text) is None


def test_bare_numbers_count_only_under_a_heading_that_says_what():
    assert read_part(Cell(3, "3"), Heading.MONTH).first == 3
    assert read_part(Cell(3, "3"), Heading.QUARTER).first == 7
    assert read_part(Cell(3, "3")) is None
    assert read_part(Cell(13, "13"), Heading.MONTH) is None
    assert part("II", Heading.QUARTER) == (4, 3, "part")


@pytest.mark.parametrize(
    ("text", "heading"),
    [("Tháng", "month"), ("Month", "month"), ("QUÝ", "quarter"), ("Quarter:", "quarter"), ("Năm", ""), ("Mã", "")],
)
def test_a_heading_says_what_the_numbers_under_it_count(text, heading):
    assert heading_of(text) == heading


@given(st.integers(1, 12), st.integers(1900, 2100), st.sampled_from(["Tháng {}", "T{}", "tháng {:02}", "{}月"]))
def test_a_numbered_month_is_that_month_of_any_year(number, year, form):
    assert read_part_words(form.format(number)).in_year(year) == Period.month(year, number)


@pytest.mark.parametrize(("number", "name"), [*enumerate(ENGLISH, 1), *enumerate((m[:3] for m in ENGLISH), 1)])
def test_the_months_have_their_english_names(number, name):
    assert part(name) == (number, 1, "part")


@pytest.mark.parametrize(("number", "name"), list(enumerate(VIETNAMESE, 1)))
def test_the_months_have_their_vietnamese_names(number, name):
    assert part(f"Tháng {name}") == (number, 1, "part")


def parts(*texts):
    return [read_part_words(text) for text in texts]


def test_m1_to_m3_may_be_money_and_t1_to_t4_quarters():
    assert not are_certain(parts("M1", "M2", "M3"), "Money supply")
    assert not are_certain(parts("T1", "T2", "T3", "T4"), "Producto interno bruto")
    assert are_certain(parts("T1", "T2"), "Kim ngạch theo tháng")
    assert are_certain(parts("M1", "M5"), "")


def test_terms_of_months_alone_are_no_parts_of_a_year():
    assert not are_enough(parts("3 tháng", "6 tháng", "9 tháng"))
    assert are_enough(parts("Quý I", "6 tháng"))
    assert are_enough(parts("6 tháng đầu năm", "9 tháng"))


def test_months_that_go_back_within_a_run_are_those_of_a_fiscal_year():
    assert turning_point(parts("Apr", "Dec", "Jan")) == 2
    assert turning_point(parts("Jan", "Feb", "Mar", "Q1", "Apr")) is None
    assert turning_point(parts("Dec", "Nov", "Oct")) is None
    assert turning_point(parts("Jan", "Feb", "Jan", "Feb")) is None


def test_a_month_is_a_step_and_a_window_is_none():
    month, window = parts("Jan", "6 tháng")
    assert (month.is_step, window.is_step, window.kind) == (True, False, Kind.TO_DATE)
