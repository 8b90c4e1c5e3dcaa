"""A sheet as it is shown: the texts of its cells, what each was taken as, and how one cell was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from typing import Any

import numpy as np

from indicators.model.errors import NotFound
from indicators.model.period import Period
from indicators.services.intake.arriving import CellFigures
from indicators.services.intake.diff import DiffRow
from indicators.services.intake.mapping import MappingRow
from indicators.services.intake.preview import Preview
from indicators.services.intake.readings import Held
from indicators.workbook import SheetReading, column_letters

FIRST_ROWS, SAMPLE_ROWS = 25, 4
"""Rows of a sheet that brings nothing; rows shown of what is skipped below the figures."""
LABEL_SPAN = 2
NUMBER_AS_TEXT = "number_as_text"
_PARTS = re.compile(r"([A-Z]+)(\d+)")


class Paint(StrEnum):
    """What a cell was taken as; ``SKIP``: seen, and not written because nothing maps it."""

    NONE = ""
    TITLE = "title"
    HEADER = "header"
    LABEL = "label"
    UNIT = "unit"
    VALUE = "value"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class PaintedCell:
    """One cell at ``place``: ``span`` columns wide; ``first`` of its range carries the letter.

    ``address`` is its place, and ``value`` its number, where it is a figure.
    ``severity`` is that of the gravest open finding at the cell, empty for none.
    """

    place: str
    address: str
    text: str
    paint: Paint
    span: int
    first: bool
    value: Decimal | None
    decimals: int
    severity: str


@dataclass(frozen=True, slots=True)
class PaintedRow:
    """One row; ``cells`` empty: rows ``number`` to ``last`` are folded."""

    number: int
    last: int
    cells: tuple[PaintedCell, ...]


@dataclass(frozen=True, slots=True)
class PaintedSheet:
    """One sheet ready to be drawn. ``below`` counts the rows of the file under those that are kept for showing."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[PaintedRow, ...]
    folded: int
    below: int
    last_row: int
    figures: int
    first_figure: str


@dataclass(frozen=True, slots=True)
class CellReading:
    """How one cell was read: what its period, unit and label were read from, its mapping and its change."""

    sheet: str
    cell: str
    raw: str
    value: Decimal | None
    decimals: int
    as_text: bool
    status_said: bool
    period: Period | None
    period_text: str
    header: str
    unit_text: str
    cells: Mapping[str, str]
    mapping: MappingRow
    diff: DiffRow | None


def painted_sheet(held: Held, name: str, preview: Preview, *, whole: bool = False) -> PaintedSheet:
    """Return the sheet ``name``, rows that bring nothing folded unless ``whole``; raise NotFound ("sheet_unknown")."""
    sheet = next((one for one in held.reading.sheets if one.name == name), None)
    if sheet is None:
        raise NotFound("sheet_unknown", sheet=name[:60])
    return _Painter(sheet, held, preview).paint(whole=whole)


class _Painter:
    def __init__(self, sheet: SheetReading, held: Held, preview: Preview) -> None:
        self._sheet = sheet
        self._roles = {(row, column): Paint(role) for row, column, role in sheet.painted}
        rows = [held.rows[at] for at in held.rows.places_on(sheet.name)]
        self._candidates = {(one.row, one.column): one for one in rows}
        self._used = set(cells_brought(preview, sheet.name))
        self._days = {one.cell: one.period.days for one in rows if one.period is not None}
        self._labels = {cell for one in rows if one.cell in self._used for cell in one.evidence.get("label", ())}
        self._marks = {
            one.finding.cell: one.severity.value
            for one in reversed(preview.findings)
            if one.finding.sheet == sheet.name and (one.stops or one.open)
        }
        self._spans = {(top, left): right - left + 1 for top, left, bottom, right in sheet.merges if top == bottom}

    def paint(self, *, whole: bool) -> PaintedSheet:
        sheet = self._sheet
        kept = range(1, len(sheet.excerpt) + 1) if whole else self._rows_kept()
        rows, folded = [], 0
        for shown, numbers in groupby(range(1, len(sheet.excerpt) + 1), key=set(kept).__contains__):
            listed = list(numbers)
            if shown:
                rows += [PaintedRow(number, number, self._cells(number)) for number in listed]
            elif any(any(sheet.excerpt[number - 1]) for number in listed):
                rows.append(PaintedRow(listed[0], listed[-1], ()))
                folded += len(listed)
        width = max((len(texts) for texts in sheet.excerpt), default=0)
        figures = sorted(self._used, key=_place)
        first = [cell for cell in figures if _place(cell)[0] == _place(figures[0])[0]]
        longest = max(first, key=lambda cell: self._days.get(cell, 0), default="")
        return PaintedSheet(
            name=sheet.name,
            title=sheet.title,
            columns=tuple(column_letters(column) for column in range(1, width + 1)),
            rows=tuple(rows),
            folded=folded,
            below=max(sheet.rows - len(sheet.excerpt), 0),
            last_row=sheet.rows,
            figures=len(figures),
            first_figure=longest,
        )

    def _rows_kept(self) -> list[int]:
        """Return the rows of titles, headers and units, those with figures, and the first few under them."""
        filled = [number for number, texts in enumerate(self._sheet.excerpt, start=1) if any(texts)]
        if not self._used:
            return filled[:FIRST_ROWS]
        used = {_place(cell)[0] for cell in self._used}
        framing = {row for (row, _), role in self._roles.items() if role in {Paint.TITLE, Paint.HEADER, Paint.UNIT}}
        below = [number for number in filled if number > max(used)][:SAMPLE_ROWS]
        return [number for number in filled if number in used | framing or number in below]

    def _cells(self, number: int) -> tuple[PaintedCell, ...]:
        texts = self._sheet.excerpt[number - 1]
        cells, column = [], 1
        while column <= len(texts):
            cell = self._cell(number, column, texts)
            cells.append(cell)
            column += cell.span
        return tuple(cells)

    def _cell(self, row: int, column: int, texts: Sequence[str]) -> PaintedCell:
        address, text = f"{column_letters(column)}{row}", texts[column - 1]
        paint = self._paint(row, column, address)
        candidate = self._candidates.get((row, column))
        known = candidate is not None and candidate.value_text != ""
        return PaintedCell(
            place=address,
            address=address if candidate is not None else "",
            text=text,
            paint=paint,
            span=self._span(row, column, texts, paint),
            first=bool(text) and self._is_first(row, column, paint),
            value=Decimal(candidate.value_text) if candidate is not None and known else None,
            decimals=self._decimals(candidate),
            severity=self._marks.get(address, ""),
        )

    @staticmethod
    def _decimals(candidate: Any) -> int:
        if candidate is None or candidate.decimals is None:
            return 2 if candidate is not None and "." in candidate.value_text else 0
        return int(candidate.decimals)

    def _paint(self, row: int, column: int, address: str) -> Paint:
        role = self._roles.get((row, column), Paint.NONE)
        if role is Paint.VALUE and address not in self._used:
            return Paint.SKIP
        if role is Paint.LABEL and self._used and address not in self._labels:
            return Paint.SKIP
        return role

    def _span(self, row: int, column: int, texts: Sequence[str], paint: Paint) -> int:
        """Return how many columns a cell covers: merged ones, or the blank ones its text runs over."""
        left = len(texts) - column + 1
        if (row, column) in self._spans:
            return min(self._spans[row, column], left)
        if not texts[column - 1] or (row, column) in self._candidates:
            return 1
        most = left if paint is Paint.TITLE else LABEL_SPAN if self._roles.get((row, column)) is Paint.LABEL else 1
        span = 1
        while span < min(most, left) and not texts[column - 1 + span] and (row, column + span) not in self._roles:
            span += 1
        return span

    def _is_first(self, row: int, column: int, paint: Paint) -> bool:
        if paint in {Paint.NONE, Paint.VALUE, Paint.SKIP}:
            return False
        above = [key for key, role in self._roles.items() if key[0] < row and role is paint]
        if paint is not Paint.HEADER:
            return not above
        return not any(left <= column < left + self._spans.get((top, left), 1) for top, left in above)


def cell_reading(held: Held, sheet: str, cell: str, preview: Preview) -> CellReading | None:
    """Return how a cell was read, or None where nothing was read there."""
    position = next((at for at in held.rows.places_on(sheet) if held.rows.cell(at) == cell), None)
    if position is None:
        return None
    candidate = held.rows[position]
    mapping = next(row for row in preview.mapping if (row.printed.positions == position).any())
    typed = [f.params.get("cells", "") for f in held.reading.findings if f.code == NUMBER_AS_TEXT and f.sheet == sheet]
    return CellReading(
        sheet=sheet,
        cell=cell,
        raw=candidate.raw,
        value=Decimal(candidate.value_text) if candidate.value_text else None,
        decimals=_Painter._decimals(candidate),
        as_text=held.reading.kind == "text" or any(cell in str(cells).split(", ") for cells in typed),
        status_said=bool(candidate.obs_status),
        period=candidate.period,
        period_text=candidate.period_text,
        header=candidate.header,
        unit_text=candidate.unit_text,
        cells={role: ranges(cells) for role, cells in candidate.evidence.items()},
        mapping=mapping,
        diff=next((preview.diff[at] for at in _places_on(preview, sheet) if _cell_of(preview, at) == cell), None),
    )


def cells_brought(preview: Preview, sheet: str) -> list[str]:
    """Return the cells of a sheet whose figures the upload would bring."""
    return [_cell_of(preview, at) for at in _places_on(preview, sheet)]


def _places_on(preview: Preview, sheet: str) -> list[int]:
    """Return the places of the figures that stand on a sheet."""
    figures = preview.diff.figures
    places = [at for at, name in enumerate(figures.sheets.pool) if name == sheet]
    return np.flatnonzero(np.isin(figures.sheets.codes(len(figures)), places)).tolist()


def _cell_of(preview: Preview, at: int) -> str:
    figures = preview.diff.figures
    return figures.cell[at] if isinstance(figures, CellFigures) else figures[at].observation.citation.cell


def ranges(cells: Iterable[str]) -> str:
    """Return cells with those below one another joined: ``F4:F6, G7``."""
    runs: list[list[str]] = []
    for cell in cells:
        if runs and _below(runs[-1][-1], cell):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}" for run in runs)


def _below(first: str, second: str) -> bool:
    above, below = _PARTS.fullmatch(first), _PARTS.fullmatch(second)
    return bool(above and below and above[1] == below[1] and int(below[2]) == int(above[2]) + 1)


def _place(cell: str) -> tuple[int, int, str]:
    match = _PARTS.fullmatch(cell)
    return (int(match[2]), len(match[1]), match[1]) if match else (0, 0, cell)
