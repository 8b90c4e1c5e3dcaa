"""The series a reader may add, as options of a searchable list: what each is called and by which words it is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indicators.i18n import LANGUAGES, translate
from indicators.model.indicator import Indicator
from indicators.model.text import fold
from indicators.services.explore_answers import SeriesEntry


@dataclass(frozen=True, slots=True)
class SeriesOption:
    """One series in words: ``label`` for the list, ``short`` for a chip, ``keywords`` folded for searching."""

    key: str
    topic: str
    label: str
    short: str
    keywords: str


def series_options(
    entries: Iterable[SeriesEntry], indicators: Mapping[str, Indicator], lang: str
) -> tuple[SeriesOption, ...]:
    """Return an option for each entry, in order; what differs within one indicator stands in brackets."""
    listed = tuple(entries)
    units: Counter[tuple[str, str]] = Counter((e.indicator, e.measure) for e in listed)
    options = []
    for entry in listed:
        detail = _detail(entry, indicators.get(entry.indicator), units[(entry.indicator, entry.measure)] > 1, lang)
        known = indicators.get(entry.indicator)
        words = [*(entry.name[other] for other in LANGUAGES), *(entry.short[other] for other in LANGUAGES)]
        words += [entry.indicator, detail, *(known.aliases if known else ())]
        options.append(
            SeriesOption(
                key=entry.key,
                topic=entry.topic,
                label=_joined(entry.name[lang], detail),
                short=_joined(entry.short[lang], detail),
                keywords=fold(" ".join(words)),
            )
        )
    return tuple(options)


def _detail(entry: SeriesEntry, indicator: Indicator | None, several_units: bool, lang: str) -> str:
    """Return what tells this series from the plain one of its indicator; empty for the plain one."""
    parts = []
    if indicator is None or entry.measure != indicator.default_measure:
        parts.append(translate(lang, f"term.measure.{entry.measure}"))
    if several_units:
        parts.append(entry.unit_measure)
    return ", ".join(parts)


def _joined(name: str, detail: str) -> str:
    return f"{name} ({detail})" if detail else name
