"""What "tháng 6", "nine months" and "cùng kỳ" mean where they stand: the text's date and what came before decide."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from indicators.articles import spoken_periods as said
from indicators.articles.token import Spoken
from indicators.model.errors import Invalid
from indicators.model.period import Period, PeriodKind
from indicators.model.period_phrase import read_period


@dataclass(frozen=True, slots=True)
class Dated:
    """A period and how it was found: ``stated``, ``year_from_context``, ``inherited``, ``same_period`` …"""

    period: Period
    how: str
    form: str = said.WHOLE


JUST_OVER = timedelta(days=45)
"""How long after its end a month without a year is still the one that news speaks of."""


@dataclass(slots=True)
class Timeline:
    """``published`` is the text's day or None; ``year`` and the others follow what the text speaks of."""

    published: date | None
    year: int | None
    main: Period | None = None
    month: Period | None = None
    quarter: Period | None = None
    half: Period | None = None

    def resolve(self, spoken: Spoken) -> Dated | None:
        """Return the period that is spoken of, None where nothing tells it."""
        try:
            return self._resolve(spoken)
        except (Invalid, ValueError, OverflowError):
            return None

    def note(self, period: Period) -> None:
        """Take a period of an observation as what the text speaks of from here on."""
        self.main, self.year = period, period.start.year
        if period.kind is PeriodKind.MONTH:
            self.month = period
        elif period.kind is PeriodKind.QUARTER:
            self.quarter = period
        elif not period.is_instant and period.days in _HALF_MONTHS:
            self.half = period

    def _resolve(self, spoken: Spoken) -> Dated | None:
        form = spoken.form
        if form in _BY_CONTEXT:
            return self._of_context(form)
        if form in {said.SAME, said.PREVIOUS_YEAR}:
            return self._a_year_before(spoken)
        if form == said.SINCE:
            first = date(spoken.year or 0, _month_of(spoken.words), 1)
            return Dated(Period.through(first, self.published), form, form) if self.published else None
        if form == said.THIS_YEAR or form == said.BARE_YEAR:
            year = spoken.year or self._year_of(spoken.words)
            how = "stated" if spoken.year else "year_from_context"
            return Dated(Period.year(year), how, form) if year else None
        return self._read(spoken)

    def _of_context(self, form: str) -> Dated | None:
        if form == said.CUMULATIVE:
            end = self.main.end if self.main and not self.main.is_instant else self._tomorrow()
            return Dated(Period(date((end - timedelta(days=1)).year, 1, 1), end), form, form) if end else None
        if form == said.NOW:
            return Dated(Period.instant(self.published), "publication", form) if self.published else None
        if form == said.THE_HALF:
            return Dated(self.half, form, form) if self.half else None
        period = self.month if form == said.THE_MONTH else self.quarter
        if period is None and form == said.THE_MONTH and self.published:
            period = Period.month(self.published.year, self.published.month)
        return Dated(period, form, form) if period else None

    def _a_year_before(self, spoken: Spoken) -> Dated | None:
        main = self.main
        if main is None:
            return None
        if spoken.year:
            return Dated(main.shift(years=spoken.year - main.start.year), "same_period", said.SAME)
        return Dated(main.shift(years=-1), "same_period", said.SAME)

    def _read(self, spoken: Spoken) -> Dated | None:
        words = _plain(spoken.words)
        year = spoken.year or self._year_of(spoken.words)
        if year is None:
            return None
        reading = read_period(_with_year(words, spoken, year), year=year)
        if reading is None:
            return None
        period = reading.period
        if spoken.form == said.TO_END:
            period = Period(date(period.start.year, 1, 1), period.end)
        if spoken.year is None and self.published and period.start > self.published and self.year != year + 1:
            period = period.shift(years=-1)
        if spoken.year is None and self._is_last_month(period):
            period = period.shift(years=1)
        if spoken.form == said.TO_DAY and period.is_instant:
            period = Period.through(date(period.start.year, 1, 1), period.start)
        return Dated(period, "stated" if spoken.year else "year_from_context", spoken.form)

    def _is_last_month(self, period: Period) -> bool:
        """Whether a month was taken for that of the year before, of which the text spoke, and is just over."""
        if (
            self.published is None
            or period.kind is not PeriodKind.MONTH
            or period.start.year != self.published.year - 1
        ):
            return False
        return timedelta(0) < self.published - period.shift(years=1).last_day <= JUST_OVER

    def _year_of(self, words: str) -> int | None:
        """Return the year of words that name none: this year, last year, else the year the text speaks of."""
        now = self.published.year if self.published else self.year
        if now is not None and re.search(r"\b(?:nam |quy |thang )?(?:ngoai|truoc)\b|\blast year\b", words):
            return now - 1
        if now is not None and re.search(r"\bnay\b|\bthis year\b", words):
            return now
        return self.year or now

    def _tomorrow(self) -> date | None:
        return self.published + timedelta(days=1) if self.published else None


_ENGLISH_DAYS = re.compile(
    r"(?:from )?(?P<first>[a-z]{3,9})\.? (?P<from>\d{1,2})(?:st|nd|rd|th)? ?(?:to|through|-) ?"
    r"(?:(?P<last>[a-z]{3,9})\.? )?(?P<to>\d{1,2})"
)


def _month_of(words: str) -> int:
    """Return the month with which a span begins, January where none is said."""
    if month := re.search(r"thang (\d{1,2})", words):
        return int(month[1])
    named = re.search(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", words)
    return _MONTHS.index(named[0]) + 1 if named else 1


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def for_comparator(dated: Dated, main: Period | None) -> Dated:
    """Return the period of a comparator: a bare year beside a part of a year means that part of it."""
    if main is None or dated.period.kind is not PeriodKind.YEAR or main.kind is PeriodKind.YEAR or main.is_instant:
        return dated
    try:
        return replace(dated, period=main.shift(years=dated.period.start.year - main.start.year), how="same_period")
    except Invalid:
        return dated


def _plain(words: str) -> str:
    """Return English words without what the grammar of periods does not know: hyphens, articles, "this year"."""
    bare = re.sub(r"\b(?:(?:cua )?nam )?(?:nay|ngoai|truoc)\b|,? ?(?:of|in)? ?\b(?:this|last) year\b", "", words)
    bare = re.sub(r"^(?:as of|by|until|through|to|at) (?:the )?end[- ](?:of )?|^(?:tinh )?den cuoi (?=thang)", "", bare)
    bare = re.sub(r"\b(?:the|year's|period)\b ?", "", bare)
    bare = re.sub(r"^(?:between )?([a-z]{3,9}) and ([a-z]{3,9})\b", r"\1 to \2", bare)
    bare = re.sub(r"\bopening\b", "first", bare)
    bare = re.sub(r"\bfourth half|final half\b", "second half", re.sub(r"\bfinal quarter\b", "fourth quarter", bare))
    if re.search(r"[a-z]-[a-z]", bare) and not re.search(
        r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*-", bare
    ):
        bare = bare.replace("-", " ")
    return re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", bare).strip(" .,")


def _with_year(words: str, spoken: Spoken, year: int) -> str:
    if spoken.form == said.TO_DAY:
        return _to_day(words, year)
    if spoken.form == said.WINDOW and (named := _ENGLISH_DAYS.match(words)):
        begun, ended = _month_of(named["first"]), _month_of(named["last"] or named["first"])
        return f"{named['from']}/{begun} den {named['to']}/{ended}/{year}"
    if spoken.form == said.WINDOW:
        first = re.sub(
            r"^(tu |from )?(ngay )?(\d{1,2}) ?(-|den|toi|to) ?((?:het )?(?:ngay )?)(\d{1,2}) ?[/.-] ?(\d{1,2})",
            r"\3/\7 den \6/\7",
            words,
        )
        if re.search(r"\b(?:den|toi|to)\b", first):
            return re.sub(r"(?<=\d) ?[.-] ?(?=\d)", "/", first)
        return re.sub(r" ?- ?(?=\d+/)", " den ", first)
    if spoken.year is None and re.match(
        r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th|one|two|three|four|five|six|seven|eight|nine|ten"
        r"|eleven|twelve|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q\d|h\d|\dq|\dh|\d{1,2}[mt]\b)"
        r"|\d{1,2}[ -]months?",
        words,
    ):
        return f"{re.sub(r'[.,]', '', words)} {year}"
    return words


def _to_day(words: str, year: int) -> str:
    if numbers := re.search(r"(\d{1,2}) ?(?:[/.-]|thang) ?(\d{1,2})", words):
        return f"den ngay {numbers[1]}/{numbers[2]}/{year}"
    english = re.search(
        r"([a-z]{3,9})\.? (\d{1,2})\b|(\d{1,2}) ([a-z]{3,9})",
        re.sub(r"^(?:as of|as at|up to|until|through|by) ", "", words),
    )
    if english is None:
        return words
    month, day = (english[1], english[2]) if english[1] else (english[4], english[3])
    return f"up to {day} {month} {year}"


_BY_CONTEXT = frozenset({said.CUMULATIVE, said.NOW, said.THE_MONTH, said.THE_QUARTER, said.THE_HALF})
_HALF_MONTHS = range(13, 17)
