"""What the store asks of a database, whichever it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Table

from indicators.model.errors import IndicatorsError
from indicators.store.dialect.row_block import RowBlock

ACCESS = "indicators_access"
"""Execution option of a connection: what its next transaction is for, an ``Access``; READ where nothing is said."""


class Access(StrEnum):
    """READ serves a page and is cut off when it takes too long, SCAN reads everything, WRITE is the only writer."""

    READ = "read"
    SCAN = "scan"
    WRITE = "write"


def access_of(connection: Connection) -> Access:
    """Return what the transaction that begins on ``connection`` is for."""
    said: Access = connection.get_execution_options().get(ACCESS, Access.READ)
    return said


class Dialect(Protocol):
    """Everything that differs from one database to the next."""

    def engine(self) -> Engine:
        """Return the engine, tuned; raise Invalid or Unavailable for a place no store can be kept in."""

    def prepare(self, engine: Engine) -> None:
        """Set and check what holds for the whole database and not for one connection."""

    def fault(self, error: BaseException | None) -> IndicatorsError | None:
        """Return the fault a driver's error stands for, or None when it is a bug of ours."""

    def raw_faults(self) -> AbstractContextManager[None]:
        """Turn errors of the bare driver into faults."""

    def alive(self, connection: Connection) -> bool:
        """Whether the database is still the one that was opened and answers."""

    def instance_lock(self) -> AbstractContextManager[None]:
        """Hold what a running server holds; entering raises Unavailable ("instance_running") where only one may."""

    def create_triggers(self, connection: Connection, tables: Iterable[Table]) -> None:
        """Create the append-only triggers anew, as after a migration."""

    def missing_triggers(self, connection: Connection, tables: Iterable[Table]) -> list[str]:
        """Return the names of triggers that are absent, switched off or do not say what they should."""

    def insert_rows(self, connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Append ``rows``, each with every column of ``table`` in its order."""

    def insert_block(self, connection: Connection, table: Table, block: RowBlock) -> None:
        """Append the rows of a block, which has every column of ``table`` in its order."""

    def damages(self, connection: Connection) -> Iterator[str]:
        """Yield what the database's own integrity check complains of."""

    def broken_references(self, connection: Connection) -> Iterator[tuple[str, int]]:
        """Yield table and row of every reference that leads nowhere."""
