"""The sheet of a workbook that puts the figures of the chart beside those of an earlier day."""

from __future__ import annotations

from indicators.export.cell_look import QUIET, RULED_HEAD, TITLE, CellLook
from indicators.export.document import Cell, Difference, Document
from indicators.export.sheet_file import Sheet
from indicators.export.sheets import figure_code, number_format
from indicators.export.tidy import exact
from indicators.i18n import translate
from indicators.i18n.dates import format_date

COLUMNS = ("series", "period", "unit", "then", "then_status", "now", "now_status", "step", "step_unit")
WIDE = {"series", "period"}
TOP = 4


def write_differences(sheet: Sheet, document: Document) -> None:
    """Write a row for each figure that differs: then, now and the difference as numbers, blank where there is none."""
    lang, day = document.lang, format_date(document.data.spec.against)
    sheet.put(1, 1, translate(lang, "export.against.title", day=day), TITLE)
    sheet.put(2, 1, document.title, QUIET)
    for column, name in enumerate(COLUMNS, start=1):
        sheet.put(TOP, column, translate(lang, f"export.against.{name}", day=day), RULED_HEAD)
        sheet.widths[column] = 28 if name in WIDE else 20
    for at, row in enumerate(document.differences, start=TOP + 1):
        _write_row(sheet, at, row, lang)
    sheet.frozen = (TOP + 1, 3)


def _write_row(sheet: Sheet, at: int, row: Difference, lang: str) -> None:
    for column, text in ((1, row.series), (2, row.period), (3, row.unit)):
        sheet.put(at, column, text)
    for column, figure in ((4, row.then), (6, row.now)):
        _write_figure(sheet, at, column, figure, lang)
    if row.step is not None:
        sheet.put(at, 8, row.step, CellLook(code=number_format(row.decimals)))
        sheet.put(at, 9, row.step_unit)


def _write_figure(sheet: Sheet, at: int, column: int, figure: Cell, lang: str) -> None:
    value = exact(figure.value)
    if value is None:
        return
    sheet.put(at, column, value, CellLook(code=figure_code(figure, lang)))
    sheet.put(at, column + 1, figure.status_words)
