"""The shipped tables themselves: nothing lost, nothing copied, nothing in one language only."""

import csv
import re
from collections import Counter
from datetime import date

import pytest

from indicators.model.partnership import StateChange
from indicators.settings import PROJECT_DIR
from indicators.transforms.counts import partner_counts

SEEDS = PROJECT_DIR / "seeds"
TABLES = sorted(SEEDS.glob("*.csv"))


def rows(name):
    with (SEEDS / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_tables_are_utf8_with_line_feeds_and_end_with_one(table):
    content = table.read_bytes()
    assert b"\r" not in content
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\n")
    assert content.decode("utf-8")


def test_the_read_me_names_every_table():
    text = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert [table.name for table in TABLES if f"`{table.name}`" not in text] == []


def test_no_table_names_a_place_on_a_machine():
    for table in (*TABLES, SEEDS / "README.md"):
        assert not re.search(r'file://|(?m:^|[\s,"])/\w', table.read_text(encoding="utf-8")), table.name


# -- the two articles -----------------------------------------------------------------------------------------------
DISPOSITIONS = {
    "observation": ["A1-05", "A1-06", "A1-07", "A1-09", "A1-10", "A1-11", "A2-05", "A2-06", "A2-08"],
    "event": [
        *("A1-01", "A1-02", "A1-03", "A1-04", "A1-13", "A1-14", "A1-15", "A1-16"),
        *("A2-01", "A2-03", "A2-11"),
    ],
    "claim": ["A1-08", "A1-12"],
    "partnership": ["A2-07"],
    "not_an_indicator": ["A2-02", "A2-04", "A2-09", "A2-10"],
}


def test_each_of_the_27_rows_of_the_articles_is_accounted_for():
    found = rows("article_figures.csv")
    expected = [f"A1-{n:02d}" for n in range(1, 17)] + [f"A2-{n:02d}" for n in range(1, 12)]
    assert [row["id"] for row in found] == expected
    for disposition, ids in DISPOSITIONS.items():
        assert [row["id"] for row in found if row["disposition"] == disposition] == ids


def test_what_is_no_indicator_says_why_in_both_languages():
    for row in rows("article_figures.csv"):
        told = row["disposition"] == "not_an_indicator"
        assert bool(row["reason_vi"]) is told
        assert bool(row["reason_en"]) is told


def test_every_checked_row_says_what_checking_gave_in_both_languages():
    for row in rows("article_figures.csv"):
        assert bool(row["verdict_vi"]) is bool(row["verdict_en"]), row["id"]
        assert row["verdict_vi"] or row["verdict"] == "not_applicable", row["id"]


def test_every_event_row_of_the_articles_is_an_event_and_back():
    cited = {row["id"]: row["event"] for row in rows("article_figures.csv") if row["event"]}
    sources = {source: row["id"] for row in rows("events.csv") for source in row["sources"].split()}
    assert cited == sources


def test_four_events_are_dated():
    assert {row["day"]: row["id"] for row in rows("events.csv") if row["day"]} == {
        "2025-04-03": "ARTICLE",
        "2025-05-31": "RES153",
        "2025-08-25": "DEC1812",
        "2025-08-26": "MEETING",
    }


def test_no_phrase_is_longer_than_twelve_words():
    phrases = [row["phrase"] for row in rows("article_figures.csv")]
    assert all(1 <= len(phrase.split()) <= 12 for phrase in phrases)


# -- words ----------------------------------------------------------------------------------------------------------
def test_every_remark_on_a_figure_is_there_in_vietnamese():
    known = {row["en"] for row in rows("remarks.csv")}
    said = set()
    for table in ("history.csv", "article_figures.csv", "stated_counts.csv", "claims.csv"):
        for row in rows(table):
            said |= {part for column in ("note", "withheld") for part in row.get(column, "").split("; ") if part}
    assert said - known == set()
    assert known - said == set()


def test_notes_of_state_changes_and_events_are_in_both_languages_or_none():
    for table in ("partner_changes.csv", "events.csv", "articles.csv"):
        for row in rows(table):
            assert bool(row["note_vi"]) is bool(row["note_en"]), row["id"]


# -- partners -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "total", "csp", "sp", "cp"),
    [
        (date(2024, 12, 31), 32, 9, 10, 13),
        (date(2025, 4, 3), 34, 12, 8, 14),
        (date(2025, 8, 22), 38, 13, 10, 15),
        (date(2025, 8, 26), 38, 13, 10, 15),
        (date(2026, 1, 14), 42, 14, 14, 14),
        (date(2026, 2, 28), 42, 14, 14, 14),
    ],
)
def test_state_changes_give_the_stated_numbers_of_partners(day, total, csp, sp, cp):
    frame = partner_counts([StateChange.from_payload(row) for row in rows("partner_changes.csv")], day)
    latest = frame[frame["start"] == frame["start"].max()]
    counted = dict(zip(latest["indicator"], latest["value"], strict=True))
    expected = {"PARTNERS_TOTAL": total, "PARTNERS_CSP": csp, "PARTNERS_SP": sp, "PARTNERS_CP": cp}
    assert counted == expected
    assert total == csp + sp + cp


def test_ten_relations_were_upgraded_by_the_day_of_the_meeting():
    upgraded = [r["iso3"] for r in rows("partner_changes.csv") if "2025-01-01" <= r["effective"] <= "2025-08-26"]
    assert sorted(upgraded) == sorted(["CZE", "CHE", "NZL", "IDN", "SGP", "KAZ", "AZE", "BLR", "THA", "EGY"])


def test_a_country_only_ever_rises():
    order = {"CP": 1, "SP": 2, "CSP": 3}
    tiers = {}
    for row in rows("partner_changes.csv"):
        tiers.setdefault(row["iso3"] or row["name_en"], []).append(order[row["tier"]])
    assert all(reached == sorted(set(reached)) for reached in tiers.values())
    assert len(tiers) == 43


def test_only_the_european_union_is_not_counted():
    outside = [row["name_en"] for row in rows("partner_changes.csv") if row["counted"] == "no"]
    assert outside == ["European Union"]
    assert not {"LAO", "KHM", "CUB"} & {row["iso3"] for row in rows("partner_changes.csv")}


def test_every_region_of_the_tiles_is_used():
    regions = Counter(row["region"] for row in rows("partner_changes.csv"))
    assert set(regions) == {"SEA", "NEA", "SCA", "EUR", "MEA", "AME", "OCE"}
