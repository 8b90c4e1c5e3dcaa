"""Label columns that only count the rows, as a helper column of another sheet does: they name nothing."""

from __future__ import annotations

from itertools import pairwise

from indicators.workbook.shapes.regions import SAMPLE, Region


def counts_rows(region: Region, column: int) -> bool:
    """Whether a label column holds whole numbers that go on by one from row to row, as those of another sheet do."""
    cells = [cell for row in region.body_rows[:SAMPLE] if (cell := region.grid.cell(row, column)) is not None]
    numbers = [cell.value for cell in cells if isinstance(cell.value, (int, float))]
    counted = all(later - earlier == 1 for earlier, later in pairwise(numbers))
    return len(numbers) >= FEWEST_COUNTED and len(numbers) * 2 > len(cells) and counted


FEWEST_COUNTED = 5
