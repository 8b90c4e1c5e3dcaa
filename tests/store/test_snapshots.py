"""Frozen charts and saved views: appended and sealed beside the batches, and no batch themselves."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indicators.model.errors import Conflict, Invalid
from indicators.store import SavedView, SnapshotDraft, SnapshotMark, Store, restore
from tests.store.test_verification import tamper

from .databases import bare, clock
from .figures import draft, figure, open_in, url_of, values

FROZEN = SnapshotDraft("K7Q2M9XD4T", "s=EXP_GOODS", "vi", date(2025, 8, 11), 1, "f" * 64, "an analyst")
VIEW = SavedView("v1", "Xuất khẩu", "cho báo cáo tháng", "s=EXP_GOODS", "an analyst")


def test_keeping_a_chart_does_not_move_the_version(store: Store) -> None:
    store.commit(draft(), [figure()])
    kept = store.keep_snapshot(FROZEN)
    store.save_view(VIEW)
    assert store.version() == 1
    assert store.snapshot("K7Q2M9XD4T") == kept
    assert (kept.said, kept.created_at) == (FROZEN, clock())


def test_the_same_chart_kept_again_is_the_same_row_whoever_asks(store: Store) -> None:
    first = store.keep_snapshot(FROZEN)
    assert store.keep_snapshot(replace(FROZEN, actor="another")) == first
    assert len(store.snapshots()) == 1


def test_an_id_stands_for_one_chart_only(store: Store) -> None:
    store.keep_snapshot(FROZEN)
    with pytest.raises(Conflict, match="snapshot_taken"):
        store.keep_snapshot(replace(FROZEN, spec="s=IMP_GOODS"))
    assert [one.said.spec for one in store.snapshots()] == ["s=EXP_GOODS"]


def test_an_unknown_id_is_none_and_the_latest_chart_comes_first(store: Store) -> None:
    for name in ("A", "B", "C"):
        store.keep_snapshot(replace(FROZEN, snapshot_id=name))
    assert store.snapshot("D") is None
    assert [one.said.snapshot_id for one in store.snapshots(2)] == ["C", "B"]


def test_text_that_cannot_be_stored_is_refused_before_anything_is_written(store: Store) -> None:
    with pytest.raises(Invalid):
        store.keep_snapshot(replace(FROZEN, spec="s=\x00"))
    with pytest.raises(Invalid):
        store.save_view(replace(VIEW, name="\x00"))
    assert store.snapshots() == ()
    assert store.saved_views() == ()


def test_a_view_is_what_was_said_of_it_last_and_keeps_its_place(store: Store) -> None:
    store.save_view(VIEW)
    store.save_view(replace(VIEW, view_id="v2", name="Nhập khẩu"))
    store.save_view(replace(VIEW, name="Xuất khẩu hàng hóa"))
    store.save_view(replace(VIEW, view_id="v2", removed=True))
    assert [(one.view_id, one.name, one.removed) for one in store.saved_views()] == [
        ("v1", "Xuất khẩu hàng hóa", False),
        ("v2", "Xuất khẩu", True),
    ]


@pytest.mark.parametrize(
    ("statement", "table", "row"),
    [
        ("UPDATE snapshot SET version = 2 WHERE snapshot_nr = 2", "snapshot", 2),
        ("DELETE FROM snapshot WHERE snapshot_nr = 1", "snapshot", 2),
        ("UPDATE saved_view SET spec = 's=IMP_GOODS'", "saved_view", 1),
    ],
)
def test_what_was_altered_behind_the_stores_back_is_found(
    store: Store, tmp_path: Path, statement: str, table: str, row: int
) -> None:
    for name in ("A", "B", "C"):
        store.keep_snapshot(replace(FROZEN, snapshot_id=name))
    store.save_view(VIEW)
    assert store.verify() == []
    tamper(tmp_path, statement)
    found = [(one.code, one.params) for one in store.verify()]
    assert found == [("store_seal_broken", {"table": table, "row": row})]


def test_a_backup_brings_frozen_charts_and_views_back(store: Store, tmp_path: Path) -> None:
    store.commit(draft(), [figure()])
    store.keep_snapshot(FROZEN)
    store.save_view(VIEW)
    store.backup(tmp_path / "copy")
    store.keep_snapshot(replace(FROZEN, snapshot_id="LATER"))
    store.close()
    restore(tmp_path / "copy", url_of(tmp_path), tmp_path, clock)
    again = open_in(tmp_path)
    assert [one.said for one in again.snapshots()] == [FROZEN]
    assert [one.name for one in again.saved_views()] == ["Xuất khẩu"]
    assert again.verify() == []
    again.close()


def test_a_database_from_before_is_brought_up_to_date_with_its_figures(database: str, tmp_path: Path) -> None:
    before = open_in(tmp_path)
    before.commit(draft(), [figure("262.46")])
    before.close()
    with closing(bare(database, tmp_path)) as raw:
        raw.execute("DROP TABLE snapshot")
        raw.execute("DROP TABLE saved_view")
        raw.execute("DROP TABLE report")
        raw.execute("DROP TABLE snapshot_mark")
        raw.execute("UPDATE alembic_version SET version_num = '0001'")
    store = open_in(tmp_path)
    assert values(store) == ["262.46"]
    assert store.keep_snapshot(FROZEN).said == FROZEN
    assert store.verify() == []
    store.close()


def test_a_withdrawal_is_sealed_and_one_that_was_altered_is_found(store: Store, tmp_path: Path) -> None:
    store.keep_snapshot(FROZEN)
    store.mark_snapshot(SnapshotMark(FROZEN.snapshot_id, withdrawn=True, reason="sai kỳ", actor="analyst"))
    kept = store.snapshot(FROZEN.snapshot_id)
    assert kept is not None
    assert kept.withdrawal is not None
    assert store.verify() == []
    tamper(tmp_path, "UPDATE snapshot_mark SET reason = 'khác'")
    assert [found.params for found in store.verify()] == [{"table": "snapshot_mark", "row": 1}]
