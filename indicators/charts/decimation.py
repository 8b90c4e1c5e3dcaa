"""Which points of long lines must be drawn so that they look the same: no extreme, end, gap or mark is left out. Pure.

A line is cut wherever its points may not be joined, and each run into spans of points; of each span the first, the
lowest, the highest and the last point stay. So do both sides of every gap and of every change of status, and every
figure with a sign of its own: a hedge, a range, a disagreement, a remark. All of it is arithmetic on whole columns,
since a chart may hold half a million figures.
"""

from __future__ import annotations

import calendar
import math
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import Any

import numpy as np
import pandas as pd

from indicators.charts.joins import SLACK, Join
from indicators.charts.tiers import stacked
from indicators.model.chart import ChartData, ChartKind, PeriodChoice
from indicators.model.observation import ObsStatus, Qualifier

DECIMATED = {ChartKind.LINE, ChartKind.MULTIPLES, ChartKind.STEP}
"""Kinds whose lines are decimated: columns and ladders have a slot for every figure, tiers are stacked day by day."""

MOST_DRAWN = 1_500
"""Figures up to which a chart draws every one with its mark."""

MOST_VERTICES, LEAST_VERTICES, PER_LINE = 12_000, 64, 1_600
"""Corners of all lines together, and of each: more than two to a pixel cannot be told apart."""

MOST_MARKS, LEAST_MARKS = 360, 16
"""Figures of all foreground lines together, and of each, that pointer and keyboard find beside those with a sign."""

DOTS = 6
"""Of these so many of each line among others, evenly spread, are drawn as marks: their shape tells which line it is."""

OF_A_SPAN = 4
KEPT = 4
_KEPT: OrderedDict[tuple[Any, ...], tuple[pd.DataFrame, Lines]] = OrderedDict()
_LOCK = Lock()
"""The last few answers: height, picture and words of one chart ask for the same lines."""

_INSTANT, _CUMULATIVE, _YEAR_TO_DATE, _OTHER = 0, 1000, 100, 101


@dataclass(frozen=True, slots=True)
class Lines:
    """The figures of a decimated chart in drawing order, column by column.

    ``series``, ``at`` (ordinal of the last day) and ``value`` are of the corners that are drawn; ``join`` is how each
    is joined to the one before it ("" for the first of a line). ``marked`` are the rows (CHART_ROWS) that pointer and
    keyboard find, ``dotted`` tells which of these are drawn as a mark. ``total`` is how many figures there are.
    """

    series: np.ndarray
    at: np.ndarray
    value: np.ndarray
    join: np.ndarray
    marked: pd.DataFrame
    dotted: np.ndarray
    total: int


def decimated(data: ChartData, foreground: int, chosen: tuple[str, str, str] | None = None) -> Lines | None:
    """Return the lines of ``data`` where it holds too many figures to draw each; None where it does not.

    ``foreground`` is how many series, from the first on, are drawn in a colour of their own: of these more figures are
    found and marked. ``chosen`` is the address of a point that keeps its mark.
    """
    if not is_decimated(data):
        return None
    asked = (id(data.rows), data.spec.kind, data.spec.period, len(data.series), foreground, chosen)
    with _LOCK:
        known = _KEPT.get(asked)
    if known is not None and known[0] is data.rows:
        return known[1]
    found = _decimated(data, foreground, chosen)
    with _LOCK:
        _KEPT[asked] = (data.rows, found)
        while len(_KEPT) > KEPT:
            _KEPT.popitem(last=False)
    return found


def dotted(data: ChartData, foreground: int, chosen: tuple[str, str, str] | None = None) -> pd.DataFrame:
    """Return the rows (CHART_ROWS) that are drawn as marks where points stand too close for a mark each.

    Those with something to say: ends of what may be joined, extremes, changes of status, signs of their own. And a few
    between them.
    """
    rows = data.rows
    order = _order(rows, data)
    columns = _columns(rows, order, data)
    stays = _telling(columns, _special(rows, order, columns, chosen), _hued(data, foreground))
    return rows.iloc[order[np.flatnonzero(stays)]]


def decimated_ghost(data: ChartData, foreground: int) -> Lines | None:
    """Return the lines of the earlier day beside those of ``decimated``; None where nothing is compared or known.

    Of them the figures that have another number now keep a mark, of very many those that a line of now would keep.
    """
    if data.ghost is None or not data.ghost["value"].notna().any():
        return None
    other = differing(data.ghost, data.rows)
    found = _decimated(replace(data, rows=data.ghost), foreground, None, other if other.sum() <= MOST_MARKS else None)
    other = differing(found.marked, data.rows)
    return replace(found, marked=found.marked[other].reset_index(drop=True), dotted=found.dotted[other])


def differing(then: pd.DataFrame, now: pd.DataFrame) -> np.ndarray:
    """Return which rows of ``then`` (CHART_ROWS) have another number in ``now``, or none."""
    number = ["value", "value_high", "decimals", "qualifier"]
    place = ["series", "start", "end"]
    known = now[[*place, *number]].drop_duplicates(place)
    beside = then[[*place, *number]].merge(known, on=place, how="left", suffixes=("", "_now"))
    pairs = [(beside[name], beside[f"{name}_now"]) for name in number]
    same = [(one == other) | (one.isna() & other.isna()) for one, other in pairs]
    found: np.ndarray = ~np.logical_and.reduce([one.to_numpy(dtype=bool) for one in same])
    return found


def _decimated(
    data: ChartData, foreground: int, chosen: tuple[str, str, str] | None, marked: np.ndarray | None = None
) -> Lines:
    rows = data.rows
    order = _order(rows, data)
    columns = _columns(rows, order, data)
    special = _special(rows, order, columns, chosen)
    if marked is not None:
        special |= marked[order]
    count = max(len(data.series), 1)
    vertices = min(max(MOST_VERTICES // count, LEAST_VERTICES), PER_LINE)
    front = max(MOST_MARKS // max(min(count, foreground), 1), LEAST_MARKS)
    corners = special | spans(columns["value"], columns["run"], _sizes(columns, vertices))
    dots = _telling(columns, special, _hued(data, foreground))
    near = spans(columns["value"], columns["run"], _sizes(columns, front)) & (columns["series"] < foreground)
    marks = np.flatnonzero(dots | near)
    corners[marks] = True
    join = _joins(columns)
    kept = np.flatnonzero(corners)
    return Lines(
        series=columns["series"][kept],
        at=columns["at"][kept],
        value=columns["value"][kept],
        join=_kept_joins(join, columns["line"], kept),
        marked=rows.iloc[order[marks]].reset_index(drop=True),
        dotted=dots[marks],
        total=len(order),
    )


def is_decimated(data: ChartData) -> bool:
    """Tell whether a chart holds too many figures to draw each."""
    long = data.spec.kind in DECIMATED and len(data.rows) > MOST_DRAWN
    return long and not (data.spec.kind is ChartKind.STEP and stacked(data))


def spans(values: np.ndarray, runs: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Return which points stay: of each span of ``sizes`` points in a run the first, lowest, highest and last.

    ``runs`` numbers the runs, neighbours alike; ``sizes`` is the length of the spans at each point's run.
    """
    count = len(values)
    stays = np.zeros(count, dtype=bool)
    if not count:
        return stays
    begins = np.flatnonzero(np.concatenate(([True], runs[1:] != runs[:-1])))
    within = np.arange(count) - np.repeat(begins, np.diff(np.append(begins, count)))
    span = np.concatenate(([True], (runs[1:] != runs[:-1]) | (within[1:] % sizes[1:] == 0)))
    first = np.flatnonzero(span)
    last = np.append(first[1:], count) - 1
    number = np.cumsum(span) - 1
    ordered = np.lexsort((values, number))  # by span, then by value: the ends of each stretch are its extremes
    stays[first] = stays[last] = True
    stays[ordered[first]] = stays[ordered[last]] = True
    return stays


def _order(rows: pd.DataFrame, data: ChartData) -> np.ndarray:
    """Return the places of the figures with a value by series, kind of window, year if cumulated, and last day."""
    known = np.flatnonzero(rows["value"].notna().to_numpy())
    said = rows.iloc[known]
    kind, year = _windows(said, data)
    series = said["series"].to_numpy(dtype=np.int64)
    return known[np.lexsort((_days(said, "start"), _days(said, "end"), year, kind, series))]


def _columns(rows: pd.DataFrame, order: np.ndarray, data: ChartData) -> dict[str, np.ndarray]:
    """Return the columns of the ordered figures, numbered by ``line`` (points of one chain) and ``run`` (joined)."""
    said = rows.iloc[order]
    kind, year = _windows(said, data)
    start, end = _days(said, "start"), _days(said, "end")
    series = said["series"].to_numpy(dtype=np.int64)
    line = _changes(series, kind, year)
    family, _ = pd.factorize(said["family"])
    apart = _apart(start, end, _rhythm(start, end))
    other = line[1:] != line[:-1]
    if data.spec.kind is not ChartKind.STEP:  # a count holds until the next one, whoever says it
        other = other | (family[1:] != family[:-1]) | apart
    run = np.cumsum(np.concatenate(([True], other))) - 1
    return {
        "series": series,
        "at": np.where(start == end, start, end - 1),
        "value": said["value"].to_numpy(dtype=np.float64),
        "line": line,
        "run": run,
        "status": said["obs_status"].to_numpy(dtype=object),
    }


def _special(
    rows: pd.DataFrame, order: np.ndarray, columns: dict[str, np.ndarray], chosen: tuple[str, str, str] | None
) -> np.ndarray:
    """Return the figures that stay whatever their value: ends of runs, changes of status, and signs of their own."""
    said, run, status = rows.iloc[order], columns["run"], columns["status"]
    other = (run[1:] != run[:-1]) | (status[1:] != status[:-1])
    stays = np.concatenate(([True], other)) | np.concatenate((other, [True]))
    stays |= (said["qualifier"] != Qualifier.EXACT.value).to_numpy() | said["value_high"].notna().to_numpy()
    stays |= said["discrepancy"].to_numpy(dtype=bool) | (said["note"] != "").to_numpy()
    if chosen is not None:
        key, start, end = chosen
        same = (said["series_key"] == key) & (said["start"] == pd.Timestamp(start)) & (said["end"] == pd.Timestamp(end))
        stays |= same.to_numpy()
    return stays


def _hued(data: ChartData, foreground: int) -> int:
    """Return how many series, from the first on, must be told from others in their panel by hue and shape."""
    return foreground if len(data.series) > 1 and data.spec.kind is not ChartKind.MULTIPLES else 0


def _telling(columns: dict[str, np.ndarray], special: np.ndarray, hued: int) -> np.ndarray:
    """Return which figures are drawn as marks: ``special`` ones, ends and extremes, and a few of ``hued`` lines."""
    series = columns["series"]
    first = np.searchsorted(series, series)  # figures stand by series
    size = np.maximum(np.bincount(series) // DOTS, 1)[series]
    spread = ((np.arange(len(series)) - first) % size == size // 2) & (series < hued)
    stays: np.ndarray = special | _line_ends(columns["line"]) | _extremes(columns) | spread
    return stays


def _windows(said: pd.DataFrame, data: ChartData) -> tuple[np.ndarray, np.ndarray]:
    """Return the kind of each window, and for cumulated ones the year, as ``joins.chains`` groups them.

    Steps are not grouped.
    """
    if data.spec.kind is ChartKind.STEP:
        return np.zeros(len(said), dtype=np.int64), np.zeros(len(said), dtype=np.int64)
    choice = data.spec.period
    starts, ends = said["start"].dt, said["end"].dt
    first = (starts.year * 12 + starts.month - 1).to_numpy()
    count = (ends.year * 12 + ends.month - 1).to_numpy() - first
    whole = ((starts.day == 1) & (ends.day == 1)).to_numpy() & (count > 0)
    instant = (said["start"] == said["end"]).to_numpy()
    last = (said["end"] - pd.Timedelta(days=1)).dt.year.to_numpy()
    year = starts.year.to_numpy()
    to_date = ~instant & ((starts.month == 1) & (starts.day == 1)).to_numpy() & (last == year)
    named = whole & np.isin(count, (1, 3, 6, 12)) & (first % 12 % np.maximum(count, 1) == 0)
    kind = np.where(instant, _INSTANT, np.where(named, count, np.where(to_date, _YEAR_TO_DATE, _OTHER)))
    cumulated = to_date & ((choice is PeriodChoice.YEAR_TO_DATE) | (kind >= _YEAR_TO_DATE))
    return np.where(cumulated, _CUMULATIVE, kind), np.where(cumulated, year, 0)


def _days(said: pd.DataFrame, name: str) -> np.ndarray:
    """Return days as proleptic ordinals."""
    return said[name].to_numpy().astype("datetime64[D]").astype(np.int64) + date(1970, 1, 1).toordinal()


def _changes(*columns: np.ndarray) -> np.ndarray:
    """Number the stretches in which all of ``columns`` stay the same."""
    other = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return np.cumsum(np.concatenate(([True], other))) - 1


def _rhythm(start: np.ndarray, end: np.ndarray) -> int:
    """Return the months between neighbouring cumulated windows, as ``joins.rhythm`` tells them."""
    found: set[int | None] = set()
    for first, after in set(zip(start.tolist(), end.tolist(), strict=True)) if len(start) else ():
        begun, ended = date.fromordinal(first), date.fromordinal(after)
        if (begun.month, begun.day) == (1, 1) and after > first and date.fromordinal(after - 1).year == begun.year:
            found.add((ended.year - begun.year) * 12 + ended.month - 1 if ended.day == 1 else None)
    quarterly = bool(found) and all(months is not None and months % 3 == 0 for months in found)
    return 3 if quarterly and len(found) >= 3 else 1


def _apart(start: np.ndarray, end: np.ndarray, step: int) -> np.ndarray:
    """Return for each figure after the first whether a period is missing before it, as ``joins.neighbours`` tells."""
    instant = start == end
    both = instant[1:] & instant[:-1]
    near = both & (start[1:] - start[:-1] <= 31 * step)
    same = ~instant[1:] & ~instant[:-1] & (start[1:] == start[:-1])
    for place in np.flatnonzero(same).tolist():  # cumulated windows: the few that share their first day
        later, earlier = _month(int(end[place + 1]) - 1), _month(int(end[place]) - 1)
        same[place] = later - earlier <= step + SLACK
    meets = ~instant[1:] & ~instant[:-1] & (start[1:] != start[:-1]) & (end[:-1] == start[1:])
    apart: np.ndarray = ~(near | same | meets)
    return apart


def _month(day: int) -> float:
    when = date.fromordinal(day)
    return when.month - 1 + when.day / calendar.monthrange(when.year, when.month)[1]


def _sizes(columns: dict[str, np.ndarray], most: int) -> np.ndarray:
    """Return at each figure how long the spans of its series are, so that about ``most`` of its figures stay."""
    count = np.bincount(columns["series"])
    size = np.array([max(math.ceil(n / max(most // OF_A_SPAN, 1)), 1) for n in count.tolist()])
    spans: np.ndarray = size[columns["series"]]
    return spans


def _line_ends(line: np.ndarray) -> np.ndarray:
    other = line[1:] != line[:-1]
    return np.concatenate(([True], other)) | np.concatenate((other, [True]))


def _extremes(columns: dict[str, np.ndarray]) -> np.ndarray:
    """Return the lowest and the highest figure of each series."""
    return spans(columns["value"], columns["series"], np.full(len(columns["series"]), len(columns["series"]) + 1))


def _joins(columns: dict[str, np.ndarray]) -> np.ndarray:
    """Return how each figure is joined to the one before it in its line, as ``joins.join`` tells."""
    status, run = columns["status"], columns["run"]
    kind = np.full(len(run), Join.SOLID.value, dtype=object)
    kind[status == ObsStatus.ESTIMATE.value] = Join.TOWARDS_ESTIMATE.value
    kind[status == ObsStatus.FORECAST.value] = Join.TOWARDS_PROJECTION.value
    kind[np.concatenate(([False], run[1:] != run[:-1]))] = Join.HAIRLINE.value
    return kind


def _kept_joins(join: np.ndarray, line: np.ndarray, kept: np.ndarray) -> np.ndarray:
    found: np.ndarray = join[kept].copy()
    lines = line[kept]
    found[np.concatenate(([True], lines[1:] != lines[:-1]))] = ""
    return found
