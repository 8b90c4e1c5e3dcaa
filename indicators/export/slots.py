"""The slots of a native chart on the table: its row headings, or many periods by what is narrower than those.

The names of months are wider than their columns where there are many, so a number stands below each column and its
year below those; of very many only the years are named. Many whole years are days of a calendar axis, whose steps
every office program heeds.
"""

from __future__ import annotations

from dataclasses import dataclass

from indicators.export.cell_look import CellLook
from indicators.export.document import Document
from indicators.export.drawn_points import DrawnPoints
from indicators.export.references import days_of, level_names, names, place_number
from indicators.export.sheet_names import quoted_name
from indicators.i18n import translate
from indicators.i18n.periods import part_phrase
from indicators.model.period import Period, PeriodKind

MANY, MOST_NAMED = 12, 32
"""Slots above which months and quarters stand in two levels, and above which only their years are named."""

MANY_YEARS = 7
YEAR_CODE = "yyyy"

YEARS = CellLook(code=YEAR_CODE)


@dataclass(frozen=True, slots=True)
class Slots:
    """``data`` refers to the names; ``names`` are those of one level, none where there are two.

    ``years``: they are days of a calendar axis, as many years from first to last.
    """

    data: str
    names: tuple[str, ...]
    years: int = 0


def slots_of(document: Document, table: str, points: DrawnPoints | None) -> Slots:
    """Return the slots of a document's rows; those that are not its headings are written into ``points``."""
    headings = tuple(row.heading for row in document.rows)
    periods = [row.period for row in document.rows if row.period is not None]
    if points is None or len(periods) < len(headings):
        return Slots(names(f"{quoted_name(table)}!$A$5:$A${4 + len(headings)}", headings), headings)
    if _kinds(document) == {PeriodKind.YEAR}:
        return _calendar(periods, points, document)
    years, parts = _years(periods), _parts(periods, document.lang)
    points.head(1, tuple(translate(document.lang, f"export.column.{name}") for name in ("year", "part")), (12, 12))
    for r, (year, part) in enumerate(zip(years, parts, strict=True), start=2):
        points.sheet.put(r, 1, year)
        points.sheet.put(r, 2, part)
    return Slots(level_names(f"{points.name}!$A$2:$B${1 + len(periods)}", years, parts), ())


def apart(document: Document) -> bool:
    """Tell whether the rows are so many periods of one kind that their slots need a sheet of their own."""
    kinds, count = _kinds(document), len(document.rows)
    if kinds == {PeriodKind.YEAR}:
        return count > MANY_YEARS
    return count > MANY and kinds in ({PeriodKind.MONTH}, {PeriodKind.QUARTER})


def _kinds(document: Document) -> set[PeriodKind | None]:
    return {row.period.kind if row.period else None for row in document.rows}


def _calendar(periods: list[Period], points: DrawnPoints, document: Document) -> Slots:
    """Write the first days of whole years and refer to them."""
    days = [period.start for period in periods]
    points.head(1, (translate(document.lang, "export.column.year"),), (12,))
    for r, day in enumerate(days, start=2):
        points.sheet.put(r, 1, day, YEARS)
    numbers = [place_number(day) for day in days]
    reference = f"{points.name}!$A$2:$A${1 + len(days)}"
    return Slots(days_of(reference, numbers, YEAR_CODE), (), days[-1].year - days[0].year + 1)


def _years(periods: list[Period]) -> list[str]:
    """Return the year of the first of its slots, nothing for the others."""
    years = [str(period.start.year) for period in periods]
    return [year if i == 0 or year != years[i - 1] else "" for i, year in enumerate(years)]


def _parts(periods: list[Period], lang: str) -> list[str]:
    return [part_phrase(period, lang) if len(periods) <= MOST_NAMED else "" for period in periods]
