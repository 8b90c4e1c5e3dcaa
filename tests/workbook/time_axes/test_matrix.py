"""Tables of years by parts of years, in many shapes, each with the figures expected of it."""

import calendar

import pytest

from tests.workbook.tables import findings_of, periods_of, reason_of, table_of

EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
LETTERS = "BCDEFGHIJKLM"
TWELVE = [float(number) for number in range(1, 13)]
MONTH_NAMES = {
    "vi": [f"Tháng {number}" for number in range(1, 13)],
    "vi short": [f"T{number}" for number in range(1, 13)],
    "vi words": [f"Tháng {word}" for word in ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]]
    + ["Tháng mười một", "Tháng mười hai"],
    "en": list(calendar.month_name)[1:],
    "en short": EN,
    "en capitals": [name.upper() for name in EN],
    "numbers": list(range(1, 13)),
    "typed numbers": [str(number) for number in range(1, 13)],
    "two digits": [f"{number:02}" for number in range(1, 13)],
}


@pytest.mark.parametrize("names", MONTH_NAMES.values(), ids=MONTH_NAMES)
@pytest.mark.parametrize("head", ["Năm", "Year", "Năm/Tháng"])
def test_years_down_and_twelve_months_across(names, head):
    rows = [["Chỉ số giá"], [head, *names], [2022, *TWELVE], [2023, *TWELVE[:2]]]
    expected = {f"{letter}3": f"2022-M{number:02}" for number, letter in enumerate(LETTERS, 1)}
    expected |= {"B4": "2023-M01", "C4": "2023-M02"}
    assert periods_of(rows) == expected
    assert table_of(rows)["M3"] == (12.0, "2022-M12", "Chỉ số giá")


@pytest.mark.parametrize(
    "down", [["2022", "2023"], ["Năm 2022", "Năm 2023"], [2022, "2023 (p)"], ["2022", "Sơ bộ 2023"]]
)
def test_the_years_may_be_numbers_or_words(down):
    rows = [["GDP"], ["Năm", "Quý I", "Quý II"], [down[0], 1.5, 2.5], [down[1], 3.5, 4.5]]
    assert periods_of(rows) == {"B3": "2022-Q1", "C3": "2022-Q2", "B4": "2023-Q1", "C4": "2023-Q2"}


def test_a_heading_over_the_numbers_of_months_is_no_name():
    rows = [["Lượng mưa"], ["Năm", "Tháng"], [None, *range(1, 13)], [2022, *TWELVE], [2023, 7.5]]
    assert table_of(rows)["B5"] == (7.5, "2023-M01", "Lượng mưa")


def test_the_average_of_a_year_is_told_from_its_months_and_holds_where_none_is_missing():
    rows = [["CPI"], ["Năm", *EN, "Bình quân năm"], [2022, *TWELVE, 6.5], [2023, *TWELVE[:3], *[None] * 9, 2.0]]
    table = table_of(rows)
    assert table["N3"] == (6.5, "2022", "Bình quân năm")
    assert "N4" not in table
    assert findings_of(rows)["period_uncertain"] == ("soft", "N4")


@pytest.mark.parametrize(("word", "name"), [("Cả năm", "GDP"), ("Annual", "GDP"), ("Total", "Total"), ("Mean", "Mean")])
def test_the_figure_of_the_year_beside_its_quarters(word, name):
    rows = [
        ["GDP"],
        ["Year", "Q1", "Q2", "Q3", "Q4", word],
        [2021, 1.5, 2.5, 3.5, 4.5, 9.5],
        [2022, 1.5, 2.5, 3.5, 4.5, 8.5],
    ]
    assert table_of(rows)["F4"] == (8.5, "2022", name)


def test_a_winter_that_begins_in_the_year_before_is_asked_about():
    rows = [["Temperature"], ["Year", *EN, "J-D", "D-N", "DJF", "MAM"],
            ["1899", *TWELVE, 1.5, 2.5, 3.5, 4.5], ["1900", *TWELVE, 1.6, 2.6, 3.6, 4.6]]  # fmt: skip
    table = table_of(rows)
    assert table["B3"] == (1.0, "1899-M01", "Temperature")
    assert table["N4"] == (1.6, "1900", "J-D")
    assert table["Q4"][1] == "1900-03-01/P3M"
    assert not {"O3", "O4", "P3", "P4"} & set(table)
    assert findings_of(rows)["period_uncertain"] == ("soft", "O2")


def test_windows_from_january_stand_beside_a_quarter():
    rows = [
        ["Thu"],
        ["Năm", "Quý I", "6 tháng", "9 tháng", "Cả năm"],
        [2021, 1.5, 2.5, 3.5, 4.5],
        [2022, 1.5, 2.5, 3.5, 4.5],
    ]
    assert periods_of(rows) | {"B4": ""} == {
        "B3": "2021-Q1", "C3": "2021-S1", "D3": "2021-01-01/P9M", "E3": "2021",
        "B4": "", "C4": "2022-S1", "D4": "2022-01-01/P9M", "E4": "2022",
    }  # fmt: skip


@pytest.mark.parametrize("across", [[2022, 2023], ["2022", "2023"], ["Năm 2022", "Năm 2023"]])
@pytest.mark.parametrize("down", [["Tháng 1", "Tháng 2"], ["Jan", "Feb"], ["T1", "T2"], [1, 2]])
def test_months_down_and_years_across(across, down):
    rows = [["Xuất khẩu"], ["Tháng", *across], [down[0], 1.5, 2.5], [down[1], 3.5, 4.5]]
    assert table_of(rows) == {
        "B3": (1.5, "2022-M01", "Xuất khẩu"), "C3": (2.5, "2023-M01", "Xuất khẩu"),
        "B4": (3.5, "2022-M02", "Xuất khẩu"), "C4": (4.5, "2023-M02", "Xuất khẩu"),
    }  # fmt: skip


def test_a_total_under_the_months_is_left_and_the_whole_year_is_read():
    months = [[number, float(number), number + 0.5] for number in range(1, 13)]
    rows = [["Exports"], ["Month", "2022", "2023"], *months, ["Total", 78, 84], ["Year", 78, 84]]
    table = table_of(rows)
    assert "B15" not in table
    assert table["C16"] == (84, "2023", "Exports")


def test_group_titles_over_the_months_name_the_series():
    rows = [["Trade"], ["Year", "Exports", None, "Imports", None], [None, "Jan", "Feb", "Jan", "Feb"],
            [2021, 1.5, 2.5, 3.5, 4.5], [2022, 1.6, 2.6, 3.6, 4.6]]  # fmt: skip
    table = table_of(rows)
    assert [table[cell] for cell in ("C4", "D4", "E5")] == [
        (2.5, "2021-M02", "Exports"), (3.5, "2021-M01", "Imports"), (4.6, "2022-M02", "Imports"),
    ]  # fmt: skip


def test_a_label_beside_the_year_is_carried_down():
    rows = [["CPI"], ["Region", "Year", "Jan", "Feb"], ["North", 2022, 1.5, 2.5], [None, 2023, 1.6, 2.6],
            ["South", 2022, 4.5, 5.5], [None, 2023, 4.6, 5.6]]  # fmt: skip
    table = table_of(rows)
    assert table["C4"] == (1.6, "2023-M01", "North")
    assert table["D6"] == (5.6, "2023-M02", "South")


def test_headings_between_the_years_name_the_series():
    rows = [["Ngoại thương"], ["Năm", "T1", "T2", "T5"], ["Xuất khẩu"], [2021, 1.5, 2.5, 3.5], [2022, 1.6, 2.6, 3.6],
            ["Nhập khẩu"], [2021, 1.7, 2.7, 3.7], [2022, 1.8, 2.8, 3.8]]  # fmt: skip
    table = table_of(rows)
    assert table["B4"] == (1.5, "2021-M01", "Xuất khẩu")
    assert table["D8"] == (3.8, "2022-M05", "Nhập khẩu")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Rain"], ["Year", "Apr", "Dec", "Jan"], [2021, 1.5, 2.5, 3.5], [2022, 1.6, 2.6, 3.6]],
         ("year_by_month", "D2")),
        ([["Rain"], ["Year", 1, 2, 3, 4], [2021, 1.5, 2.5, 3.5, 4.5], [2022, 1.6, 2.6, 3.6, 4.6]],
         ("year_by_month", "B3")),
        ([["Rain"], ["Month", "2021", "2022"], ["Apr", 1.5, 2.5], ["Dec", 3.5, 4.5], ["Jan", 1.6, 2.6]],
         ("year_by_month", "A5")),
    ],
)  # fmt: skip
def test_months_that_do_not_run_through_one_year_are_refused_at_their_cell(rows, expected):
    assert reason_of(rows) == expected


def test_money_aggregates_are_no_months():
    rows = [["Money supply"], ["Year", "M1", "M2", "M3"], [2021, 1.5, 2.5, 3.5], [2022, 1.6, 2.6, 3.6]]
    assert table_of(rows)["C4"] == (2.6, "2022", "M2")


def test_a_column_with_a_period_of_its_own_is_no_part_of_the_matrix():
    rows = [["Rain"], ["Year", "Jan", "Feb", "Dec 2020"], [2021, 1.5, 2.5, 3.5], [2022, 1.6, 2.6, 3.6]]
    assert periods_of(rows) == {"B3": "2021-M01", "C3": "2021-M02", "B4": "2022-M01", "C4": "2022-M02"}
    assert findings_of(rows)["period_uncertain"] == ("soft", "D2")


def test_a_table_that_begins_in_the_second_column():
    rows = [[None, "Rain"], [None, "Year", "Jan", "Feb"], [None, 2021, 1.5, 2.5], [None, 2022, 1.6, 2.6]]
    assert periods_of(rows) == {"C3": "2021-M01", "D3": "2021-M02", "C4": "2022-M01", "D4": "2022-M02"}


def test_hidden_rows_and_columns_are_no_part_of_it():
    rows = [["Rain"], ["Year", "Jan", "Feb", "Mar"], [2021, 1.5, 2.5, 3.5], [2022, 1.6, 2.6, 3.6]]
    found = periods_of(rows, hidden_columns=frozenset({3}), hidden_rows=frozenset({3}))
    assert found == {"B4": "2022-M01", "D4": "2022-M03"}


def test_the_total_of_a_year_that_is_not_over_is_left_out():
    rows = [["Exports"], ["Goods", 2023, None, None, None, None, 2024],
            [None, "Q1", "Q2", "Q3", "Q4", "Total", "Q1", "Q2", "Total"],
            ["Tea", *[float(number) for number in range(8)]]]  # fmt: skip
    found = periods_of(rows)
    assert found["F4"] == "2023"
    assert "I4" not in found
    assert findings_of(rows)["period_left_out"] == ("soft", "I3")
