"""The monthly appendix of a statistics office: one numbered table a sheet under a header of short fragments.

Cues: a title that begins with a number, the unit alone at the right end of its row, header words cut up over several
rows, a year as a number among them, a blank row under the header, a total first. A column whose period cannot be read
is left out and told. The whole sheet is left where half a reading would mislead: where most columns are unread, for
then the notation is not understood; where the year was taken from the title, which may be that of the unread column;
and where a header speaks of a period without naming it, for the named ones may be what it is compared with.
A table that names no period, or a time in passing only, is understood but for that: it is read without one and asked
about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicators.model.finding import Severity
from indicators.model.period_phrase import aligned_fold
from indicators.workbook.cells.grid import address
from indicators.workbook.layouts.layout import UNKNOWN, Evidence, Recognition
from indicators.workbook.shapes.regions import Region, is_year
from indicators.workbook.sheet import Sheet
from indicators.workbook.skip_reason import SkipReason
from indicators.workbook.tables.table import read_table
from indicators.workbook.tables.table_reading import TableReading
from indicators.workbook.time_axes.asked_axes import as_asked
from indicators.workbook.time_axes.table_axes import Axis, TableAxes

_WEIGHTS = {
    "numbered_title": 3,
    "unit_at_right": 2,
    "header_fragments": 2,
    "total_first": 2,
    "year_in_header": 1,
    "blank_under_header": 1,
    "status_or_comparison": 1,
}
_ALL = sum(_WEIGHTS.values())


@dataclass(frozen=True, slots=True)
class Appendix:
    name: str = "appendix"

    def recognise(self, sheet: Sheet) -> Recognition:
        if not sheet.axes:
            return UNKNOWN
        evidence = tuple(_cues(sheet.axes[0]))
        score = sum(_WEIGHTS[cue.code] for cue in evidence) / _ALL
        if not any(cue.code == "numbered_title" for cue in evidence):
            score /= 2
        for axes in sheet.axes:
            reason, cell = _obstacle(axes)
            if reason:
                return Recognition(score, evidence, reason, cell)
        return Recognition(score, evidence)

    def read(self, sheet: Sheet) -> TableReading:
        whole = TableReading()
        for axes in sheet.axes:
            whole.merge(read_table(as_asked(axes) or axes, self.name, asked=Severity.SOFT))
        return whole


def _obstacle(axes: TableAxes) -> tuple[str, str]:
    """Return why a table cannot be read as a whole, and the cell; empty where nothing stands in the way."""
    if as_asked(axes) is not None:
        return "", ""
    if axes.axis is None:
        return axes.reason, address(*(axes.reason_cell or (axes.region.body_rows[0], axes.region.value_columns[0])))
    if axes.without_period and _misleads(axes):
        column = axes.without_period[0]
        return SkipReason.PERIOD_UNREADABLE, address(*(column.position or (axes.region.body_rows[0], column.number)))
    if axes.axis is Axis.ROWS and not axes.mostly_read:
        unread = next((read for read in axes.rows.values() if read.period is None), None)
        if unread is not None:
            return SkipReason.PERIOD_UNREADABLE, address(*unread.cells[0])
    return "", ""


def _misleads(axes: TableAxes) -> bool:
    """Whether to read the other columns of a table would say more than is known."""
    elsewhere = any(column.header.refers_elsewhere for column in axes.without_period)
    return not axes.mostly_read or axes.year is not None or elsewhere


def _cues(axes: TableAxes) -> list[Evidence]:
    region = axes.region
    found = [
        ("numbered_title", _numbered_title(region)),
        ("unit_at_right", _unit_at_right(region)),
        ("header_fragments", _fragments(region)),
        ("total_first", _total_first(region)),
        ("year_in_header", _year_in_header(region)),
        ("blank_under_header", _blank_under_header(region)),
        ("status_or_comparison", _status_or_comparison(axes)),
    ]
    return [Evidence(code, cell) for code, cell in found if cell]


def _numbered_title(region: Region) -> str:
    """Return the cell of a title such as ``14. Hàng hóa xuất khẩu``."""
    if region.title_rows and _NUMBERED.match(region.title):
        column = next((column for column, _ in region.grid.visible(region.title_rows[0])), 1)
        return address(region.title_rows[0], column)
    return ""


def _unit_at_right(region: Region) -> str:
    line = region.unit_line
    return address(line.row, line.column) if line is not None and line.column >= region.value_columns[0] else ""


def _fragments(region: Region) -> str:
    cut = [path for path in region.headers.values() if len(path.fragments) > 1]
    return address(*cut[0].cells[0]) if len(region.header_rows) > 1 and cut else ""


def _total_first(region: Region) -> str:
    row = region.body_rows[0]
    for column in region.label_columns:
        text = region.grid.text(row, column)
        if text and _TOTAL.match(aligned_fold(text)):
            return address(row, column)
    return ""


def _year_in_header(region: Region) -> str:
    for row in region.header_rows:
        for column, cell in region.grid.visible(row):
            if not isinstance(cell.value, str) and is_year(cell):
                return address(row, column)
    return ""


def _blank_under_header(region: Region) -> str:
    if region.header_rows and region.body_rows[0] > region.header_rows[-1] + 1:
        return address(region.header_rows[-1] + 1, 1)
    return ""


def _status_or_comparison(axes: TableAxes) -> str:
    for column in axes.columns:
        if (column.header.obs_status or column.header.comparison) and column.position:
            return address(*column.position)
    return ""


_NUMBERED = re.compile(r"\d{1,3}\s?[.]\s?\D")
_TOTAL = re.compile(
    r"(?:tong (?:so|tri gia|cong)|ca nuoc|toan nganh|chi so (?:chung|gia tieu dung)|total|whole country)\b"
)
