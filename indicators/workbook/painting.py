"""Which cell of a sheet was taken as what: the picture that a preview paints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a cell was taken as; ``SKIP`` are numbers that were seen and not read."""

    TITLE = "title"
    HEADER = "header"
    LABEL = "label"
    UNIT = "unit"
    VALUE = "value"
    SKIP = "skip"


ROWS, COLUMNS = 200, 40
"""The top left of a sheet that is painted."""


@dataclass
class Painting:
    """Roles by cell of the top left; the first role a cell was given stays."""

    roles: dict[tuple[int, int], Role] = field(default_factory=dict)

    def add(self, role: Role, cells: Iterable[tuple[int, int]]) -> None:
        for cell in cells:
            if cell[0] <= ROWS and cell[1] <= COLUMNS:
                self.roles.setdefault(cell, role)

    def merge(self, other: Painting) -> None:
        for cell, role in other.roles.items():
            self.roles.setdefault(cell, role)
