"""Small binary workbooks: records in a stream, the stream in a compound file."""

from __future__ import annotations

import struct
from collections.abc import Iterable

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")

Record = tuple[int, bytes]


def compound(**streams: bytes) -> bytes:
    """Return a compound file with the named streams, each large enough to lie in sectors of its own."""
    body, chains, entries = b"", [], [("Root Entry", 5, _END, 0)]
    for name, content in streams.items():
        sectors = max(8, -(-len(content) // _SECTOR))
        start = len(body) // _SECTOR
        chains += [*range(start + 1, start + sectors), _END]
        entries.append((name, 2, start, sectors * _SECTOR))
        body += content.ljust(sectors * _SECTOR, b"\0")
    folder = b"".join(_entry(number, len(entries), *one) for number, one in enumerate(entries))
    folder = folder.ljust(-(-len(folder) // _SECTOR) * _SECTOR, b"\0")
    at, sectors = len(chains), len(folder) // _SECTOR
    chains += [*range(at + 1, at + sectors), _END]
    tables = 1 + len(chains) // 127
    first = len(chains)
    chains += [_TABLE] * tables
    chains += [_FREE] * (tables * 128 - len(chains))
    head = (
        MAGIC
        + bytes(16)
        + struct.pack("<HHHHH6s9I", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, tables, at, 0, 4096, _END, 0, _END, 0)
    )
    places = [*range(first, first + tables)]
    head += struct.pack("<109I", *places, *[_FREE] * (109 - tables))
    return head + body + folder + struct.pack(f"<{len(chains)}I", *chains)


def _entry(number: int, count: int, name: str, kind: int, start: int, size: int) -> bytes:
    said = name.encode("utf-16-le") + b"\0\0"
    right = number + 1 if 0 < number < count - 1 else _FREE
    child = 1 if number == 0 and count > 1 else _FREE
    return struct.pack(
        "<64sHBBIII16sI8s8sIII", said, len(said), kind, 1, _FREE, right, child, b"", 0, b"", b"", start, size, 0
    )


def records(said: Iterable[Record]) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(content)) + content for kind, content in said)


def workbook(*, among: Iterable[Record] = (), within: Iterable[Record] = (), tail: bytes = b"") -> bytes:
    """Return the stream of a workbook with one sheet of two rows; records may be put among its own."""
    opening = (0x809, struct.pack("<HHHHII", 0x600, 5, 0x1000, 0x7CC, 0, 6))

    def globals_of(offset: int) -> bytes:
        sheet = (0x85, struct.pack("<IBB", offset, 0, 0) + b"\x04\0Data")
        return records([opening, (0x42, struct.pack("<H", 1200)), *among, sheet, (0x0A, b"")])

    cells = [
        (0x203, struct.pack("<HHHd", row, column, 0, value))
        for row, line in enumerate(((2024.0, 100.1), (2025.0, 100.2)))
        for column, value in enumerate(line)
    ]
    body = records(
        [
            (0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x1000, 0x7CC, 0, 6)),
            (0x200, struct.pack("<IIHHH", 0, 2, 0, 2, 0)),
            *within,
            *cells,
        ]
    )
    return globals_of(len(globals_of(0))) + body + (tail or records([(0x0A, b"")]))
