"""How a period that a table does not print follows from the file: its name, sheet, title, or day of publication.

Only such a rule is remembered: a period typed for one edition is never that of the next. A rule is ``source/shape/
kind``: where a period is read, what is made of it, and of which kind it was when the rule was learned; of another kind
the rule does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import PurePath

from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.model.period_phrase import read_period, read_periods


class Source(StrEnum):
    """Where the period is read; ``PUBLISHED`` is the month of publication, ``BEFORE`` the one before it."""

    TITLE = "title"
    SHEET = "sheet"
    FILE_NAME = "file_name"
    PUBLISHED = "published"
    BEFORE = "before"


class Shape(StrEnum):
    """What is made of it: the period itself, or the window that ends with it."""

    AS_SAID = "as_said"
    YEAR_TO_DATE = "year_to_date"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a rule may read."""

    file_name: str
    sheet: str
    title: str
    published: date | None

    def period(self, source: Source) -> Period | None:
        """Return the one period a source names, or None where it names none or several."""
        if source in {Source.PUBLISHED, Source.BEFORE}:
            if self.published is None:
                return None
            month = Period.month(self.published.year, self.published.month)
            return month if source is Source.PUBLISHED else month.shift(months=-1)
        text = {Source.TITLE: self.title, Source.SHEET: self.sheet, Source.FILE_NAME: PurePath(self.file_name).stem}
        if len({one.period for one in read_periods(text[source])}) != 1:
            return None
        found = read_period(text[source])
        return found.period if found else None


def rules_for(period: Period, around: Surroundings) -> tuple[str, ...]:
    """Return every rule by which ``period`` follows from what surrounds the table, the nearest source first."""
    found = []
    for source in Source:
        base = around.period(source)
        if base is not None:
            found += [f"{source}/{shape}/{base.kind}" for shape in Shape if _shaped(base, shape) == period]
    return tuple(found)


def derive(rule: str, around: Surroundings) -> Period | None:
    """Return the period a rule gives in these surroundings, or None where it does not hold."""
    source, _, rest = rule.partition("/")
    shape, _, kind = rest.partition("/")
    if source not in set(Source) or shape not in set(Shape):
        return None
    base = around.period(Source(source))
    return _shaped(base, Shape(shape)) if base is not None and base.kind == kind else None


def _shaped(base: Period, shape: Shape) -> Period | None:
    if shape is Shape.AS_SAID:
        return base
    last = base.last_day
    try:
        window = {
            Shape.YEAR_TO_DATE: lambda: Period.year_to_date(last.year, last.month),
            Shape.MONTH: lambda: Period.month(last.year, last.month),
            Shape.QUARTER: lambda: Period.quarter(last.year, (last.month + 2) // 3),
            Shape.YEAR: lambda: Period.year(last.year),
        }[shape]()
    except Invalid:
        return None
    # A window that would reach beyond what is said, or is what is said already, is no rule of its own.
    return window if window != base and (shape is Shape.YEAR or window.end == base.end) else None
