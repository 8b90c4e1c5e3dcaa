"""Graph files of the FRED database: days in the first column, one series a column headed by its identifier.

Series of another frequency stand to the right, beside days of their own.

Titles, units and frequency stand in the lines over the table, or on a sheet of their own beside it; a text file has
neither. The frequency that is printed says what the days stand for, else their distances do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

from indicators.model.finding import Severity
from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.series import Measure
from indicators.model.text import clean
from indicators.model.unit_words import UnitReading, read_unit
from indicators.workbook.candidate import ABROAD, Candidate
from indicators.workbook.cells.grid import Cell, Grid, address
from indicators.workbook.cells.painting import Role
from indicators.workbook.cells.tally import Tally
from indicators.workbook.cells.values import CellNumber, read_numbers
from indicators.workbook.layouts.layout import UNKNOWN, Evidence, Recognition
from indicators.workbook.layouts.territories import named_territory
from indicators.workbook.periods.date_axis import DateAxis, Step, read_date_axis
from indicators.workbook.sheet import Sheet
from indicators.workbook.skip_reason import SkipReason
from indicators.workbook.tables.consistency import repeated
from indicators.workbook.tables.table_reading import Explained, TableReading

_ROWS_ABOVE = 400


@dataclass(frozen=True, slots=True)
class Fred:
    name: str = "fred"

    def recognise(self, sheet: Sheet) -> Recognition:
        names = _names_publisher(sheet.grid)
        heading = _find_heading(sheet.grid, lambda: bool(names) or any(map(_names_publisher, sheet.others)))
        if heading is None:
            described = _describes(sheet.grid) if names is not None else ""
            if described:
                return Recognition(0.85, (names,), SkipReason.DESCRIPTION, described) if names else UNKNOWN
            if names is None or not _reaches_days(sheet.grid):
                return UNKNOWN
            first = next(row for row in sheet.grid.rows if _day(sheet.grid, row) is not None)
            return Recognition(0.85, (names,), SkipReason.HEADER_MISSING, address(first, 1))
        days = Evidence("date_heading", address(heading, sheet.grid.visible(heading)[0][0]))
        return Recognition(0.95 if names else 0.9, (days, names) if names else (days,))

    def read(self, sheet: Sheet) -> TableReading:
        return _Reader(sheet, self.name).read()


def _find_heading(grid: Grid, known: Callable[[], bool]) -> int | None:
    """Return the row that heads days and identifiers; a bare "DATE" is enough only where the publisher is ``known``."""
    for place, row in enumerate(grid.rows[:_ROWS_ABOVE]):
        cells = grid.visible(row)
        said = aligned_fold(cells[0][1].raw.strip()) if len(cells) > 1 else ""
        if said != "observation_date" and not (said == "date" and known()):
            continue
        below = grid.rows[place + 1] if place + 1 < len(grid.rows) else None
        if below is not None and _day(grid, below) is not None:
            return row
    return None


def _names_publisher(grid: Grid) -> Evidence | None:
    for row in grid.rows[:8]:
        for column, cell in grid.visible(row)[:2]:
            if isinstance(cell.value, str) and _PUBLISHER.search(aligned_fold(cell.raw)):
                return Evidence("publisher_named", address(row, column))
    return None


def _describes(grid: Grid) -> str:
    """Return the cell that heads identifiers on a sheet that only describes the series of another."""
    for row in grid.rows[:_ROWS_ABOVE]:
        cells = grid.visible(row)
        if len(cells) > 2 and aligned_fold(cells[0][1].raw.strip()) in {"series id", "id"}:
            return address(row, cells[0][0])
    return ""


def _reaches_days(grid: Grid) -> bool:
    return sum(1 for row in grid.rows[:_ROWS_ABOVE] if len(grid.visible(row)) > 1 and _day(grid, row) is not None) > 1


def _day(grid: Grid, row: int) -> date | None:
    cell = next((cell for _, cell in grid.visible(row)), None)
    return _day_of(cell) if cell is not None else None


def _day_of(cell: Cell) -> date | None:
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    reading = read_period(cell.raw) if isinstance(cell.value, str) else None
    return reading.period.start if reading is not None and reading.period.is_instant else None


def _heads_days(cell: Cell, first: Cell) -> bool:
    """Whether a column of a heading holds days: the first, and each that is headed as it is."""
    return aligned_fold(cell.raw.strip()) == aligned_fold(first.raw.strip())


@dataclass
class _Said:
    """What is printed of one series, or of all."""

    title: str = ""
    units: str = ""
    frequency: str = ""
    source: str = ""
    code: str = ""
    cells: dict[str, str] = field(default_factory=dict)

    @property
    def area(self) -> str:
        """The ISO code of the territory that the title names, of the United States where its source is theirs."""
        if found := named_territory(self.title):
            return found
        return "USA" if _AMERICAN.search(f"{self.title} {self.source}") else ABROAD


class _Reader:
    def __init__(self, sheet: Sheet, layout: str) -> None:
        self.grid, self.layout = sheet.grid, layout
        named = any(map(_names_publisher, (sheet.grid, *sheet.others)))
        self.heading = _find_heading(sheet.grid, lambda: named) or 0
        cells = [(column, cell) for column, cell in sheet.grid.visible(self.heading) if cell.raw.strip()]
        self.day_columns = [column for column, cell in cells if _heads_days(cell, cells[0][1])]
        self.series = {column: clean(cell.raw) for column, cell in cells if column not in self.day_columns}
        above = tuple(row for row in sheet.grid.rows if row < self.heading)
        self.said = dict(self._describe(sheet.grid, above))
        for other in sheet.others:
            if _names_publisher(other):
                for code, said in self._describe(other, other.rows):
                    self.said.setdefault(code, said)
        self.tally = Tally(self.grid.name)
        self.reading = TableReading()

    def read(self) -> TableReading:
        rows = [row for row in self.grid.rows if row > self.heading]
        for at, until in pairwise([*self.day_columns, self.grid.last_column + 1]):
            self._read_block(rows, at, [column for column in self.series if at < column < until])
        self.reading.candidates.sort(key=lambda one: (one.row, one.column))
        self._paint()
        self.reading.explained = [
            Explained(1, self.heading), Explained(self.heading, self.grid.last_row, frozenset(self.day_columns)),
        ]  # fmt: skip
        self.reading.findings += self.tally.findings()
        return self.reading

    def _read_block(self, rows: list[int], day_column: int, series: list[int]) -> None:
        """Read the series of one frequency: those between a column of days and the next one."""
        days = {row: day for row in rows if (cell := self.grid.cell(row, day_column)) and (day := _day_of(cell))}
        self._tell_about_days(rows, days, day_column, series)
        axis = self._axis(list(days.values()), series)
        columns = [self._cells(column, days) for column in series]
        numbers = read_numbers(self.grid.name, columns, is_text=self.grid.is_text)
        self.reading.findings += numbers.findings
        for column, cells in zip(series, columns, strict=True):
            for row, _ in cells:
                if (row, column) in numbers.numbers:
                    self._add((row, column), day_column, axis.period(days[row]), numbers.numbers[row, column])

    def _cells(self, column: int, days: dict[int, date]) -> dict[tuple[int, int], Cell]:
        found = ((row, self.grid.cell(row, column)) for row in days)
        return {(row, column): cell for row, cell in found if cell is not None and cell.raw.strip()}

    def _tell_about_days(self, rows: list[int], days: dict[int, date], day_column: int, series: list[int]) -> None:
        """Report rows whose day cannot be read or stands twice."""
        first: dict[date, int] = {}
        for row in rows:
            cell = self.grid.cell(row, day_column)
            day = days.get(row)
            if day is None:
                if cell is not None and any(self.grid.cell(row, column) for column in series):
                    where = (row, day_column)
                    self.tally.add("period_unreadable", Severity.HARD, where, each=True, text=cell.raw[:80])
                continue
            known = first.setdefault(day, row)
            if known != row:
                cells = address(row, day_column), address(known, day_column)
                self.reading.findings.append(repeated(self.grid.name, cells[0], day.isoformat(), cells[1]))

    def _axis(self, days: list[date], series: list[int]) -> DateAxis:
        """Return what the days stand for: by the frequency that is printed, else by their distances."""
        described = [self.said[code] for column in series if (code := self.series[column]) in self.said]
        printed = {said.frequency for said in described if said.frequency}
        step = next((step for pattern, step in _FREQUENCIES if len(printed) == 1 and pattern.match(min(printed))), None)
        if step is not None:
            return DateAxis(step, by_heading=True)
        axis = read_date_axis(days)
        return DateAxis(Step.DAY, doubtful=True) if axis.slips else axis

    # -- what is printed of the series --------------------------------------------------------------------------
    def _describe(self, grid: Grid, rows: tuple[int, ...]) -> Iterator[tuple[str, _Said]]:
        """Yield identifier and description, from lines "Units: …" of one series and rows begun by identifiers."""
        shared = _Said()
        codes = set(self.series.values())
        heads: dict[int, str] = {}
        described: dict[str, _Said] = {}
        for row in rows:
            cells = [(column, clean(cell.raw)) for column, cell in grid.visible(row) if cell.raw.strip()]
            if cells and cells[0][1] in codes:
                said = described.setdefault(cells[0][1], _Said())
                _take_row(said, cells[1:], heads, row)
            elif len(cells) > 2 and aligned_fold(cells[0][1]) in {"series id", "id"}:
                heads = {column: aligned_fold(text) for column, text in cells}
            elif cells:
                _take_line(shared, cells, row)
        for code in codes:
            own = described.get(code)
            if own is not None:
                own.frequency = own.frequency or shared.frequency
                own.source = own.source or shared.source
                own.units = own.units or (shared.units if len(codes) == 1 else "")
                yield code, own
            elif shared.title or shared.frequency:
                yield code, shared if len(codes) == 1 else _Said(frequency=shared.frequency, source=shared.source)

    # -- one figure ---------------------------------------------------------------------------------------------
    def _add(self, at: tuple[int, int], day_column: int, period: Period, number: CellNumber) -> None:
        row, column = at
        printed = self.series[column]
        said = self.said.get(printed, _Said())
        code = said.code if said.code and aligned_fold(printed) == "value" else printed
        measure, unit = _measured(said)
        if unit is None:
            where = (self.heading, column)
            self.tally.add("unit_open" if said.units else "unit_absent", Severity.SOFT, where, text=said.units or code)
        title = said.cells.get("title")
        units = said.cells.get("units")
        self.reading.candidates.append(Candidate(
            sheet=self.grid.name, row=row, column=column, label=said.title or code, value=number.value,
            value_text=number.text, raw=number.raw, header=printed, code=code, period=period,
            period_text=self.grid.text(row, day_column), measure=measure, unit_text=said.units,
            unit_measure=unit.unit_measure if unit else "",
            unit_mult=unit.unit_mult + number.mult if unit else None, decimals=number.decimals, notes=number.flags,
            layout=self.layout, printed=printed, item=printed, ref_area=said.area,
            evidence={
                "header": [address(self.heading, column)], "period": [address(row, day_column)],
                **({"label": [title]} if title else {}), **({"unit": [units]} if units else {}),
            },
        ))  # fmt: skip

    def _paint(self) -> None:
        paint = self.reading.painting
        paint.add(Role.TITLE, ((row, column) for row in self.grid.rows if row < self.heading
                               for column, _ in self.grid.visible(row)))  # fmt: skip
        paint.add(Role.HEADER, ((self.heading, column) for column, _ in self.grid.visible(self.heading)))
        days = ((row, column) for row in self.grid.rows if row > self.heading for column in self.day_columns)
        paint.add(Role.LABEL, (at for at in days if (cell := self.grid.cell(*at)) and _day_of(cell)))
        paint.add(Role.VALUE, ((one.row, one.column) for one in self.reading.candidates))


def _take_row(said: _Said, cells: list[tuple[int, str]], heads: dict[int, str], row: int) -> None:
    """Read the row of an identifier: under headings, or its one text "title, units, frequency, adjustment"."""
    if heads:
        for column, text in cells:
            _set(said, heads.get(column, ""), text, address(row, column))
        return
    if not cells:
        return
    column, text = cells[0]
    parts = [part.strip() for part in text.split(",")]
    at = next((place for place, part in enumerate(parts) if _FREQUENCY_WORD.fullmatch(part.lower())), None)
    if at is None or at < 2:
        _set(said, "title", text, address(row, column))
        return
    _set(said, "title", ", ".join(parts[: at - 1]), address(row, column))
    _set(said, "units", parts[at - 1], address(row, column))
    _set(said, "frequency", parts[at], address(row, column))


def _take_line(said: _Said, cells: list[tuple[int, str]], row: int) -> None:
    """Read a line "Units: Percent", in one cell or two."""
    column, text = cells[0]
    key, colon, rest = text.partition(":")
    if not colon:
        return
    value = rest.strip() or (cells[1][1] if len(cells) > 1 else "")
    at = column if rest.strip() or len(cells) < 2 else cells[1][0]
    _set(said, aligned_fold(key.strip()), value, address(row, at))


def _set(said: _Said, key: str, text: str, cell: str) -> None:
    name = _KEYS.get(key)
    if name is not None and text and not getattr(said, name):
        setattr(said, name, aligned_fold(text) if name == "frequency" else text)
        said.cells[name] = cell


def _measured(said: _Said) -> tuple[str, UnitReading | None]:
    """Return measure and unit of the units that are printed."""
    words = aligned_fold(said.units)
    if _INDEX.search(words):
        return Measure.BASE_INDEX.value, UnitReading("percent", 0, said.units)
    if words.startswith("percent change from year ago"):
        return Measure.YOY.value, UnitReading("percent", 0, said.units)
    if words == "percent change":
        pattern = ((_MONTHLY, Measure.MOM), (_QUARTERLY, Measure.QOQ), (_ANNUAL, Measure.YOY))
        found = next((measure for freq, measure in pattern if freq.match(said.frequency)), None)
        return (found.value, UnitReading("percent", 0, said.units)) if found else ("", None)
    unit = read_unit(said.units) if said.units else None
    return (Measure.LEVEL.value if unit is not None and not unit.is_percent else ""), unit


_KEYS = {"title": "title", "series title": "title", "series id": "code", "units": "units", "unit": "units",
         "frequency": "frequency", "source": "source", "release": "source"}  # fmt: skip
_PUBLISHER = re.compile(r"\bfred\b|federal reserve economic data|fred\.stlouisfed\.org")
_AMERICAN = re.compile(r"\bU\.?S\.?(?=\W|$)|\bUS\b|United States|Federal Reserve|Board of Governors")
_INDEX = re.compile(r"\bindex\b.*=\s?100|^index\b")
_MONTHLY, _QUARTERLY, _ANNUAL = re.compile("monthly"), re.compile("quarterly"), re.compile("annual")
_FREQUENCIES = (
    (_MONTHLY, Step.MONTH), (_QUARTERLY, Step.QUARTER), (re.compile("semiannual"), Step.HALF), (_ANNUAL, Step.YEAR),
    (re.compile("daily|weekly|biweekly"), Step.DAY),
)  # fmt: skip
_FREQUENCY_WORD = re.compile(r"(?:bi)?weekly.*|daily.*|monthly|quarterly|semiannual|annual")
