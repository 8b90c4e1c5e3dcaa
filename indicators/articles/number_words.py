"""Numbers that a text says in words: "gấp đôi", "một nửa", "doubled", "half of", "nine countries".

Only where the word can be no period ("nửa đầu năm"), no measure of time and no phrase ("double-digit").
"""

from __future__ import annotations

import re
from decimal import Decimal

from indicators.articles.token import Quantity

_VI = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_EN = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
       "eleven": 11, "twelve": 12}  # fmt: skip
_TIMES = {"gap doi": "2", "gap ruoi": "1.5", "doubl": "2", "tripl": "3", "trebl": "3", "quadrupl": "4"}
_RATIO = re.compile(
    rf"(?P<fixed>gap doi|gap ruoi)\b|gap (?P<count>{'|'.join(_VI)})(?: lan)?\b(?! \d)"
    r"|(?P<verb>doubl|tripl|trebl|quadrupl)(?:ed|ing)\b|(?P<double>double) (?:the|that|what)\b"
)
_OF_TIME = r"(?:year|month|quarter|decade|century|day|week|january|\d|nam|thang|quy|dau|cuoi|ngay|gio|the ky|doi)"
_HALF = re.compile(
    rf"(?P<vi>mot nua)\b(?! {_OF_TIME})|(?P<halved>halved|halving)\b"
    rf"|(?P<en>half) (?:of |the ){{1,2}}(?:(?:its|all|their|total) )?(?!{_OF_TIME})[a-z]"
)
_BEFORE = 40
_TAKEN = re.compile(
    r"(?:chiem|giam|bang|con|dat|account\w* for|ma[dk]\w+ up|represent\w*|compris\w+)"
    r"(?: (?:hon|gan|khoang|tren|toi|nearly|almost|over|more than|about|roughly|around|just|under|up to|less than))"
    r"{0,3} $"
)
"""What stands before a half that is a share or a loss, and not half of an hour."""
_COUNT = re.compile(
    rf"(?P<word>{'|'.join(word for word in (*_VI, *_EN) if word != 'nam')}) (?P<noun>nuoc\b(?! ta)|quoc gia\b|doi tac\b"
    r"|countries\b|nations\b|partners\b|(?:international |regional )?organi[sz]ations\b|to chuc quoc te\b"
    r"|hiep dinh\b|free[- ]trade agreements\b)"
)


def word_quantity_at(folded: str, at: int) -> tuple[Quantity, int] | None:
    """Return the quantity that is said in words at one place with its end, or None.

    A ratio holds to a tenth, so "gấp đôi" is said of 1.95 to 2.05; a half is 50 per cent, "halved" one that is lost.
    """
    if match := _RATIO.match(folded, at):
        return Quantity(_ratio(match), 1, "times", 0), _end(match)
    if match := _HALF.match(folded, at):
        if match["halved"]:
            return Quantity(Decimal(50), 0, "percent", 0, negative=True), match.end()
        if not _TAKEN.search(folded, max(0, at - _BEFORE), at):
            return None
        return Quantity(Decimal(50), 0, "percent", 0), match.end(match.lastgroup or 0)
    if match := _COUNT.match(folded, at):
        word = match["word"]
        return Quantity(Decimal(_VI.get(word) or _EN[word]), 0, _counted(match["noun"]), 0), match.end("word")
    return None


def _counted(noun: str) -> str:
    if "organi" in noun or "to chuc" in noun:
        return "organisations"
    return "agreements" if "agreement" in noun or "hiep dinh" in noun else "countries"


def _ratio(match: re.Match[str]) -> Decimal:
    if match["count"]:
        return Decimal(_VI[match["count"]])
    return Decimal(_TIMES[match["fixed"] or match["verb"] or "doubl"])


def _end(match: re.Match[str]) -> int:
    return match.end("double") if match["double"] else match.end()
