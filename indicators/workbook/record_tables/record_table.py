"""The rows of a table of records, read into candidates: one row an observation, or one for each of its value columns.

What its columns are is the heading's to say (``record_heading``); what no heading names is a dimension, and its text is
part of the path.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from indicators.model.errors import Invalid
from indicators.model.finding import Severity
from indicators.model.number_text import is_missing_code, looks_like_number
from indicators.model.series import Measure, split_key
from indicators.model.text import clean
from indicators.model.unit_words import UnitReading, bracketed_unit
from indicators.workbook.candidate import Candidate
from indicators.workbook.cells.grid import Grid, LargeCells, address, column_letters
from indicators.workbook.cells.label_text import shown
from indicators.workbook.cells.own_words import own_mark, own_qualifier
from indicators.workbook.cells.painting import Role, paints_whole_sheets
from indicators.workbook.cells.row_texts import NOWHERE, RowTexts
from indicators.workbook.cells.tally import Tally
from indicators.workbook.cells.values import CellNumber, notes_of_flags, read_numbers
from indicators.workbook.measures.units import code_of, measure_in
from indicators.workbook.periods.period_findings import found_period, open_period
from indicators.workbook.periods.title_period import TitlePeriod
from indicators.workbook.record_tables.record_heading import SAMPLE, RecordHeading
from indicators.workbook.record_tables.record_periods import RecordPeriods
from indicators.workbook.record_tables.record_status import RecordStatuses
from indicators.workbook.record_tables.record_unit import RecordUnits
from indicators.workbook.record_tables.record_words import Part
from indicators.workbook.row_labels.area_code import is_area_code
from indicators.workbook.shapes.code_columns import heads_codes
from indicators.workbook.shapes.editions import heads_edition
from indicators.workbook.tables.table_reading import Explained, TableReading
from indicators.workbook.time_axes.year_to_date import in_years_to_date


def read_records(
    grid: Grid, heading: RecordHeading, layout: str, around: TitlePeriod | None = None, notes: tuple[str, ...] = ()
) -> TableReading:
    """Read the rows under ``heading``; a row without value is passed over.

    ``around`` is the period of all rows where no column has one. ``notes`` are texts of the file that may say when its
    years begin.
    """
    if isinstance(grid.cells, LargeCells) and not grid.comments and not paints_whole_sheets():
        # brings numpy, which small files do without
        from indicators.workbook.record_tables.record_columns import ColumnReader

        return ColumnReader(grid, heading, layout, around, notes).read()
    return RecordReader(grid, heading, layout, around, notes).read()


class NamedRow(NamedTuple):
    """What the names in a row say of a figure: everything but its number, period and status."""

    label: str
    path: tuple[str, ...]
    heads: tuple[str, ...]
    code: str
    printed: str
    unit: UnitReading | None
    unit_text: str
    ref_area: str


@dataclass
class RecordReader:
    """Reads a table of records row by row."""

    grid: Grid
    heading: RecordHeading
    layout: str
    around: TitlePeriod | None = None
    notes: tuple[str, ...] = ()
    reading: TableReading = field(default_factory=TableReading)
    names: dict[int, str] = field(default_factory=dict)
    beside: dict[int, tuple[int, ...]] = field(default_factory=dict)
    unread: int = 0

    def __post_init__(self) -> None:
        self.tally = Tally(self.grid.name)
        self.text = RowTexts(self.grid)
        self.statuses = RecordStatuses(self.heading, self.text)
        self.units = RecordUnits(self.grid, self.heading, self.tally, self.text)
        self.periods = RecordPeriods(
            self.grid, self.heading, self.text, self.tally, self._tell_unread, self.around, self.notes
        )
        self.rows = self._rows()
        self.dimensions = self._telling_dimensions()
        self.head = {column: self.heading.texts.get(column, "") for column in self.dimensions}
        columns = self.heading.columns
        self.headers = {column: self.heading.texts.get(column, "") for column in self.heading.values}
        self.is_noted = bool({Part.FLAG, Part.NOTE, Part.STATUS} & set(columns)) or bool(self.grid.comments)
        self.asked = {id(part): columns.get(part, NOWHERE) for part in Part}  # a member's own hash is slow
        self.series, self.value = columns.get(Part.SERIES), columns.get(Part.VALUE)
        told = [(part, column) for part, column in self.heading.columns.items() if part not in _PARTS_OF_PERIOD]
        self.told_parts = [(part.value, column, column_letters(column)) for part, column in told]
        times = (self.heading.columns.get(part) for part in (Part.PERIOD, *_PARTS_OF_PERIOD))
        self.times = [(column, column_letters(column)) for column in dict.fromkeys(times) if column]
        self.value_letters = {column: column_letters(column) for column in self.heading.values}

    def _telling_dimensions(self) -> tuple[int, ...]:
        """Return the dimension columns; of many, those that say more than one thing, and in words."""
        if len(self.heading.dimensions) <= MOST_DIMENSIONS:
            return self.heading.dimensions
        said: dict[int, set[str]] = {column: set() for column in self.heading.dimensions}
        for row in self.rows:
            for column, texts in said.items():
                if len(texts) < 2:
                    texts.add(self.grid.text(row, column))
        return tuple(column for column, texts in said.items() if len(texts) > 1 and not all(map(is_plain, texts)))

    def read(self) -> TableReading:
        if Part.PERIOD in self.heading.columns:
            self._tell_of_heading()
            self.periods.settle(self.rows)
        else:
            self._tell_about_around()
        columns = [
            {(row, column): cell for row in self.rows if (cell := self.grid.cell(row, column)) is not None}
            for column in self.heading.values
        ]
        columns = [{at: cell for at, cell in cells.items() if cell.raw.strip()} for cells in columns]
        known = own_mark(self.grid, self.heading.row)
        numbers = read_numbers(self.grid.name, columns, is_text=self.grid.is_text, known=known)
        self.reading.findings += numbers.findings
        for row in self.rows:
            for column in self.heading.values:
                if (row, column) in numbers.numbers:
                    self.reading.candidates.append(self.candidate(row, column, numbers.numbers[row, column]))
        self.reading.candidates = in_years_to_date(self.reading.candidates)
        self._paint(self.rows)
        self.reading.explained = self.explained()
        self.reading.findings += self.tally.findings()
        return self.reading

    def explained(self) -> list[Explained]:
        """Return the heading, and the columns under it that it names and that hold no figures.

        Of many dimensions those that are numbers name nothing: they are figures that nobody read, but for codes.
        """
        heading = self.heading
        silent = set(heading.dimensions) - set(self.dimensions)
        figures = {column for column in silent if self._are_figures(column)}
        named = frozenset(set(heading.texts) - set(heading.values) - figures)
        return [Explained(heading.top, heading.row), Explained(heading.row, self.grid.last_row, named)]

    def _are_figures(self, column: int) -> bool:
        """Whether a column that names nothing holds numbers that differ, and no codes."""
        if heads_codes(self.heading.texts.get(column, "")):
            return False
        said = {text for row in self.rows[:SAMPLE] if (text := self.grid.text(row, column))}
        return len(said) > 1 and all(is_missing_code(text) or looks_like_number(text) for text in said)

    def _rows(self) -> list[int]:
        """Return the rows under the heading that hold a value."""
        values = self.heading.values
        return [
            row
            for row in self.grid.rows
            if row > self.heading.row
            and any((cell := self.grid.cell(row, value)) is not None and cell.raw.strip() for value in values)
        ]

    def _tell_of_heading(self) -> None:
        """Ask about years of editions, and whole numbers that were taken for names since they tell the rows apart."""
        period = self.heading.columns[Part.PERIOD]
        if heads_edition(said := self.heading.texts.get(period, "")):
            self.tally.add("edition_taken_for_period", Severity.SOFT, (self.heading.row, period), text=said)
        for column in self.heading.numbered:
            text = self.heading.texts.get(column, "")
            self.tally.add("numbers_taken_for_names", Severity.SOFT, (self.heading.row, column), each=True, text=text)

    def _tell_about_around(self) -> None:
        """Tell where the one period of all rows was found, or ask for it."""
        first = (self.heading.row, self.heading.values[0])
        found = self.around
        if found is None or found.period is None:
            text, where = (found.text, found.where) if found else ("", "")
            self.reading.findings.append(open_period(self.grid.name, first, text, Severity.HARD, where))
        else:
            at = found.cells[0] if found.cells else first
            self.reading.findings.append(found_period(self.grid.name, at, found.text, found.place, found.where))

    def _tell_unread(self, position: tuple[int, int], said: str) -> None:
        self.unread += 1
        each = self.unread <= MOST_TOLD_EACH
        self.tally.add("period_unreadable", Severity.HARD, position, each=each, text=said[:80])

    def _text(self, row: int, part: Part) -> str:
        return self.text(row, self.asked[id(part)])

    def named(self, row: int, column: int) -> NamedRow:
        """Return what names the figure in a cell."""
        name_column, texts, asked_at = self.series, self.text.of(row), self.asked
        said = [(text, self.head[at]) for at in self.dimensions if (text := texts.get(at, "")) and _SAYS.search(text)]
        if (area := texts.get(asked_at[id(Part.AREA)], "")) and not is_area_code(area):
            said.insert(0, (area, self.heading.texts.get(self.heading.columns[Part.AREA], "")))
        path = tuple(text for text, _ in said)
        printed = cell.raw if name_column and (cell := self.grid.cell(row, name_column)) else ""
        code = texts.get(asked_at[id(Part.SERIES_KEY)], "") or texts.get(asked_at[id(Part.CODE)], "")
        telling = texts.get(self.heading.label, "") if self.heading.label is not None else ""
        label = shown(printed) or self.item(column) or telling or (path[-1] if path else "") or code
        label = label or self.headers[column]
        unit, unit_text = self.units.read(row, column, label)
        heads = tuple(head for _, head in said)
        return NamedRow(label, path, heads, code, printed or label, unit, unit_text, area if is_area_code(area) else "")

    def candidate(self, row: int, column: int, number: CellNumber) -> Candidate:
        """Return the figure in a cell with all that its row says of it."""
        named = self.named(row, column)
        unit = named.unit
        period, period_text = self.periods.period(row)
        return Candidate(
            sheet=self.grid.name,
            row=row,
            column=column,
            label=named.label,
            value=number.value,
            value_text=number.text,
            raw=number.raw,
            path=named.path,
            heads=named.heads,
            header=self.headers[column],
            code=named.code,
            period=period,
            period_text=period_text,
            measure=self.measure(row, named.code, unit),
            unit_text=named.unit_text,
            unit_measure=code_of(unit) if unit else "percent" if number.percent else "",
            unit_mult=unit.unit_mult + number.mult if unit else number.mult if number.percent else None,
            decimals=number.decimals,
            obs_status=self.statuses.read(row, number),
            qualifier=self.qualifier(row),
            notes=self.notes_of(row, column, number),
            layout=self.layout,
            evidence=self._evidence(row, column),
            printed=named.printed,
            item=self.item(column),
            ref_area=named.ref_area,
        )

    def item(self, column: int) -> str:
        return "" if column == self.value else self._name(column)

    def qualifier(self, row: int) -> str:
        return own_qualifier(self._text(row, Part.QUALIFIER) if self.statuses.is_own else "")

    def notes_of(self, row: int, column: int, number: CellNumber) -> str:
        if not (number.flags or self.is_noted):
            return ""
        said = (
            *(notes_of_flags(number.flags), *self.statuses.others(row)),
            *(self.text(row, at) for at in self._notes_beside(column)),
            clean(self.grid.comments.get((row, column), "")),
        )
        return "; ".join(part for part in said if part)[:1000]

    def _notes_beside(self, column: int) -> tuple[int, ...]:
        """Return the columns of notes without those that are headed as another value's: "Growth rate Footnote"."""
        if column not in self.beside:
            texts = self.heading.texts
            owners = {at: self._owner(texts.get(at, "")) for at in self.heading.notes}
            self.beside[column] = tuple(at for at, owner in owners.items() if owner in {None, column})
        return self.beside[column]

    def _owner(self, note: str) -> int | None:
        """Return the value column whose heading begins that of a note, the longest of several."""
        headed = ((len(text), at) for at in self.heading.values if (text := self.heading.texts.get(at, "")))
        found = max(((size, at) for size, at in headed if note.startswith(self.heading.texts[at])), default=None)
        return found[1] if found else None

    def _name(self, column: int) -> str:
        """Return the heading of a value column without its unit: what its figures are called."""
        if column not in self.names:
            heading = self.heading.texts.get(column, "")
            bracketed = bracketed_unit(heading)
            self.names[column] = (bracketed[1] if bracketed else "") or heading
        return self.names[column]

    def _evidence(self, row: int, column: int) -> dict[str, list[str]]:
        texts = self.text.of(row)
        said = {name: [f"{letters}{row}"] for name, at, letters in self.told_parts if texts.get(at)}
        if column != self.value:
            said["value"] = [f"{self.value_letters[column]}{row}"]
        if self.times:
            said["period"] = [f"{letters}{row}" for at, letters in self.times if texts.get(at)]
        elif self.around is not None and self.around.cells:
            said["period"] = [address(*cell) for cell in self.around.cells]
        return said

    def measure(self, row: int, code: str, unit: UnitReading | None) -> str:
        """Return the measure that a column or the series key says, else level for a unit that is no per cent."""
        said = self._text(row, Part.MEASURE).lower()
        if said in _MEASURES:
            return said
        if ";measure=" in code:
            try:
                return split_key(code)[2].get("measure", "")
            except Invalid:
                position = (row, self.heading.columns.get(Part.SERIES_KEY, 1))
                self.tally.add("series_key_unreadable", Severity.HARD, position, each=True, text=code[:80])
        return measure_in(unit) if not code else ""

    def _paint(self, rows: list[int]) -> None:
        paint = self.reading.painting
        heads = (row for row in self.grid.rows if self.heading.top <= row <= self.heading.row)
        paint.add(Role.HEADER, ((row, column) for row in heads for column, _ in self.grid.visible(row)))
        for part, column in self.heading.columns.items():
            paint.add(_ROLES.get(part, Role.LABEL), ((row, column) for row in rows))
        for column in self.heading.dimensions:
            paint.add(Role.LABEL, ((row, column) for row in rows))
        for column in self.heading.values:
            paint.add(Role.VALUE, ((row, column) for row in rows))


def is_plain(text: str) -> bool:
    """Whether a text is a number, a truth value or nothing: no name of a dimension."""
    return is_missing_code(text) or looks_like_number(text) or text.lower() in {"true", "false"}


_SAYS = re.compile(r"\w")
MOST_DIMENSIONS = 8
MOST_TOLD_EACH = 20
_MEASURES = frozenset(Measure)
_PARTS_OF_PERIOD = (Part.YEAR, Part.SUB_PERIOD, Part.DAY, Part.END)
_ROLES = {Part.VALUE: Role.VALUE, Part.UNIT: Role.UNIT}
