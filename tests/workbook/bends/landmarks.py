"""Where the table of a sheet stands, by what its reading took for what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from indicators.workbook import Reading
from indicators.workbook.candidate import Candidate
from indicators.workbook.cells.grid import column_number


@dataclass(frozen=True)
class Landmarks:
    """``header`` are the cells over the figures that say something of them, by row and column; title apart."""

    figures: Mapping[tuple[int, int], Candidate]
    header: frozenset[tuple[int, int]]
    title: frozenset[tuple[int, int]]
    layout: str

    @property
    def first_row(self) -> int:
        """The first row of figures."""
        return min(row for row, _ in self.figures)

    @property
    def last_row(self) -> int:
        return max(row for row, _ in self.figures)

    @property
    def header_top(self) -> int:
        return min((row for row, _ in self.header), default=self.first_row - 1)


def landmarks_of(reading: Reading) -> dict[str, Landmarks]:
    """Return the landmarks of each sheet that has figures."""
    by_sheet: dict[str, list[Candidate]] = defaultdict(list)
    for one in reading.rows:
        by_sheet[one.sheet].append(one)
    layouts = {sheet.name: sheet.layout for sheet in reading.sheets}
    return {name: _of_sheet(figures, layouts.get(name, "")) for name, figures in by_sheet.items()}


def _of_sheet(figures: list[Candidate], layout: str) -> Landmarks:
    first = min(one.row for one in figures)
    said: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for one in figures:
        for role, references in one.evidence.items():
            said[role].update(_place(reference) for reference in references)
    title = {place for place in said["title"] if place[0] < first}
    header = {place for role in said for place in said[role] if place[0] < first and role != "unit"} - title
    return Landmarks({(one.row, one.column): one for one in figures}, frozenset(header), frozenset(title), layout)


def _place(reference: str) -> tuple[int, int]:
    match = re.fullmatch(r"(?:.*!)?([A-Z]+)([0-9]+)", reference)
    assert match, reference
    return int(match[2]), column_number(match[1])
