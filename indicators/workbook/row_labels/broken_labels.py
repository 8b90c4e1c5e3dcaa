"""Labels that go on in the next row: "Gasto de consumo final de los" over "Hogares"."""

from __future__ import annotations

import re

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import is_words
from indicators.workbook.shapes.regions import Region


def ends_open(text: str) -> bool:
    """Whether a label ends with a word that cannot be its last: a preposition, an article, "and"."""
    return bool(_OPEN_END.search(aligned_fold(clean(text))))


def tail_of(region: Region, row: int, column: int, text: str) -> str:
    """Return the words alone in the row below that a label of figures goes on with; empty where it is whole."""
    if not ends_open(text) or row + 1 not in region.grid.cells:
        return ""
    below = [(at, cell) for at, cell in region.grid.visible(row + 1) if clean(cell.raw)]
    alone = len(below) == 1 and below[0][0] == column and is_words(below[0][1])
    return clean(below[0][1].raw) if alone else ""


_OPEN_END = re.compile(
    r"\s(?:del?|y|e|a[lo]?|las?|los|en|por|para|con|d[ao]s?|em|du|et|aux?|of|the|and|for|in|to|by|with|at|on|or"
    r"|von|und|der|des|fur|cua|cho|va|и|в|на|по|dan|di|untuk|ve|ile)$"
)
