"""Let several processes change the same thing at the same moment, again and again: exactly one may win.

Run as ``python -m tests.store.race_drill KIND FOLDER RACES SEED``. Two to eight writers, each a process with its own
store, are told what a preview saw and an instant to begin. Of moves that rest on the heads they saw (a commit, a
decision, its revocation) one wins; of undos of one batch one wins; every other writer is told that somebody else
changed it, and nothing of it is written. An undo rests on no head: against a commit or a decision on top of the same
batch it always wins once, and the other must have come before it or be told. Prints a JSON object: races, writers,
winners, what the losers were told, and what was wrong.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from indicators.model.errors import Conflict
from indicators.store import BatchDraft, BatchKind, ObservationQuery, Store

from .figures import figure
from .uploads import Place, place_on

MOST_WRITERS = 8
AHEAD = 0.004
"""Seconds from telling the writers to the instant they begin: enough for all to have heard."""

RESTING_ON_HEADS = {"commit", "decide", "revoke"}
TOLD = {"heads_changed", "already_reverted", "already_revoked", "observation_reverted"}
"""What a loser may be told."""


@dataclass(frozen=True)
class Seen:
    """What every writer of a race saw before it: the series and its head, and what the series holds."""

    key: str
    head: int
    batch: int = 0
    figure: int = 0
    decision: int = 0


@dataclass(frozen=True)
class Outcome:
    """What came of one writer's move: the batch it made, or the code it was told (an error's words if no Conflict)."""

    move: str
    actor: str
    batch: int = 0
    told: str = ""


RACES: dict[str, tuple[str, ...]] = {
    "commits": ("commit",),
    "first figures of a new series": ("commit",),
    "decisions": ("decide",),
    "undos": ("undo",),
    "revocations": ("revoke",),
    "commits and decisions": ("commit", "decide"),
    "undos and commits on top": ("undo", "commit"),
    "undos and decisions on top": ("undo", "decide"),
}
"""What the writers of a race do, in turn."""
COMMITS = ("commits", "first figures of a new series")
"""The kinds of which exactly one writer wins and nothing else happens."""


@dataclass
class Raced:
    """What a drill of races counted."""

    races: int = 0
    writers: int = 0
    won: int = 0
    told: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Raced) -> None:
        self.races += other.races
        self.writers += other.writers
        self.won += other.won
        self.told += other.told
        self.slowest = max(self.slowest, other.slowest)
        self.wrong += other.wrong


def make(store: Store, move: str, seen: Seen, actor: str) -> int:
    """Make a move on what was seen; return the number of its batch."""
    heads = {seen.key: seen.head}
    if move == "commit":
        said = BatchDraft(BatchKind.UPLOAD, actor, "a race")
        return store.commit(said, [figure("1.25", key=seen.key, note=actor)], heads=heads).batch_id
    if move == "decide":
        return store.decide(seen.figure, actor, "a race", heads).batch_id
    if move == "revoke":
        return store.revoke(seen.decision, actor, "a race", heads).batch_id
    return store.revert(seen.batch, actor, "a race").batch_id


def write(place: Place, orders: Connection) -> None:
    """Make the moves one is told, each at its instant, until the pipe says that it is over."""
    store = place.open()
    orders.send(None)
    while order := orders.recv():
        move, seen, actor, begin = order
        time.sleep(max(0.0, begin - time.monotonic()))
        try:
            orders.send(Outcome(move, actor, batch=make(store, move, seen, actor)))
        except Conflict as fault:
            orders.send(Outcome(move, actor, told=fault.code))
        except Exception as error:
            orders.send(Outcome(move, actor, told=repr(error)))
    store.close()


@contextmanager
def writers(place: Place, number: int) -> Iterator[list[Connection]]:
    """Fork the writers; nothing of a store may be open here."""
    context, pipes, processes = get_context("fork"), [], []
    for _ in range(number):
        ours, theirs = context.Pipe()
        process = context.Process(target=write, args=(place, theirs), daemon=True)
        process.start()
        theirs.close()
        pipes.append(ours)
        processes.append(process)
    try:
        for pipe in pipes:
            pipe.recv()
        yield pipes
        for pipe in pipes:
            pipe.send(None)
    finally:
        for process in processes:
            process.join(10)
            process.kill()
            process.join()


def prepared(store: Store, name: str, number: int) -> Seen:
    """Bring about what the writers of a race see: a figure, for revocations decided on, or nothing yet."""
    key = f"C{number}:VNM;measure=level;unit=USD"
    if name == "first figures of a new series":
        return Seen(key, 0)
    batch = store.commit(BatchDraft(BatchKind.UPLOAD, "the first", ""), [figure("262.46", key=key)]).batch_id
    obs_id = int(store.observations(ObservationQuery(series_keys=[key]))["obs_id"].iloc[0])
    decided = store.decide(obs_id, "the first", "").decision_id if name == "revocations" else 0
    return Seen(key, store.heads([key])[key], batch, obs_id, decided)


def race(store: Store, pipes: list[Connection], name: str, seen: Seen, counted: Raced) -> None:
    """Let one writer for each pipe make its move at once, and judge what came of it."""
    before, begin = store.version(), time.monotonic() + AHEAD
    for number, pipe in enumerate(pipes):
        pipe.send((RACES[name][number % len(RACES[name])], seen, f"writer {number}", begin))
    outcomes = [pipe.recv() for pipe in pipes]
    counted.slowest = max(counted.slowest, time.monotonic() - begin)
    counted.races += 1
    counted.writers += len(outcomes)
    counted.won += sum(it.batch > 0 for it in outcomes)
    counted.told.update(it.told for it in outcomes if not it.batch)
    made = {batch.batch_id: batch.actor for batch in store.batches() if batch.batch_id > before}
    counted.wrong += [f"{name} on {seen.key}: {it}" for it in judged(outcomes, made)]


def judged(outcomes: list[Outcome], made: dict[int, str]) -> Iterator[str]:
    """Yield what is wrong with a race; ``made`` are the batches that came of it with their actors."""
    winners = {it.batch: it for it in outcomes if it.batch}
    if made != {number: it.actor for number, it in winners.items()}:
        yield f"the store holds {made}, told was {sorted(winners)}"
    undone = [it.batch for it in winners.values() if it.move == "undo"]
    rested = [it.batch for it in winners.values() if it.move in RESTING_ON_HEADS]
    if any(it.move == "undo" for it in outcomes):
        if len(undone) != 1:
            yield f"{len(undone)} undos won"
        if len(rested) > 1 or any(number > undone[0] for number in rested if undone):
            yield f"{rested} came on top of a batch that {undone} had taken back"
    elif len(rested) != 1:
        yield f"{len(rested)} won"
    for it in outcomes:
        if not it.batch and it.told not in TOLD:
            yield f"{it.actor} was told {it.told}"


def drill(place: Place, races: int, seed: int, names: Sequence[str] = tuple(RACES)) -> Raced:
    """Hold ``races`` races of these kinds in turn on one store, by two to eight writers, and verify it at the end."""
    chance, counted = random.Random(seed), Raced()
    place.open().close()
    with writers(place, min(MOST_WRITERS, races + 1)) as pipes:
        store = place.open()
        for number in range(races):
            name = names[(seed + number) % len(names)]
            entrants = chance.sample(pipes, chance.randint(2, len(pipes)))
            race(store, entrants, name, prepared(store, name, number), counted)
        counted.wrong += [finding.code for finding in store.verify()]
        rows = sum(batch.row_count for batch in store.batches() if batch.kind is BatchKind.UPLOAD)
        committed = sum(batch.kind is BatchKind.UPLOAD for batch in store.batches())
        counted.wrong += [] if rows == committed else [f"{rows} figures of {committed} uploads of one each"]
        store.close()
    return counted


if __name__ == "__main__":
    with place_on(sys.argv[1], Path(sys.argv[2]) / "races") as at:
        print(json.dumps(vars(drill(at, int(sys.argv[3]), int(sys.argv[4])))))
