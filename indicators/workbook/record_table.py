"""Tables of records: one row an observation, one column for each of its parts.

Which column is which is read off the heading, in Vietnamese or English; what no heading names is a dimension, and its
text is part of the path.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from indicators.model.errors import Invalid
from indicators.model.finding import Severity
from indicators.model.number_text import is_missing_code, looks_like_number
from indicators.model.observation import ObsStatus
from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.series import Measure, split_key
from indicators.model.text import clean
from indicators.model.unit_words import UnitReading, bracketed_unit, read_unit
from indicators.workbook.candidate import Candidate
from indicators.workbook.date_axis import DateAxis, Step, read_date_axis
from indicators.workbook.grid import Cell, Grid, column_letters
from indicators.workbook.headers import read_status
from indicators.workbook.label_text import shown
from indicators.workbook.painting import Role
from indicators.workbook.regions import is_number
from indicators.workbook.table import TableReading
from indicators.workbook.tally import Tally
from indicators.workbook.values import CellNumber, read_numbers, status_of_flags


class Part(StrEnum):
    """The part of an observation that a column holds."""

    SERIES_KEY = "series_key"
    CODE = "code"
    SERIES = "series"
    PERIOD = "period"
    VALUE = "value"
    UNIT = "unit"
    STATUS = "status"
    NOTE = "note"
    AREA = "area"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class RecordHeading:
    """The heading row of a record table: the column of each part, and the columns nothing names."""

    row: int
    columns: Mapping[Part, int]
    dimensions: tuple[int, ...] = ()


MOST_ROWS_ABOVE = 40


def find_heading(grid: Grid) -> RecordHeading | None:
    """Return the first row that heads a period and a value column, or None."""
    for row in grid.rows[:MOST_ROWS_ABOVE]:
        heading = _read_heading(grid, row)
        if heading is not None:
            return heading
    return None


def _read_heading(grid: Grid, row: int) -> RecordHeading | None:
    columns: dict[Part, int] = {}
    dimensions: list[int] = []
    weak: dict[int, str] = {}
    ranks: dict[Part, int] = {}
    for column, cell in grid.visible(row):
        said = aligned_fold(clean(cell.raw)).strip(" *:")
        part = _PARTS.get(said)
        rank = _STRONG.get(said, 0)
        if part is not None and (part not in columns or rank > ranks[part]):
            dimensions += [columns[part]] if part in columns else []
            columns[part], ranks[part] = column, rank
        elif isinstance(cell.value, str) and cell.value.strip():
            dimensions.append(column)
            weak |= {column: said} if said in _WEAK_VALUES else {}
    if Part.PERIOD in columns and Part.VALUE not in columns and len(weak) == 1:
        (value,) = weak
        others = [column for column in (*columns.values(), *dimensions) if column not in {value, columns[Part.PERIOD]}]
        if others and not _hold_numbers(grid, row, others):
            columns[Part.VALUE] = value
            dimensions.remove(value)
    if Part.PERIOD not in columns or Part.VALUE not in columns:
        return None
    return RecordHeading(row, columns, tuple(sorted(dimensions)))


def _hold_numbers(grid: Grid, heading: int, columns: list[int]) -> bool:
    """Whether one of the columns holds a number in the first rows under the heading."""
    rows = [row for row in grid.rows if row > heading][:MOST_ROWS_ABOVE]
    return any((cell := grid.cell(row, column)) is not None and is_number(cell) for row in rows for column in columns)


def read_records(grid: Grid, heading: RecordHeading, layout: str) -> TableReading:
    """Read the rows under ``heading``; a row without value is passed over."""
    return _Reader(grid, heading, layout).read()


@dataclass
class _Reader:
    grid: Grid
    heading: RecordHeading
    layout: str
    reading: TableReading = field(default_factory=TableReading)
    days: DateAxis | None = None
    units: dict[str, UnitReading | None] = field(default_factory=dict)
    periods: dict[str, Period | None] = field(default_factory=dict)
    statuses: dict[tuple[str, str, str], str] = field(default_factory=dict)
    alike: dict[tuple[Any, ...], Candidate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tally = Tally(self.grid.name)
        self.dimensions = self._telling_dimensions()
        parts = [column for part, column in self.heading.columns.items() if part not in _OF_THE_ROW]
        self.shared = tuple(dict.fromkeys((*parts, *self.dimensions)))
        columns = self.heading.columns.items()
        self.letters = tuple((column, part.value, column_letters(column)) for part, column in columns)

    def _telling_dimensions(self) -> tuple[int, ...]:
        """Return the dimension columns; of many, those that say more than one thing, and in words."""
        if len(self.heading.dimensions) <= MOST_DIMENSIONS:
            return self.heading.dimensions
        said: dict[int, set[str]] = {column: set() for column in self.heading.dimensions}
        for row in self._rows():
            for column, texts in said.items():
                if len(texts) < 2:
                    texts.add(self.grid.text(row, column))
        return tuple(column for column, texts in said.items() if len(texts) > 1 and not all(map(_is_plain, texts)))

    def read(self) -> TableReading:
        rows = self._rows()
        self.days = self._axis_of_days(rows)
        column = self.heading.columns[Part.VALUE]
        cells = {(row, column): cell for row in rows if (cell := self.grid.cell(row, column)) is not None}
        numbers = read_numbers(self.grid.name, [cells], is_text=self.grid.is_text)
        self.reading.findings += numbers.findings
        for row in rows:
            if (row, column) in numbers.numbers:
                self.reading.candidates.append(self._candidate(row, column, numbers.numbers[row, column]))
        self._paint(rows)
        self.reading.findings += self.tally.findings()
        return self.reading

    def _rows(self) -> list[int]:
        """Return the rows under the heading that hold a value."""
        value = self.heading.columns[Part.VALUE]
        return [
            row
            for row in self.grid.rows
            if row > self.heading.row and (cell := self.grid.cell(row, value)) is not None and cell.raw.strip()
        ]

    def _axis_of_days(self, rows: list[int]) -> DateAxis | None:
        """Decide what days stand for; days beside other periods stay days and are told."""
        column = self.heading.columns[Part.PERIOD]
        read = {row: self._plain_period(self.grid.cell(row, column)) for row in rows}
        known = {row: period for row, period in read.items() if period is not None}
        days = {row: period for row, period in known.items() if period.is_instant}
        if not days:
            return None
        first = next(iter(days))
        if len(days) < len(known):
            for row in days:
                self.tally.add("day_among_periods", Severity.SOFT, (row, column), text=self.grid.text(row, column))
            return None
        axis = read_date_axis([period.start for period in days.values()], self.grid.text(self.heading.row, column))
        if axis.step is not Step.DAY:
            text = self.grid.text(first, column)
            self.tally.add(f"days_stand_for_{axis.step.value}s", Severity.INFO, (first, column), text=text)
        return axis

    def _plain_period(self, cell: Cell | None) -> Period | None:
        if cell is None:
            return None
        if isinstance(cell.value, (date, datetime)):
            return Period.instant(cell.value.date() if isinstance(cell.value, datetime) else cell.value)
        if cell.raw not in self.periods:
            text = cell.raw.strip()
            found = read_period(f"{text[:4]}-{text[4:]}" if _YEAR_MONTH.fullmatch(text) else text)
            self.periods[cell.raw] = found.period if found else None
        return self.periods[cell.raw]

    def _period(self, row: int) -> Period | None:
        column = self.heading.columns[Part.PERIOD]
        period = self._plain_period(self.grid.cell(row, column))
        if period is None:
            said = self.grid.text(row, column)
            self.tally.add("period_unreadable", Severity.HARD, (row, column), each=True, text=said[:80])
            return None
        return self.days.period(period.start) if self.days is not None and period.is_instant else period

    def _text(self, row: int, part: Part) -> str:
        column = self.heading.columns.get(part)
        return self.grid.text(row, column) if column is not None else ""

    def _candidate(self, row: int, column: int, number: CellNumber) -> Candidate:
        """Return the figure of a row; rows that say the same but for number and period are read once.

        A row of which something has to be told is read anew each time, so that it is told of each.
        """
        cells = self.grid.cells[row]
        said = tuple(cell.raw if (cell := cells.get(at)) is not None else "" for at in self.shared)
        form = (number.percent, number.mult, number.flags, self.grid.comments.get((row, column)))
        known = self.alike.get((said, form))
        if known is None:
            told = self.tally.count
            known = self._read_candidate(row, column, number)
            if self.tally.count == told:
                self.alike[said, form] = known
            return known
        period_at = self.heading.columns[Part.PERIOD]
        return known._replace(
            row=row,
            value=number.value,
            value_text=number.text,
            raw=number.raw,
            decimals=number.decimals,
            obs_status=self._status(row, number),
            period=self._period(row),
            period_text=self.grid.text(row, period_at),
            evidence=self._evidence(row),
        )

    def _evidence(self, row: int) -> dict[str, list[str]]:
        cells = self.grid.cells[row]
        return {
            part: [f"{letters}{row}"]
            for column, part, letters in self.letters
            if column in cells and clean(cells[column].raw)
        }

    def _read_candidate(self, row: int, column: int, number: CellNumber) -> Candidate:
        name_column = self.heading.columns.get(Part.SERIES)
        said = [(self.grid.text(row, at), self.grid.text(self.heading.row, at)) for at in self.dimensions]
        path = [text for text, _ in said if text]
        printed = cell.raw if name_column and (cell := self.grid.cell(row, name_column)) else ""
        code = self._text(row, Part.SERIES_KEY) or self._text(row, Part.CODE)
        label = shown(printed) or (path[-1] if path else "") or code
        unit = self._unit(row, label)
        measure = self._measure(row, code, unit)
        notes = "; ".join(
            part
            for part in ("" if status_of_flags(number.flags) else number.flags, self._text(row, Part.NOTE),
                         clean(self.grid.comments.get((row, column), "")))
            if part
        )  # fmt: skip
        return Candidate(
            sheet=self.grid.name,
            row=row,
            column=column,
            label=label,
            value=number.value,
            value_text=number.text,
            raw=number.raw,
            path=tuple(path),
            heads=tuple(head for text, head in said if text),
            header=self.grid.text(self.heading.row, column),
            code=code,
            period=self._period(row),
            period_text=self._text(row, Part.PERIOD),
            measure=measure,
            unit_text=self._unit_text(row) or (unit.text if unit else ""),
            unit_measure=unit.unit_measure if unit else "percent" if number.percent else "",
            unit_mult=unit.unit_mult + number.mult if unit else number.mult if number.percent else None,
            decimals=number.decimals,
            obs_status=self._status(row, number),
            notes=notes[:1000],
            layout=self.layout,
            evidence=self._evidence(row),
            printed=printed or label,
            ref_area=area if _AREA_CODE.fullmatch(area := self._text(row, Part.AREA)) else "",
        )

    def _unit_text(self, row: int) -> str:
        return self._text(row, Part.UNIT)

    def _unit(self, row: int, label: str) -> UnitReading | None:
        """Read the unit of the unit column, else of the label's or the value heading's brackets."""
        said = self._unit_text(row)
        if not said:
            heading = self.grid.text(self.heading.row, self.heading.columns[Part.VALUE])
            own = _UNIT_OF_VALUE.get(aligned_fold(heading))
            found = (own, label) if own else bracketed_unit(label) or bracketed_unit(heading)
            if found is None and Part.UNIT not in self.heading.columns:
                self.tally.add("unit_absent", Severity.SOFT, (row, self.heading.columns[Part.VALUE]), text=label[:80])
            return found[0] if found else None
        if said not in self.units:
            self.units[said] = read_unit(said)
        if self.units[said] is None:
            self.tally.add("unit_open", Severity.SOFT, (row, self.heading.columns[Part.UNIT]), text=said[:60])
        return self.units[said]

    def _measure(self, row: int, code: str, unit: UnitReading | None) -> str:
        """Return the measure that a column or the series key says, else level for a unit that is no per cent."""
        said = self._text(row, Part.MEASURE).lower()
        if said in set(Measure):
            return said
        if ";measure=" in code:
            try:
                return split_key(code)[2].get("measure", "")
            except Invalid:
                position = (row, self.heading.columns.get(Part.SERIES_KEY, 1))
                self.tally.add("series_key_unreadable", Severity.HARD, position, each=True, text=code[:80])
        return Measure.LEVEL.value if unit is not None and not unit.is_percent and not code else ""

    def _status(self, row: int, number: CellNumber) -> str:
        asked = (self._text(row, Part.STATUS), number.flags, self._text(row, Part.PERIOD))
        if asked not in self.statuses:
            said, flags, period = asked
            own = said.upper() if said.upper() in set(ObsStatus) else read_status(said)
            self.statuses[asked] = own or status_of_flags(flags) or read_status(period)
        return self.statuses[asked]

    def _paint(self, rows: list[int]) -> None:
        paint = self.reading.painting
        paint.add(Role.HEADER, ((self.heading.row, column) for column, _ in self.grid.visible(self.heading.row)))
        for part, column in self.heading.columns.items():
            paint.add(_ROLES.get(part, Role.LABEL), ((row, column) for row in rows))
        for column in self.heading.dimensions:
            paint.add(Role.LABEL, ((row, column) for row in rows))


def _is_plain(text: str) -> bool:
    """Whether a text is a number, a truth value or nothing: no name of a dimension."""
    return is_missing_code(text) or looks_like_number(text) or text.lower() in {"true", "false"}


_OF_THE_ROW = frozenset({Part.VALUE, Part.PERIOD})
"""The parts that differ from row to row; rows alike in all others are one series."""
MOST_DIMENSIONS = 8
_STRONG = {"period": 1, "time_period": 1, "obs_value": 1, "reporteriso": 1, "reporter iso": 1}
"""Headings that win over others of the same part: "Period" over "Year" where a file has both."""
_WEAK_VALUES = frozenset({"total", "valor", "observation"})
"""Headings of values only where all other columns are words."""
_UNIT_OF_VALUE = {"primaryvalue": UnitReading("USD", 0, "US$")}
_AREA_CODE = re.compile(r"[A-Z][A-Z0-9]{1,5}")
_YEAR_MONTH = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])")
_ROLES = {Part.VALUE: Role.VALUE, Part.UNIT: Role.UNIT}

_PARTS = {
    word: part
    for part, words in {
        Part.SERIES_KEY: ("series_key",),
        Part.CODE: ("code", "ma", "ma chi tieu", "ma so", "indicator code", "series code", "series id", "series_id",
                    "cmdcode", "commodity code"),
        Part.AREA: ("country code", "ref_area", "reporteriso", "reporter iso", "location", "iso3", "geo"),
        Part.SERIES: ("chi tieu", "ten chi tieu", "indicator", "indicator name", "indicator (name)", "series",
                      "series name", "name", "ten", "variable", "subject", "mat hang", "item", "cmddesc", "commodity"),
        Part.PERIOD: ("ky", "ky bao cao", "ky so lieu", "thoi gian", "thoi ky", "thang", "quy", "nam", "ngay",
                      "thang/nam", "period", "time", "time period", "time_period", "timeperiod", "date", "month",
                      "quarter", "year", "ref_date", "observation_date", "refyear", "ano", "periodo"),
        Part.VALUE: ("gia tri", "so lieu", "value", "obs_value", "obs value", "observation value", "figure", "amount",
                     "primaryvalue", "trade value (us$)"),
        Part.UNIT: ("don vi", "don vi tinh", "dvt", "unit", "units", "unit_measure", "unit of measure", "uom"),
        Part.STATUS: ("trang thai", "tinh trang", "tinh chat", "status", "obs_status"),
        Part.NOTE: ("ghi chu", "chu thich", "note", "notes", "remark", "remarks", "comment", "comments"),
        Part.MEASURE: ("measure", "thuoc do"),
    }.items()
    for word in words
}  # fmt: skip
