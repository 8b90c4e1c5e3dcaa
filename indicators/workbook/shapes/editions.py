"""Years and days of editions and publications beside those that figures are of: they are when it was said, not what of.

"Survey edition: Jan.-Feb. 1973" over "Year under review: 1972", or the year of a report beside the year of its survey.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import is_year
from indicators.workbook.shapes.regions import HeaderPath, Region


def heads_edition(heading: str) -> bool:
    """Whether words head editions, publications or updates."""
    return bool(_EDITION.search(aligned_fold(clean(heading)).replace("_", " ")))


def without_editions(region: Region) -> Region:
    """Return a table without the row or the column that names editions, where another one names years."""
    return _without_column(_without_rows(region))


def _without_rows(region: Region) -> Region:
    grid, first = region.grid, region.value_columns[0]
    said = {row: [text for column in range(1, first) if (text := grid.text(row, column))] for row in region.header_rows}
    editions = {row for row, texts in said.items() if any(map(heads_edition, texts))}
    years = [row for row in region.header_rows if row not in editions and _names_years(region, row)]
    if not editions or not years:
        return region
    return replace(region, headers={column: _cut(path, editions) for column, path in region.headers.items()})


def _names_years(region: Region, row: int) -> bool:
    cells = [cell for column, cell in region.grid.visible(row) if column >= region.value_columns[0]]
    return len(cells) > 1 and sum(map(is_year, cells)) >= MOST * len(cells)


def _cut(path: HeaderPath, rows: set[int]) -> HeaderPath:
    kept = [(text, at) for text, at in zip(path.fragments, path.cells, strict=True) if at[0] not in rows]
    return HeaderPath(tuple(text for text, _ in kept), tuple(at for _, at in kept))


def _without_column(region: Region) -> Region:
    """Put the column of years, which stands among the figures, in the place of that of editions."""
    lead = region.label_columns[-1]
    if len(region.label_columns) != 1 or not heads_edition(_heading(region, lead)):
        return region
    rows = [row for row in region.body_rows if (cell := region.grid.cell(row, lead)) is not None and is_year(cell)]
    years = next((column for column in region.value_columns if _holds_years(region, column, rows)), None)
    if years is None or len(region.value_columns) < FEWEST:
        return region
    values = tuple(column for column in region.value_columns if column != years)
    headers = {column: path for column, path in region.headers.items() if column != years}
    return replace(region, label_columns=(years,), value_columns=values, headers=headers)


def _holds_years(region: Region, column: int, rows: list[int]) -> bool:
    cells = [cell for row in rows if (cell := region.grid.cell(row, column)) is not None]
    headed = bool(_YEAR.search(aligned_fold(_heading(region, column))))
    return headed and bool(cells) and sum(map(is_year, cells)) >= MOST * len(cells)


def _heading(region: Region, column: int) -> str:
    return " ".join(text for row in region.header_rows if (text := region.grid.text(row, column)))


FEWEST, MOST = 2, 0.8
"""Columns of figures and years; and how many of some cells have to be years, for some are two ("1981-1982")."""
_EDITION = re.compile(
    r"\b(?:editions?|publi(?:shed|cation)|releas(?:e|ed)|updated?|last update|an ban|xuat ban|cong bo|cap nhat)\b"
)
_YEAR = re.compile(r"\b(?:years?|nam|annees?|anos?|jahre?)\b")
