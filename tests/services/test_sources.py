"""Articles with all their figures, batches with their undo, and what was read first."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.period import Period
from indicators.services.sources import MAX_REASON, Sources
from indicators.winners import Role


@pytest.fixture
def sources(at_hand) -> Sources:
    return Sources(at_hand.store, lambda: at_hand.catalogue, at_hand.figures)


def test_all_27_rows_of_the_two_articles_are_there(sources) -> None:
    articles = sources.articles()
    assert [(article.article_id, len(article.rows)) for article in articles] == [("A1", 16), ("A2", 11)]


def test_an_observation_has_its_figure_and_every_other_row_says_what_it_is(sources) -> None:
    for article in sources.articles():
        for row in article.rows:
            assert (row.figure is not None) == (row.disposition == "observation"), row.source_id
            assert row.disposition != "not_an_indicator" or row.reason["vi"], row.source_id
            assert row.disposition != "event" or row.event, row.source_id


def test_over_514_stands_as_printed_and_is_withheld_from_exports(sources) -> None:
    row = next(row for article in sources.articles() for row in article.rows if row.source_id == "A1-09")
    assert row.figure is not None
    assert (row.figure.indicator, row.figure.qualifier, str(row.figure.shown)) == ("EXP_GOODS", "over", "514")
    assert row.figure.role == Role.WITHHELD
    assert row.verdict == "source_discrepancy"


def test_an_article_is_not_there_before_it_was_published(sources) -> None:
    assert [article.article_id for article in sources.articles(date(2025, 4, 3))] == ["A2"]
    assert sources.articles(date(2025, 4, 2)) == ()


def test_a_row_that_was_said_again_otherwise_is_shown_once_as_said_last(seeded, sources) -> None:
    from indicators.store import BatchDraft, BatchKind, Fact, FactKind

    before = next(fact for fact in seeded.store.facts(FactKind.ARTICLE_ROW) if fact.source_id == "A2-02")
    again = Fact(FactKind.ARTICLE_ROW, "A2-02", {**before.payload, "phrase": "80 năm"})
    seeded.store.commit(BatchDraft(BatchKind.SEED, "seed"), (), [again])
    rows = [row for article in sources.articles() for row in article.rows if row.source_id == "A2-02"]
    assert [row.phrase for row in rows] == ["80 năm"]


def test_an_undo_takes_the_figures_away_and_leaves_both_batches(seeded, sources) -> None:
    undo = sources.undo(1, "analyst", "  wrong   table ")
    assert undo.reason == "wrong table"
    assert sources.articles() == ()
    entries = sources.batches()
    assert [entry.batch.batch_id for entry in entries] == [2, 1]
    assert [entry.can_undo for entry in entries] == [True, False]


def test_undoing_the_undo_brings_everything_back(seeded, sources) -> None:
    before = sources.articles()
    sources.undo(2 if sources.undo(1, "analyst", "a").batch_id == 2 else 0, "analyst", "b")
    assert [row.source_id for a in sources.articles() for row in a.rows] == [
        r.source_id for a in before for r in a.rows
    ]


@pytest.mark.parametrize(
    ("reason", "code"),
    [("", "reason_missing"), (" \n\t", "reason_missing"), ("x" * (MAX_REASON + 1), "reason_too_long")],
)
def test_an_undo_needs_a_reason_of_a_sensible_length(sources, reason, code) -> None:
    with pytest.raises(Invalid) as refused:
        sources.undo(1, "analyst", reason)
    assert refused.value.code == code
    assert len(sources.batches()) == 1


def test_a_batch_is_taken_back_once(seeded, sources) -> None:
    sources.undo(1, "analyst", "once")
    with pytest.raises(Conflict):
        sources.undo(1, "analyst", "twice")


def test_an_unknown_batch_and_an_unknown_original_are_not_found(sources) -> None:
    for ask in (
        lambda: sources.batch(99),
        lambda: sources.undo(99, "analyst", "x"),
        lambda: sources.original("../" * 3),
    ):
        with pytest.raises(NotFound):
            ask()


def test_the_first_reading_of_a_revised_year_is_told_and_an_unrevised_year_is_not(sources) -> None:
    first = sources.first_readings("GDP_GROWTH_YOY")
    quarter = first[Period.quarter(2022, 2)]
    assert str(quarter.shown) == "7.72"
    assert Period.year(2016) not in first
    assert all(figure.role == Role.SUPERSEDED for figure in first.values())


def test_what_was_not_yet_revised_on_a_day_has_no_first_reading_on_it(sources) -> None:
    assert Period.quarter(2022, 2) not in sources.first_readings("GDP_GROWTH_YOY", date(2022, 7, 31))
