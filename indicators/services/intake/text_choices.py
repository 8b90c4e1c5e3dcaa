"""What a person says of the figures of an uploaded text: confirmed, corrected, dropped. Kept with the draft.

A choice holds only as long as the figure is read as it was when the choice was made: another day of publication gives
another period to "tháng 7", and then the figure is asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any


class FigureState(StrEnum):
    """What became of a figure of a text; only a confirmed one is written."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Mended:
    """A figure as a person says it is: ``value`` a plain decimal number, ``unit`` as ``unit:power``, SDMX period."""

    indicator: str
    measure: str
    value: str
    unit: str
    period: str


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """One choice; ``reading`` is what the figure was read as when it was made."""

    state: FigureState
    reading: str
    mended: Mended | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "state": self.state.value,
            "reading": self.reading,
            "mended": asdict(self.mended) if self.mended else None,
        }

    @classmethod
    def from_dict(cls, said: Mapping[str, Any]) -> FigureChoice:
        mended = Mended(**said["mended"]) if said["mended"] else None
        return cls(FigureState(said["state"]), said["reading"], mended)


@dataclass(frozen=True, slots=True)
class TextChoices:
    """The address a text was taken from (nothing is fetched) and the choices by figure id."""

    url: str = ""
    chosen: Mapping[str, FigureChoice] = field(default_factory=dict)

    def choosing(self, figure_ids: Iterable[str], choice: Mapping[str, FigureChoice]) -> TextChoices:
        """Return the choices with those of ``figure_ids`` made anew; an id without a choice is open again."""
        gone = set(figure_ids)
        others = {known: said for known, said in self.chosen.items() if known not in gone}
        return replace(self, chosen={**others, **choice})

    def to_dict(self) -> dict[str, Any]:
        return {"url": self.url, "chosen": {known: said.to_dict() for known, said in self.chosen.items()}}

    @classmethod
    def from_dict(cls, said: Mapping[str, Any]) -> TextChoices:
        return cls(said["url"], {known: FigureChoice.from_dict(one) for known, one in said["chosen"].items()})
