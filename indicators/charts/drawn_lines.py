"""The lines of a chart as numbers, cut where they may not be joined: for files whose charts are native and editable."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from indicators.charts import ladder, line
from indicators.charts.joins import Chain, rhythm, runs
from indicators.charts.kinds import drawn
from indicators.charts.points import Point
from indicators.charts.series_names import own_names
from indicators.charts.theme import SERIES
from indicators.i18n import translate
from indicators.model.chart import ChartData, ChartKind
from indicators.model.period import PeriodKind

LINES = {ChartKind.LADDER, ChartKind.LINE, ChartKind.STEP, ChartKind.VINTAGES, ChartKind.MULTIPLES}


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A point of a line: its place and the figure there; ``marked`` off for a corner.

    The place is a number of months on a ladder, a year where whole years are drawn, else a day.
    """

    at: float | date
    point: Point
    marked: bool = True


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One line: its name, series, the token of its colour, and its runs of joined points; ``hero`` is drawn thicker.

    ``hairs`` are the ends between which a period is missing or the source changes.
    """

    name: str
    series: int
    colour: str
    hero: bool
    runs: tuple[tuple[LinePoint, ...], ...]
    hairs: tuple[tuple[LinePoint, LinePoint], ...] = ()


def drawn_lines(data: ChartData, lang: str) -> tuple[DrawnLine, ...]:
    """Return one line a year for a ladder, one a series for lines, steps and multiples, none for other kinds."""
    if data.spec.kind not in LINES:
        return ()
    known = drawn(data).points
    if not known:
        return ()
    if data.spec.kind is ChartKind.LADDER:
        return _years(data, known, lang)
    if data.spec.kind in {ChartKind.STEP, ChartKind.VINTAGES}:
        return _steps(data, known, lang)
    every, annual = rhythm(known), all(p.period.kind is PeriodKind.YEAR for p in known)
    found = []
    for series in sorted({p.series for p in known}):
        chains = [c for c in line.lines(data, known) if c.series == series]
        pieces, hairs = _cut(chains, every, lambda point: _place(point, annual))
        found.append(DrawnLine(_name(data, series, lang), series, _hue(data, series), True, pieces, hairs))
    return tuple(found)


def _hue(data: ChartData, series: int) -> str:
    """Return the token of a series' colour; beyond six it is grey, and small multiples all have the first."""
    if data.spec.kind is ChartKind.MULTIPLES:
        return SERIES[0]
    return SERIES[series] if series < len(SERIES) else "context-text"


def axis_title(data: ChartData, lang: str) -> str:
    """Return the title of the horizontal axis, empty for a calendar."""
    if data.spec.kind is not ChartKind.LADDER:
        return ""
    cumulative = all(p.period.is_year_to_date for p in drawn(data).points)
    return translate(lang, "charts.axis.months_cumulated" if cumulative else "charts.axis.month")


def _years(data: ChartData, known: tuple[Point, ...], lang: str) -> tuple[DrawnLine, ...]:
    every = rhythm(known)
    groups: dict[tuple[int, int], list[Chain]] = {}
    for chain in ladder.lines(known):
        groups.setdefault((chain.series, chain.year or 0), []).append(chain)
    latest = {series: max(year for s, year in groups if s == series) for series, _ in groups}
    found = []
    for (series, year), chains in sorted(groups.items(), key=lambda item: (item[0][0], -item[0][1])):
        behind = latest[series] - year
        compared = behind == 1 and len(data.series) == 1
        colour = SERIES[series % len(SERIES)] if behind == 0 else "c2" if compared else "context-text"
        name = str(year) if len(data.series) == 1 else f"{_name(data, series, lang)} {year}"
        pieces, hairs = _cut(chains, every, ladder.position)
        found.append(DrawnLine(name, series, colour, behind == 0, pieces, hairs))
    return tuple(found)


def _steps(data: ChartData, known: tuple[Point, ...], lang: str) -> tuple[DrawnLine, ...]:
    found = []
    for series in sorted({p.series for p in known}):
        mine = [p for p in known if p.series == series]
        run: list[LinePoint] = []
        for before, after in zip([None, *mine], mine, strict=False):
            day = after.published if data.spec.kind is ChartKind.VINTAGES and after.published else after.period.last_day
            if before is not None:
                run.append(LinePoint(day, before, marked=False))
            run.append(LinePoint(day, after))
        run.append(LinePoint(data.as_of, mine[-1], marked=False))
        colour = _hue(data, series)
        found.append(DrawnLine(_name(data, series, lang), series, colour, True, (tuple(run),)))
    return tuple(found)


def _cut(
    chains: Iterable[Chain], every: int, place: Callable[[Point], float | date]
) -> tuple[tuple[tuple[LinePoint, ...], ...], tuple[tuple[LinePoint, LinePoint], ...]]:
    """Return the runs of chains, and for each chain the ends between its runs."""
    pieces, hairs = [], []
    for chain in chains:
        mine = [tuple(LinePoint(place(point), point) for point in run) for run in runs(chain, every)]
        pieces += mine
        hairs += [(before[-1], after[0]) for before, after in pairwise(mine)]
    return tuple(pieces), tuple(hairs)


def _place(point: Point, annual: bool) -> float | date:
    return float(point.period.start.year) if annual else point.period.last_day


def _name(data: ChartData, series: int, lang: str) -> str:
    return own_names(data, lang)[series] if len(data.series) > 1 else data.series[series].name[lang]
