"""Cells of a workbook that somebody else made, written through openpyxl; our own workbooks are ``sheet_file``."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from indicators.export.cell_look import FACE
from indicators.export.safe_text import is_dangerous, printable

RULE = Border(bottom=Side(style="medium", color="18212C"))
TITLE = Font(name=FACE, size=14, bold=True, color="18212C")
HEAD = Font(name=FACE, size=11, bold=True, color="18212C")
QUIET = Font(name=FACE, size=11, color="5E6875")


def write(sheet: Worksheet, row: int, column: int, value: str | float | int) -> SheetCell:
    """Set a cell; text stays text whatever it begins with, and is marked so where a spreadsheet would run it."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, SheetCell):
        raise TypeError(f"merged: {sheet.title}!{cell.coordinate}")
    cell.value = printable(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = is_dangerous(value)
    return cell


def set_up_page(sheets: Iterable[Worksheet]) -> None:
    """Print these sheets landscape on A4, as wide as the page."""
    for sheet in sheets:
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
