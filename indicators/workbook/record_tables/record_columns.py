"""A large table of records read by its columns: each different saying is looked at once, by the same rules.

A figure's name, period and status follow from what stands in a few columns of its row. So the rows are put together
by what stands there, ``RecordReader`` is asked about the first of each group, and all rows of the group have what it
says. Findings are told as if each row had been asked: of the first cells, with how many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import numpy as np

from indicators.model.finding import Severity
from indicators.model.number_text import NumberFormat, SettledBy, Unsettled, decide_number_format
from indicators.model.pooled import Pooled, pooled
from indicators.model.text_column import TextColumn
from indicators.workbook.candidates import OWN_ROW, Candidates
from indicators.workbook.cells.column_codes import Whole, compact, firsts, spread, together
from indicators.workbook.cells.grid import Cell, address
from indicators.workbook.cells.own_words import own_mark
from indicators.workbook.cells.painting import ROWS
from indicators.workbook.cells.row_texts import NOWHERE
from indicators.workbook.cells.tally import MOST_CELLS, Tally
from indicators.workbook.cells.values import CellNumber, PlainNumbers, read_numbers
from indicators.workbook.engines.plain_cells import PlainCells
from indicators.workbook.engines.plain_numbers import NO_DECIMALS, OwnNumbers, own_numbers
from indicators.workbook.measures.units import code_of
from indicators.workbook.record_tables.plain_values import PlainValues
from indicators.workbook.record_tables.record_table import MOST_DIMENSIONS, RecordReader, is_plain
from indicators.workbook.record_tables.record_words import Part
from indicators.workbook.tables.table_reading import TableReading

T = TypeVar("T")
UNREAD = "unread"
"""Stands among the calls for a period that nobody could read, of which the first few are told each by itself."""
_PLAIN_NUMBER = CellNumber(None, "", "")


@dataclass(frozen=True, slots=True)
class _Call:
    """One thing told of the row that was asked: ``column`` is where, ``said`` the rest."""

    code: str
    severity: Severity
    row: int
    column: int
    each: bool
    said: dict[str, Any]


class _Heard(Tally):
    """Keeps what is told until it can be told of all rows in their order."""

    calls: list[_Call]

    def __init__(self, sheet: str) -> None:
        super().__init__(sheet)
        self.calls = []

    def add(
        self, code: str, severity: Severity, position: tuple[int, int], *, each: bool = False, **params: Any
    ) -> None:
        self.calls.append(_Call(code, severity, *position, each, params))

    def taken(self) -> list[_Call]:
        calls, self.calls = self.calls, []
        return calls


@dataclass(frozen=True, slots=True)
class _Told:
    """A call of which ``rows`` are to be told; ``stage`` orders what is told of one figure."""

    call: _Call
    rows: Whole
    order: int
    stage: int


@dataclass
class ColumnReader(RecordReader):
    """Reads a table of records column by column."""

    told: list[_Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not isinstance(self.grid.cells, PlainCells):
            raise TypeError("plain cells")
        self.cells: PlainCells = self.grid.cells
        self.heard = _Heard(self.grid.name)
        self._of_column: dict[int, Whole] = {}
        self.written: dict[int, NumberFormat] = {}
        self._values = [self._value_column(column) for column in self.heading.values]
        filled = np.zeros(len(self.cells), dtype=bool)
        for own, others in self._values:
            filled[self._row_places(own.cells)] = True
            filled[[self._place(row) for row in others]] = True
        self.filled: Whole = np.flatnonzero(filled)
        super().__post_init__()
        self.tally = self.units.tally = self.periods.tally = self.heard

    # -- what stands where ------------------------------------------------------------------------------------
    def _row_places(self, cells: Whole) -> Whole:
        return self.cells.row_of(cells)

    def _place(self, row: int) -> int:
        return int(np.searchsorted(self.cells.numbers, row))

    def _value_column(self, column: int) -> tuple[PlainValues, dict[int, Cell]]:
        """Return the numbers under the heading that need no look, and the other filled cells by row."""
        cells = self.cells.column(column).cell
        below = cells[self.cells.said.row[cells] > self.heading.row]
        own = self._own_texts(column, below) if self.grid.is_text else PlainValues.of(own_numbers(self.cells, below))
        rows = self.cells.said.row[own.others].tolist()
        others = {row: self.cells.cell_at(at) for row, at in zip(rows, own.others.tolist(), strict=True)}
        return own, {row: cell for row, cell in others.items() if cell.raw.strip()}

    def _own_texts(self, column: int, below: Whole) -> PlainValues:
        """Return the values of a column of texts that need no look, where all of it proves a point for their mark."""
        known = own_mark(self.grid, self.heading.row)
        decided = known or decide_number_format([self.cells.text(at) for at in below.tolist()])
        if isinstance(decided, Unsettled) or decided.decimal != "." or decided.settled_by is SettledBy.MAGNITUDE:
            return PlainValues.of(OwnNumbers(below[:0], TextColumn.of(()), below[:0], below))
        self.written[column] = decided
        return PlainValues.with_absent(own_numbers(self.cells, below, typed=True), self.cells)

    def _codes(self, column: int) -> Whole:
        if column not in self._of_column:
            self._of_column[column] = self.cells.codes(column)
        return self._of_column[column]

    def _first_rows(self, column: int) -> list[int]:
        """Return the first row with a value for each different thing that stands in a column, in their order."""
        codes, count = compact(self._codes(column)[self.filled])
        return [int(row) for row in self.cells.numbers[self.filled[np.sort(firsts(codes, count))]]]

    def _rows(self) -> list[int]:
        """Return the rows under the heading that hold a value: the first of them, as many as are painted."""
        rows = self.cells.numbers[self.filled]
        return [int(row) for row in rows[rows <= ROWS]]

    def _telling_dimensions(self) -> tuple[int, ...]:
        if len(self.heading.dimensions) <= MOST_DIMENSIONS:
            return self.heading.dimensions
        said = {
            column: {self.grid.text(row, column) for row in self._first_rows(column)}
            for column in self.heading.dimensions
        }
        return tuple(column for column, texts in said.items() if len(texts) > 1 and not all(map(is_plain, texts)))

    # -- reading ----------------------------------------------------------------------------------------------
    def read(self) -> TableReading:
        if Part.PERIOD in self.heading.columns:
            self._tell_of_heading()
            rows = self._first_rows(self.heading.columns[Part.PERIOD])
            self.periods.settle(rows)
            self._tell_of_days()
        else:
            self._tell_about_around()
        numbers = read_numbers(
            self.grid.name,
            [
                {(row, column): cell for row, cell in others.items()}
                for column, (_, others) in zip(self.heading.values, self._values, strict=True)
            ],
            is_text=self.grid.is_text,
            known=own_mark(self.grid, self.heading.row),
            beside=[
                self._beside(own, column) for column, (own, _) in zip(self.heading.values, self._values, strict=True)
            ],
        )
        self.reading.findings += numbers.findings
        parts = [
            self._plain_part(order, column, own)
            for order, (column, (own, _)) in enumerate(zip(self.heading.values, self._values, strict=True))
        ]
        in_rows = sorted(numbers.numbers.items(), key=lambda one: one[0])  # a row is made once for all its figures
        alone = [self._alone(at, number) for at, number in in_rows]
        self.reading.columns = _in_order(parts, Candidates.of(alone), self.heading.values)
        self._paint(self.rows)
        self.reading.explained = self.explained()
        self.reading.findings += self._tally().findings()
        return self.reading

    def _beside(self, own: PlainValues, column: int) -> PlainNumbers | None:
        if not len(own.cells):
            return None
        first = int(own.cells[0])
        position = int(self.cells.said.row[first]), int(self.cells.said.column[first])
        return PlainNumbers(position, own.numbers, self.written.get(column))

    def _alone(self, at: tuple[int, int], number: CellNumber) -> Any:
        """Return a figure whose number had to be looked at by itself."""
        found = self.candidate(*at, number)
        row, order = np.array([at[0]]), self.heading.values.index(at[1])
        self.told += [_Told(call, row, order, stage) for stage, call in enumerate(self.heard.taken())]
        return found

    def _plain_part(self, order: int, column: int, own: PlainValues) -> Candidates:
        """Return the figures of a column whose numbers need no look."""
        count = len(own.cells)
        places = self._row_places(own.cells)
        rows = self.cells.said.row[own.cells]
        asked, at = partial(self._asked, rows, places, order), self._columns_of
        named_by = at(Part.AREA, Part.SERIES, Part.SERIES_KEY, Part.CODE, Part.SCALE)
        label = () if self.heading.label is None else (self.heading.label,)
        names = [*named_by, *self.dimensions, *label, *self.heading.units]
        named, of_name = asked(names, lambda row: self.named(row, column), 0)
        periods, of_period = asked(at(*_TIMES), self.periods.period, 1)
        meant = pooled((one.code, one.unit) for one in named)
        of_meant = meant.codes(len(named))[of_name]
        measures, of_measure = asked(
            at(Part.MEASURE, Part.SERIES_KEY),
            lambda row: self.measure(row, *meant.pool[int(of_meant[np.searchsorted(rows, row)])]),
            2,
            [of_meant],
        )
        said = at(Part.STATUS, Part.FLAG, Part.PERIOD)
        statuses, of_status = asked(said, lambda row: self.statuses.read(row, _PLAIN_NUMBER), 3)
        qualifiers, of_qualifier = asked(at(Part.QUALIFIER), self.qualifier, 3)
        notes, of_note = asked(
            [*at(Part.STATUS, Part.FLAG), *self.heading.notes], lambda row: self.notes_of(row, column, _PLAIN_NUMBER), 3
        )

        def name(value: Callable[[Any], T]) -> Pooled[T]:
            return spread([value(one) for one in named], of_name)

        decimals, of_decimals = np.unique(own.decimals, return_inverse=True)
        columns = {
            "sheet": Pooled((self.grid.name,)),
            "label": name(lambda one: one.label),
            "path": name(lambda one: one.path),
            "heads": name(lambda one: one.heads),
            "header": Pooled((self.headers[column],)),
            "title": Pooled(("",)),
            "code": name(lambda one: one.code),
            "period": spread([period for period, _ in periods], of_period),
            "period_text": spread([text for _, text in periods], of_period),
            "measure": spread(measures, of_measure),
            "unit_text": name(lambda one: one.unit_text),
            "unit_measure": name(lambda one: code_of(one.unit) if one.unit else ""),
            "unit_mult": name(lambda one: one.unit.unit_mult if one.unit else None),
            "decimals": spread([None if one == NO_DECIMALS else one for one in decimals.tolist()], of_decimals),
            "obs_status": spread(statuses, of_status),
            "qualifier": spread(qualifiers, of_qualifier),
            "notes": spread(notes, of_note),
            "layout": Pooled((self.layout,)),
            "item": Pooled((self.item(column),)),
            "ref_area": name(lambda one: one.ref_area),
        }
        return Candidates(
            rows.astype(np.int32),
            np.full(count, column, dtype=np.int32),
            own.texts,
            own.raws,
            columns,
            self._evidence_columns(column, places),
            name(lambda one: one.printed),
        )

    def _columns_of(self, *parts: Part) -> list[int]:
        return [self.heading.columns.get(part, NOWHERE) for part in parts]

    def _asked(
        self,
        rows: Whole,
        places: Whole,
        order: int,
        parts: Sequence[int],
        ask: Callable[[int], T],
        stage: int,
        known: Sequence[Whole] = (),
    ) -> tuple[list[T], Whole]:
        """Ask about the first row of each group; what is told of it is kept for all rows of the group.

        Rows are of one group where the same stands in the columns ``parts`` and the numbers of ``known`` agree.
        """
        said = [self._codes(part)[places] for part in dict.fromkeys(parts) if part]
        codes, size = together([*said, *known], len(rows))
        of_group = np.split(rows[np.argsort(codes, kind="stable")], np.cumsum(np.bincount(codes, minlength=size))[:-1])
        found = []
        for same in of_group[:size]:
            found.append(ask(int(same[0])))
            self.told += [_Told(call, same, order, stage) for call in self.heard.taken()]
        return found, codes

    def _evidence_columns(self, column: int, places: Whole) -> dict[str, Pooled[str]]:
        """Return the cells each thing was read from, the row of the figure left open."""
        told = [(name, at, letters) for name, at, letters in self.told_parts if at not in self.heading.values]
        said = {name: self._where(((at, letters),), places) for name, at, letters in told}
        said["value"] = Pooled((f"{self.value_letters[column]}{OWN_ROW}",))
        if self.times:
            said["period"] = self._where(self.times, places)
        elif self.around is not None and self.around.cells:
            said["period"] = Pooled((" ".join(address(*cell) for cell in self.around.cells),))
        return said

    def _where(self, columns: Sequence[tuple[int, str]], places: Whole) -> Pooled[str]:
        """Return the references of those of some columns in which a row says something."""
        there = [self._says_something(column)[places] for column, _ in columns]
        codes, count = together([one.astype(np.int64) for one in there], len(places))
        cells = [
            " ".join(
                f"{letters}{OWN_ROW}" for one, (_, letters) in zip(there, columns, strict=True) if one[first]
            )
            for first in firsts(codes, count).tolist()
        ]  # fmt: skip
        return spread(cells, codes)

    def _says_something(self, column: int) -> Whole:
        """Tell of each row whether a column holds a text that is more than blanks."""
        codes, count = compact(self._codes(column))
        rows = self.cells.numbers[firsts(codes, count)].tolist()
        return np.array([bool(self.text(row, column)) for row in rows], dtype=bool)[codes]

    # -- telling ----------------------------------------------------------------------------------------------
    def _tell_unread(self, position: tuple[int, int], said: str) -> None:
        self.heard.add(UNREAD, Severity.HARD, position, text=said[:80])

    def _tell_of_days(self) -> None:
        """Keep what was told before any figure: of days among other periods each row, else the first alone."""
        for call in self.heard.taken():
            rows = np.array([call.row])
            if call.code == "day_among_periods":
                codes = self._codes(call.column)
                same = self.filled[codes[self.filled] == codes[self._place(call.row)]]
                rows = self.cells.numbers[same]
            self.told.append(_Told(call, rows, -1, 0))

    def _tally(self) -> Tally:
        """Tell everything in the order of rows: what counts cells by their number, what tells each by each."""
        whole = Tally(self.grid.name)
        before = [one for one in self.told if one.order < 0]
        self._tell(whole, before)
        self._tell(whole, [one for one in self.told if one.order >= 0])
        return whole

    def _tell(self, whole: Tally, told: list[_Told]) -> None:
        events: list[tuple[tuple[int, int, int], _Call, int, int]] = []
        by_code: dict[str, list[_Told]] = {}
        for one in told:
            if one.call.each:
                events += [((row, one.order, one.stage), one.call, row, 1) for row in one.rows.tolist()]
            else:
                by_code.setdefault(one.call.code, []).append(one)
        columns = len(self.heading.values)  # figures of one row name the same cell of its period
        most = {code: MOST_CELLS * columns + (MOST_UNREAD if code == UNREAD else 0) for code in by_code}
        for code, several in by_code.items():
            first_few = sorted(
                ((row, one.order, one.stage), number, row)
                for number, one in enumerate(several)
                for row in one.rows[: most[code]].tolist()
            )
            few = first_few[: most[code]]
            count = sum(len(one.rows) for one in several)
            for at, (place, number, row) in enumerate(few):
                rest = count - len(few) if at == len(few) - 1 else 0
                events.append((place, several[number].call, row, 1 + rest))
        unread = 0
        for _, call, row, count in sorted(events, key=lambda event: event[0]):
            position = (row, call.column)
            if call.code == UNREAD:
                unread += 1
                each = unread <= MOST_UNREAD
                whole.add("period_unreadable", call.severity, position, each=each, **call.said)
                if count > 1:
                    whole.add_rows("period_unreadable", call.severity, (), count - 1, {})
            else:
                whole.add(call.code, call.severity, position, each=call.each, **call.said)
                if count > 1:
                    whole.add_rows(call.code, call.severity, (), count - 1, {})


MOST_UNREAD = 20
_TIMES = (Part.PERIOD, Part.YEAR, Part.SUB_PERIOD, Part.DAY, Part.END)


def _in_order(parts: Sequence[Candidates], alone: Candidates, values: Sequence[int]) -> Candidates:
    """Return figures of several columns, and those that stand alone, in the order of rows and of value columns."""
    filled = [part for part in (*parts, alone) if len(part)]
    found = Candidates.joined(filled)
    if len(filled) < 2 and not (len(alone) and len(values) > 1):
        return found
    order = np.array([values.index(column) for column in np.asarray(found.column).tolist()])
    return found.taken(np.lexsort((order, found.row)))
