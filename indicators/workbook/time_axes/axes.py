"""Where the periods of a table are: over its columns, at its rows, or in its title alone.

Found from what reads as a period, never from positions. A year over its months at the rows is carried down, and a
table of years by months has its periods at row and column together; months whose year cannot be told are refused here
with the reason and the cell that shows it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from indicators.model.period_phrase import YEAR, aligned_fold, read_periods
from indicators.model.text import clean
from indicators.workbook.measures.headers import read_header
from indicators.workbook.periods.part_of_year import Kind
from indicators.workbook.periods.part_set import turning_point
from indicators.workbook.periods.title_period import Place, TitlePeriod, period_over, standing
from indicators.workbook.shapes.editions import heads_edition, without_editions
from indicators.workbook.shapes.regions import Region
from indicators.workbook.skip_reason import SkipReason
from indicators.workbook.time_axes.axis_notation import settle_columns
from indicators.workbook.time_axes.column_days import on_column_days
from indicators.workbook.time_axes.compared_columns import with_compared, with_plan_shares
from indicators.workbook.time_axes.day_column import day_axes, with_days
from indicators.workbook.time_axes.day_of_year import days_across, days_by_years, days_down, without_days
from indicators.workbook.time_axes.financial_matrix import financial_years_down
from indicators.workbook.time_axes.group_titles import names_periods, over_runs, with_group_titles
from indicators.workbook.time_axes.last_year import with_last_year
from indicators.workbook.time_axes.matrix import (
    HeadedPart,
    Matrix,
    are_bare_numbers,
    counts_weeks,
    find_headed_parts,
    without_parts,
    years_across,
    years_down,
)
from indicators.workbook.time_axes.open_totals import without_open_totals
from indicators.workbook.time_axes.part_in_words import rows_in_part_of_title, with_parts_in_words
from indicators.workbook.time_axes.part_under_period import with_part_under
from indicators.workbook.time_axes.parts_of_total import with_period_of_total
from indicators.workbook.time_axes.report_period import report_axes, rows_of_report, with_since_new_year, without_base
from indicators.workbook.time_axes.rest_of_title import period_in_header, with_done_of_title, with_rest_of_title
from indicators.workbook.time_axes.row_axes import find_row_axes, is_whole_year, rows_need_year
from indicators.workbook.time_axes.stock_day import on_stock_day, speaks_of_stock
from indicators.workbook.time_axes.table_axes import Axis, Column, ReadPeriod, TableAxes
from indicators.workbook.time_axes.twelve_months import over_twelve_months
from indicators.workbook.time_axes.week_matrix import weeks_across, without_weeks
from indicators.workbook.time_axes.year_at_end import (
    with_years_at_ends,
    with_years_of_variables,
    year_among,
    year_at_end,
)
from indicators.workbook.time_axes.year_carried import Parts, carry_years, find_parts, has_figure
from indicators.workbook.time_axes.year_over_parts import with_parts
from indicators.workbook.time_axes.year_totals import with_year_totals

_ANY_YEAR = 2000


def find_axes(region: Region) -> TableAxes:
    """Find out where the periods of ``region`` are."""
    return over_twelve_months(on_stock_day(_found_axes(region)))


def _found_axes(region: Region) -> TableAxes:
    region = without_editions(over_runs(region))
    columns = with_period_of_total(tuple(_column(region, number) for number in region.value_columns))
    columns = with_done_of_title(region, _completed(region, with_last_year(columns)))
    columns = with_parts_in_words(region, with_parts(region, settle_columns(region, columns)))
    columns = with_compared(with_plan_shares(with_since_new_year(columns)))
    if (days := days_by_years(region, columns) or _days_by_named_years(region, columns)) is not None:
        return _of_matrix(region, columns, days[0], (days[1],))
    parts = find_parts(region)
    carried = day_axes(region, columns) or (_carried_axes(region, columns, parts) if parts is not None else None)
    if carried is not None:
        return carried
    row_axes = rows_in_part_of_title(find_row_axes(region, columns), region.title)
    if row_axes is None and parts is not None:
        return _years_elsewhere(region, columns, parts)
    if row_axes is None and rows_need_year(region):
        return TableAxes(region, columns, reason=SkipReason.PERIOD_WITHOUT_YEAR)
    if row_axes is not None and (matrix := _matrix_of_rows(region, columns, row_axes)) is not None:
        return matrix
    if any(column.period for column in columns):
        axes = _columns_or_rows(TableAxes(region, without_open_totals(columns), Axis.COLUMNS), row_axes)
        return with_rest_of_title(axes)
    needs_year = [read_header(column.path.fragments, year=_ANY_YEAR).period is not None for column in columns]
    headed = find_headed_parts(region, columns)
    if any(needs_year) or headed:
        if row_axes is not None:
            return TableAxes(region, columns, reason=SkipReason.YEAR_BY_MONTH)
        return _with_year_of_title(region, columns, headed if len(headed) > sum(needs_year) else {})
    if row_axes is not None:
        return row_axes
    return _title_axes(region, columns)


def _days_by_named_years(region: Region, columns: tuple[Column, ...]) -> tuple[Matrix, int] | None:
    """Return days at the rows in the years that the names of the columns end with ("deaths_2031")."""
    if any(column.period for column in columns) or days_down(region) is None:
        return None
    dated = with_years_at_ends(columns) or with_years_of_variables(columns)
    return None if dated is None else days_by_years(region, dated)


# -- a year and a part of it in two places ----------------------------------------------------------------------------
def _carried_axes(region: Region, columns: tuple[Column, ...], parts: Parts) -> TableAxes | None:
    """Return the axis of rows whose year stands at another row or in another column."""
    found = carry_years(region, parts)
    if found is None:
        return None
    found = with_days(region, found)
    if found.doubt is not None:
        return TableAxes(region, columns, reason=SkipReason.YEAR_UNCERTAIN, reason_cell=found.doubt)
    axes = TableAxes(region, columns, Axis.ROWS, rows=found.rows, period_columns=found.columns)
    return _columns_or_rows(axes, axes) if any(column.period for column in columns) else axes


def _years_elsewhere(region: Region, columns: tuple[Column, ...], parts: Parts) -> TableAxes:
    """Return the axis of rows that are parts of a year named over the columns, or in the title alone."""
    if any(column.period for column in columns):
        matrix = years_across(region, columns, parts)
        if matrix is None:
            return TableAxes(region, columns, reason=SkipReason.PERIODS_TWICE)
        return _of_matrix(region, columns, matrix, (parts.column,))
    years = _years_said(region.title)
    if len(years) != 1:
        return TableAxes(region, columns, reason=SkipReason.PERIOD_WITHOUT_YEAR)
    ordered = [row for row in region.body_rows if row in parts.by_row and has_figure(region, row)]
    turn = turning_point([parts.by_row[row] for row in ordered])
    if turn is not None:
        where = (ordered[turn], parts.column)
        return TableAxes(region, columns, reason=SkipReason.YEAR_UNCERTAIN, reason_cell=where)
    year = years.pop()
    rows = {
        row: ReadPeriod(part.in_year(year), part.text, ((row, parts.column),))
        for row in ordered
        if (part := parts.by_row[row]).is_step
    }
    return TableAxes(region, columns, Axis.ROWS, rows=rows, period_columns=(parts.column,), year=year)


def _matrix_of_rows(region: Region, columns: tuple[Column, ...], row_axes: TableAxes) -> TableAxes | None:
    """Return the axis of a table whose rows are years and whose columns are parts of them; None where they are not."""
    dated = [read for read in row_axes.rows.values() if read.period is not None]
    whole_years = bool(dated) and all(is_whole_year(read) for read in dated)
    if whole_years and (weeks := weeks_across(region, columns, row_axes.rows)) is not None:
        axes = _of_matrix(region, without_weeks(columns), weeks, row_axes.period_columns)
        return replace(axes, rows=row_axes.rows, numbered_weeks=True)
    if whole_years and (days := days_across(region, columns, row_axes.rows)) is not None:
        axes = _of_matrix(region, without_days(columns), days, row_axes.period_columns)
        return replace(axes, rows=row_axes.rows)
    if not (parts := find_headed_parts(region, columns)):
        counted = whole_years and (are_bare_numbers(columns) or counts_weeks(region))
        return TableAxes(region, columns, reason=SkipReason.YEAR_BY_MONTH) if counted else None
    financial = financial_years_down(region, row_axes.rows, parts)
    matrix = financial or years_down(region, columns, row_axes.rows, parts)
    if matrix is None:
        return TableAxes(region, columns, reason=SkipReason.YEAR_BY_MONTH)
    axes = _of_matrix(region, without_parts(columns, parts), matrix, row_axes.period_columns)
    return axes if financial else replace(axes, rows=row_axes.rows)


def _of_matrix(
    region: Region, columns: tuple[Column, ...], matrix: Matrix, period_columns: tuple[int, ...]
) -> TableAxes:
    if matrix.doubt is not None:
        return TableAxes(region, columns, reason=SkipReason.YEAR_BY_MONTH, reason_cell=matrix.doubt)
    return TableAxes(region, columns, Axis.CELLS, cells=matrix.cells, period_columns=period_columns)


def _column(region: Region, number: int, year: int | None = None) -> Column:
    """Read a header; where it names no period or no unit, once more with the group titles that may cover it.

    One that is a period and nothing else takes those that surely do.
    """
    path = region.headers[number]
    header = read_header(path.fragments, year=year)
    if header.period is None or (header.comparison is None and not header.item):
        wider = with_group_titles(region, number)
        second = read_header(wider.fragments, year=year) if wider != path else header
        if second.period is not None and (header.period is None or names_periods(region, number, wider)):
            path, header = wider, second
        elif header.unit is None and region.unit_line is None:
            header = replace(header, unit=second.unit)
    found = header.period
    read = ReadPeriod(found.period, found.text, path.cells) if found else None
    return with_part_under(Column(number, path, header, read))


def _completed(region: Region, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Complete headers that leave out what the title says as well: its year, or its one period.

    A comparison takes the one year of the other columns also where the title says none ("7 tháng/cùng kỳ").
    That period is of shares, and of all columns where no other names one but comparisons with another period.
    """
    named = {column.period.period for column in columns if column.period and column.period.period}
    years = {year for period in named for year in (period.start.year, period.last_day.year)}
    said = _years_said(region.title)
    if len(years) != 1 or (said and said != years) or all(column.period for column in columns):
        return columns
    year = years.pop()
    dated = tuple(
        _column(region, column.number, year) if not column.period and (said or column.header.comparison) else column
        for column in columns
    )
    found = read_periods(region.title)
    if len(named) != 1 or {reading.period for reading in found} != named:
        return dated
    title = ReadPeriod(found[0].period, found[0].text, _title_cells(region))
    compared = all(column.header.comparison is not None for column in columns if column.period)
    return tuple(
        replace(column, period=title) if _is_bare(column) and (compared or _is_share(column)) else column
        for column in dated
    )


def _is_bare(column: Column) -> bool:
    return column.period is None and not column.header.refers_elsewhere


def _is_share(column: Column) -> bool:
    return column.header.part is not None and not column.header.item


def _title_cells(region: Region) -> tuple[tuple[int, int], ...]:
    return tuple(
        (row, column) for row in region.title_rows for column, cell in region.grid.visible(row)[:1] if cell.raw.strip()
    )


def _tells_editions(axes: TableAxes) -> bool:
    """Whether the periods of rows stand in columns headed as those of editions or publications."""
    grid, rows = axes.region.grid, axes.region.header_rows
    return any(heads_edition(grid.text(row, column)) for row in rows for column in axes.period_columns)


def _columns_or_rows(axes: TableAxes, row_axes: TableAxes | None) -> TableAxes:
    """Settle a table whose headers name periods and whose rows may do so as well.

    One and the same period over every column is a remark ("last updated") when each row has its own; so is one and the
    same in every row, or the day of a publication, when each column has its own.
    """
    if row_axes is None:
        axes = on_column_days(axes)
        return replace(axes, columns=with_year_totals(axes.region, axes.columns))
    named = {column.period.period for column in axes.columns if column.period}
    if len(named) == 1 and len(row_axes.rows) > 1:
        return row_axes
    told = {read.period for read in row_axes.rows.values() if read.period}
    if len(named) > 1 and len(row_axes.rows) > 1 and (len(told) == 1 or _tells_editions(row_axes)):
        return on_column_days(axes)
    return replace(axes, axis=None, reason=SkipReason.PERIODS_TWICE)


def _years_said(title: str) -> set[int]:
    """Return the years of a title, without those of prices and those that its figures are compared with."""
    return {int(year) for year in YEAR.findall(_PRICE_BASE.sub("", without_base(aligned_fold(title))))}


def _with_year_of_title(region: Region, columns: tuple[Column, ...], headed: Mapping[int, HeadedPart]) -> TableAxes:
    """Give the months over the columns the year of the title; ``headed`` are those that no header of ours names."""
    years = _years_said(region.title) or _years_said(_lone_words(region))
    if len(years) != 1:
        return TableAxes(region, columns, reason=SkipReason.PERIOD_WITHOUT_YEAR)
    year = years.pop()
    if headed:
        return _with_headed_parts(region, columns, headed, year)
    dated = with_compared(tuple(_column(region, column.number, year) for column in columns))
    return TableAxes(region, with_year_totals(region, dated), Axis.COLUMNS, year=year)


def _lone_words(region: Region) -> str:
    """Return what stands alone in a row of the header, as a title over the value columns does."""
    alone = (cells[0][1].raw for row in region.header_rows if len(cells := region.grid.visible(row)) == 1)
    return clean(" ".join(alone))


def _with_headed_parts(
    region: Region, columns: tuple[Column, ...], headed: Mapping[int, HeadedPart], year: int
) -> TableAxes:
    """Return the axis of columns that are parts of one year; a total beside them has no period of its own."""
    turn = turning_point([read.part for read in headed.values()])
    if turn is not None:
        return TableAxes(region, columns, reason=SkipReason.YEAR_UNCERTAIN, reason_cell=[*headed.values()][turn].cell)
    steps = {number: read for number, read in headed.items() if read.part.is_step or read.part.kind is Kind.TO_DATE}
    dated = tuple(
        replace(column, period=ReadPeriod(read.part.in_year(year), read.part.text, (read.cell,)))
        if (read := steps.get(column.number)) is not None
        else column
        for column in without_parts(columns, headed)
    )
    return TableAxes(region, with_year_totals(region, dated), Axis.COLUMNS, year=year)


def _title_axes(region: Region, columns: tuple[Column, ...]) -> TableAxes:
    """Take the period from the title, if it names exactly one and no header speaks of a period of its own."""
    if (reported := report_axes(region, columns)) is not None:
        return reported
    if (dated := with_years_at_ends(columns) or with_years_of_variables(columns)) is not None:
        return TableAxes(region, dated, Axis.COLUMNS)
    items = ["" if _is_title(region, column) else column.header.item for column in columns]
    items = _without_codes(items)
    found = period_over(region.grid, region.title_rows, region.title, region.header_rows)
    years = [
        year_at_end(column) or year_among(item)
        for column, item in zip(columns, items, strict=True)
        if _names_year(item)
    ]
    again = found is not None and all(year is not None and year == found.period for year in years)
    elsewhere = any(column.header.refers_elsewhere for column in columns)
    if years and not again and not elsewhere and found is not None and len(years) * FEW <= len(columns):
        return _beside_years(with_title_period(TableAxes(region, columns), found))
    if found is None and not elsewhere and (said := period_in_header(columns)) is not None:
        return TableAxes(region, columns, Axis.TITLE, title_period=said, place=Place.HEADER)
    if elsewhere or (years and not again):
        return TableAxes(region, columns, reason=SkipReason.PERIOD_ELSEWHERE)
    if found is None:
        return TableAxes(region, columns, reason=SkipReason.PERIOD_ABSENT)
    return rows_of_report(with_title_period(TableAxes(region, columns), found))


def _is_title(region: Region, column: Column) -> bool:
    """Whether a column is headed by the title alone, whose year is no other one."""
    return bool(column.path.cells) and all(row in region.title_rows for row, _ in column.path.cells)


def _beside_years(axes: TableAxes) -> TableAxes:
    """Give columns that name no year the period of the title, of which the few that name one are to be told.

    One that names the title's year is of the title; one of another year is of it only where it surely ends with it.
    """
    told = axes.title_period
    period = told.period if told is not None else None
    if period is None:
        return replace(axes, axis=None, reason=SkipReason.PERIOD_ELSEWHERE, title_period=None)
    year = period.start.year

    def dated(column: Column) -> Column:
        if _years_said(column.header.item) <= {year}:
            return replace(column, period=told)
        own = year_at_end(column)
        return replace(column, period=ReadPeriod(own, column.header.item, column.path.cells) if own else None)

    columns = tuple(dated(column) for column in axes.columns)
    return replace(axes, columns=columns, axis=Axis.COLUMNS, place=Place.TITLE_BESIDE_YEARS)


FEW = 4
"""Columns for each that names a year of its own, from which on the title still speaks of the table."""


def _without_codes(items: list[str]) -> list[str]:
    """Return the words of headers without the codes of four digits that all begin with: 1991 is then no year."""
    codes = [text[:4] for text in items if _CODED.match(text)]
    coded = len(codes) * 2 > len(items) and any(not YEAR.fullmatch(code) for code in codes)
    return [text[4:] if coded and _CODED.match(text) else text for text in items]


_CODED = re.compile(r"\d{4}(?!\d)")


def with_title_period(axes: TableAxes, found: TitlePeriod) -> TableAxes:
    """Give a table without periods the one found around it; one that is left open is the reason why it has none.

    Up to a day ("Đến 31/03/2031") balances stand on it.
    """
    if aligned_fold(found.text).startswith(_UP_TO) and speaks_of_stock(axes):
        found = standing(found)
    read = ReadPeriod(found.period, found.text, found.cells)
    axes = replace(axes, title_period=read, place=found.place, where=found.where)
    if found.period is None:
        return replace(axes, reason=SkipReason.PERIOD_AMBIGUOUS)
    return replace(axes, axis=Axis.TITLE, reason="")


_UP_TO = ("den ", "tinh den ")


def _names_year(item: str) -> bool:
    """Whether the words of a header still hold a year that is not the base of prices: a season, a fiscal year."""
    return bool(YEAR.search(_PRICE_BASE.sub("", aligned_fold(item))))


_PRICE_BASE = re.compile(r"\bgia so sanh(?: nam)? \d{4}|\bgoc(?: nam)? \(?\d{4}|\b\d{4} ?= ?100|\bconstant \d{4}")
