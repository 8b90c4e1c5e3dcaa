"""The period of a column that only compares: "Tăng/giảm so với năm 2030" beside the figures of 2031.

It is of the one period beside it whose year before is what it compares with, or, where it compares with the same period
a year before, of the only period beside it or the later of two a year apart. With the month before, it is of the only
month beside it; with a plan, of the months since January. "Variación %" beside two periods a year apart, "+/- (%)"
beside two months, is the change between them. So is "2031/30" under words for a change, and "27-30" that of all these
years. A bare "%" behind each of several periods is of the one it follows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from indicators.model.errors import Invalid
from indicators.model.observation import ObsStatus
from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold
from indicators.model.series import Measure
from indicators.workbook.measures.comparisons import Base, Comparison
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod


def with_compared(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, those that compare and name no period of their own with the one they are of."""
    beside: dict[Period, ReadPeriod] = {}
    for column in columns:
        read = column.period
        if read is not None and read.period is not None and column.header.comparison is None:
            beside.setdefault(read.period, read)
    columns = _between_years(_behind_each(columns), {period.start.year for period in beside if _is_year(period)})
    told = all(column.period or _says_nothing_of_when(column) or column.header.comparison for column in columns)
    planned = beside.keys() - {
        column.period.period
        for column in columns
        if column.period and column.header.comparison is None and column.header.obs_status != ObsStatus.TARGET.value
    }
    return tuple(_compared(column, beside, planned, told=told) for column in columns) if beside else columns


MOST_BESIDE = 2


def with_plan_shares(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, a bare "So sánh (%)" beside a plan and what was done of it as the share of that plan."""
    statuses = {column.header.obs_status for column in columns if column.header.comparison is None}
    if not {ObsStatus.TARGET.value, ObsStatus.OFFICIAL.value} <= statuses:
        return columns
    return tuple(_of_plan(column) if _is_ratio(column) else column for column in columns)


def _is_ratio(column: Column) -> bool:
    said = column.path.fragments[:1]
    return column.header.comparison is None and bool(said) and bool(_BARE_RATIO.fullmatch(aligned_fold(said[0])))


def _of_plan(column: Column) -> Column:
    return replace(column, header=replace(column.header, comparison=Comparison(Base.PLAN, (0, 0))))


def _behind_each(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns, each bare change of several with the period that it stands behind.

    Where each but the first follows one period, the first may have that of its base before its own. A share and a
    change behind one period are both of it.
    """
    runs: list[tuple[list[Column], list[ReadPeriod]]] = []
    run: list[ReadPeriod] = []
    for column in columns:
        read = column.period
        if read is not None and read.period is not None and column.header.comparison is None:
            run = [*(before for before in run if before.period != read.period), read]
        elif read is None and _says_nothing_of_when(column):
            if run or not runs:
                runs.append(([], run))
            runs[-1][0].append(column)
            run = []
    single = all(len(run) == 1 for _, run in runs[1:])
    found = {column.number: _behind(column, run[-1:] if single else run) for bare, run in runs for column in bare}
    if len(runs) < FEWEST_BEHIND or None in found.values():
        return columns
    return tuple(found.get(column.number) or column for column in columns)


FEWEST_BEHIND = 2


def _says_nothing_of_when(column: Column) -> bool:
    """Whether a column is a bare change, one on the same period a year before, or a share, of no period it names."""
    header = column.header
    if header.comparison is not None:
        return header.comparison.base is Base.SAME_PERIOD
    last = column.path.fragments[-1:]
    return (
        header.part is Measure.SHARE
        or (bool(last) and bool(_BARE.fullmatch(aligned_fold(last[0]))))
        or _is_set_beside(column)
    )


def _is_set_beside(column: Column) -> bool:
    """Whether a column is a ratio that says of what only by the two it stands behind."""
    last = column.path.fragments[-1:]
    return bool(last) and bool(_SET_BESIDE.fullmatch(aligned_fold(last[0])))


def _behind(column: Column, run: list[ReadPeriod]) -> Column | None:
    """Return a bare change behind one period, or behind two of which one is a year before the other."""
    if len(run) == 1:
        return None if _is_set_beside(column) else replace(column, period=run[0])
    periods = [read.period for read in run if read.period is not None]
    later = [read for read in run if read.period is not None and _year_before(read.period) in periods]
    return replace(_changing(column), period=later[0]) if later and len(run) == MOST_BESIDE else None


def _changing(column: Column) -> Column:
    compared = Comparison(Base.SAME_PERIOD, (0, 0))
    return replace(column, header=replace(column.header, comparison=compared, change=not _is_set_beside(column)))


def _between_years(columns: tuple[Column, ...], years: Iterable[int]) -> tuple[Column, ...]:
    """Return the columns, those of a change between two of ``years`` in two digits with the later or all of them."""
    known = set(years)
    return tuple(_between(column, known) if column.period is None else column for column in columns)


def _between(column: Column, years: set[int]) -> Column:
    said, words = column.path.fragments[-1:], aligned_fold(column.path.text)
    match = _YEARS.fullmatch(aligned_fold(said[0])) if said and _OF_CHANGE.search(words) else None
    if match is None:
        return column
    named = sorted(year for part in (match["a"], match["b"]) for year in years if str(year).endswith(part))
    if len(named) != MOST_BESIDE:
        return column
    first, last = named
    at = column.path.cells[-1:]
    if last == first + 1:
        return replace(_changing(column), period=ReadPeriod(Period.year(last), said[0], at))
    return replace(column, period=ReadPeriod(Period(date(first, 1, 1), date(last + 1, 1, 1)), said[0], at))


def _compared(column: Column, beside: dict[Period, ReadPeriod], planned: Collection[Period], *, told: bool) -> Column:
    """Return a column with the period that it is of; ``told``: all others name theirs, so that these are all."""
    if column.period is not None:
        return column
    if column.header.comparison is None and len(beside) == MOST_BESIDE:
        column = _between_two(column, *beside, told=told)
    comparison = column.header.comparison
    fitting = _fitting(column, comparison, beside, planned) if comparison is not None else []
    if not told and set(fitting) <= set(planned):
        return column  # what was done beside the plan says of no time, and the comparison is with that
    return replace(column, period=beside[fitting[0]]) if len(fitting) == 1 else column


def _between_two(column: Column, first: Period, second: Period, *, told: bool) -> Column:
    """Return a bare change or ratio as one of the two periods on the other, where these lie a year or a month apart."""
    said = aligned_fold(column.path.fragments[-1]) if column.path.fragments else ""
    is_change = bool(_BARE_CHANGE.fullmatch(said))
    if not is_change and not _BARE_RATIO.fullmatch(said):
        return column
    if _year_before(second) == first or _year_before(first) == second:
        base = Base.SAME_PERIOD
    elif told and first.whole_months == second.whole_months == 1 and abs(_month_of(first) - _month_of(second)) == 1:
        base = Base.PREVIOUS_MONTH
    else:
        return column
    return replace(column, header=replace(column.header, comparison=Comparison(base, (0, 0)), change=is_change))


def _month_of(period: Period) -> int:
    return 12 * period.start.year + period.start.month


def _fitting(
    column: Column, comparison: Comparison, beside: dict[Period, ReadPeriod], planned: Collection[Period]
) -> list[Period]:
    """Return the periods beside a comparison that it can be of; of many only those that its own words tell.

    What is only ``planned`` is compared with no year before where something else was done.
    """
    if comparison.base is Base.NAMED_PERIOD:
        return [period for period in beside if _year_before(period) == comparison.period]
    if comparison.base is Base.PLAN or _CUMULATED.search(aligned_fold(column.path.text)):
        added_up = [period for period in beside if period.is_year_to_date and (period.whole_months or 0) > 1]
        parts = [period for period in added_up if not _is_year(period)]
        years = {period.start.year for period in planned}
        return [period for period in parts if period.start.year in years] or parts or added_up
    if comparison.base is Base.PREVIOUS_MONTH or _OF_MONTH.search(aligned_fold(column.path.text)):
        months = [period for period in beside if period.whole_months == 1]
        return [max(months, key=_month_of)] if _are_neighbours(months) else months
    if len(beside) > MOST_BESIDE:
        pairs = [period for period in beside if _year_before(period) in beside]
        return pairs if comparison.base is Base.SAME_PERIOD and len(pairs) == 1 else []
    if comparison.base is Base.SAME_PERIOD:
        apart = [period for period in beside if len(beside) == 1 or _year_before(period) in beside]
        done = [period for period in beside if period not in planned]
        return apart or (done if len(done) == 1 else [])
    if comparison.base is Base.DECEMBER:
        return [period for period in beside if len(beside) == 1 or _december_before(period) in beside]
    return []


def _are_neighbours(months: list[Period]) -> bool:
    return len(months) == MOST_BESIDE and abs(_month_of(months[0]) - _month_of(months[1])) == 1


_CUMULATED = re.compile(r"\bso (?:sanh |voi ?(?:\(%\) ?)?)(?:luy ke|cong don)\b")
_OF_MONTH = re.compile(r"\bso voi ?(?:\(%\) ?)?thang cung ky\b")
_BARE_CHANGE = re.compile(
    r"(?:(?:annual |rate of )?(?:change|growth)|(?:(?:toc do|ty le|muc) )?tang(?: truong)?(?: ?[,/] ?\(?giam\)?)?"
    r"|var(?:iacion|iacao)?\.?|变化|增[減减长長]率?|증감률|degisim)"
    r" ?\(?%\)?|\(?%\)? ?(?:change|growth|var(?:iacion)?\.?|de variacion)|\+ ?/ ?- ?\(?%\)?"
)
"""A change beside the figures of two years and in per cent can be no other than that of the later on the earlier."""
_BARE_RATIO = re.compile(r"(?:so sanh|ty le)(?: qt ?/ ?dt)? ?\(%\)|% ?so sanh")
_SET_BESIDE = re.compile(r"so sanh(?: ?\(%\))?|% ?so sanh")
_BARE = re.compile(rf"%|{_BARE_CHANGE.pattern}")
_YEARS = re.compile(r"(?P<a>(?:19|20)?\d{2}) ?[-/] ?(?P<b>(?:19|20)?\d{2})")
_OF_CHANGE = re.compile(r"\b(?:change|growth|increase|decrease|variacion|variacao|variation)\b")


def _is_year(period: Period) -> bool:
    return period.whole_months == YEAR_OF_MONTHS and period.start.month == 1


YEAR_OF_MONTHS = 12


def _december_before(period: Period) -> Period:
    return Period.month(period.start.year - 1, 12)


def _year_before(period: Period) -> Period | None:
    try:
        return period.shift(years=-1)
    except Invalid:
        return None
