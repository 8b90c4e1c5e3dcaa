"""What is asked of one figure corrected by hand: is anything corrected, and is it the unit that was mistaken?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from indicators.checks.case import Row, quantity
from indicators.model.finding import Finding, Severity
from indicators.winners import magnitude

TIMES = Decimal(8)
"""A figure so many times the one it corrects, or so small a part of it, has its decimal mark or its unit moved."""
_IDENTITY = ("value_text", "unit_mult", "decimals", "qualifier", "obs_status", "origin", "published")


def nothing_corrected(row: Row, replaced: Row) -> Iterator[Finding]:
    """Find a correction that says what the corrected figure says: value, decimals, status, origin and day."""
    if all(_same(row[name], replaced[name]) for name in _IDENTITY):
        yield Finding("correction_same", Severity.HARD, cell="number", params={"value": quantity(row)})


def _same(one: Any, other: Any) -> bool:
    return bool(one == other) or (one != one and other != other)  # a missing day is the same as a missing day


def unit_jump(row: Row, replaced: Row) -> Iterator[Finding]:
    """Find a correction by about a power of ten: a decimal mark or a unit, and which of the two is right is asked."""
    if replaced["value_text"] == "" or not (magnitude(row) and magnitude(replaced)):
        return
    ratio = abs(magnitude(row) / magnitude(replaced))
    if 1 / TIMES < ratio < TIMES:
        return
    times = {"value": str(round(max(ratio, 1 / ratio))), "decimals": 0}
    params = {"value": quantity(row), "held": quantity(replaced), "times": times}
    yield Finding("correction_jump", Severity.SOFT, cell="number", params=params)


def published_to_come(published: date | None, today: date) -> Iterator[Finding]:
    """Find a publication day that has not come."""
    if published is not None and published > today:
        yield Finding("correction_day_to_come", Severity.HARD, cell="published", params={"day": published.isoformat()})
