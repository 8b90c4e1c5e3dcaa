"""Money has the code that ISO 4217 gives it, whatever country's it is."""

from datetime import date

import pytest
from babel.core import get_global
from babel.numbers import get_territory_currencies

from indicators.model.currencies import ISO_4217
from indicators.model.unit_words import read_unit, unit_said


def test_every_currency_in_use_is_known():
    used = {code for place in get_global("territory_currencies") for code in get_territory_currencies(place)}
    used -= {code for code in used if code not in in_use_on(date(2026, 1, 1))}
    assert used <= ISO_4217


def in_use_on(day):
    places = get_global("territory_currencies")
    return {code for place in places for code in get_territory_currencies(place, day)}


@pytest.mark.parametrize(
    ("text", "code", "power"),
    [
        ("Million NZD", "NZD", 6),
        ("NZD, millions", "NZD", 6),
        ("(Tỷ KHR)", "KHR", 9),
        ("AUD per tonne", "AUD_per_tonne", 0),
        ("constant 2015 million SAR", "SAR_constant_prices", 6),
    ],
)
def test_the_code_of_any_currency_is_read_with_its_power_of_ten(text, code, power):
    read = read_unit(text)
    assert (read.unit_measure, read.unit_mult) == (code, power)


def test_a_code_alone_is_money_only_where_a_unit_is_said():
    assert read_unit("TOP") is None
    assert unit_said("NZD").is_money


def test_two_currencies_are_no_unit():
    assert read_unit("million NZD AUD") is None
