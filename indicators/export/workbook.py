"""XLSX: the chart (native and editable), its table, its points, the tidy data and the notes, each on its own sheet."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.export.book_file import Book
from indicators.export.chart_book import chart_book, words_of
from indicators.export.chart_part import NativeChart, sheet_chart_part
from indicators.export.difference_sheet import write_differences
from indicators.export.document import Document
from indicators.export.file_name import file_stem
from indicators.export.sheet_file import PlacedChart, Sheet
from indicators.export.sheets import set_up_page, write_front, write_notes, write_tidy
from indicators.i18n import translate
from indicators.model.chart import Artifact

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROW_CM = 0.53
WIDTH_CM, HEIGHT_CM = 26.0, 13.0


def xlsx(document: Document) -> Artifact:
    """Return a chart as a workbook; the same figures on the same as-of day give the same bytes.

    Sheets: the chart with its words (not for a table), the table twin as numbers, the drawn points of lines (formulas
    on the table, with their values cached), the tidy data, and the notes.
    """
    lang, data = document.lang, document.data
    book = Book()
    names = {name: translate(lang, f"export.sheet.{name}") for name in ("chart", "data", "notes")}
    front = book.add_sheet(names["chart"])
    charts = chart_book(document, book)
    row = write_front(front, document)
    place_charts(front, document, charts, row)
    write_tidy(book.add_sheet(names["data"]), document)
    if data.ghost is not None:
        write_differences(book.add_sheet(translate(lang, "export.sheet.against")), document)
    write_notes(book.add_sheet(names["notes"]), document)
    set_up_page(book.sheets)
    front.pages_high = 1
    return Artifact(f"{file_stem(data, lang)}.xlsx", MEDIA_TYPE, book.file(data.as_of, words_of(document)))


def place_charts(front: Sheet, document: Document, charts: Sequence[NativeChart], row: int) -> None:
    """Put native charts one below the other on a sheet, from a row on."""
    for n, native in enumerate(charts):
        about = document.alt if n == 0 else native.heading or document.alt
        name = " · ".join(part for part in (document.title, native.heading) if part)
        part = sheet_chart_part(native, document.lang, WIDTH_CM)
        front.charts.append(PlacedChart(part, row, WIDTH_CM, HEIGHT_CM, name, about))
        row += round(HEIGHT_CM / ROW_CM) + 2
