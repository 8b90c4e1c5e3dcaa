"""Zip packages, checked before anything is parsed: sizes, ratios, names, checksums, document types."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

from indicators.workbook.limits import Limits
from indicators.workbook.refusal import RefusalError

_CHUNK = 1 << 20
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_FILLED = (b"</v>", b":v>", b"</is>")
"""Ends of the elements that fill a cell; a mark cut in two between chunks is one cell in a million."""
SMALLEST_CELL = len("<c><v>0</v>")
"""Bytes: a part with fewer for each cell that it may have is not counted here."""
_MERGED = b"mergeCell "
MOST_MERGES = 200_000
"""Merged ranges of a sheet; with more, it would take longer to look at them than anybody waits."""
_OVERLAP = max(len(mark) for mark in _DOCTYPES)


def check_archive(path: Path, limits: Limits) -> frozenset[str]:
    """Read every part once to its end and return the part names; raise RefusalError at the first thing amiss."""
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            _check_directory(entries, limits)
            for entry in entries:
                _check_part(package, entry, limits)
            return frozenset(entry.filename for entry in entries)
    except zipfile.BadZipFile as error:
        code = "file_checksum" if "CRC" in str(error) else "file_truncated"
        raise RefusalError(code) from error
    except RuntimeError as error:
        raise RefusalError("file_encrypted") from error
    except (NotImplementedError, EOFError, OSError, ValueError) as error:
        raise RefusalError("file_truncated") from error


def _check_directory(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.parts:
        raise RefusalError("archive_too_many_parts", parts=len(entries), limit=limits.parts)
    names = [entry.filename for entry in entries]
    folded = {name.lower() for name in names}
    if len(folded) < len(names):
        twice = next(name for name in names if sum(name.lower() == other.lower() for other in names) > 1)
        raise RefusalError("archive_duplicate_part", part=twice[:80])
    for name in names:
        if name.startswith("/") or "\\" in name or ":" in name or ".." in PurePosixPath(name).parts:
            raise RefusalError("archive_path_part", part=name[:80])
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked_bytes:
        raise RefusalError("archive_too_large", megabytes=unpacked >> 20, limit=limits.unpacked_bytes >> 20)
    for entry in entries:
        ratio = entry.file_size // max(1, entry.compress_size)
        if entry.file_size > limits.ratio_from_bytes and ratio > limits.ratio:
            raise RefusalError("archive_ratio", part=entry.filename[:80], ratio=ratio, limit=limits.ratio)


def _check_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> None:
    """Read a part to its end, which checks its checksum; look for a document type and count the cells of a sheet."""
    tail = b""
    cells = merges = 0
    is_sheet = entry.filename.startswith("xl/worksheets/")
    may_be_full = entry.file_size > SMALLEST_CELL * limits.sheet_cells
    is_xml: bool | None = None
    with package.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            if is_xml is None:
                is_xml = entry.filename.endswith((".xml", ".rels", ".vml")) or chunk.lstrip(_LEADING)[:1] == b"<"
            if is_xml and any(mark in tail + chunk for mark in _DOCTYPES):
                raise RefusalError("file_doctype", part=entry.filename[:80])
            if is_sheet:
                cells += sum(chunk.count(mark) for mark in _FILLED) if may_be_full else 0
                if cells > limits.sheet_cells:
                    raise RefusalError("sheet_too_large", limit=limits.sheet_cells)
                merges += chunk.count(_MERGED)
                if merges > MOST_MERGES:
                    raise RefusalError("sheet_too_many_merges", part=entry.filename[:80], limit=MOST_MERGES)
            tail = chunk[-_OVERLAP:]


_LEADING = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
