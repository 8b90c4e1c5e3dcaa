"""What the catalogue knows: indicators, units, areas, and the organisations whose figures they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class IndicatorKind(StrEnum):
    """How an indicator behaves in time: only a flow may be added and subtracted over periods."""

    FLOW = "flow"
    RATE = "rate"
    INDEX = "index"
    STOCK = "stock"
    COUNT = "count"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator; names, definitions and short names by language (``vi``, ``en``).

    ``unit_measure`` and ``display_mult`` say how it is shown (USD and 9: billions of dollars); ``default_measure``
    completes a bare series key. ``family`` is the family in which origins are ranked (``trade``, ``fdi``, ``other``).
    ``aliases`` are printed labels that name it, in both languages. ``adds_up_to`` names the total it is part of.
    """

    code: str
    name: dict[str, str]
    short: dict[str, str]
    definition: dict[str, str]
    kind: IndicatorKind
    unit_measure: str
    display_mult: int
    default_measure: str
    family: str
    topic: str
    aliases: tuple[str, ...] = ()
    headline: int | None = None
    adds_up_to: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: ``symbol`` by language and multiplier, as printed after a number."""

    code: str
    name: dict[str, str]


@dataclass(frozen=True, slots=True)
class Area:
    """A reference area with the days between which it existed (K7); open ends are None."""

    code: str
    name: dict[str, str]
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class OriginName:
    """What an organisation was called between two days (K10)."""

    valid_from: date | None
    valid_to: date | None
    name: dict[str, str]


@dataclass(frozen=True, slots=True)
class Origin:
    """An organisation whose figures these are; ``rank`` by indicator family, 1 first; absent families rank last."""

    code: str
    names: tuple[OriginName, ...]
    rank: dict[str, int]

    def name_on(self, day: date | None, lang: str) -> str:
        """Return the organisation's name in ``lang`` on ``day`` (None: its latest name)."""
        for dated in self.names:
            after = dated.valid_from is None or (day is not None and day >= dated.valid_from)
            before = dated.valid_to is None or (day is not None and day < dated.valid_to)
            if (after and before) or (day is None and dated.valid_to is None):
                return dated.name[lang]
        return self.names[-1].name[lang]
