"""The partners of the shipped facts: counts of the stated days, reconciliation (K4), tiles, what may be exported."""

from datetime import date

import pytest

from indicators.model.errors import Invalid
from indicators.model.partnership import Region, Tier
from indicators.services.partnerships import Partnerships
from indicators.transforms.reconciliation import Verdict
from tests.services.conftest import TODAY


@pytest.fixture
def partners(at_hand):
    return Partnerships(at_hand.store, lambda: at_hand.catalogue, at_hand.figures, lambda: TODAY)


@pytest.mark.parametrize(
    ("day", "total", "parts"),
    [
        (date(2025, 4, 3), 34, (12, 8, 14)),
        (date(2025, 8, 26), 38, (13, 10, 15)),
        (date(2026, 1, 14), 42, (14, 14, 14)),
    ],
)
def test_the_network_of_a_stated_day(partners, day, total, parts):
    counts = partners.counts(day)
    assert (counts.total, counts.parts) == (total, parts)
    assert len(partners.standing(day)) == total


def rows(partners, as_of=None):
    return {
        (one.figure.indicator, one.reconciled.stated.period.render(), one.reconciled.stated.total): one.reconciled
        for one in partners.reconciliation(as_of)
    }


def test_every_stated_total_since_completeness_matches_the_derived_one(partners):
    found = [one.reconciled for one in partners.reconciliation() if one.reconciled.stated.is_total]
    complete = [one for one in found if one.verdict is not Verdict.INCOMPLETE]
    assert [one.stated.total for one in complete] == [32, 34, 38, 38, 42]
    assert {one.verdict for one in complete} == {Verdict.MATCH}


def test_the_ministry_said_38_with_its_tiers(partners):
    found = rows(partners)["PARTNERS_TOTAL", "2025-08-22", 38]
    assert dict(found.stated.tiers) == {Tier.CSP: 13, Tier.SP: 10, Tier.CP: 15}


def test_nine_upgraded_leaves_out_egypt_which_38_needs(partners):
    found = rows(partners)["PARTNERS_UPGRADED", "2025-01-01/P238D", 9]
    assert (found.derived, found.difference, found.verdict) == (10, -1, Verdict.MISMATCH)
    assert sorted(move.change.partner for move in found.counted) == sorted(
        ["CZE", "CHE", "NZL", "IDN", "SGP", "KAZ", "AZE", "BLR", "THA", "EGY"]
    )
    assert [move.change.partner for move in found.reason.left_out] == ["EGY"]
    needed = found.reason.needed
    assert (needed.stated.total, needed.stated.period.last_day, needed.without) == (38, date(2025, 8, 26), 37)


def test_eleven_in_seven_months_are_nine_with_egypt_after_it_and_one_not_identified(partners):
    found = rows(partners)["PARTNERS_UPGRADED", "2025-01-01/P7M", 11]
    assert (found.derived, found.difference) == (9, 2)
    assert ([move.change.partner for move in found.reason.later], found.reason.unidentified) == (["EGY"], 1)


def test_sixteen_of_seventeen_upgrades_of_2025_are_identified(partners):
    found = rows(partners)["PARTNERS_UPGRADED", "2025", 17]
    assert (found.derived, found.difference, found.reason.unidentified) == (16, 1, 1)
    assert "EU" not in {move.change.partner for move in found.counted}


def test_counts_before_october_2024_are_incomplete_and_no_mismatch(partners):
    early = [one.reconciled for one in partners.reconciliation() if one.reconciled.stated.period.last_day.year < 2024]
    assert [one.stated.total for one in early] == [None, 30]
    assert {one.verdict for one in early} == {Verdict.INCOMPLETE}


def test_a_statement_is_not_known_before_it_was_published(partners):
    assert ("PARTNERS_UPGRADED", "2025", 17) not in rows(partners, date(2026, 1, 7))
    assert ("PARTNERS_UPGRADED", "2025", 17) in rows(partners, date(2026, 1, 8))


def test_quick_days_are_those_of_stated_totals_the_latest_of_each(partners):
    stated = [(one.day, one.total) for one in partners.stated_days()]
    assert stated == [(date(2025, 4, 3), 34), (date(2025, 8, 26), 38), (date(2026, 1, 14), 42)]
    assert [one.total for one in partners.stated_days(date(2025, 8, 25))] == [34, 38]


def test_the_tiles_of_the_last_day_tell_what_changed_since_38(partners):
    board = partners.board(None, None)
    changed = {tile.move.change.partner for region in board.regions for tile in region.tiles if tile.changed}
    assert (board.on, board.since, board.changed) == (TODAY, date(2025, 8, 26), 6)
    assert changed == {"GBR", "BGR", "FIN", "DZA", "KWT", "ZAF"}
    assert [region.region for region in board.regions] == list(Region)
    assert [change.partner for change in board.outside] == ["EU"]


def test_a_day_of_comparison_must_lie_before_the_day(partners):
    board = partners.board(date(2025, 8, 26), date(2026, 1, 14))
    assert (board.since, board.changed) == (date(2025, 4, 3), 5)


def test_nothing_is_known_before_the_first_change(partners):
    board = partners.board(date(2000, 1, 1), None, date(1999, 12, 31))
    assert (board.on, board.counts.total, board.regions) == (date(1999, 12, 31), 0, ())


def test_the_chart_of_tiers_is_an_ordinary_chart(partners, standing):
    data = standing.explore.resolve(partners.tiers_spec(date(2025, 8, 26)))
    assert [series.indicator for series in data.series] == ["PARTNERS_CSP", "PARTNERS_SP", "PARTNERS_CP"]
    latest = data.rows[data.rows["start"] == data.rows["start"].max()]
    assert latest["value"].tolist() == [13, 10, 15]


def test_a_file_of_another_kind_is_refused(partners):
    with pytest.raises(Invalid, match="export_format_unknown"):
        partners.file("pdf", "vi")
    with pytest.raises(Invalid, match="export_format_unknown"):
        partners.template("ods", "vi")
