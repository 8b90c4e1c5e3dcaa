"""What is searched of one series: folded words with their weight, and the values it has on each facet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from indicators.catalogue import Catalogue
from indicators.i18n import LANGUAGES, translate
from indicators.model.chart import PeriodChoice
from indicators.model.indicator import Indicator
from indicators.model.series import SeriesKey
from indicators.model.text import fold
from indicators.services.explore_answers import SeriesEntry

NAME, ALIAS, DETAIL = 1.0, 0.8, 0.6
"""Weights of a word: in the name of the series, in another name of its indicator or place, in what qualifies it."""

OFTEN = 8_192
"""Texts whose words are kept: thousands of series share the other names of their indicator, place and source."""

JOINED = " · "
"""What stands between the parts of a name, see ``Catalogue.names``."""

_WORDS = re.compile(r"\w+").findall

FREQUENCIES = (
    PeriodChoice.YEAR,
    PeriodChoice.HALF,
    PeriodChoice.QUARTER,
    PeriodChoice.MONTH,
    PeriodChoice.YEAR_TO_DATE,
    PeriodChoice.INSTANT,
)
"""The windows by which series are looked for, in the order offered; nine months are windows from 1 January too."""


@dataclass(frozen=True, slots=True)
class SeriesDocument:
    """One series as the index knows it.

    ``names`` are its folded names and aliases as a whole; ``plain``: it is in its indicator's usual measure.
    """

    key: str
    words: Mapping[str, float]
    names: tuple[str, ...]
    plain: bool
    topic: str
    area: str
    origins: tuple[str, ...] = ()
    frequencies: tuple[str, ...] = ()


class Documents:
    """Makes documents by one catalogue; what thousands of series share is put into words once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._aliases: dict[str, tuple[str, ...]] = {}
        self._shared: dict[tuple[object, ...], dict[str, float]] = {}

    def of(self, entry: SeriesEntry) -> SeriesDocument:
        """Return what is searched of ``entry``: names in all languages, aliases, code, area, origins, measure, unit."""
        indicator, key = self._catalogue.indicator(entry.indicator), SeriesKey.parse(entry.key)
        if entry.indicator not in self._aliases:
            self._aliases[entry.indicator] = tuple(_folded(alias) for alias in indicator.aliases)
        named = [
            _parts(text) for text in dict.fromkeys(one[lang] for one in (entry.short, entry.name) for lang in LANGUAGES)
        ]
        words = dict(self._words(entry, indicator, key.ref_area))
        for texts, weight in (((value for _, value in key.dimensions), ALIAS), (chain(*named), NAME)):
            for text in texts:
                words.update(dict.fromkeys(split(text), weight))
        return SeriesDocument(
            key=entry.key,
            words=words,
            names=tuple(dict.fromkeys((*(JOINED.join(parts) for parts in named), *self._aliases[entry.indicator]))),
            plain=entry.measure == indicator.default_measure,
            topic=entry.topic,
            area=entry.ref_area or key.ref_area,
            origins=tuple(code for code in entry.origins if code),
            frequencies=tuple(one.value for one in FREQUENCIES if one in entry.periods),
        )

    def _words(self, entry: SeriesEntry, indicator: Indicator, area: str) -> dict[str, float]:
        """Return the words that a series has whatever its members are."""
        said = entry.indicator, entry.measure, entry.unit_measure, entry.origins, area
        known = self._shared.get(said)
        if known is None:
            catalogue = self._catalogue
            details = [translate(lang, f"term.measure.{entry.measure}") for lang in LANGUAGES]
            details.append(entry.unit_measure)
            details += [catalogue.origin(code).name_on(None, lang) for code in entry.origins for lang in LANGUAGES]
            others = [*indicator.aliases, entry.indicator.replace("_", " "), entry.indicator]
            others += [catalogue.area_words(area, lang) for lang in LANGUAGES]
            known = self._shared[said] = {}
            for texts, weight in (([*details, *entry.origins], DETAIL), (others, ALIAS)):
                for text in texts:
                    known.update(dict.fromkeys(split(text), weight))
        return known


def _parts(name: str) -> list[str]:
    """Return the folded parts of a name: its indicator's and those of its members, which many names share."""
    return [_folded(part) for part in name.split(JOINED)]


@lru_cache(maxsize=OFTEN)
def split(text: str) -> tuple[str, ...]:
    """Return the folded words of a text; whatever is no letter or digit parts them."""
    return tuple(_WORDS(fold(text)))


@lru_cache(maxsize=OFTEN)
def _folded(text: str) -> str:
    return fold(text)
