"""Units as they are printed, in Vietnamese and English: "Triệu USD", "(Tỷ đồng)", "Đơn vị tính: Nghìn tấn; Triệu USD".

A unit is a code and a power of ten, so that "nghìn tỷ đồng" and "trillion dong" are one thing. Belongs here: unit
words to codes. Does not: what a catalogue shows for a code, nor conversion between units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from unicodedata import normalize

from indicators.model.currencies import CONSTANT, ISO_4217, MONEY
from indicators.model.text import clean, fold
from indicators.model.unit_codes import (
    BESIDE_POWER,
    CJK_POWERS,
    CJK_UNITS,
    CODES,
    NUMBERS,
    OTHER_SIZES,
    POWERS,
    SHORT_POWERS,
    SINGULAR,
    SYMBOLS,
    UNITS,
)


@dataclass(frozen=True, slots=True)
class UnitReading:
    """A unit code with its power of ten, and the words it was read from."""

    unit_measure: str
    unit_mult: int
    text: str

    @property
    def is_money(self) -> bool:
        return self.unit_measure.removesuffix(CONSTANT) in MONEY

    @property
    def is_index(self) -> bool:
        return self.unit_measure == "index"

    @property
    def is_percent(self) -> bool:
        return self.unit_measure == "percent"

    def in_scale(self, power: int) -> UnitReading:
        """Return the unit times a power of ten that is said beside it, as "US dollars" beside "Millions".

        One that has this power already says it again ("Millions of US dollars"); shares and indices have none.
        """
        none = self.is_percent or self.is_index or self.unit_mult == power
        return self if none else replace(self, unit_mult=self.unit_mult + power)


def unit_said(text: str) -> UnitReading | None:
    """Read what is said to be a unit, behind that word or in its column: there "Number" and codes are units as well.

    A code may stand before its name: "628:Index, 2010 = 100", "771:Year-on-year changes, in per cent".
    """
    if code := CODES.get(text) or ((text, 0) if text in ISO_4217 else None):
        return UnitReading(*code, text)
    if found := read_unit(f"Unit: {text}"):
        return found
    named = _CODED.fullmatch(text)
    if named is None:
        return None
    within = unit_in(named[1])
    unit = read_unit(f"Unit: {named[1]}") or (within[0] if within else None)
    return replace(unit, text=clean(named[1])) if unit else None


_CODED = re.compile(r"[A-Z0-9_]{1,12}: ?(\S.*)")


@lru_cache(maxsize=4096)
def read_unit(text: str) -> UnitReading | None:
    """Read a text that is one unit and nothing else, a label such as "Đơn vị tính:" and brackets aside."""
    printed = _AGAIN.sub("", _PREFIX.sub("", clean(text))).strip(" .:;()[]（）")
    printed += ")" * (printed.count("(") > printed.count(")"))
    if not printed or len(printed) > LONGEST:
        return None
    words = _spell(printed)
    if words in NUMBERS:
        return UnitReading("number", 0, printed) if _PREFIX.match(clean(text)) else None
    found = _find(words)
    if found is None and (bare := _BASIS.sub(" ", words).strip(" ,;()")) not in {words, ""}:
        found = _find(clean(bare))
        if found is not None and found[0] in MONEY and _CONSTANT.search(words):
            found = found[0] + CONSTANT, found[1]
    if found and found[0] == "CNY" and _TRADITIONAL.search(text):
        found = "dollars", found[1]
    if found:
        return UnitReading(*found, printed)
    return _in_two_languages(printed) or _with_sign(printed) or _of_currency_code(printed)


_TRADITIONAL = re.compile("[單萬億幣臺]")
"""Characters as they are written in Taiwan and Hong Kong, where 元 is a dollar of theirs."""


def _with_sign(printed: str) -> UnitReading | None:
    """Read "Percentage (%)" and "Kilograms (kg)": a unit in words with its sign behind, whose bracket is off.

    Per cent is per cent whatever a bracket says of it: "Annual percent change (market exchange rates)".
    """
    first, mark, second = printed.partition(" (")
    sign = read_unit(second) if mark else None
    if sign is None:
        plain = read_unit(first) if mark else None
        return UnitReading("percent", 0, printed) if plain is not None and plain.is_percent else None
    same = (
        first.lower() in _PERCENT_WORDS
        if sign.is_percent
        else (word := read_unit(first)) is not None
        and ((word.unit_measure, word.unit_mult) == (sign.unit_measure, sign.unit_mult))
    )
    return UnitReading(sign.unit_measure, sign.unit_mult, printed) if same else None


def _of_currency_code(printed: str) -> UnitReading | None:
    """Read "Million NZD" and "AUD per tonne": any currency by its code, as the dollar of the United States is read.

    A code alone is a word like any other ("ALL", "TOP").
    """
    codes = [word for word in _CAPITALS.findall(printed) if word in ISO_4217 and word != "USD"]
    if len(codes) != 1 or printed == codes[0]:
        return None
    found = read_unit(printed.replace(codes[0], "USD"))
    if found is None or not found.unit_measure.startswith("USD"):
        return None
    return UnitReading(codes[0] + found.unit_measure.removeprefix("USD"), found.unit_mult, printed)


_CAPITALS = re.compile(r"\b[A-Z]{3}\b")
_PERCENT_WORDS = frozenset({"percent", "per cent", "percentage", "phần trăm", "prozent", "pourcentage", "porcentaje"})


def _in_two_languages(printed: str) -> UnitReading | None:
    """Read "Triệu đô la Mỹ - Mill. USD": the same unit said twice, the second time perhaps with a point too many."""
    for mark in _HYPHEN.finditer(printed):
        ours = read_unit(printed[: mark.start()])
        theirs = read_unit(_POINT.sub(" ", printed[mark.end() :])) if ours is not None else None
        if ours is not None and theirs is not None and _same(ours, theirs):
            return UnitReading(ours.unit_measure, ours.unit_mult, printed)
    return None


def _same(first: UnitReading, second: UnitReading) -> bool:
    return (first.unit_measure, first.unit_mult) == (second.unit_measure, second.unit_mult)


_DASH = re.compile(r"(?<=\w|\))(?:(?P<spaced>\s[-–]\s)|\s?[-–]\s?)(?=\w)")
_HYPHEN = re.compile(r"\s*[-–]\s*|\s/\s")
_POINT = re.compile(r"(?<=\w)[.,](?=\s)")


LONGEST = 80


def _find(words: str) -> tuple[str, int] | None:
    """Return code and power of ten of folded words, or None."""
    if code := UNITS.get(words):
        return _sized(code, 0)
    if special := _special(words):
        return special
    rest, mult = _scaled(words)
    rest = rest.strip(" .").removesuffix(" in")
    if not mult:
        return None
    if not rest:
        return ("number", mult) if words in _BARE else None
    code = UNITS.get(rest) or SYMBOLS.get(rest)
    return _sized(code, mult) if code else None


_BARE = frozenset({"thousands", "millions", "billions", "'000", "'000s", "000s"})
"""Powers that are printed as a unit of their own: of what is counted."""


def _sized(code: str, mult: int) -> tuple[str, int]:
    known, more = OTHER_SIZES.get(code, (code, 0))
    return known, mult + more


def read_units(text: str) -> tuple[UnitReading, ...]:
    """Read a unit line that may hold several units ("Nghìn tấn; Triệu USD"); empty where one of them is unknown."""
    printed = _PREFIX.sub("", clean(text))
    if whole := read_unit(text):  # "US dollars, millions" and "current prices, million euro" are one unit
        return (whole,)
    parts = [_SAID_OF.sub("", part) for part in _SEVERAL.split(printed) if part.strip()]
    readings = [read_unit(part) for part in parts]
    return tuple(reading for reading in readings if reading) if all(readings) else ()


def bracketed_unit(text: str) -> tuple[UnitReading, str] | None:
    """Find the last unit in brackets of a label; return it and the label without it, or None."""
    for match in reversed(list(_BRACKETS.finditer(text))):
        if (named := _NO_UNITS.get(match[1])) is not None and named.search(fold(text)):
            continue
        inside = _SAID_OF.sub("", match[1])
        if reading := read_unit(inside) or read_unit(f"Unit: {match[1]}"):
            before, after = text[: match.start()], text[match.end() :]
            if reading.unit_measure == "number" and (scaled := _scaled_before(before, reading)):
                return scaled[0], clean(f"{scaled[1]} {after}")
            return reading, clean(f"{before} {after}")
    return None


_NO_UNITS = {
    "M2": re.compile(
        r"money|\buang\b|\bdinero\b|\bmonet|\bmasse\b|\bgeld|\bagregado|\bcung tien\b|\bthanh toan\b|\bliquid"
        r"|\bpara arzi\b|денежн|货币|貨幣|通貨|통화"
    ),
    "SAR": re.compile(r"\b(?:china|hong ?kong|maca[ou]|trung quoc)\b"),
}
"""Brackets that are no unit behind such words: the money M2 is no square metre, a region of China no riyal."""


def _scaled_before(before: str, scale: UnitReading) -> tuple[UnitReading, str] | None:
    """Return the money whose scale stands in brackets behind it ("…, US Dollars (Millions)"), and what is left."""
    words = before.split()
    for count in range(min(3, len(words)), 0, -1):
        said = " ".join(words[-count:])
        found = read_unit(said)
        if found is not None and found.is_money:
            both = UnitReading(found.unit_measure, found.unit_mult + scale.unit_mult, f"{said} ({scale.text})")
            return both, " ".join(words[:-count]).rstrip(" ,")
    return None


def unit_in(text: str) -> tuple[UnitReading, str] | None:
    """Find the unit of a label or title: in brackets, among other words there, or behind its last comma, "in" or dash.

    Outside brackets of its own a unit must be more than a word like any other: money, a share or a power of ten.
    """
    if found := bracketed_unit(text):
        return found
    if (match := _IN_FIRST.match(text)) and (reading := _sure(match["unit"])):
        return reading, clean(text[match.end() :].lstrip(" ,"))
    for match in reversed(list(_SHARED.finditer(text))):
        said = [reading for part in match[1].split(",") if (reading := _sure(part))]
        if len(said) == 1:
            return said[0], clean(text[: match.start()] + " " + text[match.end() :])
    for mark in (",", " in "):
        head, divided, tail = text.rpartition(mark)
        reading = _sure(tail) if divided and head.strip() and not one_of_two_units(head) else None
        if reading and (mark == "," or reading.unit_mult or reading.is_percent):  # "Loans in USD" may be any money's
            return reading, clean(head)
    dash = next(reversed(list(_DASH.finditer(text))), None)
    reading = _sure(text[dash.end() :]) if dash is not None else None
    if dash is not None and reading is not None and (reading.unit_mult or dash["spaced"]):
        return reading, clean(text[: dash.start()])
    return None


_IN_FIRST = re.compile(r"in (?P<unit>[^,.;()]{2,40}),", re.IGNORECASE)
"""Words over rows that begin with their unit: "In CHF million, at current prices"."""


def one_of_two_units(head: str) -> bool:
    """Whether what stands before a unit says another one first: "Volume in actual and value in" of thousand rupees."""
    return bool(_ANOTHER_UNIT.search(head))


_ANOTHER_UNIT = re.compile(r"\bin \S[^.;]{0,40}(?: and|[,;&]) \S[^.;]{0,40}$", re.IGNORECASE)


def _sure(text: str) -> UnitReading | None:
    reading = read_unit(text)
    return reading if reading and (reading.unit_mult or reading.is_money or reading.is_percent) else None


_SHARED = re.compile(r"[(\[]([^()\[\]]{1,40},[^()\[\]]{1,40})[)\]]")
_PREFIX = re.compile(
    r"^\s*(?:đơn vị(?: tính)?|đvt|đv|units?(?: of measure)?(?=\s*[:.]|\s*$)|单位|單位|단위"
    r"|unidad(?:es)?|unidade|unités?|einheit(?:en)?|satuan|birim|sort(?=\s*:)|enhet|enhed|eenheid|måleenhet|yksikkö"
    r"|unità(?: di misura)?|jednostka|jednotka)\s*[:.：]?\s*",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"(?<=[\u3040-\u9fff])\s+units?\s?[:：].*$", re.IGNORECASE)
"""The same in a second language: "單位：人次 Unit：Person-case"."""
_SAID_OF = re.compile(
    r"^[^\W\d_][^=\d]{0,20}= ?|^(?:vốn|gt|giá trị|trị giá|kim ngạch|lượng|value|capital|quantity): ?", re.IGNORECASE
)
"""What a unit is said of: "Lượng = 1.000 tấn; Giá trị = Triệu USD", "Vốn: triệu USD"."""
_SEVERAL = re.compile(r"\s*[;,；]\s*|\s+và\s+|\s+and\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{1,40})[)\]）]")

_POWER_OF = {word: power for power, words in POWERS.items() for word in words}
_POWER_WORDS = "|".join(re.escape(word) for word in sorted(_POWER_OF, key=len, reverse=True))
_MULTIPLIER = re.compile(rf"(?P<word>{_POWER_WORDS})(?:\s|(?<=[.'])|(?=$))")
_TRAILING = re.compile(rf"[\s,(]{{1,3}}(?P<word>{_POWER_WORDS})\)?$")


def _scaled(words: str) -> tuple[str, int]:
    """Take the power of ten off a folded unit, before it or behind; zero where there is none."""
    if match := _MULTIPLIER.match(words):
        return words[match.end() :], _POWER_OF[match["word"]]
    if match := _TRAILING.search(words):
        return words[: match.start()], _POWER_OF[match["word"]]
    return words, 0


def _special(words: str) -> tuple[str, int] | None:
    """Read what is no word with a power before it: shares, indices, money with a letter, prices, rates, Chinese."""
    if _SHARE.match(words):
        return "percent", 0
    if _INDEX.fullmatch(words):
        return "index", 0
    if match := _PER_PERSONS.fullmatch(words):
        return f"per_{re.sub('[., ]', '', match['n'])}_persons", 0
    return _money(words) or _price(words) or _cjk(words)


def _money(words: str) -> tuple[str, int] | None:
    """Read a currency sign with a power: "£m", "€ bn", "$ million", "mn us$"."""
    if match := _SIGN_FIRST.fullmatch(words):
        return SYMBOLS[match["sign"]], SHORT_POWERS[match["power"]]
    if match := _LETTER_FIRST.fullmatch(words):
        return BESIDE_POWER[match["sign"]], SHORT_POWERS[match["power"]]
    if match := _SIGN_LAST.fullmatch(words):
        return SYMBOLS[match["sign"]], SHORT_POWERS[match["power"]]
    return (SYMBOLS[words], 0) if words in SYMBOLS else None


def _price(words: str) -> tuple[str, int] | None:
    """Read money by a unit: "us$/tonne", "dollars per barrel"."""
    money, divided, unit = words.partition("/") if "/" in words else words.partition(" per ")
    first = read_unit(money) if divided and money.strip() else None
    second = read_unit(_SHORT.get(unit.strip(), unit)) if first is not None and first.is_money else None
    if first is None or second is None or second.unit_mult:
        return None
    return f"{first.unit_measure}_per_{SINGULAR.get(second.unit_measure, second.unit_measure)}", first.unit_mult


_SHORT = {"mt": "tonnes", "toz": "ounces", "cbm": "m3", "gal": "gallons", "day": "days"}
"""Units that are said so beside money alone."""


def _cjk(words: str) -> tuple[str, int] | None:
    if words in CJK_UNITS:
        return CJK_UNITS[words], 0
    money = next((name for name in _CJK_MONEY if words.startswith(name)), "")
    bare = words.removeprefix(money)
    for power, mult in CJK_POWERS.items():
        if bare.startswith(power) and (code := CJK_UNITS.get(f"{money}{bare[len(power) :].strip()}")):
            return code, mult
    return None


_CJK_MONEY = ("新臺幣", "新台幣", "新台币", "人民币")
"""Names of money that stand before the power of ten: "新臺幣千元"."""


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SIGN_FIRST = re.compile(rf"(?P<sign>{_either(SYMBOLS)})[ ,(]{{0,2}}(?P<power>{_either(SHORT_POWERS)})s?\)?")
_LETTER_FIRST = re.compile(rf"(?P<sign>{_either(BESIDE_POWER)})(?: |(?='))(?P<power>{_either(SHORT_POWERS)})s?")
_SIGN_LAST = re.compile(rf"(?P<power>{_either(SHORT_POWERS)}) ?(?P<sign>{_either(SYMBOLS)})")
_SHARE = re.compile(
    r"(?:%|percent|per cent|pct\.?|percentage)(?= (?:of|change|share|per annum|per year|p\.a|pa\b|a year|yoy|y-o-y|y/y"
    r"|cua|d[oeu]l?|gdp|pib|growth|contribution)[^;]{0,50}$)|(?:annual |average |quarterly |monthly ){1,2}"
    r"(?:percent|per cent|percentage|%)(?: change)?$|(?:annual |average |monthly ){1,2}rate of change$"
    r"|% ?[(,][^;]{0,30}$"
)
_INDEX = re.compile(
    r"index, base (?:year|period) ?= ?100|base:? 100 ?(?:=|:|en|in|im) ?(?:[a-z]{3,9}\.? )?(?:19|20)\d{2}"
    r"|(?:(?:volume |price |chain )?ind(?:ex|ices)|chi so)?[ ,:(]{0,3}(?:base:? )?(?:average )?(?:12 months )?"
    r"(?:[a-z]{3,9}(?:\.? |-))?\d{4}(?:\d{2}|[-/]\d{2,4}| ?q[1-4])?"
    r" ?= ?100(?:\.0{1,2})?\)?(?: ?index)?|上年(?:同月|同期|同季)? ?= ?100|전년 ?= ?100"
)
_PER_PERSONS = re.compile(r"per (?P<n>1[., ]?000|10[., ]?000|100[., ]?000) (?:people|persons|population|inhabitants)")
_BASIS = re.compile(
    r"(?:[,;(]| -)?\s?\b(?:at )?(?:(?:valores|precios|precos|prix) )?"
    r"(?:current|constant|real|nominal|corrient[ei]s|corrent[ei]s?|courants?|costanti|constantes|"
    r"chained|chain[- ]linked|(?:not )?seasonally adjusted|n?\.?s\.?a\b\.?)"
    r"(?: \(?\d{4}\)?)?(?: (?:prices?|volumes?))?(?: \(?\d{4}\)?)?[),;]?"
    r"| -? ?\bvalores de [a-z]{3,9}/\d{4}(?: ?- ?[a-z]{3,5})?(?= -|$)| - acumulado em 12 meses"
    r"|^(?:(?:all )?(?:values?|figures|amounts?|data|numbers?|measured|expressed) )?in |^unit is "
    r"|^(?:(?:cifras|valores|datos|expresad[oa]s?|valores expresados) )?e[nm] |^в "
)
"""Price bases and adjustments beside a unit: they belong to the series and not to its unit."""
_CONSTANT = re.compile(r"\b(?:constant(?:es)?|costanti|real|chained|chain[- ]linked|valores de [a-z]{3,9}/)")


def _spell(printed: str) -> str:
    """Return the folded words of a unit with superscripts as digits and one style of separators."""
    said = normalize("NFC", fold(printed.replace("³", "3").replace("²", "2")).replace("‘", "'").replace("’", "'"))
    said = re.sub(r"\s*/\s*", "/", re.sub(r"\s?([.])\s?(?=km\b)", r"\1", said))
    money = re.fullmatch(r"(usd|us\$|vnd|eur)[\s,(]+([a-z.]+)\)?", said)
    return f"{money[2]} {money[1]}" if money else said
