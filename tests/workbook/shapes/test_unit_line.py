"""Units that stand by themselves over a table."""

from __future__ import annotations

from indicators.workbook.shapes.unit_line import unit_at_end, unit_under_heads
from tests.workbook.files import grid_of


def test_money_at_the_end_of_a_title_stands_over_the_last_column_though_a_row_of_the_part_is_blank():
    grid = grid_of([["Current prices", None, "£ million"], [], ["Region", "2030", "2031"]])
    line = unit_at_end(grid, 1, grid.visible(1), 2, (1, 2, 3))
    assert line is not None
    assert [(unit.unit_measure, unit.unit_mult) for unit in line.units] == [("GBP", 6)]
    assert unit_at_end(grid, 1, grid.visible(1), 2, (1, 2)) is None


def test_a_blank_row_under_heads_says_no_unit():
    grid = grid_of([["Region", "2030", "2031"], [], ["North", 1, 2]])
    assert unit_under_heads(grid, [1, 2], 2) is None
