"""A sheet under recognition: its grid, its tables and where their periods are, each found once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from indicators.workbook.axes import find_axes
from indicators.workbook.blocks import relate_blocks
from indicators.workbook.grid import Grid, address
from indicators.workbook.panels import split_panels
from indicators.workbook.regions import Region, find_regions
from indicators.workbook.table_axes import Axis, TableAxes


def _side_by_side(region: Region) -> tuple[Region, ...]:
    """Return the tables beside each other in a region, where each of them has its periods; else the one it is."""
    panels = split_panels(region)
    return panels if panels and all(find_axes(panel).axis in _CARRIED for panel in panels) else (region,)


_CARRIED = frozenset({Axis.ROWS, Axis.COLUMNS, Axis.CELLS})


@dataclass(frozen=True)
class Sheet:
    """What every layout asks of a sheet. ``others`` are the other sheets of the file, which may describe this one."""

    grid: Grid
    others: tuple[Grid, ...] = ()

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The tables from above; one without title or unit line goes on with those of the table above it."""
        regions: list[Region] = []
        for region in (part for whole in find_regions(self.grid) for part in _side_by_side(whole)):
            if regions and not region.title_rows:
                above = regions[-1]
                region = replace(region, title=above.title, unit_line=region.unit_line or above.unit_line)
            regions.append(region)
        return relate_blocks(regions)

    @cached_property
    def axes(self) -> tuple[TableAxes, ...]:
        return tuple(find_axes(region) for region in self.regions)

    @property
    def side_by_side(self) -> bool:
        """Whether tables stand beside each other, so that a row holds figures of several."""
        return any(region.grid is not self.grid for region in self.regions)

    @property
    def title(self) -> str:
        return next((region.title for region in self.regions if region.title), "")

    @property
    def title_cell(self) -> str:
        """The reference of the first cell of the title, empty without one."""
        row = next((region.title_rows[0] for region in self.regions if region.title_rows), None)
        if row is None:
            return ""
        return address(row, next(column for column, _ in self.grid.visible(row)))
