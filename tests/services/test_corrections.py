"""One wrong figure corrected by hand: appended, in use in its place, kept beside it, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.export.citations import citation_text
from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.observation import CitationKind
from indicators.model.period import Period
from indicators.services.corrections import MAX_CITED, Corrections, Proposal
from indicators.services.discrepancies import Discrepancies, DisputeState
from indicators.services.revisions import Revisions
from indicators.winners import Role
from tests.services.conftest import TODAY

EXPORTS = "EXP_GOODS:VNM;measure=level;unit=USD"
FDI = "FDI_REGISTERED:VNM;measure=level;unit=USD"
GDP = "GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent"
SEVEN = Period.year_to_date(2025, 7)
H1 = Period.half(2025, 1)


@pytest.fixture
def corrections(at_hand) -> Corrections:
    return Corrections(at_hand.store, lambda: at_hand.catalogue, at_hand.figures, lambda: TODAY)


def in_use(seeded, key=EXPORTS, period=SEVEN, as_of=None):
    return next((one for one in seeded.figures.shown(key, as_of) if one.period == period), None)


def proposal(figure, number, **said) -> Proposal:
    day = figure.published.isoformat() if figure.published else ""
    return replace(Proposal(figure.obs_id, number, figure.obs_status, figure.origin, day, "Biểu 12, tr. 3"), **said)


def head(seeded, key=EXPORTS):
    return seeded.store.heads([key])[key]


def correct(seeded, corrections, number="263,46", key=EXPORTS, period=SEVEN, **said):
    figure = in_use(seeded, key, period)
    return figure, corrections.commit(
        proposal(figure, number, **said), "analyst", "gõ nhầm một chữ số", head(seeded, key)
    )


def codes(outcome):
    return [(one.cell, one.code) for one in outcome.findings]


def test_a_correction_is_in_use_in_the_place_of_the_figure_it_names_and_both_are_kept(seeded, corrections):
    wrong, batch = correct(seeded, corrections)
    assert (batch.kind, batch.row_count, batch.reason) == ("edit", 1, "gõ nhầm một chữ số")
    now = in_use(seeded)
    assert (str(now.shown), now.raw, now.shown_decimals, now.origin) == ("263.46", "263,46", 2, wrong.origin)
    roles = {one.obs_id: one.role for one in seeded.figures.readings(EXPORTS) if one.period == SEVEN}
    assert (roles[wrong.obs_id], roles[now.obs_id]) == (Role.CORRECTED, Role.WINNER)
    assert seeded.store.verify() == []


def test_its_citation_says_who_corrected_what_why_and_where_it_stands(seeded, corrections):
    wrong, _ = correct(seeded, corrections)
    cited = in_use(seeded).citation
    assert cited.kind is CitationKind.CORRECTION
    assert (cited.corrected_by, cited.reason, cited.replaces) == ("analyst", "gõ nhầm một chữ số", (wrong.obs_id,))
    assert cited.title == "Biểu 12, tr. 3"
    assert citation_text(cited, "vi") == (
        f"người dùng tại máy này sửa tay, vì: gõ nhầm một chữ số; thay số #{wrong.obs_id}, Biểu 12, tr. 3"
    )


def test_derived_windows_follow_the_correction(seeded, corrections):
    foreseen = {
        one.period: str(one.after.shown) for one in corrections.preview(proposal(in_use(seeded), "263,46")).changes
    }
    correct(seeded, corrections)
    assert len(foreseen) > 1
    assert {period: str(in_use(seeded, period=period).shown) for period in foreseen} == foreseen


def test_undo_brings_the_corrected_figure_back_and_undoing_the_undo_the_correction(seeded, corrections):
    wrong, batch = correct(seeded, corrections)
    undone = seeded.store.revert(batch.batch_id, "analyst", "the first was right")
    assert in_use(seeded).obs_id == wrong.obs_id
    seeded.store.revert(undone.batch_id, "analyst", "no, it was not")
    assert str(in_use(seeded).shown) == "263.46"


def test_a_correction_counts_from_its_own_publication_day_on(seeded, corrections):
    wrong, _ = correct(seeded, corrections, published="01/10/2025")
    assert in_use(seeded, as_of=date(2025, 9, 30)).obs_id == wrong.obs_id
    assert str(in_use(seeded, as_of=date(2025, 10, 1)).shown) == "263.46"


def test_a_corrected_figure_is_no_reading_of_the_triangle(seeded, corrections):
    wrong, _ = correct(seeded, corrections)
    revisions = Revisions(seeded.store, lambda: seeded.catalogue, seeded.figures)
    entries = {one.figure.obs_id: one for one in revisions.figure(EXPORTS, SEVEN).entries}
    assert entries[wrong.obs_id].figure.role == Role.CORRECTED
    assert entries[wrong.obs_id].criterion is None


def test_a_correction_is_corrected_again_and_replaces_both_before_it_even_where_the_second_is_taken_back(
    seeded, corrections
):
    first, batch = correct(seeded, corrections)
    second, _ = correct(seeded, corrections, "264,46")
    assert in_use(seeded).citation.replaces == (second.obs_id, first.obs_id)
    seeded.store.revert(batch.batch_id, "analyst", "the second was wrong as well")
    assert str(in_use(seeded).shown) == "264.46"
    roles = {one.obs_id: one.role for one in seeded.figures.readings(EXPORTS) if one.period == SEVEN}
    assert roles[first.obs_id] == Role.CORRECTED


def test_what_was_corrected_is_not_corrected_again_nor_decided_for(seeded, corrections):
    wrong, _ = correct(seeded, corrections)
    with pytest.raises(Invalid, match="correction_of_corrected"):
        corrections.preview(proposal(wrong, "1"))
    decisions = Discrepancies(seeded.store, lambda: seeded.catalogue, seeded.figures, lambda: TODAY)
    with pytest.raises(Invalid, match="decision_corrected"):
        decisions.decide(wrong.obs_id, "analyst", "but I like it", head(seeded))
    assert wrong.obs_id not in {one.obs_id for one in decisions.discrepancy(EXPORTS, SEVEN).choosable}


def test_a_decision_for_a_figure_holds_for_its_correction_and_waits_to_be_looked_at_again(seeded, corrections):
    decisions = Discrepancies(seeded.store, lambda: seeded.catalogue, seeded.figures, lambda: TODAY)
    chosen = decisions.discrepancy(FDI, H1).rivals[0]
    decisions.decide(chosen.obs_id, "analyst", "their own count", head(seeded, FDI))
    outcome = corrections.preview(proposal(chosen, "21,53"))
    assert outcome.why == "wins"
    corrections.commit(proposal(chosen, "21,53"), "analyst", "misread", head(seeded, FDI))
    assert str(in_use(seeded, FDI, H1).shown) == "21.53"
    assert decisions.discrepancy(FDI, H1).state is DisputeState.REOPENED


def test_the_preview_says_old_and_new_and_writes_nothing(seeded, corrections):
    version = seeded.store.version()
    outcome = corrections.preview(proposal(in_use(seeded), "263,46"))
    change = outcome.changes[0]
    assert change.period == SEVEN
    assert (str(change.before.shown), str(change.after.shown), outcome.why) == ("262.46", "263.46", "wins")
    assert not outcome.findings
    assert seeded.store.version() == version


@pytest.mark.parametrize(
    ("said", "why"),
    [({"published": ""}, "undated"), ({"status": "F"}, "not_outcome"), ({"origin": "GOV"}, None)],
)
def test_where_the_correction_would_not_be_used_the_preview_says_why(seeded, corrections, said, why):
    rival = next(one for one in seeded.figures.readings(FDI) if one.period == H1 and one.role == Role.DISAGREES)
    outcome = corrections.preview(proposal(rival, "21,53", **said))
    assert outcome.why == (why or "rank")
    assert outcome.winner.obs_id != rival.obs_id


def test_a_withheld_figure_stays_withheld_when_it_is_corrected(seeded, corrections):
    withheld = next(one for one in seeded.figures.readings(EXPORTS) if one.withheld and one.period == SEVEN)
    assert corrections.preview(proposal(withheld, "515")).why == Role.WITHHELD


@pytest.mark.parametrize(
    ("number", "shown", "decimals"),
    [("263,46", "263.46", 2), ("263.46", "263.46", 2), ("263,460", "263.460", 3), ("263", "263", 0)],
)
def test_a_number_is_read_as_vietnamese_or_english_prints_it_its_decimals_kept(
    seeded, corrections, number, shown, decimals
):
    proposed = corrections.preview(proposal(in_use(seeded), number)).proposed
    assert (str(proposed.shown), proposed.decimals) == (shown, decimals)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"number": ""}, ("number", "correction_number_missing")),
        ({"number": "rất nhiều"}, ("number", "correction_unreadable")),
        ({"number": "12,3,4.5"}, ("number", "correction_unreadable")),
        ({"number": "263,46%"}, ("number", "correction_unreadable")),
        ({"number": "NaN"}, ("number", "correction_unreadable")),
        ({"number": "9" * 90}, ("number", "correction_unreadable")),
        ({"number": "262,46"}, ("number", "correction_same")),
        ({"number": "2624,6"}, ("number", "correction_jump")),
        ({"published": "31/02/2025"}, ("published", "correction_day_unreadable")),
        ({"published": "hôm qua"}, ("published", "correction_day_unreadable")),
        ({"published": "01/01/2027"}, ("published", "correction_day_to_come")),
        ({"published": "01/12/2024"}, ("published", "published_before_period")),
        ({"status": "D"}, ("status", "correction_status_unknown")),
        ({"origin": "NOBODY"}, ("origin", "correction_origin_unknown")),
        ({"cited": "x" * (MAX_CITED + 1)}, ("cited", "correction_cited_too_long")),
    ],
)
def test_what_is_wrong_is_found_at_its_field(seeded, corrections, said, found):
    asked = proposal(in_use(seeded), said.pop("number", "263,46"), **said)
    assert found in codes(corrections.preview(asked))


def test_a_month_of_publication_stands_for_its_last_day(seeded, corrections):
    correct(seeded, corrections, published="09/2025")
    now = in_use(seeded)
    assert (now.published, now.published_precision) == (date(2025, 9, 30), "month")


def test_a_jump_by_a_power_of_ten_is_written_only_once_it_is_confirmed(seeded, corrections):
    asked = proposal(in_use(seeded), "2624,6")
    with pytest.raises(Invalid, match="correction_unconfirmed"):
        corrections.commit(asked, "analyst", "the unit was read wrongly", head(seeded))
    corrections.commit(asked, "analyst", "the unit was read wrongly", head(seeded), confirmed=True)
    assert str(in_use(seeded).shown) == "2624.6"


@pytest.mark.parametrize(("number", "reason", "code"), [("263,46", "  ", "reason_missing"), ("262,46", "x", "refused")])
def test_without_a_reason_or_with_nothing_corrected_nothing_is_written(seeded, corrections, number, reason, code):
    version = seeded.store.version()
    with pytest.raises(Invalid, match=code):
        corrections.commit(proposal(in_use(seeded), number), "analyst", reason, head(seeded))
    assert seeded.store.version() == version


def test_a_figure_that_changed_since_the_preview_is_a_conflict(seeded, corrections):
    seen, asked = head(seeded), proposal(in_use(seeded), "263,46")
    corrections.commit(asked, "analyst", "misread", seen)
    with pytest.raises(Invalid, match="correction_of_corrected"):
        corrections.commit(asked, "analyst", "misread", seen)
    other = proposal(next(o for o in seeded.figures.readings(EXPORTS) if o.withheld and o.period == SEVEN), "515")
    with pytest.raises(Conflict, match="heads_changed"):
        corrections.commit(other, "analyst", "misread", seen, confirmed=True)


def test_an_unknown_figure_is_not_found(corrections):
    with pytest.raises(NotFound, match="observation_unknown"):
        corrections.preview(Proposal(10**6, "1", "A", "NSO"))
