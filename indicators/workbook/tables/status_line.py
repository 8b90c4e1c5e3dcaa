"""The status that is said over a table and holds for all of it: "Số sơ bộ", "Preliminary", "DỰ TOÁN THU NGÂN SÁCH"."""

from __future__ import annotations

import re

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.measures.status_words import read_status
from indicators.workbook.shapes.regions import Region
from indicators.workbook.shapes.title_text import row_text


def status_over(region: Region) -> str:
    """Return the status that is all a row over the first names of columns says, or what a title begins with."""
    rows = (*region.title_rows, *region.header_rows)
    alone = (cells[0][1].raw for row in rows if len(cells := region.grid.visible(row)) == 1)
    said = (clean(text) for text in alone if _STATUS.fullmatch(aligned_fold(clean(text))))
    begun = (_BUDGET.match(aligned_fold(row_text(region.grid, row))) for row in region.title_rows)
    budgets = {read_status(match[0]) for match in begun if match is not None}
    return next((read_status(text) for text in said), "") or (budgets.pop() if len(budgets) == 1 else "")


_STATUS = re.compile(
    r"\(?(?:(?:so (?:lieu )?)?(?:so bo|uoc tinh|chinh thuc)|(?:preliminary|provisional)(?: (?:data|figures))?)\)?"
)
_BUDGET = re.compile(r"(?:can doi )?(?:uoc thuc hien|du toan|quyet toan)\b")
"""Figures of a budget are planned, estimated or settled, as its title says first."""
