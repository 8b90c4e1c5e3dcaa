"""One recognised figure on its way from a cell to an observation: what the file says, nothing of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from indicators.model.observation import Qualifier
from indicators.model.period import Period
from indicators.workbook.cells.grid import address

ABROAD = "_X"
"""Reference area of figures that are surely not Viet Nam's while the file names no area for them."""


class Candidate(NamedTuple):
    """A row of ``model.frames.CANDIDATES`` (which says what each field means), with typed fields.

    ``period`` None: it could not be read. ``printed`` is the label as it stands in the file; it tells look-alikes
    apart while reading and is not kept. A named tuple and not a dataclass for the reason given at ``Cell``.
    """

    sheet: str
    row: int
    column: int
    label: str
    value: float | None
    value_text: str
    raw: str
    path: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    header: str = ""
    title: str = ""
    code: str = ""
    period: Period | None = None
    period_text: str = ""
    measure: str = ""
    unit_text: str = ""
    unit_measure: str = ""
    unit_mult: int | None = None
    decimals: int | None = None
    obs_status: str = ""
    qualifier: str = Qualifier.EXACT.value
    notes: str = ""
    layout: str = ""
    evidence: Mapping[str, list[str]] = MappingProxyType({})
    printed: str = ""
    item: str = ""
    ref_area: str = ""

    @property
    def cell(self) -> str:
        return address(self.row, self.column)
