from datetime import date

from indicators.model.observation import Precision
from indicators.services.intake.draft import Draft, Publication
from indicators.services.intake.mapping import Choice
from indicators.services.intake.publication import propose_publication
from indicators.workbook import Cues, PublishedProposal
from tests.services.made_once import shipped

TODAY = date(2026, 11, 22)
CATALOGUE = shipped()
JULY = PublishedProposal("2024-07-29", "day", "file_name", "2024-07-29", 0.9)
MONTH = PublishedProposal("2024-07-31", "month", "latest_period", "2024-01-01/P7M", 0.4)


def test_the_weightiest_cue_is_proposed_with_what_it_rests_on():
    cues = Cues("Biểu số liệu", "", "NSO", "name", "14.XK!A1", "vi", (JULY, MONTH))
    said, evidence = propose_publication(cues, CATALOGUE, TODAY)
    assert (said.origin, said.published, said.precision) == ("NSO", date(2024, 7, 29), Precision.DAY)
    assert evidence["published"].text == "2024-07-29"
    assert evidence["origin"].text == "14.XK!A1"


def test_an_office_is_called_by_its_name_on_that_day_in_the_language_of_the_file():
    def outlet(proposal, lang):
        return propose_publication(Cues("", "", "NSO", "name", "", lang, (proposal,)), CATALOGUE, TODAY)[0].outlet

    later = PublishedProposal("2025-08-06", "day", "file_name", "2025-08-06", 0.9)
    assert outlet(JULY, "vi") == "Tổng cục Thống kê"
    assert outlet(later, "vi") == "Cục Thống kê"
    assert outlet(later, "en") == "National Statistics Office"


def test_without_cues_nothing_is_proposed():
    assert propose_publication(Cues(), CATALOGUE, TODAY) == (Publication(), {})


def test_an_organisation_the_catalogue_does_not_know_is_not_proposed():
    assert propose_publication(Cues("", "", "NOBODY", "name", "x"), CATALOGUE, TODAY)[0].origin == ""


def test_a_draft_comes_back_from_its_payload_as_it_was():
    publication = Publication("NSO", "x", "y", date(2024, 7, 31), Precision.MONTH)
    draft = Draft("a.xlsx", "0" * 64, "analyst", publication, {"m": Choice("EXP_GOODS", "USD", 6)}, {"f": "why"}, 7)
    assert Draft.from_payload(draft.to_payload()) == draft
    bare = Draft("a.xlsx", "0" * 64, "analyst")
    assert Draft.from_payload(bare.to_payload()) == bare


def test_the_stamp_changes_with_every_choice_and_only_then():
    draft = Draft("a.xlsx", "0" * 64, "analyst")
    chosen = draft.choosing("m", Choice("EXP_GOODS"))
    assert chosen.stamp != draft.stamp
    assert chosen.choosing("m", None).stamp == draft.stamp
    assert draft.accepting(("f",), "why").accepting(("f",), None).stamp == draft.stamp


def test_a_day_that_has_not_come_is_never_proposed():
    ahead = PublishedProposal("2026-11-23", "day", "document", "modified", 0.9)
    said, evidence = propose_publication(Cues(published=(ahead, MONTH)), CATALOGUE, TODAY)
    assert (said.published, evidence["published"].source) == (date(2024, 7, 31), "latest_period")
    assert propose_publication(Cues(published=(ahead,)), CATALOGUE, TODAY) == (Publication(), {})
