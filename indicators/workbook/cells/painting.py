"""Which cell of a sheet was taken as what: the picture that a preview paints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
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
"""The top left of a sheet that is painted with its reading."""
_whole: ContextVar[bool] = ContextVar("whole_sheets", default=False)


@contextmanager
def whole_sheets() -> Iterator[None]:
    """Paint every cell and not only the top left: for the picture of a sheet, which is made apart from its reading."""
    token = _whole.set(True)
    try:
        yield
    finally:
        _whole.reset(token)


def paints_whole_sheets() -> bool:
    """Whether the roles of all cells are asked for."""
    return _whole.get()


@dataclass
class Painting:
    """Roles by cell of the top left (within ``whole_sheets`` of all of them); the first role a cell was given stays."""

    roles: dict[tuple[int, int], Role] = field(default_factory=dict)

    def add(self, role: Role, cells: Iterable[tuple[int, int]]) -> None:
        whole = _whole.get()
        for cell in cells:
            if whole or (cell[0] <= ROWS and cell[1] <= COLUMNS):
                self.roles.setdefault(cell, role)

    def merge(self, other: Painting) -> None:
        for cell, role in other.roles.items():
            self.roles.setdefault(cell, role)
