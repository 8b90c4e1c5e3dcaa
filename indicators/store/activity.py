"""Which batches count: one is active unless a batch that is itself active takes it back."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select

from indicators.store.tables import BATCH

NO_LIMIT = 2**62
"""A version later than any."""

_UNDOS = select(BATCH.c.batch_id, BATCH.c.reverts).where(
    BATCH.c.reverts.is_not(None), BATCH.c.batch_id <= bindparam("version")
)


def standing_undos(undos: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for every batch that is taken back the undo in force that does so.

    ``undos`` are pairs of an undo and the batch it reverts. An undo is later than what it reverts, so reading them
    from the last to the first settles each before it is asked about.
    """
    standing: dict[int, int] = {}
    for undo, target in sorted(undos, reverse=True):
        if undo not in standing:
            standing[target] = undo
    return standing


def reverted_batches(connection: Connection, at_version: int | None = None) -> dict[int, int]:
    """Return the batches that did not count at ``at_version`` (None: now), each with the undo that took it back."""
    return standing_undos(all_undos(connection, at_version))


def all_undos(connection: Connection, at_version: int | None = None) -> list[tuple[int, int]]:
    """Return every undo up to a version (None: now) with the batch it takes back, those no longer in force included."""
    rows = connection.execute(_UNDOS, {"version": NO_LIMIT if at_version is None else at_version})
    return [(undo, target) for undo, target in rows]
