"""The sheet of a workbook that puts the figures of the chart beside those of an earlier day."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from indicators.export.document import Cell, Difference, Document
from indicators.export.sheets import HEAD, QUIET, RULE, TITLE, number_format, write
from indicators.export.tidy import exact
from indicators.i18n import translate
from indicators.i18n.dates import format_date

COLUMNS = ("series", "period", "unit", "then", "then_status", "now", "now_status", "step", "step_unit")
WIDE = {"series", "period"}
TOP = 4


def write_differences(sheet: Worksheet, document: Document) -> None:
    """Write a row for each figure that differs: then, now and the difference as numbers, blank where there is none."""
    lang, day = document.lang, format_date(document.data.spec.against)
    write(sheet, 1, 1, translate(lang, "export.against.title", day=day)).font = TITLE
    write(sheet, 2, 1, document.title).font = QUIET
    for column, name in enumerate(COLUMNS, start=1):
        cell = write(sheet, TOP, column, translate(lang, f"export.against.{name}", day=day))
        cell.font, cell.border = HEAD, RULE
        sheet.column_dimensions[get_column_letter(column)].width = 28 if name in WIDE else 20
    for at, row in enumerate(document.differences, start=TOP + 1):
        _write_row(sheet, at, row, lang)
    sheet.freeze_panes = f"C{TOP + 1}"


def _write_row(sheet: Worksheet, at: int, row: Difference, lang: str) -> None:
    for column, text in ((1, row.series), (2, row.period), (3, row.unit)):
        write(sheet, at, column, text)
    for column, figure in ((4, row.then), (6, row.now)):
        _write_figure(sheet, at, column, figure, lang)
    if row.step is not None:
        write(sheet, at, 8, row.step).number_format = number_format(row.decimals)
        write(sheet, at, 9, row.step_unit)


def _write_figure(sheet: Worksheet, at: int, column: int, figure: Cell, lang: str) -> None:
    value = exact(figure.value)
    if value is None:
        return
    high = "" if figure.value_high is None else f"–{figure.value_high:.{figure.decimals}f}"
    shown = number_format(figure.decimals, figure.hedge, high.replace(".", "," if lang == "vi" else "."))
    write(sheet, at, column, value).number_format = shown
    write(sheet, at, column + 1, figure.status_words)
