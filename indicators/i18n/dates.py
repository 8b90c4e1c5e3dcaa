"""Dates: dd/mm/yyyy in both languages; a month of publication as mm/yyyy."""

from __future__ import annotations

from datetime import date

from indicators.i18n.numbers import NO_FIGURE


def format_date(day: date | None, precision: str = "day") -> str:
    """Return ``26/08/2025``, ``08/2025`` for a day known only by its month, ``…`` for none."""
    if day is None:
        return NO_FIGURE
    return f"{day:%m/%Y}" if precision == "month" else f"{day:%d/%m/%Y}"
