"""Carry every row of one database into another, of the same kind or not."""

from __future__ import annotations

from sqlalchemy import select

from indicators.store.database import Database
from indicators.store.tables import METADATA

_ROWS_AT_ONCE = 5000


def copy_rows(source: Database, target: Database) -> None:
    """Copy all tables as they stand at one instant into the empty tables of ``target``, in one transaction.

    Both are at the last migration. Commits go on in the source meanwhile; they are not seen.
    """
    with source.scanning() as reading, target.writing() as writing:
        for table in METADATA.sorted_tables:
            every = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_ROWS_AT_ONCE)
            target.dialect.insert_rows(writing, table, (tuple(row) for row in reading.execute(every)))
