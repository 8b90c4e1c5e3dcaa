"""A line of words over all value columns in the midst of a table ("Cơ cấu - %"): the periods above it still hold.

The line has no number and no title of its own, so it says of what kind the figures below are and not of when; it
takes the place of the line of its like in the header above ("Nghìn người"). Over columns that are no periods but each
of another thing it leaves these standing as well, for without them they could not be told apart.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from indicators.model.period_phrase import aligned_fold

if TYPE_CHECKING:
    from indicators.workbook.shapes.regions import HeaderPath, Region

_COMPARES = re.compile(r"so voi\b|compared (?:with|to)\b")
"""A line that names a period to compare with says of what kind its figures are as well."""
_NUMBER = re.compile(r"\d")


def carry_header(region: Region, above: Region | None) -> Region:
    """Return the region under the header of the one above it where its own is such a line; else as it is."""
    if above is None or region.title_rows or region.value_columns != above.value_columns:
        return region
    line = {path.cells for path in region.headers.values()}
    texts = {path.text for path in region.headers.values()}
    if len(line) != 1 or len(texts) != 1:
        return region
    said = next(iter(texts))
    if _NUMBER.search(said) and not _COMPARES.match(aligned_fold(said)):
        return region
    if not all(_NUMBER.search(path.text) for path in above.headers.values()) and not _are_different(above):
        return region
    shared = set.intersection(*(set(path.cells) for path in above.headers.values()))
    return replace(
        region,
        title=above.title,
        header_rows=(*above.header_rows, *region.header_rows),
        headers={column: _under(above.headers[column], path, shared) for column, path in region.headers.items()},
    )


def _are_different(region: Region) -> bool:
    """Whether each of several columns has a header of its own."""
    texts = [path.text for path in region.headers.values()]
    return len(texts) > 1 and len(set(texts)) == len(texts)


def _under(above: HeaderPath, own: HeaderPath, shared: set[tuple[int, int]]) -> HeaderPath:
    """Put what says of when before the line, without what the header above says of the kind of all its columns."""
    kept = [
        (text, cell)
        for text, cell in zip(above.fragments, above.cells, strict=True)
        if cell not in shared or _NUMBER.search(text)
    ]
    return replace(
        own,
        fragments=(*(text for text, _ in kept), *own.fragments),
        cells=(*(cell for _, cell in kept), *own.cells),
    )
