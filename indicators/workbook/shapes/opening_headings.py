"""Headings between the header of a table and its first figure: they are of the body they part, not of the header."""

from __future__ import annotations

from indicators.model.number_text import is_missing_code
from indicators.workbook.cells.cell_kind import is_words, is_year
from indicators.workbook.cells.grid import Grid


def split_headings(
    grid: Grid, above: tuple[int, ...], first_value: int, body: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the headings that stand between a header and the first figure ("I. Vận chuyển") to the body.

    One over the whole width is a heading as well where others of its width part the body. Under a title alone that is
    the first rows whose figures are not known.
    """
    split = len(above)
    while split > 0 and (
        _opens_body(grid, above[split - 1], first_value) or _parts_body(grid, above[split - 1], first_value, body)
    ):
        split -= 1
    has_header = any(column >= first_value for row in above[:split] for column, _ in grid.visible(row))
    if not has_header:
        split = len(above)
        while split > 0 and _lacks_figures(grid, above[split - 1], first_value):
            split -= 1
    return above[:split], above[split:]


def _opens_body(grid: Grid, row: int, first_value: int) -> bool:
    """Whether a row over the first figure belongs to the body: a heading, or a label beside missing codes."""
    return _lacks_figures(grid, row, first_value) or _is_heading(grid, row, first_value)


def _lacks_figures(grid: Grid, row: int, first_value: int) -> bool:
    """Whether a row has a label and says of its figures that they are not known."""
    cells = grid.visible(row)
    values = [cell for column, cell in cells if column >= first_value and cell.raw.strip()]
    return bool(values) and cells[0][0] < first_value and all(is_missing_code(cell.raw) for cell in values)


def _is_heading(grid: Grid, row: int, first_value: int) -> bool:
    cells = grid.visible(row)
    if any(column >= first_value and cell.raw.strip() for column, cell in cells):
        return False
    merge = grid.merge_over(row, cells[0][0]) if cells else None
    spans_values = merge is not None and merge.right >= first_value
    heads = len(cells) == 1 and cells[0][0] < first_value and (is_words(cells[0][1]) or is_year(cells[0][1]))
    return heads and not spans_values


def _parts_body(grid: Grid, row: int, first_value: int, body: tuple[int, ...]) -> bool:
    cells = grid.visible(row)
    merge = grid.merge_over(row, cells[0][0]) if len(cells) == 1 and cells[0][0] < first_value else None
    if merge is None or merge.right < first_value or not is_words(cells[0][1]):
        return False
    alike = (grid.merge_over(at, cells[0][0]) for at in body if len(grid.visible(at)) == 1)
    return any(other is not None and (other.left, other.right) == (merge.left, merge.right) for other in alike)
