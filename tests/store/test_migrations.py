"""The migration steps give today's tables, and their triggers with them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from indicators.model.errors import Invalid, Unavailable
from indicators.store import Store, migrations, open_store
from indicators.store.migrations import known_steps, upgrade
from indicators.store.tables import APPEND_ONLY, METADATA

from .databases import bare, empty_on, on_sqlite
from .figures import clock, draft, figure, open_in, values


def test_the_last_step_leaves_the_tables_the_queries_are_written_against(store: Store) -> None:
    with store._database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_the_steps_by_the_names_of_their_files_are_those_that_follow_one_another() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    backwards = ScriptDirectory.from_config(config).walk_revisions()
    assert [step.revision for step in backwards] == list(reversed(known_steps()))


@on_sqlite
def test_checks_of_the_table_are_those_of_the_migration(store: Store) -> None:
    with store._database.reading() as connection:
        said = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'observation'").scalar_one()
    checks = {str(check.name) for check in METADATA.tables["observation"].constraints if "kept" in str(check.name)}
    assert checks
    assert all(check in said for check in (*checks, "observation_period_forward"))


def test_a_migration_creates_the_triggers_anew(database: str, tmp_path: Path) -> None:
    open_in(tmp_path).close()
    with closing(bare(database, tmp_path)) as raw:
        for name in METADATA.tables:
            raw.execute(f"DROP TABLE {name}" + (" CASCADE" if database == "postgresql" else ""))
        raw.execute("DELETE FROM alembic_version")
    store = open_in(tmp_path)
    with store._database.reading() as connection:
        assert store._database.dialect.missing_triggers(connection, APPEND_ONLY) == []
    store.close()


def test_a_database_of_a_later_program_is_refused_and_left_alone(database: str, tmp_path: Path) -> None:
    open_in(tmp_path).close()
    with closing(bare(database, tmp_path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(Unavailable, match="database_newer"):
            open_in(tmp_path)
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


@on_sqlite
def test_opening_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    store.commit(draft(), [figure("262.46")])
    before = (tmp_path / "indicators.sqlite3").read_bytes()
    again = open_in(tmp_path)
    assert values(again) == ["262.46"]
    again.close()
    assert (tmp_path / "indicators.sqlite3").read_bytes() == before


def test_two_may_open_a_new_database_at_once(database: str, tmp_path: Path) -> None:
    url = empty_on(database, tmp_path)
    together, opened = Barrier(4), []

    def one() -> None:
        together.wait()
        opened.append(open_store(url, tmp_path, clock))

    threads = [Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [store.version() for store in opened] == [0, 0, 0, 0]
    for store in opened:
        upgrade(store._database)
        store.close()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://host/name", "oracle://x"])
def test_other_databases_than_a_sqlite_file_or_postgresql_are_refused_by_name(url: str, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="database_unsupported"):
        open_store(url, tmp_path, clock)


@on_sqlite
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "indicators.sqlite3").write_bytes(b"not a database at all" * 100)
    with pytest.raises(Unavailable, match="database_corrupt"):
        open_in(tmp_path)
    assert (tmp_path / "indicators.sqlite3").read_bytes() == b"not a database at all" * 100


@pytest.mark.parametrize("url", ["no url at all", "postgresql://team@host:port/figures"])
def test_a_url_that_cannot_be_read_is_refused_as_one(url: str, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="database_url"):
        open_store(url, tmp_path, clock)


@on_sqlite
@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_the_database_of_another_program_is_refused_by_its_tables_and_left_alone(tmp_path: Path, journal: str) -> None:
    with closing(bare("sqlite", tmp_path)) as raw:
        raw.execute(f"PRAGMA journal_mode={journal}")
        raw.execute("CREATE TABLE bookmark (address text)")
    before = (tmp_path / "indicators.sqlite3").read_bytes()
    with pytest.raises(Invalid) as told:
        open_in(tmp_path)
    assert (told.value.code, told.value.params) == ("database_foreign", {"tables": "bookmark"})
    assert (tmp_path / "indicators.sqlite3").read_bytes() == before


def test_the_steps_of_another_program_without_its_tables_are_no_store_either(database: str, tmp_path: Path) -> None:
    open_in(tmp_path).close()
    with closing(bare(database, tmp_path)) as raw:
        for table in reversed(METADATA.sorted_tables):
            name = table.name
            raw.execute(f"DROP TABLE {name}" + (" CASCADE" if database == "postgresql" else ""))
    with pytest.raises(Invalid) as told:
        open_in(tmp_path)
    assert told.value.params == {"tables": "alembic_version"}


def test_another_program_that_counts_its_steps_as_ours_does_is_refused(database: str, tmp_path: Path) -> None:
    open_in(tmp_path).close()
    with closing(bare(database, tmp_path)) as raw:
        raw.execute("ALTER TABLE batch RENAME TO parcel")
    with pytest.raises(Invalid, match="database_foreign"):
        open_in(tmp_path)


@on_sqlite
def test_a_database_on_a_network_drive_is_refused_before_a_file_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indicators.store.dialect.sqlite.network_file_system", lambda folder: "nfs4")
    url = empty_on("sqlite", tmp_path)
    with pytest.raises(Unavailable) as told:
        open_store(url, tmp_path, clock)
    assert (told.value.code, told.value.params) == ("network_file_system", {"type": "nfs4"})
    assert list(tmp_path.iterdir()) == []
