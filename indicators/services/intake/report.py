"""What an import from the command line found and did."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.model.finding import Finding
from indicators.store import Batch


@dataclass(frozen=True, slots=True)
class ImportReport:
    """``batch`` None: nothing was written, the hard findings say why."""

    findings: tuple[Finding, ...]
    batch: Batch | None
    counts: dict[str, int]
