"""A table region read into candidates: a label at the left, words over the column, a period from its axis.

Shared by every layout whose tables have labels and headers; the layouts decide whether a sheet is theirs and what they
demand of it before anything is read.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from indicators.model.finding import Severity
from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.candidate import Candidate
from indicators.workbook.cells.grid import Cell, Grid, address
from indicators.workbook.cells.painting import paints_whole_sheets
from indicators.workbook.cells.tally import Tally
from indicators.workbook.cells.values import CellNumber, notes_of_flags, read_numbers, status_of_flags
from indicators.workbook.measures.figure_measure import figure_measure
from indicators.workbook.measures.headers import attempts_period
from indicators.workbook.measures.status_words import read_status, status_of_title
from indicators.workbook.measures.units import FoundUnit, find_unit, measured_in, rate_of_index
from indicators.workbook.row_labels.counted_rows import counts_rows
from indicators.workbook.row_labels.group_names import names_of_groups
from indicators.workbook.row_labels.label_columns import LabelColumns, divide_label_columns
from indicators.workbook.row_labels.labels import read_labels
from indicators.workbook.row_labels.row_label import RowLabel
from indicators.workbook.shapes.flag_columns import flag_columns, flags_in
from indicators.workbook.tables.changes_by_sign import with_changes
from indicators.workbook.tables.explained import explained_of
from indicators.workbook.tables.label_cells import LabelCells
from indicators.workbook.tables.repeated_columns import heads_left, under_heads
from indicators.workbook.tables.row_headings import headings_of
from indicators.workbook.tables.status_line import status_over
from indicators.workbook.tables.table_painting import paint_table
from indicators.workbook.tables.table_reading import TableReading
from indicators.workbook.tables.units_of_rows import with_units_of_rows
from indicators.workbook.time_axes.row_axes import columns_with
from indicators.workbook.time_axes.table_axes import Axis, Column, ReadPeriod, TableAxes
from indicators.workbook.time_axes.told_axes import tell_about_axes
from indicators.workbook.time_axes.year_to_date import in_years_to_date


def read_table(
    axes: TableAxes, layout: str, *, carried: bool = False, asked: Severity = Severity.HARD, large: bool = False
) -> TableReading:
    """Read every figure of a table whose periods were found; raises ValueError for one without an axis.

    ``carried``: a blank label repeats the one above it. ``asked``: how severe it is that a table names no period.
    ``large``: the figures of a large table may come in columns.
    """
    if axes.axis is None:
        raise ValueError(axes.reason)
    return TableReader(axes, layout, carried, asked, large).read()


class TableReader:
    """Reads the figures of a table one by one, or in columns where there are many."""

    def __init__(self, axes: TableAxes, layout: str, carried: bool, asked: Severity, large: bool = False) -> None:
        self.large = large
        self.axes, self.region, self.layout, self.carried, self.asked = axes, axes.region, layout, carried, asked
        self.grid = axes.region.grid
        self.tally = Tally(self.grid.name)
        self.reading = TableReading()
        self.label_columns = self._label_columns()
        self.labels = read_labels(self.region, self.label_columns)
        self.axes = with_units_of_rows(axes, self.labels, self.label_columns.unit)
        self.flags = flag_columns(self.region)
        self.group_names = self._group_names()
        self.heads_left: dict[int, tuple[str, ...]] = {}
        self.headings: dict[int, tuple[str, ...]] = {}
        self.names: dict[tuple[tuple[int, int], ...], list[str]] = {}
        self.units: dict[tuple[int, bool], FoundUnit] = {}
        self.label_cells = LabelCells(self.grid, self.label_columns)
        self.left_out: set[int] = set()
        self.told_rows: set[int] = set()
        self.tags: dict[str, re.Match[str] | None] = {}
        self.statuses: dict[str, str] = {}
        self.unit_rows = frozenset(line.row for line in self.region.unit_switches)
        self.title = clean(self.region.title)
        one_period = axes.axis is Axis.TITLE or len(axes.periods) == 1
        self.title_status = (status_of_title(self.title) if one_period else "") or status_over(self.region)
        self.title_cells = tuple(
            (row, column) for row in self.region.title_rows for column, _ in self.grid.visible(row)[:1]
        )

    @cached_property
    def rows(self) -> list[tuple[int, Mapping[int, Cell]]]:
        """The body, row by row."""
        return [(row, self.grid.cells.get(row) or {}) for row in self.region.body_rows]

    def _label_columns(self) -> LabelColumns:
        divided = divide_label_columns(self.region)
        periods = self.axes.period_columns
        if self.axes.axis is Axis.ROWS and len(periods) == 1:
            periods = (*periods, *columns_with(self.region, periods[0], self.axes.rows))
        names = tuple(column for column in divided.names if column not in periods)
        if self.axes.axis is Axis.ROWS:
            names = tuple(column for column in names if not counts_rows(self.region, column))
        shared = self.axes.axis is Axis.CELLS or len(self.axes.period_columns) > 1 or self.axes.grouped
        return replace(divided, names=names, carried=self.carried or (shared and bool(names)))

    def _group_names(self) -> dict[int, str]:
        """The names of groups of rows whose years begin anew, by row."""
        divided, rows = self.label_columns, self.axes.rows
        if self.axes.axis is not Axis.ROWS or divided.carried or not divided.names:
            return {}
        periods = {row: read.period for row, read in rows.items() if read.period is not None}
        return names_of_groups(self.region, divided.names, periods)

    def read(self) -> TableReading:
        self._tell_about_axes()
        columns = self._columns()
        self.left_out = {column.number for column in self.axes.columns} - {column.number for column in columns}
        if self.large and columns and may_be_columns(self.grid):
            from indicators.workbook.tables.large_table import read_large  # brings numpy

            self.reading.columns = read_large(self, columns)
            if self.reading.columns is not None:
                self._finish()
                return self.reading
        cells = {column.number: self.value_cells(column) for column in columns}
        numbers = read_numbers(self.grid.name, list(cells.values()), is_text=self.grid.is_text)
        self.reading.findings += numbers.findings
        for column in columns:
            for position in cells[column.number]:
                number = numbers.numbers.get(position)
                if number is not None:
                    self.add(column, position[0], self._flagged(number, *position))
        self.reading.candidates.sort(key=lambda candidate: (candidate.row, candidate.column))
        if self.axes.axis is Axis.ROWS:
            self.reading.candidates = in_years_to_date(self.reading.candidates)
        self._finish()
        return self.reading

    def _finish(self) -> None:
        paint_table(self)
        self.reading.explained += explained_of(self)
        self.reading.findings += self.tally.findings()

    def _columns(self) -> list[Column]:
        """Return the columns that are read; those that recur and name no series have their heads in the item."""
        columns = with_changes(self.region, [column for column in self.axes.columns if self._usable(column)])
        named = self.axes.axis is Axis.ROWS
        heads = heads_left(columns, named=named)
        if named:
            self.heads_left = heads
            return columns
        return [under_heads(column, heads) for column in columns]

    # -- rows and columns that are read -----------------------------------------------------------------------
    def _usable(self, column: Column) -> bool:
        """Whether a column is read; one whose comparison makes no measure, or that names no period, is told."""
        position = column.position or (self.region.body_rows[0], column.number)
        period = self.axes.period_at(column, None)
        if column.header.comparison is not None and self.axes.axis not in {Axis.ROWS, Axis.CELLS}:
            own = period.period if period else None
            if column.header.measure_over(own) is None:
                self.tally.add("comparison_unread", Severity.SOFT, position, text=column.path.text[:120])
                return False
        if self.axes.axis is Axis.COLUMNS and column.period is not None and column.period.asked:
            return self._unread_period(column.period.cells[0], column.period.text, column.period.asked)
        if self.axes.axis is Axis.COLUMNS and column.period is None:
            if attempts_period(column.path.text):
                return self._unread_period(position, column.path.text)
            self.tally.add("column_without_period", Severity.SOFT, position, text=column.path.text[:80])
            return False
        if self.axes.axis is Axis.CELLS and not any(at[1] == column.number for at in self.axes.cells):
            self.tally.add("period_uncertain", Severity.SOFT, position, text=column.path.text[:80])
            return False
        return True

    def _unread_period(self, position: tuple[int, int], text: str, asked: str = "") -> bool:
        """Tell of words that should name a period; return whether their figures are kept without one.

        What can mean two things is asked once for the table, and its figures wait for the answer. Beside periods that
        are read the figures of another are left out, and the rest goes on. Where most are not read the notation is not
        understood, and what was read of it may be wrong as well.
        """
        if asked:
            self.tally.add(asked, Severity.SOFT, position, text=clean(text)[:80])
            return True
        kept = not self.axes.mostly_read
        code, severity = ("period_unreadable", Severity.HARD) if kept else ("period_left_out", Severity.SOFT)
        self.tally.add(code, severity, position, each=True, text=clean(text)[:80])
        return kept

    def value_cells(self, column: Column) -> dict[tuple[int, int], Cell]:
        """Return the filled cells of a column in the rows that are read."""
        cells: dict[tuple[int, int], Cell] = {}
        number = column.number
        for row, filled in self.rows:
            cell = filled.get(number)
            if cell is not None and self.is_read(row, number, cell):
                cells[row, number] = cell
        return cells

    def is_read(self, row: int, column: int, cell: Cell) -> bool:
        """Whether a cell says something and stands in a row that is read; where it does not, that may be told."""
        if not cell.raw.strip() or (cell.formula and cell.value is None and not cell.error) or row in self.unit_rows:
            return False
        return self._row_is_read(row, column, cell)

    def _period_is_read(self, row: int) -> bool:
        """Whether a row is read where rows carry the periods; one without is told."""
        read = self.axes.rows.get(row)
        if read is None or (read.period is None and _TOTAL.match(aligned_fold(clean(read.text)))):
            column, text = next(((at, text) for at in self.region.label_columns if (text := self.grid.text(row, at))),
                                (self.region.label_columns[0], ""))  # fmt: skip
            self.tally.add("row_without_period", Severity.SOFT, (row, column), text=text[:80])
            self.told_rows.add(row)
            return False
        if read.period is None and not read.asked and self.axes.mostly_read:
            self.told_rows.add(row)
            return False
        return True

    def _row_is_read(self, row: int, column: int, cell: Cell) -> bool:
        if self.axes.axis is Axis.ROWS:
            return self._period_is_read(row)
        if self.axes.axis is Axis.CELLS:
            if (row, column) not in self.axes.cells:
                self.tally.add("period_uncertain", Severity.SOFT, (row, column), text=cell.raw[:80])
                self.told_rows.add(row)
            return (row, column) in self.axes.cells
        label = self.labels.get(row)
        if label is None:
            if not isinstance(cell.value, str):
                self.tally.add("number_without_label", Severity.INFO, (row, 1), text=cell.raw)
            return False
        return label.has_numbers

    def _tell_about_axes(self) -> None:
        """Report how the periods were found where that is not plain from the cells."""
        axes = self.axes
        self.reading.findings += tell_about_axes(axes, self.asked, self.tally)
        for row, read in axes.rows.items():
            if (
                read.period is None
                and not _TOTAL.match(aligned_fold(clean(read.text)))
                and row in self.region.body_rows
            ):
                self._unread_period(read.cells[0], read.text, read.asked)
        for column in self.region.unheaded:
            self.tally.add("numbers_without_header", Severity.INFO, (self.region.body_rows[0], column))

    # -- one figure -------------------------------------------------------------------------------------------
    def _flagged(self, number: CellNumber, row: int, column: int) -> CellNumber:
        """Return a figure with the flags that stand in the column beside it."""
        if column not in self.flags or not (said := flags_in(self.grid.text(row, self.flags[column]))):
            return number
        return number._replace(flags=f"{number.flags} {said}".strip())

    def add(self, column: Column, row: int, number: CellNumber) -> None:
        label = self.labels.get(row)
        read = self.axes.period_at(column, row)
        unit = self._unit(column, label, row, number)
        name, printed, path = self._name(column, row, label)
        path = path if self._named_by_block(label) else (*self.region.block, *path)
        if number.percent and unit.unit is not None and not unit.unit.is_percent:
            self.tally.add("percent_against_unit", Severity.SOFT, (row, column.number), text=unit.text)
        unit_measure, unit_mult = measured_in(unit, number.mult, percent=number.percent)
        named, period = label.text if label is not None else "", read.period if read else None
        self.reading.candidates.append(
            Candidate(
                sheet=self.grid.name,
                row=row,
                column=column.number,
                label=name,
                value=number.value,
                value_text=number.text,
                raw=number.raw,
                path=path,
                heads=label.heads if label is not None and self.axes.axis is not Axis.ROWS else (),
                header=column.path.text,
                title=self.title,
                code=self._code(column, label),
                period=period,
                period_text=read.text if read else "",
                measure=figure_measure(column.header, named, self.title, period, unit),
                unit_text=unit.text or ("%" if number.percent else ""),
                unit_measure=unit_measure,
                unit_mult=unit_mult,
                decimals=number.decimals,
                obs_status=status_of_flags(number.flags) or column.header.obs_status or self.status_of(read),
                notes=self._notes(row, column.number, number),
                layout=self.layout,
                evidence=self._evidence(column, label, read, unit),
                printed=printed,
                item=column.header.item,
                ref_area=label.area if label else "",
            )
        )

    def _unit(self, column: Column, label: RowLabel | None, row: int, number: CellNumber) -> FoundUnit:
        """Return the unit of a cell; told once a column where it is open or absent."""
        found = self.unit_over(column, row, label, percent=number.percent)
        if (told := found.told(column.path.text)) is not None:
            code, severity, params = told
            self.tally.add(code, severity, column.position or (row, column.number), **params)
        return found

    def unit_over(self, column: Column, row: int, label: RowLabel | None = None, *, percent: bool = False) -> FoundUnit:
        """Find a unit; where neither row nor a line over the table can say one, once for all rows of a column."""
        region, at, header, number = self.region, column.position, column.header, column.number
        own, key = (label is not None and label.unit_position is not None) or rate_of_index(label), (number, percent)
        if own or region.unit_line is not None or region.unit_switches:
            return find_unit(region, header, at, label, row, column=number, percent=percent)
        if key not in self.units:
            self.units[key] = find_unit(region, header, at, None, row, column=number, percent=percent)
        return self.units[key]

    def _name(self, column: Column, row: int, label: RowLabel | None) -> tuple[str, str, tuple[str, ...]]:
        """Return label, label as printed, and path: where rows carry periods the column names the series."""
        if label is not None and self.axes.axis is not Axis.ROWS:
            return label.text, label.printed, label.path
        if tagged := self._tagged(column):
            name = clean(column.path.text[: tagged.start()])
            return name, name, ((*label.path, label.text) if label is not None else ())
        printed = " ".join(cell.raw for at in column.path.cells if (cell := self.grid.cell(*at)) is not None)
        path = (*label.path, label.text) if label is not None and label.has_numbers else self._heading_above(row)
        if row in self.group_names:
            path = (self.group_names[row],)
        path = (*path, *self.heads_left.get(column.number, ()))
        if self.axes.axis is Axis.CELLS:
            path = (*self.region.block, *path)
            name = column.header.item or (path[-1] if path else self.title)
            return name or self.grid.name, name, path[:-1] if path and not column.header.item else path
        if path and len(self.axes.columns) == 1 and _VALUE.fullmatch(aligned_fold(column.path.text)):
            return path[-1], path[-1], path[:-1]
        return column.header.item or column.path.text, printed, path

    def _named_by_block(self, label: RowLabel | None) -> bool:
        """Whether a name without label of its own has the name of the block in it already."""
        return self.axes.axis is Axis.CELLS and label is None

    def _code(self, column: Column, label: RowLabel | None) -> str:
        """Return the code of a series: in brackets over its column ("GDP [NY.GDP.MKTP.CD]"), else at the row."""
        tagged = self._tagged(column) if self.axes.axis is Axis.ROWS else None
        return tagged[1] if tagged else label.code if label else ""

    def _tagged(self, column: Column) -> re.Match[str] | None:
        """Return the code in brackets at the end of what stands over a column, looked for once."""
        said = column.path.text
        if said not in self.tags:
            self.tags[said] = _TAGGED_CODE.search(said)
        return self.tags[said]

    def _heading_above(self, row: int) -> tuple[str, ...]:
        """Return the words of the rows of words alone that a row stands under."""
        if not self.headings:
            self.headings = headings_of(self.axes)
        return self.headings.get(row, ())

    def status_of(self, read: ReadPeriod | None) -> str:
        """Return the status said beside a period at the row ("Ước tính 6 tháng …"), else in the title."""
        if read is None or self.axes.axis not in {Axis.ROWS, Axis.CELLS}:
            return self.title_status
        if read.text not in self.statuses:
            self.statuses[read.text] = read_status(read.text)
        return self.statuses[read.text] or self.title_status

    def _notes(self, row: int, column: int, number: CellNumber) -> str:
        if not number.flags and not self.grid.comments:
            return ""
        flags = notes_of_flags(number.flags)
        comment = clean(self.grid.comments.get((row, column), ""))[:MOST_OF_A_COMMENT]
        return "; ".join(part for part in (flags, comment) if part)

    def _evidence(
        self, column: Column, label: RowLabel | None, read: ReadPeriod | None, unit: FoundUnit
    ) -> dict[str, list[str]]:
        said: dict[str, list[str]] = {"header": self._names(column.path.cells)}
        if label is not None:
            said["label"] = self._names(self.label_cells.of(label))
        if read is not None:
            said["period"] = self._names(read.cells)
        if unit.cell:
            said["unit"] = [unit.cell]
        if self.title_cells:
            said["title"] = self._names(self.title_cells)
        return said

    def _names(self, cells: tuple[tuple[int, int], ...]) -> list[str]:
        """Return the references of cells; the same few are asked for again and again."""
        if cells not in self.names:
            self.names[cells] = [address(*cell) for cell in cells]
        return self.names[cells]


def may_be_columns(grid: Grid) -> bool:
    """Whether a sheet is so large that its figures come in columns, where what that takes is loaded."""
    return not paints_whole_sheets() and "numpy" in sys.modules and grid.filled >= MANY_CELLS


MANY_CELLS = 2_000


MOST_OF_A_COMMENT = 500
_TAGGED_CODE = re.compile(r"\[([A-Z0-9]{2,}(?:\.[A-Z0-9]+)+)\]$")
_VALUE = re.compile(r"values?|obs_value|gia tri|so lieu|figures?|observations?")
_TOTAL = re.compile(r"(?:tong(?: so| cong)?|binh quan|trung binh|total|average|mean|sum)\b")
