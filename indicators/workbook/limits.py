"""What a workbook may cost: bytes, parts, cells, seconds and memory."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one reading; the defaults are those of an upload through the page.

    ``ratio`` (unpacked to packed) is asked of parts larger than ``ratio_from_bytes`` only: small parts of an ordinary
    workbook pack better than any bound worth having. ``seconds`` are of the processor, and by the clock as well where
    ``clock_seconds`` grants no more: a busy machine does not make a file a bad one.
    """

    file_bytes: int = 25 * MIB
    unpacked_bytes: int = 128 * MIB
    ratio: int = 200
    ratio_from_bytes: int = 100 * 1024
    parts: int = 1_000
    sheet_cells: int = 2_000_000
    file_cells: int = 5_000_000
    seconds: float = 10.0
    clock_seconds: float | None = None
    memory_bytes: int = 1024 * MIB

    @property
    def waited(self) -> float:
        """For how many seconds by the clock a reading is waited for."""
        return self.seconds if self.clock_seconds is None else self.clock_seconds


LONGEST_TEXT = 32_767
"""Characters of the text in one cell of a workbook: no more are let in by the programs that write them."""

LARGE_FILE = MIB // 2
"""Bytes from which on a file may be read by columns: its reader then has what that takes before it may load no more."""


def is_large(size: int) -> bool:
    """Whether a file of so many bytes may be read by columns."""
    return size >= LARGE_FILE


LARGE = Limits(
    file_bytes=512 * MIB,
    unpacked_bytes=4096 * MIB,
    ratio=1_000,
    parts=10_000,
    sheet_cells=20_000_000,
    file_cells=50_000_000,
    seconds=300.0,
    memory_bytes=8192 * MIB,
)
"""For a file one trusts, from the command line."""
