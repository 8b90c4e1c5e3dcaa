"""What was written stays as it was: the triggers, seen through the bare driver."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from indicators.store import Fact, FactKind, SavedView, SnapshotDraft, SnapshotMark, Store
from indicators.store.tables import APPEND_ONLY, METADATA

from .databases import REFUSED, bare, on_postgresql, on_sqlite
from .figures import draft, figure

NAMES = [table.name for table in APPEND_ONLY]


@pytest.fixture
def filled(store: Store, database: str, tmp_path: Path) -> Iterator[Any]:
    """A bare connection to a store with a row in every append-only table."""
    store.keep_original(io.BytesIO(b"a workbook"), "a.xlsx", 100)
    store.commit(draft(), [figure()], [Fact(FactKind.EVENT, "A1-01", {})])
    store.decide(1, "an analyst", "the later release")
    store.keep_snapshot(SnapshotDraft("K7Q2M9XD4T", "s=EXP_GOODS", "vi", date(2025, 8, 11), 2, "", "an analyst"))
    store.mark_snapshot(SnapshotMark("K7Q2M9XD4T", True, "a slip", "an analyst"))
    store.save_view(SavedView("v1", "exports", "", "s=EXP_GOODS", "an analyst"))
    store.save_report("", {}, "an analyst", 0)
    with closing(bare(database, tmp_path)) as raw:
        yield raw


def test_the_append_only_tables_are_all_but_heads_and_stages() -> None:
    assert set(NAMES) == set(METADATA.tables) - {"head", "stage"}


@pytest.mark.parametrize("table", NAMES)
def test_a_stored_row_cannot_be_changed(filled: Any, table: str) -> None:
    before = filled.execute(f"SELECT * FROM {table}").fetchall()
    column = filled.execute(f"SELECT * FROM {table}").description[0][0]
    assert before
    with pytest.raises(REFUSED, match="append_only"):
        filled.execute(f"UPDATE {table} SET {column} = {column}")
    assert filled.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize("table", NAMES)
def test_a_stored_row_cannot_be_removed(filled: Any, table: str) -> None:
    before = filled.execute(f"SELECT * FROM {table}").fetchall()
    with pytest.raises(REFUSED, match="append_only"):
        filled.execute(f"DELETE FROM {table}")
    assert filled.execute(f"SELECT * FROM {table}").fetchall() == before


@on_sqlite
@pytest.mark.parametrize("table", NAMES)
def test_a_stored_row_cannot_be_replaced_by_the_stores_own_connections(filled: Any, store: Store, table: str) -> None:
    before = filled.execute(f"SELECT * FROM {table}").fetchall()
    with (
        pytest.raises(Exception, match="append_only"),
        store._database.writing() as connection,
    ):
        connection.exec_driver_sql(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    assert filled.execute(f"SELECT * FROM {table}").fetchall() == before


@on_postgresql
@pytest.mark.parametrize("table", NAMES)
@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE {} CASCADE",
        "UPDATE {} SET {} = {} WHERE false",
        "INSERT INTO {0} SELECT * FROM {0} ON CONFLICT ({1}) DO UPDATE SET {1} = EXCLUDED.{1}",
        "SET session_replication_role = replica; DELETE FROM {}",
    ],
    ids=["truncate", "update nothing", "upsert", "replica"],
)
def test_no_way_round_the_triggers_is_left_open(filled: Any, table: str, statement: str) -> None:
    before = filled.execute(f"SELECT * FROM {table}").fetchall()
    column = filled.execute(f"SELECT * FROM {table}").description[0][0]
    with pytest.raises(REFUSED, match="append_only"):
        filled.execute(statement.format(table, column, column))
    assert filled.execute(f"SELECT * FROM {table}").fetchall() == before


@on_postgresql
def test_text_is_compared_by_its_code_points_in_every_column(filled: Any) -> None:
    collated = filled.execute(
        "SELECT DISTINCT collation_name FROM information_schema.columns WHERE table_schema = 'indicators'"
        " AND data_type = 'text'"
    ).fetchall()
    assert collated == [("C",)]


@on_sqlite
@pytest.mark.parametrize("name", METADATA.tables)
def test_every_table_is_strict_and_has_a_spelling_for_postgresql(filled: Any, name: str) -> None:
    strict = filled.execute("SELECT strict FROM pragma_table_list WHERE name = ?", [name]).fetchone()
    said = str(CreateTable(METADATA.tables[name]).compile(dialect=postgresql.dialect()))
    assert strict == (1,)
    assert "STRICT" not in said
    assert (" DOUBLE PRECISION" in said) == (name == "observation")
