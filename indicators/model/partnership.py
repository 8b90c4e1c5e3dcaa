"""A partnership is a country that reached a tier on a day; a state change is one such step, with its documents.

Belongs here: tiers, regions, the dated change and its plain payload, and a row of a file that proposes one. Does not:
who stands where on a day (``transforms.tiers``) or whether a proposed change can be true (``checks.change_order``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from indicators.model.period import Period


class Tier(StrEnum):
    """Comprehensive strategic, strategic, comprehensive; in this order everywhere."""

    CSP = "CSP"
    SP = "SP"
    CP = "CP"

    @property
    def rank(self) -> int:
        """Return 3 for the highest tier, 1 for the lowest; the number of its colour token."""
        return {Tier.CSP: 3, Tier.SP: 2, Tier.CP: 1}[self]


class Region(StrEnum):
    """Where a partner is listed, in the order of the page."""

    SEA = "SEA"
    NEA = "NEA"
    OCE = "OCE"
    SCA = "SCA"
    EUR = "EUR"
    MEA = "MEA"
    AME = "AME"


class Known(StrEnum):
    """How exactly the date of a change is known; a month or a year takes effect on its last day."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


Words = Mapping[str, str]
"""One text by language."""


@dataclass(frozen=True, slots=True)
class StateChange:
    """A partner reaching a tier. ``known`` is the day, month or year that the source gives.

    ``counted`` is False for what is no country (the European Union). ``sources`` are addresses, ``document`` names the
    text that both sides signed. ``place`` is the cell it was read from and ``sha256`` the file's; empty for the seeds.
    """

    change_id: str
    iso3: str
    name: Words
    region: str
    tier: Tier
    known: Period
    counted: bool = True
    document: str = ""
    sources: tuple[str, ...] = ()
    note: Words = field(default_factory=lambda: {"vi": "", "en": ""})
    place: str = ""
    sha256: str = ""
    file_name: str = ""

    @property
    def partner(self) -> str:
        """The partner's code: ISO 3166 alpha-3, or the head of the id where it has none."""
        return self.iso3 or self.change_id.partition("-")[0]

    @property
    def effective(self) -> date:
        """The day from which it counts, which is also the day it counts as published."""
        return self.known.last_day

    @property
    def first_day(self) -> date:
        """The first day on which it may have happened."""
        return self.known.start

    @property
    def precision(self) -> Known:
        if self.known.is_instant:
            return Known.DAY
        return Known.MONTH if self.known.whole_months == 1 else Known.YEAR

    def to_payload(self) -> dict[str, Any]:
        """Return the change with the columns of ``seeds/partner_changes.csv``; what a file adds only where it is."""
        said = {
            "id": self.change_id,
            "iso3": self.iso3,
            "name_vi": self.name["vi"],
            "name_en": self.name["en"],
            "region": self.region,
            "tier": self.tier.value,
            "known": render_known(self.known),
            "effective": self.effective.isoformat(),
            "precision": self.precision.value,
            "counted": "yes" if self.counted else "no",
            "evidence": "read",
            "sources": " ".join(self.sources),
            "note_vi": self.note["vi"],
            "note_en": self.note["en"],
        }
        extra = {"document": self.document, "place": self.place, "sha256": self.sha256, "file_name": self.file_name}
        return said | {name: text for name, text in extra.items() if text}

    @classmethod
    def from_payload(cls, said: Mapping[str, Any]) -> StateChange:
        return cls(
            change_id=said["id"],
            iso3=said["iso3"],
            name={"vi": said["name_vi"], "en": said["name_en"]},
            region=said["region"],
            tier=Tier(said["tier"]),
            known=Period.parse(said["known"]),
            counted=said["counted"] == "yes",
            document=said.get("document", ""),
            sources=tuple(said["sources"].split()),
            note={"vi": said["note_vi"], "en": said["note_en"]},
            place=said.get("place", ""),
            sha256=said.get("sha256", ""),
            file_name=said.get("file_name", ""),
        )


def render_known(known: Period) -> str:
    """Return ``2025-08-05``, ``2025-08`` or ``2025``, as tables and files say it."""
    first = known.start
    if known.is_instant:
        return first.isoformat()
    return f"{first:%Y-%m}" if known.whole_months == 1 else f"{first:%Y}"


class ChangeField(StrEnum):
    """The columns of a file of state changes, in the order of the template."""

    ID = "id"
    ISO3 = "iso3"
    COUNTRY = "country"
    REGION = "region"
    TIER = "tier"
    DATE = "date"
    PRECISION = "precision"
    DOCUMENT = "document"
    SOURCES = "sources"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A row of a file that proposes a state change: the text under each known heading and the cell it stands in."""

    sheet: str
    row: int
    texts: Mapping[str, str]
    cells: Mapping[str, str]

    def text(self, name: ChangeField) -> str:
        return self.texts.get(name.value, "")

    def cell(self, *names: ChangeField) -> str:
        """Return the reference of the first of these columns that the file has; of its first cell where it has none."""
        found = next((self.cells[name.value] for name in names if name.value in self.cells), "")
        return found or next(iter(self.cells.values()), f"A{self.row}")

    def to_payload(self) -> dict[str, Any]:
        return {"sheet": self.sheet, "row": self.row, "texts": dict(self.texts), "cells": dict(self.cells)}

    @classmethod
    def from_payload(cls, said: Mapping[str, Any]) -> ChangeRow:
        return cls(str(said["sheet"]), int(said["row"]), dict(said["texts"]), dict(said["cells"]))
