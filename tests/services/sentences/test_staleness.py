"""A sentence whose figure is revised is stale, with the old and the new value; a refresh tells the new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from indicators.model.observation import Citation, CitationKind, Observation, ObsStatus, Precision
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.sentences import Staleness
from indicators.store import BatchDraft, BatchKind


@pytest.fixture
def staleness(at_hand) -> Staleness:
    return Staleness(lambda: at_hand.catalogue, at_hand.figures)


def revise(seeded, key: str, period: str, value: str, status: ObsStatus = ObsStatus.OFFICIAL) -> None:
    """Publish another figure for a period, later than all others."""
    figure = Observation(
        SeriesKey.parse(key), Period.parse(period), Decimal(value), 0, status, "NSO", "NSO",
        Citation(CitationKind.PRESS, publisher="NSO"), decimals=2, raw=value, published=date(2026, 11, 1),
        published_precision=Precision.DAY,
    )  # fmt: skip
    seeded.store.commit(BatchDraft(BatchKind.UPLOAD, "an analyst", "revised"), [figure])


def test_a_fresh_sentence_is_not_stale(draft, staleness):
    for period in ("2025", "2025-S1", "2022-Q2"):
        assert staleness.changes(draft("GDP_GROWTH_YOY", period)) == ()
    for code, period in (("FDI_REGISTERED", "2025"), ("PARTNERS_TOTAL", "2026-01-14"), ("EXP_GOODS", "2025-01-01/P7M")):
        assert staleness.changes(draft(code, period)) == ()


def test_a_revised_number_marks_its_sentence_with_old_and_new_value(seeded, draft, drafting, staleness):
    said = draft("GDP_GROWTH_YOY", "2025-S1")
    revise(seeded, said.about.series_key, "2025-S1", "7.63")
    changed = {(one.before, one.after) for one in staleness.changes(said)}
    assert ("7,52%", "7,63%") in changed
    fresh = drafting.refreshed(said)
    assert "đạt 7,63%, cao nhất" in fresh.text
    assert staleness.changes(fresh) == ()


def test_a_revised_year_before_ends_a_rank_though_the_number_itself_stands(seeded, draft, staleness):
    said = draft("GDP_GROWTH_YOY", "2025-S1")
    revise(seeded, said.about.series_key, "2019-S1", "7.70")
    (rank,) = staleness.changes(said)
    assert (rank.tie, rank.before) == (None, "cao nhất cùng kỳ giai đoạn 2018–2025 trong số liệu hiện có")
    assert rank.after == ""


def test_an_estimate_that_became_final_at_the_same_value_is_told_by_its_status(seeded, draft, staleness):
    said = draft("GDP_GROWTH_YOY", "2025")
    revise(seeded, said.about.series_key, "2025", "8.02")
    (moved,) = staleness.changes(said)
    assert (moved.by_status, moved.before, moved.after) == (True, "ước tính", "chính thức")


def test_an_edited_sentence_keeps_its_words_and_gets_the_numbers_of_now(seeded, draft, drafting, staleness):
    said = draft("GDP_GROWTH_YOY", "2025-S1", "en")
    edited = drafting.edited(said, "Growth of 7.52% in the first half of 2025 exceeded 6.64%, a good result.")
    assert [tie.text for tie in edited.ties] == ["7.52%", "6.64%"]
    assert [tie.text for tie in edited.lost] == ["at least 8%"]
    revise(seeded, said.about.series_key, "2025-S1", "7.6")
    assert [(one.before, one.after) for one in staleness.changes(edited)] == [("7.52%", "7.60%")]
    fresh = drafting.refreshed(edited)
    assert fresh.text == "Growth of 7.60% in the first half of 2025 exceeded 6.64%, a good result."
    assert staleness.changes(fresh) == ()
    assert drafting.edited(fresh, said.text.replace("7.52", "7.60")).lost == ()


def test_a_figure_that_was_taken_back_leaves_its_number_without_one(draft, staleness):
    said = draft("EXP_GOODS", "2025")
    nowhere = replace(said.ties[0], period=Period.parse("2031"))
    (gone,) = staleness.changes(replace(said, ties=(nowhere, *said.ties[1:])))
    assert (gone.before, gone.after, gone.figure) == ("475,06\u00a0tỷ USD", "", None)
