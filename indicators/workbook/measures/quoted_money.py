"""Tables of exchange rates: a currency in brackets is what is priced there, and not in what: "Pound sterling (GBP)"."""

from __future__ import annotations

import re
from functools import lru_cache

from indicators.model.currencies import ISO_4217
from indicators.model.period_phrase import aligned_fold
from indicators.model.unit_words import UnitReading
from indicators.workbook.shapes.regions import Region


def is_quoted(region: Region, unit: UnitReading) -> bool:
    """Whether ``unit`` is one of several currencies that a table of exchange rates names by their codes.

    A code that stands before the name of its currency, "(USD) US dollar", is what is priced in any table.
    """
    if unit.text not in ISO_4217:
        return False
    if any(path.text.startswith(f"({unit.text}) ") for path in region.headers.values()):
        return True
    return bool(_EXCHANGE.search(aligned_fold(region.title))) and _names_several(region)


def _names_several(region: Region) -> bool:
    heads = " ".join(path.text for path in region.headers.values())
    labels = " ".join(region.grid.text(row, at) for row in region.body_rows[:ROWS] for at in region.label_columns)
    return len(_codes(f"{heads} {labels}")) > 1


@lru_cache(maxsize=64)
def _codes(text: str) -> frozenset[str]:
    return frozenset(_BRACKETED.findall(text)) & ISO_4217


ROWS = 60
_BRACKETED = re.compile(r"\(([A-Z]{3})\)")
_EXCHANGE = re.compile(
    r"\bexchange rates?\b|\bty gia\b|\btipos? de cambio\b|\btaux de change\b|\bwechselkurs|\bkursi\b.{0,20}\bkembimit\b"
    r"|\bnilai tukar\b|\bcambio\b|\bkurs\b|курс\w{0,3} валют|обменн\w+ курс|汇率|匯率|환율|為替"
)
