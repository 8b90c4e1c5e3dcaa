"""Numbers that were typed as text: which mark is the decimal one, and what the number is.

The decimal mark is a property of a column, decided from all its values with the value that proves it: ``1,234`` alone
may be a thousand or one and a bit. What nothing proves stays open, and what two values prove differently is a
contradiction; neither is ever guessed. Numbers are exact decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from indicators.model.text import clean

LONGEST = 64


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a column writes numbers; ``evidence`` is the text that proved the mark, empty where none has a mark.

    ``settled_by`` says what kind of proof it was.
    """

    decimal: str
    evidence: str = ""
    settled_by: SettledBy | None = None

    @property
    def group(self) -> str:
        """The mark between thousands, besides blanks and apostrophes."""
        return "," if self.decimal == "." else "."


class SettledBy(StrEnum):
    """What proved the decimal mark of a column."""

    FORM = "form"
    MAGNITUDE = "magnitude"
    OTHER_COLUMNS = "other_columns"


@dataclass(frozen=True, slots=True)
class Unsettled:
    """No number format: ``first`` and ``second`` are positions of values that contradict each other.

    ``second`` None: nothing proves either mark, ``first`` is an open value.
    """

    first: int
    second: int | None = None


class NumberReading(NamedTuple):
    """A number read from text: None for a missing code; flags and percent sign are split off, never part of it."""

    value: Decimal | None
    decimals: int = 0
    percent: bool = False
    flags: str = ""

    @property
    def missing(self) -> bool:
        return self.value is None


def decide_number_format(texts: Sequence[str], numbers: Iterable[float] = ()) -> NumberFormat | Unsettled:
    """Decide the decimal mark from every text of one column.

    ``numbers`` are true numbers of the same column: where form proves nothing, they settle the mark if under one
    reading every text is of their magnitude and under the other none is. Whole numbers without a mark settle it only
    for groups ("987" beside "1,012"): a column may well hold thousands beside units ("566,216" beside "12"). Texts that
    are no numbers are passed over.
    """
    proofs: dict[str, int] = {}
    open_at: int | None = None
    for position, text in enumerate(texts):
        if "." in proofs and _PLAIN(text):  # can prove nothing else
            continue
        parts = _split(text)
        if parts is None or not (mark := _proves(parts.core, exponent=bool(parts.exponent))):
            continue
        if mark in _MARKS:
            proofs.setdefault(mark, position)
        elif open_at is None:
            open_at = position
    if len(proofs) > 1:
        first, second = sorted(proofs.values())
        return Unsettled(first, second)
    if proofs:
        ((mark, position),) = proofs.items()
        return NumberFormat(mark, texts[position], SettledBy.FORM)
    if open_at is None:
        return NumberFormat(".")
    sizes = list(numbers)
    settled = _by_magnitude(texts, sizes) if sizes else _by_whole_numbers(texts)
    return settled or Unsettled(open_at)


def both_readings(text: str) -> tuple[str, str] | None:
    """Return what an open text is with groups and with decimals ("1,234": 1234 and 1.234), None for no number."""
    parts = _split(text)
    if parts is None or _proves(parts.core) != "?":
        return None
    mark = "." if "." in parts.core else ","
    sign = "-" if parts.negative else ""
    return sign + parts.core.replace(mark, ""), sign + parts.core.replace(mark, ".")


def parse_number(text: str, number_format: NumberFormat) -> NumberReading | None:
    """Read ``text`` in a column's format; a missing code gives a reading without value, other words give None."""
    plain = _PLAIN(text)
    if plain is not None and (number_format.decimal == "." or not plain[3]):
        value = Decimal(plain[2])
        return NumberReading(-value if plain[1] else value, len(plain[3] or ""))
    if is_missing_code(text):
        return NumberReading(None)
    parts = _split(text)
    if parts is None:
        return None
    if parts.exponent:
        if number_format.group in parts.core:
            return None
        value = Decimal(parts.core.replace(",", ".") + parts.exponent)
        return NumberReading(-value if parts.negative else value, 0, parts.percent, parts.flags)
    whole, mark, tail = parts.core.partition(number_format.decimal)
    groups = re.split(r"[ '" + re.escape(number_format.group) + "]", whole) if whole or not mark else ["0"]
    well_grouped = len(groups) == 1 or (1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))
    if not (well_grouped or (number_format.group == "," and _INDIAN.fullmatch(whole))):
        return None
    if (mark and not tail.isdigit()) or not all(group.isdigit() for group in groups):
        return None
    value = Decimal("".join(groups) + ("." + tail if mark else ""))
    return NumberReading(-value if parts.negative else value, len(tail), parts.percent, parts.flags)


def is_missing_code(text: str) -> bool:
    """Whether ``text`` is blank or one of the signs by which statistics offices print an absent figure."""
    if text[:1].isdigit():
        return False
    return _missing_before(text) if len(text) <= LONGEST else _is_missing(text)


def _is_missing(text: str) -> bool:
    said = clean(text).lower()
    return said in _MISSING or bool(_MISSING_SIGNS.fullmatch(said))


_missing_before = lru_cache(maxsize=16_384)(_is_missing)


def looks_like_number(text: str) -> bool:
    """Whether ``text`` is a number under one decimal mark or the other."""
    if _PLAIN(text) is not None:
        return True
    return _looks_like_number(text) if len(text) <= LONGEST else _is_number(text)


def _is_number(text: str) -> bool:
    if _NO_NUMBER.match(text) or _split(text) is None:
        return False
    return any(parse_number(text, NumberFormat(mark)) is not None for mark in _MARKS)


_looks_like_number = lru_cache(maxsize=16_384)(_is_number)
"""Texts come again and again: the codes of records, the numbers that several layouts look at."""


_MARKS = (".", ",")
_MISSING = frozenset({
    "", "na", "n/a", "n.a", "n.a.", "(na)", "#n/a", "#na", "nan", "null", "n.d.", "n.d", "nd", "n.p.", "np", "n.e.",
    "(d)", "(x)", "(s)", "(z)", "(nd)", "not available", "not applicable",
})  # fmt: skip
_MISSING_SIGNS = re.compile(
    r"[.\u2026]{1,8}|\((?:\.{2,3}|\u2026)\)|[-\u2013\u2014\u2212]{1,4}|:\s?[a-z]{0,2}|[*]{1,40}|/{2,4}|\[[a-z]{1,4}\]"
)
"""Dots (in brackets as well), dashes, a colon with or without its flag, stars, and the shorthand of British tables in
square brackets."""
_FLAG = (
    r"\([0-9A-Za-z*]{1,3}\)|\[[a-zA-Z0-9]{1,4}\]|(?<=\s)[0-9a-z]\)|[*†‡§¹²³⁰⁴-⁹ᵃᵇᶜᵈᵉᶠᵖʳˢᵘ]"
    r"|[bcdefnprsuz]|[AEFPR](?![A-Za-z])"
)
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)\s?(?P<core>[.,]?[0-9](?:[0-9.,' ]*[0-9])?)(?P<exponent>[eE][+-]?[0-9]{1,3})?(?P<after>-?)"
    rf"\s?(?P<percent>%?)\s?(?P<flags>(?:(?:{_FLAG})\s?){{0,4}})"
)
_ONE_FLAG = re.compile(_FLAG.replace(r"(?<=\s)", ""))
MOST_LETTERS = 2
"""Letters in a row that are flags ("bp"); more are a word."""
_PLAIN = re.compile(r" ?(-?)([0-9]{1,12}(?:\.([0-9]{1,18}))?) ?").fullmatch
"""What finds sign, digits and decimals of most numbers of text files, which then need no further look; of a double that
is written out there are up to seventeen."""
_NO_NUMBER = re.compile(r"\s*[^\s0-9+\-\u2212\u2013\u2014(.,]")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
_MINUS = str.maketrans({
    "\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2010": "-", "\u2011": "-", "\uff0d": "-", "\u2019": "'",
    "\u2018": "'", "\u02bc": "'", "\u066c": "'",
})  # fmt: skip


class _Parts(NamedTuple):
    core: str
    negative: bool
    percent: bool
    flags: str
    exponent: str = ""


def _split(text: str) -> _Parts | None:
    """Take sign, parentheses, percent sign and flags off; None where what is left is not digits and marks."""
    if plain := _PLAIN(text):
        return _Parts(plain[2], bool(plain[1]), percent=False, flags="")
    if _NO_NUMBER.match(text):
        return None
    said = clean(text[: LONGEST + 1]).translate(_MINUS)
    if len(said) > LONGEST:
        return None
    bracketed = len(said) > 2 and said[0] == "(" and said[-1] == ")"
    match = _NUMBER.fullmatch(said[1:-1].strip() if bracketed else said)
    if match is None or (match["sign"] and (bracketed or match["after"])):
        return None
    core, exponent, flags = match["core"], match["exponent"] or "", match["flags"].strip()
    if exponent and not core.replace(",", ".").replace(".", "", 1).isdigit():
        return None
    if flags and max(map(len, _LETTERS.findall(flags)), default=0) > MOST_LETTERS:
        return None
    negative = bracketed or match["sign"] == "-" or bool(match["after"])
    return _Parts(core, negative, bool(match["percent"]), flags, exponent)


_LETTERS = re.compile(r"[A-Za-z]+(?![)\]A-Za-z])")


def flag_tokens(flags: str) -> tuple[str, ...]:
    """Return the single flags of a figure without their brackets: "bp" is b and p, "(P)(1)" is P and 1."""
    return tuple(match[0].strip("()[]") for match in _ONE_FLAG.finditer(flags))


def _proves(core: str, *, exponent: bool = False) -> str:
    """Return the decimal mark that ``core`` proves, ``?`` where its one mark can be either, empty where it has none."""
    blank_groups = " " in core or "'" in core
    dots, commas = core.count("."), core.count(",")
    if not dots and not commas:
        return ""
    if dots and commas:
        mark = "." if core.rindex(".") > core.rindex(",") else ","
        whole = core.partition(mark)[0]
        grouped = _GROUPED.fullmatch(whole) or _INDIAN.fullmatch(whole)
        return mark if core.count(mark) == 1 and grouped else ""
    mark, other = (".", ",") if dots else (",", ".")
    if dots + commas > 1:
        return other if _GROUPED.fullmatch(core) or _INDIAN.fullmatch(core) else ""
    head, tail = core.split(mark)
    is_decimal = blank_groups or exponent or len(tail) != 3 or len(head) > 3 or head.startswith("0") or not head
    return mark if is_decimal else "?"


_FAR = 30.0


def _by_magnitude(texts: Sequence[str], numbers: Iterable[float]) -> NumberFormat | None:
    """Settle by the true numbers of the column: one reading is a thousand times the other, so only one can be near."""
    sizes = [abs(number) for number in numbers if number]
    if not sizes:
        return None
    low, high = min(sizes) / _FAR, max(sizes) * _FAR
    fitting: dict[str, tuple[int, int]] = {}
    evidence = ""
    for mark in _MARKS:
        near = far = 0
        for text in texts:
            parts = _split(text)
            if parts is None or _proves(parts.core) != "?":
                continue
            evidence = evidence or text
            reading = parse_number(text, NumberFormat(mark))
            if reading is not None and reading.value is not None and low <= abs(reading.value) <= high:
                near += 1
            else:
                far += 1
        fitting[mark] = (near, far)
    for mark, other in (_MARKS, _MARKS[::-1]):
        if fitting[mark][1] == 0 and fitting[other][0] == 0:
            return NumberFormat(mark, evidence, SettledBy.MAGNITUDE)
    return None


def _by_whole_numbers(texts: Sequence[str]) -> NumberFormat | None:
    """Settle for groups by the whole numbers beside the open ones; see ``decide_number_format``."""
    parts = [_split(text) for text in texts]
    whole = [float(part.core) for part in parts if part is not None and part.core.isdigit() and not part.exponent]
    settled = _by_magnitude(texts, whole) or _by_plain_hundreds(texts, whole)
    if settled is None:
        return None
    return settled if settled.group in settled.evidence else None


def _by_plain_hundreds(texts: Sequence[str], whole: Sequence[float]) -> NumberFormat | None:
    """Settle for groups where numbers go without a mark up to 999 and have one from there on.

    With three decimals 560 would be written 560.000; so several plain hundreds show that "1,290" is no 1.29.
    """
    hundreds = sum(1 for number in whole if 100 <= number < 1000)
    if hundreds < FEWEST_HUNDREDS or max(whole) >= 1000:
        return None
    marked = [text for text in texts if (read := both_readings(text)) is not None and Decimal(read[0]) >= 1000]
    marks = {"." if "." in text else "," for text in marked}
    if len(marks) != 1:
        return None
    return NumberFormat("." if marks == {","} else ",", marked[0], SettledBy.MAGNITUDE)


FEWEST_HUNDREDS = 3
