"""Lines of metadata over a table: what a dimension is called, and beside it what it is here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.text import clean
from indicators.model.unit_words import read_units
from indicators.workbook.cells.cell_kind import is_words
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.periods.named_period import is_about_publication

LABEL_ZONE = 3
"""A label stands in one of so many visible columns from the first that holds something."""


def begins_in_label_zone(grid: Grid, cells: list[tuple[int, Cell]]) -> bool:
    """Whether the first of the cells of a row stands where labels do."""
    return cells[0][0] < grid.first_column + LABEL_ZONE


def is_metadata_line(grid: Grid, row: int) -> bool:
    """Whether a row is a line of metadata: what a dimension is called, and beside it what it is here."""
    said = [(column, cell) for column, cell in grid.visible(row) if cell.raw.strip()]
    beside = is_said_beside(grid, said) or _coded_beside(grid, said) or _among_pairs(grid, row, said)
    return beside or are_several(said)


def are_several(cells: list[tuple[int, Cell]]) -> bool:
    """Whether a row says several things of a table by their names: "Mes: 08 | Año: | 2031 | Base: 2024 = 100"."""
    texts = [clean(cell.raw) for _, cell in cells]
    names = [text.partition(":")[0] for text in texts if ":" in text]
    said = [":" in text or before.endswith(":") for before, text in zip(["", *texts], texts, strict=False)]
    return len(names) > 1 and all(said) and max(map(len, names)) <= LONGEST_NAME and ":" not in texts[-1][-1:]


def is_said_beside(grid: Grid, cells: list[tuple[int, Cell]]) -> bool:
    """Whether a row is a line of metadata: a word with a colon or a known one, and beside it what it is."""
    if len(cells) != 2 or not begins_in_label_zone(grid, cells) or not is_words(cells[0][1]):
        return False
    said = clean(cells[0][1].raw)
    if is_about_publication(said):
        return True
    if not is_words(cells[1][1]) or read_period(cells[1][1].raw) is not None:
        return False
    if any(ch.isdigit() for ch in said) or len(said) > LONGEST_NAME:
        return False
    if UNIT_WORD.match(aligned_fold(said)) and not said.endswith(":"):  # else the heads of two columns
        return bool(read_units(f"Unit: {cells[1][1].raw}"))
    return said.endswith(":") or bool(_METADATA.fullmatch(aligned_fold(said)))


LONGEST_NAME = 30


def _among_pairs(grid: Grid, row: int, cells: list[tuple[int, Cell]]) -> bool:
    """Whether two words stand in a run of such rows of which one is a line of metadata: "Age class", "15 to 19"."""
    columns = [column for column, _ in cells]
    if len(columns) != 2 or not begins_in_label_zone(grid, cells) or not all(is_words(cell) for _, cell in cells):
        return False
    return any(is_said_beside(grid, pair) for step in (-1, 1) for pair in _pairs(grid, row + step, step, columns))


def _pairs(grid: Grid, row: int, step: int, columns: list[int]) -> Iterator[list[tuple[int, Cell]]]:
    """Yield the rows from ``row`` on that say something in both columns and nowhere else."""
    pair = grid.visible(row)
    while [column for column, _ in pair] == columns:
        yield pair
        row += step
        pair = grid.visible(row)


def _coded_beside(grid: Grid, cells: list[tuple[int, Cell]]) -> bool:
    """Whether a row is the code of a dimension in capitals and beside it what it is: "NRG_BAL", "Final consumption"."""
    if not are_two_texts(grid, cells):
        return False
    code, said = (clean(cell.raw) for _, cell in cells)
    return bool(_DIMENSION.fullmatch(code)) and not said.isupper()


_DIMENSION = re.compile(r"[A-Z][A-Z0-9_]{2,15}")


def are_two_texts(grid: Grid, cells: list[tuple[int, Cell]]) -> bool:
    """Whether a row holds two words at its left and nothing else, neither of them a period."""
    return (
        len(cells) == 2
        and begins_in_label_zone(grid, cells)
        and all(is_words(cell) and read_period(cell.raw) is None for _, cell in cells)
    )


UNIT_WORD = re.compile(
    r"(?:units?|unit of measure|don vi(?: tinh)?|dvt|unites?|einheit|unidad(?:es)?|enhet|enhed|maleenhet|eenheid"
    r"|unita(?: di misura)?|measure unit|base period)\s*:?$"
)
_METADATA = re.compile(
    r"units?|unit of measure|don vi(?: tinh)?|dvt|geo|geopolitical entity.*|country|region|area|sex|age|indic.*|s_adj"
    r"|seasonal adjustment|frequency|freq|source(?: of data)?|last update|extracted on|quoc gia|vung|khu vuc|gioi tinh"
)
