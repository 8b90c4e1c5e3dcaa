"""What came between two days, what is told more than once, and how much there is of each series; no figure is read.

Of a million figures few change what a page says: a period told once by one source has that figure and no rival. These
questions find the others by a scan of the database, so that only they need the winner rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, or_, select

from indicators.model.observation import ObsStatus
from indicators.model.period import Period
from indicators.store.activity import reverted_batches
from indicators.store.tables import OBSERVATION, SERIES

_O = OBSERVATION.c
_COUNTS = _O.batch_id.not_in(bindparam("reverted", expanding=True))
_OUTCOME = and_(_O.value_text.is_not(None), _O.obs_status.not_in([ObsStatus.FORECAST.value, ObsStatus.TARGET.value]))
_SERIES = select(SERIES.c.series_id, SERIES.c.series_key)
_TOLD_AGAIN = select(_O.series_id).group_by(_O.series_id, _O.period_start, _O.period_end).having(func.count() > 1)
_WITHHELD = select(_O.series_id).where(_O.withheld != "").distinct()
_TALLIES = (
    select(_O.series_id, func.count(), func.max(_O.published), func.min(_O.period_start), func.max(_O.period_end))
    .where(
        _COUNTS,
        or_(_O.published <= bindparam("day"), and_(_O.published.is_(None), _O.period_end <= bindparam("day"))),
    )
    .group_by(_O.series_id)
)
_CAME = select(_O.obs_id, _O.series_id, _O.period_start, _O.period_end, _OUTCOME).where(
    _COUNTS, _O.published > bindparam("since"), _O.published <= bindparam("day")
)
_BEFORE = (select(_O.series_id, func.max(_O.period_end)).where(_COUNTS, _O.published <= bindparam("since"))).group_by(
    _O.series_id
)


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one series as of a day: stored figures in all, the latest publication, and the days they span.

    ``end`` is the first day after; ``published`` None where no figure has a day.
    """

    series_key: str
    readings: int
    published: date | None
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Arrival:
    """One stored figure that came, of a series that it only continues: alone in its period, after all before it."""

    obs_id: int
    series_key: str
    period: Period


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What came after one day up to another: of series that were only continued the figures, of others the keys."""

    continued: tuple[Arrival, ...]
    touched: frozenset[str]


def read_contested(connection: Connection, read: Callable[[str], str]) -> frozenset[str]:
    """Return the series of which a period is told more than once, or a figure is withheld, whenever that was.

    A series that is read from several stored ones is among them.
    """
    named = _named(connection, read)
    found = {one for statement in (_TOLD_AGAIN, _WITHHELD) for one in connection.execute(statement).scalars()}
    shared = [key for key, count in Counter(named.values()).items() if count > 1]
    return frozenset((*(named[one] for one in found), *shared))


def read_tallies(connection: Connection, read: Callable[[str], str], day: date) -> dict[str, Tally]:
    """Return the tally of each series by its key as it is read, of what was published by ``day`` or is undated."""
    named, found = _named(connection, read), dict[str, Tally]()
    for one, count, published, start, end in _rows(connection, _TALLIES, day=day):
        tally = Tally(named[one], count, _day(published), date.fromisoformat(start), date.fromisoformat(end))
        known = found.get(tally.series_key)
        found[tally.series_key] = tally if known is None else _together(known, tally)
    return found


def read_arrivals(
    connection: Connection, read: Callable[[str], str], since: date, day: date, contested: Collection[str]
) -> Arrivals:
    """Return what was published after ``since`` up to ``day``; ``contested`` series are never only continued.

    A figure that starts before the end of what was known, or is a plan, may change windows that follow from others.
    """
    named = _named(connection, read)
    came: dict[int, list[Any]] = {}
    for row in _rows(connection, _CAME, since=since, day=day):
        came.setdefault(row[1], []).append(row)
    last = dict(tuple(row) for row in _rows(connection, _BEFORE, since=since)) if came else {}
    plain = {
        one
        for one, rows in came.items()
        if named[one] not in contested
        and all(outcome and start >= last.get(one, "") for _, _, start, _, outcome in rows)
    }
    continued = (
        Arrival(obs_id, named[one], Period(date.fromisoformat(start), date.fromisoformat(end)))
        for one in plain
        for obs_id, _, start, end, _ in came[one]
    )
    return Arrivals(tuple(continued), frozenset(named[one] for one in came if one not in plain))


def _rows(connection: Connection, statement: Select[Any], **days: date) -> list[Any]:
    said = {name: one.isoformat() for name, one in days.items()}
    found = connection.execute(statement, {"reverted": sorted(reverted_batches(connection)), **said})
    return list(found.all())


def _named(connection: Connection, read: Callable[[str], str]) -> dict[int, str]:
    return {one: read(key) for one, key in connection.execute(_SERIES)}


def _together(one: Tally, other: Tally) -> Tally:
    published = max((day for day in (one.published, other.published) if day), default=None)
    span = min(one.start, other.start), max(one.end, other.end)
    return Tally(one.series_key, one.readings + other.readings, published, *span)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
