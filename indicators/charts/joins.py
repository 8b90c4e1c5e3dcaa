"""Which points a line joins, and how: never over a hole, never from one source's figures to another's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.charts.points import Point, month_position
from indicators.model.observation import ObsStatus
from indicators.model.period import PeriodKind

SLACK = 0.01


class Join(StrEnum):
    """How two consecutive points are joined; ``hairline``: a period is missing between them, or the source changes."""

    SOLID = "solid"
    TOWARDS_ESTIMATE = "towards_estimate"
    TOWARDS_PROJECTION = "towards_projection"
    HAIRLINE = "hairline"


DASH = {
    Join.SOLID: "solid",
    Join.TOWARDS_ESTIMATE: "5px,4px",
    Join.TOWARDS_PROJECTION: "2px,3px",
    Join.HAIRLINE: "1px,4px",
}


@dataclass(frozen=True, slots=True)
class Chain:
    """Points of one line, in order of their last days: one series, one kind of window, one year if year-to-date."""

    series: int
    year: int | None
    points: tuple[Point, ...]

    @property
    def last(self) -> Point:
        return self.points[-1]


def chains(points: Iterable[Point], *, year_to_date: bool, yearly: bool) -> tuple[Chain, ...]:
    """Return the lines of a chart; points without a value are left out.

    ``year_to_date``: every window from 1 January belongs to the line of its year, the whole year included. ``yearly``:
    a line a year for other windows too.
    """
    groups: dict[tuple[int, str, int | None], list[Point]] = {}
    for point in points:
        if point.value is None:
            continue
        cumulative = point.period.is_year_to_date and (
            year_to_date or point.period.kind in {PeriodKind.YEAR_TO_DATE, PeriodKind.OTHER}
        )
        kind = "cumulative" if cumulative else point.period.kind.value
        year = point.period.last_day.year if yearly or cumulative else None
        groups.setdefault((point.series, kind, year), []).append(point)
    lines = [Chain(s, year, tuple(sorted(g, key=lambda p: p.period.last_day))) for (s, _, year), g in groups.items()]
    return tuple(sorted(lines, key=lambda c: (c.series, c.year or 0, c.last.period.last_day)))


def rhythm(points: Sequence[Point]) -> int:
    """Return the months between two neighbouring cumulative windows: 3 where only quarters are published, else 1.

    Quarters are believed only when at least three different ones are there; otherwise a missing month could pass
    for a rhythm.
    """
    ends = {p.period.whole_months for p in points if p.period.is_year_to_date}
    quarterly = bool(ends) and all(months is not None and months % 3 == 0 for months in ends)
    return 3 if quarterly and len(ends) >= 3 else 1


def neighbours(earlier: Point, later: Point, step: int) -> bool:
    """Tell whether no period is missing between two points of one chain; ``step`` is the chart's ``rhythm``."""
    a, b = earlier.period, later.period
    if a.is_instant or b.is_instant:
        return a.is_instant and b.is_instant and (b.start - a.start).days <= 31 * step
    if a.start == b.start:
        return month_position(b.last_day) - month_position(a.last_day) <= step + SLACK
    return a.end == b.start


def join(earlier: Point, later: Point, step: int) -> Join:
    """Return how a line goes from ``earlier`` to ``later``."""
    if earlier.family != later.family or not neighbours(earlier, later, step):
        return Join.HAIRLINE
    if later.status is ObsStatus.ESTIMATE:
        return Join.TOWARDS_ESTIMATE
    return Join.TOWARDS_PROJECTION if later.status is ObsStatus.FORECAST else Join.SOLID


def runs(chain: Chain, step: int) -> tuple[tuple[Point, ...], ...]:
    """Return the chain cut wherever it may not be joined."""
    cut: list[list[Point]] = []
    for point in chain.points:
        if cut and join(cut[-1][-1], point, step) is not Join.HAIRLINE:
            cut[-1].append(point)
        else:
            cut.append([point])
    return tuple(tuple(run) for run in cut)
