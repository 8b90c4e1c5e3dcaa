"""The chosen series in words: each told from the others of its indicator."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from indicators.i18n import translate
from indicators.model.indicator import Indicator
from indicators.services.explore_answers import SeriesEntry


@dataclass(frozen=True, slots=True)
class SeriesOption:
    """One series in the words of a chip."""

    key: str
    short: str


def series_options(
    entries: Iterable[SeriesEntry],
    indicators: Mapping[str, Indicator],
    lang: str,
    chosen: Collection[str] | None = None,
) -> tuple[SeriesOption, ...]:
    """Return an option for each entry, or for the ``chosen`` ones; what differs within one indicator is in brackets."""
    listed = tuple(entries)
    units: dict[tuple[str, str], set[str]] = {}
    for entry in listed:
        units.setdefault((entry.indicator, entry.measure), set()).add(entry.unit_measure)
    options = []
    for entry in listed:
        if chosen is not None and entry.key not in chosen:
            continue
        several = len(units[(entry.indicator, entry.measure)]) > 1
        detail = _detail(entry, indicators.get(entry.indicator), several, lang)
        options.append(SeriesOption(entry.key, _joined(entry.short[lang], detail)))
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
