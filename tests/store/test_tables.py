"""What was written stays as it was: the triggers, seen through the bare driver."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from indicators.store import Fact, FactKind, Store
from indicators.store.tables import APPEND_ONLY, METADATA

from .figures import draft, figure

NAMES = [table.name for table in APPEND_ONLY]


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A bare connection to a store with a row in every append-only table."""
    store.keep_original(io.BytesIO(b"a workbook"), "a.xlsx", 100)
    store.commit(draft(), [figure()], [Fact(FactKind.EVENT, "A1-01", {})])
    store.decide(1, "an analyst", "the later release")
    with closing(sqlite3.connect(tmp_path / "indicators.sqlite3", isolation_level=None)) as raw:
        yield raw


def test_the_append_only_tables_are_all_but_heads_and_stages() -> None:
    assert set(NAMES) == set(METADATA.tables) - {"head", "stage"}


@pytest.mark.parametrize("table", NAMES)
def test_a_stored_row_cannot_be_changed(filled: sqlite3.Connection, table: str) -> None:
    before = filled.execute(f"SELECT * FROM {table}").fetchall()
    column = filled.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
    assert before
    with pytest.raises(sqlite3.IntegrityError, match="append_only"):
        filled.execute(f"UPDATE {table} SET {column} = {column}")
    assert filled.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize("table", NAMES)
def test_a_stored_row_cannot_be_removed(filled: sqlite3.Connection, table: str) -> None:
    before = filled.execute(f"SELECT * FROM {table}").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="append_only"):
        filled.execute(f"DELETE FROM {table}")
    assert filled.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize("table", NAMES)
def test_a_stored_row_cannot_be_replaced_by_the_stores_own_connections(
    filled: sqlite3.Connection, store: Store, table: str
) -> None:
    before = filled.execute(f"SELECT * FROM {table}").fetchall()
    with (
        pytest.raises(Exception, match="append_only"),
        store._database.writing() as connection,
    ):
        connection.exec_driver_sql(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    assert filled.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize("name", METADATA.tables)
def test_every_table_is_strict_and_has_a_spelling_for_postgresql(filled: sqlite3.Connection, name: str) -> None:
    strict = filled.execute("SELECT strict FROM pragma_table_list WHERE name = ?", [name]).fetchone()
    said = str(CreateTable(METADATA.tables[name]).compile(dialect=postgresql.dialect()))
    assert strict == (1,)
    assert "STRICT" not in said
    assert (" DOUBLE PRECISION" in said) == (name == "observation")
