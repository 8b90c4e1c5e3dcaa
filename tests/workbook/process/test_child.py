"""Whatever a file does to its reader, the caller gets a reading with a named reason, and goes on living."""

import os
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from indicators.workbook import Limits, Watch, read_in_child, read_workbook
from indicators.workbook.process import child as child_module
from indicators.workbook.process import started_child
from indicators.workbook.process.started_child import Standby
from tests.workbook.files import xlsx

posix = pytest.mark.skipif(os.name != "posix", reason="limits of the child are bound by POSIX")


@pytest.fixture
def book(tmp_path):
    return xlsx(tmp_path / "f.xlsx", {"Data": [["Chỉ tiêu", "2023", "2024"], ["GDP (tỷ USD)", 1.5, 2.5]]})


def impostor(tmp_path, monkeypatch, body):
    """Put a child of our own in the place of the reader."""
    entry = tmp_path / "entry.py"
    entry.write_text(textwrap.dedent(body), encoding="utf-8")
    monkeypatch.setattr(started_child, "_ENTRY", entry)


def reader_that_computes(expression, tmp_path, monkeypatch):
    """Run our own child with a reader that does nothing but this in the place of ours."""
    body = f"""
        import itertools, sys
        sys.path.insert(0, {str(started_child._PACKAGE_DIR)!r})
        from indicators.workbook.process import child_entry
        import indicators.workbook.reader as reader
        reader.read_workbook = lambda *_, **__: {expression}
        sys.exit(child_entry.main(sys.argv[1:]))
    """
    impostor(tmp_path, monkeypatch, body)


def only_code(reading):
    (finding,) = reading.findings
    assert finding.severity == "hard"
    assert reading.refused
    return finding.code


def test_a_file_reads_in_the_child_as_it_does_here(book):
    assert read_in_child(book, "số liệu.xlsx", Limits()) == read_workbook(book, "số liệu.xlsx", Limits())


def test_a_refused_file_comes_back_with_its_reason(tmp_path):
    path = tmp_path / "f"
    path.write_bytes(b"")
    assert only_code(read_in_child(path, "f.xlsx", Limits())) == "file_empty"


@pytest.mark.parametrize(
    "name", ["a\x00b.xlsx", "\ud800.xlsx", "x" * 5000 + ".xlsx", "-I", "; rm -rf /", "số liệu.xlsx"]
)
def test_no_file_name_breaks_the_start_of_the_child(book, name):
    assert len(read_in_child(book, name, Limits()).rows) == 2


@posix
def test_a_child_that_does_not_end_is_killed_with_its_group(book, tmp_path, monkeypatch):
    told = tmp_path / "grandchild"
    impostor(
        tmp_path,
        monkeypatch,
        f"""
        import pathlib, subprocess, sys, time
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        pathlib.Path({str(told)!r}).write_text(str(child.pid))
        time.sleep(600)
        """,
    )
    assert only_code(read_in_child(book, "f.xlsx", replace(Limits(), seconds=2.0))) == "reader_timeout"
    assert is_gone(int(told.read_text()))


@posix
def test_a_reading_that_computes_without_end_is_killed_however_long_the_clock_may_run(book, tmp_path, monkeypatch):
    reader_that_computes("all(True for _ in itertools.repeat(0))", tmp_path, monkeypatch)
    limits = replace(Limits(), seconds=1.0, clock_seconds=120.0)
    assert only_code(read_in_child(book, "f.xlsx", limits)) == "reader_timeout"


@posix
def test_a_reading_that_is_stopped_ends_at_once_with_its_group(book, tmp_path, monkeypatch):
    told, stop = tmp_path / "grandchild", Event()
    impostor(
        tmp_path,
        monkeypatch,
        f"""
        import os, pathlib, subprocess, sys, time
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        pathlib.Path({str(told)!r}).write_text(str(child.pid))
        os.write(1, b"sheet read 1 2\\n")
        time.sleep(600)
        """,
    )
    watch = Watch(lambda *_: stop.set(), stop)
    assert only_code(read_in_child(book, "f.xlsx", replace(Limits(), seconds=60.0), watch)) == "reader_cancelled"
    assert is_gone(int(told.read_text()))


def test_every_sheet_is_told_when_it_is_begun(tmp_path):
    rows, told = [["Chỉ tiêu", "2023", "2024"], ["GDP (tỷ USD)", 1.5, 2.5]], []
    path = xlsx(tmp_path / "f.xlsx", {"Một": rows, "Hai": rows})
    read_in_child(path, "f.xlsx", Limits(), Watch(lambda *said: told.append(said)))
    assert told == [(phase, number, 2) for phase in ("open", "read") for number in (1, 2)]


def test_whatever_else_a_child_says_is_not_listened_to(book, tmp_path, monkeypatch):
    impostor(
        tmp_path,
        monkeypatch,
        """
        import os
        os.write(1, b"sheet read 1 2 3\\nsheet eat 1 2\\n" + b"x" * 100_000 + b"\\nsheet read 99999999999 1\\n")
        """,
    )
    told = []
    read_in_child(book, "f.xlsx", Limits(), Watch(lambda *said: told.append(said)))
    assert told == []


def is_gone(pid):
    """Wait for a killed process to be collected by the system."""
    for _ in range(500):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if state_of(pid) == "Z":
            return True
        time.sleep(0.02)
    return False


def state_of(pid):
    """The state letter of a process where the system shows it: a killed one that nobody collects is a Z."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return ""


def test_a_child_that_dies_is_told_as_broken(book, tmp_path, monkeypatch):
    impostor(tmp_path, monkeypatch, "import os, signal; os.kill(os.getpid(), getattr(signal, 'SIGABRT', 9))")
    assert only_code(read_in_child(book, "f.xlsx", Limits())) == "reader_crashed"


def test_a_child_that_says_that_memory_failed_is_told_as_memory(book, tmp_path, monkeypatch):
    body = "import os, sys; sys.stderr.write('memory allocation of 9 bytes failed'); sys.stderr.flush(); os.abort()"
    impostor(tmp_path, monkeypatch, body)
    assert only_code(read_in_child(book, "f.xlsx", Limits())) == "reader_memory"


@pytest.mark.parametrize(
    "body", ["", "import json, sys; open(json.loads(input())['output'], 'w').write('{}')", "raise SystemExit(7)"]
)
def test_a_child_without_a_reading_is_told_as_broken(book, tmp_path, monkeypatch, body):
    impostor(tmp_path, monkeypatch, body)
    assert only_code(read_in_child(book, "f.xlsx", Limits())) == "reader_crashed"


@posix
def test_memory_is_bounded_inside_the_child(book, tmp_path, monkeypatch):
    reader_that_computes("bytearray(1 << 40)", tmp_path, monkeypatch)
    assert only_code(read_in_child(book, "f.xlsx", Limits())) == "reader_memory"


@posix
def test_the_child_has_no_environment_no_network_and_no_other_program(book, tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_OF_THE_PARENT", "1")
    impostor(
        tmp_path,
        monkeypatch,
        f"""
        import os, sys
        sys.path.insert(0, {str(started_child._PACKAGE_DIR)!r})
        from indicators.workbook.process import child_entry
        import indicators.workbook.reader as reader
        def probe(*_, **__):
            import socket, subprocess
            told = [name for name in os.environ if "SECRET" in name]
            for attempt in (lambda: socket.create_connection(("127.0.0.1", 9)), lambda: subprocess.run(["true"])):
                try:
                    attempt()
                    told.append("left")
                except PermissionError:
                    pass
            raise RuntimeError("clean" if not told else " ".join(told))
        reader.read_workbook = probe
        sys.exit(child_entry.main(sys.argv[1:]))
        """,
    )
    errors = []
    monkeypatch.setattr(child_module, "_outcome", lambda _code, told, *_: errors.append(told.read_text()))
    read_in_child(book, "f.xlsx", Limits())
    assert errors == ["RuntimeError: clean"]


def test_nothing_is_left_behind(book, tmp_path, monkeypatch):
    monkeypatch.setattr(started_child.tempfile, "tempdir", str(tmp_path))
    read_in_child(book, "f.xlsx", Limits())
    assert [path.name for path in tmp_path.iterdir()] == ["f.xlsx"]


@pytest.fixture
def standby(tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(started_child.tempfile, "tempdir", str(folder))
    held = Standby()
    held.make_ready()
    return held


def waiting_in(tmp_path):
    return sorted((tmp_path / "temporary").iterdir())


def test_a_child_kept_ready_reads_one_file_and_another_is_ready_then(book, standby, tmp_path):
    (first,) = waiting_in(tmp_path)
    assert read_in_child(book, "f.xlsx", Limits(), standby=standby) == read_workbook(book, "f.xlsx", Limits())
    (second,) = waiting_in(tmp_path)
    assert second != first


def test_without_being_asked_to_nothing_is_kept_ready(book, tmp_path, monkeypatch):
    monkeypatch.setattr(started_child.tempfile, "tempdir", str(tmp_path))
    read_in_child(book, "f.xlsx", Limits(), standby=Standby())
    assert [path.name for path in tmp_path.iterdir()] == ["f.xlsx"]


def test_a_ready_child_that_died_costs_no_reading(book, standby):
    (idle,) = standby._waiting
    idle.kill()
    assert len(read_in_child(book, "f.xlsx", Limits(), standby=standby).rows) == 2


@posix
def test_a_ready_child_ends_and_cleans_up_when_whoever_started_it_is_gone(tmp_path):
    script = """
        import sys, tempfile, os, time
        tempfile.tempdir = sys.argv[1]
        from indicators.workbook.process.started_child import Standby
        standby = Standby()
        standby.make_ready()
        print(standby._waiting[0].process.pid, flush=True)
        os.kill(os.getpid(), 9)
    """
    told = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(tmp_path)],
        capture_output=True, text=True, cwd=started_child._PACKAGE_DIR, check=False,
    ).stdout  # fmt: skip
    for _ in range(200):
        if is_gone(int(told)) and not list(tmp_path.iterdir()):
            break
        time.sleep(0.05)
    assert is_gone(int(told))
    assert list(tmp_path.iterdir()) == []


def test_a_ready_child_ends_with_what_keeps_it(standby, tmp_path):
    pid = standby._waiting[0].process.pid
    standby.end()
    assert is_gone(pid)
    assert waiting_in(tmp_path) == []


def test_the_reader_needs_neither_pandas_nor_the_page_nor_the_store():
    said = subprocess.run(
        [sys.executable, "-c", "import sys, indicators.workbook.reader; print(*sorted(sys.modules))"],
        capture_output=True, text=True, check=True, cwd=started_child._PACKAGE_DIR,
    ).stdout.split()  # fmt: skip
    assert not {"pandas", "numpy", "dash", "sqlalchemy", "plotly", "openpyxl", "babel"} & set(said)
