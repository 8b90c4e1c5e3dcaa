"""Columns of whole numbers that are no figures: the codes of what a row names, as their heading says."""

from __future__ import annotations

import re

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import is_figure
from indicators.workbook.cells.grid import Grid


def holds_codes(grid: Grid, above: tuple[int, ...], body: tuple[int, ...], column: int) -> bool:
    """Whether a column of whole numbers is headed as codes: "IMF Country Code" beside the name of the country.

    ``above`` are the rows over the first row of the ``body``; one of them may letter the columns ("A | B | 1 | 2").
    """
    said = (grid.text(row, column) for row in reversed(above))
    heading = next((text for text in said if text and not _LETTER.fullmatch(text)), "")
    if not heads_codes(heading):
        return False
    cells = (grid.cell(row, column) for row in body)
    return all(_WHOLE.fullmatch(cell.raw.strip()) for cell in cells if cell is not None and is_figure(cell))


def heads_codes(heading: str) -> bool:
    """Whether the words over a column say that it holds codes or numbers of order."""
    return bool(_CODES.fullmatch(aligned_fold(_CAPITAL.sub(" ", clean(heading))).strip(" .*")))


_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where the words of "CountryID" part."""
_LETTER = re.compile(r"[A-Z]")
_WHOLE = re.compile(r"-?\d+(?:\.0+)?")
_CODES = re.compile(
    r"(?:.*[ _.(])?(?:codes?|id|m49|iso(?:[ -]?\d)?|ma so|fips|isic|naics)(?: code)?\)?|stt|no|s/n|ma|#|rank|index"
    r"|(?:cod\.?|codigos?|kode|kod)(?: .{2,40})?"
    r"|(?:foot)?notes?|ghi chu"
)
