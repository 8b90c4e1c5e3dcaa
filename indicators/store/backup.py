"""Copy a running store to a folder, and put such a folder in a store's place; each is verified before it counts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from indicators.model.errors import Conflict, Invalid, NotFound, Unavailable
from indicators.model.finding import Finding, Severity
from indicators.store.copying import copy_rows
from indicators.store.database import Database
from indicators.store.dialect import PostgresqlDialect, SqliteDialect, dialect_of, dialect_of_file
from indicators.store.file_system import copy_durably, disk_faults, sync_file, sync_folder
from indicators.store.migrations import upgrade
from indicators.store.originals import FOLDER, NAME, all_originals, digest_of
from indicators.store.verification import verify

DATABASE = "indicators.sqlite3"
"""The name of the database inside a backup."""

_BUSY_SECONDS = 5.0
_AGAIN = ("", *(f"-{count}" for count in range(2, 1000)))


def back_up(database: Database, originals: Path, target: Path) -> Path:
    """Write database and originals to the folder ``target`` and verify the copy; return the folder.

    It appears under its name only when complete. Raises Conflict ("backup_folder_not_empty"), and Unavailable
    ("backup_not_verified", with the codes found), which leaves the copy in a folder beside it.
    """
    target = target.resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Conflict("backup_folder_not_empty", folder=target.name)
    partial = target.with_name(target.name + ".part")
    with disk_faults():
        shutil.rmtree(partial, ignore_errors=True)
        (partial / FOLDER).mkdir(parents=True)
        _copy_database(database, partial / DATABASE)
        sync_file(partial / DATABASE)
        _copy_originals(partial / DATABASE, originals, partial / FOLDER)
        if hard := _hard_codes(_examine(partial)):
            raise Unavailable("backup_not_verified", findings=hard)
        if target.exists():
            target.rmdir()
        os.replace(partial, target)
        sync_folder(target.parent)
    return target


def _copy_database(database: Database, path: Path) -> None:
    """Write a SQLite file of the database, whichever kind it is; so a backup moves between the two."""
    if isinstance(database.dialect, SqliteDialect):
        database.dialect.copy_to(database.engine, path)
        return
    copy = _open(path)
    try:
        upgrade(copy)
        copy_rows(database, copy)
    finally:
        copy.close()


def _copy_originals(database_path: Path, source: Path, target: Path) -> None:
    """Copy the originals the copied database names; one that is missing is left for the verification to tell."""
    database = _open(database_path)
    try:
        with database.reading() as connection:
            digests = [original.sha256 for original in all_originals(connection)]
    finally:
        database.close()
    for digest in digests:
        if (source / digest).is_file():
            copy_durably(source / digest, target / digest)


def _open(path: Path) -> Database:
    return Database(dialect_of_file(path, _BUSY_SECONDS))


def _examine(folder: Path) -> list[Finding]:
    database = _open(folder / DATABASE)
    try:
        return verify(database, folder / FOLDER)
    finally:
        database.close()


def _hard_codes(findings: Sequence[Finding]) -> list[str]:
    return sorted({finding.code for finding in findings if finding.severity is Severity.HARD})


def restore(folder: Path, url: str, data_dir: Path, clock: Callable[[], datetime]) -> Path | str | None:
    """Put the backup in ``folder`` in the place of the database of ``url``; return where the replaced one is kept.

    That is a file, or on PostgreSQL the name of a schema. The backup is copied beside its destination, brought up to
    date and verified there, and only then swapped in. Raises NotFound ("backup_unknown"), Invalid
    ("backup_not_verified"), Unavailable ("instance_running" while a server runs, "database_busy"); then nothing has
    changed.
    """
    if not (folder / DATABASE).is_file():
        raise NotFound("backup_unknown", folder=folder.name)
    dialect = dialect_of(url, _BUSY_SECONDS)
    if isinstance(dialect, PostgresqlDialect):
        return _restore_schema(folder, dialect, data_dir, clock)
    return _restore_file(folder, dialect, data_dir, clock)


def _restore_file(folder: Path, dialect: SqliteDialect, data_dir: Path, clock: Callable[[], datetime]) -> Path | None:
    path = dialect.path
    with dialect.instance_lock(), disk_faults():
        arriving = path.with_name(f".{path.name}.restoring")
        shutil.rmtree(arriving, ignore_errors=True)
        try:
            _arrive(folder, arriving)
            _place_originals(arriving / FOLDER, data_dir / FOLDER)
            kept = _set_aside(dialect, clock()) if path.exists() else None
            os.replace(arriving / DATABASE, path)
            sync_folder(path.parent)
        finally:
            shutil.rmtree(arriving, ignore_errors=True)
    return kept


def _restore_schema(
    folder: Path, dialect: PostgresqlDialect, data_dir: Path, clock: Callable[[], datetime]
) -> str | None:
    """Fill and verify a schema beside the one in use, then change their names in one transaction."""
    arriving = data_dir / ".restoring"
    with disk_faults(), dialect.raw_faults(), dialect.alone() as place:
        shutil.rmtree(arriving, ignore_errors=True)
        try:
            _arrive(folder, arriving)
            place.clear()
            _fill(Database(dialect.beside(place.arriving)), arriving)
            _place_originals(arriving / FOLDER, data_dir / FOLDER)
            return place.swap(clock())
        finally:
            shutil.rmtree(arriving, ignore_errors=True)


def _fill(target: Database, arrived: Path) -> None:
    source = _open(arrived / DATABASE)
    try:
        upgrade(target)
        copy_rows(source, target)
        if hard := _hard_codes(verify(target, arrived / FOLDER)):
            raise Invalid("backup_not_verified", findings=hard)
    finally:
        source.close()
        target.close()


def _arrive(folder: Path, arriving: Path) -> None:
    (arriving / FOLDER).mkdir(parents=True)
    copy_durably(folder / DATABASE, arriving / DATABASE)
    for path in sorted((folder / FOLDER).glob("*")):
        if NAME.fullmatch(path.name):
            copy_durably(path, arriving / FOLDER / path.name)
    try:
        database = _open(arriving / DATABASE)
        try:
            upgrade(database)
        finally:
            database.close()
    except Unavailable as fault:
        if fault.code != "database_corrupt":
            raise
        raise Invalid("backup_not_verified", findings=["store_unreadable"]) from fault
    if hard := _hard_codes(_examine(arriving)):
        raise Invalid("backup_not_verified", findings=hard)
    sync_file(arriving / DATABASE)


def _place_originals(arrived: Path, originals: Path) -> None:
    originals.mkdir(parents=True, exist_ok=True)
    for path in sorted(arrived.iterdir()):
        present = originals / path.name
        if not present.is_file() or digest_of(present) != path.name:
            copy_durably(path, present)


def _set_aside(dialect: SqliteDialect, at: datetime) -> Path:
    """Keep the database that is about to be replaced under a dated name; the path itself is never without one."""
    path = dialect.path
    dialect.settle()
    dated = (path.with_name(f"{path.stem}-{at:%Y-%m-%dT%H%M%S}{again}{path.suffix}") for again in _AGAIN)
    kept = next(name for name in dated if not name.exists())
    for side in dialect.side_files:
        # Left only by a file that is no database any more; played into its successor it would do harm.
        if side.exists():
            os.replace(side, kept.with_name(side.name.replace(path.name, kept.name)))
    try:
        os.link(path, kept)
    except OSError:
        copy_durably(path, kept)
    return kept
