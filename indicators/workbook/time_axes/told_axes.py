"""What is told of the periods of a table where it is not plain from their cells how they were found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicators.model.finding import Finding, Severity
from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.cells.grid import Grid
from indicators.workbook.cells.tally import Tally
from indicators.workbook.periods.date_axis import DateAxis, Step
from indicators.workbook.periods.financial_year import is_financial_year
from indicators.workbook.periods.period_findings import found_period, open_period
from indicators.workbook.periods.school_year import is_school_year, last_month_of_school_year
from indicators.workbook.periods.season import read_season
from indicators.workbook.periods.year_spans import is_of_years
from indicators.workbook.time_axes.running_months import running_series
from indicators.workbook.time_axes.stock_day import MIDDLE, MOST_HEADS, names_middle, speaks_of_stock
from indicators.workbook.time_axes.table_axes import Axis, ReadPeriod, TableAxes


def tell_about_axes(axes: TableAxes, asked: Severity, tally: Tally) -> Iterator[Finding]:
    """Add to ``tally`` what is told once of many cells, and yield the findings of the whole table.

    ``asked`` is how severe it is that a table names no period.
    """
    grid, region = axes.region.grid, axes.region
    if axes.axis is Axis.OPEN:
        text = axes.title_period.text if axes.title_period else ""
        yield open_period(grid.name, _first_cell(axes), text, asked, axes.where)
    elif axes.title_period is not None:
        found = axes.title_period
        where = found.cells[0] if found.cells else _first_cell(axes)
        yield found_period(grid.name, where, found.text, axes.place, axes.where)
    for column in axes.columns:
        if column.number in axes.passing:
            where = column.position or _first_cell(axes)
            tally.add("time_in_passing", Severity.SOFT, where, each=True, text=clean(column.path.text)[:80])
    if axes.year is not None:
        where = (region.title_rows[0], 1) if region.title_rows else (1, 1)
        tally.add("year_from_title", Severity.SOFT, where, year=axes.year)
    reads = list(axes.rows.values()) or [column.period for column in axes.columns if column.period]
    if axes.days is not None and reads:
        tell_about_days(axes.days, reads, tally, of_stock=speaks_of_stock(axes))
        _ask_about_days(axes, reads[0], grid, tally)
    for read in reads:
        if read.period is not None and is_of_years(read.period):
            tally.add("years_taken_whole", Severity.SOFT, read.cells[0], text=read.text, period=read.period.render())
    yield from _about_financial_years(axes)
    _ask_about_weeks(axes, tally)
    _ask_about_seasons(axes, tally)
    _tell_about_school_years(axes, tally)
    _ask_about_stock_day(axes, tally)
    for cell, read in running_series(axes):
        tally.add("months_may_be_totals", Severity.SOFT, cell, text=clean(read.text))


def tell_about_days(axis: DateAxis, reads: Sequence[ReadPeriod], tally: Tally, *, of_stock: bool = False) -> None:
    """Tell what days stand for, and ask about those that stand where no other does.

    ``of_stock``: the words around speak of what stood on a day, so that a day may well be one; it is asked then, unless
    a heading says what the days are.
    """
    first = reads[0]
    if axis.step is not Step.DAY:
        severity = Severity.SOFT if of_stock and not axis.by_heading else Severity.INFO
        tally.add(f"days_stand_for_{axis.step.value}s", severity, first.cells[0], text=first.text)
    if axis.until is not None:
        code, severity = UNTIL[axis.until]
        tally.add(code, severity, first.cells[0], text=first.text)
    if axis.doubtful:
        tally.add("days_may_stand_for_periods", Severity.SOFT, first.cells[0], text=first.text)
    for slip in axis.slips:
        read = next(one for one in reads if one.period and one.period.start <= slip <= one.period.last_day)
        tally.add("day_beside_first_of_month", Severity.SOFT, read.cells[0], text=read.text)


def _ask_about_days(axes: TableAxes, first: ReadPeriod, grid: Grid, tally: Tally) -> None:
    if axes.day_order_open:
        tally.add("day_before_month_assumed", Severity.SOFT, first.cells[0], text=first.text)
    typed = grid.cell(*first.cells[0])
    if typed is not None and isinstance(typed.value, str) and not grid.is_text:
        tally.add("dates_as_text", Severity.INFO, first.cells[0], text=first.text)


def _about_financial_years(axes: TableAxes) -> Iterator[Finding]:
    """Yield what showed with which month the financial years of the table end."""
    reads = [*axes.rows.values(), *(column.period for column in axes.columns if column.period is not None)]
    years = [read for read in reads if is_financial_year(read.text)]
    if axes.financial is not None and years:
        yield axes.financial.finding(axes.region.grid.name, years[0], len(years))


def _ask_about_weeks(axes: TableAxes, tally: Tally) -> None:
    """Ask whether weeks by their number are those of ISO 8601."""
    read = next(iter(axes.cells.values()), None) if axes.numbered_weeks else None
    if read is not None and read.period is not None:
        said = read.period.render()
        tally.add("weeks_taken_for_iso", Severity.SOFT, read.cells[-1], text=read.text, period=said)


def _ask_about_seasons(axes: TableAxes, tally: Tally) -> None:
    """Ask whether a crop season is to stand in the year that it is named after."""
    read = next((one.period for one in axes.columns if one.period and read_season(clean(one.period.text))), None)
    if read is not None and read.period is not None:
        tally.add("season_taken_for_year", Severity.SOFT, read.cells[0], text=read.text, period=read.period.render())


def _tell_about_school_years(axes: TableAxes, tally: Tally) -> None:
    """Tell with which month a school year was taken to open: no cell says it."""
    words = " ".join([axes.region.title, *(column.path.text for column in axes.columns[:MOST_HEADS])])
    if last_month_of_school_year(aligned_fold(clean(words))) is None:
        return
    reads = [*axes.rows.values(), *(column.period for column in axes.columns), axes.title_period]
    for read in reads:
        if read is not None and read.period is not None and is_school_year(read.period):
            where = read.cells[0] if read.cells else _first_cell(axes)
            tally.add("school_year_from_september", Severity.INFO, where, text=read.text, period=read.period.render())
            return


def _ask_about_stock_day(axes: TableAxes, tally: Tally) -> None:
    """Tell for which day the years of a table stand, and ask which day the middle of a year is."""
    reads = [*axes.rows.values(), *axes.cells.values(), *(column.period for column in axes.columns if column.period)]
    reads += [axes.title_period] if axes.title_period is not None else []
    middle = axes.stock_day in {None, MIDDLE}
    code, severity = ("middle_taken_for_day", Severity.SOFT) if middle else ("years_stand_for_day", Severity.INFO)
    for read in reads:
        if read.period is not None and (axes.stock_day is not None or names_middle(read.text)):
            where = read.cells[0] if read.cells else _first_cell(axes)
            tally.add(code, severity, where, text=read.text, period=read.period.render())


UNTIL = {True: ("days_until_days", Severity.INFO), False: ("days_until_days_open", Severity.SOFT)}


def _first_cell(axes: TableAxes) -> tuple[int, int]:
    """Return the cell that stands for the table: that of its first header, else its first figure's."""
    first = axes.columns[0]
    return first.position or (axes.region.body_rows[0], first.number)
