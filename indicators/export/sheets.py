"""The sheets of an exported workbook: the table, the tidy data, the notes, and the page that carries the chart."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from indicators.export.cell_look import DATE_FORMAT, PLAIN, QUIET, RULED_HEAD, TITLE, CellLook
from indicators.export.document import Address, Cell, Document
from indicators.export.sheet_file import Sheet
from indicators.export.sheet_names import letter_of
from indicators.export.tidy import TIDY, tidy_rows
from indicators.i18n import translate
from indicators.i18n.dates import format_date

FRONT_COLUMNS, FRONT_LETTERS, NOTE_LETTERS = 14, 125, 95
LINE_POINTS = 15.5
HAIR = CellLook(border="hair")
STATUS = CellLook("quiet", "hair", across="right")
WRAPPED, QUIET_WRAPPED = CellLook(down="top", wrapped=True), CellLook("quiet", down="top", wrapped=True)
HIGH_HEAD = CellLook("head", down="top")
DATED = CellLook(code=DATE_FORMAT)


def number_format(decimals: int, hedge: str = "", high: str = "") -> str:
    """Return the format of a figure as printed: its decimals, its hedge before it, the end of a range after it.

    Spreadsheets write separators in the reader's own language.
    """
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    before, after = _literal(f"{hedge} " if hedge else ""), _literal(high)
    return f"{before}{digits}{after};{before}\u2212{digits}{after}" if before or after else digits


def figure_code(figure: Cell, lang: str) -> str:
    """Return the format of a figure of the table: as printed, a range with its upper end."""
    high = "" if figure.value_high is None else f"–{figure.value_high:.{figure.decimals}f}"
    return number_format(figure.decimals, figure.hedge, high.replace(".", "," if lang == "vi" else "."))


def write_table(sheet: Sheet, document: Document) -> dict[Address, str]:
    """Write the table twin as real numbers, each beside its status; return the cell of every figure."""
    addresses: dict[Address, str] = {}
    lang = document.lang
    sheet.put(1, 1, document.title, TITLE)
    sheet.put(2, 1, document.subtitle, QUIET)
    first, right = (replace(RULED_HEAD, across=side, wrapped=True) for side in ("left", "right"))
    sheet.put(4, 1, document.corner, first, fit=True)
    for i, column in enumerate(document.columns):
        heading = f"{column.heading} ({column.unit})" if column.unit else column.heading
        sheet.put(4, 2 + 2 * i, heading, right, fit=True)
        sheet.put(4, 3 + 2 * i, translate(lang, "export.column.status"), right, fit=True)
    for r, row in enumerate(document.rows, start=5):
        sheet.put(r, 1, row.heading, HAIR, fit=True)
        for i, figure in enumerate(row.cells):
            if figure.value is None:
                sheet.put_blank(r, 2 + 2 * i, HAIR)
                sheet.put_blank(r, 3 + 2 * i, HAIR)
                continue
            look = CellLook(border="hair", code=figure_code(figure, lang))
            addresses[figure.address] = sheet.put(r, 2 + 2 * i, figure.value, look, fit=True)
            sheet.put(r, 3 + 2 * i, figure.status_words, STATUS, fit=True)
    after = 6 + len(document.rows)
    for offset, text in enumerate((translate(lang, "export.blank_cells"), document.source, document.as_of)):
        sheet.put(after + offset, 1, text, QUIET)
    sheet.frozen = (5, 2)
    sheet.fit()
    return addresses


def write_tidy(sheet: Sheet, *documents: Document) -> None:
    """Write the tidy data of one chart, or of several one below the other, under headings in their language."""
    for c, name in enumerate(TIDY, start=1):
        sheet.put(1, c, translate(documents[0].lang, f"export.column.{name}"), RULED_HEAD, fit=True)
    for row, said in enumerate((one for document in documents for one in tidy_rows(document)), start=2):
        decimals = said["decimals"]
        printed = CellLook(code=number_format(decimals)) if isinstance(decimals, int) else PLAIN
        for c, name in enumerate(TIDY, start=1):
            value = said[name]
            if value is None or value == "":
                continue
            look = DATED if isinstance(value, date) else printed if name in {"value", "value_high"} else PLAIN
            sheet.put(row, c, value, look, fit=True)
    sheet.frozen = (2, 3)
    sheet.filtered = sheet.extent
    sheet.fit()


def write_notes(sheet: Sheet, document: Document) -> None:
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
            sheet.put(r, 1, translate(lang, f"export.label.{name}"), HIGH_HEAD)
        last = name
        put_wrapped(sheet, r, 2, text, WRAPPED, NOTE_LETTERS)
    sheet.widths |= {1: 22, 2: 100}


SPEAKING = ("status", "source", "as_of")
"""Rows whose text says itself what it is."""

TERMS = ("statuses", "qualifiers", "periods", "discrepancy", "derived", "reuse")


def write_front(sheet: Sheet, document: Document) -> int:
    """Write the words around the chart as cells; return the row where the chart may begin."""
    quiet = (document.source, document.statuses, document.as_of, document.chart_id, *document.notes)
    sheet.put(1, 1, document.title, TITLE)
    sheet.put(2, 1, document.subtitle)
    for row, text in enumerate((text for text in quiet if text), start=3):
        sheet.merged.append(f"A{row}:{letter_of(FRONT_COLUMNS)}{row}")
        put_wrapped(sheet, row, 1, text, QUIET_WRAPPED, FRONT_LETTERS)
    sheet.gridlines = False
    return sheet.last_row + 2


def put_wrapped(sheet: Sheet, row: int, column: int, text: str, look: CellLook, letters: int) -> None:
    """Set a wrapped text and give its row the height that it needs; programs do not agree on doing it themselves."""
    sheet.put(row, column, text, look)
    sheet.heights[row] = LINE_POINTS * max(math.ceil(len(text) / letters), 1)


def set_up_page(sheets: Iterable[Sheet]) -> None:
    """Print these sheets landscape on A4, as wide as the page."""
    for sheet in sheets:
        sheet.landscape = True


def _literal(text: str) -> str:
    return '"' + text.replace('"', "") + '"' if text else ""
