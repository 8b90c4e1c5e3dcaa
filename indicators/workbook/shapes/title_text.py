"""What the title rows over a table say: whose words count, and what beside them is the number of the table."""

from __future__ import annotations

import re

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.model.unit_words import bracketed_unit
from indicators.workbook.cells.cell_kind import is_words
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.periods.named_period import without_decree
from indicators.workbook.shapes.metadata_lines import is_metadata_line


def title_of(grid: Grid, title_rows: tuple[int, ...], header_rows: tuple[int, ...], labels: tuple[int, ...]) -> str:
    """Return the words of the title rows, else of the head of the only column of labels if it says a unit."""
    if title := " ".join(row_text(grid, row) for row in title_rows):
        return title
    if len(labels) != 1 or len(header_rows) != 1:
        return ""
    said = clean(grid.text(header_rows[0], labels[0]))
    named = bracketed_unit(said)
    return said if named is not None and len(named[1]) > 1 else ""


def row_text(grid: Grid, row: int) -> str:
    """Return what a title row says: its words, of a line of metadata or the head of a form all of it."""
    said = [(column, cell) for column, cell in grid.visible(row) if cell.raw.strip()]
    if is_metadata_line(grid, row) or is_of_form(said):
        return " ".join(clean(cell.raw) for _, cell in said)
    words = without_number([(column, cell) for column, cell in said if is_words(cell)])
    if len(words) == len(said) > 1:
        return " ".join(clean(cell.raw) for _, cell in words)
    if words:
        return clean(without_decree(clean(words[0][1].raw)))
    return grid.text(row, said[0][0]) if said else ""


def is_of_form(cells: list[tuple[int, Cell]]) -> bool:
    """Whether a row belongs to the head of a reporting form, with who reports to whom beside its title."""
    return any(_OF_FORM.match(aligned_fold(clean(cell.raw))) for _, cell in cells)


_OF_FORM = re.compile(r"(?:don vi|noi) (?:bao cao|gui|nhan)\b|ngay nhan bao cao\b|ban hanh (?:kem )?theo\b")


def without_number(words: list[tuple[int, Cell]]) -> list[tuple[int, Cell]]:
    """Leave out the number of a table, before its title ("R1") or at the right end of its row ("T 6.5.2")."""
    if len(words) == NUMBERED and (_NUMBER_BEFORE.fullmatch(clean(words[0][1].raw)) or counts_tables(words[0][1].raw)):
        return words[1:]
    if len(words) == NUMBERED and NUMBER_BEHIND.fullmatch(clean(words[1][1].raw)):
        return words[:1]
    return words


def counts_tables(text: str) -> bool:
    """Whether a text is the number of a table said with that word, a dash aside: "Table 1 -", "Table - 2"."""
    return bool(_TABLE_NUMBER.fullmatch(clean(text)))


NUMBERED = 2
_TABLE_NUMBER = re.compile(
    r"(?:Table|Tabela|Tabla|Cuadro|Tableau|Tavola|Tabelle|Tabell|Bảng|Biểu)[ .:–-]{0,3}\d[\d.]{0,6}[a-z]?[ .:–-]{0,3}",
    re.I,
)
_NUMBER_BEFORE = re.compile(r"[A-Z]{1,2}\d{0,2}[a-z]?|\d{1,2}[a-z]?")
NUMBER_BEHIND = re.compile(r"(?:T|Tab\.?|Table|Tabelle|Tableau|Tabla|Tabell|Bảng|Biểu) ?\d[\d.\-]{0,15}[a-z]?")
