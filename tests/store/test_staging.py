"""A draft of an upload survives a reload, can be changed, and is forgotten after a fortnight."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from indicators.model.errors import Invalid, NotFound
from indicators.store import Store, open_store

from .figures import NOON, clock, open_in, url_of

PAYLOAD = {"rows": [{"cell": "F12", "value": "262.46", "raw": "262,46"}], "note": "chưa xác nhận", "blank": None}


def test_a_draft_comes_back_as_it_was_staged_even_after_a_restart(store: Store, tmp_path: Path) -> None:
    stage_id = store.stage(PAYLOAD, "an analyst", "0" * 64)
    again = open_in(tmp_path)
    assert again.staged(stage_id) == PAYLOAD
    again.close()


def test_a_draft_can_be_changed_and_forgotten(store: Store) -> None:
    stage_id = store.stage(PAYLOAD, "an analyst")
    store.restage(stage_id, {"rows": []})
    assert store.staged(stage_id) == {"rows": []}
    store.unstage(stage_id)
    assert store.staged(stage_id) is None
    with pytest.raises(NotFound, match="stage_unknown"):
        store.restage(stage_id, PAYLOAD)


def test_drafts_have_ids_of_their_own_that_cannot_be_counted_up(store: Store) -> None:
    ids = {store.stage(PAYLOAD, "an analyst") for _ in range(20)}
    assert len(ids) == 20
    assert {len(stage_id) for stage_id in ids} == {24}


def test_a_draft_that_json_cannot_say_is_refused(store: Store) -> None:
    with pytest.raises(Invalid, match="payload_not_json"):
        store.stage({"value": float("nan")}, "an analyst")


def test_drafts_older_than_a_fortnight_are_removed_at_the_next_start(tmp_path: Path) -> None:
    opened = open_store(url_of(tmp_path), tmp_path, lambda: NOON - timedelta(days=14, seconds=1))
    old = opened.stage(PAYLOAD, "an analyst")
    opened.close()
    opened = open_store(url_of(tmp_path), tmp_path, lambda: NOON - timedelta(days=14))
    young = opened.stage(PAYLOAD, "an analyst")
    opened.close()
    opened = open_store(url_of(tmp_path), tmp_path, clock)
    assert (opened.staged(old), opened.staged(young)) == (None, PAYLOAD)
    opened.close()


def test_a_clock_without_a_zone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="aware"):
        open_store(url_of(tmp_path), tmp_path, lambda: NOON.replace(tzinfo=None))
