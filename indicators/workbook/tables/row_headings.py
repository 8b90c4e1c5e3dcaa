"""The rows of words alone that part a table whose rows carry the periods: "Men", then the years, "Women", the years."""

from __future__ import annotations

from collections.abc import Set

from indicators.model.period_phrase import read_period
from indicators.model.text import clean
from indicators.workbook.periods.part_of_year import read_part_words
from indicators.workbook.periods.said_period import heads_times
from indicators.workbook.row_labels.repeated_labels import headings_above
from indicators.workbook.shapes.regions import is_words
from indicators.workbook.time_axes.table_axes import TableAxes


def headings_of(axes: TableAxes) -> dict[int, tuple[str, ...]]:
    """Return, by row of the body, the headings that it stands under."""
    grid, periods = axes.region.grid, axes.period_cells
    said: dict[int, str] = {}
    for row in axes.region.body_rows:
        cells = grid.visible(row)
        alone = len(cells) == 1 and is_words(cells[0][1]) and not _names_period(axes, periods, row, cells[0][0])
        said[row] = clean(cells[0][1].raw) if alone else ""
    return headings_above(said)


def _names_period(axes: TableAxes, periods: Set[tuple[int, int]], row: int, column: int) -> bool:
    """Whether a lonely cell is a period of the axis, one that has no figures yet, or the word that heads them."""
    if column in axes.period_columns and heads_times(axes.region.grid.text(row, column)):
        return True
    if (row, column) in periods or column not in axes.period_columns:
        return (row, column) in periods
    text = axes.region.grid.text(row, column)
    if not any(letter.isalpha() for letter in text):  # a day in short, "10/11/30", is read with its axis alone
        return True
    reading = read_period(text)
    return read_part_words(text) is not None or (reading is not None and len(reading.text) == len(text))
