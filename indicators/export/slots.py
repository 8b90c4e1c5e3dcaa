"""The slots of a native chart on the table: its row headings, or many months and quarters in two levels with years.

The names of months are wider than their columns where there are many, so a number stands below each column and its
year below those; of very many only the years are named.
"""

from __future__ import annotations

from dataclasses import dataclass

from indicators.export.document import Document
from indicators.export.drawn_points import DrawnPoints
from indicators.export.references import level_names, names
from indicators.export.sheet_names import quoted_name
from indicators.i18n import translate
from indicators.i18n.periods import part_phrase
from indicators.model.period import Period, PeriodKind

MANY, MOST_NAMED = 12, 32
"""Slots above which months and quarters stand in two levels, and above which only their years are named."""


@dataclass(frozen=True, slots=True)
class Slots:
    """``data`` refers to the names; ``names`` are those of one level, none where there are two."""

    data: str
    names: tuple[str, ...]


def slots_of(document: Document, table: str, points: DrawnPoints | None) -> Slots:
    """Return the slots of a document's rows; those of two levels are written into ``points``."""
    headings = tuple(row.heading for row in document.rows)
    periods = [row.period for row in document.rows if row.period is not None]
    if points is None or len(periods) < len(headings) or not two_levels(document):
        return Slots(names(f"{quoted_name(table)}!$A$5:$A${4 + len(headings)}", headings), headings)
    years, parts = _years(periods), _parts(periods, document.lang)
    points.head(1, tuple(translate(document.lang, f"export.column.{name}") for name in ("year", "part")), (12, 12))
    for r, (year, part) in enumerate(zip(years, parts, strict=True), start=2):
        points.sheet.put(r, 1, year)
        points.sheet.put(r, 2, part)
    return Slots(level_names(f"{points.name}!$A$2:$B${1 + len(periods)}", years, parts), ())


def two_levels(document: Document) -> bool:
    """Tell whether the rows of a document are so many months or quarters that they stand in two levels."""
    kinds = {row.period.kind if row.period else None for row in document.rows}
    return len(document.rows) > MANY and kinds in ({PeriodKind.MONTH}, {PeriodKind.QUARTER})


def _years(periods: list[Period]) -> list[str]:
    """Return the year of the first of its slots, nothing for the others."""
    years = [str(period.start.year) for period in periods]
    return [year if i == 0 or year != years[i - 1] else "" for i, year in enumerate(years)]


def _parts(periods: list[Period], lang: str) -> list[str]:
    return [part_phrase(period, lang) if len(periods) <= MOST_NAMED else "" for period in periods]
