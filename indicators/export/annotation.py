"""What an annotated copy of a workbook says: which cells were taken as what, and what was found where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding in words; ``sheet`` and ``cell`` are empty where it is about the whole file or sheet."""

    sheet: str
    cell: str
    severity: str
    severity_words: str
    words: str


@dataclass(frozen=True, slots=True)
class SheetNote:
    """One sheet: what was recognised on it in words, and the roles of its cells (role -> references such as ``G9``)."""

    name: str
    recognised: str
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything that is written into the copy. ``words`` are the fixed texts of the list by name, ``legend`` role ->
    name; ``author`` signs the comments."""

    sheets: tuple[SheetNote, ...]
    remarks: tuple[Remark, ...]
    words: Mapping[str, str]
    legend: Mapping[str, str]
    author: str

    def to_payload(self) -> dict[str, Any]:
        """Return the annotation as JSON can say it; ``from_payload`` is the inverse."""
        return asdict(self)

    @classmethod
    def from_payload(cls, said: Mapping[str, Any]) -> Annotation:
        return cls(
            sheets=tuple(
                SheetNote(one["name"], one["recognised"], {role: tuple(cells) for role, cells in one["roles"].items()})
                for one in said["sheets"]
            ),
            remarks=tuple(Remark(**one) for one in said["remarks"]),
            words=dict(said["words"]),
            legend=dict(said["legend"]),
            author=said["author"],
        )
