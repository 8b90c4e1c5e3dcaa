"""Tables without a chart as files: one as CSV, several as the sheets of a workbook. Pure."""

from __future__ import annotations

import csv as csv_format
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indicators.export.book_file import Book, BookWords
from indicators.export.cell_look import PLAIN, QUIET, RULED_HEAD, TITLE, CellLook
from indicators.export.csv_file import MEDIA_TYPE as CSV_TYPE
from indicators.export.safe_text import csv_text
from indicators.export.sheets import DATED, number_format
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
    book = Book()
    for table in tables:
        sheet = book.add_sheet(table.name)
        for r, text in enumerate(table.above, start=1):
            sheet.put(r, 1, text, TITLE if r == 1 else QUIET)
        top = len(table.above) + 2
        for c, text in enumerate(table.headings, start=1):
            sheet.put(top, c, text, RULED_HEAD, fit=True)
        for r, row in enumerate(table.rows, start=top + 1):
            for c, value in enumerate(row, start=1):
                if value is not None and value != "":
                    sheet.put(r, c, value, _look(value), fit=True)
        sheet.fit()
        sheet.frozen = (top + 1, 2)
    return Artifact(f"{stem}.xlsx", XLSX_TYPE, book.file(day, BookWords(stem)))


def _look(value: Value) -> CellLook:
    if isinstance(value, Decimal):
        return CellLook(code=number_format(max(-int(value.as_tuple().exponent), 0)))
    return DATED if isinstance(value, date) else PLAIN
