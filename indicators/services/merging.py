"""What the merge of two indicators would do to their figures: which move, which agree, which collide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from indicators.catalogue import Catalogue
from indicators.model.finding import Finding, Severity
from indicators.services.figures import Figure, Figures
from indicators.services.in_use import InUse, differing
from indicators.winners import Role

NAMED = 3
"""Collisions told one by one; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Move:
    """``count`` stored figures of one series are read as those of another."""

    series_key: str
    into: str
    count: int


@dataclass(frozen=True, slots=True)
class Collision:
    """One organisation published, on one day and for one period, another number under each of the two."""

    moving: Figure
    standing: Figure


@dataclass(frozen=True, slots=True)
class Merging:
    """What a merge does: ``equal`` figures say what one of the other indicator, published together, says too."""

    moves: tuple[Move, ...]
    equal: int
    collisions: tuple[Collision, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the refusal of a merge whose figures collide."""
        if not self.collisions:
            return ()
        params = {"n": len(self.collisions), "collisions": self.collisions[:NAMED]}
        return (Finding("catalogue_merge_collision", Severity.HARD, params=params),)


def merging(figures: Figures, code: str, into: str) -> Merging:
    """Return what becomes of the stored figures of ``code`` where they are read as those of ``into``."""
    moves, equal, collisions = [], 0, []
    for key in keys_of(figures, code):
        target = renamed(key, into)
        moving = _stored(figures.readings(key))
        moves.append(Move(key, target, len(moving)))
        standing: dict[object, list[Figure]] = defaultdict(list)
        for figure in _stored(figures.readings(target)):
            standing[_place(figure)].append(figure)
        for figure in moving:
            beside = standing[_place(figure)]
            if any(_said(figure) == _said(other) for other in beside):
                equal += 1
            elif beside and figure.published is not None:
                collisions.append(Collision(figure, beside[0]))
    return Merging(tuple(move for move in moves if move.count), equal, tuple(collisions))


def moved_in_use(figures: Figures, after: Catalogue, code: str, into: str) -> tuple[InUse, ...]:
    """Return the figures in use that differ after a merge: those of the kept series, then those of the one that goes.

    A figure that only moves is among the first, where none stood before.
    """
    supposed = figures.read_by(after)
    found: list[InUse] = []
    lost: list[InUse] = []
    for key in keys_of(figures, code):
        target = renamed(key, into)
        then = supposed.shown(target)
        found += differing(figures.shown(target), then)
        ours = [replace(figure, series_key=target) for figure in figures.shown(key)]
        lost += [replace(one, series_key=key) for one in differing(ours, then) if one.before is not None]
    return (*found, *lost)


def keys_of(figures: Figures, code: str) -> tuple[str, ...]:
    """Return the series of an indicator that have a figure."""
    return tuple(key for key in figures.series_keys() if key.partition(":")[0] == code)


def renamed(series_key: str, into: str) -> str:
    """Return the same series of another indicator."""
    return f"{into}:{series_key.partition(':')[2]}"


def _stored(readings: Iterable[Figure]) -> list[Figure]:
    return [one for one in readings if one.obs_id is not None and one.role != Role.CORRECTED]


def _place(figure: Figure) -> object:
    return figure.period, figure.origin, figure.published


def _said(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    value = None if figure.value is None else figure.value.scaleb(figure.unit_mult)
    high = None if figure.shown_high is None else figure.shown_high.scaleb(figure.shown_mult)
    return value, high
