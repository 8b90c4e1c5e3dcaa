"""What is told of a table beside others that is not read because its periods were not found."""

from __future__ import annotations

from indicators.model.finding import Finding, Severity
from indicators.workbook.cells.grid import address
from indicators.workbook.time_axes.table_axes import TableAxes


def unread_table(axes: TableAxes) -> Finding:
    """Return the finding ``table_not_read`` at the first cell of a table, with its first and last row."""
    region = axes.region
    first = (region.header_rows or region.body_rows)[0]
    column = next((at for at, _ in region.grid.visible(first)), region.value_columns[0])
    params = {"first": region.body_rows[0], "last": region.body_rows[-1]}
    return Finding("table_not_read", Severity.INFO, region.grid.name, address(first, column), params)
