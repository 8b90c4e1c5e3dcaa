"""Changing the catalogue: preview, commit with a reason, undo, and what follows on every page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.catalogue.edits import EditKind
from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.services.catalogue_edits import CatalogueEdits, Wish
from indicators.services.edited_catalogue import EditedCatalogue
from indicators.services.figures import Figures
from tests.services.conftest import TODAY

LABEL = "Hàng bán ra nước ngoài"
ALIAS = (Wish(EditKind.ALIAS_ADDED, "EXP_GOODS", {"vi": LABEL}),)
RANKS = (Wish(EditKind.RANKS, "trade", {"": "NSO > CUSTOMS"}),)
ORDER = ["CUSTOMS > NSO > MOF > GOV"]


@pytest.fixture
def house(seeded):
    """The seeded services with a catalogue that can be edited, and the edits."""
    now = EditedCatalogue(seeded.store, seeded.catalogue)
    figures = Figures(seeded.store, now, lambda: TODAY)
    return replace(seeded, figures=figures), now, CatalogueEdits(seeded.store, now, figures)


def commit(edits, wishes, reason="theo tệp tháng 10"):
    return edits.commit(wishes, "analyst", reason, edits.preview(wishes).seen)


def test_a_label_is_added_told_and_taken_back(house):
    seeded, now, edits = house
    preview = edits.preview(ALIAS)
    assert preview.may_commit
    assert preview.meanings[0].before == () or preview.meanings[0].before[0].score < 90
    assert preview.meanings[0].after[0].indicator == "EXP_GOODS"
    assert LABEL not in now().indicator("EXP_GOODS").aliases
    batch = commit(edits, ALIAS)
    assert now().resolve_label(LABEL)[0].score == 100
    (entry,) = edits.history("EXP_GOODS")
    assert (entry.edit.text, entry.actor, entry.reason, entry.taken_back_by) == (
        LABEL,
        "analyst",
        "theo tệp tháng 10",
        None,
    )
    undo = seeded.store.revert(batch.batch_id, "analyst", "nhầm")
    assert LABEL not in now().indicator("EXP_GOODS").aliases
    assert edits.history("EXP_GOODS")[0].taken_back_by == undo.batch_id
    seeded.store.revert(undo.batch_id, "analyst", "lại đúng")
    assert LABEL in now().indicator("EXP_GOODS").aliases


def test_other_ranks_name_the_figures_that_would_change_and_then_change_them(house):
    seeded, now, edits = house
    before = {figure.period: figure for figure in seeded.figures.shown("EXP_GOODS:VNM;measure=level;unit=USD")}
    preview = edits.preview(RANKS)
    assert list(preview.before) == ORDER
    changed = [one for one in preview.figures if one.series_key.startswith("EXP_GOODS:")]
    assert changed
    assert all(one.before == before.get(one.period) for one in changed)
    assert now().rank("EXP_GOODS", "CUSTOMS") == 1
    commit(edits, RANKS)
    after = {figure.period: figure for figure in seeded.figures.shown("EXP_GOODS:VNM;measure=level;unit=USD")}
    for one in changed:
        assert (after.get(one.period) and after[one.period].value) == (one.after and one.after.value)


def test_names_in_both_languages_are_one_batch(house):
    _, now, edits = house
    batch = commit(edits, (Wish(EditKind.NAME, "CPI", {"vi": "Giá tiêu dùng", "en": "Consumer prices, all items"}),))
    assert batch.row_count == 2
    assert now().indicator("CPI").name == {"vi": "Giá tiêu dùng", "en": "Consumer prices, all items"}


def test_what_changed_since_the_preview_refuses_the_commit_and_nothing_is_written(house):
    seeded, _, edits = house
    seen = edits.preview(ALIAS).seen
    commit(edits, (Wish(EditKind.SHORT, "CPI", {"en": "Prices"}),))
    version = seeded.store.version()
    with pytest.raises(Conflict) as caught:
        edits.commit(ALIAS, "analyst", "x", seen)
    assert caught.value.code == "facts_changed"
    assert seeded.store.version() == version


@pytest.mark.parametrize(
    ("wishes", "reason", "code"),
    [
        (ALIAS, " ", "reason_missing"),
        ((Wish(EditKind.NAME, "CPI", {"vi": ""}),), "x", "edit_refused"),
        ((Wish(EditKind.RANKS, "trade", {"": "NSO > NSO"}),), "x", "edit_refused"),
        ((Wish(EditKind.RANKS, "trade", {"": "CUSTOMS > NSO"}),), "x", "edit_empty"),
    ],
)
def test_an_edit_without_reason_effect_or_sense_writes_nothing(house, wishes, reason, code):
    seeded, _, edits = house
    with pytest.raises(Invalid) as caught:
        edits.commit(wishes, "analyst", reason, 0)
    assert caught.value.code == code
    assert seeded.store.version() == 1


def test_an_unknown_indicator_is_refused(house):
    with pytest.raises(NotFound):
        house[2].preview((Wish(EditKind.NAME, "FOO", {"vi": "x"}),))


def test_an_undo_in_another_order_leaves_a_catalogue_that_answers(house):
    seeded, now, edits = house
    withdrawn = commit(edits, (Wish(EditKind.ALIAS_WITHDRAWN, "EXP_GOODS", {"vi": "KNXK"}),))
    commit(edits, (Wish(EditKind.ALIAS_ADDED, "IMP_GOODS", {"vi": "KNXK"}),))
    seeded.store.revert(withdrawn.batch_id, "analyst", "x")
    meant = {one.indicator: one.score for one in now().resolve_label("KNXK")}
    assert set(meant) == {"EXP_GOODS", "IMP_GOODS"}
    assert max(meant.values()) < 90


def test_the_same_catalogue_is_handed_out_until_something_changes(house):
    _, now, edits = house
    assert now() is now()
    first = now()
    commit(edits, ALIAS)
    assert now() is not first
    assert now() is now()
