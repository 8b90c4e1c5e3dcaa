"""An observation: what one source said on one day about one series and one period."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from indicators.model.period import Period
from indicators.model.series import SeriesKey


class ObsStatus(StrEnum):
    """SDMX observation status; ``T`` (target) and ``D`` (derived) are our own. *Revised* is read off the vintages."""

    ESTIMATE = "E"
    PRELIMINARY = "P"
    OFFICIAL = "A"
    FORECAST = "F"
    TARGET = "T"
    DERIVED = "D"


class Qualifier(StrEnum):
    """The hedge printed before a number."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    RANGE = "range"

    @property
    def one_sided(self) -> bool:
        return self in {Qualifier.OVER, Qualifier.NEARLY, Qualifier.AT_LEAST}


class Precision(StrEnum):
    """How exactly a publication date is known; a month stands for its last day."""

    DAY = "day"
    MONTH = "month"
    NONE = "none"


class CitationKind(StrEnum):
    ARTICLE = "article"
    PRESS = "press"
    CELL = "cell"
    DERIVED = "derived"
    STATE_CHANGES = "state_changes"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a figure stands: the sentence of a text or the cell of a workbook, or the figures it was derived from.

    ``phrase`` holds a few printed words, never a sentence. ``parents`` are observation ids of a derived figure and
    ``formula`` its arithmetic as text, ``rests_on`` the weakest of their statuses. ``source_id`` names the row of the
    seed tables (``A1-09``) where there is one.
    ``offset`` and ``offset_end`` are the letters of the original text between which the figure stands.
    A correction by hand ``replaces`` the observation it names first, and all which that one replaced; ``corrected_by``
    and ``reason`` say who did it and why. ``corrected`` says what of a cell a person read otherwise than the program
    before it was committed: ``period=2025-Q2``, ``unit=USD:6``, ``measure=yoy``, ``status=E``, ``map=the label``, each
    with ``@recipe`` at its end where a recipe said it.
    """

    kind: CitationKind
    publisher: str = ""
    title: str = ""
    url: str = ""
    paragraph: int | None = None
    line: int | None = None
    speaker: str = ""
    authority: str = ""
    phrase: str = ""
    sheet: str = ""
    cell: str = ""
    file_name: str = ""
    sha256: str = ""
    source_id: str = ""
    formula: str = ""
    parents: tuple[int, ...] = ()
    note: str = ""
    replaces: tuple[int, ...] = ()
    corrected_by: str = ""
    reason: str = ""
    corrected: tuple[str, ...] = ()
    rests_on: str = ""
    offset: int | None = None
    offset_end: int | None = None

    @property
    def spot(self) -> str:
        """Where in its sheet or text a figure stands: a cell, or the letters of a text ("120-134")."""
        return self.cell if self.offset is None else f"{self.offset}-{self.offset_end}"

    def to_json(self) -> str:
        """Return the fields that say something, as one JSON object with sorted keys."""
        said = {name: value for name in _CITED if (value := getattr(self, name)) not in _NOTHING}
        return _encode(said)

    @classmethod
    def from_json(cls, text: str) -> Citation:
        said: dict[str, Any] = json.loads(text)
        said["kind"] = CitationKind(said["kind"])
        said["parents"] = tuple(said.get("parents", ()))
        said["replaces"] = tuple(said.get("replaces", ()))
        said["corrected"] = tuple(said.get("corrected", ()))
        return cls(**said)


def derived_citations(
    formulas: Iterable[str], parents: Iterable[list[int]], publishers: Iterable[str], rests_on: Iterable[str]
) -> list[str]:
    """Return the JSON text of many citations of derived figures, each with its formula and at least one parent.

    It is what ``Citation.to_json`` writes of them, at a tenth of the time.
    """
    ends: dict[tuple[str, str], str] = {}
    found = []
    for formula, behind, publisher, status in zip(formulas, parents, publishers, rests_on, strict=True):
        end = ends.get((publisher, status))
        if end is None:
            told = {name: text for name, text in (("publisher", publisher), ("rests_on", status)) if text}
            end = ends[publisher, status] = f", {_encode(told)[1:]}" if told else "}"
        found.append(f'{{"formula": {_quote(formula)}, "kind": "derived", "parents": {behind}{end}')
    return found


_quote = json.encoder.encode_basestring
_CITED = tuple(sorted(one.name for one in fields(Citation)))
_NOTHING = ("", None, ())
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure as it was said; ``value`` in ``unit_measure`` times ten to the ``unit_mult``, as printed.

    ``value`` is None for a printed blank, never zero. ``decimals`` are those printed (of a workbook: those shown by
    the number format). ``value_high`` is the upper end of a range. ``raw`` is the printed text. ``published`` None
    with precision ``none`` is undated: such a figure never wins. ``withheld`` holds the reason for which the figure is
    kept and cited but never a winner; empty otherwise.
    """

    series_key: SeriesKey
    period: Period
    value: Decimal | None
    unit_mult: int
    obs_status: ObsStatus
    origin: str
    outlet: str
    citation: Citation
    qualifier: Qualifier = Qualifier.EXACT
    value_high: Decimal | None = None
    decimals: int = 0
    raw: str = ""
    published: date | None = None
    published_precision: Precision = Precision.NONE
    withheld: str = ""
    note: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
