"""Two years over a growth rate: "2000 - 2001" in a table of growth is what 2001 grew by, and no financial year.

A sheet shows it where a table above has the same years one by one as the heads of its levels.
"""

from __future__ import annotations

import re

from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import is_year
from indicators.workbook.shapes.regions import Region


def growth_years(region: Region) -> dict[str, Period]:
    """Return the later year of each pair of years over a table of growth; none where no table above proves it."""
    if not _GROWTH.search(aligned_fold(clean(region.title))):
        return {}
    texts = {text for path in region.headers.values() for text in path.fragments}
    pairs = {text: match for text in texts if (match := _PAIR.fullmatch(aligned_fold(text)))}
    later = {text: int(match["last"]) for text, match in pairs.items()}
    if not later or any(int(match["first"]) + 1 != later[text] for text, match in pairs.items()):
        return {}
    above = (row for row in region.grid.rows if row < region.header_rows[0])
    said = [{int(float(cell.raw)) for _, cell in region.grid.visible(row) if is_year(cell)} for row in above]
    proved = any(set(later.values()) <= years for years in said)
    return {text: Period.year(year) for text, year in later.items()} if proved else {}


_GROWTH = re.compile(r"\bgrowth\b|\brates? of change\b|\btoc do tang\b|\btang truong\b|\bcrecimiento\b|\bcroissance\b")
_PAIR = re.compile(r"(?P<first>(?:19|20)\d{2}) ?[-/] ?(?P<last>(?:19|20)\d{2})")
