"""A large plain worksheet part as cells in columns; what is around them, and a cell asked for, as ``sheet_part``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO

from indicators.workbook.cells.grid import Cell, Grid, Style, Visibility, column_letters
from indicators.workbook.cells.legacy_font import may_be_legacy_font
from indicators.workbook.engines.plain_cells import PlainCells, Written
from indicators.workbook.engines.plain_part import (
    NO_STYLE,
    SHARED,
    TEXT,
    PlainRows,
    said_plainly,
    scan_rows,
    without_rows,
)
from indicators.workbook.engines.sheet_part import SheetPart
from indicators.workbook.engines.xml_part import read_events
from indicators.workbook.limits import LONGEST_TEXT
from indicators.workbook.refusal import RefusalError


def read_plain(
    part: str,
    data: bytes,
    sheet: Callable[[], SheetPart],
    texts: tuple[list[str], list[Style]],
    most_cells: int,
    visibility: Visibility,
) -> Grid | None:
    """Return the grid of a part; None where it is not plain and has to be read by events.

    ``sheet`` makes what takes those events, ``texts`` are shared strings and styles. Raises RefusalError as events do.
    """
    found = without_rows(data)
    if found is None:
        return None
    rest, begin, end = found
    said = scan_rows(data, begin, end)
    if said is None or not len(said.row) or not _is_readable(said, texts[0]):
        return None
    around = sheet()
    if len(said.row) > most_cells:
        raise RefusalError("sheet_too_large", sheet=around.name, limit=most_cells)
    read_events(BytesIO(rest), part, around.start, around.end, around.text)
    shell = around.grid(visibility, {}, int(said.column.max()))
    if shell.cells:
        return None
    cells = PlainCells(said, *texts, _Maker(sheet()))
    return Grid(shell.name, cells, visibility, shell.merges, shell.hidden_rows, shell.hidden_columns)


def _is_readable(said: PlainRows, strings: list[str]) -> bool:
    """Whether every cell says something, shared texts are there, and none is too long or of an old font."""
    if ((said.length == 0) & (said.kind != TEXT)).any():
        return False
    if int(said.length.max()) > LONGEST_TEXT or _may_hold_legacy_font(said.data):
        return False
    if any(len(text) > LONGEST_TEXT or may_be_legacy_font(text) for text in strings):
        return False
    cells = PlainCells(said, strings, (), lambda _row, _written: {})
    return cells.has_numbers_of_texts(said.kind == SHARED)


def _may_hold_legacy_font(data: bytes) -> bool:
    """Whether a part holds a sign of the old font, written as itself or as a reference; asked of a piece at a time."""
    if b"&#" not in data and data.isascii():
        return False
    pieces = (data[at : at + _PIECE + _OVERLAP] for at in range(0, len(data), _PIECE))
    return any(may_be_legacy_font(said_plainly(piece.decode("utf-8", "ignore"))) for piece in pieces)


_PIECE, _OVERLAP = 4 << 20, 16


class _Maker:
    """Makes the cells of a row by the events that ``SheetPart`` would have had."""

    def __init__(self, part: SheetPart) -> None:
        self._part = part
        self._letters: dict[int, str] = {}

    def __call__(self, row: int, cells: list[Written]) -> Mapping[int, Cell]:
        part = self._part
        part.start("row", {"r": str(row)})
        for column, kind, style, text in cells:
            letters = self._letters.get(column) or self._letters.setdefault(column, column_letters(column))
            said = {"r": f"{letters}{row}", "t": kind}
            part.start("c", said if style == NO_STYLE else {**said, "s": str(style)})
            part.start("v", {})
            part.text(text)
            part.end("v")
            part.end("c")
        return part.taken(row)
