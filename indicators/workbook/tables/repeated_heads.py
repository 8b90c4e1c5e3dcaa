"""Columns under the same words: "Índice original | Índice desestacionalizado | Var % | Índice tendencia | Var %".

Each change goes with the figures before it, whose name then tells it from the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from indicators.workbook.time_axes.table_axes import Column


def names_before(columns: Sequence[Column]) -> dict[int, str]:
    """Return, by column, the name of the figures before it where its own words come again over another column.

    Empty where not all of one name stand behind different figures, or they compare nothing.
    """
    counts = Counter(column.path.text for column in columns)
    before: dict[str, dict[int, str]] = defaultdict(dict)
    name = ""
    for column in columns:
        text = column.path.text
        if counts[text] > 1 and column.header.comparison is not None:
            before[text][column.number] = name
        else:
            name = column.header.item or text
    told = [said for text, said in before.items() if all(said.values()) and len(set(said.values())) == counts[text]]
    return {number: name for said in told for number, name in said.items()}
