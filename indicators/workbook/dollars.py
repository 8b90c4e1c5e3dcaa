"""Whose dollars "millions of dollars" are: those of the country that the file speaks of.

Offices print their own money without its country. What names an office decides, then what names a country around the
table, then the places at its rows. Where a file names no country, or several that have dollars, its figures stay in
dollars and nobody's. What is said to be US dollars is never asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indicators.model.finding import Finding, Severity
from indicators.model.period_phrase import aligned_fold
from indicators.workbook.candidates import Candidates
from indicators.workbook.cells.countries import COUNTRY_NAMES
from indicators.workbook.cells.grid import Grid, Visibility, address


def with_dollars(rows: Candidates, grids: Sequence[Grid]) -> tuple[Candidates, list[Finding]]:
    """Return the figures, those in dollars with the currency of their country, and what is told of it by sheet."""
    bare = {text: bool(_BARE.search(aligned_fold(text))) for text in set(rows.pool("unit_text"))}
    if not any(bare.values()) or not any(map(_OPEN.match, rows.pool("unit_measure"))):
        return rows, []
    owners: dict[str, Owner] = {}
    first: dict[str, int] = {}
    settled: list[str] = []
    columns = (rows.pooled[name].values(len(rows)) for name in ("unit_measure", "unit_text", "sheet"))
    for at, (unit, text, sheet) in enumerate(zip(*columns, strict=True)):
        if bare[text] and _OPEN.match(unit):
            if sheet not in owners:
                owners[sheet] = _owner(sheet, grids)
            settled.append(_in_money(unit, owners[sheet].money))
            if settled[-1] != unit:
                first.setdefault(sheet, at)
        else:
            settled.append(unit)
    return rows.changed(unit_measure=settled), [_told(rows, at, sheet, owners[sheet]) for sheet, at in first.items()]


@dataclass(frozen=True, slots=True)
class Owner:
    """The money of a country, and the cell or sheet that names it; nobody's dollars are named nowhere."""

    money: str = "dollars"
    where: str = ""


def _told(rows: Candidates, at: int, sheet: str, owner: Owner) -> Finding:
    params: dict[str, str | int] = {"text": rows.pooled["unit_text"][at]}
    if not owner.where:
        return Finding("dollars_of_no_country", Severity.SOFT, sheet, rows.cell(at), params)
    params |= {"unit": owner.money, "where": owner.where}
    return Finding("dollars_of_country", Severity.INFO, sheet, rows.cell(at), params)


@lru_cache(maxsize=64)
def _in_money(unit: str, money: str) -> str:
    """Return a unit in the money of a country; where none is named, goods of the world market are in US dollars."""
    return unit if money == NOBODYS.money and _QUOTED.search(unit) else _OPEN.sub(money, unit, count=1)


_QUOTED = re.compile(r"_per_(?:barrel|tonne|ounce|bushel|pound|gallon|btu|kg)\b")

_OPEN = re.compile(r"(?:USD|dollars)(?![A-Za-z])")
_BARE = re.compile(
    r"^(?!.*(?:\bus\b|\bu\.s\.|\busd?\b|us ?\$|\busa\b|united states|america|international|\bintl\b|\bppp\b"
    r"|[a-z]\$|do la|do-la|dolar|доллар)).*(?:\bdollars?\b|\$)"
)
"""The folded text of a unit that says dollars and not whose."""


NOBODYS = Owner()


def _owner(name: str, grids: Sequence[Grid]) -> Owner:
    """Return whose dollars those of a sheet are."""
    own = [grid for grid in grids if grid.name == name]
    others = [grid for grid in grids if grid.name != name and grid.visibility is Visibility.VISIBLE]
    for patterns, cells in (
        (_OFFICES, _around((*own, *others))),
        (_NAMES, _around(own)),
        (_NAMES, _around(others)),
    ):
        found: dict[str, str] = {}
        for where, said in cells:
            for money, pattern in patterns.items():
                if money not in found and pattern.search(said):
                    found[money] = where
        if found:
            return Owner(*next(iter(found.items()))) if len(found) == 1 and NOBODYS.money not in found else NOBODYS
    return _by_places(own)


def _around(grids: Iterable[Grid]) -> Iterator[tuple[str, str]]:
    """Yield the folded words over and under the tables of sheets; cells of full rows are names of what is counted."""
    for grid in grids:
        yield grid.name, aligned_fold(grid.name)
        for row in dict.fromkeys((*grid.rows[:FIRST_ROWS], *grid.rows[-LAST_ROWS:])):
            cells = grid.visible(row)
            if len(cells) <= MOST_OF_A_NOTE:
                for column, cell in cells:
                    if isinstance(cell.value, str):
                        yield f"{grid.name}!{address(row, column)}", aligned_fold(cell.raw[:LONGEST])


FIRST_ROWS, LAST_ROWS, MOST_OF_A_NOTE, LONGEST = 40, 30, 3, 600


def _by_places(grids: Iterable[Grid]) -> Owner:
    """Return the money of the one country whose parts stand at the rows or over the columns of a sheet."""
    seen: dict[str, dict[str, str]] = {}
    for grid in grids:
        for row in grid.rows[:ROWS_OF_PLACES]:
            for column, cell in grid.visible(row):
                if isinstance(cell.value, str) and (money := _money_of(cell.raw)):
                    seen.setdefault(money, {}).setdefault(cell.raw, f"{grid.name}!{address(row, column)}")
    enough = {money: places for money, places in seen.items() if len(places) >= FEWEST_PLACES}
    if len(enough) != 1:
        return NOBODYS
    money, places = next(iter(enough.items()))
    return Owner(money, next(iter(places.values())))


def _money_of(place: str) -> str:
    said = place.strip(" .*")
    return _PLACE.get(said if len(said) == CODE else aligned_fold(said), "")


CODE = 2
ROWS_OF_PLACES, FEWEST_PLACES = 120, 4
_OFFICES = {
    money: re.compile(pattern)
    for money, pattern in {
        "USD": r"\bbureau of (?:economic analysis|labor statistics|the census)\b|\bcensus bureau\b|\bfederal reserve\b"
        r"|\benergy information administration\b|\bfreddie mac\b|\boffice of management and budget\b"
        r"|\bcongressional budget office\b|\binternal revenue service\b|\bu\.?s\.? (?:department|dept|treasury)\b"
        r"|\b(?:fred|usda|oecd|unctad|unesco|imf)\b|\bworld bank\b|\bunited nations\b|\binternational monetary fund\b"
        r"|\basian development bank\b",
        "CAD": r"\bstatistics canada\b|\bstatistique canada\b|\bbank of canada\b|\bgovernment of canada\b",
        "AUD": r"\baustralian (?:bureau of statistics|government|taxation)\b|\breserve bank of australia\b",
        "NZD": r"\bstat(?:istic)?s (?:nz|new zealand)\b|\breserve bank of new zealand\b|\bnew zealand treasury\b",
        "SGD": r"\bstatistics,? singapore\b|\bsingstat\b|\bmonetary authority of singapore\b",
        "HKD": r"\bhong kong monetary authority\b|\bcensus and statistics department\b",
        "TWD": r"\bdirectorate[- ]general of budget\b|\bcentral bank of the republic of china\b",
        "FJD": r"\bfiji bureau of statistics\b|\breserve bank of fiji\b",
    }.items()
}
_NAMES = {
    money: re.compile(pattern)
    for money, pattern in {
        "USD": rf"{COUNTRY_NAMES['USA']}|\busa?\b|\bamerican\b|{COUNTRY_NAMES['VNM']}",
        "CAD": rf"{COUNTRY_NAMES['CAN']}|\bcanadian\b",
        "AUD": rf"{COUNTRY_NAMES['AUS']}|\baustralian\b",
        "NZD": rf"{COUNTRY_NAMES['NZL']}|\baotearoa\b",
        "SGD": COUNTRY_NAMES["SGP"],
        "HKD": COUNTRY_NAMES["HKG"],
        "TWD": COUNTRY_NAMES["TWN"],
        "FJD": COUNTRY_NAMES["FJI"],
        "dollars": r"\b(?:jamaica|barbados|bahamas|belize|guyana|namibia|liberia|brunei|suriname|trinidad"
        r"|solomon islands)\b",
    }.items()
}
_PLACES = {
    "USD": (
        "alabama alaska arizona arkansas california colorado connecticut delaware florida idaho illinois indiana iowa"
        " kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana"
        " nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming"
        " AL AK AZ AR CA CO CT DE FL ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV OH OK OR PA TN TX UT VT VA"
        " WI WY"
    ),
    "CAD": "ontario quebec british_columbia alberta manitoba saskatchewan nova_scotia new_brunswick",
    "AUD": "new_south_wales victoria queensland south_australia western_australia tasmania northern_territory",
    "NZD": "auckland waikato bay_of_plenty canterbury otago northland southland taranaki wellington",
}
_PLACE = {place.replace("_", " "): money for money, places in _PLACES.items() for place in places.split()}
