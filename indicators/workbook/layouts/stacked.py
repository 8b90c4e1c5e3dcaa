"""Series a column under stacked metadata: unit, type, frequency and identifier of each, then days down.

Cues: names of metadata one below the other in the first column, days below them. The sheet that lists the same metadata
across, one series a row, describes the series and holds no figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indicators.model.finding import Finding, Severity
from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.series import Measure
from indicators.model.text import clean
from indicators.model.unit_words import read_unit
from indicators.workbook.axes import find_axes
from indicators.workbook.candidate import Candidate
from indicators.workbook.cell_kind import is_number
from indicators.workbook.date_axis import Step
from indicators.workbook.grid import Grid, address
from indicators.workbook.layouts.layout import UNKNOWN, Evidence, Recognition
from indicators.workbook.painting import Role
from indicators.workbook.regions import HeaderPath, Region
from indicators.workbook.sheet import Sheet
from indicators.workbook.skip_reason import SkipReason
from indicators.workbook.table import TableReading, read_table
from indicators.workbook.table_axes import Axis, TableAxes

FEWEST = 3
_ROWS_ABOVE = 40


@dataclass(frozen=True, slots=True)
class Stack:
    """Rows of metadata by their folded name, the rows that name the series, and the first row of figures."""

    rows: dict[str, int]
    names: tuple[int, ...]
    first: int

    def row(self, *names: str) -> int | None:
        return next((self.rows[name] for name in names if name in self.rows), None)


@dataclass(frozen=True, slots=True)
class Stacked:
    name: str = "stacked"

    def recognise(self, sheet: Sheet) -> Recognition:
        stack = _find_stack(sheet.grid)
        if stack is None:
            described = _describes(sheet.grid)
            return Recognition(0.9, reason=SkipReason.DESCRIPTION, reason_cell=described) if described else UNKNOWN
        if _axes(sheet.grid, stack).axis is not Axis.ROWS:
            return UNKNOWN
        return Recognition(0.9, tuple(Evidence("metadata_stacked", address(row, 1)) for row in stack.rows.values()))

    def read(self, sheet: Sheet) -> TableReading:
        stack = _find_stack(sheet.grid)
        if stack is None:
            return TableReading()
        axes = _axes(sheet.grid, stack)
        reading = read_table(axes, self.name)
        reading.candidates = [_described(sheet.grid, stack, one) for one in reading.candidates]
        if all(one.unit_measure for one in reading.candidates):
            reading.findings = [one for one in reading.findings if one.code != "unit_absent"]
        reading.findings += _frequency_against_days(sheet.grid, stack, axes)
        cells = ((row, column) for row in stack.rows.values() for column, _ in sheet.grid.visible(row))
        reading.painting.add(Role.HEADER, cells)
        return reading


def _find_stack(grid: Grid) -> Stack | None:
    rows: dict[str, int] = {}
    names: list[int] = []
    for row in grid.rows[:_ROWS_ABOVE]:
        cells = grid.visible(row)
        said = aligned_fold(grid.text(row, 1)).strip(" .:")
        if said in _ATTRIBUTES:
            rows.setdefault(said, row)
        elif not rows and len(cells) > 1 and cells[0][0] > 1:
            names.append(row)
        elif len(rows) >= FEWEST and _SURE & set(rows) and _names_period(grid, row):
            named = sorted((*names, *(rows[name] for name in _NAMES if name in rows)))
            return Stack(rows, tuple(named), row) if named else None
    return None


def _names_period(grid: Grid, row: int) -> bool:
    cell = grid.cell(row, 1)
    return cell is not None and (isinstance(cell.value, date) or read_period(cell.raw) is not None)


def _describes(grid: Grid) -> str:
    """Return the cell of an identifier that heads a list of series with their metadata across, empty without one."""
    for row in grid.rows[:_ROWS_ABOVE]:
        heads = {aligned_fold(clean(cell.raw)).strip(" .:"): column for column, cell in grid.visible(row)}
        if len(set(heads) & _ATTRIBUTES) > FEWEST and {"series id", "series end"} <= set(heads):
            return address(row, heads["series id"])
    return ""


def _axes(grid: Grid, stack: Stack) -> TableAxes:
    body = tuple(row for row in grid.rows if row >= stack.first)
    used = sorted({column for row in body for column, cell in grid.visible(row) if column > 1 and is_number(cell)})
    headers = {
        column: HeaderPath(tuple(grid.text(row, column) for row in rows), tuple((row, column) for row in rows))
        for column in used
        if (rows := [row for row in stack.names if grid.text(row, column)])
    }
    top = tuple(row for row in grid.rows if row < min(stack.rows.values()) and len(grid.visible(row)) == 1)
    return find_axes(Region(
        grid=grid, title=" ".join(grid.text(row, 1) for row in top), title_rows=top, header_rows=stack.names,
        body_rows=body, label_columns=(1,), value_columns=tuple(headers), headers=headers,
        unheaded=tuple(column for column in used if column not in headers),
    ))  # fmt: skip


def _described(grid: Grid, stack: Stack, one: Candidate) -> Candidate:
    """Return a figure with the identifier and the unit that stand over its column."""
    code_row, unit_row = stack.row(*_CODES), stack.row(*_UNITS)
    code = grid.text(code_row, one.column) if code_row is not None else ""
    text = grid.text(unit_row, one.column) if unit_row is not None else ""
    evidence = {**one.evidence, "code": [address(code_row, one.column)]} if code_row is not None else one.evidence
    unit = read_unit(text) if text else None
    if one.unit_measure or not text:
        return one._replace(code=code, evidence=evidence)
    if unit is None:
        return one._replace(code=code, evidence=evidence, unit_text=text)
    return one._replace(
        code=code, unit_text=text, unit_measure=unit.unit_measure, unit_mult=unit.unit_mult,
        measure=one.measure or ("" if unit.is_percent else Measure.LEVEL.value),
        evidence={**evidence, "unit": [address(unit_row or 1, one.column)]},
    )  # fmt: skip


def _frequency_against_days(grid: Grid, stack: Stack, axes: TableAxes) -> list[Finding]:
    """Ask where the days were taken for other periods than the printed frequency says."""
    row = stack.row("frequency", "freq")
    if row is None or axes.days is None or axes.days.step is Step.DAY:
        return []
    for column in axes.region.value_columns:
        said = grid.text(row, column)
        step = next((step for word, step in _FREQUENCIES.items() if aligned_fold(said).startswith(word)), None)
        if step is not None and step is not axes.days.step:
            return [Finding("frequency_against_days", Severity.SOFT, grid.name, address(row, column), {
                "text": said[:80], "day": grid.text(axes.region.body_rows[0], 1)[:80],
            })]  # fmt: skip
    return []


_CODES = ("series id", "series code", "code", "mnemonic", "ma chuoi")
_UNITS = ("unit", "units", "don vi", "don vi tinh")
_NAMES = ("title", "description", "name", "series name", "data item description", "ten chuoi", "series type", "type")
_ATTRIBUTES = frozenset({
    *_CODES, *_UNITS, *_NAMES, "data type", "frequency", "freq", "tan suat", "collection month", "series start",
    "series end", "no. obs", "no obs", "source", "nguon", "publication date", "last updated", "adjustment",
    "seasonal adjustment", "scale",
})  # fmt: skip
_SURE = frozenset({*_CODES, "frequency", "freq", "tan suat"})
_FREQUENCIES = {"month": Step.MONTH, "quarter": Step.QUARTER, "annual": Step.YEAR, "year": Step.YEAR}
