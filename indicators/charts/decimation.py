"""Which points of a long line must be drawn so that it looks the same: no extreme, end or gap is ever left out. Pure.

The line is cut into equal spans of points; of each its first, lowest, highest and last point stay. A line that is not
joined everywhere is decimated piece by piece, so that both sides of every gap stay.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

OF_A_SPAN = 4


def kept(values: Sequence[float], most: int) -> list[int]:
    """Return the positions of the points to draw, in order: all where there are at most ``most``, else about so many.

    The first, the last, the lowest and the highest are always among them; ``most`` below four counts as four.
    """
    count = len(values)
    if count <= max(most, OF_A_SPAN):
        return list(range(count))
    spans = max(most // OF_A_SPAN, 1)
    size = math.ceil(count / spans)
    found: list[int] = []
    for start in range(0, count, size):
        span = range(start, min(start + size, count))
        low, high = min(span, key=values.__getitem__), max(span, key=values.__getitem__)
        found += sorted({span[0], low, high, span[-1]})
    return found
