"""Findings of one kind told once: the first cell, how many, and which others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from indicators.model.finding import Finding, Severity
from indicators.workbook.cells.grid import address

MOST_CELLS = 8


@dataclass
class _Count:
    severity: Severity
    params: dict[str, Any]
    cells: list[str]
    count: int = 0


@dataclass
class Tally:
    """Collects cells by finding code."""

    sheet: str
    _counts: dict[tuple[str, str], _Count] = field(default_factory=dict)
    count: int = 0

    def add(
        self, code: str, severity: Severity, position: tuple[int, int], *, each: bool = False, **params: Any
    ) -> None:
        """Add one cell; ``params`` of the first cell of a kind are the ones told. ``each``: told by itself."""
        self.count += 1
        key = (code, address(*position) if each else "")
        counted = self._counts.get(key)
        if counted is None:
            counted = self._counts[key] = _Count(severity, params, [])
        counted.count += 1
        if len(counted.cells) < MOST_CELLS and (cell := address(*position)) not in counted.cells:
            counted.cells.append(cell)

    def add_rows(
        self, code: str, severity: Severity, cells: Sequence[tuple[int, int]], count: int, params: Mapping[str, Any]
    ) -> None:
        """Add ``count`` cells, of which ``cells`` are the first few, with the ``params`` of the first of them."""
        for position in cells:
            self.add(code, severity, position, **params)
        self._counts[code, ""].count += count - len(cells)
        self.count += count - len(cells)

    def findings(self) -> list[Finding]:
        """Return one finding a kind, with ``count`` and ``cells`` (the first few) among its parameters."""
        return [
            Finding(code, counted.severity, self.sheet, counted.cells[0], {
                **counted.params, "count": counted.count, "cells": ", ".join(counted.cells),
            })
            for (code, _), counted in self._counts.items()
        ]  # fmt: skip
