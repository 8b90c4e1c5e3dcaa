"""The workbook behind native charts: the table twin, the drawn points of lines, and the charts that refer to both.

An exported workbook and the workbook embedded in a slide or a page hold the same two sheets, so that "edit data" in
any office program shows the figures of the table.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.chart._chart import ChartBase
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.export.archive import archive
from indicators.export.document import Document
from indicators.export.native_chart import DrawnPoints, column_charts, line_charts
from indicators.export.row_charts import ROW_KINDS, row_charts
from indicators.export.sheets import write_table
from indicators.i18n import translate
from indicators.model.chart import ChartKind


@dataclass(slots=True)
class ChartBook:
    """A workbook being written. ``cached`` holds the values of its formulas by part name and cell (see ``archive``)."""

    workbook: Workbook
    table: Worksheet
    charts: list[ChartBase]
    cached: dict[str, dict[str, float]] = field(default_factory=dict)


def chart_book(document: Document, workbook: Workbook) -> ChartBook:
    """Write the table and the drawn points into ``workbook``; return them with the charts of the document's kind.

    A table has no chart, nor has a kind that office programs do not know.
    """
    lang = document.lang
    name = translate(lang, "export.sheet.table")
    table = workbook.create_sheet(name)
    addresses = write_table(table, document)
    book = ChartBook(workbook, table, [])
    if document.lines:
        points = DrawnPoints(workbook.create_sheet(translate(lang, "export.sheet.points")), name, addresses)
        book.charts = line_charts(document, points)
        book.cached[f"xl/worksheets/sheet{workbook.index(points.sheet) + 1}.xml"] = points.cached
    elif document.data.spec.kind is ChartKind.COLUMN and document.rows:
        book.charts = column_charts(document, name)
    elif document.data.spec.kind in ROW_KINDS:
        book.charts = row_charts(document, name)
    return book


def embedded_book(document: Document) -> tuple[list[ChartBase], bytes]:
    """Return the charts of a document and the workbook to embed beside them, as bytes."""
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    book = chart_book(document, workbook)
    return book.charts, archive(workbook, document.data.as_of, book.cached)
