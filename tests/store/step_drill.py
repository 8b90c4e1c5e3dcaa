"""Kill an upload at each of its steps and report what is left.

Run as ``python -m tests.store.step_drill KIND FOLDER TIMES``.
The process under test is a fork in which the step's own call is wrapped: it kills itself there with SIGKILL, as nothing
in it could notice. The steps before the transaction commits must leave no figure, those after it all of them; in each
case what was acknowledged is there, and the same upload brought again under its key is there once.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Table, event

from indicators.store import Store, originals
from indicators.store.tables import OBSERVATION

from .kill_drill import KILLS_A_STORE, READY, Killed, Tell, in_child, look
from .uploads import ROWS, Place, Told, place_on, rows_of, told_of, upload

ABSENT, PRESENT, EITHER = {0}, {1}, {0, 1}


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def at_call(owner: Any, name: str, *, after: bool = False) -> Callable[[Store], None]:
    """Die when ``owner.name`` is called, or when it has returned."""

    def arm(_store: Store) -> None:
        real = getattr(owner, name)

        def wrapped(*arguments: Any, **said: Any) -> Any:
            if after:
                real(*arguments, **said)
            die()

        setattr(owner, name, wrapped)

    return arm


def at_statement(begins: str, *, after: bool = False) -> Callable[[Store], None]:
    """Die when a statement that begins so is about to be sent, or was answered."""

    def arm(store: Store) -> None:
        def look_at(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if statement.lstrip().startswith(begins):
                die()

        event.listen(store._database.engine, "after_cursor_execute" if after else "before_cursor_execute", look_at)

    return arm


def at_half_of_the_figures(store: Store) -> None:
    """Die when half of the figures were handed to the database."""
    dialect = type(store._database.dialect)
    real = dialect.insert_rows

    def broken(rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        for number, row in enumerate(rows):
            if number == ROWS * 9 // 10:
                die()
            yield row

    def insert_rows(self: Any, connection: Any, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        real(self, connection, table, broken(rows) if table is OBSERVATION else rows)

    dialect.insert_rows = insert_rows  # type: ignore[method-assign]


def before_the_commit(store: Store) -> None:
    """Die with every row of the batch written, when only COMMIT is missing."""

    def seen(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.lstrip().startswith("INSERT INTO audit"):
            event.listen(store._database.engine, "commit", die)

    event.listen(store._database.engine, "after_cursor_execute", seen)


def when_told(step: str) -> Callable[[Told], None]:
    """Die when a step has returned, before it could be told."""
    return lambda told: die() if told.step == step else None


Arm = Callable[[Store], None]
STEPS: dict[str, tuple[Arm, set[int]]] = {
    "original's bytes written, not synced": (at_call(os, "fsync"), ABSENT),
    "original synced, not yet under its name": (at_call(os, "replace"), ABSENT),
    "original under its name, folder not synced": (at_call(os, "replace", after=True), ABSENT),
    "original durable, its row not begun": (at_call(originals, "sync_folder", after=True), ABSENT),
    "original's row written, not committed": (at_statement("INSERT INTO original", after=True), ABSENT),
    "draft's row written, not committed": (at_statement("INSERT INTO stage", after=True), ABSENT),
    "transaction open, nothing written": (at_statement("INSERT INTO batch"), ABSENT),
    "batch's row written": (at_statement("INSERT INTO batch", after=True), ABSENT),
    "nine tenths of the figures handed over": (at_half_of_the_figures, ABSENT),
    "figures written, audit missing": (at_statement("INSERT INTO audit"), ABSENT),
    "everything written, before COMMIT": (before_the_commit, ABSENT),
    "draft being forgotten": (at_statement("DELETE FROM stage"), PRESENT),
}
"""The steps inside the store's calls, with how many batches of the key may be there after."""

RETURNED = {"original": ABSENT, "staged": ABSENT, "batch": PRESENT, "unstaged": PRESENT}
"""The steps that have returned and were not told yet."""


def names() -> list[str]:
    return [*STEPS, *(f"{step} returned, not told" for step in RETURNED)]


def one(place: Place, name: str, key: str) -> tuple[list[Told], int]:
    """Bring one upload in a process that dies at the step ``name``."""

    def work(tell: Tell) -> None:
        store = place.open()
        rows = rows_of(key)
        if name in STEPS:
            STEPS[name][0](store)
        strike = when_told(name.partition(" returned")[0])
        tell(READY)

        def told(it: Told) -> None:
            strike(it)
            tell(it.line())

        upload(store, key, told, rows)

    lines, code = in_child(work, lambda _pid: None)
    return told_of(lines), code


def drill(place: Place, name: str, times: int) -> Killed:
    """Kill ``times`` uploads of one store at the step ``name``, examining it after each."""
    allowed = STEPS[name][1] if name in STEPS else RETURNED[name.partition(" returned")[0]]
    counted, told = Killed(), []
    place.open().close()
    for turn in range(times):
        key = f"{names().index(name)}.{turn}"
        lines, code = one(place, name, key)
        counted.wrong.findings += [] if code == -signal.SIGKILL else [f"{name}: never reached, {code}"]
        store = place.open()
        count = sum(batch.idempotency_key == key for batch in store.batches())
        store.close()
        counted.wrong.half += [] if count in allowed else [f"{name}: {count} batches of {key}"]
        told += lines
        look(place, told, counted, key)
        counted.kills += 1
    counted.acknowledged = sum(it.step == "batch" for it in told)
    return counted


if __name__ == "__main__":
    kind, folder, total = sys.argv[1], Path(sys.argv[2]), Killed()
    for begin in range(0, len(names()), KILLS_A_STORE):
        with place_on(kind, folder / str(begin)) as place:
            for step in names()[begin : begin + KILLS_A_STORE]:
                total.add(drill(place, step, int(sys.argv[3])))
    print(json.dumps(total.report()))
