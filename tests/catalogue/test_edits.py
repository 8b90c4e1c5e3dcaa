"""Edits of the catalogue as values: what they make of it, and why one may not be made."""

from __future__ import annotations

import pytest

from indicators.catalogue import load_catalogue
from indicators.catalogue.edits import Edit, EditKind, apply, present_order, propose_ranks, propose_text
from indicators.catalogue.ranking import circle, merged, read_chains
from indicators.model.errors import NotFound
from indicators.settings import PROJECT_DIR


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(PROJECT_DIR / "seeds")


def codes(findings) -> list[str]:
    return [finding.code for finding in findings]


def propose(catalogue, kind, text, code="EXP_GOODS", lang="vi"):
    return propose_text(catalogue, EditKind(kind), code, lang, text)


def test_a_new_name_is_the_name_everywhere_and_the_other_language_stays(catalogue):
    edit, findings = propose(catalogue, "name", "  Hàng   xuất khẩu ")
    assert findings == ()
    after = apply(catalogue, [edit])
    assert after.indicator("EXP_GOODS").name == {"vi": "Hàng xuất khẩu", "en": "Goods exports"}
    assert catalogue.indicator("EXP_GOODS").name["vi"] != "Hàng xuất khẩu"


def test_an_added_label_means_its_indicator_and_a_withdrawn_one_no_more(catalogue):
    label = "Kim ngạch hàng bán ra nước ngoài"
    assert catalogue.resolve_label(label)[:1] == () or catalogue.resolve_label(label)[0].score < 90
    added = propose(catalogue, "alias_added", label)[0]
    after = apply(catalogue, [added])
    assert (after.resolve_label(label)[0].indicator, after.resolve_label(label)[0].score) == ("EXP_GOODS", 100)
    assert label in after.indicator("EXP_GOODS").aliases_in("vi")
    withdrawn, findings = propose(after, "alias_withdrawn", label)
    assert findings == ()
    assert apply(after, [withdrawn]) == catalogue


@pytest.mark.parametrize("kind", ["name", "short", "alias_added"])
def test_an_empty_text_is_refused(catalogue, kind):
    assert codes(propose(catalogue, kind, " \u00a0 ")[1]) == ["catalogue_text_empty"]


def test_a_text_without_end_is_refused(catalogue):
    assert codes(propose(catalogue, "name", "x" * 201)[1]) == ["catalogue_text_long"]


@pytest.mark.parametrize("kind", ["name", "alias_added"])
def test_a_name_or_label_of_another_indicator_is_refused_whatever_its_marks(catalogue, kind):
    (finding,) = propose(catalogue, kind, "VON FDI THUC HIEN")[1]
    assert finding.code == "catalogue_text_taken"
    assert finding.params["owner"] == "FDI_DISBURSED"


def test_a_label_that_is_not_there_cannot_be_withdrawn(catalogue):
    assert codes(propose(catalogue, "alias_withdrawn", "không có")[1]) == ["catalogue_alias_absent"]


def test_what_changes_nothing_is_no_edit(catalogue):
    assert propose(catalogue, "name", catalogue.indicator("EXP_GOODS").name["vi"]) == (None, ())
    assert propose(catalogue, "alias_added", "KNXK") == (None, ())
    assert propose_ranks(catalogue, "trade", "CUSTOMS > NSO") == (None, ())


def test_an_unknown_indicator_is_refused(catalogue):
    with pytest.raises(NotFound):
        propose(catalogue, "name", "x", code="FOO")


def test_ranks_said_as_a_relation_become_one_order_and_the_rest_keeps_its_place(catalogue):
    edit, findings = propose_ranks(catalogue, "trade", "NSO > CUSTOMS")
    assert findings == ()
    assert edit.order == ("NSO", "CUSTOMS", "MOF", "GOV")
    after = apply(catalogue, [edit])
    assert [after.rank("EXP_GOODS", code) for code in edit.order] == [1, 2, 3, 4]
    assert after.rank("FDI_NEW", "NSO") == catalogue.rank("FDI_NEW", "NSO")


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("NSO > CUSTOMS; CUSTOMS > MOF; MOF > NSO", "NSO > CUSTOMS > MOF > NSO"),
        ("NSO > NSO", "NSO > NSO"),
        ("NSO, CUSTOMS, NSO", "NSO > CUSTOMS > NSO"),
        ("MOF > GOV\nGOV > MOF", "MOF > GOV > MOF"),
    ],
)
def test_ranks_that_go_in_a_circle_are_refused_and_the_circle_is_named(catalogue, said, named):
    (finding,) = propose_ranks(catalogue, "trade", said)[1]
    assert (finding.code, finding.params["circle"]) == ("catalogue_rank_circle", named)


def test_an_unknown_organisation_and_the_press_have_no_rank(catalogue):
    (finding,) = propose_ranks(catalogue, "trade", "NSO > FOO > PRESS")[1]
    assert (finding.code, finding.params["origins"]) == ("catalogue_origin_unknown", ["FOO", "PRESS"])


def test_an_organisation_without_a_rank_in_the_family_gets_one(catalogue):
    edit, _ = propose_ranks(catalogue, "trade", "MOFA > MOF")
    assert edit.order == ("CUSTOMS", "NSO", "MOFA", "MOF", "GOV")
    assert present_order(apply(catalogue, [edit]), "trade") == edit.order


def test_chains_without_a_circle_have_none():
    assert circle(read_chains("A > B; A > C; B > D; C > D")) == ()
    assert merged(read_chains("C > A"), ("A", "B", "C")) == ("C", "A", "B")


def test_an_edit_of_what_is_gone_says_nothing(catalogue):
    edits = [Edit(EditKind.NAME, "FOO", "vi", "x"), Edit(EditKind.ALIAS_WITHDRAWN, "EXP_GOODS", "vi", "x")]
    assert apply(catalogue, edits) == catalogue


@pytest.mark.parametrize("edit", [Edit(EditKind.NAME, "CPI", "en", "x"), Edit(EditKind.RANKS, "fdi", order=("A", "B"))])
def test_an_edit_survives_its_payload(edit):
    assert Edit.from_payload(edit.to_payload()) == edit
