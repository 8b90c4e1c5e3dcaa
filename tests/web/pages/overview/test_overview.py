"""The overview: the six headlines with their periods, bases and words, as of any day."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from indicators.model.errors import Invalid
from indicators.web.components.cited import read_address
from indicators.web.pages.overview.ids import OverviewId
from indicators.web.pages.overview.layout import layout
from indicators.web.session import Session, Theme
from tests.web.test_app import walk, words


def page(house, lang: str = "vi", as_of: date | None = None) -> Any:
    return layout(house.services, Session(lang, Theme.LIGHT, as_of, date(2026, 11, 22)))


def cards(tree: Any) -> list[str]:
    found = [part for part in walk(tree) if getattr(part, "className", "") == "overview-card"]
    return [" ".join(words(card)) for card in found]


AUGUST = date(2025, 8, 27)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "vi",
            (
                ("7,52", "6 tháng đầu năm 2025"),
                ("262,46", "7 tháng đầu năm 2025"),
                ("24,1", "7 tháng đầu năm 2025"),
                ("13,6", "7 tháng đầu năm 2025"),
                ("38", "26/08/2025"),
                ("194", "nước"),
            ),
        ),
        (
            "en",
            (
                ("7.52", "first 6 months of 2025"),
                ("262.46", "first 7 months of 2025"),
                ("24.1", "first 7 months of 2025"),
                ("13.6", "first 7 months of 2025"),
                ("38", "26/08/2025"),
                ("194", "countries"),
            ),
        ),
    ],
)
def test_as_of_27_august_2025_the_cards_read_what_was_known(house, lang, expected) -> None:
    shown = cards(page(house, lang, AUGUST))
    assert len(shown) == 6
    for card, parts in zip(shown, expected, strict=True):
        assert all(part in card for part in parts), card


def test_the_sentence_names_one_period_where_all_figures_share_it_and_each_where_they_do_not(house) -> None:
    tree = page(house, "en", AUGUST)
    sentence = next(part for part in walk(tree) if getattr(part, "className", "") == "overview-sentence")
    text = "".join(part if isinstance(part, str) else part.children for part in sentence.children)
    assert text == (
        "In the first 6 months of 2025 GDP grew 7.52%; in the first 7 months of 2025 goods exports reached "
        "USD\u00a0262.46\u00a0billion and disbursed FDI came to USD\u00a013.6\u00a0billion; 38\u00a0countries are "
        "partners at comprehensive level or above."
    )


def test_per_cent_and_percentage_points_never_share_a_sign(house) -> None:
    shown = cards(page(house, "vi", AUGUST))
    assert "+0,88 điểm phần trăm" in shown[0]
    assert "+14,8%" in shown[1]
    assert "so với 7 tháng đầu năm 2024" in shown[1]


def test_514_is_named_with_its_reason_on_the_card_of_exports(house) -> None:
    card = cards(page(house, "en", AUGUST))[1]
    assert "514" in card
    assert "matches total goods trade, not exports" in card


def test_every_number_of_the_band_opens_its_citation(house) -> None:
    tree = page(house, "vi", AUGUST)
    ids = [getattr(part, "id", None) for part in walk(tree)]
    opened = [one for one in ids if isinstance(one, dict) and one["type"] == OverviewId.FIGURE]
    assert len({json.dumps(one, sort_keys=True) for one in opened}) == len(opened)
    for place in ("card", "source"):
        assert sum(one["place"] == place for one in opened) == 6
    for one in opened:
        key, period = read_address(one)
        assert house.services.explore.point(key, period, AUGUST)


def test_where_nothing_is_known_the_page_says_so(own_house) -> None:
    own_house.services.sources.undo(1, "test", "an empty store")
    text = " ".join(words(page(own_house, "en")))
    assert text.count("No figure had been published by this day.") == 7
    assert " 0 %" not in text


@pytest.mark.parametrize("clicked", [None, "x", {}, {"point": None}, {"point": "no separator"}, ["point"]])
def test_a_click_that_names_no_figure_is_refused(clicked) -> None:
    with pytest.raises(Invalid):
        read_address(clicked)


def test_the_pages_charts_are_drawn_in_the_theme_of_the_session(house) -> None:
    def colours(theme: Theme) -> str:
        tree = layout(house.services, Session("vi", theme, None, date(2026, 11, 22)))
        return json.dumps([part.figure for part in walk(tree) if type(part).__name__ == "Graph"], default=str)

    assert "#0054A5" in colours(Theme.LIGHT)
    assert "#0054A5" not in colours(Theme.DARK)
