"""Years counted from 1912, as Taiwan prints them: "民國105年 9月底", "中華民國一○五年十月".

Told by the word for the republic alone; a number of two or three digits without it may count anything.
"""

from __future__ import annotations

import re
from datetime import date

from indicators.model.period import Period
from indicators.model.period_whole import REPUBLIC_FROM


def republic_periods(folded: str) -> tuple[tuple[Period | None, tuple[int, int]], ...]:
    """Return the periods of a folded text and where they stand; None where one runs on to the other."""
    found = tuple((_period(match), match.span()) for match in _REPUBLIC.finditer(folded))
    runs_on = any(_RUNS_ON.match(folded[end:]) for _, (_, end) in found)
    return tuple((None, span) for _, span in found) if runs_on else found


def _period(match: re.Match[str]) -> Period | None:
    year = REPUBLIC_FROM + _number(match["year"])
    if match["month"] is None:
        return Period.instant(date(year, 12, 31)) if match["year_end"] else Period.year(year)
    number = _number(match["month"])
    if not 1 <= number <= 12:
        return None
    month = Period.month(year, number)
    if match["day"] is None:
        return Period.instant(month.last_day) if match["end"] else month
    try:
        return Period.instant(date(year, number, _number(match["day"])))
    except ValueError:
        return None


def _number(text: str) -> int:
    """Read Arabic or Chinese figures: "105", "一○五" digit by digit, "一百零五" and "十二" with their tens."""
    if text.isascii():
        return int(text)
    if not re.search("[十百]", text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total, digit = 0, 0
    for sign in text:
        if sign in _POWERS:
            total, digit = total + (digit or 1) * _POWERS[sign], 0
        else:
            digit = _DIGITS[sign]
    return total + digit


_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_POWERS = {"十": 10, "百": 100}
_SIGNS = f"[{''.join([*_DIGITS, *_POWERS])}]"
_REPUBLIC = re.compile(
    rf"民 ?國 ?(?P<year>\d{{2,3}}|{_SIGNS}{{1,5}}) ?年(?: ?(?P<year_end>底)|度)?"
    rf"(?: ?(?P<month>\d{{1,2}}|{_SIGNS}{{1,3}}) ?月(?: ?(?P<day>\d{{1,2}}|{_SIGNS}{{1,3}}) ?日| ?(?P<end>底))?)?"
)
_RUNS_ON = re.compile(r" ?(?:至|[-~～]|到)")
