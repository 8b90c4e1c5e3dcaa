"""Every row of every sheet as it is shown, in one file from which windows of rows are taken without reading the rest.

The file: compressed blocks of ``BLOCK`` rows (JSON: row number -> [column, text, kind, role, decimals]), the index as
JSON, and its place in the last bytes. ``kind`` is ``n`` for a number, whose format shows ``decimals`` (None: as many as
fit), ``d`` for a date, empty for anything else. Texts are those a person may be shown, without characters that hide or
reorder. Made by the throw-away child, read by anyone.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from indicators.workbook.borders import SaidBorders
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.cells.label_text import shown
from indicators.workbook.cells.painting import Painting
from indicators.workbook.cells.values import shown_decimals
from indicators.workbook.limits import Limits
from indicators.workbook.reader import paint_workbook

TASK = f"{__name__}:write_picture"
BLOCK = 100
LONGEST = 500
MOST_COLUMNS = 400
_END = struct.Struct(">QI4s")
_MARK = b"PIC2"

PicturedCell = tuple[int, str, str, str, int | None]


def write_picture(path: Path, file_name: str, output: Path, limits: Limits, job: Mapping[str, Any]) -> None:
    """Read a file again and leave its picture: a task of the throw-away child. Raises RefusalError.

    ``job`` holds ``layouts`` (sheet -> layout) and the ``borders`` of its tables, as they were read.
    """
    with output.open("wb") as stream:
        painted = paint_workbook(path, file_name, limits, job["layouts"], SaidBorders.from_job(job["borders"]))
        index = [_write_sheet(stream, grid, painting) for grid, painting in painted]
        said = json.dumps(index, ensure_ascii=False).encode()
        place = stream.tell()
        stream.write(said)
        stream.write(_END.pack(place, len(said), _MARK))


def _write_sheet(stream: BinaryIO, grid: Grid, painting: Painting) -> dict[str, Any]:
    blocks: dict[int, tuple[int, int]] = {}
    widths: dict[int, int] = {}
    block: dict[int, list[PicturedCell]] = {}
    number = 0

    def flush() -> None:
        if block:
            content = zlib.compress(json.dumps(block, ensure_ascii=False).encode(), 1)
            blocks[number] = (stream.tell(), len(content))
            stream.write(content)
            block.clear()

    for row in sorted(grid.cells):
        if (row - 1) // BLOCK != number:
            flush()
            number = (row - 1) // BLOCK
        cells = [
            (column, shown(cell.raw[:LONGEST]), _kind(cell), _role(painting, row, column), _decimals(cell))
            for column, cell in grid.cells[row].items()
            if column <= MOST_COLUMNS
        ]
        for column, text, *_ in cells:
            widths[column] = max(widths.get(column, 0), min(len(text), LONGEST))
        block[row] = cells
    flush()
    return {
        "name": grid.name,
        "rows": grid.last_row,
        "columns": min(grid.last_column, MOST_COLUMNS),
        "merges": [list(merge) for merge in grid.merges[:MOST_MERGES]],
        "widths": widths,
        "blocks": blocks,
    }


MOST_MERGES = 5_000


def _role(painting: Painting, row: int, column: int) -> str:
    role = painting.roles.get((row, column))
    return role.value if role is not None else ""


def _kind(cell: Cell) -> str:
    if isinstance(cell.value, date):
        return "d"
    return "n" if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool) else ""


def _decimals(cell: Cell) -> int | None:
    return shown_decimals(cell, cell.raw) if _kind(cell) == "n" else None


@dataclass(frozen=True, slots=True)
class PicturedSheet:
    """One sheet of a picture. ``widths``: letters of the longest text by column; ``blocks``: block -> place, size."""

    name: str
    rows: int
    columns: int
    merges: tuple[tuple[int, int, int, int], ...]
    widths: dict[int, int]
    blocks: dict[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Picture:
    """A written picture; raises OSError or ValueError where the file is gone or cut off."""

    path: Path
    sheets: tuple[PicturedSheet, ...]

    @classmethod
    def open(cls, path: Path) -> Picture:
        with path.open("rb") as stream:
            stream.seek(-_END.size, 2)
            place, size, mark = _END.unpack(stream.read(_END.size))
            if mark != _MARK:
                raise ValueError(path.name)
            stream.seek(place)
            said = json.loads(stream.read(size))
        return cls(path, tuple(_pictured(sheet) for sheet in said))

    def sheet(self, name: str) -> PicturedSheet | None:
        return next((one for one in self.sheets if one.name == name), None)

    def rows(self, sheet: PicturedSheet, first: int, last: int) -> Iterator[tuple[int, list[PicturedCell]]]:
        """Yield the filled rows from ``first`` to ``last``, both included."""
        with self.path.open("rb") as stream:
            for number in range((first - 1) // BLOCK, (last - 1) // BLOCK + 1):
                place, size = sheet.blocks.get(number, (0, 0))
                if not size:
                    continue
                stream.seek(place)
                block = json.loads(zlib.decompress(stream.read(size)))
                for row, cells in block.items():
                    if first <= int(row) <= last:
                        yield int(row), [tuple(cell) for cell in cells]


def _pictured(said: dict[str, Any]) -> PicturedSheet:
    return PicturedSheet(
        name=said["name"],
        rows=said["rows"],
        columns=said["columns"],
        merges=tuple((top, left, bottom, right) for top, left, bottom, right in said["merges"]),
        widths={int(column): width for column, width in said["widths"].items()},
        blocks={int(number): (place, size) for number, (place, size) in said["blocks"].items()},
    )
