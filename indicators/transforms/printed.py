"""Arithmetic between printed figures: what they give together, and how far their printed decimals let it be told.

Belongs here: difference, share and sum of figures as printed, with the rounding that their decimals admit (K6). Does
not: change in time (``growth``), windows from windows (``windows``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.model.observation import Qualifier

SHARE_DECIMALS = 1


@dataclass(frozen=True, slots=True)
class Printed:
    """A number with its printed decimals and hedge; all that are reckoned together are in one unit."""

    value: Decimal
    decimals: int
    qualifier: Qualifier = Qualifier.EXACT

    @property
    def rounding(self) -> Decimal:
        """Return half a unit of the last printed decimal."""
        return Decimal(5).scaleb(-self.decimals - 1)


def difference(first: Printed, second: Printed) -> Printed | None:
    """Return ``first`` less ``second`` in the coarser decimals; None where either is only a bound."""
    if first.qualifier.one_sided or second.qualifier.one_sided:
        return None
    return Printed(first.value - second.value, min(first.decimals, second.decimals), _hedge((first, second)))


def share(part: Printed, whole: Printed) -> Printed | None:
    """Return ``part`` in per cent of ``whole``; None where either is only a bound or the whole is zero."""
    if part.qualifier.one_sided or whole.qualifier.one_sided or whole.value == 0:
        return None
    return Printed(part.value / whole.value * 100, SHARE_DECIMALS, _hedge((part, whole)))


def total(parts: Sequence[Printed]) -> Printed:
    """Return the sum of ``parts`` in the finest of their decimals; a hedge of a part counts as its rounding."""
    value = sum((part.value for part in parts), Decimal(0))
    return Printed(value, max((part.decimals for part in parts), default=0))


def slack(parts: Sequence[Printed], whole: Printed) -> Decimal:
    """Return by how much a sum and its whole may differ: half a unit of the last decimal of every figure."""
    return whole.rounding + sum((part.rounding for part in parts), Decimal(0))


def adds_up(parts: Sequence[Printed], whole: Printed) -> bool:
    """Tell whether ``parts`` give ``whole`` within the printed rounding.

    A bound ("nearly 24.1", "over 24") lies within one unit of its last printed decimal of the true figure.
    """
    gap, room = total(parts).value - whole.value, slack(parts, whole)
    reach = 2 * whole.rounding if whole.qualifier.one_sided else Decimal(0)
    below = reach if whole.qualifier is Qualifier.NEARLY else Decimal(0)
    return -(below + room) <= gap <= (reach - below) + room


def grows_by(now: Printed, base: Printed, published: Printed) -> bool:
    """Tell whether ``published`` per cent are what ``now`` on ``base`` gives within the rounding of all three.

    ``base`` must not be zero.
    """
    computed = (now.value / base.value - 1) * 100
    room = 100 * (now.rounding + abs(now.value / base.value) * base.rounding) / abs(base.value)
    return abs(published.value - computed) <= published.rounding + room


def _hedge(figures: Sequence[Printed]) -> Qualifier:
    about = any(figure.qualifier is Qualifier.ABOUT for figure in figures)
    return Qualifier.ABOUT if about else Qualifier.EXACT
