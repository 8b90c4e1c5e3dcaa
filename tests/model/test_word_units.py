"""A unit may be in the words of a figure's own name."""

import pytest

from indicators.model.word_units import unit_of_count


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Number of offences", "Number"),
        ("Total number of births", "Total number"),
        ("Nombre d'entreprises", "Nombre"),
        ("Número de hogares", "Número"),
        ("Anzahl der Betriebe", "Anzahl"),
    ],
)
def test_a_column_that_is_a_number_of_things_counts_them(heading, text):
    read = unit_of_count(heading)
    assert (read.unit_measure, read.unit_mult, read.text) == ("number", 0, text)


@pytest.mark.parametrize(
    "heading", ["Number of deaths per 1,000 births", "House number", "Number of jobs (%)", "Numerous", "Value"]
)
def test_a_rate_and_a_word_that_only_looks_so_count_nothing(heading):
    assert unit_of_count(heading) is None
