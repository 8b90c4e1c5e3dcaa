"""The sheet behind charts that are not drawn on the table itself: each figure in it refers to its cell of the table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indicators.export.cell_look import HEAD, CellLook
from indicators.export.document import Address, Line, LinePoint
from indicators.export.sheet_file import Sheet
from indicators.export.sheet_names import quoted_name
from indicators.export.sheets import DATED, number_format
from indicators.i18n import translate

PLACE = CellLook(code="0.00")


def laid_out(line: Line) -> list[LinePoint | None]:
    """Return what stands in the rows of a line, None for a break."""
    rows: list[LinePoint | None] = []
    for run in line.runs:
        rows += [None, *run] if rows else run
    return rows


@dataclass(slots=True)
class DrawnPoints:
    """Blocks of columns side by side; lines have three each (period, place, figure), a blank row at every break."""

    sheet: Sheet
    table: str
    addresses: dict[Address, str]

    @property
    def name(self) -> str:
        """The sheet's name as formulas write it."""
        return quoted_name(self.sheet.title)

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
            self.sheet.put(1, column + offset, text, HEAD)
            self.sheet.widths[column + offset] = width

    def refer(self, row: int, column: int, cell: str, value: float, decimals: int) -> None:
        """Write a reference to a cell of the table."""
        self.reckon(row, column, f"={quoted_name(self.table)}!{cell}", value, decimals)

    def reckon(self, row: int, column: int, formula: str, value: float, decimals: int) -> None:
        """Write a formula with its value."""
        self.sheet.put_formula(row, column, formula, value, CellLook(code=number_format(decimals)))

    def _write_point(self, point: LinePoint, row: int, column: int) -> None:
        self.sheet.put(row, column, point.label)
        self.sheet.put(row, column + 1, point.at, DATED if isinstance(point.at, date) else PLACE)
        self.refer(row, column + 2, self.addresses[point.address], point.value, point.decimals)
