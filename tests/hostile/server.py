"""A running app on loopback with data of its own, files sent to it, and what each costs it."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from indicators.settings import PROJECT_DIR
from indicators.workbook import Reading

_STARTING_SECONDS = 120.0
_PROC = Path("/proc")


@dataclass(frozen=True)
class Answer:
    """What came of one file: HTTP status, the code and message of a refusal, seconds, and the peak of memory in MiB.

    ``peak_mib`` is that of the reader the server starts (0 where the system does not tell).
    """

    status: int
    code: str
    message: str
    reading: Reading | None
    seconds: float
    peak_mib: int


class Running:
    """An app that runs; ``pid`` is its process, ``processes`` are those that listen, with the moment each began."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
        self.process, self.port, self.pid = process, port, process.pid
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self._readings = folder / "cache" / "readings"
        self._seen: set[str] = set()
        self.processes: frozenset[tuple[int, str]] = frozenset()

    @property
    def alive(self) -> bool:
        """Whether the very process that was started still runs and answers."""
        if self.process.poll() is not None:
            return False
        with self._opener.open(f"http://127.0.0.1:{self.port}/healthz", timeout=20) as answer:
            return bool(answer.status == 200)

    @property
    def unchanged(self) -> bool:
        """Whether the processes that hold the listening socket are those that did when the app had started."""
        return self.listening() == self.processes

    def listening(self) -> frozenset[tuple[int, str]]:
        """Return process id and moment of start of what listens on the port; where the system does not tell, the app's.

        A number may be given again to another process; the moment it started cannot.
        """
        sockets = _listening_sockets(self.port)
        tree = [self.pid, *_descendants(self.pid)]
        found = frozenset((pid, _started(pid)) for pid in tree if sockets & _sockets_of(pid))
        return found or frozenset({(self.pid, _started(self.pid))})

    def send(self, content: bytes, name: str, lang: str) -> Answer:
        """Upload ``content`` under ``name``; every answer is an Answer, a connection that is cut raises."""
        mark = secrets.token_hex(16)
        quoted = name.replace("\\", "\\\\").replace('"', '\\"').replace("\r", " ").replace("\n", " ")
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{quoted}"\r\n\r\n'
        body = head.encode("utf-8", "replace") + content + f"\r\n--{mark}--\r\n".encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/upload?lang={lang}",
            data=body,
            headers={
                "Content-Type": f"multipart/form-data; boundary={mark}",
                "Origin": f"http://127.0.0.1:{self.port}",
            },
        )
        with _watched(self.pid) as peak:
            started = time.perf_counter()
            try:
                with self._opener.open(request, timeout=60) as answer:
                    status, said = answer.status, answer.read()
            except urllib.error.HTTPError as error:
                status, said = error.code, error.read()
            taken = time.perf_counter() - started
        try:
            told = json.loads(said)
        except ValueError:
            told = {}
        error = told.get("error", {})
        code, message = error.get("code", ""), error.get("message", "")
        reading = self._reading() if status == 201 else None
        return Answer(status, code, message, reading, taken, max(peak) >> 20)

    def _reading(self) -> Reading | None:
        """Return the reading that the server kept of the file it just took; None for one it kept before."""
        fresh = {path.name for path in self._readings.iterdir()} - self._seen
        self._seen |= fresh
        return Reading.from_bytes((self._readings / fresh.pop()).read_bytes()) if fresh else None


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    """Start the app with its data in ``folder``; it is ended by its process id."""
    port = _free_port()
    env = {**os.environ, "INDICATORS_DATA_DIR": str(folder), "INDICATORS_PORT": str(port)}
    subprocess.run(
        [sys.executable, "-m", "indicators", "seed"], cwd=PROJECT_DIR, env=env, check=True, capture_output=True
    )
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "app.py"], cwd=PROJECT_DIR, env=env, stdout=log, stderr=log)
    server = Running(process, port, folder)
    try:
        _wait(server)
        server.processes = server.listening()
        yield server
    finally:
        process.terminate()
        process.wait(20)


def _wait(server: Running) -> None:
    until = time.monotonic() + _STARTING_SECONDS
    while time.monotonic() < until:
        try:
            if server.alive:
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the app does not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _watched(pid: int) -> Iterator[list[int]]:
    """Collect the resident bytes of the children of a process while a file is read."""
    peak, over = [0], threading.Event()

    def watch() -> None:
        while not over.wait(0.03):
            peak.append(sum(map(_resident, _children(pid))))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        over.set()
        watcher.join()


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for path in _PROC.glob(f"{pid}/task/*/children"):
        try:
            found += [int(said) for said in path.read_text().split()]
        except OSError:
            continue
    return found


def _descendants(pid: int) -> list[int]:
    found = _children(pid)
    return [*found, *(below for child in found for below in _descendants(child))]


def _listening_sockets(port: int) -> set[str]:
    """Return the inodes of the sockets that listen on a port."""
    found: set[str] = set()
    for name in ("tcp", "tcp6"):
        try:
            lines = (_PROC / "net" / name).read_text().splitlines()[1:]
        except OSError:
            continue
        parts = (line.split() for line in lines)
        found |= {said[9] for said in parts if said[3] == _LISTENS and int(said[1].rpartition(":")[2], 16) == port}
    return found


_LISTENS = "0A"


def _sockets_of(pid: int) -> set[str]:
    """Return the inodes of the sockets a process holds open."""
    found: set[str] = set()
    for path in _PROC.glob(f"{pid}/fd/*"):
        try:
            target = os.readlink(path)
        except OSError:
            continue
        if target.startswith("socket:["):
            found.add(target[8:-1])
    return found


def _started(pid: int) -> str:
    """Return the moment a process started, in the ticks of the system; empty where it is gone."""
    try:
        return (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def _resident(pid: int) -> int:
    try:
        return int((_PROC / str(pid) / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0
