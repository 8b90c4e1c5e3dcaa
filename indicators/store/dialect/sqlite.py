"""SQLite: one file, one writer by its lock, reached through the standard library's driver."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from indicators.model.errors import Invalid, Unavailable
from indicators.store.dialect.protocol import Access, access_of
from indicators.store.dialect.row_block import RowBlock
from indicators.store.dialect.sqlite_block import statements
from indicators.store.file_system import disk_faults, network_file_system
from indicators.store.instance_lock import instance_lock

_ROWS_A_STATEMENT = 200
_MAGIC = b"SQLite format 3\x00"

_FAULTS = {
    sqlite3.SQLITE_BUSY: "database_busy",
    sqlite3.SQLITE_LOCKED: "database_busy",
    sqlite3.SQLITE_PROTOCOL: "database_busy",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR: "database_io",
    sqlite3.SQLITE_CANTOPEN: "database_io",
    sqlite3.SQLITE_READONLY: "database_read_only",
    sqlite3.SQLITE_CORRUPT: "database_corrupt",
    sqlite3.SQLITE_NOTADB: "database_corrupt",
}


def journal_mode(version: tuple[int, ...]) -> str:
    """Return the journal this SQLite version can be trusted with.

    Write-ahead logging before 3.51.3 (and the patched 3.50.7 and 3.44.6) may lose or corrupt a commit that races a
    checkpoint.
    """
    patched = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    return "WAL" if patched else "DELETE"


class SqliteDialect:
    """A SQLite file. ``busy_seconds`` is how long a connection waits for another's lock."""

    def __init__(self, url: URL, busy_seconds: float) -> None:
        name = url.database or ""
        if name in {"", ":memory:"} or name.startswith("file:"):
            raise Invalid("database_unsupported", database="sqlite")
        self.path = Path(name).resolve()
        self._busy_seconds = busy_seconds

    @property
    def lock_path(self) -> Path:
        """The file by which a running server says that it is there."""
        return self.path.with_name(self.path.name + ".lock")

    def instance_lock(self) -> AbstractContextManager[None]:
        """Hold the lock file; entering raises Unavailable ("instance_running"): one server may run on a file."""
        return instance_lock(self.lock_path)

    # -- engine and transactions ------------------------------------------------------------------------------
    def engine(self) -> Engine:
        """Return the engine; raise Unavailable on a network file system, where SQLite's locks do not hold."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if found := network_file_system(self.path.parent):
            raise Unavailable("network_file_system", type=found)
        if not self.path.exists():
            with disk_faults():
                self.path.touch()
        # "rw": a database that has gone is not made anew, empty, by the next connection.
        query = {"mode": "rw", "uri": "true"}
        engine = create_engine(
            URL.create("sqlite", database=self.path.as_uri(), query=query),
            connect_args={"isolation_level": None, "timeout": self._busy_seconds},
            pool_size=8,
            max_overflow=24,
            pool_timeout=self._busy_seconds,
        )
        event.listen(engine, "connect", self._tune)
        event.listen(engine, "checkout", self._require_file)
        event.listen(engine, "begin", self._begin)
        return engine

    def _file(self) -> tuple[int, int] | None:
        """Say which file is at the path; None for none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _require_file(self, _raw: sqlite3.Connection, record: ConnectionPoolEntry, _proxy: Any) -> None:
        """Give up a connection to a file that is no longer at the path: what it commits would be lost with it."""
        if record.info.get("file") != self._file():
            raise DisconnectionError

    def prepare(self, engine: Engine) -> None:
        """Set what holds for the file and not for one connection: the journal; another program's file is left alone."""
        with closing(engine.raw_connection()) as raw:
            cursor = raw.cursor()
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            tables = {name for (name,) in cursor.fetchall()}
            if "batch" in tables or tables <= {"alembic_version"}:
                cursor.execute(f"PRAGMA journal_mode={journal_mode(sqlite3.sqlite_version_info)}")

    def _tune(self, raw: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        record.info["file"] = self._file()
        # A rollback journal is committed by unlinking it; only EXTRA also syncs the folder, without which a power cut
        # just after the commit brings the journal, and with it the state before, back.
        synchronous = "FULL" if journal_mode(sqlite3.sqlite_version_info) == "WAL" else "EXTRA"
        for pragma in (
            f"busy_timeout={int(self._busy_seconds * 1000)}",
            "foreign_keys=ON",
            "recursive_triggers=ON",  # without it INSERT OR REPLACE removes a row past the append-only trigger
            f"synchronous={synchronous}",
            "cache_size=-32768",
        ):
            raw.execute(f"PRAGMA {pragma}")

    @staticmethod
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if access_of(connection) is Access.WRITE else "BEGIN")

    def fault(self, error: BaseException | None) -> Unavailable | None:
        """Return the fault a driver's error stands for, or None when it is a bug of ours."""
        code = getattr(error, "sqlite_errorcode", None)
        known = _FAULTS.get(code & 0xFF) if isinstance(code, int) else None
        return Unavailable(known) if known else None

    def alive(self, connection: Connection) -> bool:
        """Whether the file is still where it was opened and answers."""
        return self.path.is_file() and connection.exec_driver_sql("SELECT count(*) FROM alembic_version").scalar() == 1

    # -- append only ------------------------------------------------------------------------------------------
    def append_only_triggers(self, tables: Iterable[Table]) -> dict[str, str]:
        """Return the triggers, by name, that forbid changing and removing rows of ``tables``."""
        return {
            f"{table.name}_no_{verb.lower()}": f"CREATE TRIGGER {table.name}_no_{verb.lower()} BEFORE {verb}"
            f" ON {table.name} BEGIN SELECT RAISE(ABORT, 'append_only'); END"
            for table in tables
            for verb in ("UPDATE", "DELETE")
        }

    def create_triggers(self, connection: Connection, tables: Iterable[Table]) -> None:
        """Create the append-only triggers anew, as after a migration."""
        for name, statement in self.append_only_triggers(tables).items():
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            connection.exec_driver_sql(statement)

    def missing_triggers(self, connection: Connection, tables: Iterable[Table]) -> list[str]:
        """Return the names of triggers that are absent or do not say what they should."""
        found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
        present = {str(name): str(sql) for name, sql in found}
        return [name for name, sql in self.append_only_triggers(tables).items() if present.get(name) != sql]

    # -- bulk, integrity, copy --------------------------------------------------------------------------------
    def insert_rows(self, connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Append ``rows``, each with every column of ``table`` in its order."""
        marks = "(" + ",".join("?" * len(table.columns)) + ")"
        head = f"INSERT INTO {table.name} ({','.join(table.columns.keys())}) VALUES "  # noqa: S608 - our own names
        full = head + ",".join([marks] * _ROWS_A_STATEMENT)
        remaining = iter(rows)
        while some := list(islice(remaining, _ROWS_A_STATEMENT)):
            statement = full if len(some) == _ROWS_A_STATEMENT else head + ",".join([marks] * len(some))
            connection.exec_driver_sql(statement, tuple(chain.from_iterable(some)))

    def insert_block(self, connection: Connection, table: Table, block: RowBlock) -> None:
        """Append the rows of a block, which has every column of ``table`` in its order."""
        for statement, parameters in statements(table, block, _ROWS_A_STATEMENT):
            connection.exec_driver_sql(statement, parameters)

    def damages(self, connection: Connection) -> Iterator[str]:
        """Yield what the database's own integrity check complains of."""
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if said != "ok":
                yield str(said)

    def broken_references(self, connection: Connection) -> Iterator[tuple[str, int]]:
        """Yield table and row of every reference that leads nowhere."""
        for table, row, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield str(table), int(row)

    def copy_to(self, engine: Engine, path: Path) -> None:
        """Write a consistent copy of the running database to the new file ``path``."""
        with self.raw_faults(), closing(engine.raw_connection()) as source, closing(sqlite3.connect(path)) as target:
            driver = source.driver_connection
            if not isinstance(driver, sqlite3.Connection):
                raise TypeError(type(driver))
            driver.backup(target)

    def settle(self) -> None:
        """Bring a database that is to be replaced to rest: roll back or merge what its journal still holds.

        A journal left beside the path would be played into the file that takes its place. Raises Unavailable
        ("database_busy") when somebody is using it. A file that is no database any more is not opened: SQLite would
        throw away the journal, the only sound part left.
        """
        with self.path.open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                return
        try:
            with self.raw_faults(), closing(sqlite3.connect(self.path, timeout=0, isolation_level=None)) as raw:
                raw.execute("PRAGMA journal_mode=DELETE")
                raw.execute("BEGIN EXCLUSIVE")
                raw.execute("COMMIT")
        except Unavailable as fault:
            if fault.code != "database_corrupt":
                raise

    @property
    def side_files(self) -> tuple[Path, ...]:
        """The files a database may have beside it."""
        return tuple(self.path.with_name(self.path.name + end) for end in ("-journal", "-wal", "-shm"))

    @contextmanager
    def raw_faults(self) -> Iterator[None]:
        """Turn errors of the bare driver into faults."""
        try:
            yield
        except sqlite3.Error as error:
            if fault := self.fault(error):
                raise fault from error
            raise
