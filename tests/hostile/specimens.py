"""The hostile files, each with what has to come of it. All are made here, byte by byte, when they are sent."""

from __future__ import annotations

from tests.hostile import other_files, package_files, sheet_files
from tests.hostile.outcome import LISTED, Outcome, Specimen

_LISTED_BY = (package_files, sheet_files, other_files)  # each lists its own as it is imported

SPECIMENS: tuple[Specimen, ...] = tuple(LISTED)

__all__ = ["SPECIMENS", "Outcome", "Specimen"]
