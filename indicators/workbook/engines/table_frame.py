"""What an OpenDocument table says beside its values: merged ranges, hidden rows and columns."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from indicators.workbook.cells.grid import Grid, LargeCells, Merge
from indicators.workbook.engines.xml_part import attribute


@dataclass
class Frame:
    """Gathered element by element, in the order of the file."""

    _row: int = 0
    _column: int = 0
    _columns: int = 0
    _merges: list[Merge] = field(default_factory=list)
    _hidden_rows: list[range] = field(default_factory=list)
    _hidden_columns: list[range] = field(default_factory=list)
    _next_row: int = 1

    def add_columns(self, count: int, hidden: bool) -> None:
        """Add the description of columns, which stands before the rows."""
        if hidden:
            self._hidden_columns.append(range(self._columns + 1, self._columns + count + 1))
        self._columns += count

    def add_rows(self, count: int, hidden: bool) -> None:
        self._row, self._column = self._next_row, 0
        self._next_row += count
        if hidden:
            self._hidden_rows.append(range(self._row, self._next_row))

    def add_cell(self, count: int, spanning: dict[str, str] | None) -> None:
        """Add a cell that stands ``count`` times; one that spans others comes with its attributes."""
        if spanning is not None:
            across, down = (_span(spanning, name) for name in ("number-columns-spanned", "number-rows-spanned"))
            if across > 1 or down > 1:
                top, left = self._row, self._column + 1
                self._merges.append(Merge(top, left, top + down - 1, left + across - 1))
        self._column += count

    def around(self, grid: Grid) -> Grid:
        """Return the sheet with its merged ranges and with those of its rows and columns hidden that hold something."""
        hidden = _among(grid.last_row, self._hidden_rows)
        cells = grid.cells
        if hidden and isinstance(cells, LargeCells):
            cells = cells.unfolded()  # none of its rows is hidden
        return replace(
            grid,
            cells=cells,
            merges=tuple(self._merges),
            hidden_rows=hidden,
            hidden_columns=_among(grid.last_column, self._hidden_columns),
        )


def _among(last: int, hidden: list[range]) -> frozenset[int]:
    return frozenset(at for some in hidden for at in range(some.start, min(some.stop, last + 1)))


def _span(attributes: dict[str, str], name: str) -> int:
    said = attribute(attributes, name) or ""
    return int(said) if said.isdecimal() and len(said) < LONGEST else 1


LONGEST = 8
