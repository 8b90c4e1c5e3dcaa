"""A PostgreSQL server of one's own that is killed, stopped and started again, and what uploads say to that."""

from __future__ import annotations

import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from indicators.model.errors import Unavailable

from . import postgresql_server as servers
from .kill_drill import LONGEST_DELAY, READY, Killed, Tell, in_child, look
from .uploads import Place, Told, rows_of, told_of, upload

UPLOADS_A_STORE = 25


class Cluster:
    """One server with its data; it keeps its port over every restart."""

    def __init__(self, folder: Path) -> None:
        folder.chmod(0o755)
        if servers.identity():
            shutil.chown(folder, servers.UNPRIVILEGED)
        self._where, self._data, self._port = servers.programs(folder), folder / "data", servers.free_port()
        servers.create_cluster(self._where, self._data)
        self._server = servers.start(self._where, self._data, self._port)

    def start(self) -> None:
        """Start the server again; after a kill it recovers by itself before it answers."""
        for _ in range(100):
            try:
                self._server = servers.start(self._where, self._data, self._port)
            except AssertionError:
                time.sleep(0.05)  # the processes of the one that was killed have not ended yet
            else:
                return
        raise RuntimeError("the server does not start")

    def stop(self, how: int) -> None:
        """End the server: SIGKILL, SIGQUIT (as an immediate shutdown, without a checkpoint) or SIGINT (fast)."""
        self._server.send_signal(how)
        self._server.wait(30)

    def database(self, name: str) -> str:
        """Make an empty database and return its URL."""
        with psycopg.connect(servers.url_of_port(self._port), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return servers.url_of_port(self._port, name)


@contextmanager
def cluster() -> Iterator[Cluster]:
    folder = servers.new_folder()
    made = Cluster(folder)
    try:
        yield made
    finally:
        if made._server.poll() is None:
            servers.stop(made._server)
        shutil.rmtree(folder, ignore_errors=True)


def write_until_gone(place: Place, name: str, tell: Tell) -> None:
    """Bring uploads until one is refused because the server is gone."""
    store = place.open()
    rows = rows_of(name)
    tell(READY)
    turn = 0
    while True:
        try:
            upload(store, f"{name}.{turn}", lambda told: tell(told.line()), rows)
        except Unavailable as fault:
            if fault.code != "database_gone":
                raise
            return
        turn += 1


def end_server(at: Cluster, how: int, delay: float) -> Callable[[int], None]:
    def end(_pid: int) -> None:
        time.sleep(delay)
        at.stop(how)

    return end


def server_kills(wanted: int, seed: int = 1) -> Killed:
    """Kill the server under a writing process, start it again, and examine what it recovered."""
    chance, total = random.Random(seed), Killed()
    parent = servers.new_folder()
    with cluster() as at:
        place, told = None, []
        for turn in range(wanted):
            if place is None or turn % UPLOADS_A_STORE == 0:
                folder = parent / str(turn)
                folder.mkdir()
                place, told = Place(at.database(f"drill_{turn}"), folder), list[Told]()
                place.open().close()
            how = signal.SIGKILL if turn % 2 else signal.SIGQUIT
            at_delay = end_server(at, how, chance.uniform(0, LONGEST_DELAY))
            lines, code = in_child(
                lambda tell, turn=turn, place=place: write_until_gone(place, str(turn), tell), at_delay
            )
            total.wrong.findings += [] if code == 0 else [f"a writer ended with {code}"]
            told += told_of(lines)
            total.acknowledged += sum(line.startswith(b"batch") for line in lines)
            started = time.monotonic()
            at.start()
            cut = told[-1].key if told and told[-1].step in {"original", "staged"} else ""
            committed = total.committed
            look(place, told, total, cut)
            total.slowest = max(total.slowest, time.monotonic() - started)
            total.committed = committed + sum(line.startswith(b"batch") for line in lines) + bool(cut)
            total.kills += 1
    shutil.rmtree(parent)
    return total
