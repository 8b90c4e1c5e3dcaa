"""The words of our own exports in columns: the hedge before a number and the status of a figure.

They are believed only in tables with a column of series keys.
"""

from __future__ import annotations

from functools import cache

from indicators.model.number_text import NumberFormat, SettledBy
from indicators.model.observation import ObsStatus, Qualifier
from indicators.model.text import fold
from indicators.workbook.cells.grid import Grid

_QUALIFIERS = {
    "about": Qualifier.ABOUT, "khoang": Qualifier.ABOUT, "over": Qualifier.OVER, "tren": Qualifier.OVER,
    "nearly": Qualifier.NEARLY, "gan": Qualifier.NEARLY, "at least": Qualifier.AT_LEAST, "tu": Qualifier.AT_LEAST,
    "between": Qualifier.RANGE, "trong khoang": Qualifier.RANGE,
}  # fmt: skip
_STATUSES = {
    "estimate": ObsStatus.ESTIMATE, "uoc tinh": ObsStatus.ESTIMATE, "preliminary": ObsStatus.PRELIMINARY,
    "so bo": ObsStatus.PRELIMINARY, "official": ObsStatus.OFFICIAL, "chinh thuc": ObsStatus.OFFICIAL,
    "projection": ObsStatus.FORECAST, "du bao": ObsStatus.FORECAST, "target": ObsStatus.TARGET,
    "muc tieu": ObsStatus.TARGET, "derived": ObsStatus.DERIVED, "suy ra": ObsStatus.DERIVED,
}  # fmt: skip


_HEADINGS = {"series_key", "time_period", "value", "decimals", "obs_id", "as_of"}
"""Headings that only our own tidy CSV has together."""


def own_mark(grid: Grid, row: int) -> NumberFormat | None:
    """Return how our own tidy CSV writes numbers, with a point whatever ``1.001`` may be elsewhere; else None."""
    headings = {cell.raw for _, cell in grid.visible(row)} if grid.is_text else set()
    return NumberFormat(".", "decimals", SettledBy.FORM) if headings >= _HEADINGS else None


@cache
def own_qualifier(text: str) -> str:
    """Return the hedge that a word says, exact for none."""
    return _QUALIFIERS.get(fold(text).strip(), Qualifier.EXACT).value


@cache
def own_status(text: str) -> str:
    """Return the status that a code or a word of ours says, empty where it is none of these."""
    code = text.upper()
    return code if code in frozenset(ObsStatus) else _STATUSES.get(fold(text).strip(), "")
