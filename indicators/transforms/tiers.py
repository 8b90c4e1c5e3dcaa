"""Who stands in which tier on a day, and what changed between two days; from dated state changes. Pure.

Only what is counted stands anywhere: the European Union is no country. A later change replaces an earlier one, so a
country only ever has one tier; of changes of one day the higher tier holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.model.partnership import StateChange, Tier

COMPLETE_FROM = date(2024, 10, 7)
"""Before this day some earlier tier dates were not read, so totals are incomplete and say so."""


@dataclass(frozen=True, slots=True)
class TierCounts:
    """How many partners stand in each tier on a day."""

    on: date
    csp: int
    sp: int
    cp: int

    @property
    def total(self) -> int:
        return self.csp + self.sp + self.cp

    @property
    def parts(self) -> tuple[int, int, int]:
        """From the highest tier down, as counts are printed: 14 + 14 + 14."""
        return self.csp, self.sp, self.cp

    @property
    def complete(self) -> bool:
        return self.on >= COMPLETE_FROM

    def of(self, tier: Tier) -> int:
        return {Tier.CSP: self.csp, Tier.SP: self.sp, Tier.CP: self.cp}[tier]


@dataclass(frozen=True, slots=True)
class Move:
    """One change with the tier before it; None: the partner is new."""

    change: StateChange
    before: Tier | None

    @property
    def is_new(self) -> bool:
        return self.before is None

    @property
    def is_upgrade(self) -> bool:
        """Whether the partner is new or rose: what counts as "upgraded"."""
        return self.before is None or self.change.tier.rank > self.before.rank

    @property
    def is_downgrade(self) -> bool:
        return self.before is not None and self.change.tier.rank < self.before.rank


@dataclass(frozen=True, slots=True)
class Span:
    """A tier held by one partner from a change until the next; ``until`` is the day on which the next takes effect."""

    change: StateChange
    until: date


def in_order(changes: Iterable[StateChange]) -> list[StateChange]:
    """Return the counted changes by the day they take effect; on one day the higher tier last."""
    counted = [change for change in changes if change.counted]
    return sorted(counted, key=lambda change: (change.effective, change.tier.rank, change.partner))


def standing(changes: Iterable[StateChange], on: date) -> dict[str, Move]:
    """Return, for each partner on a day, the change that gave it its tier; the latest partners last."""
    found: dict[str, Move] = {}
    for change in in_order(changes):
        if change.effective > on:
            break
        before = found.pop(change.partner, None)
        found[change.partner] = Move(change, before.change.tier if before else None)
    return found


def tier_counts(changes: Iterable[StateChange], on: date) -> TierCounts:
    """Return the counts of one day."""
    tiers = [move.change.tier for move in standing(changes, on).values()]
    return TierCounts(on, tiers.count(Tier.CSP), tiers.count(Tier.SP), tiers.count(Tier.CP))


def moves(changes: Iterable[StateChange], first: date, last: date) -> tuple[Move, ...]:
    """Return what took effect from ``first`` to ``last``, both included, each with the tier before it."""
    tiers: dict[str, Tier] = {}
    found = []
    for change in in_order(changes):
        if change.effective > last:
            break
        if change.effective >= first:
            found.append(Move(change, tiers.get(change.partner)))
        tiers[change.partner] = change.tier
    return tuple(found)


def upgrades(changes: Iterable[StateChange], first: date, last: date) -> tuple[Move, ...]:
    """Return the changes of an interval that count as upgrades: a new partner or a higher tier."""
    return tuple(move for move in moves(changes, first, last) if move.is_upgrade)


def spans(changes: Sequence[StateChange], until: date) -> dict[str, tuple[Span, ...]]:
    """Return the tiers of each partner one after the other, the partner with the latest change first."""
    by_partner: dict[str, list[StateChange]] = {}
    for change in in_order(changes):
        if change.effective <= until:
            by_partner.setdefault(change.partner, []).append(change)
    found = {}
    for partner, own in sorted(by_partner.items(), key=lambda item: item[1][-1].effective, reverse=True):
        ends = [change.effective for change in own[1:]] + [until]
        found[partner] = tuple(Span(change, end) for change, end in zip(own, ends, strict=True))
    return found
