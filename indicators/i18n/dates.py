"""Dates: dd/mm/yyyy in both languages; a month of publication as mm/yyyy; moments on the clock of Viet Nam."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import get_month_names

from indicators.i18n.numbers import NO_FIGURE

HOME = ZoneInfo("Asia/Ho_Chi_Minh")


def format_date(day: date | None, precision: str = "day") -> str:
    """Return ``26/08/2025``, ``08/2025`` for a day known only by its month, ``…`` for none."""
    if day is None:
        return NO_FIGURE
    return f"{day:%m/%Y}" if precision == "month" else f"{day:%d/%m/%Y}"


def month_name(month: int, lang: str) -> str:
    """Return ``March`` or ``Tháng 3``, as it stands by itself; ``month`` counts from 1."""
    name: str = get_month_names("wide", context="stand-alone", locale=lang)[month]
    return name[:1].upper() + name[1:]


def format_moment(at: datetime) -> str:
    """Return ``26/08/2025 14:05``, the time of day in Viet Nam."""
    here = at.astimezone(HOME)
    return f"{format_date(here.date())} {here:%H:%M}"
