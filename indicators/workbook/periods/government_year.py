"""The financial year of governments: which country a sheet speaks of, and with which month its year ends.

A government's year is set by law, so that "2024-25" in a table of British receipts is April to March though no cell
says so. It is a reading all the same and told, for a country's schools, farms and companies have years of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indicators.model.period_phrase import aligned_fold
from indicators.workbook.cells.countries import COUNTRY_NAMES
from indicators.workbook.cells.grid import Grid, address

MARCH, JUNE, SEPTEMBER = 3, 6, 9


@dataclass(frozen=True, slots=True)
class Spoken:
    """The cell that speaks of a country, and the last month of its government's year."""

    month: int
    sheet: str
    cell: str

    @property
    def where(self) -> str:
        return f"{self.sheet}!{self.cell}"


def spoken_country(grids: Iterable[Grid]) -> Spoken | None:
    """Return the one country whose name, money or parts stand on the sheets; None without one or with several."""
    found: dict[str, Spoken] = {}
    for grid in grids:
        for row in (*grid.rows[:FIRST_ROWS], *grid.rows[-LAST_ROWS:]):
            for column, cell in grid.visible(row):
                if not isinstance(cell.value, str):
                    continue
                said = aligned_fold(cell.raw[:LONGEST])
                if _OTHER_YEARS.search(said):
                    return None
                for country, pattern in _COUNTRIES.items():
                    if country not in found and pattern.search(said):
                        where = address(row, column)
                        found[country] = Spoken(_ENDS[country], grid.name, where)
    return next(iter(found.values())) if len(found) == 1 else None


FIRST_ROWS, LAST_ROWS, LONGEST = 20, 10, 400
_OTHER_YEARS = re.compile(
    r"\b(?:academic|school|crop|marketing|harvest|tax|season|company)s? years?\b|\bmobility periods?\b"
    r"|\b(?:nam hoc|nien khoa)\b"
)
"""Years of a country that are not its government's."""
_ENDS: Mapping[str, int] = {
    "GBR": MARCH, "IND": MARCH, "JPN": MARCH, "CAN": MARCH, "SGP": MARCH, "HKG": MARCH, "ZAF": MARCH,
    "AUS": JUNE, "NZL": JUNE, "BGD": JUNE, "PAK": JUNE, "KEN": JUNE, "UGA": JUNE, "TZA": JUNE, "EGY": JUNE,
    "USA": SEPTEMBER, "THA": SEPTEMBER,
}  # fmt: skip
_SIGNS: Mapping[str, str] = {
    "GBR": "£",
    "IND": r"₹|\blakh\b|\brs\.? crores?\b|\brupees crores?\b",
    "SGP": r"\bs\$",
    "HKG": r"\bhk\$",
    "AUS": r"(?<!us )\ba\$",
    "NZL": r"\bnz\$",
    "BGD": r"\btaka\b|\btk\.? (?:in )?crores?\b",
    "USA": r"\bus federal\b",
    "THA": r"\bbaht\b",
}
"""What speaks of a country without its name: its money, in its own signs and words, and its government."""
_COUNTRIES = {
    country: re.compile("|".join(filter(None, (_SIGNS.get(country), COUNTRY_NAMES[country])))) for country in _ENDS
}
