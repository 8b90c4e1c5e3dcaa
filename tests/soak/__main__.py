"""Long campaigns against the store; run as ``make soak`` or ``python -m tests.soak [NAME …] [--database KIND]``.

How many kills, steps and outages is a setting of the environment (see ``COUNTS``). Every finished campaign writes its
row of ``docs/reliability.md`` and leaves the others, so that they can be run one by one. Ends with 1 when anything
acknowledged was lost, or anything was half, wrong or unsaid.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.soak.table import Row, commit, write
from tests.store import (
    backup_drill,
    call_drill,
    clock_drill,
    databases,
    disk_drill,
    kill_drill,
    outage_drill,
    race_drill,
    step_drill,
)
from tests.store.kill_drill import KILLS_A_STORE, Killed
from tests.store.server_drill import server_kills
from tests.store.uploads import Place

COUNTS = {
    "INDICATORS_SOAK_KILLS": 2000,
    "INDICATORS_SOAK_KILLS_A_STEP": 100,
    "INDICATORS_SOAK_SERVER_KILLS": 100,
    "INDICATORS_SOAK_OUTAGES": 20,
    "INDICATORS_SOAK_BACKUPS": 20,
    "INDICATORS_SOAK_RACES": 1000,
    "INDICATORS_SOAK_STRIDE": 1,
}
"""The settings of a campaign's length: how many kills, kills at each step, …; every how many-th call fails."""

RACES_A_STORE = 40
PROJECT = Path(__file__).parents[2]


def count(name: str) -> int:
    return int(os.environ.get(f"INDICATORS_SOAK_{name}") or COUNTS[f"INDICATORS_SOAK_{name}"])


class Progress:
    """Says every ten seconds how far a campaign is."""

    def __init__(self, campaign: str, kind: str, wanted: int) -> None:
        self._what, self._wanted, self._done = f"{campaign}, {kind}", wanted, 0
        self._began = self._said = time.monotonic()

    def add(self, some: int) -> None:
        self._done += some
        now = time.monotonic()
        if now - self._said > 10:
            self._said, each = now, (now - self._began) / self._done
            left = each * (self._wanted - self._done)
            print(
                f"       … {self._what}: {self._done:,} of {self._wanted:,}, {each:.2f} s each, {left:.0f} s left",
                flush=True,
            )


@contextmanager
def places(kind: str) -> Iterator[Callable[[], Place]]:
    """Give empty places on a kind of database; each is removed when the next is asked for."""
    with tempfile.TemporaryDirectory(prefix="indicators-soak-") as parent:
        last: list[Path] = []

        def fresh() -> Place:
            for folder in last[-1:]:
                databases.drop_on(kind, folder)
            folder = Path(parent) / str(len(last))
            folder.mkdir()
            last.append(folder)
            return Place(databases.url_on(kind, folder), folder)

        yield fresh
        for folder in last[-1:]:
            databases.drop_on(kind, folder)


def named(kind: str) -> str:
    if kind == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    import psycopg

    with psycopg.connect(databases.server_url()) as connection:
        return f"PostgreSQL {connection.info.server_version // 10000}.{connection.info.server_version % 10000}"


def of_kills(campaign: str, kind: str, done: str, total: Killed) -> Row:
    wrong = total.wrong
    for said in wrong.listed():
        print(f"{campaign}, {kind}: {said}", flush=True)
    return Row(campaign, named(kind), done, len(wrong.lost), len(wrong.half) + len(wrong.findings), total.slowest)


def in_parts(kind: str, wanted: int, drill: Callable[[Place, int, int], Killed], progress: Progress) -> Killed:
    """Run ``wanted`` kills over stores of a few kills each; ``drill`` is given the place, a number and a seed."""
    total = Killed()
    with places(kind) as fresh:
        while total.kills < wanted:
            some = min(KILLS_A_STORE, wanted - total.kills)
            total.add(drill(fresh(), some, total.kills))
            progress.add(some)
    return total


def kills(kind: str) -> Row:
    total = in_parts(kind, count("KILLS"), kill_drill.drill, Progress("kills", kind, count("KILLS")))
    done = f"{total.kills:,} kills during {total.committed:,} uploads, {total.acknowledged:,} of them acknowledged"
    return of_kills("kill −9 at random instants of an upload", kind, done, total)


def steps(kind: str) -> Row:
    total, each = Killed(), count("KILLS_A_STEP")
    progress = Progress("steps", kind, each * len(step_drill.names()))
    for name in step_drill.names():

        def drill(place: Place, some: int, _seed: int, name: str = name) -> Killed:
            return step_drill.drill(place, name, some)

        total.add(in_parts(kind, each, drill, progress))
    done = f"{total.kills:,} kills, {count('KILLS_A_STEP')} at each of {len(step_drill.names())} steps"
    return of_kills("kill −9 at each named step", kind, done, total)


def calls(kind: str) -> Row:
    with places(kind) as fresh:
        total = call_drill.drill(fresh, count("STRIDE"))
    return of_kills(
        "kill −9 at every call to the disk", kind, f"{total.kills:,} kills, before the call and in its middle", total
    )


def server(kind: str) -> Row:
    total = server_kills(count("SERVER_KILLS"))
    done = f"{total.kills:,} kills of the server during {total.committed:,} uploads, then its recovery"
    return of_kills("the database server killed", kind, done, total)


def of_refusals(campaign: str, kind: str, total: disk_drill.Refused, unread: int) -> Row:
    for said in total.wrong:
        print(f"{campaign}, {kind}: {said}", flush=True)
    codes = ", ".join(f"{code} {number:,}" for code, number in sorted(total.codes.items()))
    done = f"{total.tried:,} uploads, {total.refused:,} refused ({codes})"
    lost = sum(": lost" in said for said in total.wrong)
    return Row(campaign, named(kind), done, lost, len(total.wrong) - lost + unread, 0.0)


def disk(kind: str) -> Row:
    total = disk_drill.Refused()
    unread = 0
    with tempfile.TemporaryDirectory(prefix="indicators-soak-") as folder:
        reports = (
            disk_drill.drill(Path(folder), count("STRIDE"))
            if kind == "sqlite"
            else disk_drill.statements(Path(folder), count("STRIDE"))
        )
    for name, counted in reports.items():
        total.add(counted)
        # A device that answers nothing any more cannot be read from either; a full one must be.
        unread += counted.unread if name != disk_drill.DEAD else 0
    return of_refusals("the disk fails at the N-th write, every N of an upload", kind, total, unread)


def full(kind: str) -> Row:
    campaign, total = "a small disk really full", disk_drill.Refused()
    with tempfile.TemporaryDirectory(prefix="indicators-soak-") as folder:
        command = ["unshare", "-m", sys.executable, "-m", "tests.store.full_disk_drill", folder, "4"]
        ran = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, check=False)
    if ran.returncode == 0:
        report = json.loads(ran.stdout)
        total = disk_drill.Refused(report["tried"], report["refused"], unread=report["unread"], wrong=report["wrong"])
        total.codes.update(report["codes"])
    else:
        total.wrong.append(f"could not be run, {ran.returncode}")
    return of_refusals(campaign, kind, total, total.unread)


def outages(kind: str) -> Row:
    found = outage_drill.drill(kind, count("OUTAGES"))
    for said in found.wrong:
        print(f"outages, {kind}: {said}", flush=True)
    done = f"{found.outages} outages; told within {found.told:.2f} s, served again within {found.recovered:.2f} s"
    return Row(
        "the database gone and back under a running server", named(kind), done, 0, len(found.wrong), found.recovered
    )


def backups(kind: str) -> Row:
    with places(kind) as fresh:
        found = backup_drill.drill(fresh(), count("BACKUPS"))
    for said in found.wrong:
        print(f"backups, {kind}: {said}", flush=True)
    done = f"{found.backups} backups during {found.committed} commits, each verified and a prefix of the sequence"
    return Row("backup while committing", named(kind), done, 0, len(found.wrong), found.slowest)


def commits(kind: str) -> Row:
    total = raced(kind, "commits", race_drill.COMMITS)
    done = f"{total.races:,} races of {total.writers:,} writers; {total.won:,} won"
    return of_races("conflicting commits", kind, done, total)


def races(kind: str) -> Row:
    total = raced(kind, "races", tuple(race_drill.RACES))
    done = f"{total.races:,} races of {total.writers:,} writers in {len(race_drill.RACES)} kinds; {total.won:,} won"
    return of_races("conflicting changes", kind, done, total)


def raced(kind: str, name: str, of: tuple[str, ...]) -> race_drill.Raced:
    """Hold the wanted number of races of these kinds over stores of a few races each."""
    total, wanted = race_drill.Raced(), count("RACES")
    progress = Progress(name, kind, wanted)
    with places(kind) as fresh:
        while total.races < wanted:
            some = min(RACES_A_STORE, wanted - total.races)
            total.add(race_drill.drill(fresh(), some, total.races, of))
            progress.add(some)
    return total


def of_races(campaign: str, kind: str, done: str, total: race_drill.Raced) -> Row:
    for said in total.wrong:
        print(f"{campaign}, {kind}: {said}", flush=True)
    told = ", ".join(f"{code} {number:,}" for code, number in sorted(total.told.items()))
    return Row(campaign, named(kind), f"{done}, told: {told}", 0, len(total.wrong), total.slowest)


def clocks(kind: str) -> Row:
    with places(kind) as fresh:
        wrong, committed = clock_drill.drill(fresh(), 200)
    done = f"{committed} commits of two writers, their clocks jumping by up to ten years"
    return Row("clocks that jump", named(kind), done, 0, len(wrong), 0.0)


CAMPAIGNS: dict[str, tuple[Callable[[str], Row], tuple[str, ...]]] = {
    "kills": (kills, ("sqlite", "postgresql")),
    "steps": (steps, ("sqlite", "postgresql")),
    "calls": (calls, ("sqlite",)),
    "server": (server, ("postgresql",)),
    "disk": (disk, ("sqlite", "postgresql")),
    "full": (full, ("sqlite",)),
    "commits": (commits, ("sqlite", "postgresql")),
    "races": (races, ("sqlite", "postgresql")),
    "outages": (outages, ("sqlite", "postgresql")),
    "backups": (backups, ("sqlite", "postgresql")),
    "clocks": (clocks, ("sqlite", "postgresql")),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("campaigns", nargs="*", metavar="NAME", help=f"{', '.join(CAMPAIGNS)}; all when none is named")
    parser.add_argument("--database", choices=databases.KINDS)
    said = parser.parse_args()
    if unknown := set(said.campaigns) - CAMPAIGNS.keys():
        parser.error(f"no campaign is called {', '.join(sorted(unknown))}")
    commit()  # as it stands before the first row is written
    bad = 0
    for name, (campaign, kinds) in CAMPAIGNS.items():
        for kind in kinds:
            if name in (said.campaigns or CAMPAIGNS) and said.database in (None, kind):
                print(f"       {name}, {kind}", flush=True)
                started = time.monotonic()
                row = campaign(kind)
                write(row)
                bad += row.lost + row.wrong
                print(f"{time.monotonic() - started:6.0f} s {row.line()}", end="", flush=True)
    databases.stop_server()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
