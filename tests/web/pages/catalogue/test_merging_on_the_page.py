"""The merge of two indicators on the page: choice, preview, refusal, history and undo."""

from __future__ import annotations

from indicators.web.pages.catalogue import actions
from indicators.web.pages.catalogue.layout import layout
from indicators.web.pages.catalogue.points import Deed, point
from tests.web.pages.catalogue.test_edits_of_the_page import SESSION, commit, preview
from tests.web.test_app import words

MERGE = point(Deed.MERGED, "IIP")


def test_the_dialog_offers_every_other_indicator(house) -> None:
    _, title, (choice,), *_ = actions.asked(house.services, SESSION, {"point": MERGE})
    offered = [one["value"] for one in choice.data]
    assert title == "Merge into another indicator"
    assert "CPI" in offered
    assert "IIP" not in offered


def test_the_preview_counts_what_moves_and_names_what_collides(house) -> None:
    assert "Nothing differs" in preview(house, MERGE, into="")[0]
    text, _ = preview(house, MERGE, into="CPI")
    assert "3 figures:" in text
    assert "0 figures agree" in text
    assert "3 figures in use will change" in text
    refused, _ = preview(house, point(Deed.MERGED, "TRADE_GOODS_TOTAL"), into="EXP_GOODS")
    assert refused.startswith("24 figures of the same period")
    assert refused.count(" and ") >= 3
    assert "differ in their unit: percent and USD" in preview(house, MERGE, into="EXP_GOODS")[0]


def test_a_merged_indicator_shows_the_page_of_the_other_until_it_is_undone(own_house) -> None:
    services = own_house.services
    assert commit(own_house, MERGE, into="CPI") == "The change was saved as r2."
    shown = words(layout(services, SESSION, indicator="IIP"))
    assert "CPI" in shown
    assert "IIP merged into CPI" in shown
    assert "Merged into this indicator: IIP." in shown
    assert "IIP" not in words(layout(services, SESSION))
    assert commit(own_house, point(Deed.UNDO, "IIP", "2"), "a mistake") == "Taken back."
    assert "IIP" in words(layout(services, SESSION))
    assert "taken back by r3" in words(layout(services, SESSION, indicator="CPI"))


def test_the_overview_and_the_explorer_answer_after_a_merge(own_house) -> None:
    commit(own_house, MERGE, into="CPI")
    client = own_house.client()
    for path in ("/", "/explore?s=IIP", "/catalogue?indicator=IIP", "/revisions?s=IIP"):
        assert client.get(path).status_code == 200
    assert own_house.services.explore.canonical("IIP") == own_house.services.explore.canonical("CPI")
    assert own_house.services.overview.overview(None) is not None
