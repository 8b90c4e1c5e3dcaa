"""Changing the catalogue through the page: what the dialog opens with, tells, writes and refuses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indicators.catalogue.edits import Edit, EditKind, apply, propose_merge, propose_ranks, propose_text
from indicators.i18n.messages import LANGUAGES, load
from indicators.model.errors import Conflict, Invalid
from indicators.services.merging import merging
from indicators.web.pages.catalogue import actions
from indicators.web.pages.catalogue.layout import layout
from indicators.web.pages.catalogue.points import Deed, point, sign
from indicators.web.session import Session, Theme
from tests.web.test_app import words

SESSION = Session("en", Theme.LIGHT, None, date(2026, 11, 22))
ALIAS = point(Deed.ALIAS_ADDED, "EXP_GOODS")


def told(tree: Any) -> str:
    return " ".join(words(tree))


def preview(house, said: str, **texts: str) -> tuple[str, int | None]:
    shown, seen = actions.preview(house.services, SESSION, said, texts)
    return " ".join(told(part) for part in shown), seen


def commit(house, said: str, reason: str = "as the file prints it", **texts: str) -> str:
    _, seen = actions.preview(house.services, SESSION, said, texts)
    return actions.commit(house.services, SESSION, said, texts, seen, reason)


def test_the_dialog_opens_with_what_stands_now(house) -> None:
    opened, title, fields, said, reason, refusal = actions.asked(
        house.services, SESSION, {"point": point(Deed.RANKS, "trade")}
    )
    assert (opened, title, said, reason, refusal) == (True, "Change ranks", "ranks~trade~", "", "")
    assert fields[0].children[1].value == "CUSTOMS > NSO > MOF > GOV"


def test_the_preview_of_ranks_names_the_figures_that_change_and_a_circle_is_named(house) -> None:
    said = point(Deed.RANKS, "trade")
    text, _ = preview(house, said, ranks="NSO > CUSTOMS")
    assert "CUSTOMS > NSO > MOF > GOV → NSO > CUSTOMS > MOF > GOV" in text
    assert "figures in use will change" in text
    assert "NSO > CUSTOMS > NSO" in preview(house, said, ranks="NSO > CUSTOMS > NSO")[0]
    assert "FOO" in preview(house, said, ranks="FOO > NSO")[0]


def test_a_label_of_another_indicator_is_refused_by_its_name(house) -> None:
    assert "“Disbursed (realised) FDI”" in preview(house, ALIAS, alias_vi="Vốn FDI thực hiện")[0]


def test_nothing_typed_changes_nothing(house) -> None:
    assert "Nothing differs" in preview(house, ALIAS, alias_vi=" ", alias_en="")[0]


def test_a_change_is_written_shown_with_its_history_and_taken_back(own_house) -> None:
    assert commit(own_house, ALIAS, alias_en="Goods sold abroad") == "The change was saved as r2."
    shown = words(layout(own_house.services, SESSION, indicator="EXP_GOODS"))
    assert "Goods sold abroad" in shown
    assert "Label added (English): Goods sold abroad" in shown
    assert own_house.services.catalogue.resolve_label("goods sold abroad")[0].indicator == "EXP_GOODS"
    assert commit(own_house, point(Deed.UNDO, "EXP_GOODS", "2"), "a mistake") == "Taken back."
    shown = words(layout(own_house.services, SESSION, indicator="EXP_GOODS"))
    assert "Goods sold abroad" not in shown
    assert "taken back by r3" in shown


def test_a_label_is_withdrawn_whatever_letters_it_has(own_house) -> None:
    said = point(Deed.ALIAS_WITHDRAWN, "EXP_GOODS", sign("en", "TX.VAL.MRCH.CD.WT"))
    commit(own_house, said)
    assert "TX.VAL.MRCH.CD.WT" not in own_house.services.catalogue.indicator("EXP_GOODS").aliases
    with pytest.raises(Invalid):
        commit(own_house, said)


def test_a_new_name_stands_on_the_list_at_once(own_house) -> None:
    entry = own_house.services.catalogue.indicator("CPI")
    named = {f"name_{lang}": entry.name[lang] for lang in LANGUAGES} | {
        f"short_{lang}": entry.short[lang] for lang in LANGUAGES
    }
    commit(own_house, point(Deed.NAMES, "CPI"), **(named | {"name_en": "Consumer prices, all items"}))
    assert "Consumer prices, all items" in words(layout(own_house.services, SESSION))


def test_a_change_after_the_preview_refuses_the_commit(own_house) -> None:
    _, seen = actions.preview(own_house.services, SESSION, ALIAS, {"alias_en": "Goods sold abroad"})
    commit(own_house, point(Deed.RANKS, "fdi"), ranks="FIA > NSO")
    with pytest.raises(Conflict):
        actions.commit(own_house.services, SESSION, ALIAS, {"alias_en": "Goods sold abroad"}, seen, "x")


@pytest.mark.parametrize("said", [None, 7, "", "names", "names~CPI", "drop~CPI~", "names~CPI~~", "undo~CPI~x"])
def test_what_a_page_would_not_say_is_refused(house, said) -> None:
    with pytest.raises(Invalid):
        actions.commit(house.services, SESSION, said, {}, 0, "x")


def test_every_finding_has_words_in_both_languages(house) -> None:
    catalogue, edit = house.services.catalogue, EditKind.ALIAS_ADDED
    refused = [
        *propose_text(catalogue, edit, "CPI", "vi", "")[1],
        *propose_text(catalogue, edit, "CPI", "vi", "x" * 300)[1],
        *propose_text(catalogue, edit, "CPI", "vi", "KNXK")[1],
        *propose_text(catalogue, EditKind.ALIAS_WITHDRAWN, "CPI", "vi", "x")[1],
        *propose_ranks(catalogue, "fdi", "FOO")[1],
        *propose_ranks(catalogue, "fdi", "NSO > NSO")[1],
        *propose_merge(catalogue, "CPI", "CPI")[1],
        *propose_merge(catalogue, "CPI", "FOO")[1],
        *propose_merge(catalogue, "CPI", "EXP_GOODS")[1],
        *propose_merge(catalogue, "PARTNERS_CP", "PARTNERS_SP")[1],
        *propose_merge(apply(catalogue, [Edit(EditKind.MERGED, "IIP", "", "CPI")]), "CPI", "IIP")[1],
        *merging(house.services.fdi._figures, "TRADE_GOODS_TOTAL", "EXP_GOODS").findings,
    ]
    assert len({finding.code for finding in refused}) == 12
    for lang in LANGUAGES:
        assert all(f"catalogue.finding.{finding.code}" in load(lang) for finding in refused)
