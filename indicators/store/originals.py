"""Original documents as they came, each one file named by the sha256 of its bytes."""

from __future__ import annotations

import os
import re
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, insert, select

from indicators.model.errors import Invalid, NotFound
from indicators.model.text import clean
from indicators.store.database import Database
from indicators.store.file_system import PART, disk_faults, require_room, sync_folder, temporary_in
from indicators.store.tables import ORIGINAL

FOLDER = "originals"
FREE_BYTES = 200 * 1024 * 1024
"""How much of the disk an upload leaves free."""

NAME = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1024 * 1024
_LONGEST_NAME = 200
_ABANDONED_SECONDS = 24 * 3600
_NOT_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})

_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA_TYPES = {
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".xlsb": "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".csv": "text/csv",
    ".txt": "text/plain",
}


@dataclass(frozen=True, slots=True)
class Original:
    """A stored document; ``file_name`` is the one it first came under, fit to be shown."""

    sha256: str
    file_name: str
    size: int
    media_type: str
    stored_at: datetime


def clean_file_name(name: str) -> str:
    """Return the last part of a path as it may be shown: NFC, no control, direction or unassigned characters."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    spaced = re.sub(r"\s", " ", last)
    shown = clean("".join(ch for ch in spaced if unicodedata.category(ch) not in _NOT_SHOWN))
    stem, dot, end = shown.rpartition(".")
    if len(shown) <= _LONGEST_NAME or not dot or len(end) > 10:
        return shown[:_LONGEST_NAME]
    return stem[: _LONGEST_NAME - len(end) - 1] + dot + end


def keep_original(
    database: Database,
    folder: Path,
    now: Callable[[], str],
    stream: BinaryIO,
    file_name: str,
    limit_bytes: int,
    free_bytes: int,
) -> Original:
    """Store a document durably and then its row; the same bytes again give the original that is there.

    Raises Invalid ("upload_too_large") and Unavailable ("disk_nearly_full", "disk_full", "database_io"); whatever
    is raised, no partial file stays behind.
    """
    with disk_faults():
        folder.mkdir(parents=True, exist_ok=True)
        require_room(folder, free_bytes)
        temporary = temporary_in(folder)
        try:
            digest, size = _receive(stream, temporary, limit_bytes)
            os.replace(temporary, folder / digest)
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(folder)
    shown = clean_file_name(file_name)
    media_type = _MEDIA_TYPES.get(Path(shown).suffix.lower(), "application/octet-stream")
    with database.writing() as connection:
        if found := _find(connection, digest):
            return found
        row = {"sha256": digest, "file_name": shown, "size": size, "media_type": media_type, "stored_at": now()}
        connection.execute(insert(ORIGINAL), row)
        return original(connection, digest)


def _receive(stream: BinaryIO, path: Path, limit_bytes: int) -> tuple[str, int]:
    """Write a stream to ``path`` and to disk; return the sha256 and size."""
    digest, size = sha256(), 0
    with path.open("xb") as file:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > limit_bytes:
                raise Invalid("upload_too_large", limit=limit_bytes)
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def _find(connection: Connection, digest: str) -> Original | None:
    row = connection.execute(select(ORIGINAL).where(ORIGINAL.c.sha256 == digest)).first()
    if row is None:
        return None
    return Original(row.sha256, row.file_name, row.size, row.media_type, datetime.fromisoformat(row.stored_at))


def original(connection: Connection, digest: str) -> Original:
    """Return what is known of a stored document; raise NotFound ("original_unknown")."""
    if found := _find(connection, digest):
        return found
    raise NotFound("original_unknown", sha256=digest)


def all_originals(connection: Connection) -> tuple[Original, ...]:
    """Return every stored document, by its hash."""
    digests = connection.execute(select(ORIGINAL.c.sha256).order_by(ORIGINAL.c.sha256)).scalars().all()
    return tuple(original(connection, digest) for digest in digests)


def digest_of(path: Path) -> str:
    """Return the sha256 of a file's bytes."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def remove_abandoned(folder: Path) -> None:
    """Remove what uploads that were cut off a day ago or earlier left behind."""
    with disk_faults():
        for path in folder.glob(f".*{PART}"):
            if time.time() - path.stat().st_mtime > _ABANDONED_SECONDS:
                path.unlink(missing_ok=True)
