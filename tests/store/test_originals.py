"""Documents are kept as they came, once, under their hash."""

from __future__ import annotations

import io
import os
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from indicators.model.errors import Invalid, NotFound, Unavailable
from indicators.store import BatchDraft, BatchKind, Store, clean_file_name

from .figures import NOON, figure, open_in

CONTENT = os.urandom(3_000_000)
DIGEST = sha256(CONTENT).hexdigest()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "originals").iterdir())


def test_an_original_is_named_by_its_hash_and_holds_the_same_bytes(store: Store, tmp_path: Path) -> None:
    original = store.keep_original(io.BytesIO(CONTENT), "Biểu 07.xlsx", len(CONTENT))
    assert (original.sha256, original.size, original.file_name, original.stored_at) == (
        DIGEST,
        len(CONTENT),
        "Biểu 07.xlsx",
        NOON,
    )
    assert original.media_type.endswith("spreadsheetml.sheet")
    assert store.original(DIGEST) == original
    assert store.original_path(DIGEST).read_bytes() == CONTENT
    assert names(tmp_path) == [DIGEST]
    batch = store.commit(BatchDraft(BatchKind.UPLOAD, "an analyst", original_sha256=DIGEST), [figure()])
    assert batch.original_sha256 == DIGEST


def test_the_same_bytes_again_are_the_same_original(store: Store, tmp_path: Path) -> None:
    first = store.keep_original(io.BytesIO(CONTENT), "a.xlsx", len(CONTENT))
    assert store.keep_original(io.BytesIO(CONTENT), "b.xlsx", len(CONTENT)) == first
    assert names(tmp_path) == [DIGEST]


def test_uploading_again_mends_an_original_that_was_damaged(store: Store, tmp_path: Path) -> None:
    store.keep_original(io.BytesIO(CONTENT), "a.xlsx", len(CONTENT))
    (tmp_path / "originals" / DIGEST).write_bytes(b"damaged")
    store.keep_original(io.BytesIO(CONTENT), "a.xlsx", len(CONTENT))
    assert store.verify() == []


def test_a_document_over_the_limit_is_refused_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Invalid) as told:
        store.keep_original(io.BytesIO(CONTENT), "a.xlsx", len(CONTENT) - 1)
    assert (told.value.code, told.value.params) == ("upload_too_large", {"limit": len(CONTENT) - 1})
    assert names(tmp_path) == []


def test_a_nearly_full_disk_refuses_uploads_while_reading_goes_on(store: Store) -> None:
    with pytest.raises(Unavailable, match="disk_nearly_full"):
        store.keep_original(io.BytesIO(CONTENT), "a.xlsx", len(CONTENT), free_bytes=2**60)
    assert store.version() == 0
    assert store.verify() == []


class BrokenStream(io.RawIOBase):
    """A stream that ends with an error after some bytes."""

    def __init__(self, error: Exception) -> None:
        self.sent, self.error = False, error

    def read(self, size: int = -1) -> bytes:
        if self.sent:
            raise self.error
        self.sent = True
        return b"x" * 1000


@pytest.mark.parametrize(
    ("error", "told"),
    [(OSError(28, "full"), "disk_full"), (OSError(5, "broken"), "database_io"), (RuntimeError("gone"), "gone")],
)
def test_a_transfer_that_breaks_leaves_nothing(store: Store, tmp_path: Path, error: Exception, told: str) -> None:
    stream: Any = BrokenStream(error)
    with pytest.raises((Unavailable, RuntimeError), match=told):
        store.keep_original(stream, "a.xlsx", 10_000)
    assert names(tmp_path) == []


def test_an_unknown_original_is_told(store: Store) -> None:
    for ask in (store.original, store.original_path):
        with pytest.raises(NotFound, match="original_unknown"):
            ask("0" * 64)


def test_what_an_upload_left_a_day_ago_is_removed_at_the_next_start(store: Store, tmp_path: Path) -> None:
    store.keep_original(io.BytesIO(CONTENT), "a.xlsx", len(CONTENT))
    old, fresh = (tmp_path / "originals" / name for name in (".old.part", ".fresh.part"))
    for path in (old, fresh):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 90_000,) * 2)
    open_in(tmp_path).close()
    assert names(tmp_path) == sorted([".fresh.part", DIGEST])


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Biê\u0309u 01.xlsx", "Biểu 01.xlsx"),
        ("C:\\Users\\lan\\số liệu.xls", "số liệu.xls"),
        ("../../etc/passwd", "passwd"),
        ("report\u202exslx.exe", "reportxslx.exe"),
        ("a\x00b\x07\n c.xlsx", "ab c.xlsx"),
        ("\u2066hidden\u2069.xlsx", "hidden.xlsx"),
        ("broken\ud800.xlsx", "broken.xlsx"),
        ("", ""),
    ],
)
def test_a_file_name_is_shown_without_what_could_deceive(said: str, shown: str) -> None:
    assert clean_file_name(said) == shown


def test_a_long_file_name_keeps_its_ending() -> None:
    shown = clean_file_name("a" * 500 + ".xlsx")
    assert len(shown) == 200
    assert shown.endswith("a.xlsx")
