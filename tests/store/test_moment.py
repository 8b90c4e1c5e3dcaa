"""One moment: a page that asks for the version at every figure is answered once, and never past its own writing."""

from __future__ import annotations

from pathlib import Path

from indicators.store import one_moment

from .databases import on_both
from .figures import draft, figure, open_in


@on_both
def test_within_a_moment_the_version_stays_what_it_was_whoever_writes(tmp_path: Path) -> None:
    ours, theirs = open_in(tmp_path), open_in(tmp_path)
    with one_moment():
        assert ours.version() == 0
        theirs.commit(draft(), [figure("262.46")])
        assert ours.version() == 0
        assert theirs.version() == 1
    assert ours.version() == 1
    ours.close()
    theirs.close()


@on_both
def test_one_s_own_commit_undo_or_decision_ends_the_moment(tmp_path: Path) -> None:
    store = open_in(tmp_path)
    with one_moment():
        versions = [store.version()]
        batch = store.commit(draft(), [figure("262.46")])
        versions.append(store.version())
        store.revert(batch.batch_id, "an analyst", "a test")
        versions.append(store.version())
    assert versions == [0, 1, 2]
    store.close()


@on_both
def test_a_moment_inside_another_sees_what_was_written_between(tmp_path: Path) -> None:
    ours, theirs = open_in(tmp_path), open_in(tmp_path)
    with one_moment():
        assert ours.version() == 0
        theirs.commit(draft(), [figure("262.46")])
        with one_moment():
            assert ours.version() == 1
    ours.close()
    theirs.close()
