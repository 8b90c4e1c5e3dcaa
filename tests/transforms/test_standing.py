"""From when to when each figure was the one in use."""

from __future__ import annotations

from datetime import date

from indicators.model.frames import records
from indicators.transforms.standing import Span, standing
from tests.conftest import observations
from tests.transforms.test_revisions import rank, second_quarter


def rows(**said):
    return records(observations(*second_quarter(**said)))


def test_each_reading_stands_until_the_next_is_published():
    days = [date(2022, 6, 29), date(2022, 9, 28), date(2024, 6, 29), date(2025, 7, 5), None]
    assert standing(rows(), rank) == tuple(Span(i + 1, days[i], days[i + 1]) for i in range(4))


def test_a_decision_stands_from_the_publication_of_the_figure_it_chose():
    assert standing(rows(), rank, 2) == (
        Span(1, date(2022, 6, 29), date(2022, 9, 28)),
        Span(2, date(2022, 9, 28), None),
    )


def test_a_withheld_figure_never_stood_unless_a_person_chose_it():
    assert standing(rows(withheld="a slip"), rank) == ()
    assert [span.obs_id for span in standing(rows(withheld="a slip"), rank, 3)] == [3]
