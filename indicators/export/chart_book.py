"""The workbook behind native charts: the table twin, the drawn points of lines, and the charts that refer to both.

An exported workbook and the workbook embedded in a slide or a page hold the same two sheets, so that "edit data" in
any office program shows the figures of the table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.export.archive import archive
from indicators.export.chart_part import NativeChart
from indicators.export.composed_charts import scatters, slopes, stacked_columns, waterfalls
from indicators.export.document import Document
from indicators.export.drawn_points import DrawnPoints
from indicators.export.native_chart import column_charts, line_charts
from indicators.export.row_charts import row_charts
from indicators.export.safe_text import printable
from indicators.export.sheets import write_table
from indicators.i18n import translate
from indicators.model.chart import ChartKind

DRAWN_APART = {ChartKind.SLOPE: slopes, ChartKind.WATERFALL: waterfalls}
"""Kinds with a sheet of drawn points of their own; lines have one too."""

ON_TABLE = {
    ChartKind.COLUMN: column_charts, ChartKind.RANGE: row_charts, ChartKind.STACKED: row_charts,
    ChartKind.BAR: row_charts, ChartKind.STACKED_COLUMN: stacked_columns, ChartKind.SHARE_COLUMN: stacked_columns,
    ChartKind.SCATTER: scatters,
}  # fmt: skip
"""Kinds whose charts refer to the table itself. Heat maps and tables are tables in every office program."""


@dataclass(slots=True)
class ChartBook:
    """A workbook being written. ``cached`` holds the values of its formulas by part name and cell (see ``archive``)."""

    workbook: Workbook
    table: Worksheet
    charts: list[NativeChart]
    cached: dict[str, dict[str, float]] = field(default_factory=dict)


def chart_book(document: Document, workbook: Workbook) -> ChartBook:
    """Write the table and the drawn points into ``workbook``; return them with the charts of the document's kind.

    A table has no chart, nor has a kind that office programs do not know.
    """
    _describe(workbook, document)
    lang = document.lang
    name = translate(lang, "export.sheet.table")
    table = workbook.create_sheet(name)
    addresses = write_table(table, document)
    book = ChartBook(workbook, table, [])
    kind = document.data.spec.kind
    if not document.rows:
        return book
    if document.lines or kind in DRAWN_APART:
        points = DrawnPoints(workbook.create_sheet(translate(lang, "export.sheet.points")), name, addresses)
        book.charts = DRAWN_APART.get(kind, line_charts)(document, points)
        book.cached[f"xl/worksheets/sheet{workbook.index(points.sheet) + 1}.xml"] = points.cached
    elif kind in ON_TABLE:
        book.charts = ON_TABLE[kind](document, name)
    return book


def embedded_book(document: Document) -> tuple[list[NativeChart], bytes]:
    """Return the charts of a document and the workbook to embed beside them, as bytes."""
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    book = chart_book(document, workbook)
    return book.charts, archive(workbook, document.data.as_of, book.cached)


def _describe(workbook: Workbook, document: Document) -> None:
    properties = workbook.properties
    properties.title = printable(document.title)
    properties.subject = printable(document.subtitle)
    properties.creator = translate(document.lang, "term.brand")
    properties.language = document.lang
    properties.identifier = document.chart_id
    properties.created = datetime(document.data.as_of.year, document.data.as_of.month, document.data.as_of.day)  # noqa: DTZ001 (the format has no zone)
