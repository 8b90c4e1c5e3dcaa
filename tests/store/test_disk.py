"""A full or failing disk refuses the upload; old figures stay, reading goes on, nothing is half written."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from indicators.model.errors import Unavailable
from indicators.store import Store

from . import databases, disk_drill, faulty_vfs, full_disk_drill
from .databases import on_sqlite
from .figures import draft, figure, open_in, values


@on_sqlite
def test_a_full_database_refuses_the_commit_and_goes_on_reading(store: Store, tmp_path: Path) -> None:
    store.commit(draft(), [figure("262.46")])
    engine = store._database.engine
    pages = 1 + (tmp_path / "indicators.sqlite3").stat().st_size // 4096

    @event.listens_for(engine, "connect")
    def fill_the_disk(raw, _record) -> None:  # type: ignore[no-untyped-def]
        raw.execute(f"PRAGMA max_page_count={pages}")

    engine.dispose()
    with pytest.raises(Unavailable, match="disk_full"):
        store.commit(draft(), [figure(str(number)) for number in range(600)])
    with pytest.raises(Unavailable, match="disk_full"):
        store.stage({"rows": ["x" * 100_000]}, "an analyst")
    assert (values(store), store.version(), store.verify(), store.alive()) == (["262.46"], 1, [], True)
    event.remove(engine, "connect", fill_the_disk)
    engine.dispose()
    assert store.commit(draft(), [figure("262.50")]).batch_id == 2
    assert values(store) == ["262.46", "262.50"]


def refusals(kind: str, folder: Path, stride: int) -> dict[str, Any]:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.store.disk_drill", kind, str(folder), str(stride)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes cannot be limited")
@pytest.mark.skipif(faulty_vfs.library() is None, reason="the SQLite library cannot be reached")
def test_a_disk_that_fails_at_the_nth_call_refuses_the_upload_and_changes_nothing(tmp_path: Path) -> None:
    reports = refusals("sqlite", tmp_path, 25)
    for name, report in reports.items():
        assert report["wrong"] == [], name
        assert report["refused"] > 0, name
        assert set(report["codes"]) <= {"disk_full", "database_io"}, name
        assert report["unread"] == 0 or name == disk_drill.DEAD
    assert reports["file size limited"]["refused"] >= 5


@pytest.mark.skipif(shutil.which("unshare") is None, reason="a disk of one's own needs a mount namespace")
def test_an_upload_that_does_not_fit_on_a_full_disk_is_refused_and_passes_when_there_is_room(tmp_path: Path) -> None:
    ran = subprocess.run(
        ["unshare", "-m", sys.executable, "-m", "tests.store.full_disk_drill", str(tmp_path), "4"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        timeout=300,
        check=False,
    )
    if ran.returncode == full_disk_drill.NOT_ALLOWED or b"unshare failed" in ran.stderr:
        pytest.skip("mounting a small disk is not allowed here")
    assert ran.returncode == 0, ran.stderr.decode()
    report = json.loads(ran.stdout)
    assert (report["wrong"], report["unread"], set(report["codes"])) == ([], 0, {"disk_full"})
    assert report["tried"] - 1 == report["refused"] > 5


def test_a_statement_that_fails_in_the_server_refuses_the_upload_and_changes_nothing(tmp_path: Path) -> None:
    databases.server_url()
    reports = refusals("postgresql", tmp_path, 7)
    told = {"full": {"disk_full"}, "io": {"database_io"}, "gone": {"database_gone"}}
    for how, report in reports.items():
        assert (report["wrong"], report["unread"]) == ([], 0), how
        assert set(report["codes"]) == told[how]


@pytest.mark.usefixtures("database")
def test_a_store_opens_for_reading_when_tidying_finds_the_disk_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_in(tmp_path)
    opened.commit(draft(), [figure("262.46")])
    opened.close()

    def full(*_: object) -> None:
        raise Unavailable("disk_full")

    monkeypatch.setattr("indicators.store.staging.stale", full)
    opened = open_in(tmp_path)
    assert values(opened) == ["262.46"]
    opened.close()
