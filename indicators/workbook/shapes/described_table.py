"""A bare table whose name and unit stand on a sheet of metadata, as statistics databases hand them out.

Taken only where that sheet says them once, for of several tables nobody knows which is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.model.text import clean
from indicators.model.unit_words import read_units, unit_said
from indicators.workbook.cells.description import only_described
from indicators.workbook.cells.grid import Grid
from indicators.workbook.periods.named_period import named_periods
from indicators.workbook.shapes.regions import Region
from indicators.workbook.shapes.unit_line import UnitLine


def with_description(regions: Sequence[Region], others: Sequence[Grid]) -> list[Region]:
    """Return the one table of a sheet with the name and the unit that another sheet gives it, where it has none."""
    if len(regions) != 1 or not 0 < len(others) <= MOST_OTHERS:
        return list(regions)
    region = regions[0]
    name = None if region.title else only_described(others, _NAMES)
    if name is not None and not named_periods(name.text):  # a period from another sheet is to be confirmed
        region = replace(region, title=clean(name.text))
    unit = only_described(others, _UNITS)
    if unit is not None:
        read = unit_said(unit.text.strip())
        line = UnitLine(
            (read,) if read else read_units(unit.text), clean(unit.text), unit.row, unit.column, sheet=unit.sheet
        )
        region = replace(region, unit_described=line)
    return [region]


MOST_OTHERS = 4
"""Other sheets of a file that may describe its one table; more are a collection of tables."""
_NAMES = frozenset({
    "title", "table title", "table name", "name of table", "dataset title", "dataset name", "tieu de", "ten bang",
    "ten bieu", "통계표명", "表名", "titulo", "titre", "titel", "tabelle", "nombre de la tabla",
})  # fmt: skip
_UNITS = frozenset({
    "unit", "units", "unit of measure", "unit of measurement", "measurement unit", "don vi", "don vi tinh", "dvt",
    "단위", "单位", "單位", "単位", "unidad", "unidad de medida", "unite", "einheit", "mas einheit", "masseinheit",
    "unidade", "satuan", "единица измерения",
})  # fmt: skip
