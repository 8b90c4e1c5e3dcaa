"""An outlook: a row for each area and subject, years across, and the year after which figures are estimates.

Unit and power of ten stand in two columns ("U.S. dollars", "Billions"). A figure of a year after "Estimates Start
After" is a forecast and says so; it never becomes one of the past.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.model.finding import Severity
from indicators.model.observation import ObsStatus
from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.model.unit_codes import POWERS
from indicators.model.unit_words import UnitReading, read_unit
from indicators.workbook.candidate import Candidate
from indicators.workbook.cells.grid import Cell, Grid, address
from indicators.workbook.cells.painting import Role
from indicators.workbook.cells.tally import Tally
from indicators.workbook.cells.values import CellNumber, notes_of_flags, read_numbers, status_of_flags
from indicators.workbook.layouts.layout import UNKNOWN, Evidence, Recognition
from indicators.workbook.measures.units import code_of, measure_in
from indicators.workbook.shapes.regions import is_year
from indicators.workbook.sheet import Sheet
from indicators.workbook.tables.table_reading import Explained, TableReading

_SURE = 0.96
_ROWS_LOOKED_AT = 15


@dataclass(frozen=True, slots=True)
class Outlook:
    name: str = "outlook"

    def recognise(self, sheet: Sheet) -> Recognition:
        heading = _find_heading(sheet.grid)
        if heading is None:
            return UNKNOWN
        evidence = tuple(Evidence(part, address(heading.row, column)) for part, column in heading.columns.items())
        return Recognition(_SURE, evidence)

    def read(self, sheet: Sheet) -> TableReading:
        heading = _find_heading(sheet.grid)
        return _Reader(sheet.grid, heading, self.name).read() if heading else TableReading()


@dataclass(frozen=True, slots=True)
class _Heading:
    """The heading row: the column of each part and the columns of years."""

    row: int
    columns: Mapping[str, int]
    years: Mapping[int, int]


def _find_heading(grid: Grid) -> _Heading | None:
    """Return the first row that heads a subject, an area and years, with the year from which figures are estimates."""
    for row in grid.rows[:_ROWS_LOOKED_AT]:
        columns: dict[str, int] = {}
        years: dict[int, int] = {}
        for column, cell in grid.visible(row):
            said = aligned_fold(clean(cell.raw))
            if is_year(cell):
                years[column] = int(float(cell.raw.strip()))
            elif part := next((part for part, pattern in _PARTS if pattern.fullmatch(said)), ""):
                columns.setdefault(part, column)
        if {"subject", "area", "estimates"} <= set(columns) and years:
            return _Heading(row, columns, years)
    return None


@dataclass
class _Reader:
    grid: Grid
    heading: _Heading
    layout: str
    reading: TableReading = field(default_factory=TableReading)

    def __post_init__(self) -> None:
        self.tally = Tally(self.grid.name)
        self.rows = [row for row in self.grid.rows if row > self.heading.row and self._text(row, "subject")]

    def read(self) -> TableReading:
        columns = [self._cells(column) for column in self.heading.years]
        numbers = read_numbers(self.grid.name, columns, is_text=self.grid.is_text)
        self.reading.findings += numbers.findings
        for row in self.rows:
            unit = self._unit(row)
            for column, year in self.heading.years.items():
                number = numbers.numbers.get((row, column))
                if number is not None:
                    self.reading.candidates.append(self._candidate(row, column, year, number, unit))
        self._paint()
        headed = (column for column, _ in self.grid.visible(self.heading.row))
        known = frozenset(headed) - frozenset(self.heading.years)
        self.reading.explained = [
            Explained(1, self.heading.row), Explained(self.heading.row, self.grid.last_row, known),
        ]  # fmt: skip
        self.reading.findings += self.tally.findings()
        return self.reading

    def _cells(self, column: int) -> dict[tuple[int, int], Cell]:
        cells = ((row, self.grid.cell(row, column)) for row in self.rows)
        return {(row, column): cell for row, cell in cells if cell is not None and cell.raw.strip()}

    def _text(self, row: int, part: str) -> str:
        column = self.heading.columns.get(part)
        return self.grid.text(row, column) if column is not None else ""

    def _unit(self, row: int) -> UnitReading | None:
        """Read the unit with the power of ten of its own column; told where there is none."""
        said, scale = self._text(row, "units"), self._text(row, "scale")
        if not said:
            self.tally.add("unit_absent", Severity.SOFT, (row, self.heading.columns["subject"]), text="")
            return None
        unit, power = read_unit(said), _SCALES.get(aligned_fold(scale))
        if unit is None or power is None:
            self.tally.add(
                "unit_open", Severity.SOFT, (row, self.heading.columns["units"]), text=f"{said} {scale}"[:60]
            )
            return None
        return UnitReading(unit.unit_measure, unit.unit_mult + power, clean(f"{scale} {said}"))

    def _status(self, row: int, year: int, number: CellNumber) -> str:
        """Return forecast for a year after the last that is not estimated."""
        last = self._text(row, "estimates").removesuffix(".0")
        if last.isdecimal() and len(last) == 4 and year > int(last):
            return ObsStatus.FORECAST.value
        return status_of_flags(number.flags)

    def _candidate(self, row: int, column: int, year: int, number: CellNumber, unit: UnitReading | None) -> Candidate:
        area, code = self._text(row, "area"), self._text(row, "iso")
        label = self._text(row, "subject")
        told = [part for part in ("area", "iso", "subject", "code", "units", "scale") if self._text(row, part)]
        places = {part: [address(row, self.heading.columns[part])] for part in told}
        return Candidate(
            sheet=self.grid.name,
            row=row,
            column=column,
            label=label,
            value=number.value,
            value_text=number.text,
            raw=number.raw,
            path=(area,) if area else (),
            heads=(self.grid.text(self.heading.row, self.heading.columns["area"]),) if area else (),
            header=str(year),
            code=self._text(row, "code"),
            period=Period.year(year),
            period_text=str(year),
            measure=measure_in(unit),
            unit_text=unit.text if unit else clean(f"{self._text(row, 'scale')} {self._text(row, 'units')}"),
            unit_measure=code_of(unit) if unit else "",
            unit_mult=unit.unit_mult if unit else None,
            decimals=number.decimals,
            obs_status=self._status(row, year, number),
            notes=notes_of_flags(number.flags),
            layout=self.layout,
            evidence={**places, "label": places["subject"], "period": [address(self.heading.row, column)]},
            printed=label,
            ref_area=code if _AREA_CODE.fullmatch(code) else "",
        )

    def _paint(self) -> None:
        paint = self.reading.painting
        paint.add(Role.HEADER, ((self.heading.row, column) for column, _ in self.grid.visible(self.heading.row)))
        for part, column in self.heading.columns.items():
            role = Role.UNIT if part in {"units", "scale"} else Role.LABEL
            paint.add(role, ((row, column) for row in self.rows))
        paint.add(Role.VALUE, ((one.row, one.column) for one in self.reading.candidates))


_PARTS = (
    ("subject", re.compile(r"subject descriptor")),
    ("area", re.compile(r"country|country (?:group )?name|economy")),
    ("iso", re.compile(r"iso")),
    ("code", re.compile(r"(?:weo )?subject code")),
    ("units", re.compile(r"units?")),
    ("scale", re.compile(r"scale")),
    ("estimates", re.compile(r"estimates start after")),
)
_SCALES = {"": 0, "units": 0, **{word: power for power, words in POWERS.items() for word in words}}
_AREA_CODE = re.compile(r"[A-Z]{3}")
