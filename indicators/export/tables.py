"""Tables without a chart as files: one as CSV, several as the sheets of a workbook. Pure."""

from __future__ import annotations

import csv as csv_format
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl import Workbook

from indicators.export.archive import archive
from indicators.export.csv_file import MEDIA_TYPE as CSV_TYPE
from indicators.export.safe_text import csv_text
from indicators.export.sheets import DATE_FORMAT, HEAD, QUIET, RULE, TITLE, number_format, write
from indicators.export.workbook import MEDIA_TYPE as XLSX_TYPE
from indicators.model.chart import Artifact

Value = str | Decimal | int | date | None


@dataclass(frozen=True, slots=True)
class PlainTable:
    """One table: the name of its sheet, what stands above it, headings, rows. None is no figure; decimals as given."""

    name: str
    above: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def table_csv(table: PlainTable, stem: str) -> Artifact:
    """Return headings and rows; numbers with a decimal point, days as ISO dates, text that nothing runs."""
    out = io.StringIO()
    writer = csv_format.writer(out, lineterminator="\r\n")
    for row in (table.headings, *table.rows):
        writer.writerow([_written(value) for value in row])
    return Artifact(f"{stem}.csv", CSV_TYPE, out.getvalue().encode("utf-8-sig"))


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return csv_text(value) if isinstance(value, str) else str(value)


def tables_xlsx(tables: Sequence[PlainTable], stem: str, day: date) -> Artifact:
    """Return a workbook with a sheet for each table; the same tables on the same day give the same bytes."""
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    for table in tables:
        sheet = workbook.create_sheet(table.name)
        for r, text in enumerate(table.above, start=1):
            write(sheet, r, 1, text).font = TITLE if r == 1 else QUIET
        top = len(table.above) + 2
        for c, text in enumerate(table.headings, start=1):
            cell = write(sheet, top, c, text)
            cell.font, cell.border = HEAD, RULE
        for r, row in enumerate(table.rows, start=top + 1):
            for c, value in enumerate(row, start=1):
                if value is None or value == "":
                    continue
                cell = write(sheet, r, c, value)
                if isinstance(value, date):
                    cell.number_format = DATE_FORMAT
                elif isinstance(value, Decimal):
                    cell.number_format = number_format(max(-int(value.as_tuple().exponent), 0))
        for column in sheet.iter_cols(min_row=top, max_row=sheet.max_row):
            longest = max(len(str(cell.value or "")) for cell in column)
            sheet.column_dimensions[column[0].column_letter].width = min(max(longest + 2, 9), 60)
        sheet.freeze_panes = f"B{top + 1}"
    return Artifact(f"{stem}.xlsx", XLSX_TYPE, archive(workbook, day, {}))
