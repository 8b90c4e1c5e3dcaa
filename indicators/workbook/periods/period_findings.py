"""What is told about the one period of a whole table: where it was found, or that a person must say it."""

from __future__ import annotations

from indicators.model.finding import Finding, Severity
from indicators.workbook.cells.grid import address
from indicators.workbook.periods.title_period import Place

_SEVERITIES = {
    Place.TITLE: Severity.INFO,
    Place.TITLE_BESIDE_YEARS: Severity.SOFT,
    Place.HEADER: Severity.SOFT,
    Place.SHEET_NAME: Severity.SOFT,
    Place.OTHER_SHEET: Severity.SOFT,
    Place.FILE_NAME: Severity.SOFT,
}
MOST_TEXT = 120


def found_period(sheet: str, position: tuple[int, int], text: str, place: Place, where: str) -> Finding:
    """Return the finding ``period_from_<place>``: of the title told, of any other place to be confirmed.

    ``where`` names the cell of another sheet, the sheet, or the file.
    """
    params = {"text": text[:MOST_TEXT], "count": 1, "cells": address(*position)}
    if where:
        params["where"] = where[:MOST_TEXT]
    return Finding(f"period_from_{place.value}", _SEVERITIES[place], sheet, address(*position), params)


def open_period(sheet: str, position: tuple[int, int], text: str, severity: Severity, where: str = "") -> Finding:
    """Return the one question for the period of a table, at the cell that stands for it.

    ``text`` are the words that leave it open, empty where nothing names one; ``where`` what they stand in. Soft, it may
    be confirmed that the figures are left: without a period none of them is ever taken.
    """
    code = "table_period_ambiguous" if text else "table_period_absent"
    params = {"text": text[:MOST_TEXT], "where": (where or sheet)[:MOST_TEXT]} if text else {}
    return Finding(code, severity, sheet, address(*position), params)
