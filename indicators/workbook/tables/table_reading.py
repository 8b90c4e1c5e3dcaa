"""What the reading of one table gave, whichever layout read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from indicators.model.finding import Finding
from indicators.model.partnership import ChangeRow
from indicators.workbook.candidate import Candidate
from indicators.workbook.candidates import Candidates
from indicators.workbook.cells.painting import Painting


class Explained(NamedTuple):
    """Cells that a table made something else of than figures, or left out and told: ``columns`` of some rows.

    ``first`` and ``last`` are rows, both included; ``columns`` None: all of them.
    """

    first: int
    last: int
    columns: frozenset[int] | None = None


@dataclass
class TableReading:
    """What one table gave: figures, or rows that propose state changes."""

    candidates: list[Candidate] = field(default_factory=list)
    columns: Candidates | None = None
    """The figures of a large table in the stead of ``candidates``."""
    changes: list[ChangeRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    painting: Painting = field(default_factory=Painting)
    explained: list[Explained] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read."""
        return not (self.candidates or self.changes or (self.columns is not None and len(self.columns)))

    def figures(self) -> Candidates:
        """Return the figures in columns."""
        return Candidates.of(self.candidates) if self.columns is None else self.columns

    def merge(self, part: TableReading) -> None:
        """Add what another table of the sheet gave."""
        if self.columns is None and part.columns is None:
            self.candidates += part.candidates
        else:
            self.columns = Candidates.joined([one for one in (self.figures(), part.figures()) if len(one)])
            self.candidates = []
        self.findings += part.findings
        self.painting.merge(part.painting)
        self.explained += part.explained
