"""Reports: every state is kept, the last one holds, and nobody overwrites another's."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from indicators.model.errors import Conflict, Invalid
from indicators.store import Store

from .databases import bare
from .figures import draft, figure, open_in
from .test_verification import tamper

PAYLOAD = {"title": {"vi": "Báo cáo", "en": ""}, "blocks": [{"id": "b1"}], "as_of": None}


def test_a_report_comes_back_in_every_state_it_was_saved_in(store: Store, tmp_path: Path) -> None:
    first = store.save_report("", PAYLOAD, "an analyst", 0)
    second = store.save_report(first.report_id, {**PAYLOAD, "blocks": []}, "another", 1)
    again = open_in(tmp_path)
    assert (again.report(first.report_id), again.report(first.report_id, 1)) == (second, first)
    assert (second.revision, first.payload) == (2, PAYLOAD)
    assert again.report(first.report_id, 3) is None
    assert again.report("nowhere") is None
    again.close()


def test_whoever_saves_on_an_older_state_is_told_and_nothing_is_lost(store: Store) -> None:
    first = store.save_report("", PAYLOAD, "an analyst", 0)
    second = store.save_report(first.report_id, {"title": "theirs"}, "another", 1)
    with pytest.raises(Conflict, match="report_changed") as told:
        store.save_report(first.report_id, {"title": "mine"}, "an analyst", 1)
    assert told.value.params == {"seen": 1, "last": 2}
    assert store.report(first.report_id) == second


def test_the_reports_are_listed_by_their_last_state_the_latest_first(store: Store) -> None:
    one, two = (store.save_report("", {"n": n}, "an analyst", 0) for n in range(2))
    one = store.save_report(one.report_id, {"n": 9}, "an analyst", 1)
    assert store.reports() == (one, two)
    assert store.reports(limit=1) == (one,)


def test_a_report_moves_no_version_of_the_store(store: Store) -> None:
    store.commit(draft(), [figure()])
    before = store.version()
    store.save_report("", PAYLOAD, "an analyst", 0)
    assert store.version() == before
    assert store.verify() == []


def test_what_json_or_a_database_cannot_say_is_refused_and_nothing_is_written(store: Store) -> None:
    with pytest.raises(Invalid, match="payload_not_json"):
        store.save_report("", {"value": float("nan")}, "an analyst", 0)
    with pytest.raises(Invalid, match="text_with_nul_at"):
        store.save_report("", PAYLOAD, "an\x00analyst", 0)
    assert store.reports() == ()


def test_a_report_that_was_altered_behind_the_stores_back_is_found(store: Store, tmp_path: Path) -> None:
    store.save_report("", PAYLOAD, "an analyst", 0)
    tamper(tmp_path, "UPDATE report SET payload = '{}'")
    assert [(found.code, found.params) for found in store.verify()] == [
        ("store_seal_broken", {"table": "report", "row": 1})
    ]


def test_a_store_of_the_version_before_gets_the_table_and_keeps_its_figures(store: Store, tmp_path: Path) -> None:
    store.commit(draft(), [figure()])
    store.close()
    with closing(bare(None, tmp_path)) as raw:
        raw.execute("DROP TABLE report")
        raw.execute("DROP TABLE snapshot_mark")
        raw.execute("UPDATE alembic_version SET version_num = '0002'")
    again = open_in(tmp_path)
    assert again.save_report("", PAYLOAD, "an analyst", 0).revision == 1
    assert again.version() == 1
    again.close()
