"""Rows that stand beside the batches and move no version, each sealed onto the one before in its table.

The first column of such a table counts from 1 without a gap, the last is the seal: the hash of the seal before and of
all that the row says. As with batches, the chain cannot tell that the *last* rows are gone altogether; backups do.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from indicators.store.content import canonical


def append(connection: Connection, table: Table, said: Mapping[str, Any]) -> dict[str, Any]:
    """Append a row in the running write transaction; return it with its number and its seal."""
    number, *_, seal = table.columns
    last = connection.execute(select(number, seal).order_by(number.desc()).limit(1)).first()
    row = {number.name: 1 if last is None else last[0] + 1, **said}
    row[seal.name] = _seal("" if last is None else last[1], table, row)
    connection.execute(insert(table), row)
    return row


def broken_row(connection: Connection, table: Table) -> int | None:
    """Return the number of the first row that does not follow from the one before; None where all do."""
    number, *_, seal = table.columns
    previous = ""
    for expected, found in enumerate(connection.execute(select(table).order_by(number)), start=1):
        row = dict(found._mapping)
        if row[number.name] != expected or row[seal.name] != _seal(previous, table, row):
            return int(row[number.name])
        previous = row[seal.name]
    return None


def _seal(previous: str, table: Table, row: Mapping[str, Any]) -> str:
    *said, _ = table.columns
    return sha256(canonical([table.name, previous, *(row[column.name] for column in said)])).hexdigest()
