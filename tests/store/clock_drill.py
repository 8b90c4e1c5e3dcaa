"""Two writers whose clocks jump, forwards and back and against each other: order is the sequence's, nothing is lost."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from indicators.store import BatchDraft, BatchKind, ObservationQuery

from .figures import figure
from .uploads import Place

BASE = datetime(2025, 8, 26, 5, 0, tzinfo=UTC)
JUMP = 3650
STEP = timedelta(days=30)


def drill(place: Place, wanted: int, seed: int = 1) -> tuple[list[str], int]:
    """Commit ``wanted`` batches from two stores on jumping clocks; return what was wrong and how many there are."""
    chance, now = random.Random(seed), [BASE, BASE]
    stores = [place.open(clock=lambda who=who: now[who]) for who in range(2)]
    draft_id = stores[0].stage({"kept": True}, "an analyst")
    wrong: list[str] = []
    said: list[tuple[int, datetime, str]] = []
    for turn in range(wanted):
        who = chance.randrange(2)
        now[who] = BASE + timedelta(days=chance.randint(-JUMP, JUMP), microseconds=chance.randrange(10**6))
        published = BASE.date() + STEP * (turn % 12)
        rows = [figure(f"{turn}.00", origin=f"O{turn % 12}", published=published)]
        batch = stores[who].commit(BatchDraft(BatchKind.UPLOAD, f"writer {who}", str(turn)), rows)
        said.append((batch.batch_id, now[who], f"{turn}.00"))
    batches = stores[0].batches()
    if [(it.batch_id, it.created_at) for it in batches] != [(number, at) for number, at, _ in said]:
        wrong.append("order or recorded times differ from the sequence")
    if [number for number, *_ in said] != list(range(1, wanted + 1)):
        wrong.append("numbers have gaps or repeat")
    wrong += as_published(stores[1].observations(ObservationQuery(), as_of=BASE.date()), said)
    if stores[0].staged(draft_id) != {"kept": True}:
        wrong.append("a draft is gone")
    wrong += [finding.code for store in stores for finding in store.verify()]
    for store in stores:
        store.close()
    return wrong + tidied(place), len(batches)


def as_published(frame, said: list[tuple[int, datetime, str]]) -> list[str]:  # type: ignore[no-untyped-def]
    """As of a day counts what was published by then, whatever the clock of the writer said."""
    expected = {text for turn, (_, _, text) in enumerate(said) if turn % 12 == 0}
    return [] if set(frame["value_text"]) == expected else ["as of a day shows other figures than were published"]


def tidied(place: Place) -> list[str]:
    """A clock set back removes no draft; one that goes on removes it after fourteen days and not before."""
    wrong = []
    store = place.open(clock=lambda: BASE)
    draft_id = store.stage({"kept": True}, "an analyst")
    store.close()
    for days, kept in ((-400, True), (13, True), (15, False)):
        store = place.open(clock=lambda days=days: BASE + timedelta(days=days))
        wrong += [] if (store.staged(draft_id) is not None) is kept else [f"a draft {days} days on: kept is not {kept}"]
        store.close()
    return wrong
