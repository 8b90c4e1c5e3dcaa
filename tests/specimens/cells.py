"""Filling a sheet by references, for specimens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

Rows = dict[str, Any]


def fill(sheet: Worksheet, cells: Rows, merges: Sequence[str] = ()) -> None:
    for reference, value in cells.items():
        sheet[reference] = value
    for merge in merges:
        sheet.merge_cells(merge)
