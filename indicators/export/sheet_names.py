"""Names of columns, cells and sheets as spreadsheets write them."""

from __future__ import annotations

from functools import cache


@cache
def letter_of(column: int) -> str:
    """Return the letters of a column, the first being 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def quoted_name(title: str) -> str:
    """Return the name of a sheet as formulas write it."""
    return "'" + title.replace("'", "''") + "'"
