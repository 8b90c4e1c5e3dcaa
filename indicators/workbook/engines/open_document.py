"""OpenDocument (.ods): counted before it is read, for one cell may say that it stands two thousand million times."""

from __future__ import annotations

import zipfile
from pathlib import Path

from indicators.model.finding import Finding
from indicators.workbook.engines import calamine
from indicators.workbook.engines.xml_part import attribute, read_events
from indicators.workbook.grid import Grid
from indicators.workbook.limits import Limits
from indicators.workbook.refusal import RefusalError

_PART = "content.xml"


def read_grids(path: Path, limits: Limits) -> tuple[list[Grid], list[Finding]]:
    """Read every sheet. Raises RefusalError where a sheet has more filled cells than it may, repeated ones counted."""
    with zipfile.ZipFile(path) as package, package.open(_PART) as stream:
        counter = _Counter(limits.sheet_cells)
        read_events(stream, _PART, counter.start, counter.end, only=_COUNTED)
    return calamine.read_grids(path, limits)


class _Counter:
    """Counts the cells of each table that hold something; blank ones may be repeated to the end of the sheet."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._sheet = ""
        self._cells = self._in_row = self._rows = 0

    def start(self, element: str, attributes: dict[str, str]) -> None:
        if element == "table":
            self._sheet, self._cells = attribute(attributes, "name") or "", 0
        elif element == "table-row":
            self._in_row, self._rows = 0, _times(attributes, "number-rows-repeated")
        else:
            self._in_row += self._filled(attributes)

    def _filled(self, attributes: dict[str, str]) -> int:
        """Return how many cells with something in them one element stands for; asked for every cell of the file."""
        times, filled = "", False
        for name, value in attributes.items():
            if name.endswith(_REPEATED):
                times = value
            elif name.endswith(_SOMETHING):
                filled = True
        return _number(times) if filled else 0

    def end(self, element: str) -> None:
        if element == "table-row":
            self._cells += self._in_row * self._rows
            if self._cells > self._most:
                raise RefusalError("sheet_too_large", sheet=self._sheet, limit=self._most)


_COUNTED = frozenset({"table", "table-row", "table-cell", "covered-table-cell"})
_REPEATED = "number-columns-repeated"
_SOMETHING = ("value-type", "formula")


def _times(attributes: dict[str, str], name: str) -> int:
    return _number(attribute(attributes, name) or "")


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < 20 else 1
