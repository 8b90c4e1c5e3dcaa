from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model.number_text import (
    NumberFormat,
    SettledBy,
    Unsettled,
    both_readings,
    decide_number_format,
    flag_tokens,
    is_missing_code,
    looks_like_number,
    parse_number,
)


@pytest.mark.parametrize(
    ("texts", "mark", "evidence"),
    [
        (["7,52", "8,1"], ",", "7,52"),
        (["7.52", "8.1"], ".", "7.52"),
        (["1.234", "1.234,5"], ",", "1.234,5"),
        (["1,234", "1,234.5"], ".", "1,234.5"),
        (["1.234.567"], ",", "1.234.567"),
        (["13,086,037"], ".", "13,086,037"),
        (["5133589,056", "5,046"], ",", "5133589,056"),
        (["1 234,567"], ",", "1 234,567"),
        (["1\u00a0234,5"], ",", "1\u00a0234,5"),
        (["0,123"], ",", "0,123"),
        (["14.654.495", "939.647"], ",", "14.654.495"),
        (["1,23,456"], ".", "1,23,456"),
        (["1,234E+05"], ",", "1,234E+05"),
        (["1.234", ".5"], ".", ".5"),
    ],
)
def test_the_decimal_mark_is_proved_by_the_form_of_one_value(texts, mark, evidence):
    assert decide_number_format(texts) == NumberFormat(mark, evidence, SettledBy.FORM)


def test_values_that_prove_different_marks_contradict_each_other_by_position():
    assert decide_number_format(["x", "7,52", "12", "7.52"]) == Unsettled(1, 3)


def test_three_digits_behind_one_mark_prove_nothing():
    assert decide_number_format(["12", "1,234"]) == Unsettled(1)
    assert decide_number_format(["119.942", "121.864"]) == Unsettled(0)


def test_true_numbers_of_the_column_settle_what_form_leaves_open():
    assert decide_number_format(["119,942"], [118.2, 121.0]) == NumberFormat(",", "119,942", SettledBy.MAGNITUDE)
    assert decide_number_format(["119,942"], [118200, 121000]) == NumberFormat(".", "119,942", SettledBy.MAGNITUDE)
    assert decide_number_format(["119,942"], [120.0, 120_000.0]) == Unsettled(0)
    assert decide_number_format(["119,942"], [3700.0]) == Unsettled(0)


def test_a_column_of_whole_numbers_and_missing_codes_needs_no_mark():
    assert decide_number_format(["12", "…", "-", "7"]) == NumberFormat(".")


def test_a_dotted_date_proves_no_mark():
    assert decide_number_format(["01.02.2024"]) == NumberFormat(".")
    assert parse_number("01.02.2024", NumberFormat(".")) is None


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("7,52", ",", "7.52"),
        ("1.234,5", ",", "1234.5"),
        ("1 234,5", ",", "1234.5"),
        ("1'234.5", ".", "1234.5"),
        ("\u22127,5", ",", "-7.5"),
        ("- 7,5", ",", "-7.5"),
        ("(1,234.5)", ".", "-1234.5"),
        ("+3", ".", "3"),
        ("0.0", ".", "0.0"),
        ("1e3", ".", "1E+3"),
        ("1.2E+05", ".", "120000"),
        ("1,2E+05", ",", "120000"),
        (".5", ".", "0.5"),
        ("-,25", ",", "-0.25"),
        ("1,234-", ".", "-1234"),
        ("12 345\u202f678,9", ",", "12345678.9"),
        ("12\u2009345", ".", "12345"),
        ("1\u2019234.5", ".", "1234.5"),
        ("12,34,567.89", ".", "1234567.89"),
        ("1.5E-05", ".", "0.000015"),
    ],
)
def test_a_number_is_read_exactly(text, mark, value):
    reading = parse_number(text, NumberFormat(mark))
    assert reading is not None
    assert reading.value == Decimal(value)


def test_percent_signs_and_flags_are_split_off_and_kept():
    assert parse_number("5.50 %", NumberFormat(".")).percent  # type: ignore[union-attr]
    assert parse_number("7,5*", NumberFormat(",")).flags == "*"  # type: ignore[union-attr]
    assert parse_number("7,5 p", NumberFormat(",")).flags == "p"  # type: ignore[union-attr]
    assert parse_number("7,5(1)", NumberFormat(",")).flags == "(1)"  # type: ignore[union-attr]
    assert parse_number("1205 [r]", NumberFormat(".")).flags == "[r]"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("1,234 p", ["p"]), ("12.3(e)", ["e"]), ("5 bp", ["b", "p"]), ("1.2 p*", ["p", "*"]), ("7¹", ["¹"]),
        ("1234(P)(1)", ["P", "1"]), ("1 234 1)", ["1"]), ("5 [r]", ["r"]), ("4,5†", ["†"]), ("9ᵖ", ["ᵖ"]),
    ],
)  # fmt: skip
def test_flags_beside_a_figure_are_told_apart(text, flags):
    mark = "," if text == "4,5†" else "."
    assert list(flag_tokens(parse_number(text, NumberFormat(mark)).flags)) == flags  # type: ignore[union-attr]


def test_whole_numbers_settle_an_open_mark_only_for_groups():
    assert decide_number_format(["987", "1,012"]) == NumberFormat(".", "1,012", SettledBy.MAGNITUDE)
    assert decide_number_format(["566,216", "12", "208"]) == Unsettled(0)
    assert decide_number_format(["100", "119,942"]) == Unsettled(1)


def test_both_readings_of_an_open_text_are_named():
    assert both_readings("-1,234") == ("-1234", "-1.234")
    assert both_readings("1,234.5") is None


def test_shown_decimals_are_counted():
    assert parse_number("7,50", NumberFormat(",")).decimals == 2  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u00a0",
        "..",
        "…",
        "-",
        "–",
        ":",
        "n/a",
        "NA",
        "*****",
        "[z]",
        ".",
        "--",
        ": c",
        ":z",
        "#N/A",
        "[low]",
        "///",
        "n.d.",
        "(NA)",
        ".....",
    ],
)
def test_a_missing_code_is_a_reading_without_a_value(text):
    assert is_missing_code(text)
    reading = parse_number(text, NumberFormat("."))
    assert reading is not None
    assert reading.missing


def test_zero_is_a_value_and_not_missing():
    assert parse_number("0", NumberFormat(".")).value == 0  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "1_000",
        "0x10",
        "१२३",
        "７．５",
        "1,23,45",
        "1.2.3",
        "12 tháng",
        "+84 24 3846 4921",
        "2015 so",
        "15)",
        "12 per",
        "(P)",
        "5 deep",
        "+5-",
        "..5",
    ],
)
def test_what_is_no_number_under_either_mark_is_none(text):
    assert not looks_like_number(text)
    assert parse_number(text, NumberFormat(".")) is None


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12),
    st.sampled_from([",", "."]),
)
def test_a_number_written_with_groups_is_read_back_under_its_mark(value, mark):
    plain = f"{value:,.2f}"
    text = plain.translate(str.maketrans({",": ".", ".": ","})) if mark == "," else plain
    assert decide_number_format([text]).decimal == mark  # type: ignore[union-attr]
    assert parse_number(text, NumberFormat(mark)).value == value  # type: ignore[union-attr]


@given(st.text(max_size=80))
def test_any_text_is_looked_at_without_a_fault(text):
    assert looks_like_number(text) in {True, False}
    read = parse_number(text, NumberFormat(","))
    assert read is None or read.value is None or read.value.is_finite()
    assert decide_number_format([text], [1.0]) is not None
