"""A currency that a table of exchange rates prices is not the unit of its price."""

import pytest

from tests.workbook.files import codes, read_rows


def rates(title, *labels):
    return [[title], [], ["Currency", "2030", "2031", "2032"], *[[label, 1.5, 2.5, 3.5] for label in labels]]


@pytest.mark.parametrize("title", ["Average exchange rates", "Tỷ giá trung tâm theo tháng", "Taux de change moyens"])
def test_currencies_named_by_their_codes_are_what_is_priced(tmp_path, title):
    reading = read_rows(tmp_path, rates(title, "Pound sterling (GBP)", "Swiss franc (CHF)", "US dollar (USD)"))
    assert {(one.unit_measure, one.unit_text) for one in reading.rows} == {("", "")}
    assert "unit_absent" in codes(reading)


def test_one_currency_in_brackets_is_the_unit_of_the_rates(tmp_path):
    reading = read_rows(tmp_path, rates("Exchange rates", "US dollar (VND)", "Euro (VND)", "Yen (VND)"))
    assert {one.unit_measure for one in reading.rows} == {"VND"}


def test_currencies_beside_amounts_are_their_units(tmp_path):
    reading = read_rows(tmp_path, rates("Loans", "Loans in sterling (GBP)", "Loans in francs (CHF)"))
    assert {one.unit_measure for one in reading.rows} == {"GBP", "CHF"}
