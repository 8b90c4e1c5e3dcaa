"""Finds the heading of a table of records and what each of its columns holds.

A heading names a period and a value; or a period, and what else holds numbers are values by their own names; or a
value, and the period stands around the table. What no heading names is a dimension; codes beside names are theirs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import chain

from indicators.model.period_phrase import read_period
from indicators.model.text import clean
from indicators.model.unit_words import bracketed_unit
from indicators.workbook.cells.grid import Grid
from indicators.workbook.measures.headers import is_term
from indicators.workbook.periods.financial_year import is_financial_year
from indicators.workbook.record_tables.group_heads import under_groups
from indicators.workbook.record_tables.headed_columns import HeadedColumns
from indicators.workbook.record_tables.heading_cells import (
    heads_no_value,
    heads_several,
    is_figure,
    is_measure,
    is_whole,
    months_in,
    names_period,
    opens_rows,
    strength,
)
from indicators.workbook.record_tables.joined_heading import JoinedHeading, join_heading
from indicators.workbook.record_tables.record_heading import SAMPLE, RecordHeading
from indicators.workbook.record_tables.record_keys import numbers_that_name
from indicators.workbook.record_tables.record_names import RecordNames
from indicators.workbook.record_tables.record_words import (
    LETTERS,
    WEAK_VALUES,
    YEARS,
    Part,
    code_base,
    folded_heading,
    label_base,
    part_of,
    spaced,
    sub_period_kind,
)
from indicators.workbook.row_labels.area_code import is_area_code
from indicators.workbook.row_labels.label_columns import needed_beside, stand_for
from indicators.workbook.shapes.regions import is_number, is_words, is_year
from indicators.workbook.time_axes.day_spans import ENDS, tell_intervals

MOST_ROWS_ABOVE = 40
FEWEST_COLUMNS, FEWEST_ROWS = 3, 2


def find_heading(grid: Grid) -> RecordHeading | None:
    """Return the first row that heads a period and a value column, else one that heads either, or None.

    A heading of several rows is read as one whose words over a column are those of all its rows.
    """
    rows = grid.rows[:MOST_ROWS_ABOVE]
    read = [_Reader(grid, row) for row in rows if len(grid.cells[row]) > 1]
    going_on = {reader.row for reader in read if reader.goes_on_below()}
    readers = [one for one in read if one.row not in going_on and not heads_several(one.said.values())]
    named = (heading for reader in readers if (heading := reader.named()) is not None)
    if found := next(named, None):
        return found
    several = [joined for row in sorted(going_on) if (joined := join_heading(grid, row))]
    parts = {row for joined in several for row in grid.rows if joined.first < row <= joined.last}
    alone = (heading for reader in readers if reader.row not in parts and (heading := reader.half_named()) is not None)
    joint = (heading for joined in several if (heading := _of_several_rows(joined)) is not None)
    last = (heading for reader in readers if reader.row in parts and (heading := reader.half_named()) is not None)
    return next(chain(alone, joint, last), None)


def _of_several_rows(joined: JoinedHeading) -> RecordHeading | None:
    reader = _Reader(joined.grid, joined.last)
    heading = reader.named() or reader.half_named()
    return replace(heading, texts=joined.texts, top=joined.first) if heading is not None else None


@dataclass
class _Reader(HeadedColumns):
    """Reads one row as a heading."""

    columns: dict[Part, int] = field(default_factory=dict)
    dimensions: list[int] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    aside: list[int] = field(default_factory=list)
    said: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        words = {column: cell for column, cell in self.grid.visible(self.row) if isinstance(cell.value, str)}
        said = {column: said for column, cell in words.items() if (said := folded_heading(cell.raw))}
        letters = set(said.values())
        if "y" in letters and letters & {"q", "m"}:
            said = {column: LETTERS.get(text, text) for column, text in said.items()}
        self.said = said
        self._name_beside_codes()
        for column, text in self.said.items():
            self._place(column, text)
        self._take_spans()

    def _name_beside_codes(self) -> None:
        """Let a heading of numbers head the names behind them where nothing else does: then the numbers are codes."""
        for column, said in list(self.said.items()):
            beside = column + 1
            if beside not in self.grid.used_columns or self.grid.text(self.row, beside):
                continue
            if not self.are_numbers(column) or self.are_years(column):
                continue
            stands = self.holds_words_alone(beside) and stand_for(self.grid, self.below, column, beside)
            if stands and part_of(said) not in {Part.VALUE, *_TIMES}:
                self.said |= {column: f"{said} code", beside: said}

    def _place(self, column: int, said: str) -> None:
        part = part_of(said)
        if part is Part.ASIDE:
            self.aside.append(column)
            return
        if part is Part.UNIT:
            self.units.append(column)
        if part is Part.NOTE:
            self.notes.append(column)
        if part is None:
            self.dimensions.append(column)
        elif part not in self.columns:
            self.columns[part] = column
        else:
            known = self.columns[part]
            if strength(said) > strength(self.said[known]):
                self.columns[part], column = column, known
            if part in {Part.SERIES, Part.CODE, Part.AREA, Part.MEASURE, Part.PERIOD}:
                self.dimensions.append(column)

    def _take_spans(self) -> None:
        """Take a column of first days and one of last days for the period; years and weeks beside them say it again."""
        starts = [column for column, said in self.said.items() if opens_rows(spaced(said))]
        ends = [column for column, said in self.said.items() if ENDS.search(spaced(said))]
        if len(starts) != 1 or len(ends) != 1 or not (self.are_days(starts[0]) and self.are_days(ends[0])):
            return
        if len({cell.raw for cell in self.cells_under(starts[0])}) < FEWEST_ROWS:
            return
        own = self.columns.get(Part.PERIOD, starts[0])
        if own != starts[0] and tell_intervals(self.grid, self.below, own, (starts[0], ends[0])):
            return  # it says as well whether the last day is in them
        again = [column for column, said in self.said.items() if said in YEARS or sub_period_kind(said)]
        again += [self.columns.pop(part) for part in _TIMES if part in self.columns]
        self.columns[Part.PERIOD], self.columns[Part.END] = starts[0], ends[0]
        self._forget(starts[0], ends[0], *again)

    # -- the two kinds ----------------------------------------------------------------------------------------
    def named(self) -> RecordHeading | None:
        if Part.PERIOD not in self.columns:
            return None
        if Part.VALUE in self.columns and self.holds_words_alone(self.columns[Part.VALUE]):
            return None  # a dimension that is called so: "N:Nominal"
        if Part.VALUE not in self.columns:
            weak = [column for column in self.dimensions if self.said[column] in WEAK_VALUES]
            others = [*self.columns.values(), *(column for column in self.dimensions if column not in weak)]
            others = [at for at in others if at != self.columns[Part.PERIOD] and not code_base(self.said[at])]
            if len(weak) != 1 or not others or any(self.holds_numbers(column) for column in others):
                return None
            self.columns[Part.VALUE] = weak[0]
            self.dimensions.remove(weak[0])
        self._settle()
        beside = [
            column
            for column in self.dimensions
            if (self._says_unit(column) and self.are_numbers(column)) or self._are_measured(column)
        ]
        return self._heading((self.columns[Part.VALUE], *beside))

    def _says_unit(self, column: int) -> bool:
        heading = clean(self.grid.text(self.row, column))
        return "%" in heading or bracketed_unit(heading) is not None

    def goes_on_below(self) -> bool:
        """Whether the row below names columns of figures as well: then they are no records under one heading."""
        rows = self.below
        named = [column for row in rows[:1] for column, cell in self.grid.visible(row) if is_words(cell)]
        if len(rows) <= FEWEST_ROWS or len(named) < FEWEST_NAMED_BELOW:
            return False
        counts = [sum(is_figure(cell) and not is_year(cell) for cell in self.cells_under(column)) for column in named]
        if sum(count >= FEWEST_ROWS for count in counts) < FEWEST_NAMED_BELOW:
            return False
        filled = sum(1 for row in rows[1:] if any(is_number(cell) for _, cell in self.grid.visible(row)))
        return sum(count >= max(MOST * filled, FEWEST_ROWS) for count in counts) >= FEWEST_NAMED_BELOW

    def half_named(self) -> RecordHeading | None:
        """Read a heading whose values, or whose period, no word names; sure only where its columns prove it."""
        if len(self.said) < FEWEST_COLUMNS or len(self.below) < FEWEST_ROWS or self._numbers_in_row():
            return None
        if Part.PERIOD in self.columns:
            self._settle()
            return self._with_values()
        self._settle()
        told = [column for column in self._words() if self._are_periods(column)]
        if len(told) == 1:
            self.columns[Part.PERIOD] = told[0]
            self._forget(told[0])
            if Part.VALUE in self.columns:
                return self._heading((self.columns[Part.VALUE],))
            return self._with_values()
        return None if told else self._without_period()

    def _with_values(self) -> RecordHeading | None:
        period = self.columns[Part.PERIOD]
        if not self._are_periods(period, years=True):
            return None
        values = [column for column in self.dimensions if self._are_values(column)]
        if len({month for text in self.said.values() for month in months_in(text)}) > MOST_MONTHS:
            return None  # a table of years by parts of a year
        names = [column for column in self.dimensions if column not in values] or self._names_aside()
        named = Part.SERIES in self.columns or Part.SUB_PERIOD in self.columns
        times = [self.columns[part] for part in _TIMES if part in self.columns]
        known = [*names, *(column for part, column in self.columns.items() if part not in _TIMES)]
        numbered = numbers_that_name(self.grid, self._many_rows(), times, known, values)
        values = [column for column in values if column not in (numbered or ())]
        if not values or not (names or named or numbered):
            return None
        return replace(self._heading(tuple(values)), is_keyed=numbered is not None, numbered=numbered or ())

    def _names_aside(self) -> list[int]:
        """Take what else says whose a file is ("Source") for a name where it differs from row to row, or is alone."""
        rows, words = self._many_rows(), [at for at in self.aside if any(map(is_words, self.cells_under(at)))]
        found = [column for column in words if len({self.grid.text(row, column) for row in rows}) > 1] or words[:1]
        self.dimensions += found
        return found

    def _without_period(self) -> RecordHeading | None:
        if Part.VALUE not in self.columns:
            weak = [column for column in self.dimensions if self.said[column] in WEAK_VALUES]
            if len(weak) != 1:
                return None
            self.columns[Part.VALUE] = weak[0]
            self.dimensions.remove(weak[0])
        value = self.columns[Part.VALUE]
        names = [column for column in self._words() if column != value]
        others = [column for column in self.dimensions if self._are_values(column)]
        if len(names) < 2 or others or not self.are_numbers(value):
            return None
        if any(self.are_years(column) for column in self.dimensions):
            return None
        return self._heading((value,))

    def _heading(self, values: tuple[int, ...]) -> RecordHeading:
        self._forget(*values)
        rows = self._spread_rows(values)
        names = RecordNames(self.grid, rows, self.said, self.columns, self.dimensions)
        names.prefer_names()
        again = [
            column
            for column in names.dimensions
            if part_of(self.said[column]) is Part.PERIOD or names.says_period(column)
        ]
        if self.said.get(values[0]) in _OBSERVED:
            again += [column for column in names.dimensions if column > values[0]]
        names.dimensions = [column for column in names.dimensions if column not in again]
        label = names.label_at()
        told = [column for part, column in self.columns.items() if part is not Part.VALUE and column not in values]
        known = [*told, *names.dimensions]
        beside = [
            column
            for column in (*self.aside, *self.notes, *again)
            if len({self.grid.text(row, column) for row in rows}) > 1
        ]
        rows = self._spread_rows(values, MOST_TOLD_APART) if beside else rows
        self.dimensions = [*names.dimensions, *needed_beside(self.grid, rows, known, beside)]
        dimensions = tuple(sorted(self.dimensions))
        units = tuple(column for column in self.units if column not in values)
        texts = {column: clean(self.grid.text(self.row, column)) for column in self.said}
        texts, top = under_groups(self.grid, self.row, values, texts)
        notes = tuple(column for column in self.notes if column not in values)
        return RecordHeading(
            self.row, dict(self.columns), dimensions, values, units, notes, label, texts=texts, top=top
        )

    def _spread_rows(self, values: tuple[int, ...], most: int = SAMPLE) -> list[int]:
        """Return the first rows with a value and as many of the rest, evenly spread."""
        below = self.grid.rows[self.grid.rows.index(self.row) + 1 :]
        rows = (*below[:most], *below[most :: max(1, (len(below) - most) // most)])
        return [row for row in rows if any(self.grid.text(row, column) for column in values)]

    # -- what columns are -------------------------------------------------------------------------------------
    def _settle(self) -> None:
        """Decide by what the columns hold: codes of areas and measures, codes of other columns, parts of a period."""
        for part, fits in ((Part.AREA, is_area_code), (Part.MEASURE, is_measure)):
            column = self.columns.get(part)
            if column is not None and not any(fits(cell.raw.strip()) for cell in self.cells_under(column)):
                del self.columns[part]
                self.dimensions.append(column)
        self._take_sub_periods()
        self._take_codes()

    def _take_sub_periods(self) -> None:
        """Take a year and what parts it in two columns for one period."""
        headings = {column: said for column, said in self.said.items() if column not in self.aside}
        subs = [column for column, said in headings.items() if sub_period_kind(said)]
        years = [column for column, said in headings.items() if said in YEARS]
        period = self.columns.get(Part.PERIOD)
        if period is None or Part.END in self.columns or len(years) != 1 or (not subs and years[0] == period):
            return
        self._forget(*(column for column in self.dimensions if self.are_days(column)))
        if period not in years and period not in subs:
            self.columns[Part.YEAR] = years[0]
            self._forget(years[0], *subs)
            return
        self.columns[Part.PERIOD] = self.columns[Part.YEAR] = years[0]
        finest = min(subs, key=lambda column: _FINENESS[sub_period_kind(headings[column])])
        self.columns[Part.SUB_PERIOD] = finest
        self._forget(years[0], *subs)

    def _take_codes(self) -> None:
        """Leave out the codes of other columns, "Economy" beside "Economy Label"; a series and an area keep theirs."""
        headings = sorted(self.said.items(), key=lambda heading: label_base(heading[1]) != heading[1])
        names = {label_base(said): column for column, said in headings if not code_base(said)}
        for column in list(self.dimensions):
            said = self.said[column]
            labelled = self.said[names.get(said, column)] != said and self.lacks_words(column)
            base = code_base(said) or (said if labelled else "")
            if not base:
                continue
            label = names.get(base) or names.get(label_base(base))
            if label is None:
                continue
            self._forget(column)
            if label == self.columns.get(Part.SERIES):
                self.columns.setdefault(Part.CODE, column)
        code = self.columns.get(Part.CODE)
        if code is not None and self.said[code] == "code" and Part.SERIES not in self.columns:
            codes = [cell.raw.strip() for cell in self.cells_under(code) if cell.raw.strip()]
            if codes and all(is_area_code(text) for text in codes):
                self.columns.setdefault(Part.AREA, self.columns.pop(Part.CODE))

    def _forget(self, *columns: int) -> None:
        self.dimensions = [column for column in self.dimensions if column not in columns]

    # -- what they hold ---------------------------------------------------------------------------------------
    def _many_rows(self) -> list[int]:
        """Return the first rows with figures, and as many of all others."""
        values = [column for column in self.dimensions if self._are_values(column)]
        rows = (*self.below, *self.far_below)
        return [row for row in rows if any(self.grid.text(row, column) for column in values)]

    def _numbers_in_row(self) -> bool:
        return any(is_number(cell) for _, cell in self.grid.visible(self.row))

    def _are_values(self, column: int) -> bool:
        """Whether a column that nothing names holds figures: numbers, and neither codes, years nor counts of order."""
        said = spaced(self.said[column])
        dated = read_period(said, year=2000) is not None and not is_term(said)
        return not (dated or heads_no_value(said) or self.are_years(column)) and self.are_numbers(column)

    def _are_measured(self, column: int) -> bool:
        """Whether a column beside that of values holds figures as well: fractions that differ from row to row."""
        cells = self.said_under(column)
        said = [cell.raw.strip() for cell in cells]
        if len(said) < FEWEST_MEASURED or 2 * len(set(said)) <= len(said) or not self._are_values(column):
            return False
        fractions = sum(1 for cell in cells if not is_whole(cell))
        return fractions >= MOST * len(said)

    def _words(self) -> list[int]:
        """Return the columns of names: those of the series and of the dimensions that hold words."""
        known = [self.columns[part] for part in (Part.SERIES, Part.AREA) if part in self.columns]
        return [*known, *(column for column in self.dimensions if any(map(is_words, self.cells_under(column))))]

    def _are_periods(self, column: int, *, years: bool = False) -> bool:
        """Whether most cells of a column read as periods; years by themselves only where its heading says so."""
        cells = self.cells_under(column)
        texts = {cell.raw.strip() for cell in cells}
        told: set[str] = set()
        years = years or self.said.get(column, "") in YEARS
        for at, text in enumerate(texts):
            if read_period(text) or is_financial_year(text) or (years and names_period(text)):
                told.add(text)
            elif len(told) + len(texts) - at - 1 < MOST * len(texts):
                return False  # whatever the rest is: most columns are none of periods, and to read one takes long
        if not years and all(_BARE_YEAR.fullmatch(text) for text in told):
            return False
        return bool(texts)


MOST_TOLD_APART = 5_000
"""Rows of which it is looked at whether names tell them apart."""
MOST = 0.8
FEWEST_NAMED_BELOW, MOST_MONTHS = 2, 3
_TIMES = (Part.PERIOD, Part.YEAR, Part.SUB_PERIOD, Part.DAY, Part.END)
FEWEST_MEASURED = 5
_FINENESS = {"week": 0, "month": 1, "quarter": 2, "half": 3}
_OBSERVED = frozenset({"obs_value", "obs_value: observation value"})
"""Headings of the values of exchanged data: what stands to their right are attributes and no dimensions."""
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
