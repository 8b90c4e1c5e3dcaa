"""The rows of a chart as values: one point, one figure."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pandas as pd

from indicators.model.chart import ChartData
from indicators.model.frames import CHART_ROWS, records
from indicators.model.observation import ObsStatus, Qualifier
from indicators.model.period import Period
from indicators.transforms.printed import Printed

if TYPE_CHECKING:
    from indicators.charts.decimation import Lines


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a chart in the display unit of its series; ``value`` None is a printed blank."""

    series: int
    series_key: str
    period: Period
    value: float | None
    value_high: float | None
    decimals: int
    qualifier: Qualifier
    status: ObsStatus
    origin: str
    outlet: str
    published: date | None
    precision: str
    citation: str
    family: str
    discrepancy: bool
    note: str
    obs_id: int | None

    @property
    def printed(self) -> Printed:
        """The figure for arithmetic in its printed decimals; 0 for a blank."""
        return Printed(Decimal(f"{self.value or 0:.15g}"), self.decimals, self.qualifier)

    @property
    def address(self) -> list[str]:
        """What a click needs to find the figure again: series key, first day, first day after."""
        return [self.series_key, self.period.start.isoformat(), self.period.end.isoformat()]


def points(data: ChartData) -> tuple[Point, ...]:
    """Return the rows of ``data`` (CHART_ROWS) by series, end and start."""
    return points_of(data.rows)


def points_of(rows: pd.DataFrame) -> tuple[Point, ...]:
    """Return ``rows`` (CHART_ROWS) as points by series, end and start."""
    found = [_point(row) for row in records(CHART_ROWS.require(rows))]
    return tuple(sorted(found, key=lambda p: (p.series, p.period.end, p.period.start)))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart with the points that its kind shows, and with every row that it was given, blanks included.

    ``lines`` is what is drawn where the figures are too many for a mark each; ``points`` are then those that keep one.
    ``ghost`` are the points of the same chart as of an earlier day; beside ``lines`` only those that have another
    number now, while ``ghost_lines`` is what is drawn of that day. ``dots`` are those of ``points`` that are drawn as
    marks beside ``lines``; pointer and keyboard find the others as well.
    """

    data: ChartData
    points: tuple[Point, ...]
    every: tuple[Point, ...] = ()
    lines: Lines | None = None
    ghost: tuple[Point, ...] = ()
    ghost_lines: Lines | None = None
    dots: frozenset[Point] = frozenset()

    @property
    def count(self) -> int:
        """How many figures the chart shows, whether or not each has a mark."""
        return len(self.points) if self.lines is None else self.lines.total

    @property
    def periods(self) -> list[Period]:
        """The periods that have a place on the axis: those drawn now or then, and those whose figure is refused."""
        refused = [Period(r.start, r.end) for r in self.data.not_derivable]
        return [p.period for p in (*self.points, *self.ghost)] + refused


def month_position(day: date) -> float:
    """Return where a last day stands on an axis of months: 31 July is 7, 20 July 6.65, 1 January 0.03."""
    return day.month - 1 + day.day / calendar.monthrange(day.year, day.month)[1]


def _point(row: dict[str, Any]) -> Point:
    return Point(
        series=int(row["series"]),
        series_key=row["series_key"],
        period=Period(row["start"].date(), row["end"].date()),
        value=_number(row["value"]),
        value_high=_number(row["value_high"]),
        decimals=int(row["decimals"]),
        qualifier=Qualifier(row["qualifier"]),
        status=ObsStatus(row["obs_status"]),
        origin=row["origin"],
        outlet=row["outlet"],
        published=None if pd.isna(row["published"]) else row["published"].date(),
        precision=row["published_precision"],
        citation=row["citation"],
        family=row["family"],
        discrepancy=bool(row["discrepancy"]),
        note=row["note"],
        obs_id=None if pd.isna(row["obs_id"]) else int(row["obs_id"]),
    )


def _number(value: Any) -> float | None:
    return None if value is None or pd.isna(value) else float(value)
