"""The status that stands by itself over a table and holds for all of it: "Số sơ bộ", "Preliminary"."""

from __future__ import annotations

import re

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.measures.status_words import read_status
from indicators.workbook.shapes.regions import Region


def status_over(region: Region) -> str:
    """Return the status that is all a row over the first names of columns says; empty without one."""
    rows = (*region.title_rows, *region.header_rows)
    alone = (cells[0][1].raw for row in rows if len(cells := region.grid.visible(row)) == 1)
    said = (clean(text) for text in alone if _STATUS.fullmatch(aligned_fold(clean(text))))
    return next((read_status(text) for text in said), "")


_STATUS = re.compile(
    r"\(?(?:so (?:lieu )?(?:so bo|uoc tinh|chinh thuc)|(?:preliminary|provisional)(?: (?:data|figures))?)\)?"
)
