"""Excel's serial days as dates, in the 1900 system with its 29 February that never was, and in the 1904 system."""

from __future__ import annotations

from datetime import date, datetime, timedelta

_SECONDS = 86_400
_LAST_SERIAL = 2_958_465


def from_serial(serial: float, *, epoch_1904: bool = False) -> date | datetime | None:
    """Return the day (or the moment, when it is not midnight), or None where the number names no day.

    In the 1900 system 60 is a day that did not exist, and days before it are counted from one day later.
    """
    if not 1 <= serial <= _LAST_SERIAL or (int(serial) == 60 and not epoch_1904):
        return None
    days, fraction = divmod(serial, 1)
    first_1900 = date(1899, 12, 31) if days < 60 else date(1899, 12, 30)
    first = date(1904, 1, 1) if epoch_1904 else first_1900
    try:
        day = first + timedelta(days=int(days))
    except OverflowError:
        return None
    seconds = round(fraction * _SECONDS)
    if seconds in {0, _SECONDS}:
        return day + timedelta(days=seconds // _SECONDS)
    return datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)  # noqa: DTZ001 (a cell has no zone)
