"""Periods read from Vietnamese and English words: "7 tháng đầu năm 2025", "quý II/2025", "Jan-Jul 2025".

The inverse of what ``i18n.periods`` writes, and wider: what statistics offices type, with their missing blanks and
doubled words. Belongs here: words to a Period. Does not: comparison words ("so với cùng kỳ"), after which nothing is
read because it names the base and not the period; status words and units.

Every expression is linear: no repetition stands inside another, and at most LONGEST characters are looked at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indicators.model.errors import Invalid
from indicators.model.period import Period, PeriodKind
from indicators.model.period_east_asian import EAST_ASIAN, NO_PERIOD, YEAR_WORDS
from indicators.model.period_rules import PART_OF_YEAR, RULES, Build, may_be_dated, year_of
from indicators.model.period_whole import read_whole
from indicators.model.period_windows import WINDOWS
from indicators.model.text import LONGEST_KEPT, clean

LONGEST = 600
FIRST_YEAR, LAST_YEAR, FIRST_DAY = 1900, 2100, 1500
"""Years that a number may be; a day written out may be an earlier one."""


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """A period, the words it was read from (``span`` in the cleaned text), and whether it is an average over it."""

    period: Period
    text: str
    average: bool = False
    span: tuple[int, int] = (0, 0)


def aligned_fold(text: str) -> str:
    """Return ``text`` in lower case without marks, character for character, so that spans hold for the original.

    ``text`` is cleaned beforehand. Dashes of every kind become ``-`` and typographic apostrophes ``'``. The older
    spelling of a quarter ("quí I") becomes the usual one.
    """
    if text.isascii():
        folded = text.lower()
    else:
        folded = _folded_before(text) if len(text) <= LONGEST_KEPT else text.translate(_FOLDED)
    return _OLD_QUARTER.sub("quy", folded) if "qui" in folded else folded


@lru_cache(maxsize=8_192)
def _folded_before(text: str) -> str:
    return text.translate(_FOLDED)


@lru_cache(maxsize=32_768)  # as many as a sheet has columns: fewer would forget each before it is asked again
def read_period(text: str, *, year: int | None = None) -> PeriodReading | None:
    """Return the most specific period named in ``text``, or None.

    A month, quarter or "n tháng" without a year takes ``year``, else the only year that the text names elsewhere;
    without either it is no period. "n tháng" always starts on 1 January. Words after a comparison ("so với …",
    "compared with …") name a base and are not read. Two months or quarters joined by a word for "to" are the stretch
    from the one to the other.
    """
    found = next(_readings(text, year), None)
    cleaned = clean(text[:LONGEST])
    if found is None or len(found.text) == len(cleaned) or not _THROUGH.search(aligned_fold(cleaned)):
        return found
    return _stretch(cleaned, read_periods(text, year=year)) or found


def _runs_on(folded: str, stop: int, built: Period) -> bool:
    """Whether the year of a month or quarter runs into the next one: "Q1 2010-11" is no quarter of the calendar."""
    after = _NEXT_YEAR.match(folded, stop)
    if after is None or not built.whole_months or built.kind is PeriodKind.YEAR:
        return False
    return int(after["last"]) % 100 == (built.start.year + 1) % 100


_NEXT_YEAR = re.compile(r" ?[-–/] ?(?P<last>\d{4}|\d{2})(?![\d/.])")


def _stretch(cleaned: str, read: Sequence[PeriodReading]) -> PeriodReading | None:
    """Return what runs from the first to the last of two periods of months with nothing but "to" between them."""
    if len(read) != 2 or not all(one.period.whole_months and one.period.kind is not PeriodKind.YEAR for one in read):
        return None
    first, last = read
    between = aligned_fold(cleaned[first.span[1] : last.span[0]])
    if not _THROUGH.fullmatch(between) or first.period.end > last.period.start:
        return None
    span = (first.span[0], last.span[1])
    return PeriodReading(Period(first.period.start, last.period.end), cleaned[slice(*span)], first.average, span)


_THROUGH = re.compile(r"\s*(?:-|–|\b(?:to|until|through|up to|den(?: het)?|au|bis|al)\b)\s*")


def read_periods(text: str, *, year: int | None = None) -> tuple[PeriodReading, ...]:
    """Return every period named in ``text`` before a comparison, in the order of the words."""
    return tuple(sorted(_readings(text, year), key=lambda reading: reading.span))


def _readings(text: str, year: int | None) -> Iterator[PeriodReading]:
    """Yield readings that do not overlap, the most specific rule first.

    Words that look like a period and name none (a 13th month) still take their place, so that no lesser rule reads a
    part of them as something else.
    """
    cleaned = clean(text[:LONGEST])
    if year is None and _BARE_NUMBER.fullmatch(cleaned):
        return
    folded = aligned_fold(_MAY.sub("5  ", cleaned))
    if comparison := _COMPARISON.search(folded):
        folded = folded[: comparison.start()]
    whole = folded.strip(" ,;:")
    if (said := _all_of(whole) or _behind_colon(whole)) is not None:
        start = folded.index(whole) + len(whole) - len(said[1])
        yield PeriodReading(said[0], cleaned[start : start + len(said[1])], False, (start, start + len(said[1])))
        return
    folded = _NO_PERIOD.sub(lambda match: " " * len(match[0]), folded)
    if not may_be_dated(folded) and (year is None or not PART_OF_YEAR.search(folded)):
        return
    if year is None:
        years = set(YEAR.findall(folded))
        year = int(years.pop()) if len(years) == 1 else None
    average = bool(_AVERAGE.search(folded))
    taken: list[tuple[int, int]] = []
    folded, rules = _rules_for(folded)
    for pattern, build in rules:
        for match in pattern.finditer(folded):
            start, stop = match.span()
            written = match.groupdict().get("y") or match.groupdict().get("y2")
            if (written is None and year is None) or any(start < end and begin < stop for begin, end in taken):
                continue
            taken.append((start, stop))
            built = _build(build, match, year_of(written) if written else int(year or 0))
            if built is not None and not (written and _runs_on(folded, stop, built)):
                yield PeriodReading(built, cleaned[start:stop].strip(" ,;:("), average, (start, stop))


def _all_of(whole: str) -> tuple[Period, str] | None:
    """Read a text that is one period from its first word to its last."""
    period = read_whole(whole)
    earliest = FIRST_DAY if period is not None and period.is_instant else FIRST_YEAR
    return (period, whole) if period is not None and earliest <= period.start.year <= LAST_YEAR else None


def _behind_colon(whole: str) -> tuple[Period, str] | None:
    """Return the several months that are all a text says behind its colon, and their words."""
    _, colon, words = whole.rpartition(": ")
    period = read_whole(words) if colon and not YEAR.fullmatch(words) else None
    return (period, words) if period is not None and (period.whole_months or 0) > 1 else None


def _rules_for(folded: str) -> tuple[str, tuple[tuple[re.Pattern[str], Build], ...]]:
    """Return the expressions to ask, and the text without what those of East Asia must not see."""
    if not YEAR_WORDS.search(folded):
        return folded, _RULES
    return NO_PERIOD.sub(lambda match: " " * len(match[0]), folded), _RULES_OF_EAST_ASIA


_RULES = (*WINDOWS, *RULES)
_RULES_OF_EAST_ASIA = (*EAST_ASIAN, *_RULES)


def _build(build: Build, match: re.Match[str], year: int) -> Period | None:
    try:
        period = build(match.groupdict(), year)
    except (Invalid, ValueError, KeyError):
        return None
    return period if period.start.year >= FIRST_YEAR and period.last_day.year <= LAST_YEAR else None


def _fold_character(ch: str) -> str:
    if "\uac00" <= ch <= "\ud7a3":
        return ch
    decomposed = unicodedata.normalize("NFD", ch.lower())
    return next((part for part in decomposed if not unicodedata.combining(part)), " ")


class _Folding(dict[int, str]):
    """A translation table that works out the letters it does not hold, each once."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_character(chr(code))
        return self[code]


_FOLDED = _Folding({code: _fold_character(chr(code)) for code in (*range(0x20, 0x180), *range(0x1EA0, 0x1F00))})
_FOLDED.update({ord(ch): "d" for ch in "đĐ"} | {ord(ch): "-" for ch in "–—‑‒−"} | {ord(ch): "'" for ch in "’‘´"})
_FOLDED.update({ord(ch): plain for ch, plain in zip("łŁøØ", "lloo", strict=True)})
_FOLDED.update({ord(wide): plain for wide, plain in zip("０１２３４５６７８９", "0123456789", strict=True)})
_OLD_QUARTER = re.compile(r"\bqui(?=[\s.]{0,2}(?:iv|i{1,3}|[1-4]|mot|hai|ba|bon|tu|nay|truoc)\b)")

_COMPARISON = re.compile(
    r"(?:\b|(?<=\d))so\s?(?:voi|cung k[yi])\b|\bcung (?:k[yi]|thoi diem)\b|\bcompared (?:with|to)\b|\bversus\b|\bvs\b"
    r"|\bв (?:%|процентах) ?к\b"
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
"""A year among other words of a folded text."""
_NO_YEAR = r"(?!(?:19|20)[0-9]{2}(?:[0-9]{2}){0,2}(?![0-9]))"
_BARE_NUMBER = re.compile(rf"-?{_NO_YEAR}[0-9]+(?:[.,]{_NO_YEAR}[0-9]+)?")
"""A number neither part of which is a year, a year and a month, or a day: most cells of a table, and none a period."""
_AVERAGE = re.compile(r"\bbinh quan\b|\bbq\b|\baverages?\b|\bavg\b")
_MAY = re.compile(r"(?<=[Tt]háng )Năm(?= (?:năm )?\d{4})")
"""May, told from "các tháng năm 2006" by its capital alone."""
_NO_PERIOD = re.compile(
    r"\bgia so sanh(?: nam)?\s?\d{4}|\b(?:ky|nam) goc(?: nam)?[\s(:]{0,2}\d{4}\)?|\b\d{4}\s?=\s?100\b"
    r"|\b(?:dong xuan|he thu|thu dong|vu mua)(?: nam)?\s?\d{4}"
    r"|\b(?:financial|fiscal|crop|marketing|school) years? ?\d{4}|\bfy ?\d{4}|\bnien do \d{4}|\bnam tai chinh \d{4}"
    r"|\b(?:binh quan|nguoi|lao dong)[ /](?:1|mot) (?:nguoi[ /])?(?:1 |mot )?thang\b"
    r"|\bconstant \d{4} prices|\bchained \d{4} dollars"
    r"|\b\d{4}-\d{2}-\d{2}(?:t[0-9:.]{4,15}z?)?/(?:p[0-9a-z]{1,12}|\d{4}-\d{2}-\d{2}(?:t[0-9:.]{4,15}z?)?)"
)
