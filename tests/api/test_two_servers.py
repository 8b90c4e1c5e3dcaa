"""Two servers on one PostgreSQL database, as a team may run them: what one writes the other shows at once."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indicators.bootstrap import opened
from indicators.settings import PROJECT_DIR
from tests.faces import lay_faces
from tests.services.workbooks import APPENDIX_NAME, appendix
from tests.store.databases import on_postgresql, settings_in, url_on

SERIES = "/export/csv?s=EXP_GOODS&kind=table&period=all&lang=en"
AS_ASKED = {"X-Forwarded-Host": "figures.example.vn", "X-Forwarded-Proto": "https"}
"""What the proxy in front of a team's servers says."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(port: int, path: str, **headers: str) -> tuple[int, bytes]:
    """One request to a server as the proxy would hand it on."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path, headers={**AS_ASKED, **headers})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@contextmanager
def serving(environment: dict[str, str], log: Path) -> Iterator[int]:
    """``python app.py`` as a process of its own, and its port."""
    lay_faces(Path(environment["INDICATORS_DATA_DIR"]))
    port = free_port()
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "app.py"],
            cwd=PROJECT_DIR,
            env={**environment, "INDICATORS_PORT": str(port)},
            stdout=out,
            stderr=out,
        )
    try:
        deadline = time.monotonic() + 180
        while True:
            with suppress(OSError):
                if ask(port, "/healthz")[0] == 200:
                    break
            assert server.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < deadline
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture
def environment(database: str, tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "INDICATORS_DATA_DIR": str(tmp_path / "data"),
        "INDICATORS_DATABASE_URL": url_on(database, tmp_path, seeded=True),
        "INDICATORS_BEHIND_PROXY": "1",
        "INDICATORS_HOSTS": "figures.example.vn",
        "INDICATORS_TODAY": "2026-11-22",
    }


@on_postgresql
def test_what_one_server_or_a_command_writes_the_other_server_shows_in_its_next_answer(
    environment: dict[str, str], tmp_path: Path
) -> None:
    def run(*arguments: str) -> dict[str, int]:
        done = subprocess.run(
            [sys.executable, "-m", "indicators", *arguments],
            cwd=PROJECT_DIR,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        said: dict[str, int] = json.loads(done.stdout)
        return said

    with ExitStack() as stack:
        ports = [stack.enter_context(serving(environment, tmp_path / f"server{one}.log")) for one in (1, 2)]

        def shown() -> list[tuple[int, bool]]:
            """The version each server tells, and whether its table has the seven months of 2024 from the workbook."""
            told = []
            for port in ports:
                (state, version), (status, table) = ask(port, "/version"), ask(port, SERIES)
                assert (state, status) == (200, 200), table
                told.append((json.loads(version)["version"], b"226.98" in table or b"226980" in table))
            return told

        (first, seen), other = shown()
        assert (first, seen) == other == (first, False)
        file = appendix(tmp_path / APPENDIX_NAME)
        batch = run("import", str(file), "--yes", "--reason", "July", "--origin", "NSO", "--published", "2024-07-29")
        assert shown() == [(first + 1, True)] * 2
        run("undo", str(batch["batch"]), "--reason", "a trial")
        assert shown() == [(first + 2, False)] * 2
        assert [ask(port, "/", Host="evil.example", **{"X-Forwarded-Host": "evil.example"})[0] for port in ports] == [
            400,
            400,
        ]


@on_postgresql
def test_an_upload_begun_on_one_server_is_committed_on_the_other_and_undone_on_the_first(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "data", INDICATORS_TODAY="2026-11-22")
    with opened(settings) as one, opened(settings) as other:

        def shown() -> list[bool]:
            """Whether each server has the seven months of 2024; asked before, so that each has kept what it knew."""
            told = [server.services.explore.records("EXP_GOODS", None, every=False) for server in (one, other)]
            return ["2024-01-01/P7M" in {record["time_period"] for record in records} for records in told]

        assert shown() == [False, False]
        with appendix(tmp_path / APPENDIX_NAME).open("rb") as stream:
            upload = one.services.intake.receive(stream, APPENDIX_NAME, "analyst")
        intake = other.services.intake
        found = intake.preview(upload)
        intake.set_publication(upload, replace(found.publication, origin="NSO", published=date(2024, 7, 29)))
        asked = [each.finding_id for each in intake.preview(upload).findings if each.open]
        preview = intake.accept(upload, asked, "read against the source") if asked else intake.preview(upload)
        batch = intake.commit(upload, "analyst", "July", f"key:{upload}", preview.seen)
        assert shown() == [True, True]
        one.services.intake.undo(batch.batch_id, "analyst", "a trial")
        assert shown() == [False, False]
