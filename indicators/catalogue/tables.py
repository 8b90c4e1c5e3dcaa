"""One seed table: its rows with the place they stand in, so that every complaint names file and row."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table as text; the methods read a cell and raise ValueError naming file and row."""

    file: str
    row: int
    cells: dict[str, str]

    def refuse(self, message: str) -> ValueError:
        """Return the error to raise about this row."""
        return ValueError(f"{self.file}:{self.row}: {message}")

    def text(self, column: str) -> str:
        """Return a cell that may be empty."""
        return self.cells[column]

    def said(self, column: str) -> str:
        """Return a cell that may not be empty."""
        if not self.cells[column]:
            raise self.refuse(f"{column} is empty")
        return self.cells[column]

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """Return a cell that must be one of ``allowed``."""
        if self.cells[column] not in allowed:
            raise self.refuse(f"{column} {self.cells[column]!r} is none of {', '.join(sorted(allowed))}")
        return self.cells[column]

    def whole(self, column: str) -> int:
        """Return a cell that must be a whole number."""
        try:
            return int(self.cells[column])
        except ValueError:
            raise self.refuse(f"{column} {self.cells[column]!r} is no whole number") from None

    def whole_or_none(self, column: str) -> int | None:
        return self.whole(column) if self.cells[column] else None

    def day(self, column: str) -> date:
        """Return a cell that must be an ISO date."""
        try:
            return date.fromisoformat(self.cells[column])
        except ValueError:
            raise self.refuse(f"{column} {self.cells[column]!r} is no date") from None

    def day_or_none(self, column: str) -> date | None:
        return self.day(column) if self.cells[column] else None

    def number(self, column: str) -> Decimal:
        """Return a cell that must be a finite decimal with a point, exactly as written."""
        try:
            number = Decimal(self.cells[column])
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise self.refuse(f"{column} {self.cells[column]!r} is no number")
        return number

    def both(self, stem: str) -> dict[str, str]:
        """Return ``stem_vi`` and ``stem_en`` by language; neither may be empty."""
        return {lang: self.said(f"{stem}_{lang}") for lang in LANGUAGES}


def read_table(folder: Path, file: str, columns: Sequence[str], key: Sequence[str] = ()) -> tuple[TableRow, ...]:
    """Return the rows of ``folder / file``, a UTF-8 CSV with exactly these columns.

    Raises ValueError naming file and row for another header, a short or long row, blanks at the ends of a cell, text
    that is not NFC, and two rows with the same ``key`` columns.
    """
    with (folder / file).open(encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream, strict=True)
        header = next(lines, [])
        if header != list(columns):
            raise ValueError(f"{file}:1: the columns are {','.join(header)}, expected {','.join(columns)}")
        rows = tuple(_row(file, lines.line_num, cells, columns) for cells in lines)
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        identity = tuple(row.cells[name] for name in key)
        if key and seen.setdefault(identity, row.row) != row.row:
            raise row.refuse(f"{' '.join(identity)} stands in row {seen[identity]} already")
    return rows


def _row(file: str, number: int, cells: list[str], columns: Sequence[str]) -> TableRow:
    row = TableRow(file, number, dict(zip(columns, cells, strict=False)))
    if len(cells) != len(columns):
        raise row.refuse(f"{len(cells)} cells instead of {len(columns)}")
    for name, cell in row.cells.items():
        if cell != cell.strip() or cell != unicodedata.normalize("NFC", cell):
            raise row.refuse(f"{name} has blanks at its ends or is not NFC")
    return row
