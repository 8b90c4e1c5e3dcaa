"""XLSX: the chart (native and editable), its table, its points, the tidy data and the notes, each on its own sheet."""

from __future__ import annotations

from functools import partial

from openpyxl.workbook import Workbook

from indicators.export.archive import archive
from indicators.export.chart_book import chart_book
from indicators.export.chart_part import sheet_chart_part
from indicators.export.document import Document
from indicators.export.file_name import file_stem
from indicators.export.native_chart import HEIGHT_CM
from indicators.export.sheets import set_up_page, write_front, write_notes, write_tidy
from indicators.i18n import translate
from indicators.model.chart import Artifact

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROW_CM = 0.53


def xlsx(document: Document) -> Artifact:
    """Return a chart as a workbook; the same figures on the same as-of day give the same bytes.

    Sheets: the chart with its words (not for a table), the table twin as numbers, the drawn points of lines (formulas
    on the table, with their values cached), the tidy data, and the notes.
    """
    lang, data = document.lang, document.data
    workbook = Workbook()
    names = {name: translate(lang, f"export.sheet.{name}") for name in ("chart", "data", "notes")}
    del workbook[workbook.sheetnames[0]]
    front = workbook.create_sheet(names["chart"])
    book = chart_book(document, workbook)
    row = write_front(front, document)
    for native in book.charts:
        front.add_chart(native.chart, f"A{row}")
        row += round(HEIGHT_CM / ROW_CM) + 2
    write_tidy(workbook.create_sheet(names["data"]), document)
    notes = workbook.create_sheet(names["notes"])
    write_notes(notes, document)
    set_up_page((front, book.table, notes))
    front.page_setup.fitToHeight = 1
    parts = {
        f"xl/charts/chart{n}.xml": partial(sheet_chart_part, native=native, lang=lang)
        for n, native in enumerate(book.charts, start=1)
    }
    return Artifact(f"{file_stem(data, lang)}.xlsx", MEDIA_TYPE, archive(workbook, data.as_of, book.cached, parts))
