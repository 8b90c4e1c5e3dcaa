"""A table that goes on over the page: under "15. (Tiếp theo) …" stands the same header again, and no new table.

Its rows belong under the heading that the part above ended with, so both parts are read as one table.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean

if TYPE_CHECKING:
    from indicators.workbook.shapes.regions import Region

_CONTINUED = re.compile(r"[(\[]\s?(?:tiep(?: theo)?|cont(?:inued|'d|d)?\.?|suite|fortsetzung|continuacion)\s?[)\]]")
_BLANKS = re.compile(r"\s+")


def goes_on(region: Region, above: Region) -> bool:
    """Whether a region is the rest of the one above: it says so, and its header is the same, blanks aside."""
    if not _CONTINUED.search(aligned_fold(clean(region.title))):
        return False
    return {at: _heads(region, at) for at in region.headers} == {at: _heads(above, at) for at in above.headers}


def join(above: Region, rest: Region) -> Region:
    """Return the table whose body is that of both parts, under the first header."""
    labels = tuple(sorted({*above.label_columns, *rest.label_columns}))
    return replace(
        above,
        body_rows=(*above.body_rows, *rest.body_rows),
        label_columns=labels,
        unit_switches=(*above.unit_switches, *rest.unit_switches),
    )


def _heads(region: Region, column: int) -> str:
    return _BLANKS.sub("", region.headers[column].text)
