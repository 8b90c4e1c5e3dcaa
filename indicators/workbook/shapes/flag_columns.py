"""Columns that hold the flags of the figures beside them: "507930.4 | p", with no header of their own.

Eurostat, the OECD and others give every value column such a neighbour. It is recognised by what it holds, never by who
prints it: nothing but flags, right of a column of figures, under no header or under the word for flags.
"""

from __future__ import annotations

import re

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.shapes.regions import SAMPLE, Region

_FLAG = re.compile(r"[(\[]?[a-z]{1,2}[)\]]?(?:[ ,;/]{1,2}[a-z]{1,2}){0,3}|\*{1,3}|[a-z]\*", re.I)
_HEADING = re.compile(r"(?:.{0,40}\b)?(?:flags?|footnotes?|obs status|observation status|ghi chu|ky hieu)\b.{0,10}")


def flag_columns(region: Region) -> dict[int, int]:
    """Return value column -> the column of its flags, where it has one."""
    found: dict[int, int] = {}
    figures = frozenset(region.value_columns)
    for column in region.value_columns:
        beside = column + 1
        if beside not in figures and _is_headed_as_flags(region, beside) and _holds(region, beside):
            found[column] = beside
    return found


def flags_in(text: str) -> str:
    """Return the flags of a cell one by one with a blank between them: "b, p" is "b p", "(e)" is "e"."""
    return " ".join(re.findall(r"[A-Za-z*]+", text))


def _is_headed_as_flags(region: Region, column: int) -> bool:
    """Whether nothing stands over a column, or the word for flags; a header merged over both is its neighbour's."""
    own = (region.grid.text(row, column) for row in region.header_rows)
    return all(not text or _HEADING.fullmatch(aligned_fold(clean(text))) for text in own)


def _holds(region: Region, column: int) -> bool:
    """Whether a column holds flags and nothing else."""
    texts = [text for row in region.body_rows[:SAMPLE] if (text := region.grid.text(row, column))]
    return bool(texts) and all(_FLAG.fullmatch(text) for text in texts)
