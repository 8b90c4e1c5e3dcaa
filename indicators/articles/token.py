"""What the lexer finds in a sentence: a kind, its place, and what it carries."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indicators.model.observation import Qualifier


class Kind(StrEnum):
    """What a run of words is for the reading of a figure."""

    WORD = "word"
    IDLE = "idle"
    VALUE = "value"
    SUBJECT = "subject"
    AREA = "area"
    PERIOD = "period"
    COMPARE = "compare"
    COMPARED_LEVEL = "compared_level"
    DIRECTION = "direction"
    REACHED = "reached"
    QUALIFIER = "qualifier"
    CUE = "cue"
    JOIN = "join"
    PREPOSITION = "preposition"
    COMMA = "comma"
    SEMICOLON = "semicolon"
    OPEN = "open"
    CLOSE = "close"
    NUMBER = "number"


BOUNDARIES = frozenset({Kind.COMMA, Kind.SEMICOLON, Kind.OPEN, Kind.CLOSE})
"""What ends the reach of what stands directly behind a value."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number with its unit; ``unit`` empty where none is printed, ``high`` the upper end of a range."""

    value: Decimal
    decimals: int
    unit: str
    unit_mult: int
    high: Decimal | None = None
    qualifier: Qualifier | None = None
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """A period as it is said: ``form`` tells how it is worked out, ``words`` are folded, ``year`` written or None."""

    form: str
    words: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """One find, ``start`` and ``end`` in its paragraph; ``name`` says which of its kind it is."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    quantity: Quantity | None = None
    spoken: Spoken | None = None
    sign: int = 0
