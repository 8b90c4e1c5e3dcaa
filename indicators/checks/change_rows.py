"""One row of a file of state changes: what country, tier and date it says, or why that cannot be told.

Each row is read by itself; what rows say of one another and of what is known is ``change_order``. Pure: countries are
an argument.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from indicators.model.errors import Invalid
from indicators.model.finding import Finding, Severity
from indicators.model.partnership import ChangeField, ChangeRow, Known, Region, Tier
from indicators.model.period import Period
from indicators.model.text import fold

FIRST_YEAR = 1945
LIST = ", ".join


class CountryLike(Protocol):
    """What is asked of a country."""

    @property
    def code(self) -> str: ...
    @property
    def iso3(self) -> str: ...
    @property
    def name(self) -> Mapping[str, str]: ...
    @property
    def region(self) -> str: ...
    @property
    def counted(self) -> bool: ...


class CountriesLike(Protocol):
    """How a country is found."""

    def find(self, text: str) -> CountryLike | None: ...
    def proposals(self, text: str) -> Sequence[CountryLike]: ...


@dataclass(slots=True)
class RowReading:
    """What one row says; a part that could not be read is None and told in ``findings``."""

    row: ChangeRow
    country: CountryLike | None = None
    tier: Tier | None = None
    known: Period | None = None
    region: str = ""
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_read(self) -> bool:
        return self.country is not None and self.tier is not None and self.known is not None and bool(self.region)

    def tell(self, finding: str, severity: Severity, *columns: ChangeField, **params: Any) -> None:
        self.findings.append(Finding(finding, severity, self.row.sheet, self.row.cell(*columns), params))


def read_row(row: ChangeRow, countries: CountriesLike, today: date) -> RowReading:
    """Read one row and tell everything that is wrong with it."""
    reading = RowReading(row)
    reading.country = _country(reading, countries)
    reading.tier = _tier(reading)
    reading.region = _region(reading)
    reading.known = _known(reading)
    _tell_about_sources(reading)
    if reading.known is not None and reading.known.last_day > today:
        reading.tell("change_in_future", Severity.SOFT, ChangeField.DATE, day=reading.row.text(ChangeField.DATE))
    return reading


def _country(reading: RowReading, countries: CountriesLike) -> CountryLike | None:
    """Return the country of code and name, which must not contradict each other."""
    code, name = reading.row.text(ChangeField.ISO3), reading.row.text(ChangeField.COUNTRY)
    if not code and not name:
        reading.tell("change_country_absent", Severity.HARD, ChangeField.ISO3, ChangeField.COUNTRY)
        return None
    by_code, by_name = (countries.find(text) if text else None for text in (code, name))
    if by_code is not None and by_name is not None and by_code.code != by_name.code:
        reading.tell("change_country_two", Severity.HARD, ChangeField.ISO3, code=code[:20], country=name[:80])
        return None
    if (code and by_code is None) or (by_code is None and by_name is None):
        text, column = (code, ChangeField.ISO3) if code else (name, ChangeField.COUNTRY)
        near = countries.proposals(name or code)
        told = [{"vi": one.name["vi"], "en": one.name["en"], "code": one.code} for one in near]
        known = "change_country_unknown" if told else "change_country_no_such"
        reading.tell(known, Severity.HARD, column, text=text[:80], countries=told)
        return None
    return by_code or by_name


def _tier(reading: RowReading) -> Tier | None:
    text = reading.row.text(ChangeField.TIER)
    if not text:
        reading.tell("change_tier_absent", Severity.HARD, ChangeField.TIER, tiers=LIST(Tier))
        return None
    found = _TIERS.get(fold(text))
    if found is None:
        reading.tell("change_tier_unknown", Severity.HARD, ChangeField.TIER, text=text[:80], tiers=LIST(Tier))
    return found


def _region(reading: RowReading) -> str:
    """Return the region that the row says, else the one where the partner is listed already."""
    text = reading.row.text(ChangeField.REGION).upper()
    known = reading.country.region if reading.country is not None else ""
    if text and text not in set(Region):
        reading.tell("change_region_unknown", Severity.HARD, ChangeField.REGION, text=text[:40], regions=LIST(Region))
        return ""
    if not text and not known and reading.country is not None:
        columns = (ChangeField.REGION, ChangeField.ISO3, ChangeField.COUNTRY)
        reading.tell("change_region_absent", Severity.HARD, *columns, regions=LIST(Region))
    return text or known


def _known(reading: RowReading) -> Period | None:
    """Return the day, month or year that the row says, its precision compared with what is written."""
    text = reading.row.text(ChangeField.DATE)
    if not text:
        reading.tell("change_date_absent", Severity.HARD, ChangeField.DATE)
        return None
    found = read_known(text)
    if found is None:
        impossible = any(pattern.fullmatch(text.strip()) for pattern, _ in _WRITTEN)
        code = "change_date_impossible" if impossible else "change_date_unreadable"
        reading.tell(code, Severity.HARD, ChangeField.DATE, text=text[:40])
        return None
    known, precision = found
    said = reading.row.text(ChangeField.PRECISION)
    if said:
        named = _PRECISIONS.get(fold(said))
        if named is None:
            reading.tell("change_precision_unknown", Severity.HARD, ChangeField.PRECISION, text=said[:40])
            return None
        if named is not precision:
            reading.tell(
                *("change_precision", Severity.HARD, ChangeField.PRECISION),
                text=text[:40],
                precision=named.value,
                other_precision=precision.value,
            )
            return None
    return known


def read_known(text: str) -> tuple[Period, Known] | None:
    """Read ``2025-08-05``, ``05/08/2025``, ``08/2025``, ``2025-08`` or ``2025``; None where that is no date."""
    for pattern, precision in _WRITTEN:
        match = pattern.fullmatch(text.strip())
        if match is None:
            continue
        said = {name: int(number) for name, number in match.groupdict().items()}
        try:
            if said["y"] < FIRST_YEAR:
                return None
            if precision is Known.DAY:
                return Period.instant(date(said["y"], said["m"], said["d"])), precision
            return (Period.month(said["y"], said["m"]) if "m" in said else Period.year(said["y"])), precision
        except (ValueError, Invalid):
            return None
    return None


def _tell_about_sources(reading: RowReading) -> None:
    document, sources = reading.row.text(ChangeField.DOCUMENT), reading.row.text(ChangeField.SOURCES)
    if not document and not sources:
        reading.tell("change_without_source", Severity.SOFT, ChangeField.SOURCES, ChangeField.DOCUMENT)
    strange = [part for part in sources.split() if not part.lower().startswith(("http://", "https://"))]
    if strange:
        reading.tell("change_source_no_address", Severity.HARD, ChangeField.SOURCES, text=strange[0][:80])


_WRITTEN = tuple(
    (re.compile(pattern), precision)
    for pattern, precision in (
        (r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})", Known.DAY),
        (r"(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<y>\d{4})", Known.DAY),
        (r"(?:[Nn]gày\s+)?(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:\s+năm|,)?\s+(?P<y>\d{4})", Known.DAY),
        (r"(?P<y>\d{4})-M?(?P<m>\d{1,2})", Known.MONTH),
        (r"(?:[Tt]háng\s+)?(?P<m>\d{1,2})[/.](?P<y>\d{4})", Known.MONTH),
        (r"(?:[Nn]ăm\s+)?(?P<y>\d{4})", Known.YEAR),
    )
)
_PRECISIONS = {
    word: known
    for known, words in {
        Known.DAY: ("day", "ngay"),
        Known.MONTH: ("month", "thang"),
        Known.YEAR: ("year", "nam"),
    }.items()
    for word in words
}
_TIERS = {
    word: tier
    for tier, words in {
        Tier.CSP: ("csp", "doi tac chien luoc toan dien", "chien luoc toan dien", "comprehensive strategic partnership",
                   "comprehensive strategic partner", "comprehensive strategic"),
        Tier.SP: ("sp", "doi tac chien luoc", "chien luoc", "strategic partnership", "strategic partner", "strategic"),
        Tier.CP: ("cp", "doi tac toan dien", "toan dien", "comprehensive partnership", "comprehensive partner",
                  "comprehensive"),
    }.items()
    for word in words
}  # fmt: skip
