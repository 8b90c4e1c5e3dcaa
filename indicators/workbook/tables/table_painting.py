"""The colours of a table in the picture of its sheet: title, header, units, labels, figures, what is skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.model.text import clean
from indicators.workbook.cells.painting import ROWS, Role, paints_whole_sheets

if TYPE_CHECKING:
    from indicators.workbook.tables.table import TableReader


def paint_table(reader: TableReader) -> None:
    """Paint what ``reader`` has read."""
    paint = reader.reading.painting
    paint.add(Role.TITLE, reader.title_cells)
    for row in reader.region.header_rows:
        paint.add(Role.HEADER, ((row, column) for column, _ in reader.grid.visible(row)))
    lines = [reader.region.unit_line, *reader.region.unit_switches]
    paint.add(Role.UNIT, ((line.row, line.column) for line in lines if line is not None))
    if reader.label_columns.unit is not None:
        paint.add(Role.UNIT, ((row, reader.label_columns.unit) for row in reader.labels))
    paint.add(Role.LABEL, (label.position for label in reader.labels.values()))
    if reader.label_columns.named or reader.label_columns.carried:
        for label in reader.labels.values():
            if label.row <= ROWS or paints_whole_sheets():
                paint.add(Role.LABEL, reader.label_cells.of(label))
    paint.add(Role.LABEL, reader.axes.period_cells)
    for row in reader.region.body_rows[:ROWS]:
        cells, over = reader.grid.visible(row), reader.headings.get(row, ())
        if len(cells) == 1 and over and clean(cells[0][1].raw) == over[-1]:
            paint.add(Role.LABEL, ((row, cells[0][0]),))
    paint.add(Role.VALUE, ((candidate.row, candidate.column) for candidate in reader.reading.candidates))
    if reader.reading.columns is not None:
        found = reader.reading.columns
        first = found.row <= ROWS
        paint.add(Role.VALUE, zip(found.row[first].tolist(), found.column[first].tolist(), strict=True))
    for row in reader.region.body_rows[:ROWS]:
        paint.add(
            Role.SKIP, ((row, column) for column, cell in reader.grid.visible(row) if not isinstance(cell.value, str))
        )
