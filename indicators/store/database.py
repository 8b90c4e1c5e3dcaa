"""One open database: transactions that read, transactions that write, and driver errors turned into faults."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from indicators.model.errors import Unavailable
from indicators.store.dialect import ACCESS, Access, Dialect
from indicators.store.moment import end_of_moment


class Database:
    """An engine with its dialect; safe to share between threads."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.engine = dialect.engine()
        try:
            with self._faults():
                dialect.prepare(self.engine)
        except BaseException:
            self.engine.dispose()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that sees one state of the database throughout; one that takes too long is cut off."""
        with self._transaction(Access.READ) as connection:
            yield connection

    @contextmanager
    def scanning(self) -> Iterator[Connection]:
        """Open a transaction that reads as ``reading`` does, however long it takes."""
        with self._transaction(Access.SCAN) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that is the only writer from its beginning; all of it is kept or nothing."""
        try:
            with self._transaction(Access.WRITE) as connection:
                yield connection
        finally:
            end_of_moment(self)

    def numbers(self, statement: str) -> tuple[int, ...]:
        """Return the row of whole numbers that a statement gives, 0 for none; of the bare driver, a fifth as long."""
        with self._faults(), closing(self.engine.raw_connection()) as raw:
            cursor = raw.cursor()
            cursor.execute(statement)
            found = cursor.fetchone()
            cursor.close()
        return tuple(int(number or 0) for number in found or ())

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _transaction(self, access: Access) -> Iterator[Connection]:
        with self._faults(), self.engine.connect() as connection:
            connection.execution_options(**{ACCESS: access})
            with connection.begin():
                yield connection

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            with self.dialect.raw_faults():
                yield
        except DBAPIError as error:
            if fault := self.dialect.fault(error.orig):
                raise fault from error
            raise
        except PoolExhausted as error:
            raise Unavailable("database_busy") from error
