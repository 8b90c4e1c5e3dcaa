"""A cell of a label column: its words without connectors, how far from the left it stands, whether it heads one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.model.unit_words import UnitReading, read_unit, unit_in
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.shapes.regions import SAMPLE, is_words

COLUMN = 1000
"""Further right than anything in the label column before."""
STEP, STEP_AMONG_BLANKS = 30, 3
"""How far in a step of the format sets a label: further than any blanks, or as three where blanks do the same."""
ACCIDENT, FEWEST_SINGLE = 1, 2
"""Blanks before a label that mean nothing, and how often one must stand before rows further in to mean a level."""


@dataclass(frozen=True, slots=True)
class Part:
    column: int
    text: str
    printed: str
    offset: int
    bold: bool = False
    in_sections: bool = True
    """Whether a letter at its head may number it: "S.Africa" does not where no "A." begins."""

    @property
    def divides(self) -> bool:
        """Whether the words say by what the rows below divide those above: "Phân theo ngành vận tải"."""
        return bool(_HEADS.match(aligned_fold(self.text)))

    def rank(self, numbers: bool) -> int:
        """Return how far from the left a row stands as a parent: enumerated rows and headings stand over their like.

        A section that is headed and numbered stands over all of its table, in whichever label column it is typed.
        """
        if self.in_sections and _SECTION.match(self.text):
            return (self.offset if numbers else self.offset % COLUMN) - 20
        if _ITEM.match(self.text):
            return self.offset - 10
        heads = self.divides or (not numbers and (self.bold or self.text.isupper()))
        return self.offset - 5 if heads else self.offset


def name_parts(grid: Grid, row: int, columns: tuple[int, ...]) -> list[Part]:
    """Return the words of the name columns without connectors, with how far from the left they stand."""
    cells = ((place, column, grid.cell(row, column)) for place, column in enumerate(columns))
    found = (_part(place, column, cell) for place, column, cell in cells if cell is not None)
    return [part for part in found if part is not None]


def _part(place: int, column: int, cell: Cell, accident: int = ACCIDENT, step: int = STEP) -> Part | None:
    if not (is_words(cell) or not isinstance(cell.value, str)):
        return None
    text = clean(cell.raw)
    deeper = 0
    if match := _CONNECTOR.match(aligned_fold(text)):
        text, deeper = text[match.end() :].strip(), 1
    return (
        Part(column, text, cell.raw, _offset(place, cell, accident, step) + deeper, cell.style.bold) if text else None
    )


class Words:
    """What the cells of a name column say: the same cell stands in many rows of a large table and is looked at once."""

    def __init__(self, grid: Grid, place: int, column: int, rows: Sequence[int]) -> None:
        self._cell, self._place, self._column = grid.down(column), place, column
        self._step = STEP_AMONG_BLANKS if _are_blanks_or_indents(self._cell, rows) else STEP
        self._accident = 0 if _single_blanks_count(self._cell, rows) else ACCIDENT
        self._bold_tells = not all(cell.style.bold for row in rows[:SAMPLE] if (cell := self._cell(row)) is not None)
        self._parts: dict[int, tuple[Cell, Part | None]] = {}
        self._units: dict[str, tuple[UnitReading, str] | None] = {}
        self._rows = rows

    def part(self, row: int) -> Part | None:
        cell = self._cell(row)
        if cell is None:
            return None
        known = self._parts.get(id(cell))
        if known is None:  # the cell is kept beside, so that no other can have its id
            part = _part(self._place, self._column, cell, self._accident, self._step)
            if part is not None and not self._bold_tells:
                part = replace(part, bold=False)
            if part is not None and _UNSPACED.match(part.text) and not self._has_sections:
                part = replace(part, in_sections=False)
            known = self._parts[id(cell)] = (cell, part)
        return known[1]

    @cached_property
    def _has_sections(self) -> bool:
        """Whether one of the rows begins sections."""
        return any((cell := self._cell(row)) is not None and begins_sections(clean(cell.raw)) for row in self._rows)

    def unit(self, text: str) -> tuple[UnitReading, str] | None:
        """Return the unit in a label of the column."""
        if text not in self._units:
            self._units[text] = unit_in(text)
        return self._units[text]


def _offset(place: int, cell: Cell, accident: int, step: int) -> int:
    blanks = _blanks(cell)
    return place * COLUMN + cell.style.indent * step + (min(blanks, 25) if blanks > accident else 0)


def _are_blanks_or_indents(cell_in: Callable[[int], Cell | None], rows: Sequence[int]) -> bool:
    """Whether some labels are set in by the format, others by blanks and none by both: then they look as far in."""
    said = [cell for row in rows[:SAMPLE] if (cell := cell_in(row)) is not None and cell.raw.strip()]
    indented = [cell for cell in said if cell.style.indent]
    blank = [cell for cell in said if _blanks(cell) > ACCIDENT]
    return bool(indented and blank) and not any(_blanks(cell) for cell in indented)


def _blanks(cell: Cell) -> int:
    """Return how many blanks stand before a label."""
    return len(cell.raw) - len(cell.raw.lstrip(" \u00a0\t"))


def _single_blanks_count(cell_in: Callable[[int], Cell | None], rows: Sequence[int]) -> bool:
    """Whether a single blank before a label is a level of its own: rows further in stand below each that has one."""
    said = [_blanks(cell) for row in rows[:SAMPLE] if (cell := cell_in(row)) is not None and cell.raw.strip()]
    ones = [at for at, blanks in enumerate(said) if blanks == 1]
    return len(ones) >= FEWEST_SINGLE and all(at + 1 < len(said) and said[at + 1] > 1 for at in ones)


def begins_sections(text: str) -> bool:
    """Whether a text heads the first of numbered sections: "A. Hành khách"."""
    return bool(_FIRST_SECTION.match(text))


def goes_on_with_sections(text: str) -> bool:
    """Whether a text heads the second of numbered sections."""
    return bool(_SECOND_SECTION.match(text))


def unit_of_section(text: str) -> tuple[UnitReading, str] | None:
    """Read the unit that is all the heading of a numbered section says: "A. Nghìn hành khách"."""
    said = _SECTION_NUMBER.match(text)
    reading = read_unit(text[said.end() :]) if said else None
    return (reading, text) if reading is not None and reading.unit_mult else None


def unit_behind_heading(text: str) -> tuple[UnitReading, str] | None:
    """Read the unit that a heading ends with before a semicolon: "EXTERNAL TRADE Mn US dollars; calendar year"."""
    said, semicolon, _ = text.partition(";")
    words = said.split()
    for count in range(min(MOST_WORDS, len(words) - 1), 1, -1) if semicolon else ():
        reading = read_unit(" ".join(words[-count:]))
        if reading is not None and reading.unit_mult and not words[-count - 1].isdigit():
            return reading, " ".join(words[:-count])
    return None


MOST_WORDS = 4
_UNSPACED = re.compile(r"[A-Z]\.[^\W\d_]")
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-Z])\s?[.)]\s?(?![A-Z]\.)\S")
_ITEM = re.compile(r"\d{1,2}\s?[.)]\s?\D")
_HEADS = re.compile(r"(?:phan|chia)? ?theo\b|by\b|co cau\b|structure\b|toc do tang\b|growth rates?\b")
_CONNECTOR = re.compile(
    r"(?:trong do|chia ra|bao gom|gom|of which|including|o/w|из (?:них|нее|него)|в том числе|de los cuales|dos quais"
    r"|其中)\s*(?:[:：]\s*|$)"
)
_FIRST_SECTION = re.compile(r"(?:A|I)\s?[.)]\s?\S")
_SECOND_SECTION = re.compile(r"(?:B|II)\s?[.)]\s?\S")
_SECTION_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-Z])\s?[.)]\s?")
