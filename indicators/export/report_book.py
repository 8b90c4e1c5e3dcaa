"""The file of a report as a workbook: words, a sheet with the native chart of each exhibit, figures, sources."""

from __future__ import annotations

import math
from collections.abc import Sequence

from indicators.export.book_file import Book, BookWords
from indicators.export.cell_look import HEAD, QUIET, RULED_HEAD, TITLE
from indicators.export.chart_book import chart_book
from indicators.export.file_name import slug
from indicators.export.report_document import Exhibit, Grid, Prose, ReportDocument
from indicators.export.report_pages import captioned
from indicators.export.sheet_file import Sheet
from indicators.export.sheet_names import sheet_name
from indicators.export.sheets import LINE_POINTS, WRAPPED, put_wrapped, set_up_page, write_front, write_tidy
from indicators.export.workbook import MEDIA_TYPE, place_charts
from indicators.i18n import translate
from indicators.model.chart import Artifact

LETTERS, WIDE = 108, 110
"""Letters of a line of prose, and the width of its column."""

GRID_LETTERS = 120
"""Letters that the columns of a table of words share."""


def report_xlsx(documents: Sequence[ReportDocument]) -> Artifact:
    """Return a report as a workbook, one language after the other; the same report gives the same bytes."""
    book, first = Book(), documents[0]
    for document in documents:
        _add_report(book, document, several=len(documents) > 1)
    set_up_page(book.sheets)
    words = BookWords(first.title, first.line, translate(first.lang, "term.brand"), first.lang, first.identifier)
    name = f"{slug(first.title) or 'report'}_{first.as_of.isoformat()}.xlsx"
    return Artifact(name, MEDIA_TYPE, book.file(first.as_of, words))


def _add_report(book: Book, document: ReportDocument, *, several: bool) -> None:
    lang = document.lang
    tail = f" ({lang})" if several else ""
    words = book.add_sheet(sheet_name(f"{translate(lang, 'report.sheet.words')}{tail}"))
    words.widths[1], words.gridlines = WIDE, False
    for text, look in ((document.title, TITLE), (document.line, QUIET)):
        words.put(words.last_row + 1, 1, text, look)
    shown = [part for part in document.parts if isinstance(part, Exhibit)]
    for part in document.parts:
        if isinstance(part, Prose):
            _add_prose(words, part)
    _add_contents(words, shown, lang)
    words.put(words.last_row + 2, 1, document.foot, QUIET)
    for exhibit in shown:
        _add_exhibit(book, exhibit)
    if shown:
        data = book.add_sheet(sheet_name(f"{translate(lang, 'export.sheet.data')}{tail}"))
        write_tidy(data, *(one.document for one in shown))
    for grid in (part for part in (*document.parts, *document.back) if isinstance(part, Grid)):
        _add_grid(book.add_sheet(sheet_name(grid.heading)), grid)


def _add_prose(sheet: Sheet, part: Prose) -> None:
    row = sheet.last_row + 2
    if part.heading:
        sheet.put(row, 1, part.heading, HEAD)
        row += 1
    for text in part.paragraphs:
        put_wrapped(sheet, row, 1, text, WRAPPED, LETTERS)
        row += 1


def _add_contents(sheet: Sheet, shown: Sequence[Exhibit], lang: str) -> None:
    if not shown:
        return
    sheet.put(sheet.last_row + 2, 1, translate(lang, "report.sheet.contents"), HEAD)
    for one in shown:
        sheet.put(sheet.last_row + 1, 1, f"{one.label}. {one.document.title}. {one.document.subtitle}")


def _add_exhibit(book: Book, part: Exhibit) -> None:
    """Add the sheets of a chart or table: its words with the native chart, its table, the points drawn."""
    document = captioned(part, as_table=part.as_table)
    front = book.add_sheet(sheet_name(part.label))
    charts = chart_book(document, book, part.label)
    place_charts(front, document, charts, write_front(front, document))
    front.pages_high = 1


def _add_grid(sheet: Sheet, grid: Grid) -> None:
    """Add a table of words; each row is as high as its longest cell needs."""
    sheet.put(1, 1, grid.heading, TITLE)
    for column, (name, share) in enumerate(zip(grid.columns, grid.shares, strict=True), start=1):
        sheet.widths[column] = round(GRID_LETTERS * share)
        sheet.put(3, column, name, RULED_HEAD)
    for row, texts in enumerate(grid.rows, start=4):
        lines = 1
        for column, text in enumerate(texts, start=1):
            sheet.put(row, column, text, WRAPPED)
            lines = max(lines, math.ceil(len(text) / max(sheet.widths[column] - 2, 1)))
        sheet.heights[row] = LINE_POINTS * lines
    if grid.remark:
        sheet.put(sheet.last_row + 2, 1, grid.remark, QUIET)
    sheet.frozen = (4, 1)
