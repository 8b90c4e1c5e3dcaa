"""Units that stand by themselves over a table: alone in a row, at its end, beside the word for them, under heads."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.power_of_ten import scale_of
from indicators.model.text import clean
from indicators.model.unit_words import UnitReading, read_unit, read_units
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.shapes.metadata_lines import UNIT_WORD, begins_in_label_zone


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit that stands by itself over a table, or over the rows from ``row`` on; ``alone``: of its column only.

    ``sheet`` names the other sheet it stands on, empty for the table's own.
    """

    units: tuple[UnitReading, ...]
    text: str
    row: int
    column: int
    alone: bool = False
    sheet: str = ""


def of_column_above(above: UnitLine | None, alone: UnitLine, first_value: int) -> list[int]:
    """Return the row of a unit that stands over another value column than the one below it."""
    columns = {above.column, alone.column} if above is not None else set()
    return [above.row] if above is not None and len(columns) > 1 and min(columns) >= first_value else []


def unit_at_end(
    grid: Grid, row: int, cells: list[tuple[int, Cell]], first_value: int, above: tuple[int, ...]
) -> UnitLine | None:
    """Return how much money or how many a line of the title says over the last column: "Current prices | £ million"."""
    (first, _), (column, cell) = cells[0], cells[-1]
    last = max((at for below in above if below > row for at, _ in grid.visible(below)), default=0)
    units = read_units(cell.raw) if len(cells) == 2 and first < first_value < column == last else ()
    sized = len(units) == 1 and (units[0].is_money or units[0].unit_mult)
    return UnitLine(units, clean(cell.raw), row, column) if sized else None


def unit_under_heads(grid: Grid, header_rows: list[int], first_value: int) -> UnitLine | None:
    """Return the unit that stands alone under the periods of several columns, over the first of them."""
    for above, row in pairwise(header_rows):
        cells = [(column, cell) for column, cell in grid.visible(row) if cell.raw.strip()]
        column = cells[0][0] if cells else 0
        heads = [cell.raw for at, cell in grid.visible(above) if at >= column]
        periods = len(heads) > 1 and 0 < column <= first_value and all(read_period(said) for said in heads)
        units = read_units(cells[0][1].raw) if len(cells) == 1 and periods else ()
        if units:
            return UnitLine(units, clean(cells[0][1].raw), row, column)
    return None


def unit_over_heads(grid: Grid, header_rows: list[int]) -> UnitLine | None:
    """Return the unit that a row over the heads says with the word for it, at its right end or over each part alike."""
    for row in header_rows[:-1]:
        cells = [(column, cell) for column, cell in grid.visible(row) if cell.raw.strip()]
        led = [(column, cell) for column, cell in cells if ":" in cell.raw or "：" in cell.raw]
        said = [(column, cell) for column, cell in led if _UNIT_LED.match(aligned_fold(clean(cell.raw)))]
        units = [read_units(cell.raw) for _, cell in said]
        alike = len({tuple(map(_measured, found)) for found in units}) == 1 and len(units[0]) == 1
        if said and said[-1][0] == cells[-1][0] and alike:
            return UnitLine(units[0], clean(said[-1][1].raw), row, said[-1][0])
    return None


def with_scale(grid: Grid, title_rows: list[int], line: UnitLine | None) -> UnitLine | None:
    """Return the unit line times the scale that a line of its own says ("Scale: Billions")."""
    said = (scale_of(grid.text(row, column)) for row in title_rows for column, _ in grid.visible(row))
    scale = next((power for power in said if power), 0)
    units = tuple(unit.in_scale(scale) for unit in line.units) if line else ()
    return replace(line, units=units) if line else None


def unit_among(row: int, cells: list[tuple[int, Cell]]) -> UnitLine | None:
    """Return the unit that one cell of a row says with the word for it."""
    said = ((column, clean(cell.raw)) for column, cell in cells if isinstance(cell.value, str))
    led = ((column, text, read_units(text)) for column, text in said if UNIT_SAID.match(aligned_fold(text)))
    return next((UnitLine(units, text, row, column) for column, text, units in led if units), None)


UNIT_SAID = re.compile(r"\(?(?:單位|单位|単位|단위|units?\b|unidad|don vi\b|dvt\b|satuan\b|birim\b)")


_UNIT_LED = re.compile(rf"{UNIT_SAID.pattern}[^:\uff1a]{{0,12}}[:\uff1a]")


def unit_beside(row: int, cells: list[tuple[int, Cell]]) -> UnitLine | None:
    column, cell = cells[1]
    units = read_units(f"Unit: {cell.raw}") if UNIT_WORD.match(aligned_fold(clean(cells[0][1].raw))) else ()
    return UnitLine(units, clean(cell.raw), row, column) if units else None


def unit_alone(grid: Grid, row: int, cells: list[tuple[int, Cell]]) -> UnitLine | None:
    """Read a unit that stands alone in its row, or at its right end after a title."""
    if (twice := _said_twice(row, cells)) is not None:
        return twice
    column, cell = cells[-1]
    others = cells[:-1]
    if not isinstance(cell.value, str) or len(others) > 1 or (others and not begins_in_label_zone(grid, others)):
        return None
    bare = cell.raw.strip()
    if (base := read_unit(bare)) is not None and base.is_index and "=" in bare:
        return UnitLine((base,), bare, row, column)
    units = () if bare.startswith("(") and others else read_units(bare) or _units_of_sentence(bare)
    if not units and _SCALE.fullmatch(aligned_fold(bare)):
        return UnitLine((), bare, row, column)
    if others and not UNIT_SAID.match(aligned_fold(bare)):
        return None
    return UnitLine(units, bare, row, column) if units else None


def _said_twice(row: int, cells: list[tuple[int, Cell]]) -> UnitLine | None:
    """Read a unit that stands in two languages at both ends of its row: "单位: 亿元", "(100 million yuan)"."""
    said = [read_units(cell.raw) for _, cell in cells] if len(cells) == 2 else []
    if not all(len(units) == 1 for units in said) or len({_measured(units[0]) for units in said}) != 1:
        return None
    column, cell = cells[0]
    return UnitLine(said[0], clean(cell.raw), row, column) if said else None


def _measured(unit: UnitReading) -> tuple[str, int]:
    return unit.unit_measure, unit.unit_mult


def says_more(line: UnitLine) -> bool:
    """Whether a line with a unit goes on with what tells its table from others: "at current prices"."""
    return bool(line.units) and not read_units(line.text)


def _units_of_sentence(text: str) -> tuple[UnitReading, ...]:
    """Read "In millions of dollars. Details may not add up." by its first sentence, or up to its first comma.

    A change that the rest speaks of is in per cent, whatever the unit of the figures it is a change of; so are rates
    that a line excepts: "(In thousands except rates)".
    """
    text = text.removeprefix("(").removesuffix(")")
    if not aligned_fold(clean(text)).startswith("in "):
        return ()
    for mark in (". ", ",", " except"):
        first, found, rest = text.partition(mark)
        if found and (units := read_units(first)):
            changes = _PERCENTAGES.search(aligned_fold(clean(rest))) and not any(unit.is_percent for unit in units)
            return (*units, *read_units("%")) if changes else units
    return ()


_PERCENTAGES = re.compile(r"\bper ?cent(?:age)?s?\b|%|^ ?(?:for )?rates\b")


_SCALE = re.compile(r"\(?(?:in )?(?:hundreds|thousands|millions|billions|nghin|trieu|ty)\)?")
"""Words that say how many and not of what: a unit line whose unit stays open."""
