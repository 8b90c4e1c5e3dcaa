"""Our own template: a long table with a ``series_key`` column, filled in by the analyst.

A row whose value is blank is due and not missing; it is passed over without a word.
"""

from __future__ import annotations

from dataclasses import dataclass

from indicators.workbook.cells.grid import address
from indicators.workbook.layouts.layout import UNKNOWN, Evidence, Recognition
from indicators.workbook.record_tables.record_table import read_records
from indicators.workbook.record_tables.record_words import Part
from indicators.workbook.sheet import Sheet
from indicators.workbook.tables.table_reading import TableReading


@dataclass(frozen=True, slots=True)
class Template:
    name: str = "template"

    def recognise(self, sheet: Sheet) -> Recognition:
        heading = sheet.records
        if heading is None or Part.SERIES_KEY not in heading.columns:
            return UNKNOWN
        return Recognition(
            1.0, (Evidence("series_key_heading", address(heading.row, heading.columns[Part.SERIES_KEY])),)
        )

    def read(self, sheet: Sheet) -> TableReading:
        heading = sheet.records
        return read_records(sheet.grid, heading, self.name) if heading else TableReading()
