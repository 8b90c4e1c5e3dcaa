"""The tables of a sheet of whose borders a person said some: only the tables they speak of are found anew.

A table takes a band of rows. A border in a band changes its heading, cuts it in two or takes columns off; one between
bands begins a new one there, or reaches for the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from indicators.workbook.borders import BY_COLUMN, HeldBorder, Side
from indicators.workbook.cells.cell_kind import is_figure
from indicators.workbook.cells.grid import Grid
from indicators.workbook.shapes.region import Region
from indicators.workbook.shapes.regions import find_regions
from indicators.workbook.shapes.said_head import NOTHING_SAID, SaidHead


@dataclass
class Band:
    """The rows of a table, both included, with what is said of its borders; columns 0: not said.

    ``region`` is the table as it was found without a word; None where a border changes it.
    """

    first: int
    last: int
    region: Region | None = None
    head: SaidHead = NOTHING_SAID
    left: int = 0
    right: int = 0
    said: list[int] = field(default_factory=list)
    """The numbers of the borders that speak of it."""
    cut_off: bool = False
    """Whether it is what a person said is no more of the table above it."""


def bands_of(grid: Grid, found: Sequence[Region], borders: Sequence[HeldBorder]) -> list[Band]:
    """Return the bands of the tables found by themselves, as borders change them, from above."""
    bands = _Bands(grid, [Band(one.top, one.body_rows[-1], one) for one in found])
    ordered = sorted(range(len(borders)), key=lambda at: _ORDER.index(borders[at].border.side))
    for number in ordered:
        border = borders[number].border
        if border.row:
            bands.take(number, border.side, border.row, border.column)
    return bands.bands


def with_borders(grid: Grid, bands: Sequence[Band], find: Callable[[Grid], tuple[Region, ...]]) -> Iterator[Region]:
    """Yield the tables of bands; ``find`` finds those of which only rows or columns are said."""
    for band in bands:
        if band.region is not None:
            yield band.region
            continue
        rows = [row for row in grid.rows if band.first <= row <= band.last]
        left, right = band.left or 1, band.right + 1 if band.right else grid.last_column + 1
        if left > 1:
            yield from find(grid.cut(rows, 1, left))
        inside = grid.cut(rows, left, right)
        whole = left == 1 and right > grid.last_column
        for region in find_regions(inside, band.head) if band.head != NOTHING_SAID else find(inside):
            yield replace(region, grid=grid) if whole and region.grid is inside else region
        if right <= grid.last_column:
            yield from find(grid.cut(rows, right, grid.last_column + 1))


def cut_off(grid: Grid, bands: Sequence[Band]) -> Iterator[tuple[int, int, frozenset[int] | None]]:
    """Yield first row, last row and columns (None: all) of what a person said is not of a table."""
    every = range(1, grid.last_column + 1)
    for band in bands:
        if band.cut_off:
            yield band.first, band.last, None
        if outside := frozenset(at for at in every if at < band.left or at > (band.right or at)):
            yield band.first, band.last, outside


def held(borders: Sequence[HeldBorder], bands: Sequence[Band]) -> tuple[HeldBorder, ...]:
    """Return borders with the rows of the tables they speak of, and whether a later one says the same end."""
    told = list(borders)
    for band in bands:
        sides = [told[number].border.side for number in band.said]
        for place, number in enumerate(band.said):
            again = sides[place] in sides[place + 1 :]
            told[number] = replace(told[number], first=band.first, last=band.last, again=again)
    return tuple(told)


class _Bands:
    """Bands that take one border after the other."""

    def __init__(self, grid: Grid, bands: list[Band]) -> None:
        self.grid, self.bands = grid, bands

    def take(self, number: int, side: Side, row: int, column: int) -> None:
        band = self._around(row)
        if side is Side.TABLE_TO:
            band = self._close(band, row)
        elif side is Side.GOES_ON:
            band = self._join(band, row)
        elif side in BY_COLUMN:
            if band is not None and side is Side.COLUMN_FROM:
                band.left = column
            elif band is not None:
                band.right = column
        else:
            band = self._head(band or self._begun_at(row), side, row)
        if band is not None:
            band.region = None
            band.said.append(number)

    def _around(self, row: int) -> Band | None:
        return next((band for band in self.bands if band.first <= row <= band.last), None)

    def _head(self, band: Band, side: Side, row: int) -> Band:
        if side is Side.HEAD_TO:
            band.head = band.head._replace(last=row)
            return band
        if band.region is not None and row >= band.region.body_rows[0]:
            rest = Band(row, band.last)
            band.last, band.region = row - 1, None
            self.bands.insert(self.bands.index(band) + 1, rest)
            band = rest
        band.head = band.head._replace(first=row)
        return band

    def _begun_at(self, row: int) -> Band:
        """Return the next band, which now reaches up to a row between bands, or one of its own where figures follow."""
        before = max((band.last for band in self.bands if band.last < row), default=0)
        following = next((band for band in self.bands if band.first > row), None)
        if following is not None and not self._holds_figures(row + 1, following.first - 1):
            following.first = before + 1
            return following
        last = following.first - 1 if following is not None else self.grid.last_row
        made = Band(before + 1, last)
        self.bands.insert(self.bands.index(following) if following is not None else len(self.bands), made)
        return made

    def _holds_figures(self, first: int, last: int) -> bool:
        rows = (row for row in self.grid.rows if first <= row <= last)
        return any(is_figure(cell) for row in rows for _, cell in self.grid.visible(row))

    def _close(self, band: Band | None, row: int) -> Band | None:
        """End the table around a row, or the nearest one above it, with that row; what is below is found anew."""
        band = band or self._above(row)
        if band is None:
            return None
        if row < band.last:
            self.bands.insert(self.bands.index(band) + 1, Band(row + 1, band.last, cut_off=True))
        band.last = row
        band.head = band.head._replace(closed=True)
        return band

    def _join(self, band: Band | None, row: int) -> Band | None:
        """Let the table above go on with a row, and with the table that was begun around it."""
        above = self._above(band.first if band is not None else row)
        if above is None:
            return None
        if band is not None:
            self.bands.remove(band)
        above.last = band.last if band is not None else row
        above.head = above.head._replace(closed=True)
        return above

    def _above(self, row: int) -> Band | None:
        return next((one for one in reversed(self.bands) if one.last < row), None)


_ORDER = (Side.GOES_ON, Side.HEAD_FROM, Side.HEAD_TO, Side.TABLE_TO, Side.COLUMN_FROM, Side.COLUMN_TO)
"""A table is whole before it is begun, begun before it is ended, and has its rows before its columns."""
