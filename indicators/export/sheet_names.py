"""Names of columns, cells and sheets as spreadsheets write them."""

from __future__ import annotations

from openpyxl.utils import get_column_letter as letter_of

__all__ = ["letter_of", "quoted_name", "sheet_name"]

LONGEST = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def quoted_name(title: str) -> str:
    """Return the name of a sheet as formulas write it."""
    return "'" + title.replace("'", "''") + "'"


def sheet_name(words: str) -> str:
    """Return words as the name of a sheet: without the signs that spreadsheets forbid, and not too long."""
    return " ".join(words.translate(_FORBIDDEN).strip("' ").split())[:LONGEST].rstrip("' ") or "…"
