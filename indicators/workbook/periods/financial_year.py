"""Years that run from one calendar year into the next: how they are printed, and with which month they end.

"2010-11" by itself is none, for it may be November; who reads it knows what stands around.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from indicators.model.month_names import ENGLISH
from indicators.model.period import Period, add_months
from indicators.model.period_phrase import aligned_fold
from indicators.model.period_rules import year_of
from indicators.model.text import clean

SPAN = re.compile(
    r"(?P<fy>(?:fy|financial year|fiscal year) ?)?(?P<first>(?:19|20)\d{2})(?: ?[-/] ?| to )(?P<last>\d{4}|\d{2})"
)
"""A folded text of two years, or of a year and a month."""


@lru_cache(maxsize=4_096)
def span_of(text: str) -> re.Match[str] | None:
    """Return the two years of a text that is nothing else: "2007/08", "2007 to 2008", also "2010-11" and "2024/01".

    A remark ("2022-23 (RE)", a revised estimate; "2018-19P", "Sơ bộ 2018-2019") says how sure the figures are and not
    of when.
    """
    return SPAN.fullmatch(_REMARK.sub("", aligned_fold(clean(text))))


_REMARK = re.compile(
    r"^(?:so bo|uoc tinh|prel(?:iminary|\.)?) ?-? ?(?=\d)"
    r"|\s?[(\[][a-z0-9* .]{1,20}[)\]]$|(?<=\d)\s?(?:[prefb]|\*{1,2})$"
)


def short_spans(said: Mapping[str, str]) -> dict[str, str]:
    """Return spans in two figures ("98/99", "99/2000") with their century, where several go on year by year."""
    found = {text: match for text, words in said.items() if (match := _SHORT_SPAN.fullmatch(words.strip()))}
    firsts = [int(match["first"]) for match in found.values()]
    if len(found) < FEWEST_SHORT or any((second - first) % 100 != 1 for first, second in pairwise(firsts)):
        return {}
    if any(int(match["last"]) % 100 != (int(match["first"]) + 1) % 100 for match in found.values()):
        return {}
    return {text: f"{year_of(match['first'])}/{match['last'][-2:]}" for text, match in found.items()}


FEWEST_SHORT = 3
_SHORT_SPAN = re.compile(r"(?P<first>\d{2})/(?P<last>(?:19|20)?\d{2})")


def follows(span: re.Match[str]) -> bool:
    """Whether the second number of a span is the year after the first."""
    return int(span["last"]) % 100 == (int(span["first"]) + 1) % 100


def is_financial_year(text: str) -> bool:
    """Whether ``text`` is a year that ends in the next one: "2007/08", "2007-08", "FY2007/2008"."""
    span = span_of(text)
    return span is not None and follows(span)


def year_ending(year: int, month: int) -> Period:
    """Return the twelve months whose last one is ``month`` of ``year``."""
    end = Period.month(year, month).end
    return Period(add_months(end, -12), end)


def year_ending_in(text: str, month: int) -> Period | None:
    """Return the twelve months that a printed year means whose last one is ``month``; None for what is no year.

    "2007/08" ends in 2008, and so does "FY 2008" or a bare "2008": a year by itself is named after its end.
    """
    span = span_of(text)
    if span is not None:
        return year_ending(int(span["first"]) + 1, month) if follows(span) else None
    alone = _ALONE.fullmatch(_REMARK.sub("", aligned_fold(clean(text))))
    return year_ending(int(alone["year"]), month) if alone is not None else None


_ALONE = re.compile(
    r"(?:(?:fy|financial year|fiscal year) ?)?(?P<year>(?:19|20)\d{2})"
    r"(?:[ (]{1,2}(?:estimate[sd]?|est|revised|budget|forecast|projected|prel\w*|actual)\.?\)?)?[ .]*(?:\d{1,2}/ ?)*"
)


def last_month_of_year(texts: Iterable[str]) -> int | None:
    """Return the month with which the years of a file end, from words such as "year ending March"; None if unsaid.

    Words that say two different months say none.
    """
    found = {month for text in texts for month in _last_months(aligned_fold(clean(text[:_LONGEST])))}
    return found.pop() if len(found) == 1 else None


def _last_months(folded: str) -> Iterable[int]:
    for match in _ENDING.finditer(folded):
        yield _MONTHS[match["month"][:3]]
    for match in _FROM_TO.finditer(folded):
        first, last = _MONTHS[match["first"][:3]], _MONTHS[match["last"][:3]]
        if first % 12 == (last + 1) % 12:
            yield last


_LONGEST = 2_000
_MONTHS = {name[:3]: number for number, name in enumerate(ENGLISH, 1)}
_MON = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in (*ENGLISH, "sept"))
_ENDING = re.compile(
    rf"\byears? (?:end(?:ed|ing|s)?|to)(?: on| in)?(?: the)?(?: \d{{1,2}}(?:st|nd|rd|th)?)? (?P<month>{_MON})\b"
)
_FROM_TO = re.compile(
    rf"\b(?P<first>{_MON})\.? ?(?:-|to|through|until) ?(?:the )?(?:end of )?(?:\d{{1,2}} )?(?P<last>{_MON})\b"
)
