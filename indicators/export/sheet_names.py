"""Names of columns, cells and sheets as spreadsheets write them."""

from __future__ import annotations

from openpyxl.utils import get_column_letter as letter_of

__all__ = ["letter_of", "quoted_name"]


def quoted_name(title: str) -> str:
    """Return the name of a sheet as formulas write it."""
    return "'" + title.replace("'", "''") + "'"
