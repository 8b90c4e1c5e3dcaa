"""The words by which a title, a header or a label is known in another edition: folded, without what changes by edition.

Belongs here: years, months, status words and numbers of tables, which are taken off. Does not: what is known by the
words that are left (a table, a column, a border of it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from indicators.model.text import clean, fold


def target_words(text: str) -> str:
    """Return the folded words of a header without periods, years and status words; other numbers stay."""
    said = _DATES.sub(" ", _STATUS.sub(" ", fold(text)))
    return clean(" ".join(_TOKEN.findall(_PERIOD_WORDS.sub(" ", said))))


def label_words(text: str) -> str:
    """Return a row label for comparing: folded, without a number in front; its other numbers tell rows apart."""
    return clean(_NUMBERED.sub("", fold(text)))


def table_words(text: str) -> str:
    """Return the folded words of a title or header without any number: neither the table's own nor a period's."""
    said = re.sub(r"\d+", " ", target_words(text))
    return clean(" ".join(word for word in re.findall(r"[^\W_]+", said) if word not in _NUMERALS))


def _any(words: Iterable[str]) -> str:
    return "|".join(words)


_MONTHS = (
    _any(("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?"))
    + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_STATUS = re.compile(
    r"\b(?:so bo|uoc tinh|uoc thuc hien|uoc|thuc hien|chinh thuc|cong don|luy ke|estimated?|preliminary|actual"
    r"|provisional|revised|cumulative|accumulated)\b"
)
_DATES = re.compile(
    r"\b\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?:19|20)\d\d)?\b|\b\d{1,2}\s?[/.-]\s?(?:19|20)\d\d\b"
    r"|\b(?:\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?: mot| hai)?)\s?thang(?: dau| cuoi)?(?: nam)?\b"
    r"|\b(?:thang|ngay)\s?(?:\d{1,2}|mot|hai|ba|tu|sau|bay|tam|chin|muoi(?: mot| hai)?)\b"
    r"|\bquy\s?(?:iv|i{1,3}|[1-4])\b|\b[qhtm][1-9]\d?\b"
    rf"|\b(?:first|last)?\s?(?:\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|eleven)\s?-?months?(?: of)?\b"
    rf"|\b(?:first|second|third|fourth|1st|2nd|3rd|4th)\s(?:quarter|half)(?: of)?\b|\b(?:{_MONTHS})\b"
    r"|\b(?:19|20)\d\d\b"
)
_PERIOD_WORDS = re.compile(
    r"\b(?:6 thang|ca nam|dau nam|cuoi nam|nam truoc|thang truoc|quy truoc|thang|quy|nam|ngay|tinh den|tu|den"
    r"|months?|quarters?|years?|va|and)\b"
)
_TOKEN = re.compile(r"[^\W_]+|%")
_NUMBERED = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*|[ivx]{1,4})\s?[.)]\s*")
_NUMERALS = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "bieu", "table"))
