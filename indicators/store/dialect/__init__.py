"""Everything that differs from one database to the next: SQLite, the default, and PostgreSQL.

Belongs here: how an engine is made and tuned, how a transaction begins, triggers, bulk insert, integrity and which
driver error means what. Nothing else in the store names a database. Both keep two promises the store counts on: a
reader sees one state throughout, and there is one writer at a time. Public: ``dialect_of``, ``dialect_of_file``.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from indicators.model.errors import Invalid
from indicators.store.dialect.postgresql import PostgresqlDialect
from indicators.store.dialect.protocol import ACCESS, Access, Dialect
from indicators.store.dialect.sqlite import SqliteDialect

__all__ = ["ACCESS", "Access", "Dialect", "PostgresqlDialect", "SqliteDialect", "dialect_of", "dialect_of_file"]


def dialect_of_file(path: Path, busy_seconds: float) -> SqliteDialect:
    """Return the dialect of a database file such as a backup."""
    return SqliteDialect(URL.create("sqlite", database=str(path)), busy_seconds)


def dialect_of(url: str, busy_seconds: float) -> SqliteDialect | PostgresqlDialect:
    """Return the dialect of a database URL.

    Raises Invalid ("database_url") for what cannot be read, ("database_unsupported") for others than a SQLite file or
    PostgreSQL.
    """
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (ArgumentError, ValueError):
        raise Invalid("database_url") from None
    if backend == "sqlite":
        return SqliteDialect(parsed, busy_seconds)
    if backend in {"postgresql", "postgres"}:
        return PostgresqlDialect(parsed, busy_seconds)
    raise Invalid("database_unsupported", database=backend)
