"""The sheet behind charts that are not drawn on the table itself: each figure in it refers to its cell of the table."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from indicators.export.document import Address, Line, LinePoint
from indicators.export.sheets import DATE_FORMAT, HEAD, cell_at, number_format, write
from indicators.i18n import translate


def laid_out(line: Line) -> list[LinePoint | None]:
    """Return what stands in the rows of a line, None for a break."""
    rows: list[LinePoint | None] = []
    for run in line.runs:
        rows += [None, *run] if rows else run
    return rows


@dataclass(slots=True)
class DrawnPoints:
    """Blocks of columns side by side; lines have three each (period, place, figure), a blank row at every break.

    ``cached`` holds the values of the formulas written, cell by cell, for the file's own cache.
    """

    sheet: Worksheet
    table: str
    addresses: dict[Address, str]
    cached: dict[str, float] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The sheet's name as formulas write it."""
        return quote_sheetname(self.sheet.title)

    def write(self, line: Line, column: int, lang: str) -> list[LinePoint | None]:
        """Write one line and return what stands in its rows, None for a break."""
        heads = (translate(lang, "export.column.period"), translate(lang, "export.drawn.place"), line.name)
        self.head(column, heads, (26, 12, 12))
        rows = laid_out(line)
        for r, point in enumerate(rows, start=2):
            if point is not None:
                self._write_point(point, r, column)
        return rows

    def head(self, column: int, heads: tuple[str, ...], widths: tuple[int, ...]) -> None:
        """Write the headings of a block."""
        for offset, (text, width) in enumerate(zip(heads, widths, strict=True)):
            write(self.sheet, 1, column + offset, text).font = HEAD
            self.sheet.column_dimensions[get_column_letter(column + offset)].width = width

    def refer(self, row: int, column: int, cell: str, value: float, decimals: int) -> None:
        """Write a reference to a cell of the table."""
        self.reckon(row, column, f"={quote_sheetname(self.table)}!{cell}", value, decimals)

    def reckon(self, row: int, column: int, formula: str, value: float, decimals: int) -> None:
        """Write a formula with its value."""
        figure = cell_at(self.sheet, row, column)
        figure.number_format = number_format(decimals)
        figure.value = formula
        self.cached[figure.coordinate] = value

    def _write_point(self, point: LinePoint, row: int, column: int) -> None:
        write(self.sheet, row, column, point.label)
        place = write(self.sheet, row, column + 1, point.at)
        place.number_format = DATE_FORMAT if isinstance(point.at, date) else "0.00"
        self.refer(row, column + 2, self.addresses[point.address], point.value, point.decimals)
