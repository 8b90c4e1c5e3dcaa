"""The periods down the label columns of a table: which column holds them, and what its days and early years are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import islice, pairwise

from indicators.model.period import Period, PeriodKind
from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.text import clean
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.periods.date_axis import DateAxis, Step, are_spelled_out, may_be_months, read_date_axis
from indicators.workbook.periods.day_order import order_is_open
from indicators.workbook.shapes.regions import SAMPLE, Region
from indicators.workbook.time_axes.axis_notation import settle_rows
from indicators.workbook.time_axes.column_days import days_hidden, says_reference_day
from indicators.workbook.time_axes.day_spans import with_spans
from indicators.workbook.time_axes.row_groups import in_groups
from indicators.workbook.time_axes.table_axes import Axis, Column, ReadPeriod, TableAxes
from indicators.workbook.time_axes.year_carried import FIRST_ROWS, has_figure, has_value

ENOUGH = 0.6
"""Share of the rows with numbers whose label must be a period for rows to carry the periods."""
MOST_UNNAMED = 2
"""So many rows of figures may stand for each period: one without any name below it says the same in other terms."""
FEW_TYPED = 10
"""One month typed as a word is at least so many days away from being a column of months."""

_ANY_YEAR = 2000


def find_row_axes(region: Region, columns: tuple[Column, ...]) -> TableAxes | None:
    """Return the axes when one label column is mostly periods; a month beside the day that closes it is the period."""
    known: dict[str, Period | None] = {}
    read = (_rows_of(region, columns, number, known) for number in region.label_columns)
    found = (axes for axes in read if axes is not None)
    first = next(found, None)
    if first is None or first.days is None or first.days.step is not Step.DAY:
        return first
    wider = next((other for other in found if _says_more(other, first)), None)
    return (
        with_spans(first)
        if wider is None
        else replace(wider, period_columns=(*wider.period_columns, *first.period_columns))
    )


def _says_more(other: TableAxes, days: TableAxes) -> bool:
    """Whether every period of one column is longer than the day that stands beside it, and holds it."""
    pairs = [(other.rows.get(row), day) for row, day in days.rows.items()]
    return all(
        read is not None and read.period is not None and day.period is not None
        and not read.period.is_instant and read.period.contains(day.period)
        for read, day in pairs
    )  # fmt: skip


def _rows_of(
    region: Region, columns: tuple[Column, ...], number: int, known: dict[str, Period | None]
) -> TableAxes | None:
    """Return the axes of the periods down one label column, None where most rows name none."""
    numbered = [row for row in region.body_rows if has_figure(region, row)]
    filled = [row for row in region.body_rows if has_value(region, row)]
    cells = {row: cell for row in filled if (cell := region.grid.cell(row, number)) is not None and clean(cell.raw)}
    if not may_be_periods(region, number, cells, known):
        return None
    rows = {row: _row_period(cell, (row, number), known) for row, cell in cells.items()}
    heading = _heading_over(region, number)
    if _COHORT.search(aligned_fold(heading)):
        return None
    heads = _beside_headings(region, number, cells, known)
    settled = settle_rows(region, _with_early_years(dict(sorted({**rows, **heads}.items())), heading))
    rows, heads = ({row: settled[row] for row in kept if row in settled} for kept in (rows, heads))
    rows = rows if any(column.period for column in columns) else _of_surveys(rows, heading)
    grouped = in_groups(region, number, rows, numbered) if any(row not in rows for row in numbered) else None
    if grouped is not None:
        again = columns_with(region, number, {row: read for row, read in rows.items() if row in grouped})
        return TableAxes(region, columns, Axis.ROWS, rows=grouped, period_columns=(number, *again), grouped=True)
    if any(row not in rows for row in numbered):
        rows = _carried(region, number, rows, heads)
    readable = sum(1 for read in rows.values() if read.period is not None or read.asked)
    named = [row for row in numbered if any(region.grid.text(row, at) for at in region.label_columns)]
    if not readable or readable < ENOUGH * len(named) or readable * MOST_UNNAMED < len(numbered):
        return None
    axis = _axis_of_days(region.grid, rows, heading)
    if axis is not None and says_reference_day(region):
        axis = DateAxis(Step.DAY)
    columns = _without_years(region, columns, rows)
    return TableAxes(
        region, columns, Axis.ROWS, rows=_on_axis(rows, axis), period_columns=(number,), days=axis,
        day_order_open=order_is_open(cell.raw.strip() for cell in cells.values()),
    )  # fmt: skip


def columns_with(region: Region, number: int, rows: Mapping[int, ReadPeriod]) -> tuple[int, ...]:
    """Return the other label columns that say the very periods of ``rows`` once more, as of two calendars."""
    again: list[int] = []
    for column in region.label_columns:
        cells = {row: cell for row in rows if (cell := region.grid.cell(row, column)) is not None}
        dated = any(rows[row].period is not None for row in cells)
        same = all(_row_period(cell, (row, column), {}).period == rows[row].period for row, cell in cells.items())
        if column != number and dated and same:
            again.append(column)
    return tuple(again)


def _carried(
    region: Region, number: int, rows: dict[int, ReadPeriod], heads: Mapping[int, ReadPeriod]
) -> dict[int, ReadPeriod]:
    """Give rows that are blank in the column the period beside the heading they stand under ("Hotels | 2015")."""
    over: ReadPeriod | None = None
    carried = dict(rows)
    for row in region.body_rows:
        figures = has_figure(region, row)
        if region.grid.text(row, number):
            over = None if figures else heads.get(row)
            over = over if over is not None and over.period is not None else None
        elif not figures:
            over = None
        elif over is not None:
            carried[row] = over
    return dict(sorted(carried.items()))


def _without_years(region: Region, columns: tuple[Column, ...], rows: Mapping[int, ReadPeriod]) -> tuple[Column, ...]:
    """Leave out a column that says the years of the rows once more: those of another calendar stand before them."""

    def says_years(column: Column) -> bool:
        cells = {row: cell for row in rows if (cell := region.grid.cell(row, column.number)) is not None}
        years = {row: read.period.start.year for row, read in rows.items() if read.period is not None}
        return len(cells) >= FEWEST_YEARS and all(_is_the_year(cell, years.get(row)) for row, cell in cells.items())

    left = tuple(column for column in columns if not says_years(column))
    return left or columns


def _is_the_year(cell: Cell, year: int | None) -> bool:
    return year is not None and cell.raw.strip().removesuffix(".0") == str(year)


FEWEST_YEARS = 3


def _beside_headings(
    region: Region, number: int, filled: Mapping[int, Cell], known: dict[str, Period | None]
) -> dict[int, ReadPeriod]:
    """Return what the column says in rows without values that have a name in another label column."""
    rows = (row for row in region.body_rows if row not in filled and region.grid.text(row, number))
    named = (row for row in rows if any(region.grid.text(row, at) for at in region.label_columns if at != number))
    cells = ((row, region.grid.cell(row, number)) for row in named)
    return {row: _row_period(cell, (row, number), known) for row, cell in cells if cell is not None}


def _heading_over(region: Region, number: int) -> str:
    """Return the words over a label column, with those alone in the row over the first figures ("Year")."""
    first = region.body_rows[0]
    alone = region.grid.visible(first) if not has_figure(region, first) else []
    said = [region.grid.spread_text(row, number) for row in region.header_rows]
    return " ".join((*said, *(clean(cell.raw) for column, cell in alone if column == number)))


def may_be_periods(region: Region, number: int, cells: Mapping[int, Cell], known: dict[str, Period | None]) -> bool:
    """Whether one of the first cells of a column reads as a period, alone or with the others and the words around."""
    if len(cells) <= FIRST_ROWS:
        return True
    first = {row: _row_period(cell, (row, number), known) for row, cell in islice(cells.items(), FIRST_ROWS)}
    heading = _heading_over(region, number)
    if all(_EARLY.fullmatch(read.text) for read in first.values()) and _YEARS_SAID.search(aligned_fold(heading)):
        return True  # what the others are tells
    settled = _of_surveys(settle_rows(region, _with_early_years(first, heading)), heading)
    return any(read.period is not None or read.asked for read in settled.values())


def rows_need_year(region: Region) -> bool:
    """Whether the rows are months or quarters of a year that is named elsewhere, if at all."""
    texts = [
        text
        for row in region.body_rows[:SAMPLE]
        if has_figure(region, row) and (text := region.grid.text(row, region.label_columns[0]))
    ]
    short = sum(1 for text in texts if len(text) <= LONGEST_BARE and read_period(text, year=_ANY_YEAR) is not None)
    return short > 1 and short >= ENOUGH * len(texts)


LONGEST_NAMED = 80
"""Letters of a label that may name the period of its row: a sentence with a day in it tells of something else."""
LONGEST_BARE = 24
"""Letters that a month or a quarter without its year has at most."""


def _row_period(cell: Cell, position: tuple[int, int], known: dict[str, Period | None]) -> ReadPeriod:
    if isinstance(cell.value, (date, datetime)):
        day = cell.value.date() if isinstance(cell.value, datetime) else cell.value
        return ReadPeriod(Period.instant(day), cell.raw, (position,))
    if cell.raw not in known:
        reading = read_period(cell.raw) if len(cell.raw) <= LONGEST_NAMED else None
        known[cell.raw] = reading.period if reading else None
    return ReadPeriod(known[cell.raw], cell.raw.strip(), (position,))


def _with_early_years(rows: dict[int, ReadPeriod], heading: str) -> dict[int, ReadPeriod]:
    """Read 1880 as a year where it runs on, to years that surely are or under a word for years.

    Under such a word, before years that surely are, any number is one that is less than the next (1, 730, 1820).
    """
    said = bool(_YEARS_SAID.search(aligned_fold(heading)))
    early = {row: int(read.text) for row, read in rows.items() if read.period is None and _EARLY.fullmatch(read.text)}
    last = max((row for row, read in rows.items() if row in early or read.period is not None), default=0)
    told = {row: read for row, read in rows.items() if row <= last}  # what stands below the last year are sources
    years = [read.period.start.year if read.period else early.get(row, 0) for row, read in told.items()]
    if not early or not all(is_whole_year(read) for row, read in told.items() if row not in early):
        return rows
    steps = {later - earlier for earlier, later in pairwise(years)}
    regular = len(steps) == 1 and not steps.isdisjoint({1, -1, 5, -5, 10, -10}) and min(early.values()) >= FIRST_EARLY
    if not (regular and (said or len(early) < len(told))):
        rising = all(step > 0 for step in steps) or all(step < 0 for step in steps)
        if not (rising and said and 0 < len(early) < len(told)):
            return rows
    return {row: replace(read, period=Period.year(early[row])) if row in early else read for row, read in rows.items()}


def _of_surveys(rows: dict[int, ReadPeriod], heading: str) -> dict[int, ReadPeriod]:
    """Read the years of surveys, which go on over a New Year and may have their kind behind them: "2010/2011 M"."""
    if not _SURVEYS.search(aligned_fold(heading)):
        return rows
    found = {row: match for row, read in rows.items() if (match := _OF_SURVEY.fullmatch(aligned_fold(read.text)))}
    years = {row: (int(match["first"]), int(match["last"] or match["first"])) for row, match in found.items()}
    years = {row: (first, last) for row, (first, last) in years.items() if first <= last <= first + LONGEST_SURVEY}
    periods = {row: Period(date(first, 1, 1), date(last + 1, 1, 1)) for row, (first, last) in years.items()}
    return {row: replace(read, period=periods[row], asked="") if row in periods else read for row, read in rows.items()}


LONGEST_SURVEY = 5
_SURVEYS = re.compile(r"\bsurvey years?\b|\byears? (?:and|of) survey\b")
_OF_SURVEY = re.compile(r"(?P<first>(?:19|20)\d{2})(?: ?[-/] ?(?P<last>(?:19|20)\d{2}))?(?: [a-z])?")
_COHORT = re.compile(
    r"\b(?:years?|date) of (?:birth|manufacture|construction|building|entry|arrival|graduation|marriage|foundation)\b"
    r"|\b(?:birth|model|vintage|construction|building) years?\b|\bcohorts?\b|\bannees? de (?:naissance|construction)\b"
    r"|\bano de (?:nacimiento|fabricacion|construccion|nascimento)\b|\bgeburtsjahr|\bbaujahr"
    r"|\bnam (?:sinh|san xuat|xay dung|thanh lap)\b|\bгод (?:рождения|выпуска|построики)"
)
"""Years that say who or what is counted, and not when."""
_YEARS_SAID = re.compile(r"\bnam\b|\byears?\b")
_EARLY = re.compile(r"[1-9]\d{0,2}|1[0-8]\d\d")
FIRST_EARLY = 1600
"""Years before this one are none by their steps alone."""


def _axis_of_days(grid: Grid, rows: dict[int, ReadPeriod], heading: str) -> DateAxis | None:
    """Decide what the days of the axis stand for; None where not every period is a day.

    A few months typed as words ("Feb-2007 (a)") among days that are alike in their months show that all are months;
    so do years, to the first days of the months that follow them.
    """
    dated = [read for read in rows.values() if read.period is not None]
    periods = [read.period for read in dated if read.period is not None]
    days = [period.start for period in periods if period.is_instant]
    typed = [period for period in periods if period.whole_months == 1]
    years = [period for period in periods if period.kind is PeriodKind.YEAR]
    if len(days) + len(years) == len(periods) and years and _go_on_by_months(days):
        return DateAxis(Step.MONTH)
    if not days or len(days) + len(typed) < len(periods):
        return None
    if typed:
        return DateAxis(Step.MONTH) if len(typed) * FEW_TYPED <= len(days) and may_be_months(days) else None
    if are_spelled_out([read.text for read in dated]):
        return DateAxis(Step.DAY)
    return read_date_axis([period.start for period in periods], heading, day_hidden=days_hidden(grid, dated))


def _go_on_by_months(days: list[date]) -> bool:
    """Whether first days of months follow each other, as the months of this year do under the years before."""
    counted = [12 * day.year + day.month for day in days if day.day == 1]
    steps = {second - first for first, second in pairwise(counted)}
    return len(counted) == len(days) > 1 and steps in ({1}, {-1})


def _on_axis(rows: dict[int, ReadPeriod], axis: DateAxis | None) -> dict[int, ReadPeriod]:
    if axis is None or axis.step is Step.DAY:
        return rows
    return {
        row: ReadPeriod(axis.period(read.period.start), read.text, read.cells)
        if read.period and read.period.is_instant
        else read
        for row, read in rows.items()
    }


def is_whole_year(read: ReadPeriod) -> bool:
    return read.period is not None and read.period == Period.year(read.period.start.year)
