"""An outline said twice side by side, each level in a column of its own and once in each language.

"Бараа" in the fourth column and "Goods" in the eleventh name one row on one level: neither is a dimension of the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from indicators.workbook.shapes.regions import Region


def one_outline(region: Region, names: Sequence[int]) -> list[int]:
    """Return the columns of one of two outlines whose rows stand on the same levels, the one in Latin letters.

    A row or two may slip in one of them.
    """
    half, odd = divmod(len(names), 2)
    if odd or half < FEWEST_LEVELS:
        return list(names)
    first, second = list(names[:half]), list(names[half:])
    levels: set[int] = set()
    said = alike = 0
    for row in region.body_rows:
        ours = [level for level, column in enumerate(first) if region.grid.text(row, column)]
        theirs = [level for level, column in enumerate(second) if region.grid.text(row, column)]
        said += bool(ours or theirs)
        if len(ours) == 1 and ours == theirs:
            alike += 1
            levels.update(ours)
    if len(levels) < FEWEST_LEVELS or alike < MOST_ALIKE * said:
        return list(names)
    return second if _latin(region, second) > _latin(region, first) else first


def _latin(region: Region, columns: Sequence[int]) -> int:
    """Return how many letters of ``columns`` are plain Latin ones."""
    said = (region.grid.text(row, column) for row in region.body_rows for column in columns)
    return sum(letter.isascii() and letter.isalpha() for text in said for letter in text)


FEWEST_LEVELS, MOST_ALIKE = 2, 0.8
