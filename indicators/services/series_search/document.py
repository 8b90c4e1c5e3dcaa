"""What is searched of one series: folded words with their weight, and the values it has on each facet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from indicators.catalogue import Catalogue
from indicators.i18n import LANGUAGES, translate
from indicators.model.chart import PeriodChoice
from indicators.model.series import SeriesKey
from indicators.model.text import fold
from indicators.services.explore_answers import SeriesEntry

NAME, ALIAS, DETAIL = 1.0, 0.8, 0.6
"""Weights of a word: in the name of the series, in another name of its indicator or place, in what qualifies it."""

OFTEN = 8_192
"""Texts whose words are kept: thousands of series share the other names of their indicator, place and source."""

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


def document_of(entry: SeriesEntry, catalogue: Catalogue) -> SeriesDocument:
    """Return what is searched of ``entry``: names in both languages, aliases, code, area, origins, measure, unit."""
    indicator, key = catalogue.indicator(entry.indicator), SeriesKey.parse(entry.key)
    plain = entry.measure == indicator.default_measure
    names = tuple(dict.fromkeys(fold(one[lang]) for one in (entry.short, entry.name) for lang in LANGUAGES))
    origins = [catalogue.origin(code).name_on(None, lang) for code in entry.origins for lang in LANGUAGES]
    details = [translate(lang, f"term.measure.{entry.measure}") for lang in LANGUAGES]
    details += [entry.unit_measure, *origins, *entry.origins]
    others = [*indicator.aliases, entry.indicator.replace("_", " "), entry.indicator]
    others += [catalogue.area_words(key.ref_area, lang) for lang in LANGUAGES] + [value for _, value in key.dimensions]
    words: dict[str, float] = {}
    whole = tuple(dict.fromkeys((*names, *(_folded(alias) for alias in indicator.aliases))))
    for texts, weight in ((details, DETAIL), (others, ALIAS), (names, NAME)):
        for text in texts:
            for word in split(text):
                words[word] = max(weight, words.get(word, 0.0))
    return SeriesDocument(
        key=entry.key,
        words=words,
        names=whole,
        plain=plain,
        topic=entry.topic,
        area=entry.ref_area or key.ref_area,
        origins=tuple(code for code in entry.origins if code),
        frequencies=tuple(one.value for one in FREQUENCIES if one in entry.periods),
    )


@lru_cache(maxsize=OFTEN)
def split(text: str) -> tuple[str, ...]:
    """Return the folded words of a text; whatever is no letter or digit parts them."""
    return tuple("".join(ch if ch.isalnum() or ch == "_" else " " for ch in fold(text)).split())


@lru_cache(maxsize=OFTEN)
def _folded(text: str) -> str:
    return fold(text)
