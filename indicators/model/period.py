"""A period is a half-open interval of days ``[start, end)``, or an instant (``start == end``) for a stock.

Frequency, "year to date" and the cut-off day are read off the interval and never stored beside it. Belongs here:
the value, its algebra and its SDMX rendering. Does not: phrases in Vietnamese or English (``period_phrase`` reads
them, ``i18n.periods`` writes them).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from indicators.model.errors import Invalid

_DAY = timedelta(days=1)


class PeriodKind(StrEnum):
    """The window of a period as an analyst names it."""

    INSTANT = "instant"
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    YEAR_TO_DATE = "year_to_date"
    OTHER = "other"


def add_months(day: date, months: int) -> date:
    """Return the same day of the month ``months`` later; raise Invalid where that month has no such day."""
    index = day.year * 12 + day.month - 1 + months
    try:
        return date(index // 12, index % 12 + 1, day.day)
    except ValueError:
        raise Invalid("period_no_such_day", day=day.isoformat(), months=months) from None


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from ``start`` up to but not including ``end``; equal ends are an instant."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise Invalid("period_reversed", start=self.start.isoformat(), end=self.end.isoformat())

    # -- building ---------------------------------------------------------------------------------------------
    @classmethod
    def instant(cls, day: date) -> Period:
        return cls(day, day)

    @classmethod
    def months(cls, year: int, first_month: int, count: int) -> Period:
        """Return ``count`` whole months from ``first_month`` of ``year``."""
        if not (1 <= first_month <= 12 and count >= 1 and 1 <= year <= 9990):
            raise Invalid("period_unreadable", text=f"{year}-{first_month}/{count}")
        start = date(year, first_month, 1)
        return cls(start, add_months(start, count))

    @classmethod
    def year(cls, year: int) -> Period:
        return cls.months(year, 1, 12)

    @classmethod
    def half(cls, year: int, half: int) -> Period:
        return cls.months(year, _position("half", half, 2) * 6 - 5, 6)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        return cls.months(year, _position("quarter", quarter, 4) * 3 - 2, 3)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        return cls.months(year, month, 1)

    @classmethod
    def year_to_date(cls, year: int, months: int) -> Period:
        return cls.months(year, 1, _position("months", months, 12))

    @classmethod
    def through(cls, first: date, last: date) -> Period:
        """Return the period from ``first`` to ``last``, both days included."""
        return cls(first, last + _DAY)

    # -- reading off ------------------------------------------------------------------------------------------
    @property
    def is_instant(self) -> bool:
        return self.start == self.end

    @property
    def last_day(self) -> date:
        """The cut-off day: the last day inside, or the instant itself."""
        return self.start if self.is_instant else self.end - _DAY

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def whole_months(self) -> int | None:
        """How many calendar months it covers exactly, or None when an end lies inside a month."""
        if self.is_instant or self.start.day != 1 or self.end.day != 1:
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month

    @property
    def is_year_to_date(self) -> bool:
        """Whether it starts on 1 January and ends within that year: the whole year, half 1 and quarter 1 included."""
        return (
            not self.is_instant
            and (self.start.month, self.start.day) == (1, 1)
            and self.last_day.year == self.start.year
        )

    @property
    def kind(self) -> PeriodKind:
        if self.is_instant:
            return PeriodKind.INSTANT
        count = self.whole_months
        calendar = {12: PeriodKind.YEAR, 6: PeriodKind.HALF, 3: PeriodKind.QUARTER, 1: PeriodKind.MONTH}
        if count in calendar and (self.start.month - 1) % count == 0:
            return calendar[count]
        return PeriodKind.YEAR_TO_DATE if self.is_year_to_date else PeriodKind.OTHER

    @property
    def ordinal(self) -> int | None:
        """Which half, quarter or month of its year it is, counted from 1; None for other kinds."""
        count = {PeriodKind.HALF: 6, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}.get(self.kind)
        return None if count is None else (self.start.month - 1) // count + 1

    def contains(self, other: Period) -> bool:
        """Whether every day of ``other`` (or the instant) lies inside; an instant contains only itself."""
        if other.is_instant and not self.is_instant:
            return self.start <= other.start < self.end
        return self.start <= other.start and other.end <= self.end

    def same_window(self, other: Period) -> bool:
        """Whether both are the same days of their years, so that a change between them has one meaning (K5)."""
        ends = ((p.start.month, p.start.day, p.end.month, p.end.day, p.end.year - p.start.year) for p in (self, other))
        return self.is_instant == other.is_instant and len(set(ends)) == 1

    # -- algebra ----------------------------------------------------------------------------------------------
    def shift(self, *, years: int = 0, months: int = 0) -> Period:
        """Return both ends moved by calendar months; raise Invalid where an end falls on a day that does not exist."""
        count = years * 12 + months
        return Period(add_months(self.start, count), add_months(self.end, count))

    def __sub__(self, other: Period) -> Period:
        """Return what is left of this period without ``other``; both must share a start or an end.

        Nine months less the first half is the third quarter. Raises Invalid for anything else: subtraction lives
        only inside one family.
        """
        if not other.is_instant and self.contains(other) and self != other:
            if self.start == other.start:
                return Period(other.end, self.end)
            if self.end == other.end:
                return Period(self.start, other.start)
        raise Invalid("period_not_subtractable", whole=self.render(), part=other.render())

    def __add__(self, other: Period) -> Period:
        """Return the union of two adjacent periods, in either order; raise Invalid where they do not touch."""
        if not self.is_instant and not other.is_instant:
            if self.end == other.start:
                return Period(self.start, other.end)
            if other.end == self.start:
                return Period(other.start, self.end)
        raise Invalid("period_not_adjacent", first=self.render(), second=other.render())

    # -- SDMX -------------------------------------------------------------------------------------------------
    def render(self) -> str:
        """Return the SDMX time period: ``2025``, ``2025-S1``, ``2025-Q2``, ``2025-M07``, ``2025-01-01/P7M``, a date."""
        year, kind = f"{self.start.year:04d}", self.kind
        if kind is PeriodKind.INSTANT:
            return self.start.isoformat()
        if kind is PeriodKind.YEAR:
            return year
        if kind is PeriodKind.HALF:
            return f"{year}-S{self.ordinal}"
        if kind is PeriodKind.QUARTER:
            return f"{year}-Q{self.ordinal}"
        if kind is PeriodKind.MONTH:
            return f"{year}-M{self.ordinal:02d}"
        count = self.whole_months
        return f"{self.start.isoformat()}/P{count}M" if count else f"{self.start.isoformat()}/P{self.days}D"

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read an SDMX time period, the inverse of ``render``; also ``2025-07``, ``2025-A1`` and ``2025-H1``."""
        for pattern, build in _SDMX:
            if match := pattern.fullmatch(text.strip()):
                try:
                    return build(*match.groups())
                except (ValueError, OverflowError):
                    break
        raise Invalid("period_unreadable", text=text)

    def __str__(self) -> str:
        return self.render()


def _position(name: str, value: int, last: int) -> int:
    if not 1 <= value <= last:
        raise Invalid("period_unreadable", text=f"{name} {value}")
    return value


def _duration(start: str, count: str, unit: str) -> Period:
    first = date.fromisoformat(start)
    if unit == "D":
        return Period(first, first + timedelta(days=int(count)))
    return Period(first, add_months(first, int(count) * (12 if unit == "Y" else 1)))


_SDMX = (
    (re.compile(r"(\d{4})(?:-A1)?"), lambda y: Period.year(int(y))),
    (re.compile(r"(\d{4})-[SH]([12])"), lambda y, n: Period.half(int(y), int(n))),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda y, n: Period.quarter(int(y), int(n))),
    (re.compile(r"(\d{4})-M?(\d{2})"), lambda y, n: Period.month(int(y), int(n))),
    (re.compile(r"(\d{4}-\d{2}-\d{2})"), lambda d: Period.instant(date.fromisoformat(d))),
    (re.compile(r"(\d{4}-\d{2}-\d{2})/P(\d{1,5})([DMY])"), _duration),
)
