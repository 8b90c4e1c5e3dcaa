"""Stated counts held against derived ones: do they match, by how much not, and what would make them. Pure.

A stated count is a number of partners on a day, perhaps with its tiers, or a number of relations upgraded in an
interval. Nothing here knows a country by name: every reason is read off the dated state changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from indicators.model.partnership import StateChange, Tier
from indicators.model.period import Period
from indicators.transforms.tiers import COMPLETE_FROM, Move, TierCounts, moves, tier_counts, upgrades

_DAY = timedelta(days=1)
SEARCH_DAYS = 400
"""How far from the stated day another day is looked for on which the number holds."""


class Verdict(StrEnum):
    MATCH = "match"
    MISMATCH = "mismatch"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Stated:
    """What somebody said: a total on a day (``period`` an instant), its tiers as far as said, or upgrades in a period.

    ``said_on`` is the day of the statement; None: undated.
    """

    period: Period
    total: int | None
    tiers: Mapping[Tier, int] = field(default_factory=dict)
    said_on: date | None = None

    @property
    def is_total(self) -> bool:
        return self.period.is_instant


@dataclass(frozen=True, slots=True)
class Needed:
    """A stated total that would no longer hold if changes were left out, and what it would be then."""

    stated: Stated
    without: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a stated number differs.

    ``left_out``: the latest changes without which it holds (a count drawn up before them); ``needed`` is a stated total
    that needs them. ``later``: changes after its last day that would be counted too. ``unidentified``: how many remain
    of which no dated change tells.
    """

    left_out: tuple[Move, ...] = ()
    needed: Needed | None = None
    later: tuple[Move, ...] = ()
    unidentified: int = 0


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A stated count beside the derived one. ``counts`` are the tiers of a total, ``counted`` the upgrades counted.

    ``difference`` is stated less derived; None where no total is stated.
    """

    stated: Stated
    derived: int
    counts: TierCounts | None
    counted: tuple[Move, ...]
    verdict: Verdict
    difference: int | None
    reason: Reason | None


def reconcile(said: Sequence[Stated], changes: Sequence[StateChange], as_of: date) -> tuple[Reconciled, ...]:
    """Return every stated count with the derived one, in the given order; changes after ``as_of`` are not known."""
    known = [change for change in changes if change.effective <= as_of]
    first = [_compare(one, known) for one in said]
    holding = [one.stated for one in first if one.verdict is Verdict.MATCH and one.stated.is_total]
    return tuple(_explained(one, known, holding) for one in first)


def _compare(stated: Stated, changes: Sequence[StateChange]) -> Reconciled:
    if stated.is_total:
        counts = tier_counts(changes, stated.period.last_day)
        same = stated.total in (None, counts.total) and all(counts.of(t) == n for t, n in stated.tiers.items())
        complete, derived, counted = counts.complete, counts.total, ()
        found: tuple[Move, ...] = counted
    else:
        counts = None
        found = upgrades(changes, stated.period.start, stated.period.last_day)
        complete, derived = stated.period.start >= COMPLETE_FROM, len(found)
        same = stated.total == derived
    verdict = Verdict.INCOMPLETE if not complete else Verdict.MATCH if same else Verdict.MISMATCH
    difference = None if stated.total is None else stated.total - derived
    return Reconciled(stated, derived, counts, found, verdict, difference, None)


def _explained(one: Reconciled, changes: Sequence[StateChange], holding: Sequence[Stated]) -> Reconciled:
    if one.verdict is not Verdict.MISMATCH or not one.difference:
        return one
    reason = _too_few(one, changes, holding) if one.difference < 0 else _too_many(one, changes)
    return Reconciled(one.stated, one.derived, one.counts, one.counted, one.verdict, one.difference, reason)


def _count(stated: Stated, changes: Sequence[StateChange]) -> Callable[[date], int]:
    """Return what counts up to a day: partners, or upgrades since the interval began."""
    if stated.is_total:
        return lambda day: tier_counts(changes, day).total
    return lambda day: len(upgrades(changes, stated.period.start, day))


def _too_few(one: Reconciled, changes: Sequence[StateChange], holding: Sequence[Stated]) -> Reason:
    """Find the latest earlier day on which the stated number holds, and what came after it."""
    stated, count = one.stated, _count(one.stated, changes)
    last = stated.period.last_day
    days = sorted({c.effective for c in changes if last - timedelta(days=SEARCH_DAYS) <= c.effective <= last})
    for day in reversed(days):
        if count(day - _DAY) == stated.total:
            left = moves(changes, day, last) if stated.is_total else upgrades(changes, day, last)
            return Reason(left_out=left, needed=_needed(left, changes, holding, last))
    return Reason()


def _needed(
    left: Sequence[Move], changes: Sequence[StateChange], holding: Sequence[Stated], near: date
) -> Needed | None:
    """Find the stated total nearest to a day that fails without the changes left out."""
    gone = {move.change.change_id for move in left}
    rest = [change for change in changes if change.change_id not in gone]
    found = [Needed(one, tier_counts(rest, one.period.last_day).total) for one in holding if one.total is not None]
    failing = [one for one in found if one.without != one.stated.total]
    return min(failing, key=lambda one: abs((one.stated.period.last_day - near).days), default=None)


def _too_many(one: Reconciled, changes: Sequence[StateChange]) -> Reason:
    """Find what was counted between the last day and the day of the statement, and how many remain."""
    stated, count = one.stated, _count(one.stated, changes)
    last, until = stated.period.last_day, max(stated.said_on or stated.period.last_day, stated.period.last_day)
    between = moves if stated.is_total else upgrades
    later = between(changes, last + _DAY, until)
    for move in later:
        if count(move.change.effective) >= (stated.total or 0):
            return Reason(later=between(changes, last + _DAY, move.change.effective))
    return Reason(later=later, unidentified=(stated.total or 0) - count(until))
