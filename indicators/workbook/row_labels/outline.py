"""A column of numbers of an outline beside the names: "A | I | 1 | 1.1 | a | -" says what stands under what; no name.

A row without a number stands under the last one that has it; a sum in capitals, or before the first number, over all.
"""

from __future__ import annotations

import re
from enum import StrEnum

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import has_figure
from indicators.workbook.shapes.regions import SAMPLE, Region


class Sign(StrEnum):
    """The kinds of numbers that the levels of an outline have."""

    CAPITAL = "capital"
    ROMAN = "roman"
    NUMBER = "number"
    LETTER = "letter"
    DASH = "dash"
    PART = "part"


def outline_column(region: Region) -> int | None:
    """Return the column before the names that numbers the rows of figures on several levels; None without one."""
    for column in range(1, region.label_columns[-1] if region.label_columns else 1):
        heads = dict.fromkeys(aligned_fold(clean(region.grid.spread_text(row, column))) for row in region.header_rows)
        rows = (row for row in region.body_rows[:SAMPLE] if has_figure(region.grid, row, region.headers))
        signs = {sign_of(text) for row in rows if (text := region.grid.text(row, column))}
        if _HEADING.fullmatch(clean(" ".join(heads))) and signs and None not in signs:
            return column if len(signs & _OF_OUTLINES) >= FEWEST_SIGNS else None
    return None


def outline_depths(region: Region, column: int, names: tuple[int, ...]) -> dict[int, int]:
    """Return by row how many levels down its number, the mark of its name or the number above it puts it."""
    depths: dict[int, int] = {}
    open_levels: list[str] = []
    for row in (*region.header_rows[-1:], *region.body_rows):
        text = region.grid.text(row, column)
        name = next((said for at in names if (said := region.grid.text(row, at))), "")
        sign = sign_of(text) if text else None
        if sign is None and row in region.header_rows:
            continue
        if sign is Sign.DASH or (sign is None and name[:1] in _MARKS):
            level = "+" if "+" in (text or name)[:1] else Sign.DASH.value
        elif sign is None:
            open_levels = [one for one in open_levels if one not in _MARKED]
            depths[row] = 0 if name.isupper() else len(open_levels)
            continue
        else:
            level = f"{sign}{text.count('.')}" if sign is Sign.PART else sign.value
        if level in open_levels:
            del open_levels[open_levels.index(level) + 1 :]
        else:
            open_levels.append(level)
        depths[row] = len(open_levels) - 1
    return depths


def sign_of(text: str) -> Sign | None:
    """Return of which kind the number of a row is; None for words."""
    said = text.strip(" .)(*")
    return next((sign for pattern, sign in _SIGNS if pattern.fullmatch(said)), None)


FEWEST_SIGNS = 2
_MARKS = frozenset("-–—+•")
_MARKED = frozenset({Sign.DASH.value, "+"})
_OF_OUTLINES = frozenset({Sign.CAPITAL, Sign.ROMAN, Sign.NUMBER, Sign.LETTER, Sign.PART})
_HEADING = re.compile(r"(?:s?tt|so (?:tt|thu tu)|no\.?|#)(?: (?:no\.?|s?tt))?(?: [ai])?")
"""The last may be of the first section, which ends the header: "STT" over "A | NGÂN SÁCH CẤP TỈNH"."""
_SIGNS = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})", Sign.ROMAN),
        (r"[A-ZĐ]\d?", Sign.CAPITAL),
        (r"\d{1,3}", Sign.NUMBER),
        (r"[\dA-Za-zIVX]{1,4}(?:\.\d{1,2}){1,3}", Sign.PART),
        (r"[a-zđ]\d?", Sign.LETTER),
        (r"[-–—+•]?", Sign.DASH),
    )
)
