"""Countries as a file may call them: by code or by any name known, with proposals for what is not found.

Names come from the partners already known, from the catalogue's areas with their aliases, and from Babel's
territories in both languages; in this order, so that a partner keeps the name it has here. Viet Nam is no partner.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz, process

from indicators.catalogue import Catalogue
from indicators.i18n import LANGUAGES
from indicators.model.indicator import AreaKind
from indicators.model.partnership import StateChange
from indicators.model.text import fold

HOME = "VNM"
MOST_PROPOSALS = 3
LIKELY = 72.0
"""Score of a near name from which it is proposed."""
WITHDRAWN = frozenset(
    {"ASC", "BUR", "CPT", "DDR", "DGA", "EUE", "FXX", "QUU", "SUN", "TAA", "TMP", "UNN", "XKK", "YMD", "YUG", "ZAR"}
)
"""Codes that Babel reads and ISO 3166 no longer has, or reserves for what is no country."""


@dataclass(frozen=True, slots=True)
class Country:
    """One that may be a partner. ``iso3`` is empty for what is no country; ``region`` where it is known already."""

    code: str
    iso3: str
    name: Mapping[str, str]
    region: str = ""
    counted: bool = True


class Countries:
    """Finds countries; built once for a file."""

    def __init__(self, catalogue: Catalogue, partners: Iterable[StateChange]) -> None:
        self._by_code: dict[str, Country] = {}
        self._by_name: dict[str, str] = {}
        for change in partners:
            self._add(Country(change.partner, change.iso3, change.name, change.region, change.counted))
        for area in catalogue.areas:
            if area.kind is AreaKind.COUNTRY and area.code != HOME:
                self._add(Country(area.code, area.code, area.name), area.aliases)
        for country in _territories():
            self._add(country)

    def _add(self, country: Country, aliases: Iterable[str] = ()) -> None:
        if country.code == HOME:
            return
        self._by_code.setdefault(country.code, country)
        for name in (*country.name.values(), *aliases):
            self._by_name.setdefault(fold(name), country.code)

    def all(self) -> tuple[Country, ...]:
        """Return every country by code."""
        return tuple(self._by_code[code] for code in sorted(self._by_code))

    def find(self, text: str) -> Country | None:
        """Return the country of a code or a name, whatever its case and marks."""
        code = text.strip().upper()
        return self._by_code.get(code) or self._by_code.get(self._by_name.get(fold(text), ""))

    def proposals(self, text: str) -> tuple[Country, ...]:
        """Return the countries whose names come near ``text``, the nearest first."""
        found = process.extract(
            fold(text), list(self._by_name), scorer=fuzz.token_set_ratio, score_cutoff=LIKELY, limit=2 * MOST_PROPOSALS
        )
        codes = dict.fromkeys(self._by_name[name] for name, _, _ in found)
        return tuple(self._by_code[code] for code in list(codes)[:MOST_PROPOSALS])


def _territories() -> Iterable[Country]:
    """Yield the territories of Babel that have an ISO 3166 alpha-3 code, with their names in both languages."""
    names = {lang: Locale.parse(lang).territories for lang in LANGUAGES}
    for code, aliases in get_global("territory_aliases").items():
        if len(code) == len(HOME) and code.isalpha() and code not in WITHDRAWN and len(aliases) == 1:
            short = aliases[0]
            if all(short in known for known in names.values()):
                yield Country(code, code, {lang: names[lang][short] for lang in LANGUAGES})
