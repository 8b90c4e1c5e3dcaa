"""Both databases for tests: a store in a folder, whichever kind; drills in child processes find the same one.

One PostgreSQL server a process, started when it is first asked for; its address is handed to child processes by the
environment. Every folder has a database of its own, on either kind copied from one with the tables, or the shipped
figures too, already made. ``INDICATORS_TEST_DATABASE=postgresql`` puts every test that does not say its kind itself on
PostgreSQL.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from indicators.settings import PROJECT_DIR, Settings, read_settings
from indicators.store import Store, open_store

from . import postgresql_server

T = TypeVar("T")
KINDS = ("sqlite", "postgresql")
CHOICE = "INDICATORS_TEST_DATABASE"
"""Names the kind of database the tests run on where they do not say it themselves."""

REFUSED = (sqlite3.IntegrityError, psycopg.IntegrityError)
"""What a bare driver raises where a trigger or a constraint forbids a change."""


def _on(*kinds: str) -> Callable[[T], T]:
    """Return a mark that lets a test run on these databases, whatever the environment chooses."""

    def mark(test: T) -> T:
        return pytest.mark.usefixtures("database")(pytest.mark.parametrize("database", kinds, indirect=True)(test))

    return mark


on_sqlite, on_postgresql, on_both = _on("sqlite"), _on("postgresql"), _on(*KINDS)

GUARDED = postgresql_server.GUARDED

_SERVER = "INDICATORS_TEST_SERVER"
_TABLES, _SEEDS = "with_tables", "with_seeds"
_FILE = "indicators.sqlite3"
_SEEDED_AT = datetime(2026, 11, 22, tzinfo=UTC)
_PROJECT = Path(__file__).parents[2]


def clock() -> datetime:
    return datetime(2025, 8, 26, 5, 0, tzinfo=UTC)


def chosen() -> str:
    """The kind of database in use: what the environment says, SQLite otherwise."""
    kind = os.environ.get(CHOICE) or KINDS[0]
    assert kind in KINDS, f"{CHOICE}={kind}"
    return kind


def url_on(kind: str, folder: Path, *, seeded: bool = False) -> str:
    """The URL of the folder's own database; on PostgreSQL it is made when it is not there yet.

    ``seeded`` makes it on either kind, with the shipped figures in it.
    """
    if kind == "sqlite":
        if seeded:
            _copy(_SEEDS, folder)
        return f"sqlite:///{folder / _FILE}"
    return _database(_name_of(folder), _SEEDS if seeded else _TABLES)


def url_of(folder: Path, *, seeded: bool = False) -> str:
    """The URL of the folder's own database, of the kind in use."""
    return url_on(chosen(), folder, seeded=seeded)


def settings_in(folder: Path, **said: str) -> Settings:
    """Settings with data in the folder and a database, of the kind in use, with the shipped figures in it."""
    return read_settings(
        {"INDICATORS_DATA_DIR": str(folder), "INDICATORS_DATABASE_URL": url_of(folder, seeded=True), **said}
    )


def open_on(kind: str, folder: Path, **said: Any) -> Store:
    """Open the store of a folder, its tables made where there is no database yet; the originals lie in the folder."""
    url = url_on(kind, folder)
    if kind == "sqlite":
        _copy(_TABLES, folder)
    return open_store(url, folder, clock, **said)


def empty_on(kind: str, folder: Path) -> str:
    """The URL of the folder's own database, made without our tables."""
    return url_on(kind, folder) if kind == "sqlite" else _database(_name_of(folder), "template0")


def drop_on(kind: str, folder: Path) -> None:
    """Remove the folder's database, whoever is still connected; files are left to whoever made the folder."""
    if kind == "postgresql" and _SERVER in os.environ:
        _administer(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(_name_of(folder))))


def bare(kind: str, folder: Path) -> sqlite3.Connection | psycopg.Connection[Any]:
    """A connection past the store, which commits each statement; both kinds know ``execute`` and ``close``."""
    if kind == "sqlite":
        return sqlite3.connect(folder / _FILE, isolation_level=None, timeout=0)
    return psycopg.connect(url_on(kind, folder), autocommit=True, options="-c search_path=indicators")


def server_url() -> str:
    """The URL of the server's own database; the server is started when this process has none."""
    if _SERVER not in os.environ:
        supervisor = subprocess.Popen(
            [sys.executable, "-m", "tests.store.postgresql_server", str(postgresql_server.new_folder())],
            cwd=_PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert supervisor.stdout is not None
        said = supervisor.stdout.readline().decode().strip()
        assert said, "the PostgreSQL server did not start"
        _STARTED.append(supervisor)
        os.environ[_SERVER] = said
    return os.environ[_SERVER]


_STARTED: list[subprocess.Popen[bytes]] = []
"""The supervisor of the server this process started; it stops with the server when our end of its pipe is closed."""


def stop_server() -> None:
    """Stop the server if this process started it, and wait until it is gone."""
    while _STARTED:
        supervisor = _STARTED.pop()
        os.environ.pop(_SERVER, None)
        assert supervisor.stdin is not None
        assert supervisor.stdout is not None
        supervisor.stdin.close()
        supervisor.wait(30)
        supervisor.stdout.close()


def _name_of(folder: Path) -> str:
    return "t_" + sha256(str(folder.resolve()).encode()).hexdigest()[:24]


def _administer(statement: sql.Composable) -> None:
    with psycopg.connect(server_url(), autocommit=True) as connection:
        connection.execute(statement)


def _database(name: str, template: str) -> str:
    """Make the database unless it is there; processes and threads of one drill do so one after the other."""
    with psycopg.connect(server_url(), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(1)")
        if template in _MAKERS and not _exists(connection, template):
            making = f"making_{template}"
            _create(connection, making, "template0")
            _MAKERS[template](_url_of(making))
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            connection.execute(rename.format(sql.Identifier(making), sql.Identifier(template)))
        if not _exists(connection, name):
            _create(connection, name, template)
    return _url_of(name)


def _make_tables(url: str) -> None:
    open_store(url, Path(os.devnull), clock).close()


def _make_seeds(url: str) -> None:
    from indicators.catalogue import load_catalogue  # the drills start often and seed nothing
    from indicators.services.seeding import load_seeds

    seeds = PROJECT_DIR / "seeds"
    store = open_store(url, Path(os.devnull), lambda: _SEEDED_AT)
    load_seeds(store, load_catalogue(seeds), seeds)
    store.close()


def _copy(template: str, folder: Path) -> None:
    """Put a copy of a SQLite template into the folder, unless a database is there."""
    file = folder / _FILE
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_template_file(template), file)


@cache
def _template_file(template: str) -> Path:
    """A SQLite file as a template says, made once a process and removed at its end."""
    folder = Path(tempfile.mkdtemp(prefix="indicators-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _MAKERS[template](f"sqlite:///{folder / _FILE}")
    return folder / _FILE


_MAKERS = {_TABLES: _make_tables, _SEEDS: _make_seeds}


def _exists(connection: psycopg.Connection[Any], name: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone() is not None


def _create(connection: psycopg.Connection[Any], name: str, template: str) -> None:
    made = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
    connection.execute(made.format(sql.Identifier(name), sql.Identifier(template)))


def _url_of(name: str) -> str:
    return make_url(server_url()).set(database=name).render_as_string(False)
