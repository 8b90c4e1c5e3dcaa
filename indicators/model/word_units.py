"""The unit in words that stand above a figure's own name: in a column of items, in the parent of a label."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.model.unit_words import UnitReading, read_unit, unit_in


@lru_cache(maxsize=1024)
def unit_of_words(text: str) -> UnitReading | None:
    """Return the unit that words above a figure's own name say, with those that make a measure of it.

    "Value (Mill. USD)", "Structure (%)", "Index (Previous year = 100) - %"; None where they say none.
    """
    if _HUNDRED.search(aligned_fold(text)):
        return UnitReading("index", 0, clean(text))
    found = unit_in(text)
    if found is None:
        return None
    folded = aligned_fold(text)
    telling = found[0].is_percent and any(words.match(folded) for words in (STRUCTURE, GROWTH, _CHANGE))
    return UnitReading("percent", 0, clean(text)) if telling else found[0]


def unit_of_section(text: str) -> UnitReading | None:
    """Return the unit of words that head the rows below them alone: "Structure (%)", "Index (Previous year = 100)"."""
    return unit_of_words(text) if _SECTION.match(aligned_fold(clean(text))) else None


def unit_of_count(heading: str) -> UnitReading | None:
    """Return the unit of a column that is a number of things by its own words: "Number of offences", "Số dự án"."""
    folded = aligned_fold(heading)
    if things := _COUNTED.match(folded):
        return read_unit(clean(heading[slice(*things.span("what"))]))
    match = None if _RATE.search(folded) else _NUMBER_OF.match(folded)
    return UnitReading("number", 0, clean(heading[: match.end()])) if match else None


def unit_at_end(heading: str) -> UnitReading | None:
    """Read the unit at the end of a name of a field: "capital_billion_usd", "share_percent"."""
    if money := _AT_PRICES.fullmatch(clean(heading)):
        return _money_at_prices(money)
    words = heading.split("_")
    for count in (2, 1) if len(words) > 1 else ():
        said = _SHORT_UNITS.get(words[-1].lower(), " ".join(words[-count:]))
        if len(words) > count and (reading := read_unit(said)) and (reading.is_money or reading.is_percent):
            share = reading.is_percent and bool({"share", "structure"} & {word.lower() for word in words})
            return replace(reading, text=f"Share ({reading.text})") if share else reading
    return None


def _money_at_prices(said: re.Match[str]) -> UnitReading | None:
    """Read "US$ at constant prices (2015) in millions", and the same per head."""
    reading = read_unit(f"{said['scale'] or ''} {said['money']}, {said['basis']} prices")
    return replace(reading, text=said[0]) if reading is not None and reading.is_money else None


_AT_PRICES = re.compile(
    r"(?P<money>[^()]{1,24}) at (?P<basis>current|constant) prices(?: \(\d{4}\))?"
    r"(?: in (?P<scale>thousands|millions|billions)| per (?:capita|head|person))?",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"(?:(?:total )?(?:number|no\.)(?= of\b)|nombre(?= (?:de\b|d'))|numero(?= de\b)|anzahl(?= (?:der|von)\b))"
)
_COUNTED = re.compile(
    r"(?:so|number of) (?:(?:new|newly registered|adjusted|luot) )?"
    r"(?P<what>du an|doanh nghiep|projects?|enterprises?)\b"
)
_RATE = re.compile(r"\bper\b|\bpour\b|\bpor\b|\bje\b|[/%]")
"""What makes of a number of things one in relation to another: "per 1,000 inhabitants"."""
_SHORT_UNITS = {"pct": "%", "percent": "%"}
STRUCTURE = re.compile(r"(?:structure|share|co cau|ty trong)\b")
GROWTH = re.compile(r"(?:growth rates?|(?:toc do|ty le) tang)\b")
_CHANGE = re.compile(r"(?:per ?cent(?:age)? )?changes?\b")
_SECTION = re.compile(rf"{STRUCTURE.pattern}|{GROWTH.pattern}|(?:ind(?:ex|ices)|chi so phat trien)\b")
_HUNDRED = re.compile(r"\b(?:year|month|quarter|period|truoc|goc|ky) ?= ?100\b")
