from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from indicators.i18n.numbers import MINUS, format_number, format_with_unit, with_qualifier


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        (Decimal("475.06"), 2, "475,06", "475.06"),
        (Decimal("-1234.5"), 1, "−1.234,5", "−1,234.5"),
        (Decimal("8"), 2, "8,00", "8.00"),
        (Decimal("0"), 0, "0", "0"),
        (None, 2, "…", "…"),
        (float("nan"), 2, "…", "…"),
        (226980.0, 0, "226.980", "226,980"),
    ],
)
def test_numbers_are_written_as_their_readers_write_them(value, decimals, vi, en):
    assert format_number(value, decimals, "vi") == vi
    assert format_number(value, decimals, "en") == en


def test_a_change_carries_its_sign_and_zero_carries_none():
    assert format_number(Decimal("0.93"), 2, "vi", signed=True) == "+0,93"
    assert format_number(Decimal("-0.93"), 2, "en", signed=True) == "−0.93"
    assert format_number(Decimal("0.00"), 2, "en", signed=True) == "0.00"


def test_a_unit_stands_where_the_language_puts_it():
    assert format_with_unit("8,02", "%", "vi") == "8,02%"
    assert format_with_unit("475,06", "tỷ USD", "vi") == "475,06\u00a0tỷ USD"
    assert format_with_unit("475.06", "USD billion", "en") == "USD\u00a0475.06\u00a0billion"
    assert format_with_unit("6,231", "VND trillion", "en") == "VND\u00a06,231\u00a0trillion"
    assert format_with_unit("38", "countries", "en") == "38\u00a0countries"


def test_a_printed_hedge_is_a_word_before_the_number():
    assert with_qualifier("514", "over", "vi") == "trên\u00a0514"
    assert with_qualifier("24.1", "nearly", "en") == "nearly\u00a024.1"
    assert with_qualifier("24.1", "exact", "en") == "24.1"


@given(
    st.one_of(st.floats(-1e15, 1e15), st.decimals(-(10**14), 10**14, places=6), st.integers(-(10**12), 10**12)),
    st.integers(0, 8),
    st.sampled_from(["vi", "en"]),
    st.booleans(),
)
def test_a_number_reads_as_babel_writes_it(value, decimals, lang, grouped):
    pattern = ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
    said = format_decimal(value, format=pattern, locale=lang, decimal_quantization=True)
    assert format_number(value, decimals, lang, grouped=grouped) == said.replace("-", MINUS)
