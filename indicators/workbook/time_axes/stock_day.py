"""Years that a title sets on one day: "Population by region, 1 January" over 2030 and 2031, "Au 1er janvier", mid-year.

Belongs here: a day that names no year, in words around whole years. What is counted then is a stock, which a year of
flows would misstate; "End of period" over the periods of rows says the same of their last days. A day that ends or
begins a window ("year ended 31 March", "from 1 January") names none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from indicators.model.month_names import ALSO_WORDS, MONTHS_OF_ALL
from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold
from indicators.model.period_rules import middle_of
from indicators.model.text import clean
from indicators.workbook.time_axes.table_axes import ReadPeriod, TableAxes


def on_stock_day(axes: TableAxes) -> TableAxes:
    """Return a table whose years stand for the day that its title names; other periods make the day another's."""
    if _names_ends(axes):
        return _on_last_days(axes)
    found = stock_day(" ".join([axes.region.title, *_over_all(axes)]))
    reads = [*axes.rows.values(), *axes.cells.values(), *(column.period for column in axes.columns if column.period)]
    reads += [axes.title_period] if axes.title_period is not None else []
    dated = [read for read in reads if read.period is not None]
    if found is None or not dated or not all(_is_year(read.period) for read in dated):
        return axes
    return replace(
        axes,
        rows={row: _on(read, found) for row, read in axes.rows.items()},
        cells={at: _on(read, found) for at, read in axes.cells.items()},
        columns=tuple(
            replace(column, period=_on(column.period, found)) if column.period else column for column in axes.columns
        ),
        title_period=_on(axes.title_period, found) if axes.title_period else None,
        stock_day=found,
    )


def _names_ends(axes: TableAxes) -> bool:
    """Whether the head of the periods of rows says that these are their ends: "End of period" over 2030-31."""
    grid, columns = axes.region.grid, axes.period_columns
    heads = [grid.text(row, column) for row in axes.region.header_rows for column in columns]
    periods = [read.period for read in axes.rows.values() if read.period is not None]
    return any(_END_OF.match(aligned_fold(clean(head))) for head in heads) and all(
        period.whole_months in _CALENDAR for period in periods
    )


def _on_last_days(axes: TableAxes) -> TableAxes:
    """Return a table of which every row stands for the last day of its period."""
    rows = {
        row: replace(read, period=Period.instant(read.period.last_day)) if read.period is not None else read
        for row, read in axes.rows.items()
    }
    last = next((read.period.start for read in rows.values() if read.period is not None), None)
    if last is None or _holds_flows(axes, rows):
        return axes
    return replace(axes, rows=rows, stock_day=(last.month, last.day))


def _holds_flows(axes: TableAxes, rows: Mapping[int, ReadPeriod]) -> bool:
    """Whether a year and its last month differ in a column: these are sums, whatever their head says."""
    at: dict[Period, int] = {}
    for row, read in rows.items():
        if read.period is None:
            continue
        other = at.setdefault(read.period, row)
        pairs = ((_number(axes, other, column.number), _number(axes, row, column.number)) for column in axes.columns)
        if any(first is not None and second is not None and first != second for first, second in pairs):
            return True
    return False


def _number(axes: TableAxes, row: int, column: int) -> float | None:
    cell = axes.region.grid.cell(row, column)
    return float(cell.value) if cell is not None and isinstance(cell.value, (int, float)) else None


def _over_all(axes: TableAxes) -> list[str]:
    """Return the words that stand over every column."""
    first, *others = (column.path.fragments for column in axes.columns)
    return [text for text in first if all(text in fragments for fragments in others)]


def stock_day(title: str) -> tuple[int, int] | None:
    """Return (month, day) of the one day without a year that a title names; ``MIDDLE`` for the middle of the year."""
    said = aligned_fold(clean(title[:LONGEST]))
    if _WINDOW.search(said):
        return None
    days = {day for match in _DAY.finditer(said) if (day := _read(match)) is not None}
    if not days and _MIDDLE.search(said):
        return MIDDLE
    return days.pop() if len(days) == 1 else None


def names_middle(text: str) -> bool:
    """Whether words name the middle of a year and not the day that it is."""
    return bool(_MIDDLE_OF.search(aligned_fold(text)))


def _read(match: re.Match[str]) -> tuple[int, int] | None:
    said = match.groupdict()
    number = said["m1"] or said["m2"] or said["m3"]
    month = int(number) if number.isdigit() else MONTHS_OF_ALL[number]
    day = int(said["d1"] or said["d2"] or said["d3"])
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _on(read: ReadPeriod, day: tuple[int, int]) -> ReadPeriod:
    if read.period is None:
        return read
    year = read.period.start.year
    if day == MIDDLE:
        return replace(read, period=middle_of(year))
    try:
        return replace(read, period=Period.instant(date(year, *day)))
    except ValueError:  # 29 February
        return replace(read, period=None)


def _is_year(period: Period | None) -> bool:
    return period is not None and period == Period.year(period.start.year)


_CALENDAR = (1, 3, 6, 12)
_END_OF = re.compile(r"(?:as )?(?:at |the )*end[- ]of[- ](?:the )?(?:period|year|quarter|month)\b")
LONGEST = 600
MIDDLE = (0, 0)
"""Stands for a day that no words name: the middle of the year."""
_ANY = "|".join(sorted(MONTHS_OF_ALL.keys() - ALSO_WORDS, key=len, reverse=True))
_WORDS_AT = (
    r"(?:at|as at|as of|as on|on|per|pr\.?|am|zum|au|a|al|il|op|pa|den|i|k|ke|w dniu|em|el|no"
    r"|thoi diem|ngay|co den|tai|tinh den)[ ,:]{1,2}(?:the )?"
)
_NO_YEAR = r"(?!\w)(?!,? ?(?:of |de |del |nam )?\d{2,4}\b)(?!/\d)"
_DAY = re.compile(
    rf"(?:(?<![\w.,/])(?P<d1>\d{{1,2}})(?:\.|er|st|nd|rd|th|o|º|°)? (?:of |de |d')?(?P<m1>{_ANY})"
    rf"|(?:^|[,(:;-] ?|\b{_WORDS_AT})(?P<m2>{_ANY}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|\b{_WORDS_AT}(?P<d3>\d{{1,2}})[./](?P<m3>\d{{1,2}})\.?){_NO_YEAR}"
)
_MIDDLE = re.compile(r"\bmid-? ?year\b|\bmi-annee\b|\bmitad de(?:l)? ano\b|\bjahresmitte\b|\bgiua nam\b")
_MIDDLE_OF = re.compile(r"\bmid[- ]?(?:19|20)\d{2}")
_WINDOW = re.compile(
    r"\b(?:ended|ending|end|to|until|till|from|since|between|before|after|bis|ab|vom|seit|jusqu'au|du|depuis|desde|hasta"
    r"|tu|den het)"
    rf"(?: the| zum)? (?:\d{{1,2}}(?:\.|er|st|nd|rd|th)? ?(?:of |de )?(?:{_ANY})|(?:{_ANY}) \d{{1,2}}(?!\d)"
    r"|\d{1,2}[./]\d)"
)


def speaks_of_stock(axes: TableAxes) -> bool:
    """Whether the title or the heads of a table speak of what stands on a day, and not of what was done up to it."""
    words = " ".join([axes.region.title, *(column.path.text for column in axes.columns[:MOST_HEADS])])
    folded = aligned_fold(clean(words))
    return bool(_STOCK.search(folded) or (_PILED_UP.search(folded) and not _OF_PERIOD.search(folded)))


_PILED_UP = re.compile(r"\bdau tu (?:truc tiep )?(?:cua )?nuoc ngoai\b.*\bluy ke\b")
_OF_PERIOD = re.compile(r"\bcap moi\b|\bdieu chinh\b|\btang them\b|\bgop von\b|\bthuc hien\b")
"""Foreign investment piled up to a day is all there is, unless its heads speak of what came in a period."""
MOST_HEADS = 50
_STOCK = re.compile(
    r"\bmoney (?:supply|stock|aggregates?)\b|\bm[0-4]\b"
    r"|\b(?:international |foreign exchange )?reserves?\b|\bdeposits?\b"
    r"|\boutstanding\b|\bliabilities\b|\bassets\b|\bstocks? of\b|\bend of (?:period|month|year)\b"
    r"|\bdu no\b|\btien gui\b|\bdu tru\b|\bcung tien\b|\btong phuong tien thanh toan\b"
    r"|\bso du\b(?! (?:an|toan|bao|thi)\b)|\btong tai san\b|\bvon (?:dieu le|tu co)\b"
    r"|денежн\w+ масс|резерв|депозит|задолженност|\bsaldos?\b|\breservas\b"
)
