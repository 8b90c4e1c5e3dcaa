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
    ``aliases`` are printed labels that name it and ``alias_langs`` the language of each; ``adds_up_to`` names the total
    it is part of.
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
    alias_langs: tuple[str, ...] = ()

    def aliases_in(self, lang: str) -> tuple[str, ...]:
        """Return its aliases of one language, in the order in which they came."""
        pairs = zip(self.aliases, self.alias_langs, strict=True)
        return tuple(alias for alias, spoken in pairs if spoken == lang)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: ``symbol`` by language and multiplier, as printed after a number."""

    code: str
    name: dict[str, str]


class AreaKind(StrEnum):
    """What an area is: a country or territory, or a province-level unit of one."""

    COUNTRY = "country"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class AreaName:
    """What an area was called between two days; open ends are None."""

    valid_from: date | None
    valid_to: date | None
    name: dict[str, str]


@dataclass(frozen=True, slots=True)
class Area:
    """A reference area with the days between which it existed (K7); ``parent`` is the area it is part of.

    A unit that takes others in is another area with another code, be its name the same; a unit that is only renamed
    keeps its code and has two names. ``aliases`` are other printed names of it.
    """

    code: str
    kind: AreaKind
    names: tuple[AreaName, ...]
    parent: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> dict[str, str]:
        """Its latest name by language."""
        return self.names[-1].name

    @property
    def valid_from(self) -> date | None:
        return self.names[0].valid_from

    @property
    def valid_to(self) -> date | None:
        """The first day on which it existed no more."""
        return self.names[-1].valid_to

    def is_valid(self, day: date) -> bool:
        """Whether the area existed on ``day``."""
        begun = self.valid_from is None or day >= self.valid_from
        return begun and (self.valid_to is None or day < self.valid_to)

    def overlaps(self, other: Area) -> bool:
        """Whether there is a day on which both exist."""
        return (self.valid_to is None or other.valid_from is None or other.valid_from < self.valid_to) and (
            other.valid_to is None or self.valid_from is None or self.valid_from < other.valid_to
        )

    def name_on(self, day: date, lang: str) -> str:
        """Return what the area was called on ``day``; outside its days the nearest name."""
        past = [dated for dated in self.names if dated.valid_from is None or day >= dated.valid_from]
        return (past[-1] if past else self.names[0]).name[lang]


@dataclass(frozen=True, slots=True)
class AreaChange:
    """An area that went into another on a day, from which on only the new one exists."""

    old: str
    new: str
    day: date


@dataclass(frozen=True, slots=True)
class Activity:
    """An economic activity: a section of the national classification (VSIC), with other printed names of it."""

    code: str
    name: dict[str, str]
    aliases: tuple[str, ...] = ()


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


class TermsKnown(StrEnum):
    """How far the terms of reuse of an organisation's figures are known."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms the figures of one organisation may be used again, in our own words; ``reference``: where it says.

    ``known`` NO: the words say that nothing is known and what to do then.
    """

    origin: str
    known: TermsKnown
    words: dict[str, str]
    reference: str

    def line(self, lang: str) -> str:
        """Return words and reference in one text."""
        return f"{self.words[lang]} ({self.reference})" if self.reference else self.words[lang]
