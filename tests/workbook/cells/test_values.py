"""Numbers of a column: exact, in one decimal mark, and everything uncertain told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.workbook.cells.grid import Cell, Style
from indicators.workbook.cells.values import exact_text, notes_of_flags, read_numbers, status_of_flags


def numbers(*columns, is_text=False):
    cells = [
        {(row, at): cell if isinstance(cell, Cell) else Cell(cell, str(cell)) for row, cell in enumerate(column, 2)}
        for at, column in enumerate(columns, 2)
    ]
    result = read_numbers("Data", cells, is_text=is_text)
    return result.numbers, {finding.code: finding for finding in result.findings}


def test_true_numbers_stay_what_they_are():
    read, findings = numbers([226980, 10763.881721939999, -0.5, 0])
    assert [read[row, 2].text for row in range(2, 6)] == ["226980", "10763.881721939999", "-0.5", "0"]
    assert findings == {}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_exact_text_of_a_stored_number_is_that_number(value):
    read, _ = numbers([value])
    assert float(read[2, 2].text) == value


def test_two_decimal_marks_in_one_column_name_both_cells_and_give_no_values():
    read, findings = numbers(["7,52", "7.52"])
    assert (findings["decimal_marks_conflict"].cell, findings["decimal_marks_conflict"].params["first_cell"]) == (
        "B3",
        "B2",
    )
    assert findings["decimal_marks_conflict"].severity == "hard"
    assert all(number.value is None for number in read.values())


def test_an_open_decimal_mark_is_hard_and_gives_no_value():
    read, findings = numbers(["1,234"])
    assert findings["decimal_mark_open"].severity == "hard"
    assert read[2, 2].value is None
    assert read[2, 2].raw == "1,234"


def test_the_other_columns_settle_an_open_mark_and_it_is_asked():
    read, findings = numbers(["1,234"], ["7,5"], is_text=True)
    assert read[2, 2].text == "1.234"
    assert findings["decimal_mark_from_other_columns"].severity == "soft"


def test_numbers_typed_as_text_are_told_in_a_workbook_and_not_in_a_text_file():
    assert "number_as_text" in numbers(["7,5", "8"])[1]
    assert "number_as_text" not in numbers(["7,5", "8"], is_text=True)[1]


def test_a_percent_format_keeps_the_stored_number_and_raises_the_power():
    read, findings = numbers([Cell(0.0752, "0.0752", Style("0.00%", 2, percent=True))])
    number = read[2, 2]
    assert (number.text, number.mult, number.percent, number.decimals) == ("0.0752", 2, True, 2)
    assert "percent_format" in findings


def test_a_percent_format_beside_plain_numbers_is_asked_about():
    _, findings = numbers([7.52, Cell(0.0752, "0.0752", Style("0.00%", 2, percent=True))])
    assert (findings["percent_mixed"].cell, findings["percent_mixed"].params["other_cell"]) == ("B3", "B2")


def test_thousands_cut_off_by_the_format_are_told_and_the_stored_number_counts():
    read, findings = numbers([Cell(1234567, "1234567", Style("#,##0,", 0, cut_thousands=1))])
    assert read[2, 2].value == 1234567
    assert "thousands_cut" in findings


def test_an_error_value_is_missing_and_never_zero():
    read, findings = numbers([Cell(None, "#N/A", Style(), False, "#N/A"), 1])
    assert read[2, 2].value is None
    assert findings["error_value"].cell == "B2"


def test_words_and_truth_values_among_numbers_are_told():
    read, findings = numbers([1, "chưa có", True])
    assert read[3, 2].value is None
    assert (4, 2) not in read
    assert findings["text_among_numbers"].params["count"] == 2


def test_missing_codes_have_no_value_and_need_no_word():
    read, findings = numbers([1, "…", "n/a"])
    assert [read[row, 2].value for row in (2, 3, 4)] == [1, None, None]
    assert findings == {}


def test_a_number_no_double_can_hold_is_missing_and_told():
    read, findings = numbers(["1e999"])
    assert read[2, 2].value is None
    assert "number_out_of_range" in findings


@pytest.mark.parametrize(("value", "text"), [("1E+3", "1000"), ("1E-7", "0.0000001"), ("1E+308", "1E+308")])
def test_exponents_are_written_out_where_people_would(value, text):
    from decimal import Decimal

    assert exact_text(Decimal(value)) == text


@pytest.mark.parametrize(("flags", "status"), [("p", "P"), ("e", "E"), ("A", "A"), ("*", ""), ("", ""), ("b p", "P")])
def test_flags_that_say_a_status_become_it(flags, status):
    assert status_of_flags(flags) == status


def test_flags_that_say_no_status_become_notes():
    assert notes_of_flags("b p 1") == "b 1"


def test_every_open_column_is_asked_about_by_itself_with_both_readings():
    result = read_numbers("Data", [{(2, at): Cell("1,234", "1,234")} for at in (2, 3)], is_text=True)
    assert [(f.cell, f.params["large"], f.params["small"]) for f in result.findings] == [
        ("B2", "1234", "1.234"),
        ("C2", "1234", "1.234"),
    ]
