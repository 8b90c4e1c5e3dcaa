"""Whatever is altered behind the store's back is found and named."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from indicators.i18n import LANGUAGES, translate
from indicators.model.finding import Finding, Severity
from indicators.store import Fact, FactKind, Store
from indicators.store.dialect import SqliteDialect
from indicators.store.tables import APPEND_ONLY

from .databases import bare, chosen, on_postgresql, on_sqlite
from .figures import draft, figure


@pytest.fixture
def filled(store: Store) -> Store:
    """Three batches: figures and a fact, one more figure, a decision; and an original."""
    store.keep_original(io.BytesIO(b"a workbook of July"), "Biểu 07.xlsx", 100)
    store.commit(draft(), [figure("262.46"), figure("219.83", 6), figure(None, 5)], [Fact(FactKind.CLAIM, "K2", {})])
    store.commit(draft(), [figure("262.50")])
    store.decide(4, "an analyst", "the later release")
    return store


def tamper(folder: Path, *statements: str, guarded: bool = False) -> None:
    """Change the database through the bare driver, as no code of the project can; the triggers are put back after."""
    with closing(bare(chosen(), folder)) as raw:
        lowered, raised = ((), ()) if guarded else _guards(raw)
        for statement in (*lowered, *statements, *raised):
            raw.execute(statement)


def _guards(raw: Any) -> tuple[list[str], list[str]]:
    """The statements that take the triggers away, and those that bring them back."""
    if isinstance(raw, sqlite3.Connection):
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        return [f"DROP TRIGGER {name}" for name, _ in triggers], [sql for _, sql in triggers]
    named = [(table.name, f"{table.name}_no_{verb}") for table in APPEND_ONLY for verb in ("update", "delete")]
    lowered = [f"ALTER TABLE {table} DISABLE TRIGGER {name}" for table, name in named]
    raised = [f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}" for table, name in named]
    return ["SET session_replication_role = replica", *lowered], raised


def found(store: Store) -> list[tuple[str, dict[str, object]]]:
    return [(finding.code, finding.params) for finding in store.verify()]


def test_a_sound_store_has_no_finding(filled: Store) -> None:
    filled.revert(2, "an analyst", "wrong file")
    assert filled.verify() == []


@pytest.mark.parametrize(
    "change",
    [
        "value_text = '262.64'",
        "value = 262.64",
        "value = NULL, value_text = NULL",
        "raw = '262,64'",
        "period_end = '2025-09-01'",
        "published = '2025-08-01'",
        "withheld = 'hidden'",
        "citation = '{}'",
        'attributes = \'{"a":"b"}\'',
        "value_text = 'not a number'",
        "source_hash = 'forged'",
    ],
)
def test_an_altered_figure_is_named(filled: Store, tmp_path: Path, change: str) -> None:
    tamper(tmp_path, f"UPDATE observation SET {change} WHERE obs_id = 1")
    assert ("store_row_altered", {"table": "observation", "row": 1, "batch": 1}) in found(filled)


def test_a_figure_moved_to_another_series_is_found(filled: Store, tmp_path: Path) -> None:
    tamper(tmp_path, "UPDATE series SET series_key = 'IMP_GOODS:VNM;measure=level;unit=USD'")
    assert {code for code, _ in found(filled)} == {"store_row_altered", "store_chain_broken"}


def test_a_figure_altered_together_with_its_hash_breaks_the_chain(filled: Store, tmp_path: Path) -> None:
    tamper(
        tmp_path,
        "UPDATE observation SET value = 262.5, value_text = '262.50', raw = '262.50', source_hash ="
        " (SELECT source_hash FROM observation WHERE obs_id = 4) WHERE obs_id = 1",
    )
    assert found(filled) == [("store_chain_broken", {"batch": 1})]


@pytest.mark.parametrize(
    ("statement", "batch"),
    [
        ("UPDATE batch SET reason = 'another' WHERE batch_id = 2", 2),
        ("UPDATE batch SET published = '2025-01-01' WHERE batch_id = 1", 1),
        ("UPDATE decision SET obs_id = 1", 3),
        ("UPDATE observation SET obs_id = 9 WHERE obs_id = 4", 2),
    ],
)
def test_an_altered_batch_or_decision_breaks_the_chain_where_it_is(
    filled: Store, tmp_path: Path, statement: str, batch: int
) -> None:
    tamper(tmp_path, statement)
    assert ("store_chain_broken", {"batch": batch}) in found(filled)
    assert {params["batch"] for code, params in found(filled) if code == "store_chain_broken"} == {batch}


def test_an_altered_fact_is_named(filled: Store, tmp_path: Path) -> None:
    tamper(tmp_path, "UPDATE fact SET payload = '{\"holds\":true}'")
    assert ("store_row_altered", {"table": "fact", "row": 1, "batch": 1}) in found(filled)


def test_a_removed_figure_is_counted(filled: Store, tmp_path: Path) -> None:
    tamper(tmp_path, "DELETE FROM observation WHERE obs_id = 2")
    assert ("store_rows_missing", {"batch": 1, "expected": 4, "found": 3}) in found(filled)


def test_a_batch_taken_out_of_the_middle_breaks_the_chain_and_leaves_orphans(filled: Store, tmp_path: Path) -> None:
    tamper(tmp_path, "DELETE FROM batch WHERE batch_id = 2")
    said = found(filled)
    assert ("store_chain_broken", {"batch": 3}) in said
    assert ("store_reference_broken", {"table": "observation", "row": 4}) in said


def test_every_missing_trigger_is_named(filled: Store, database: str, tmp_path: Path) -> None:
    verbs = {"sqlite": ("update", "delete"), "postgresql": ("update", "delete", "truncate")}[database]
    named = [(table.name, f"{table.name}_no_{verb}") for table in APPEND_ONLY for verb in verbs]
    of = {"sqlite": "", "postgresql": " ON {}"}[database]
    tamper(tmp_path, *(f"DROP TRIGGER {name}" + of.format(table) for table, name in named), guarded=True)
    assert found(filled) == [("store_trigger_missing", {"trigger": name}) for _, name in named]


@on_sqlite
def test_a_trigger_that_lets_through_is_as_good_as_missing(filled: Store, tmp_path: Path) -> None:
    hollow = "CREATE TRIGGER batch_no_update BEFORE UPDATE ON batch BEGIN SELECT 1; END"
    tamper(tmp_path, "DROP TRIGGER batch_no_update", hollow, guarded=True)
    assert found(filled) == [("store_trigger_missing", {"trigger": "batch_no_update"})]


_HOLLOW = "CREATE TRIGGER batch_no_update BEFORE UPDATE {} EXECUTE FUNCTION append_only()"


@on_postgresql
@pytest.mark.parametrize(
    "statements",
    [
        ["ALTER TABLE batch DISABLE TRIGGER batch_no_update"],
        ["ALTER TABLE batch ENABLE TRIGGER batch_no_update"],
        ["DROP TRIGGER batch_no_update ON batch", _HOLLOW.format("OF title ON batch")],
        ["DROP TRIGGER batch_no_update ON batch", _HOLLOW.format("ON batch FOR EACH ROW WHEN (OLD.batch_id > 9)")],
        ["DROP TRIGGER batch_no_update ON batch", _HOLLOW.format("ON fact FOR EACH STATEMENT")],
    ],
    ids=["off", "off for replicas", "one column", "some rows", "another table"],
)
def test_a_trigger_that_does_not_fire_always_is_as_good_as_missing(
    filled: Store, tmp_path: Path, statements: list[str]
) -> None:
    tamper(tmp_path, *statements, guarded=True)
    assert found(filled) == [("store_trigger_missing", {"trigger": "batch_no_update"})]


@on_postgresql
def test_triggers_whose_function_lets_through_are_as_good_as_missing(filled: Store, tmp_path: Path) -> None:
    hollow = "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
    tamper(tmp_path, hollow, guarded=True)
    assert len(found(filled)) == 3 * len(APPEND_ONLY)


@on_postgresql
def test_an_index_that_cannot_be_used_is_found(filled: Store, tmp_path: Path) -> None:
    tamper(tmp_path, "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_fact_kind'::regclass")
    assert found(filled) == [("store_integrity", {"detail": "ix_fact_kind"})]


def test_a_flipped_byte_in_an_original_is_found(filled: Store, tmp_path: Path) -> None:
    (path,) = (tmp_path / "originals").iterdir()
    content = bytearray(path.read_bytes())
    content[3] ^= 1
    path.write_bytes(content)
    assert found(filled) == [("store_original_altered", {"sha256": path.name, "file_name": "Biểu 07.xlsx"})]


def test_an_original_without_its_file_is_found(filled: Store, tmp_path: Path) -> None:
    (path,) = (tmp_path / "originals").iterdir()
    path.unlink()
    assert found(filled) == [("store_original_missing", {"sha256": path.name, "file_name": "Biểu 07.xlsx"})]


def test_a_file_without_its_row_is_told_and_is_no_fault(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "originals" / ("a" * 64)).write_bytes(b"cut off before its row")
    (finding,) = filled.verify()
    assert (finding.code, finding.severity) == ("store_original_unrecorded", Severity.INFO)


@on_sqlite
def test_a_damaged_file_is_a_finding_and_not_an_exception(filled: Store, tmp_path: Path) -> None:
    filled.commit(draft(), [figure(str(number), note="x" * 500) for number in range(200)])
    filled.close()
    path = tmp_path / "indicators.sqlite3"
    content = bytearray(path.read_bytes())
    for page in range(12, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 400] = b"\xa5" * 400
    path.write_bytes(content)
    codes = {finding.code for finding in filled.verify()}
    assert codes & {"store_integrity", "store_unreadable"}


@on_sqlite
def test_what_the_engine_complains_of_is_passed_on(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    said: Callable[..., object] = lambda *_: iter(["row 7 missing from index"])  # noqa: E731
    monkeypatch.setattr(SqliteDialect, "damages", said)
    assert found(filled) == [("store_integrity", {"detail": "row 7 missing from index"})]


SAMPLES = [
    Finding("store_unreadable", Severity.HARD, params={"detail": "d"}),
    Finding("store_integrity", Severity.HARD, params={"detail": "d"}),
    Finding("store_reference_broken", Severity.HARD, params={"table": "fact", "row": 1}),
    Finding("store_trigger_missing", Severity.HARD, params={"trigger": "t"}),
    Finding("store_row_altered", Severity.HARD, params={"table": "fact", "row": 1, "batch": 1}),
    Finding("store_rows_missing", Severity.HARD, params={"batch": 1, "expected": 2, "found": 1}),
    Finding("store_chain_broken", Severity.HARD, params={"batch": 1}),
    Finding("store_seal_broken", Severity.HARD, params={"table": "snapshot", "row": 1}),
    Finding("store_original_missing", Severity.HARD, params={"sha256": "s", "file_name": "f"}),
    Finding("store_original_altered", Severity.HARD, params={"sha256": "s", "file_name": "f"}),
    Finding("store_original_unrecorded", Severity.INFO, params={"sha256": "s"}),
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("finding", SAMPLES, ids=lambda finding: finding.code)
def test_every_finding_has_words_with_its_numbers_filled_in(finding: Finding, lang: str) -> None:
    words = translate(lang, f"store.{finding.code}", **finding.params)
    assert words != f"store.{finding.code}"
    assert "{" not in words


def test_the_findings_with_words_are_those_the_verification_can_make() -> None:
    source = (Path(__file__).parents[2] / "indicators" / "store" / "verification.py").read_text(encoding="utf-8")
    made = {word.split('"')[0] for word in source.split('"store_')[1:]}
    assert {f"store_{code}" for code in made} == {finding.code for finding in SAMPLES}
