"""OpenDocument (.ods): counted before it is read, for one cell may say that it stands two thousand million times."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import NamedTuple

from indicators.model.finding import Finding
from indicators.workbook.cells.grid import Grid
from indicators.workbook.engines import calamine
from indicators.workbook.engines.table_frame import Frame
from indicators.workbook.engines.xml_part import attribute, read_events
from indicators.workbook.limits import Limits
from indicators.workbook.refusal import RefusalError

_PART = "content.xml"


def read_grids(path: Path, limits: Limits) -> tuple[list[Grid], list[Finding]]:
    """Read every sheet. Raises RefusalError where a sheet has more filled cells than it may, repeated ones counted.

    Merged ranges and hidden rows and columns are those of files that are not long.
    """
    frames: dict[str, Frame] = {}
    with zipfile.ZipFile(path) as package:
        if not _surely_fits(package, limits.sheet_cells):
            with package.open(_PART) as stream:
                counter = _Counter(limits.sheet_cells)
                read_events(stream, _PART, counter.start, None, only=_COUNTED)
                counter.end_row()
                frames = counter.frames
    grids, findings = calamine.read_grids(path, limits)
    return [frames[grid.name].around(grid) if grid.name in frames else grid for grid in grids], findings


def _surely_fits(package: zipfile.ZipFile, most: int) -> bool:
    """Tell whether a long part can be seen to be small enough without an event a cell: two of ten seconds.

    Counts every mark of a filled cell, wherever it stands, and what repeats one. Whatever could hide a cell from plain
    bytes (another encoding, a document type, a comment, a name that repeats in a way not known) counts as not sure.
    """
    if package.getinfo(_PART).file_size < _LONG:
        return False
    data = package.read(_PART)
    head = data[:_HEAD].lower()
    if not head.startswith(b"<?xml") or b'encoding="utf-8"' not in head or b"<!" in data:
        return False
    cells = sum(data.count(mark) for mark in _FILLED)
    repeated = _filled_by_repeats(data, most - cells)
    return repeated is not None and cells + repeated <= most


def _filled_by_repeats(data: bytes, most: int) -> int | None:
    """Return how many more filled cells repeated elements make, counted up to ``most``; None where that is not sure."""
    cells = 0
    harmless: set[bytes] = set()
    at = data.find(_REPEATS)
    while at >= 0 and cells <= most:
        begin, end = data.rfind(b"<", 0, at), data.find(b">", at)
        element = data[begin:end]
        if begin < 0 or end < 0:
            return None
        if element not in harmless:
            said = _TIMES.match(data, at)
            if said is None or b"'" in element or element.count(b'"') % 2:
                return None  # the sign that ended it may stand in the text of an attribute
            if b"table-row" in element:
                row = data[end : data.find(b"table-row", end)]
                if int(said[1]) > 1 and any(mark in row for mark in _FILLED):
                    return None
            elif any(mark in element for mark in _FILLED):
                cells += int(said[1])
            else:
                harmless.add(element)  # the same blank cell to the end of row after row
        at = data.find(_REPEATS, end)
    return cells


_LONG, _HEAD = 8 << 20, 200
_FILLED = (b"value-type", b"formula")
_REPEATS = b"-repeated"
_TIMES = re.compile(rb'-repeated="([0-9]{1,15})"')


class _Counter:
    """Counts the cells of each table that hold something; blank ones may be repeated to the end of the sheet."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._sheet = ""
        self._cells = self._in_row = self._rows = 0
        self._shapes = _Shapes()
        self._frame = Frame()
        self.frames: dict[str, Frame] = {}

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """Count an element; a row ends where the next row or table begins, so that no cell need tell its end."""
        if element == "table-cell" or element == "covered-table-cell":
            shape = self._shapes[tuple(attributes)]
            repeated = _number(attributes[shape.repeated]) if shape.repeated else 1
            if shape.filled:
                self._in_row += repeated
            self._frame.add_cell(repeated, attributes if shape.spans else None)
            return
        if element == "table-column":
            self._frame.add_columns(_times(attributes, _REPEATED), _is_hidden(attributes))
            return
        self.end_row()
        if element == "table":
            self._sheet, self._cells = attribute(attributes, "name") or "", 0
            self._frame = self.frames[self._sheet] = Frame()
        else:
            self._rows = _times(attributes, "number-rows-repeated")
            self._frame.add_rows(self._rows, _is_hidden(attributes))

    def end_row(self) -> None:
        """Add the row before; raise RefusalError where its table has more cells than it may."""
        self._cells += self._in_row * self._rows
        self._in_row = 0
        if self._cells > self._most:
            raise RefusalError("sheet_too_large", sheet=self._sheet, limit=self._most)


class _Shape(NamedTuple):
    """What the names of a cell's attributes say: whether it holds something, which says how often, whether it spans."""

    filled: bool
    repeated: str
    spans: bool


class _Shapes(dict[tuple[str, ...], _Shape]):
    """The shapes of cells by the names of their attributes."""

    def __missing__(self, names: tuple[str, ...]) -> _Shape:
        found = _Shape(
            any(name.endswith(_SOMETHING) for name in names),
            next((name for name in names if name.endswith(_REPEATED)), ""),
            any(name.endswith("-spanned") for name in names),
        )
        if len(self) < _MOST_SHAPES:
            self[names] = found
        return found


_MOST_SHAPES = 1_000


_COUNTED = frozenset({"table", "table-column", "table-row", "table-cell", "covered-table-cell"})
_REPEATED = "number-columns-repeated"
_SOMETHING = ("value-type", "formula")


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attribute(attributes, "visibility") in {"collapse", "filter"}


def _times(attributes: dict[str, str], name: str) -> int:
    return _number(attribute(attributes, name) or "")


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < 20 else 1
