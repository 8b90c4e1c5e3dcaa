"""Axes with round steps: at most six grid lines, columns from zero."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

MOST_LINES = 6
HEADROOM = 0.11
"""Share of the span left free above the highest figure (below the lowest negative one), for its label."""

NEAR_ZERO = 0.4
"""A line starts above zero only when its lowest figure is more than this share of its highest."""

SMALLEST = 1e-12
"""Stands for zero where a logarithm is asked of a value that has none."""

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """A value axis: its ends, the step between grid lines, and the decimals of its labels."""

    low: float
    high: float
    step: float
    decimals: int
    log: bool = False

    @property
    def ticks(self) -> tuple[float, ...]:
        """The grid lines, from below."""
        if self.log:
            return _decade_lines(self.low, self.high)
        first, last = _lines(self.low, self.high, self.step)
        return tuple(round(i * self.step, 10) for i in range(first, last + 1))

    def fraction(self, value: float) -> float:
        """Return where ``value`` stands between the ends, 0 to 1."""
        low, high, at = (self.coordinate(one) for one in (self.low, self.high, value))
        return (at - low) / (high - low)

    def coordinate(self, value: float) -> float:
        """Return a value as the axis counts it: its decimal logarithm on a logarithmic axis."""
        return math.log10(max(value, SMALLEST)) if self.log else value


def scale(
    values: Iterable[float], *, from_zero: bool, most_lines: int = MOST_LINES, room_below: float = HEADROOM
) -> Scale:
    """Return the axis that shows every value; it starts at zero unless all are far from it and ``from_zero`` is off.

    ``room_below`` is the share of the span left free below the lowest figure where the axis does not end at zero.
    """
    known = list(values) or [0.0, 1.0]
    low, high = min(known), max(known)
    if from_zero or low == high or low <= high * NEAR_ZERO:
        low, high = min(low, 0.0), max(high, 0.0)
    span = (high - low) or abs(high) or 1.0
    top = high if high == 0 and low < 0 else high + span * HEADROOM
    bottom = low if low == 0 else low - span * room_below
    step = _step(bottom, top, most_lines)
    return Scale(bottom, top, step, _decimals(step))


def log_scale(values: Iterable[float]) -> Scale:
    """Return the logarithmic axis that shows every value; all must be above zero."""
    known = list(values) or [1.0, 10.0]
    low, high = math.log10(min(known)), math.log10(max(known))
    room = max((high - low) * HEADROOM, 0.04)
    bottom, top = 10 ** (low - room), 10 ** (high + room)
    lines = _decade_lines(bottom, top)
    return Scale(bottom, top, 0.0, max((_decimals(at) for at in lines), default=0), log=True)


def _decade_lines(low: float, high: float) -> tuple[float, ...]:
    """Return at most six lines: powers of ten, with 2 and 5 between them, or finer, where that few would be two."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    found: list[float] = []
    for among in ((1,), (1, 2, 5), (1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9)):
        lines = [round(n * 10.0**power, 12) for power in range(first, last + 1) for n in among]
        inside = [at for at in lines if low <= at <= high]
        if len(found) < 3:
            found = inside
    return tuple(found[:: math.ceil(len(found) / MOST_LINES)] if found else ())


def _lines(low: float, high: float, step: float) -> tuple[int, int]:
    return math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)


def _step(low: float, high: float, most_lines: int) -> float:
    magnitude = 10.0 ** math.floor(math.log10((high - low) / most_lines))
    for mantissa in _ROUND:
        first, last = _lines(low, high, magnitude * mantissa)
        if last - first < most_lines:
            return magnitude * mantissa
    return magnitude * _ROUND[-1]


def _decimals(step: float) -> int:
    """Return the decimals that write every multiple of ``step`` exactly: 0 for 20, 1 for 2.5, 2 for 0.25."""
    return next((n for n in range(9) if abs(step * 10**n - round(step * 10**n)) < 1e-6), 9)
