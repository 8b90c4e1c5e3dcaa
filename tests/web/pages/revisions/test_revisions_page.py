"""The page of revisions: a real table, words for screen readers, filters, decisions through the dialog."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.web.pages.revisions.actions import read_target
from indicators.web.pages.revisions.ids import RevisionsId
from indicators.web.pages.revisions.layout import layout
from indicators.web.pages.revisions.state import State, read_day, read_state
from indicators.web.session import Session, Theme
from tests.web.test_app import walk, words

FDI = "FDI_REGISTERED:VNM;measure=level;unit=USD"
H1 = Period.half(2025, 1)


def page(house, lang: str = "vi", as_of: date | None = date(2026, 1, 16), **query: str) -> Any:
    return layout(house.services, Session(lang, Theme.LIGHT, as_of, date(2026, 11, 22)), **query)


def rows(tree: Any, class_name: str) -> list[list[str]]:
    (block,) = [part for part in walk(tree) if class_name in str(getattr(part, "className", "")).split()]
    return [words(part) for part in walk(block) if type(part).__name__ == "Tr"]


def test_the_row_of_the_second_quarter_of_2022_reads_its_four_readings_and_its_total(house) -> None:
    row = next(row for row in rows(page(house), "revisions-triangle") if "Quý II/2022" in row)
    for said in ("7,72", "7,83", "+0,11", "7,99", "+0,16", "8,56", "+0,57", "+0,84", "tăng +0,57"):
        assert said in row


def test_the_triangle_is_a_table_with_heads_of_rows_and_columns_and_words_for_empty_cells(house) -> None:
    tree = page(house, "en")
    heads = [part.scope for part in walk(tree) if type(part).__name__ == "Th"]
    assert {"col", "row"} == set(heads)
    texts = words(tree)
    assert "no newer figure" in texts
    assert "period not yet published" in texts


def test_means_of_a_rate_are_in_percentage_points_and_of_a_level_also_in_per_cent(house) -> None:
    assert "percentage points, mean revision" in words(page(house, "en"))
    level = words(page(house, "en", s="GDP_NOMINAL"))
    assert not any("percentage points, mean" in text for text in level)


def test_what_the_address_asks_wrongly_is_told(house) -> None:
    assert any("no known series" in text for text in words(page(house, "en", s="FOO")))


@pytest.mark.parametrize(("shown", "seen"), [("open", True), ("decided", False), ("all", True)])
def test_disagreements_are_filtered_by_state(house, shown, seen) -> None:
    texts = words(page(house, view="disputes", state=shown))
    assert ("FDI đăng ký, 6 tháng đầu năm 2025" in texts) == seen


def test_disagreements_are_filtered_by_topic(house) -> None:
    texts = words(page(house, view="disputes", topic="fdi"))
    assert "FDI đăng ký, 6 tháng đầu năm 2025" in texts
    assert "Tăng trưởng GDP, năm 2025" not in texts


def test_a_day_that_cannot_be_read_or_lies_ahead_is_told_and_the_last_month_shown(house) -> None:
    for day in ("31/02/2025", "2027-01-01"):
        tree = page(house, "en", view="changes", since=day)
        assert [part for part in walk(tree) if getattr(part, "className", "") == "note warn"]


def test_a_query_round_trips_and_a_list_counts_by_its_first(house) -> None:
    state = read_state({"s": ["A", "B"], "view": "nowhere", "state": 3, "at": "2022-Q2"})
    assert state == State(s="A", at="2022-Q2")
    assert state.to_query() == "s=A&at=2022-Q2"
    assert read_day("05/07/2025") == read_day("2025-07-05") == date(2025, 7, 5)


@pytest.mark.parametrize("point", [None, 7, "", "a~b~c", "A~2025~x~1", "A~2025~1~2~3~4", f"A~2025~1~{'9' * 20}"])
def test_a_target_that_no_page_said_is_refused(point) -> None:
    with pytest.raises(Invalid, match="point_unreadable"):
        read_target(point)


def commit(house, point: Any, choice: Any, reason: Any = "the agency's own", despite: Any = False) -> dict[str, Any]:
    output = next(name for name in house.app.callback_map if RevisionsId.REFUSAL in name)
    parts = output.strip(".").split("...")
    state = {
        RevisionsId.TARGET: ("data", point),
        RevisionsId.CHOICE: ("value", choice),
        RevisionsId.DESPITE: ("checked", despite),
        RevisionsId.REASON: ("value", reason),
        "shell-url": ("search", "?view=disputes&state=all"),
    }
    body = {
        "output": output,
        "outputs": [
            {"id": part.partition(".")[0], "property": part.partition(".")[2].partition("@")[0]} for part in parts
        ],
        "inputs": [{"id": RevisionsId.CONFIRM, "property": "n_clicks", "value": 1}],
        "state": [{"id": name, "property": prop, "value": value} for name, (prop, value) in state.items()],
        "changedPropIds": [f"{RevisionsId.CONFIRM}.n_clicks"],
    }
    answer = house.call(house.client("en"), body)
    assert answer.status_code == 200
    return answer.get_json()["response"]


def point_of(house, decision: int | None = None) -> tuple[str, Any]:
    one = house.services.discrepancies.discrepancy(FDI, H1)
    parts = [FDI, H1.render(), str(one.head), str(house.services.version()), *([str(decision)] if decision else [])]
    return "~".join(parts), one


def test_a_decision_and_its_withdrawal_are_written_and_both_stay_in_the_history(own_house) -> None:
    point, one = point_of(own_house)
    said = commit(own_house, point, str(one.rivals[0].obs_id))
    assert said[RevisionsId.SAID]["children"].startswith("The decision is committed")
    decision = own_house.services.discrepancies.discrepancy(FDI, H1).in_force.decision
    assert own_house.services.explore.point(FDI, "2025-S1").winner.shown == one.rivals[0].shown
    again = commit(own_house, point_of(own_house, decision.decision_id)[0], "", "it was right before")
    text = json.dumps(again, ensure_ascii=False)
    assert "the agency's own" in text
    assert "it was right before" in text
    assert own_house.services.explore.point(FDI, "2025-S1").winner.shown == one.winner.shown


def test_a_refusal_is_told_in_words_and_writes_nothing(own_house) -> None:
    point, one = point_of(own_house)
    for choice, reason in (("", "x"), ("abc", "x"), (None, "x"), (str(one.winner.obs_id), " ")):
        said = commit(own_house, point, choice, reason)
        assert said[RevisionsId.REFUSAL]["children"]
    assert own_house.services.version() == 1


def test_a_decision_on_a_page_that_is_out_of_date_shows_what_was_seen_and_what_is_now(own_house) -> None:
    point, one = point_of(own_house)
    own_house.services.discrepancies.decide(one.rivals[0].obs_id, "another", "faster", one.head)
    text = json.dumps(commit(own_house, point, str(one.winner.obs_id)), ensure_ascii=False)
    assert "Nothing was written" in text
    assert text.count("21.51") >= 2
    assert own_house.services.version() == 2
