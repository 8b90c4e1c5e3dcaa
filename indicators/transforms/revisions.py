"""How a series was revised: successive readings of one origin, the triangle of vintages, and mean revisions.

A *revision* is a later, different reading by the same origin; an equal value printed elsewhere is corroboration, and a
figure of another origin is a rival, never a revision. Only what was published counts: derived, withheld, undated and
blank figures, projections, targets, one-sided bounds and figures corrected by hand (a slip of ours is no revision) are
no readings. The measures are those customary in analyses of real-time data (the vintages of ALFRED, the revision
analyses of the OECD): for the n periods with two readings or more, with L the latest and P the first reading of one,

    mean revision = Σ (L − P) / n          mean absolute revision = Σ |L − P| / n

and for levels the same of 100 × (L − P) / |P|. A mean of no period is absent, not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Any

import pandas as pd

from indicators.model.frames import records
from indicators.model.observation import ObsStatus, Qualifier
from indicators.model.period import Period
from indicators.winners import MARKED, Role, magnitude, rounding

Row = dict[str, Any]
NO_READING = {Role.WITHHELD, Role.UNDATED, Role.NOT_OUTCOME, Role.BLANK, Role.CORRECTED}


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as its origin published it; ``value`` and ``half_unit`` (of the last decimal) in single units."""

    obs_id: int
    published: date
    value: Decimal
    half_unit: Decimal


@dataclass(frozen=True, slots=True)
class Step:
    """A reading and the one before it; ``change`` in single units."""

    before: Reading
    after: Reading

    @property
    def change(self) -> Decimal:
        return self.after.value - self.before.value

    @property
    def within_rounding(self) -> bool:
        """Whether the two may be one number printed with different decimals (7.4, then 7.43)."""
        return abs(self.change) <= max(self.before.half_unit, self.after.half_unit)


@dataclass(frozen=True, slots=True)
class History:
    """The distinct readings of one period by the origin of its figure in use, oldest first; at least one."""

    period: Period
    origin: str
    readings: tuple[Reading, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(Step(a, b) for a, b in pairwise(self.readings))

    @property
    def total(self) -> Decimal | None:
        """The latest less the first reading, which is the sum of the steps; None for a single reading."""
        return self.readings[-1].value - self.readings[0].value if len(self.readings) > 1 else None

    def read_on(self, day: date) -> Reading | None:
        """Return the reading that stood at the end of ``day``; None where the period was not published yet."""
        return next((one for one in reversed(self.readings) if one.published <= day), None)


class CellState(StrEnum):
    """What a bucket of time brought to a period: not published yet, no newer figure, or a newer figure."""

    NOT_YET = "not_yet"
    SAME = "same"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; with a newer figure, ``step`` leads to it from the one that stood before this bucket."""

    state: CellState
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class TriangleRow:
    history: History
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Mean and mean absolute revision, in single units and in per cent of the first reading; None where none is.

    ``periods`` counts those with two readings or more. The relative means leave out periods first read as zero.
    """

    periods: int
    mean: Decimal | None
    mean_absolute: Decimal | None
    relative: Decimal | None
    relative_absolute: Decimal | None


@dataclass(frozen=True, slots=True)
class Triangle:
    """``buckets`` are last days of spans of time, the last one the as-of day; a row has one cell for each."""

    buckets: tuple[date, ...]
    rows: tuple[TriangleRow, ...]
    summary: Summary


def triangle(marked: pd.DataFrame, as_of: date) -> Triangle:
    """Return the revision triangle of one series' rows (MARKED, as of ``as_of``), by end and start of the period."""
    found = histories(marked)
    ends = buckets(found, as_of)
    return Triangle(ends, tuple(TriangleRow(one, _cells(one, ends)) for one in found), summary(found))


def histories(marked: pd.DataFrame) -> tuple[History, ...]:
    """Return the readings of every period whose figure in use was published, by end and start of the period.

    They are those of the origin of the figure in use. Of several figures of one day the one in use speaks, then the one
    with more decimals, then the lower id; a reading equal to the one before it is none of its own.
    """
    groups: dict[Period, list[Row]] = {}
    for row in records(MARKED.require(marked)):
        groups.setdefault(Period(row["start"].date(), row["end"].date()), []).append(row)
    found = (_history(period, rows) for period, rows in groups.items())
    known = [one for one in found if one is not None]
    return tuple(sorted(known, key=lambda one: (one.period.end, one.period.start)))


def reading_rows(marked: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of ``marked`` (MARKED) that are readings of their periods, by publication."""
    ids = {reading.obs_id for one in histories(marked) for reading in one.readings}
    kept = marked[marked["obs_id"].isin(ids).astype("bool")]
    return kept.sort_values(["start", "end", "published", "obs_id"])


def _history(period: Period, rows: Sequence[Row]) -> History | None:
    winner = next((row for row in rows if row["role"] == Role.WINNER), None)
    if winner is None or pd.isna(winner["obs_id"]):
        return None
    mine = [row for row in rows if row["origin"] == winner["origin"] and _is_reading(row)]
    by_day: dict[date, Row] = {}
    for row in sorted(mine, key=_speaks_last):
        by_day[row["published"].date()] = row
    distinct: list[Reading] = []
    for day in sorted(by_day):
        reading = _reading(by_day[day])
        if not distinct or distinct[-1].value != reading.value:
            distinct.append(reading)
    return History(period, winner["origin"], tuple(distinct)) if distinct else None


def _is_reading(row: Row) -> bool:
    if row["role"] in NO_READING or pd.isna(row["obs_id"]) or row["obs_status"] == ObsStatus.DERIVED:
        return False
    return not (Qualifier(row["qualifier"]).one_sided or row["qualifier"] == Qualifier.RANGE)


def _speaks_last(row: Row) -> tuple[Any, ...]:
    """Order the figures of one day so that the one that speaks for it comes last."""
    return row["role"] == Role.WINNER, int(row["decimals"]), -int(row["obs_id"])


def _reading(row: Row) -> Reading:
    return Reading(int(row["obs_id"]), row["published"].date(), magnitude(row), rounding(row))


def buckets(found: Iterable[History], as_of: date) -> tuple[date, ...]:
    """Return the last day of each year before that of ``as_of`` in which something was revised, then ``as_of``."""
    years = {step.after.published.year for one in found for step in one.steps}
    return (*(date(year, 12, 31) for year in sorted(years) if year < as_of.year), as_of)


def _cells(history: History, ends: Sequence[date]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    stood: Reading | None = None
    for end in ends:
        now = history.read_on(end)
        before = stood or history.readings[0]
        if now is None:
            cells.append(Cell(CellState.NOT_YET))
        elif now == before:
            cells.append(Cell(CellState.SAME))
        else:
            cells.append(Cell(CellState.READ, Step(before, now)))
        stood = now
    return tuple(cells)


def summary(found: Iterable[History]) -> Summary:
    """Return the mean revisions over the periods with two readings or more; see the formulas of this module."""
    revised = [(one.readings[0].value, one.total) for one in found if one.total is not None]
    changes = [total for _, total in revised]
    shares = [100 * total / abs(first) for first, total in revised if first != 0]
    return Summary(
        periods=len(revised),
        mean=_mean(changes),
        mean_absolute=_mean([abs(change) for change in changes]),
        relative=_mean(shares),
        relative_absolute=_mean([abs(share) for share in shares]),
    )


def _mean(values: Sequence[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0)) / len(values) if values else None
