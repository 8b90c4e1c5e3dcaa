"""Whole uploads for the drills, a place to bring them to, and the examination of what is left of them.

An upload is what the page does: the original is kept, the reading is staged, the figures are committed under an
idempotency key, the draft is forgotten. Each step that returned is told, which is what "acknowledged" means here.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from indicators.model.errors import NotFound
from indicators.model.finding import Severity
from indicators.model.observation import Observation
from indicators.store import Batch, BatchDraft, BatchKind, ObservationQuery, Store, open_store

from .databases import clock, drop_on, url_on
from .figures import figure

ROWS = 240
"""Figures of one upload: more than SQLite inserts in one statement."""

_LIMIT = 10**6


@dataclass(frozen=True)
class Place:
    """Where a store lies: the URL of its database and the folder of its originals."""

    url: str
    folder: Path

    def open(self, **said: Any) -> Store:
        return open_store(self.url, self.folder, said.pop("clock", clock), **said)


def sqlite_place(folder: Path) -> Place:
    folder.mkdir(parents=True, exist_ok=True)
    return Place(url_on("sqlite", folder), folder)


@contextmanager
def place_on(kind: str, folder: Path) -> Iterator[Place]:
    """Give a place on a kind of database in a new folder; its database is removed after."""
    folder.mkdir(parents=True)
    try:
        yield Place(url_on(kind, folder), folder)
    finally:
        drop_on(kind, folder)


@dataclass(frozen=True)
class Told:
    """One acknowledgement: the step that returned, the upload's key, and the id or hash it gave."""

    step: str
    key: str
    gave: str

    def line(self) -> bytes:
        return f"{self.step} {self.key} {self.gave}\n".encode()


def told_of(lines: Iterable[bytes]) -> list[Told]:
    """Read acknowledgements; a line cut off by the kill was not told."""
    return [Told(*line.decode().split()) for line in lines if line.endswith(b"\n")]


def content_of(key: str) -> bytes:
    """The bytes of an upload's original, some pages long and its own for every key."""
    return (f"workbook {key} " * 700).encode()


def rows_of(key: str) -> list[Observation]:
    return [figure(f"{row}.25", note=key, key=f"C{row % 7}:VNM;measure=level;unit=USD") for row in range(ROWS)]


def commit_of(store: Store, key: str, rows: list[Observation] | None = None) -> Batch:
    """Commit the figures of an upload whose original is kept."""
    digest = sha256(content_of(key)).hexdigest()
    said = BatchDraft(BatchKind.UPLOAD, "an analyst", key, original_sha256=digest, file_name=f"{key}.xlsx")
    return store.commit(said, rows_of(key) if rows is None else rows, idempotency_key=key)


def upload(store: Store, key: str, tell: Callable[[Told], object] = lambda _: None, rows: Any = None) -> Batch:
    """Bring one upload from its bytes to its figures, telling every step that returned."""
    kept = store.keep_original(io.BytesIO(content_of(key)), f"{key}.xlsx", _LIMIT, free_bytes=0)
    tell(Told("original", key, kept.sha256))
    stage = store.stage({"key": key, "rows": ["x" * 500] * 4}, "an analyst", kept.sha256)
    tell(Told("staged", key, stage))
    batch = commit_of(store, key, rows)
    tell(Told("batch", key, str(batch.batch_id)))
    store.unstage(stage)
    tell(Told("unstaged", key, stage))
    return batch


@dataclass
class Wrong:
    """What must not be: acknowledged things that are gone, uploads present in part, findings of ``verify``."""

    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.lost or self.half or self.findings)

    def add(self, other: Wrong) -> None:
        self.lost += other.lost
        self.half += other.half
        self.findings += other.findings

    def listed(self) -> list[str]:
        return [*(f"lost {it}" for it in self.lost), *(f"half {it}" for it in self.half), *self.findings]


def examine(store: Store, folder: Path, acknowledged: Iterable[Told]) -> Wrong:
    """Compare what a store holds with what was acknowledged, and look for halves."""
    batches = {batch.batch_id: batch for batch in store.batches()}
    wrong = Wrong(lost=_lost(store, folder, batches, list(acknowledged)), half=_halves(store, folder, batches))
    wrong.findings += [finding.code for finding in store.verify() if finding.severity is Severity.HARD]
    return wrong


def _lost(store: Store, folder: Path, batches: dict[int, Batch], acknowledged: list[Told]) -> list[str]:
    forgotten = {told.gave for told in acknowledged if told.step == "unstaged"}
    # An upload whose commit was told may have been cut off while its draft was being forgotten.
    past = {told.key for told in acknowledged if told.step == "batch"}
    there: dict[str, Callable[[Told], bool]] = {
        "batch": lambda told: (found := batches.get(int(told.gave))) is not None and found.idempotency_key == told.key,
        "original": lambda told: _recorded(store, told.gave) and _whole(folder / "originals" / told.gave),
        "staged": lambda told: (
            told.gave in forgotten or told.key in past or (store.staged(told.gave) or {}).get("key") == told.key
        ),
        "unstaged": lambda told: store.staged(told.gave) is None,
    }
    return [f"{told.step} {told.key}" for told in acknowledged if not there[told.step](told)]


def _recorded(store: Store, digest: str) -> bool:
    try:
        return store.original(digest).size > 0
    except NotFound:
        return False


def _halves(store: Store, folder: Path, batches: dict[int, Batch]) -> list[str]:
    counted = store.observations(ObservationQuery()).groupby("batch_id").size().to_dict()
    half = [f"rows of {number}" for number in counted.keys() | batches.keys() if counted.get(number) != ROWS]
    for batch in batches.values():
        if batch.original_sha256 and not _whole(folder / "originals" / batch.original_sha256):
            half.append(f"original of {batch.batch_id}")
    entries = {entry.detail.get("batch") for entry in store.audit_trail(10**6) if entry.action == "commit"}
    half += [f"audit of {number}" for number in batches.keys() ^ entries]
    originals = folder / "originals"
    for path in originals.iterdir() if originals.is_dir() else ():
        if not path.name.startswith(".") and not _whole(path):
            half.append(f"file {path.name}")
    return half


def _whole(path: Path) -> bool:
    """Whether a stored original has the bytes its name says."""
    return path.is_file() and sha256(path.read_bytes()).hexdigest() == path.name
