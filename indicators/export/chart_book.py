"""The workbook behind native charts: the table twin, the drawn points of lines, and the charts that refer to both.

An exported workbook and the workbook embedded in a slide or a page hold the same two sheets, so that "edit data" in
any office program shows the figures of the table.
"""

from __future__ import annotations

from indicators.export.book_file import Book, BookWords
from indicators.export.chart_part import NativeChart
from indicators.export.composed_charts import scatters, slopes, stacked_columns, waterfalls
from indicators.export.document import Document
from indicators.export.drawn_points import DrawnPoints
from indicators.export.native_chart import column_charts, line_charts
from indicators.export.row_charts import row_charts
from indicators.export.sheets import write_table
from indicators.export.slots import apart, slots_of
from indicators.i18n import translate
from indicators.model.chart import ChartKind

DRAWN_APART = {ChartKind.SLOPE: slopes, ChartKind.WATERFALL: waterfalls}
"""Kinds with a sheet of drawn points of their own; lines have one too."""

COLUMNS = {
    ChartKind.COLUMN: column_charts,
    ChartKind.STACKED_COLUMN: stacked_columns,
    ChartKind.SHARE_COLUMN: stacked_columns,
}
"""Kinds on the table itself, whose slots may stand on a sheet of their own."""

ON_TABLE = {
    ChartKind.RANGE: row_charts,
    ChartKind.STACKED: row_charts,
    ChartKind.BAR: row_charts,
    ChartKind.SCATTER: scatters,
}
"""Kinds whose charts refer to the table itself. Heat maps and tables are tables in every office program."""


def chart_book(document: Document, book: Book, label: str = "") -> list[NativeChart]:
    """Write the table and the drawn points into ``book``; return the charts of the document's kind.

    ``label`` tells the sheets of one chart among several from those of the others.
    A table has no chart, nor has a kind that office programs do not know.
    """
    name, drawn = (
        f"{label} – {words}" if label else words
        for words in (translate(document.lang, f"export.sheet.{kind}") for kind in ("table", "points"))
    )
    addresses = write_table(book.add_sheet(name), document)
    kind = document.data.spec.kind
    if not document.rows:
        return []
    if document.lines or kind in DRAWN_APART:
        points = DrawnPoints(book.add_sheet(drawn), name, addresses)
        return DRAWN_APART.get(kind, line_charts)(document, points)
    if kind in COLUMNS:
        beside = DrawnPoints(book.add_sheet(drawn), name, addresses) if apart(document) else None
        return COLUMNS[kind](document, name, slots_of(document, name, beside))
    return ON_TABLE[kind](document, name) if kind in ON_TABLE else []


def embedded_book(document: Document) -> tuple[list[NativeChart], bytes]:
    """Return the charts of a document and the workbook to embed beside them, as bytes; none where there is no chart."""
    book = Book()
    charts = chart_book(document, book)
    return charts, book.file(document.data.as_of, words_of(document)) if charts else b""


def words_of(document: Document) -> BookWords:
    """Return what the properties of a document's workbook say."""
    return BookWords(
        document.title,
        document.subtitle,
        translate(document.lang, "term.brand"),
        document.lang,
        document.chart_id,
    )
