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


@dataclass(frozen=True, slots=True)
class NumberReading:
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
    reading every text is of their magnitude and under the other none is. Texts that are no numbers are passed over.
    """
    proofs: dict[str, int] = {}
    open_at: int | None = None
    for position, text in enumerate(texts):
        parts = _split(text)
        if parts is None or not (mark := _proves(parts.core)):
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
    return _by_magnitude(texts, numbers) or Unsettled(open_at)


def parse_number(text: str, number_format: NumberFormat) -> NumberReading | None:
    """Read ``text`` in a column's format; a missing code gives a reading without value, other words give None."""
    if is_missing_code(text):
        return NumberReading(None)
    parts = _split(text)
    if parts is None:
        return None
    if parts.exponent:
        value = Decimal(parts.core + parts.exponent)
        return NumberReading(-value if parts.negative else value, 0, parts.percent, parts.flags)
    whole, mark, tail = parts.core.partition(number_format.decimal)
    groups = re.split(r"[ '" + re.escape(number_format.group) + "]", whole)
    well_grouped = len(groups) == 1 or (1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))
    if not well_grouped or (mark and not tail.isdigit()) or not all(group.isdigit() for group in groups):
        return None
    value = Decimal("".join(groups) + ("." + tail if mark else ""))
    return NumberReading(-value if parts.negative else value, len(tail), parts.percent, parts.flags)


def is_missing_code(text: str) -> bool:
    """Whether ``text`` is blank or one of the signs by which statistics offices print an absent figure."""
    said = clean(text).lower()
    return said in _MISSING or (said != "" and not said.strip("*"))


def looks_like_number(text: str) -> bool:
    """Whether ``text`` is a number under one decimal mark or the other."""
    if _NO_NUMBER.match(text) or _split(text) is None:
        return False
    return any(parse_number(text, NumberFormat(mark)) is not None for mark in _MARKS)


_MARKS = (".", ",")
_MISSING = {
    "",
    "..",
    "...",
    "…",
    "-",
    "–",
    "—",
    ".",
    ":",
    "na",
    "n/a",
    "n.a.",
    "nan",
    "null",
    "[z]",
    "[x]",
    "[c]",
    "[u]",
    "[w]",
}
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)\s?(?P<core>[0-9](?:[0-9.,' ]*[0-9])?)(?P<exponent>[eE][+-]?[0-9]{1,3})?\s?(?P<percent>%?)\s?"
    r"(?P<flags>\([0-9A-Za-z*]{1,2}\)|\[[a-zA-Z]\]|[*†‡¹²³⁴-⁹]{1,3}|[bcdefnprsuz]{0,2}|[AEFPR])"
)
_NO_NUMBER = re.compile(r"\s*[^\s0-9+\-\u2212\u2013\u2014(]")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2019": "'", "\u2018": "'"})


@dataclass(frozen=True, slots=True)
class _Parts:
    core: str
    negative: bool
    percent: bool
    flags: str
    exponent: str = ""


def _split(text: str) -> _Parts | None:
    """Take sign, parentheses, percent sign and flags off; None where what is left is not digits and marks."""
    if _NO_NUMBER.match(text):
        return None
    said = clean(text[: LONGEST + 1]).translate(_MINUS)
    if len(said) > LONGEST:
        return None
    bracketed = len(said) > 2 and said[0] == "(" and said[-1] == ")"
    match = _NUMBER.fullmatch(said[1:-1].strip() if bracketed else said)
    if match is None or (bracketed and match["sign"]):
        return None
    core, exponent = match["core"], match["exponent"] or ""
    if exponent and not core.replace(".", "", 1).isdigit():
        return None
    return _Parts(core, bracketed or match["sign"] == "-", bool(match["percent"]), match["flags"], exponent)


def _proves(core: str) -> str:
    """Return the decimal mark that ``core`` proves, ``?`` where its one mark can be either, empty where it has none."""
    blank_groups = " " in core or "'" in core
    dots, commas = core.count("."), core.count(",")
    if not dots and not commas:
        return ""
    if dots and commas:
        mark = "." if core.rindex(".") > core.rindex(",") else ","
        return mark if core.count(mark) == 1 and _GROUPED.fullmatch(core.partition(mark)[0]) else ""
    mark, other = (".", ",") if dots else (",", ".")
    if dots + commas > 1:
        return other if _GROUPED.fullmatch(core) else ""
    head, tail = core.split(mark)
    is_decimal = blank_groups or len(tail) != 3 or len(head) > 3 or head.startswith("0")
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
