"""What differs between two lists of figures in use: before and after a day, or before and after a decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.model.period import Period
from indicators.services.figures import Figure


@dataclass(frozen=True, slots=True)
class InUse:
    """One period of a series whose figure in use differs; None where there is none on that side."""

    series_key: str
    period: Period
    before: Figure | None
    after: Figure | None


def differing(before: Iterable[Figure], after: Iterable[Figure]) -> tuple[InUse, ...]:
    """Return the periods for which two lists of figures in use say another value, the latest end first.

    A figure that is printed elsewhere with the same value is no difference.
    """
    old, new = ({(one.series_key, one.period): one for one in figures} for figures in (before, after))
    found = [
        InUse(key, period, old.get((key, period)), new.get((key, period)))
        for key, period in dict.fromkeys((*old, *new))
        if not same_value(old.get((key, period)), new.get((key, period)))
    ]
    return tuple(sorted(found, key=lambda one: (one.period.end, one.period.start), reverse=True))


def same_value(one: Figure | None, other: Figure | None) -> bool:
    """Tell whether two figures are the same number, whatever unit they are printed in."""
    if one is None or other is None or one.value is None or other.value is None:
        return (one and one.value) is (other and other.value)
    return one.value.scaleb(one.unit_mult) == other.value.scaleb(other.unit_mult)
