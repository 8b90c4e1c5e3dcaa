"""The sheets of an exported workbook: the table, the tidy data, the notes, and the page that carries the chart."""

from __future__ import annotations

import math
from collections.abc import Iterable
from copy import copy
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from indicators.export.document import Address, Cell, Document
from indicators.export.safe_text import is_dangerous, printable
from indicators.export.tidy import TIDY, tidy_rows
from indicators.i18n import translate
from indicators.i18n.dates import format_date

RULE = Border(bottom=Side(style="medium", color="18212C"))
HAIR = Border(bottom=Side(style="hair", color="A9A497"))
FACE = "Calibri"
TITLE = Font(name=FACE, size=14, bold=True, color="18212C")
HEAD = Font(name=FACE, size=11, bold=True, color="18212C")
QUIET = Font(name=FACE, size=11, color="5E6875")
DATE_FORMAT = "dd/mm/yyyy"
LONGEST_COLUMN = 60
FRONT_COLUMNS, FRONT_LETTERS, NOTE_LETTERS = 14, 125, 95
LINE_POINTS = 15.5


def write(sheet: Worksheet, row: int, column: int, value: str | float | int | Decimal | date) -> SheetCell:
    """Set a cell; text stays text whatever it begins with, and is marked so where a spreadsheet would run it."""
    cell = cell_at(sheet, row, column)
    cell.value = printable(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = is_dangerous(value)
    return cell


def cell_at(sheet: Worksheet, row: int, column: int) -> SheetCell:
    """Return a cell of a sheet none of whose cells at that place are merged."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, SheetCell):
        raise TypeError(f"merged: {sheet.title}!{cell.coordinate}")
    return cell


def number_format(decimals: int, hedge: str = "", high: str = "") -> str:
    """Return the format of a figure as printed: its decimals, its hedge before it, the end of a range after it.

    Spreadsheets write separators in the reader's own language.
    """
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    before, after = _literal(f"{hedge} " if hedge else ""), _literal(high)
    return f"{before}{digits}{after};{before}\u2212{digits}{after}" if before or after else digits


def write_table(sheet: Worksheet, document: Document) -> dict[Address, str]:
    """Write the table twin as real numbers, each beside its status; return the cell of every figure."""
    addresses: dict[Address, str] = {}
    styles: dict[str, StyleArray] = {}
    write(sheet, 1, 1, document.title).font = TITLE
    write(sheet, 2, 1, document.subtitle).font = QUIET
    write(sheet, 4, 1, document.corner)
    for i, column in enumerate(document.columns):
        heading = f"{column.heading} ({column.unit})" if column.unit else column.heading
        write(sheet, 4, 2 + 2 * i, heading)
        write(sheet, 4, 3 + 2 * i, translate(document.lang, "export.column.status"))
    for cell in sheet[4]:
        cell.font, cell.border = HEAD, RULE
        cell.alignment = Alignment(horizontal="left" if cell.column == 1 else "right", wrap_text=True)
    for r, row in enumerate(document.rows, start=5):
        write(sheet, r, 1, row.heading).border = HAIR
        for i, figure in enumerate(row.cells):
            cell = _write_figure(sheet, r, 2 + 2 * i, figure, document.lang, styles)
            if figure.value is not None:
                addresses[figure.address] = cell.coordinate
    after = 6 + len(document.rows)
    for offset, text in enumerate((translate(document.lang, "export.blank_cells"), document.source, document.as_of)):
        write(sheet, after + offset, 1, text).font = QUIET
    sheet.freeze_panes = "B5"
    _fit(sheet, first_row=4, last_row=4 + len(document.rows))
    return addresses


def write_tidy(sheet: Worksheet, document: Document) -> None:
    """Write the tidy data under headings in the language of the file."""
    for c, name in enumerate(TIDY, start=1):
        cell = write(sheet, 1, c, translate(document.lang, f"export.column.{name}"))
        cell.font, cell.border = HEAD, RULE
    for r, row in enumerate(tidy_rows(document), start=2):
        decimals = row["decimals"]
        for c, name in enumerate(TIDY, start=1):
            value = row[name]
            if value is None or value == "":
                continue
            cell = write(sheet, r, c, value)
            if isinstance(value, date):
                cell.number_format = DATE_FORMAT
            elif name in {"value", "value_high"} and isinstance(decimals, int):
                cell.number_format = number_format(decimals)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    _fit(sheet, first_row=1, last_row=sheet.max_row)


def write_notes(sheet: Worksheet, document: Document) -> None:
    """Write what the chart says around its figures, the notes, the events and the terms."""
    lang, data = document.lang, document.data
    rows: list[tuple[str, str]] = [
        ("title", document.title),
        ("subtitle", document.subtitle),
        ("unit", document.unit),
        ("status", document.statuses),
        ("source", document.source),
        *(("reuse", text) for text in document.terms),
        ("as_of", document.as_of),
        ("id", document.chart_id),
        *([("snapshot", translate(lang, "export.snapshot", id=data.snapshot))] if data.snapshot else []),
        ("data_version", str(data.store_version)),
        ("made_on", format_date(data.today)),
        ("alt", document.alt),
        *(("note", text) for text in document.notes),
        *(("event", text) for text in document.events),
        *(("term", translate(lang, f"export.term.{name}")) for name in TERMS),
    ]
    last = ""
    for r, (name, text) in enumerate(rows, start=1):
        if name not in {last, *SPEAKING}:
            label = write(sheet, r, 1, translate(lang, f"export.label.{name}"))
            label.font, label.alignment = HEAD, Alignment(vertical="top")
        last = name
        write(sheet, r, 2, text)
        _wrap(sheet, r, 2, NOTE_LETTERS)
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["B"].width = 100


SPEAKING = ("status", "source", "as_of")
"""Rows whose text says itself what it is."""

TERMS = ("statuses", "qualifiers", "periods", "discrepancy", "derived", "reuse")


def write_front(sheet: Worksheet, document: Document) -> int:
    """Write the words around the chart as cells; return the row where the chart may begin."""
    quiet = (document.source, document.statuses, document.as_of, document.chart_id, *document.notes)
    write(sheet, 1, 1, document.title).font = TITLE
    write(sheet, 2, 1, document.subtitle)
    for row, text in enumerate((text for text in quiet if text), start=3):
        write(sheet, row, 1, text).font = QUIET
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=FRONT_COLUMNS)
        _wrap(sheet, row, 1, FRONT_LETTERS)
    sheet.sheet_view.showGridLines = False
    return sheet.max_row + 2


def _wrap(sheet: Worksheet, row: int, column: int, letters: int) -> None:
    """Wrap a cell's text and give its row the height that it needs; programs do not agree on doing it themselves."""
    cell = sheet.cell(row, column)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[row].height = LINE_POINTS * max(math.ceil(len(str(cell.value)) / letters), 1)


def set_up_page(sheets: Iterable[Worksheet]) -> None:
    """Print these sheets landscape on A4, as wide as the page."""
    for sheet in sheets:
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_figure(
    sheet: Worksheet, row: int, column: int, figure: Cell, lang: str, styles: dict[str, StyleArray]
) -> SheetCell:
    """Write a figure and its status; ``styles`` keeps what cells of one look share, for setting them is slow."""
    cell, status = cell_at(sheet, row, column), cell_at(sheet, row, column + 1)
    if figure.value is None:
        for blank in (cell, status):
            if "blank" not in styles:
                blank.border = HAIR
                styles["blank"] = blank._style
            blank._style = copy(styles["blank"])
        return cell
    high = "" if figure.value_high is None else f"–{figure.value_high:.{figure.decimals}f}"
    code = number_format(figure.decimals, figure.hedge, high.replace(".", "," if lang == "vi" else "."))
    write(sheet, row, column, figure.value)
    if code not in styles:
        cell.border, cell.number_format = HAIR, code
        styles[code] = cell._style
    cell._style = copy(styles[code])
    write(sheet, row, column + 1, figure.status_words)
    if "status" not in styles:
        status.border, status.font, status.alignment = HAIR, QUIET, Alignment(horizontal="right")
        styles["status"] = status._style
    status._style = copy(styles["status"])
    return cell


def _literal(text: str) -> str:
    return '"' + text.replace('"', "") + '"' if text else ""


def _fit(sheet: Worksheet, first_row: int, last_row: int) -> None:
    """Set the widths of the columns to their longest text, within bounds."""
    for column in sheet.iter_cols(min_row=first_row, max_row=last_row):
        longest = max((_length(cell) for cell in column), default=0)
        sheet.column_dimensions[get_column_letter(column[0].column or 1)].width = min(
            max(longest + 2, 9), LONGEST_COLUMN
        )


def _length(cell: Any) -> int:
    """Return how many letters a cell shows, the words in its number format included."""
    value = cell.value
    if isinstance(value, (int, float, Decimal)):
        literals = cell.number_format.partition(";")[0].split('"')[1::2]
        return len(str(value)) + 2 + sum(len(text) for text in literals)
    return len(format_date(value)) if isinstance(value, date) else len(str(value or ""))
