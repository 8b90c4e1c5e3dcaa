"""One worksheet part as it is read: cells, merged ranges, hidden rows and columns."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from indicators.workbook.cells.grid import (
    LAST_COLUMN,
    LAST_ROW,
    PLAIN,
    Cell,
    CellValue,
    Grid,
    Merge,
    Style,
    Visibility,
    address,
    column_number,
)
from indicators.workbook.engines.escapes import unescape
from indicators.workbook.engines.serial_dates import from_serial
from indicators.workbook.limits import LONGEST_TEXT
from indicators.workbook.refusal import RefusalError

NOT_A_NUMBER, OUT_OF_RANGE = "#VALUE!", "#NUM!"
"""Error values given to a number cell whose text is no number, or one no double can hold."""


class SheetPart:
    """Takes the events of a worksheet part; ``grid`` gives the result."""

    def __init__(
        self, name: str, strings: Sequence[str], styles: Sequence[Style], epoch_1904: bool, most_cells: int
    ) -> None:
        self._name, self._strings, self._styles = name, strings, styles
        self._epoch_1904, self._left, self._most = epoch_1904, most_cells, most_cells
        self._rows: dict[int, dict[int, Cell]] = {}
        self._merges: list[Merge] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._columns: dict[str, int] = {}
        self._row = self._column = 0
        self._cells: dict[int, Cell] = {}
        self._type, self._style = "", PLAIN
        self._said: list[str] = []
        self._has_value = self._has_formula = self._listening = self._phonetic = False

    @property
    def name(self) -> str:
        return self._name

    # -- events -----------------------------------------------------------------------------------------------
    def start(self, element: str, attributes: dict[str, str]) -> None:
        if element == "c":
            self._start_cell(attributes)
        elif element == "v" or (element == "t" and not self._phonetic):
            self._listening = self._has_value = True
        elif element == "f":
            self._has_formula = True
        elif element == "row":
            self._start_row(attributes)
        elif element == "rPh":
            self._phonetic = True
        elif element == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif element == "col" and attributes.get("hidden") in _TRUE:
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal():
                self._hidden_columns.append((int(first), min(int(last), LAST_COLUMN)))

    def end(self, element: str) -> None:
        if element == "c":
            self._end_cell()
        elif element in {"v", "t"}:
            self._listening = False
        elif element == "rPh":
            self._phonetic = False

    def text(self, said: str) -> None:
        if self._listening:
            self._said.append(said)

    def grid(self, visibility: Visibility, comments: dict[tuple[int, int], str], last: int = 0) -> Grid:
        """Return the sheet; ``last`` is the last filled column where the cells did not come this way."""
        last = max((max(cells) for cells in self._rows.values() if cells), default=last)
        hidden = frozenset(
            column for first, until in self._hidden_columns for column in range(first, min(until, last) + 1)
        )
        rows = {row: _in_order(cells) for row, cells in self._rows.items() if cells}
        return Grid(self._name, rows, visibility, tuple(self._merges), frozenset(self._hidden_rows), hidden, comments)

    def taken(self, row: int) -> dict[int, Cell]:
        """Return the cells of a row that was read, and forget them."""
        self._left = self._most
        return self._rows.pop(row, {})

    # -- rows and cells ---------------------------------------------------------------------------------------
    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self._row = self._row + 1 if number is None else int(number) if number.isdecimal() else 0
        if not 1 <= self._row <= LAST_ROW:
            raise RefusalError("cell_outside_grid", sheet=self._name, reference=f"row {number}"[:40])
        self._column = 0
        self._cells = self._rows.setdefault(self._row, {})
        if attributes.get("hidden") in _TRUE:
            self._hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            letters = reference.rstrip("0123456789")
            column = self._columns.get(letters)
            if column is None:
                column = self._columns[letters] = self._read_column(letters, reference)
            if int(reference[len(letters) :] or 0) != self._row:
                raise RefusalError("cell_outside_grid", sheet=self._name, reference=reference[:40])
            self._column = column
        self._type = attributes.get("t", "n")
        style = attributes.get("s")
        self._style = (
            self._styles[int(style)] if style and style.isdecimal() and int(style) < len(self._styles) else PLAIN
        )
        self._said = []
        self._has_value = self._has_formula = False

    def _read_column(self, letters: str, reference: str) -> int:
        if not _LETTERS.fullmatch(letters) or column_number(letters) > LAST_COLUMN:
            raise RefusalError("cell_outside_grid", sheet=self._name, reference=reference[:40])
        return column_number(letters)

    def _end_cell(self) -> None:
        if not self._has_value and not self._has_formula:
            return
        raw = self._short("".join(self._said))
        formula, kind = self._has_formula, self._type
        if kind == "n" and raw and (number := _NUMBER.fullmatch(raw.strip())):
            cell = self._number_cell(number[0], formula)
        elif kind == "s" and raw:
            cell = Cell(*self._shared(raw), self._style, formula)
        elif kind in {"inlineStr", "str"}:
            said = unescape(raw)
            cell = Cell(said, said, self._style, formula) if self._has_value else Cell(None, "", self._style, formula)
        else:
            cell = self._other_cell(kind, raw.strip(), formula)
        if cell.value is None and not cell.error and not formula:
            return
        self._left -= 1
        if self._left < 0:
            raise RefusalError("sheet_too_large", sheet=self._name, limit=self._most)
        self._cells[self._column] = cell

    def _number_cell(self, raw: str, formula: bool) -> Cell:
        value: int | float = int(raw) if _WHOLE.fullmatch(raw) else float(raw)
        if isinstance(value, float) and not math.isfinite(value):
            return Cell(None, raw, self._style, formula, OUT_OF_RANGE)
        if self._style.is_date and (day := from_serial(value, epoch_1904=self._epoch_1904)) is not None:
            return Cell(day, day.isoformat(), self._style, formula)
        return Cell(value, raw, self._style, formula)

    def _shared(self, raw: str) -> tuple[str, str]:
        index = raw.strip()
        if not index.isdecimal() or int(index) >= len(self._strings):
            raise RefusalError("shared_text_absent", sheet=self._name, cell=address(self._row, self._column))
        said = self._short(self._strings[int(index)])
        return said, said

    def _short(self, said: str) -> str:
        """Return a text that is no longer than that of a cell may be; raise RefusalError for another."""
        if len(said) > LONGEST_TEXT:
            cell = address(self._row, self._column)
            raise RefusalError("cell_text_too_long", sheet=self._name, cell=cell, limit=LONGEST_TEXT)
        return said

    def _other_cell(self, kind: str, raw: str, formula: bool) -> Cell:
        """Read truth values, errors, ISO dates, and numbers whose text is no number."""
        if kind == "b" and raw in {"0", "1"}:
            return Cell(raw == "1", "TRUE" if raw == "1" else "FALSE", self._style, formula)
        if kind == "e":
            return Cell(None, raw, self._style, formula, raw or NOT_A_NUMBER)
        if kind == "d" and raw:
            return Cell(_iso_day(raw), raw, self._style, formula)
        return Cell(None, raw, self._style, formula, NOT_A_NUMBER if raw else "")

    def _merge(self, reference: str) -> None:
        match = _RANGE.fullmatch(reference)
        if match is None:
            return
        top, bottom = sorted((int(match[2]), int(match[4])))
        left, right = sorted((column_number(match[1]), column_number(match[3])))
        self._merges.append(Merge(top, left, min(bottom, LAST_ROW), min(right, LAST_COLUMN)))


def _in_order(cells: dict[int, Cell]) -> dict[int, Cell]:
    """Return the cells of a row by column; writers keep that order, but nothing makes them."""
    columns = list(cells)
    in_order = all(first < second for first, second in pairwise(columns))
    return cells if in_order else dict(sorted(cells.items()))


def _iso_day(raw: str) -> CellValue:
    """Read an ISO date cell; midnight is the day. Text that is none stays text."""
    try:
        moment = datetime.fromisoformat(raw)
    except ValueError:
        return raw
    midnight = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    return date(moment.year, moment.month, moment.day) if midnight else moment


_TRUE = {"1", "true"}
_LETTERS = re.compile(r"[A-Z]{1,3}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_RANGE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})")
