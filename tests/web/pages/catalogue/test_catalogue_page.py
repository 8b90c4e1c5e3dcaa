"""The page of the catalogue: the list with its search, and one indicator."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indicators.model.errors import NotFound
from indicators.web.pages.catalogue.layout import layout
from indicators.web.session import Session, Theme
from tests.web.test_app import walk, words


def page(house, lang: str = "vi", as_of: date | None = None, **query: Any) -> Any:
    return layout(house.services, Session(lang, Theme.LIGHT, as_of, date(2026, 11, 22)), **query)


def codes(tree: Any) -> set[str]:
    return {text for text in words(tree) if text.isupper() and "_" in text}


def links(tree: Any) -> list[str]:
    return [str(part.href) for part in walk(tree) if type(part).__name__ == "A"]


def test_every_indicator_is_on_the_list_with_a_link_to_its_own_view(house) -> None:
    tree = page(house)
    for entry in house.services.catalogue.indicators:
        assert f"/catalogue?indicator={entry.code}" in links(tree)


def test_a_search_needs_no_marks_and_finds_by_name_code_and_label(house) -> None:
    assert "EXP_GOODS" in codes(page(house, q="xuat khau hang"))
    assert codes(page(house, q="exp_goods")) == {"EXP_GOODS"}
    assert "EXP_GOODS" in codes(page(house, q="knxk"))
    assert "GDP_GROWTH_YOY" not in codes(page(house, q="xuat khau"))


def test_a_search_that_finds_nothing_says_so(house) -> None:
    assert "No indicator matches “zzz”." in words(page(house, "en", q="zzz"))


def test_a_late_figure_is_marked_overdue(house) -> None:
    assert "overdue" in words(page(house, "en", q="exp_goods"))
    assert "overdue" not in words(page(house, "en", date(2025, 8, 12), q="exp_goods"))


def test_each_series_of_an_indicator_leads_to_its_revisions(house) -> None:
    tree = page(house, indicator="EXP_GOODS")
    for one in house.services.holdings.one("EXP_GOODS").series:
        assert any(link.startswith("/revisions?s=EXP_GOODS") for link in links(tree)), one


def test_one_indicator_tells_meaning_labels_and_ranks_in_both_languages(house) -> None:
    for lang, said in (("vi", "Tổng cục Hải quan"), ("en", "Customs")):
        text = " ".join(words(page(house, lang, indicator="EXP_GOODS")))
        assert house.services.catalogue.indicator("EXP_GOODS").definition[lang] in text
        assert "KNXK" in text
        assert said in text or "CUSTOMS" in text


def test_an_indicator_without_figures_says_so(house) -> None:
    assert "No figure of this indicator is held." in words(page(house, "en", indicator="GDP_AGRI"))


def test_an_unknown_indicator_is_refused(house) -> None:
    with pytest.raises(NotFound):
        page(house, indicator="FOO")
