"""Units as they are printed, in Vietnamese and English: "Triệu USD", "(Tỷ đồng)", "Đơn vị tính: Nghìn tấn; Triệu USD".

A unit is a code and a power of ten, so that "nghìn tỷ đồng" and "trillion dong" are one thing. Belongs here: unit
words to codes. Does not: what a catalogue shows for a code, nor conversion between units.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicators.model.text import clean, fold


@dataclass(frozen=True, slots=True)
class UnitReading:
    """A unit code with its power of ten, and the words it was read from."""

    unit_measure: str
    unit_mult: int
    text: str

    @property
    def is_money(self) -> bool:
        return self.unit_measure in MONEY

    @property
    def is_percent(self) -> bool:
        return self.unit_measure == "percent"


MONEY = frozenset({"USD", "VND", "EUR"})


def read_unit(text: str) -> UnitReading | None:
    """Read a text that is one unit and nothing else, a label such as "Đơn vị tính:" and brackets aside."""
    printed = _PREFIX.sub("", clean(text)).strip(" .:;()[]")
    words, mult = _spell(printed), 0
    if code := _UNITS.get(words):
        return _reading(code, mult, printed)
    if words.startswith("% of "):
        return _reading("percent", mult, printed)
    for pattern, power in _MULTIPLIERS:
        if match := pattern.match(words):
            mult, words = power, words[match.end() :]
            break
    else:
        for pattern, power in _TRAILING:
            if match := pattern.search(words):
                mult, words = power, words[: match.start()]
                break
    code = _UNITS.get(words.strip(" ."), "")
    return _reading(code, mult, printed) if code else None


def _reading(code: str, mult: int, printed: str) -> UnitReading:
    """Return the reading; a quintal (tạ) is a tenth of a tonne."""
    return UnitReading("tonnes", mult - 1, printed) if code == "quintals" else UnitReading(code, mult, printed)


def read_units(text: str) -> tuple[UnitReading, ...]:
    """Read a unit line that may hold several units ("Nghìn tấn; Triệu USD"); empty where one of them is unknown."""
    printed = _PREFIX.sub("", clean(text))
    readings = [read_unit(part) for part in _SEVERAL.split(printed) if part.strip()]
    return tuple(reading for reading in readings if reading) if all(readings) else ()


def bracketed_unit(text: str) -> tuple[UnitReading, str] | None:
    """Find the last unit in brackets of a label; return it and the label without it, or None."""
    for match in reversed(list(_BRACKETS.finditer(text))):
        if reading := read_unit(match[1]):
            return reading, clean(text[: match.start()] + " " + text[match.end() :])
    return None


_PREFIX = re.compile(r"^\s*(?:đơn vị(?: tính)?|đvt|đv|units?)\s*[:.]?\s*", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*[;,]\s*|\s+và\s+|\s+and\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")

_POWERS = {
    12: ("nghin ty", "ngan ty", "trillion", "trn", "tn"),
    9: ("ty", "billion", "billions of", "bill.", "bill", "bn"),
    6: ("trieu", "million", "millions of", "mill.", "mill", "mn", "mio", "mln"),
    3: (
        "nghin",
        "ngan",
        "thousand",
        "thousands of",
        "thous.",
        "thous",
        "thsd",
        "1000",
        "1.000",
        "1,000",
        "'000",
        "000",
    ),
    2: ("tram", "hundred"),
}
_BY_LENGTH = sorted(
    ((word, power) for power, words in _POWERS.items() for word in words), key=lambda item: -len(item[0])
)
_MULTIPLIERS = tuple((re.compile(rf"{re.escape(word)}(?:\s|(?<=\.)|(?=$))"), power) for word, power in _BY_LENGTH)
_TRAILING = tuple((re.compile(rf"[\s,(]+{re.escape(word)}\)?$"), power) for word, power in _BY_LENGTH)

_UNITS = {
    word: code
    for code, words in {
        "percent": ("%", "annual %", "phan tram", "percent", "per cent", "pct"),
        "percentage_points": ("diem %", "diem phan tram", "percentage points", "percentage point", "pp"),
        "times": ("lan", "times"),
        "USD": ("usd", "us$", "do la", "do la my", "do-la my", "us dollars", "us dollar", "u.s. dollars", "dollars",
                "current us$", "us$, current"),
        "VND": ("dong", "dongs", "vnd", "vnđ", "dong viet nam", "viet nam dong"),
        "EUR": ("eur", "euro", "euros"),
        "persons": ("nguoi", "luot nguoi", "luot khach", "luot", "persons", "people", "arrivals", "visitors"),
        "passengers": ("hk", "hanh khach", "luot hk", "luot hanh khach", "passengers"),
        "passenger_km": ("hk.km", "hanh khach.km", "luot hk.km", "passenger-km", "passengers.km"),
        "tonne_km": ("tan.km", "tonne-km", "tons.km", "ton-km"),
        "tonnes": ("tan", "t", "tons", "ton", "tonnes", "tonne"),
        "quintals": ("ta", "quintals"),
        "quintals_per_hectare": ("ta/ha",),
        "tonnes_per_hectare": ("tan/ha",),
        "hectares": ("ha", "hec ta", "hecta", "hectares", "hectare"),
        "cubic_metres": ("m3", "met khoi", "cubic metres", "cubic meters"),
        "square_metres": ("m2", "met vuong", "square metres"),
        "kilometres": ("km",),
        "metres": ("m", "met"),
        "litres": ("lit", "litres", "liters"),
        "kwh": ("kwh",),
        "projects": ("du an", "projects", "project"),
        "enterprises": ("doanh nghiep", "dn", "enterprises", "firms"),
        "countries": ("nuoc", "quoc gia", "countries", "country"),
        "organisations": ("to chuc", "organisations", "organizations"),
        "agreements": ("hiep dinh", "agreements"),
        "households": ("ho", "households"),
        "cases": ("vu", "cases"),
        "pieces": ("cai", "chiec", "chiec/cai", "pieces", "units"),
        "heads": ("con", "heads"),
        "eggs": ("qua",),
        "packs": ("bao",),
        "sets": ("bo",),
        "pairs": ("doi",),
        "tablets": ("vien",),
    }.items()
    for word in words
}  # fmt: skip


def _spell(printed: str) -> str:
    """Return the folded words of a unit with superscripts as digits and one style of separators."""
    said = fold(printed.replace("³", "3").replace("²", "2")).replace("‘", "'").replace("’", "'")
    said = re.sub(r"\s*/\s*", "/", re.sub(r"\s?([.])\s?(?=km\b)", r"\1", said))
    money = re.fullmatch(r"(usd|us\$|vnd|eur)[\s,(]+([a-z.]+)\)?", said)
    return f"{money[2]} {money[1]}" if money else said
