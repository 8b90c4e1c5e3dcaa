"""Numbers of running text with their units: "39,49 tỉ USD", "US$305.53 billion", "4,5 - 5%", "20,5 nghìn doanh nghiệp".

The decimal mark is the text's, decided from all its numbers as a column's is; where a number proves its own, that
counts. "$" alone is the US dollar: the texts are about one country whose papers print it so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from indicators.articles.token import Quantity
from indicators.model.number_text import NumberFormat, Unsettled, decide_number_format, parse_number
from indicators.model.unit_codes import POWERS, SHORT_POWERS, UNITS
from indicators.model.unit_words import read_unit

_NUMBER = r"\d+(?:[.,]\d+)*"
_POWER = "|".join(
    sorted((re.escape(w) for words in POWERS.values() for w in words if w[0].isalpha()), key=len, reverse=True)
)
_SHORT = "|".join(sorted((re.escape(w) for w in SHORT_POWERS if w[0].isalpha()), key=len, reverse=True))
_CURRENCY = r"us\$|usd|us dollars?|\$|vnd|vnđ|eur(?:os?)?|€|d\b"
_MONEY_WORDS = (
    r"(?:us |u\.s\. )?dollars?|usd|us\$|do la my|do la|do-la|do\b|dong viet nam|dong|vnd|euros?|eur|yen|yuan|won"
    r"|baht|d\b"
)
_RANGE = rf"(?: ?(?:%|percent|per cent)? ?(?:-|den|to) ?(?P<high>{_NUMBER}))?"
_PREFIXED = re.compile(rf"(?P<money>{_CURRENCY}) ?(?P<num>{_NUMBER}){_RANGE}(?:[ -]?(?P<power>{_POWER}|{_SHORT})\b)?")
_PLAIN = re.compile(rf"(?P<sign>-)?(?P<num>{_NUMBER}){_RANGE}")
_AFTER = (
    re.compile(r" ?-?(?P<unit>%|phan tram|per cent\b|percent\b|pct\b)(?! ?(?:diem|points?))"),
    re.compile(
        r" ?(?P<unit>% ?diem|% ?points?|diem phan tram|diem %|percentage[- ]points?|percent points?|ppts?\b|pp\b)"
    ),
    re.compile(rf"[ -]?(?P<power>{_POWER})[ -](?P<money>{_MONEY_WORDS})"),
    re.compile(r"(?P<power>bn|m|mn|tn)\b(?: ?(?P<money>usd|us\$|vnd))?"),
    re.compile(rf" ?(?P<money>usd|us\$|vnd|eur) (?P<power>{_POWER})\b"),
    re.compile(rf" ?(?P<money>{_MONEY_WORDS})"),
    re.compile(r" (?P<unit>lan|times|-fold|fold)\b"),
    re.compile(rf"[ -]?(?P<power>{_POWER})\b"),
)
_SPANS = re.compile(
    r"[ -]?(?:-?(?:nam|tuoi|ngay|gio|phut|giay|tuan|thap ky|the ky|years?|years?-old|days?|hours?|weeks?|decades?"
    r"|km|ha|m2|ki-lo-met|thang (?:qua|toi|lien|truoc|gan)|months? (?:ago|in a row)|trang|lan thu|th\b|st\b|nd\b|rd\b"
    r"|tinh|thanh pho|dai bieu|dia phuong|provinces?|cities|delegates|pages)\b)(?! (?:19|20)\d\d)"
)
"""What a number counts that is no figure of an indicator: years, days, ages, distances, ranks."""


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a text writes numbers."""

    mark: str

    def read(self, text: str) -> tuple[Decimal, int] | None:
        """Return value and decimals of one printed number, or None."""
        if text.isdigit():
            return Decimal(text), 0
        own = decide_number_format([text])
        chosen = own if isinstance(own, NumberFormat) and own.evidence else NumberFormat(self.mark)
        reading = parse_number(text, chosen)
        if reading is None or reading.value is None:
            return None
        return reading.value, reading.decimals


def style_of(folded: str) -> NumberStyle:
    """Return the number style of a text: what most of its numbers prove, else what its language would write."""
    numbers = _SHARE.findall(folded)[:4000]
    decided = decide_number_format(numbers)
    if not isinstance(decided, Unsettled) and decided.evidence:
        return NumberStyle(decided.decimal)
    return NumberStyle("." if is_english(folded) else ",")


def is_english(folded: str) -> bool:
    """Whether a text is English rather than Vietnamese, by its small words."""
    return len(_ENGLISH.findall(folded)) > len(_VIETNAMESE.findall(folded))


_SHARE = re.compile(rf"(?<![\d/.,-]){_NUMBER}(?![\d/-])")
_ENGLISH = re.compile(r"\b(?:the|of|and|in|was|to)\b")
_VIETNAMESE = re.compile(r"\b(?:cua|va|dat|voi|trong|nam)\b")


def quantity_at(folded: str, at: int, style: NumberStyle) -> tuple[Quantity | None, int] | None:
    """Return the quantity that begins at one place with its end; None in it: a number that counts no indicator."""
    if match := _PREFIXED.match(folded, at):
        return _made(match, style, _money(match["money"], match["power"] or ""), match.end())
    match = _PLAIN.match(folded, at)
    if match is None:
        return None
    end = match.end()
    if folded.startswith(("/", "h"), end) and folded[end + 1 : end + 2].isalnum():
        return None, _word_end(folded, end)
    if _SPANS.match(folded, end):
        return None, end
    for pattern in _AFTER:
        if after := pattern.match(folded, end):
            unit, stop = _unit(after, folded)
            return _made(match, style, unit, stop)
    if folded[end : end + 1].isalpha():
        return None, _word_end(folded, end)
    return _made(match, style, (_noun(folded, end), 0), end)


def _unit(after: re.Match[str], folded: str) -> tuple[tuple[str, int], int]:
    said = after.groupdict()
    if said.get("unit"):
        reading = read_unit(
            re.sub(r"^% ?(?=diem|point)", "diem % " if "diem" in after[0] else "% ", said["unit"]).replace(
                "diem % diem", "diem %"
            )
        )
        code = (
            reading.unit_measure
            if reading
            else "percentage_points"
            if "p" in said["unit"] and said["unit"] != "%"
            else "percent"
        )
        return ("times" if said["unit"] in {"lan", "times", "fold", "-fold"} else code, 0), after.end()
    if said.get("money"):
        return _money(said["money"], said.get("power") or ""), after.end()
    power = _power(said["power"])
    return (_noun(folded, after.end()), power), after.end()


def _money(money: str, power: str) -> tuple[str, int]:
    said = money.strip()
    code = (
        "VND"
        if said in {"vnd", "vnđ", "d", "dong", "dong viet nam"}
        else UNITS.get(said, "USD" if said[:2] in {"do", "us", "$", "u."} or said.startswith("dollar") else "")
    )
    if said in {"€", "eur", "euro", "euros"}:
        code = "EUR"
    return "USD" if code == "dollars" else code, _power(power)


def _power(word: str) -> int:
    if not word:
        return 0
    return _POWER_OF[word] if word in _POWER_OF else SHORT_POWERS[word]


_POWER_OF = {word: power for power, words in POWERS.items() for word in words}


def _noun(folded: str, end: int) -> str:
    """Return the unit code of the noun that is counted, or empty; the noun itself is left to be read as a name."""
    words = folded[end : end + 60].split()[:3]
    for first in range(len(words)):
        for size in (2, 1):
            code = UNITS.get(" ".join(words[first : first + size]).strip(".,;:()"))
            if code in _COUNTED:
                return str(code)
        if words[first][-1:] in ".,;:)":
            break
    return ""


_COUNTED = frozenset(
    {
        "persons",
        "enterprises",
        "projects",
        "countries",
        "organisations",
        "agreements",
        "tonnes",
        "vehicles",
        "cases",
        "households",
    }
)


def _made(match: re.Match[str], style: NumberStyle, unit: tuple[str, int], end: int) -> tuple[Quantity | None, int]:
    number = style.read(match["num"])
    if number is None:
        return None, end
    high = style.read(match["high"]) if match["high"] else None
    if high is not None and high[0] <= number[0]:
        high = None
    negative = bool(match.groupdict().get("sign"))
    return Quantity(number[0], number[1], unit[0], unit[1], high[0] if high else None, negative=negative), end


def _word_end(folded: str, at: int) -> int:
    end = at
    while end < len(folded) and end < at + 40 and (folded[end].isalnum() or folded[end] in "/-"):
        end += 1
    return end
