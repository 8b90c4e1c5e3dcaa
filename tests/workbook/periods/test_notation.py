"""Notations that one cell leaves open: the axis and the words around it settle them, or they are asked."""

import pytest

from indicators.model.period_phrase import read_period
from indicators.workbook.periods.notation import Asked, read_notation
from tests.workbook.files import codes, read_bytes, read_rows
from tests.workbook.tables import periods_of

FOUR = ["T1/2023", "T2/2023", "T3/2023", "T4/2023"]


def settled(texts, context=""):
    found = read_notation(texts, context)
    return {text: period.render() for text, period in found.periods.items()}, set(found.open.values())


@pytest.mark.parametrize(
    ("texts", "context", "first", "last"),
    [
        (["2007/08", "2008/09"], "Year ending 31 March", "2007-04-01/P12M", "2008-04-01/P12M"),
        (["2010-11", "2011-12"], "Financial year (April to March)", "2010-04-01/P12M", "2011-04-01/P12M"),
        (["FY 2012-13"], "years ended June", "2012-07-01/P12M", "2012-07-01/P12M"),
        (["2023", "2024"], "Accounts, year ended 30 June", "2022-07-01/P12M", "2023-07-01/P12M"),
        (["2023/01", "2023/02"], "", "2023-M01", "2023-M02"),
        (["T1/2024", "T7/2024"], "", "2024-M01", "2024-M07"),
        (FOUR, "Chỉ số giá tiêu dùng", "2023-M01", "2023-M04"),
        (FOUR, "Indice trimestriel; dernier trimestre", "2023-Q1", "2023-Q4"),
        ([*FOUR, "T1/2024"], "", "2023-Q1", "2024-Q1"),
        (["2023T1", "2023T2"], "", "2023-Q1", "2023-Q2"),
        (["3T-30 P", "4T-30 P", "1T-31 P"], "Producto", "2030-Q3", "2031-Q1"),
        (["2000.1", "2000.2", "2000.3", "2000.4", "2001.1"], "", "2000-Q1", "2001-Q1"),
        (["1986:1", "1986:2", "1986:3", "1986:4", "1987:1"], "", "1986-Q1", "1987-Q1"),
        (["2000.01", "2000.02"], "", "2000-M01", "2000-M02"),
        (["2000.1", "2000.2", "2000.9", "2000.10"], "", "2000-M01", "2000-M10"),
        (["202401", "202402", "202403"], "", "2024-M01", "2024-M03"),
        (["MO112030", "MO122030", "MO012031"], "", "2030-M11", "2031-M01"),
        (["OND 2030", "NDE 2030", "DEF 2030", "EFM 2031"], "", "2030-Q4", "2031-Q1"),
        (["NDJ 2030", "DJF 2031", "JFM 2031", "FMA 2031"], "", "2030-11-01/P3M", "2031-02-01/P3M"),
    ],
)
def test_what_the_axis_and_its_words_settle_is_read(texts, context, first, last):
    periods, asked = settled(texts, context)
    assert (periods[texts[0]], periods[texts[-1]], asked) == (first, last, set())


def test_the_number_of_months_before_a_t_is_vietnamese_and_no_quarter():
    assert settled(["4T-30", "1T-31"], "Kim ngạch lũy kế") == ({}, set())
    assert settled(["3T-30", "4T-30"], "Producto") == ({}, set())


@pytest.mark.parametrize(
    ("texts", "context", "asked"),
    [
        (["2010-11", "2011-12"], "", Asked.FINANCIAL_YEAR),
        (["2010-11"], "", Asked.FINANCIAL_YEAR),
        (["2007/08"], "", Asked.FINANCIAL_YEAR),
        (["FY2023-24"], "Budget", Asked.FINANCIAL_YEAR),
        (["2023", "2024"], "Revenue by fiscal year", Asked.FINANCIAL_YEAR),
        (FOUR, "GDP", Asked.NUMBERED_PERIOD),
        (["2000.1", "2000.2", "2000.9", "2000.11"], "", Asked.NUMBERED_PERIOD),
        (["2000.1", "2000.2"], "", Asked.NUMBERED_PERIOD),
    ],
)
def test_what_they_leave_open_is_asked_and_never_guessed(texts, context, asked):
    assert settled(texts, context) == ({}, {asked})


@pytest.mark.parametrize("texts", [["2010-09", "2010-10", "2010-11"], ["2024", "2025"], ["Jan 2024"], []])
def test_what_one_cell_says_plainly_is_left_to_it(texts):
    assert settled(texts) == ({}, set())


def test_a_table_by_financial_years_asks_once_and_its_figures_wait_for_the_answer(tmp_path):
    reading = read_rows(tmp_path, [["Item", "2010-11", "2011-12", "2012-13"], ["Rice", 1.5, 2.5, 3.5]])
    assert [(one.value, one.period, one.period_text) for one in reading.rows] == [
        (1.5, None, "2010-11"),
        (2.5, None, "2011-12"),
        (3.5, None, "2012-13"),
    ]
    (asked,) = (finding for finding in reading.findings if finding.code == "financial_year_open")
    assert (asked.severity, asked.cell, asked.params["count"]) == ("soft", "B1", 3)


def test_financial_years_down_are_asked_too_and_read_where_their_end_is_known(tmp_path):
    rows = [["Year", "Exports"], ["2010-11", 1.5], ["2011-12", 2.5]]
    assert "financial_year_open" in codes(read_rows(tmp_path, rows))
    reading = read_rows(tmp_path, [["Trade, years ending 30 June"], *rows])
    assert [one.period.render() for one in reading.rows] == ["2010-07-01/P12M", "2011-07-01/P12M"]


def test_records_by_financial_years_are_asked(tmp_path):
    content = b"Area,Year,Value\nA,2009-10,1\nA,2010-11,2\nA,2011-12,3\n"
    reading = read_bytes(tmp_path, content, "a.csv")
    assert "financial_year_unsaid" in codes(reading)
    assert [one.period for one in reading.rows] == [None] * 3


@pytest.mark.parametrize(
    ("head", "seen", "read"),
    [
        ([2022, 2023, 20241], "20241", "2024"),
        (["2022", "2023", "20242"], "20242", "2024"),
        ([2022, 2023, "2024 2"], "2024 2", "2024"),
        (["October 2024", "November 20242", "December 2024"], "November 20242", "November 2024"),
    ],
)
def test_a_footnote_digit_glued_to_a_period_is_taken_off_and_told(tmp_path, head, seen, read):
    reading = read_rows(tmp_path, [["Item", *head], ["Rice", 10.5, 11.5, 12.5]])
    (told,) = (finding for finding in reading.findings if finding.code == "footnote_digit_at_period")
    assert (told.params["text"], told.params["period"], told.severity) == (seen, read, "soft")
    assert len({one.period for one in reading.rows}) == 3


def test_a_footnote_digit_in_a_column_of_years_is_taken_off(tmp_path):
    reading = read_rows(tmp_path, [["Year", "Rice"], [2021, 1.5], [2022, 2.5], [20231, 3.5], [2024, 4.5]])
    assert [one.period.render() for one in reading.rows] == ["2021", "2022", "2023", "2024"]


def test_figures_that_look_like_years_with_a_digit_stay(tmp_path):
    reading = read_rows(tmp_path, [["Item", "2023", "2024", "2025"], ["Rice", 2012, 2013, 20145]])
    assert [one.value for one in reading.rows] == [2012, 2013, 20145]


def test_rolling_quarters_by_their_initials_go_on_over_a_new_year_and_are_no_single_months():
    rows = [["Población"], ["Indicadores", "Trimestre", None, None, None],
            [None, "SON 2030", "OND 2030", "NDE 2030", "DEF 2030"],
            [None, "Set - Nov", "Oct - Dic", "Nov - Ene", "Dic - Feb"], ["Total", 1.5, 2.5, 3.5, 4.5]]  # fmt: skip
    periods = periods_of(rows)
    assert [periods[cell] for cell in ("B5", "C5", "D5", "E5")] == [
        "2030-09-01/P3M", "2030-Q4", "2030-11-01/P3M", "2030-12-01/P3M",
    ]  # fmt: skip


def test_a_year_behind_which_months_run_on_is_none_of_them_alone():
    assert (
        read_period("Quarter 2030 Jul - Sep") is None or read_period("Quarter 2030 Jul - Sep").period.whole_months == 3
    )


@pytest.mark.parametrize("flag", ["2031pr", "2031y.", "2031-yil", "2031 жыл"])
def test_a_year_with_the_mark_of_its_office_is_a_year_and_ends_no_header(tmp_path, flag):
    reading = read_rows(tmp_path, [["Producto"], ["Región", 2029, 2030, flag], ["Norte", 10.5, 11.5, 12.5]])
    assert [one.period.render() for one in reading.rows] == ["2029", "2030", "2031"]


SEASONS = [["Item", "2010-11", None, "2011-12", None], [None, "Jul", "Jun", "Jul", "Jun"], ["Rice", 1.5, 2.5, 3.5, 4.5],
           ["Tea", 1.6, 2.6, 3.6, 4.6]]  # fmt: skip


def test_a_month_or_quarter_under_a_financial_year_is_that_of_it_and_not_the_whole(tmp_path):
    months = read_rows(tmp_path, [["Trade, years ending June"], *SEASONS])
    assert {one.cell: one.period.render() for one in months.rows if one.row == 4} == {
        "B4": "2010-M07", "C4": "2011-M06", "D4": "2011-M07", "E4": "2012-M06",
    }  # fmt: skip
    quarters = [[("Q1" if text == "Jul" else "Q4" if text == "Jun" else text) for text in row] for row in SEASONS]
    reading = read_rows(tmp_path, [["Trade, years ending June"], *quarters])
    assert {one.cell: one.period.render() for one in reading.rows if one.row == 4} == {
        "B4": "2010-Q3", "C4": "2011-Q2", "D4": "2011-Q3", "E4": "2012-Q2",
    }  # fmt: skip


def test_where_the_year_is_open_its_months_say_so_with_their_words(tmp_path):
    reading = read_rows(tmp_path, [["Trade"], *SEASONS])
    assert {(one.period, one.period_text) for one in reading.rows if one.column == 2} == {(None, "2010-11 Jul")}
    assert "financial_year_open" in codes(reading)
