"""What a figure measures, as far as the text tells: an indicator or words that name none, and a part of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indicators.articles.names import DOMESTIC_SECTOR, FAMILY_OF, FOREIGN_SECTOR, GDP, NEGATIVE, NOT_TAKEN, Name
from indicators.articles.token import Quantity
from indicators.catalogue import Catalogue
from indicators.model.currencies import MONEY

UNKNOWN_SCORE, INHERITED = 35, 8
PARTNERED = frozenset({"EXP_GOODS", "IMP_GOODS", "TRADE_GOODS_TOTAL", "FDI_REGISTERED", "FDI_NEW", "FDI_ADJ",
                       "FDI_SHARES", "FDI_DISBURSED", "FDI_NEW_PROJECTS", "VISITORS_INTL"})  # fmt: skip
"""Indicators that are told by partner country."""
_PARTS = frozenset({
    "FDI_NEW", "FDI_ADJ", "FDI_SHARES", "GDP_AGRI", "GDP_INDUSTRY", "GDP_SERVICES", "EXP_FDI_SECTOR", "EXP_DOMESTIC",
})  # fmt: skip
COUNTED_NOUNS = frozenset({"persons", "enterprises", "projects"})
COUNTED = frozenset({"countries", "organisations", "agreements"})


@dataclass(frozen=True, slots=True)
class Subject:
    """``code`` empty: something the catalogue has no indicator for; ``foreign``: not ours, never taken."""

    code: str
    score: int
    basis: str
    words: str
    negative: bool = False
    dimensions: tuple[tuple[str, str], ...] = ()
    part: bool = False
    foreign: bool = False

    @property
    def family(self) -> str:
        return FAMILY_OF.get(self.code, "")

    def narrowed(self, words: str) -> Subject:
        """Return a part of this that has no indicator of its own."""
        return Subject("", UNKNOWN_SCORE, "unknown", words, part=True, foreign=self.foreign)

    def of_partner(self, area: str, words: str) -> Subject:
        """Return this for one partner or province; unknown where it is not told by partner."""
        if ":" in area:
            return self.narrowed(words)
        dimension = "ref_area" if area.startswith("VN-") else "counterpart_area"
        return replace(self, dimensions=((dimension, area),), part=True)


def subject_of(names: tuple[Name, ...], words: str, family: str) -> Subject | None:
    """Return what words name where the text speaks of ``family``; None for elliptic words without their family."""
    first = names[0]
    for name in names:
        if name.family and name.family == family:
            return _named(name, words)
    return None if first.family else _named(first, words)


def _named(name: Name, words: str) -> Subject:
    code = name.code.removeprefix(NEGATIVE)
    if code == "TARGET_GDP_GROWTH":
        code = "GDP_GROWTH_YOY"
    known = bool(code) and ":" not in code
    return Subject(
        code if known else "",
        name.score if known else UNKNOWN_SCORE,
        name.code if ":" in code else name.basis,
        words,
        negative=name.code.startswith(NEGATIVE),
        part=code in _PARTS or not known,
        foreign=name.code == NOT_TAKEN,
    )


def with_sector(subject: Subject, sector: str, words: str) -> Subject:
    """Return exports of a sector; of everything else the catalogue knows no sectors."""
    if subject.code in {"EXP_GOODS", "EXP_FDI_SECTOR", "EXP_DOMESTIC"} and sector in {FOREIGN_SECTOR, DOMESTIC_SECTOR}:
        code = "EXP_FDI_SECTOR" if sector == FOREIGN_SECTOR else "EXP_DOMESTIC"
        return replace(subject, code=code, words=words, part=True)
    return replace(subject.narrowed(words), basis=sector)


def fitted(subject: Subject, quantity: Quantity, catalogue: Catalogue) -> Subject | None:
    """Return the subject that a quantity of this unit can be a figure of; None where it is none of an indicator.

    K11: dollars are no per cent; dong are no FDI; a count of countries is of partners or of nothing.
    """
    unit = quantity.unit
    if unit in {"percent", "percentage_points", "times"}:
        return None if subject.code and catalogue.indicator(subject.code).unit_measure in COUNTED else subject
    if unit in MONEY and subject.code in {"GDP_GROWTH_YOY", "GDP_NOMINAL"}:
        return replace(subject, code="GDP_NOMINAL")
    if not subject.code:
        return None if unit in COUNTED or not (unit or quantity.unit_mult) else subject
    own = catalogue.indicator(subject.code).unit_measure
    if (
        unit == own
        or (unit == "" and own not in MONEY and own not in {"percent", "index"})
        or (unit in MONEY and subject.code == "RETAIL_SALES")
    ):
        return subject
    if unit in MONEY and subject.code == "GDP_PER_CAPITA":
        return subject
    if unit in MONEY and subject.code == "FDI_NEW_PROJECTS":
        return replace(subject, code="FDI_NEW", part=True)
    if unit == "projects" and subject.code in {"FDI_NEW", "FDI_REGISTERED"} and not subject.dimensions:
        return replace(subject, code="FDI_NEW_PROJECTS", score=subject.score - INHERITED)
    if unit in COUNTED or unit == "":
        return None
    return subject.narrowed(subject.words) if unit in MONEY or unit in {"persons", "enterprises", "projects"} else None


def is_gdp(subject: Subject) -> bool:
    return subject.family == GDP
