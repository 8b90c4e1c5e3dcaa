from datetime import date

from indicators.transforms.counts import partner_counts
from tests.transforms.partners import change

CHANGES = (
    change("CHN", "CSP", "2008-05"),
    change("BRA", "CP", "2007"),
    change("BRA", "SP", "2024-11-17"),
    change("EU", "CSP", "2026-01", counted=False),
)


def counts(as_of):
    frame = partner_counts(CHANGES, as_of)
    return {(r.indicator, f"{r.start:%Y-%m-%d}"): r.value for r in frame.itertuples()}


def test_an_upgrade_moves_a_country_and_adds_none():
    found = counts(date(2026, 12, 31))
    assert found[("PARTNERS_TOTAL", "2024-11-17")] == 2
    assert found[("PARTNERS_CP", "2024-11-17")] == 0
    assert found[("PARTNERS_SP", "2024-11-17")] == 1


def test_the_european_union_is_no_country():
    assert max(value for (code, _), value in counts(date(2026, 12, 31)).items() if code == "PARTNERS_TOTAL") == 2


def test_a_change_after_the_day_is_not_yet_known():
    assert ("PARTNERS_TOTAL", "2024-11-17") not in counts(date(2024, 11, 16))


def test_totals_before_every_tier_date_was_read_are_marked_incomplete():
    frame = partner_counts(CHANGES, date(2026, 12, 31))
    notes = {f"{r.start:%Y-%m-%d}": r.note for r in frame.itertuples()}
    assert notes == {"2007-12-31": "incomplete", "2008-05-31": "incomplete", "2024-11-17": ""}
