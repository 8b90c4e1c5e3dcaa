"""The periods of a table of records, row by row: of one column, or of a year and its parts in columns of their own.

What the texts of a column mean together and what its days stand for is settled first. How one period is put together of
its parts is ``record_period``'s to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from indicators.model.finding import Severity
from indicators.model.period import Period, PeriodKind
from indicators.model.period_phrase import read_period
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.cells.row_texts import NOWHERE, RowTexts
from indicators.workbook.cells.tally import Tally
from indicators.workbook.periods.date_axis import DateAxis, read_date_axis
from indicators.workbook.periods.day_order import order_is_open
from indicators.workbook.periods.financial_part import financial_part
from indicators.workbook.periods.financial_year import is_financial_year
from indicators.workbook.periods.government_year import Spoken, spoken_country
from indicators.workbook.periods.notation import NONE, Notation, read_notation
from indicators.workbook.periods.part_of_year import names_months
from indicators.workbook.periods.record_period import (
    financial_period,
    first_month_of_year,
    joined_period,
    sub_period,
)
from indicators.workbook.periods.said_period import YEAR_MONTH
from indicators.workbook.periods.title_period import TitlePeriod
from indicators.workbook.periods.week_numbers import says_iso, week_of_texts
from indicators.workbook.periods.year_spans import OUTER_YEAR, is_of_years
from indicators.workbook.record_tables.record_heading import RecordHeading
from indicators.workbook.record_tables.record_words import LETTERS, Part, folded_heading, sub_period_kind
from indicators.workbook.time_axes.day_spans import LONGEST_SPAN, is_common
from indicators.workbook.time_axes.table_axes import ReadPeriod
from indicators.workbook.time_axes.told_axes import UNTIL, tell_about_days


@dataclass
class RecordPeriods:
    """Reads periods row by row; what is read once is known for all.

    ``tell_unread`` is told the cell and the words of a period that nobody can read. ``around`` is the period of all
    rows where no column has one.
    """

    grid: Grid
    heading: RecordHeading
    text: RowTexts
    tally: Tally
    tell_unread: Callable[[tuple[int, int], str], None]
    around: TitlePeriod | None = None
    notes: tuple[str, ...] = ()
    days: DateAxis | None = None
    notation: Notation = NONE
    known: dict[str, Period | None] = field(default_factory=dict)
    joined: dict[tuple[str, ...], Period | None] = field(default_factory=dict)
    financial: set[tuple[str, ...]] = field(default_factory=set)
    parts: dict[str, tuple[int, int] | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        columns = self.heading.columns
        self.column, self.is_joined = columns.get(Part.PERIOD), self.heading.is_joined
        self.year_at, self.sub_at, self.day_at, self.end_at = (
            columns.get(part, NOWHERE) for part in (Part.YEAR, Part.SUB_PERIOD, Part.DAY, Part.END)
        )
        said = folded_heading(self.heading.texts.get(self.sub_at, "")) if self.sub_at else ""
        self.sub_heading = LETTERS.get(said, said)
        self.kind = sub_period_kind(self.sub_heading)
        self.first_month = first_month_of_year(self.notes)

    def settle(self, rows: list[int]) -> None:
        """Settle what the periods of some rows, one of each different saying at least, mean together."""
        if self.end_at:
            self._tell_of_spans(rows)
            return
        self.notation = self._read_notation(rows)
        self.days = self._axis_of_days(rows)
        self._tell_of_quarters(rows)

    def _tell_of_spans(self, rows: list[int]) -> None:
        """Tell that two days make an interval, or ask where not all are whole weeks, months or years."""
        spans = [period for row in rows if (period := self._span(row)) is not None]
        if spans:
            first = self.heading.columns[Part.PERIOD]
            code, severity = UNTIL[all(is_common(one.start, one.last_day) for one in spans)]
            self.tally.add(code, severity, (rows[0], first), text=self.grid.text(rows[0], first))

    def _span(self, row: int) -> Period | None:
        """Return the interval from the day in one column to the day in another."""
        first, last = (self._plain_period(self.grid.cell(row, at)) for at in (self._period_column, self.end_at))
        if first is None or last is None or not (first.is_instant and last.is_instant):
            return None
        days = (last.start - first.start).days
        return Period.through(first.start, last.start) if 0 <= days < LONGEST_SPAN else None

    def _read_notation(self, rows: list[int]) -> Notation:
        """Settle what the periods mean together, with the words of the heading and above it."""
        column = self.heading.columns[Part.PERIOD]
        above = [cell.raw for row in self.grid.rows if row <= self.heading.row for _, cell in self.grid.visible(row)]
        said = {row: cell for row in rows if (cell := self.grid.cell(row, column)) is not None}
        texts = tuple(dict.fromkeys(cell.raw for cell in said.values()))
        if order_is_open(text.strip() for text in texts):
            row, cell = next(iter(said.items()))
            self.tally.add("day_before_month_assumed", Severity.SOFT, (row, column), text=cell.raw)
        return read_notation(texts, " ".join(above))

    def _tell_of_quarters(self, rows: list[int]) -> None:
        """Ask about months that open the quarters of years, each of them and no other: they may stand for these."""
        column = self.heading.columns[Part.PERIOD]
        cells = ((row, self.grid.cell(row, column)) for row in reversed(rows))
        read = {period: row for row, cell in cells if (period := self._plain_period(cell)) is not None}
        if len(read) < FEWEST_MONTHS or any(period.kind is not PeriodKind.MONTH for period in read):
            return
        if {period.start.month for period in read} == _OPEN_QUARTERS:
            row = min(read.values())
            self.tally.add(
                "months_may_stand_for_quarters", Severity.SOFT, (row, column), text=self.grid.text(row, column)
            )

    def _axis_of_days(self, rows: list[int]) -> DateAxis | None:
        """Decide what days stand for; days beside other periods stay days and are told."""
        column = self.heading.columns[Part.PERIOD]
        read = {row: self._plain_period(self.grid.cell(row, column)) for row in rows}
        known = {row: period for row, period in read.items() if period is not None}
        days = {row: period for row, period in known.items() if period.is_instant}
        if not days:
            return None
        if len(days) < len(known):
            for row in days:
                self.tally.add("day_among_periods", Severity.SOFT, (row, column), text=self.grid.text(row, column))
            return None
        axis = read_date_axis([period.start for period in days.values()], self.heading.texts.get(column, ""))
        at = {period: (row, column) for row, period in reversed(days.items())}  # the first cell of each day
        reads = [
            ReadPeriod(period, self.grid.text(*at[period]), (at[period],)) for period in dict.fromkeys(days.values())
        ]
        tell_about_days(axis, reads, self.tally)
        return axis

    def _plain_period(self, cell: Cell | None) -> Period | None:
        if cell is None:
            return None
        if isinstance(cell.value, (date, datetime)):
            return Period.instant(cell.value.date() if isinstance(cell.value, datetime) else cell.value)
        if cell.raw in self.notation:
            return self.notation.periods.get(cell.raw)
        return self._period_of_text(cell.raw)

    def _period_of_text(self, raw: str) -> Period | None:
        if raw not in self.known:
            text = raw.strip()
            found = read_period(f"{text[:4]}-{text[4:]}" if YEAR_MONTH.fullmatch(text) else text)
            outer = found is None and OUTER_YEAR.fullmatch(text) and self._is_year_column
            self.known[raw] = found.period if found else Period.year(int(text)) if outer else None
        return self.known[raw]

    def period(self, row: int) -> tuple[Period | None, str]:
        """Return the period of a row and its words; what is not read is told, each of the first few by itself."""
        column = self.column
        if column is None:
            return (self.around.period, self.around.text) if self.around else (None, "")
        said = self.text(row, column)
        if self.is_joined:
            return self._joined_period(row, said)
        if self.end_at:
            if (span := self._span(row)) is None:
                self.tell_unread((row, column), f"{said} {self.text(row, self.end_at)}".strip())
            return span, f"{said} – {self.text(row, self.end_at)}"
        if said not in self.notation.periods and is_financial_year(said) and (self._is_year_column or "-" not in said):
            return self._financial(row, said, (1, 12)), said
        if (part := financial_part(said)) is not None:
            return self._financial(row, part.year, part.months, named=part.named), said
        period = self._plain_period(self.grid.cell(row, column))
        if period is None:
            cell = self.grid.cell(row, column)
            if cell is not None and (asked := self.notation.open.get(cell.raw)):
                self.tally.add(asked, Severity.HARD, (row, column), text=said[:80])
            else:
                self.tell_unread((row, column), said)
            return None, said
        if is_of_years(period) and said in self.notation.periods:
            self.tally.add("years_taken_whole", Severity.SOFT, (row, column), text=said, period=period.render())
        return self.days.period(period.start) if self.days is not None and period.is_instant else period, said

    @property
    def _is_year_column(self) -> bool:
        """Whether the period column is headed as one of years, so that "2010-11" is no November."""
        return bool(_YEAR_HEADING.search(folded_heading(self.heading.texts.get(self._period_column, ""))))

    @property
    def _period_column(self) -> int:
        return self.heading.columns[Part.PERIOD]

    def _joined_period(self, row: int, said: str) -> tuple[Period | None, str]:
        """Read a year and what parts it in columns of their own."""
        texts = self.text.of(row)
        year, sub, day = (texts.get(at, "") for at in (self.year_at, self.sub_at, self.day_at))
        sub = sub or (said if self.column != self.year_at else "")
        words = " ".join(text for text in (year, sub, day) if text)
        asked = (year, sub, day)
        if asked in self.financial or is_financial_year(year):
            self.financial.add(asked)
            months = self._months(sub) if sub else (1, 12)
            if months is None:
                self.tell_unread((row, self.heading.columns.get(Part.SUB_PERIOD, self._period_column)), words)
                return None, words
            period = self._financial(row, year, months, named=names_months(sub))
            if period is None and sub.isdigit() and self.kind:
                words = f"{year} {self.kind} {sub}"  # what a number counts stands over it: words that wait say it
            return period, words
        if self.kind == "week" and (week := week_of_texts(year, sub, self.sub_heading)) is not None:
            severity = Severity.INFO if says_iso(self.sub_heading) else Severity.SOFT
            at = (row, self.heading.columns.get(Part.SUB_PERIOD, self._period_column))
            self.tally.add("weeks_taken_for_iso", severity, at, text=words, period=week.render())
            return week, words
        if asked not in self.joined:
            months = self._months(sub)
            whole = self._period_of_text(sub)
            joined = joined_period(year, months, day) if months else None
            self.joined[asked] = joined or (whole if whole and _is_in(whole, year) else None)
        if self.joined[asked] is None:
            self.tell_unread((row, self.heading.columns.get(Part.SUB_PERIOD, self._period_column)), words)
        return self.joined[asked], words

    def _months(self, sub: str) -> tuple[int, int] | None:
        """Return what a part of a year is, asked once: (first month, number of months)."""
        if sub not in self.parts:
            self.parts[sub] = sub_period(sub, self.kind)
        return self.parts[sub]

    def _financial(self, row: int, year: str, sub: tuple[int, int], *, named: bool = False) -> Period | None:
        """Read a year that runs into the next one; where the file leaves open when it begins, that is asked once.

        ``named``: its months are said by their names, and not by their number in the year.
        """
        at = (row, self._period_column)
        if self.first_month is not None:
            return financial_period(year, sub, self.first_month, named=named)
        if self.spoken is None:
            self.tally.add("financial_year_unsaid", Severity.HARD, at, text=year)
            return None
        period = financial_period(year, sub, self.spoken.month % 12 + 1, named=named)
        where = self.spoken.where
        said = period.render() if period is not None else ""
        self.tally.add("financial_year_of_country", Severity.SOFT, at, text=year, where=where, period=said)
        return period

    @cached_property
    def spoken(self) -> Spoken | None:
        """The country that the table speaks of, whose government's years its financial years are taken for."""
        return spoken_country([self.grid])


FEWEST_MONTHS = 8
_OPEN_QUARTERS = frozenset({1, 4, 7, 10})


def _is_in(period: Period, year: str) -> bool:
    """Whether a period that stands by itself lies in the year beside it."""
    return year.isdigit() and period.start.year == int(year) == period.last_day.year


_YEAR_HEADING = re.compile(r"\b(?:year|nam|nien khoa|ano|jahr|annee)\b")
