"""The page of partners: tiles in words, stated counts with their reasons, segments, the list and its filters."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from dash import html

from indicators.i18n import LANGUAGES
from indicators.model.partnership import Region
from indicators.web.components.markup import Piece
from indicators.web.pages.partnerships.board import columns
from indicators.web.pages.partnerships.ids import PartnershipsId
from indicators.web.pages.partnerships.layout import layout
from indicators.web.pages.partnerships.state import PageState, read_state
from indicators.web.session import Session, Theme
from tests.web.test_app import walk, words


def page(house, lang: str = "vi", as_of: date | None = None, **query: Any) -> Any:
    return layout(house.services, Session(lang, Theme.LIGHT, as_of, date(2026, 11, 22)), **query)


def with_class(tree: Any, name: str) -> list[Any]:
    return [part for part in walk(tree) if name in str(getattr(part, "className", "")).split()]


def text(node: Any) -> str:
    return " ".join(words(node))


@pytest.mark.parametrize(("on", "n"), [("2025-04-03", 34), ("2025-08-26", 38), ("2026-01-14", 42), (None, 42)])
def test_the_day_of_the_address_has_its_tiles_in_a_list_of_words(house, on, n) -> None:
    tiles = with_class(page(house, on=on), "tile")
    assert len(tiles) == n
    for tile in tiles:
        said = words(tile)
        assert any(word.startswith("đối tác") for word in said)
        assert isinstance(tile, html.Button)


def test_what_cannot_be_read_in_the_address_counts_as_not_said() -> None:
    assert read_state({"on": "31/02/2025", "since": ["2025-04-03", "x"], "tier": "X", "country": "<b>"}) == PageState(
        since=date(2025, 4, 3)
    )


def test_changes_since_the_day_of_comparison_are_marked_and_named(house) -> None:
    changed = with_class(page(house, on="2026-01-14"), "changed")
    named = {words(part)[1] for part in changed if isinstance(part, html.Button)}
    assert named == {"Anh", "Bulgaria", "Phần Lan", "Algeria", "Kuwait", "Nam Phi"}
    britain = next(part for part in changed if "Anh" in words(part))
    assert "2025 · nâng cấp" in words(britain)


def test_regions_are_lists_named_by_their_headings(house) -> None:
    parts = with_class(page(house), "partnerships-part")
    assert len(parts) == len(Region)
    assert sum(len(part.children[1].children) for part in parts) == 42


def test_special_relations_and_the_union_are_said_to_stand_outside(house) -> None:
    said = text(page(house))
    for name in ("Lào", "Campuchia", "Cuba", "Liên minh châu Âu"):
        assert name in said
    assert "47 ngày có thay đổi" in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_mismatch_has_its_difference_and_its_countries(house, lang) -> None:
    said = text(page(house, lang))
    for part in {
        "vi": ("lệch +2", "lệch −1", "lệch +1", "Không tính Ai Cập (05/08/2025) thì còn 9.", "là 37, không phải 38."),
        "en": ("differs by +2", "differs by −1", "differs by +1", "Without Egypt (05/08/2025) there are 9."),
    }[lang]:
        assert part in said


def test_an_early_count_is_incomplete_and_the_chart_says_so(house) -> None:
    tree = page(house)
    assert "chưa đủ" in text(tree)
    chart = next(part for part in walk(tree) if getattr(part, "id", "") == f"{PartnershipsId.CHART}-graph")
    notes = [note["text"] for note in chart.figure["layout"]["annotations"]]
    assert "chưa đủ trước 07/10/2024" in notes


def test_an_imprecise_date_is_an_interval_before_its_segment(house) -> None:
    rows = with_class(page(house), "row")
    kuwait = next(row for row in rows if "Kuwait" in words(row))
    vague = with_class(kuwait, "vague")
    assert len(rows) == 42
    assert len(vague) == 1
    assert vague[0].title == "Kuwait: đối tác chiến lược từ năm 2025"


def test_both_charts_have_a_table_twin_and_words(house) -> None:
    tree = page(house)
    twins = [part for part in walk(tree) if "twin" in str(getattr(part, "className", ""))]
    pictures = [part for part in walk(tree) if getattr(part, "role", "") == "img" and hasattr(part, "aria-label")]
    assert len(twins) == 2
    assert len([part for part in pictures if isinstance(part, html.Div)]) == 2


@pytest.mark.parametrize(
    ("query", "n"),
    [({}, 58), ({"country": "EGY"}, 1), ({"country": "AUS"}, 3), ({"tier": "CSP"}, 15), ({"region": "OCE"}, 5)],
)
def test_the_list_is_filtered_by_the_address_and_every_change_cites(house, query, n) -> None:
    pieces = [part.html for part in walk(page(house, **query)) if isinstance(part, Piece)]
    (table,) = [piece for piece in pieces if 'class="partnerships-list"' in piece]
    rows = table.partition("<tbody>")[2].split("</tr>")[:-1]
    assert len(rows) == n
    for row in rows:
        links = re.findall(r"<a [^>]*>", row)
        assert links
        assert all('href="http' in link and 'rel="noopener noreferrer"' in link for link in links)


def test_before_the_first_change_the_page_says_that_there_is_none(house) -> None:
    said = text(page(house, "en", date(1995, 1, 1)))
    assert "No change of tier is recorded up to 01/01/1995." in said


@pytest.mark.parametrize(("n", "wide"), [(1, 1), (2, 1), (3, 2), (7, 4), (15, 5)])
def test_tiles_stand_in_two_rows_and_in_three_where_there_are_many(n, wide) -> None:
    assert columns(n) == wide


# -- what its controls do ---------------------------------------------------------------------------------------
def call(house, wanted: str, inputs: list[tuple[Any, str, Any]], changed: str) -> Any:
    output = next(name for name in house.app.callback_map if wanted in name)
    parts = output.strip(".").split("...")
    outputs = [{"id": part.rpartition(".")[0], "property": part.rpartition(".")[2]} for part in parts]
    body = {
        "output": output,
        "outputs": outputs if len(outputs) > 1 else outputs[0],
        "inputs": [
            [{"id": i, "property": prop, "value": v} for i, v in name] if isinstance(name, list) else
            {"id": name, "property": prop, "value": value}
            for name, prop, value in inputs
        ],
        "state": [{"id": "shell-url", "property": "search", "value": ""}],
        "changedPropIds": [changed],
    }  # fmt: skip
    return house.call(house.client("vi"), body)


def test_a_moved_day_draws_the_tiles_and_says_the_count_aloud(house) -> None:
    inputs = [(PartnershipsId.DAY, "data", "2025-08-26"), (PartnershipsId.SINCE, "value", "own")]
    answer = call(house, PartnershipsId.LIVE, inputs, f"{PartnershipsId.DAY}.data")
    said = answer.get_json()["response"]
    live = said[PartnershipsId.LIVE]["children"]
    assert live == "Ngày 26/08/2025: 38 đối tác, gồm 13 chiến lược toàn diện, 10 chiến lược, 15 toàn diện"
    assert said[PartnershipsId.HEADING]["children"].endswith("26/08/2025")


@pytest.mark.parametrize("day", [None, 5, "x", [], {"a": 1}])
def test_a_day_that_is_none_is_the_last_day(house, day) -> None:
    inputs = [(PartnershipsId.DAY, "data", day), (PartnershipsId.SINCE, "value", None)]
    answer = call(house, PartnershipsId.LIVE, inputs, f"{PartnershipsId.DAY}.data")
    assert "42 đối tác" in answer.get_json()["response"][PartnershipsId.LIVE]["children"]


def test_a_filter_lists_what_passes_it(house) -> None:
    inputs = [
        (PartnershipsId.TIER, "value", None),
        (PartnershipsId.REGION, "value", None),
        (PartnershipsId.COUNTRY, "value", "EGY"),
    ]
    answer = call(house, f"{PartnershipsId.CHANGES}.children", inputs, f"{PartnershipsId.COUNTRY}.value")
    assert "1 trong 58 thay đổi" in str(answer.get_json())
