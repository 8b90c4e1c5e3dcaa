"""Growth beside the level: what was published and what two levels give; both are shown, neither replaces the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from indicators.charts import TableRow
from indicators.i18n import translate
from indicators.i18n.numbers import format_number, with_qualifier
from indicators.i18n.periods import period_phrase
from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.web.pages.explore.text_column import TextColumn

Row = Mapping[str, Any]
REFERENCE = "\u2021"
"""Follows a growth whose two figures come from two sources."""
TWO_SOURCES = "two_sources"


@dataclass(frozen=True, slots=True)
class Growth:
    """Rows (CHART_ROWS, in per cent) on the same period of the previous year, by period."""

    published: Mapping[Period, Row] = field(default_factory=dict)
    computed: Mapping[Period, Row] = field(default_factory=dict)

    @property
    def last_year(self) -> int | None:
        """The latest year with a growth of either kind."""
        return max((period.last_day.year for period in (*self.published, *self.computed)), default=None)


def growth_text(row: Row | None, lang: str) -> str:
    """Return ``+14,8%`` with its hedge and the sign of two sources; empty for none."""
    if row is None or row["value"] is None or row["value"] != row["value"]:
        return ""
    number = format_number(row["value"], int(row["decimals"]), lang, signed=True)
    return with_qualifier(f"{number}%", row["qualifier"], lang) + (REFERENCE if row["note"] == TWO_SOURCES else "")


def growth_columns(growth: Growth, rows: tuple[TableRow, ...], *, by_year: bool, lang: str) -> tuple[TextColumn, ...]:
    """Return published and computed growth as columns, where they say anything; ``by_year``: of the latest year."""
    year = growth.last_year
    if year is None:
        return ()
    periods = [_period(row, year) if by_year else row.period for row in rows]
    columns = []
    for name, found in (("published", growth.published), ("computed", growth.computed)):
        texts = tuple(growth_text(found.get(period) if period else None, lang) for period in periods)
        if any(texts):
            heading = translate(lang, f"explore.growth.{name}{'_in' if by_year else ''}", year=year)
            columns.append(TextColumn(heading, texts))
    return tuple(columns)


def _period(row: TableRow, year: int) -> Period | None:
    """Return the window of a ladder's row in ``year``, read off a window of the row that has a figure."""
    known = next((cell.period for cell in row.cells if cell.period is not None), None)
    try:
        return None if known is None else known.shift(years=year - known.last_day.year)
    except Invalid:
        return None


def growth_line(growth: Growth, period: Period, lang: str) -> str:
    """Return one line on the growth of ``period``: published, computed, and on which period; empty for none."""
    said = [
        translate(lang, f"explore.growth.said_{name}", value=text)
        for name, found in (("published", growth.published), ("computed", growth.computed))
        if (text := growth_text(found.get(period), lang))
    ]
    if not said:
        return ""
    try:
        base = period_phrase(period.shift(years=-1), lang)
    except Invalid:
        return ""
    return translate(lang, "explore.growth.line", said=", ".join(said), base=base)
