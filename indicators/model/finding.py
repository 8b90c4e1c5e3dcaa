"""A finding about data is a value, never an exception: what was found, where, how grave, and with which numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """``hard`` stops a commit; ``soft`` needs a person's tick ; ``info`` is told; ``passed`` says a check held."""

    HARD = "hard"
    SOFT = "soft"
    INFO = "info"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; words are chosen at the edge by ``findings.<code>`` with ``params``; each text names the remedy."""

    code: str
    severity: Severity
    sheet: str = ""
    cell: str = ""
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """``sheet!cell``, ``sheet``, or empty."""
        return f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell

    def to_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "severity": self.severity.value,
            "sheet": self.sheet,
            "cell": self.cell,
            "params": self.params,
        }

    @classmethod
    def from_dict(cls, said: dict[str, Any]) -> Finding:
        return cls(said["code"], Severity(said["severity"]), said["sheet"], said["cell"], dict(said["params"]))
