"""What the address says: a year and a window in months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

YEARS = range(1900, 2201)
MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; None: nothing was. ``unread``: some part could not be read and was left out."""

    year: int | None = None
    months: int | None = None
    unread: bool = False


def read_asked(year: Any, months: Any) -> Asked:
    """Read the two values of the query; what is no such number is left out, marked, and never repeated."""
    read_year, read_months = _whole(year, YEARS), _whole(months, MONTHS)
    unread = (read_year is None and year not in {"", None}) if isinstance(year, str | None) else True
    unread |= (read_months is None and months not in {"", None}) if isinstance(months, str | None) else True
    return Asked(read_year, read_months, unread)


def _whole(text: Any, allowed: range) -> int | None:
    if not isinstance(text, str) or not (text.isascii() and text.isdigit() and len(text) <= 4):
        return None
    return int(text) if int(text) in allowed else None
