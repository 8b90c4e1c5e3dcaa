"""PostgreSQL: a schema of our own in any database, reached through psycopg.

Readers see one snapshot (repeatable read, read only). Writers queue for an advisory lock from their begin to their
commit, so there is one at a time as with SQLite. Every connection holds a shared advisory lock for as long as it lives;
a restore takes it alone and so learns whether anybody uses the schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from hashlib import sha256
from typing import Any

import psycopg
from psycopg import IsolationLevel
from sqlalchemy import URL, BigInteger, Connection, Double, Engine, Table, Text, create_engine, event

from indicators.model.errors import IndicatorsError, Unavailable
from indicators.store.dialect import postgresql_triggers as triggers
from indicators.store.dialect.postgresql_faults import fault_of
from indicators.store.dialect.postgresql_place import Place
from indicators.store.dialect.protocol import ACCESS, Access, access_of
from indicators.store.dialect.row_block import RowBlock
from indicators.store.tables import METADATA

SCHEMA = "indicators"
OLDEST_VERSION = 140000
"""The oldest server the store is kept on, as ``server_version_num`` says it."""

_CONNECT = {
    "connect_timeout": "2",
    "application_name": "indicators",
    # A server that vanished without a word is noticed in seconds, not after the system's two hours.
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "8000",
}
_READ_SECONDS = 5
_IDLE_SECONDS = {Access.READ: 60, Access.WRITE: 60, Access.SCAN: 600}
"""How long a transaction may lie idle: whoever stops in the middle must not hold the writers' lock for ever."""

_TUNE = """
SELECT set_config('search_path', %s, false),
       set_config('statement_timeout', %s, false),
       set_config('lock_timeout', %s, false),
       set_config('idle_in_transaction_session_timeout', %s, false),
       set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
                                        ELSE current_setting('synchronous_commit') END, false),
       set_config('client_min_messages', 'warning', false),
       pg_try_advisory_lock_shared(%s)
"""
_UNLIMITED = """
SELECT set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', %s, true)
"""
_SAFE = {"fsync": "on", "full_page_writes": "on", "server_encoding": "UTF8"}
_COPY_TYPES = ((BigInteger, "int8"), (Double, "float8"), (Text, "text"))


def lock_key(purpose: str, schema: str) -> int:
    """Return the key of an advisory lock; the server keeps them apart by database, the name by schema."""
    return int.from_bytes(sha256(f"indicators {purpose} {schema}".encode()).digest()[:8], "big", signed=True)


def driver_of(connection: Connection) -> psycopg.Connection[Any]:
    """Return the driver's own connection."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise TypeError(type(driver))
    return driver


class PostgresqlDialect:
    """A schema in a PostgreSQL database. ``busy_seconds`` is how long a transaction waits for another's lock."""

    def __init__(self, url: URL, busy_seconds: float, schema: str = SCHEMA) -> None:
        self.url = url.set(drivername="postgresql+psycopg")
        self.schema = schema
        self._busy_seconds = busy_seconds

    def beside(self, schema: str) -> PostgresqlDialect:
        """Return the dialect of another schema of the same database."""
        return PostgresqlDialect(self.url, self._busy_seconds, schema)

    # -- engine and transactions ------------------------------------------------------------------------------
    def engine(self) -> Engine:
        """Return the engine; nothing is connected yet."""
        engine = create_engine(
            self.url,
            connect_args={name: said for name, said in _CONNECT.items() if name not in self.url.query},
            pool_size=8,
            max_overflow=8,
            pool_timeout=self._busy_seconds,
            pool_pre_ping=True,
            use_native_hstore=False,
        )
        # First, so that what the library asks a new connection about is asked in our schema.
        event.listen(engine, "connect", self._tune, insert=True)
        event.listen(engine, "begin", self._begin)
        return engine

    def _tune(self, raw: psycopg.Connection[Any], _record: Any) -> None:
        settings = (
            self.schema,
            str(_READ_SECONDS * 1000),
            str(max(1, int(self._busy_seconds * 1000))),
            str(_IDLE_SECONDS[Access.READ] * 1000),
            lock_key("instance", self.schema),
        )
        row = raw.execute(_TUNE, settings).fetchone()
        raw.commit()
        if row is None or not row[-1]:
            raw.close()
            raise Unavailable("database_busy")  # a restore is about to put another state in place

    def _begin(self, connection: Connection) -> None:
        driver, access = driver_of(connection), access_of(connection)
        writes = access is Access.WRITE
        driver.isolation_level = IsolationLevel.READ_COMMITTED if writes else IsolationLevel.REPEATABLE_READ
        driver.read_only = None if writes else True
        if access is not Access.READ:
            connection.exec_driver_sql(_UNLIMITED, (str(_IDLE_SECONDS[access] * 1000),))
        if writes:
            # Its own statement: what is read after it sees everything the writer before has committed.
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (lock_key("write", self.schema),))

    @contextmanager
    def alone(self) -> Iterator[Place]:
        """Hold the schema so that nobody else can use it; raise Unavailable ("instance_running") if somebody does."""
        engine = self.engine()
        try:
            with engine.connect() as connection:
                driver = driver_of(connection)
                key = lock_key("instance", self.schema)
                row = driver.execute("SELECT pg_try_advisory_lock(%s)", (key,)).fetchone()
                driver.commit()
                if row is None or not row[0]:
                    raise Unavailable("instance_running")
                driver.execute("SET statement_timeout = 0")
                driver.commit()
                yield Place(driver, self.schema, lock_key("write", self.schema))
        finally:
            engine.dispose()

    def prepare(self, engine: Engine) -> None:
        """Refuse a server that would lose commits; create the schema where it is missing.

        Raises Unavailable ("database_unsafe", "database_too_old", "database_forbidden").
        """
        with engine.connect() as connection, connection.begin():
            names = [*_SAFE, "server_version_num"]
            asked = connection.exec_driver_sql("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", (names,))
            said = {str(name): str(setting) for name, setting in asked}
            exists = connection.exec_driver_sql("SELECT to_regnamespace(%s)", (self.schema,)).scalar() is not None
        if int(said["server_version_num"]) < OLDEST_VERSION:
            raise Unavailable("database_too_old", found=said["server_version_num"], needed=OLDEST_VERSION // 10000)
        for name, safe in _SAFE.items():
            if said[name] != safe:
                raise Unavailable("database_unsafe", setting=name, found=said[name], needed=safe)
        if not exists:
            with engine.connect() as connection:
                connection.execution_options(**{ACCESS: Access.WRITE})
                with connection.begin():
                    connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {self.schema}")

    def fault(self, error: BaseException | None) -> IndicatorsError | None:
        """Return the fault a driver's error stands for, or None when it is a bug of ours."""
        return fault_of(error, self.url) if isinstance(error, psycopg.Error) else None

    @contextmanager
    def raw_faults(self) -> Iterator[None]:
        """Turn errors of the bare driver into faults."""
        try:
            yield
        except psycopg.Error as error:
            if fault := self.fault(error):
                raise fault from error
            raise

    def alive(self, connection: Connection) -> bool:
        """Whether the schema answers."""
        return connection.exec_driver_sql("SELECT count(*) FROM alembic_version").scalar() == 1

    def instance_lock(self) -> AbstractContextManager[None]:
        """Do nothing: any number of servers may run on one database, and their connections say that they are there."""
        return nullcontext()

    # -- append only ------------------------------------------------------------------------------------------
    def create_triggers(self, connection: Connection, tables: Iterable[Table]) -> None:
        """Create the append-only triggers anew, as after a migration."""
        triggers.create_triggers(connection, tables)

    def missing_triggers(self, connection: Connection, tables: Iterable[Table]) -> list[str]:
        """Return the names of triggers that are absent, switched off or do not say what they should."""
        return triggers.missing_triggers(connection, tables)

    # -- bulk, integrity --------------------------------------------------------------------------------------
    def insert_rows(self, connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Append ``rows``, each with every column of ``table`` in its order, by binary COPY."""
        statement = f"COPY {table.name} ({','.join(table.columns.keys())}) FROM STDIN (FORMAT BINARY)"
        with driver_of(connection).cursor() as cursor, cursor.copy(statement) as copy:
            copy.set_types([_copy_type(column.type) for column in table.columns])
            for row in rows:
                copy.write_row(row)

    def insert_block(self, connection: Connection, table: Table, block: RowBlock) -> None:
        """Append the rows of a block, which has every column of ``table`` in its order."""
        self.insert_rows(connection, table, block)

    def damages(self, connection: Connection) -> Iterator[str]:
        """Yield unusable indexes and unproven constraints; reading every page lets the server check its checksums."""
        unusable = (
            "SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class c ON c.oid = indrelid"
            " WHERE c.relnamespace = current_schema()::regnamespace AND NOT (indisvalid AND indisready)"
        )
        unproven = (
            "SELECT conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND NOT convalidated"
        )
        for statement in (unusable, unproven):
            yield from (str(name) for name in connection.exec_driver_sql(statement).scalars())
        for table in METADATA.sorted_tables:
            connection.exec_driver_sql(f"SELECT count({table.name}::text) FROM {table.name}")  # noqa: S608 - our names

    def broken_references(self, connection: Connection) -> Iterator[tuple[str, int]]:
        """Yield table and row of every reference that leads nowhere, as after triggers were switched off."""
        for table in METADATA.sorted_tables:
            (key,) = table.primary_key.columns
            for reference in table.foreign_keys:
                there = reference.column
                statement = (
                    f"SELECT child.{key.name} FROM {table.name} child"  # noqa: S608 - names of our own tables
                    f" LEFT JOIN {there.table.name} parent ON parent.{there.name} = child.{reference.parent.name}"
                    f" WHERE child.{reference.parent.name} IS NOT NULL AND parent.{there.name} IS NULL"
                )
                for row in connection.exec_driver_sql(statement).scalars():
                    yield table.name, int(row)


def _copy_type(column_type: Any) -> str:
    return next(name for kind, name in _COPY_TYPES if isinstance(column_type, kind))
