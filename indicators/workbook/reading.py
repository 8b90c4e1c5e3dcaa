"""What reading a workbook gave: sheets, candidates, findings, cues. A value that travels as bytes."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any

from indicators.model.finding import Finding, Severity
from indicators.model.partnership import ChangeRow
from indicators.workbook.borders import HeldBorder
from indicators.workbook.candidates import Candidates
from indicators.workbook.cues import Cues
from indicators.workbook.packed import Packing, Unpacking

if TYPE_CHECKING:
    import pandas as pd

VERSION = 6


@dataclass(frozen=True, slots=True)
class SheetReading:
    """One sheet: how it was recognised or why not, and enough of it to paint.

    ``layout`` is empty where it was not read; ``skipped_reason`` then says why (a code: ``sheet_hidden``,
    ``sheet_blank``, ``no_table``, or what stood in the way), with the cell. ``excerpt`` holds the texts of the first
    rows and columns, ``painted`` (row, column, role) of those cells, ``merges`` (top, left, bottom, right).
    """

    name: str
    visibility: str
    rows: int
    columns: int
    layout: str = ""
    score: float = 0.0
    evidence: tuple[tuple[str, str], ...] = ()
    title: str = ""
    recognised: int = 0
    skipped_reason: str = ""
    skipped_cell: str = ""
    excerpt: tuple[tuple[str, ...], ...] = ()
    painted: tuple[tuple[int, int, str], ...] = ()
    merges: tuple[tuple[int, int, int, int], ...] = ()

    def to_payload(self) -> dict[str, Any]:
        """Return the fields by name, their tuples as they are: JSON takes them, and a copy of each would take long."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole file. ``rows`` are its candidates in order; ``candidates`` gives them as a frame.

    ``changes`` are the rows of its sheets that hold state changes of partners instead of figures. ``conflicts`` are the
    places in ``rows`` of figures that stand there several times with different values, together by figure. ``borders``
    are those said by a person or a recipe by which it was read.
    """

    file_name: str
    kind: str = ""
    sheets: tuple[SheetReading, ...] = ()
    rows: Candidates = field(default_factory=lambda: Candidates.of(()))
    findings: tuple[Finding, ...] = ()
    cues: Cues = field(default_factory=Cues)
    changes: tuple[ChangeRow, ...] = ()
    conflicts: tuple[tuple[int, ...], ...] = ()
    borders: tuple[HeldBorder, ...] = ()

    @property
    def candidates(self) -> pd.DataFrame:
        """Return the candidates as a new frame under ``model.frames.CANDIDATES``."""
        return self.rows.frame()

    @property
    def refused(self) -> bool:
        """Whether nothing may be taken from the file: it has neither figures nor changes, or a hard finding stands."""
        return not (self.rows or self.changes) or any(finding.severity is Severity.HARD for finding in self.findings)

    def to_bytes(self) -> bytes:
        """Return the reading as bytes; ``from_bytes`` is its inverse."""
        packing = Packing()
        return packing.bytes({
            "version": VERSION,
            "file_name": self.file_name,
            "kind": self.kind,
            "sheets": [sheet.to_payload() for sheet in self.sheets],
            "candidates": self.rows.to_payload(packing),
            "findings": [finding.to_dict() for finding in self.findings],
            "cues": asdict(self.cues),
            "changes": [row.to_payload() for row in self.changes],
            "conflicts": self.conflicts,
            "borders": [one.to_payload() for one in self.borders],
        })  # fmt: skip

    @classmethod
    def from_bytes(cls, data: bytes) -> Reading:
        """Read what ``to_bytes`` wrote; raises ValueError, KeyError or TypeError for anything else."""
        packed = Unpacking(data)
        said = packed.said
        if said["version"] != VERSION:
            raise ValueError(said["version"])
        return cls(
            file_name=said["file_name"],
            kind=said["kind"],
            sheets=tuple(_sheet(sheet) for sheet in said["sheets"]),
            rows=Candidates.from_payload(said["candidates"], packed),
            findings=tuple(Finding.from_dict(finding) for finding in said["findings"]),
            cues=Cues.from_dict(said["cues"]),
            changes=tuple(ChangeRow.from_payload(row) for row in said["changes"]),
            conflicts=tuple(tuple(map(int, group)) for group in said["conflicts"]),
            borders=tuple(map(HeldBorder.from_payload, said["borders"])),
        )


def _sheet(said: dict[str, Any]) -> SheetReading:
    """Rebuild a sheet: JSON has lists where the value has tuples."""
    nested = ("evidence", "excerpt", "painted", "merges")
    return SheetReading(**{**said, **{name: tuple(tuple(row) for row in said[name]) for name in nested}})
