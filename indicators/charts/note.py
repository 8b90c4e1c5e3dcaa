"""One note under a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.i18n import translate
from indicators.i18n.periods import period_phrase
from indicators.model.period import Period, PeriodKind

TOLD = 4
"""Periods told by name in one note before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note.

    ``kind``: ``annotation``, ``discrepancy`` (shown with its mark), ``refusal``, ``target``, ``transform``, ``break``,
    ``against`` (figures of an earlier day), ``remark``, ``shortened`` (digits left out in the plot) or ``decimated``.
    """

    kind: str
    text: str


def listed(words: list[str], lang: str, more: str = "charts.and_more") -> str:
    """Return words in one row, those beyond the first few counted by the message ``more``."""
    told = ", ".join(words[:TOLD])
    return told if len(words) <= TOLD else translate(lang, more, listed=told, n=len(words) - TOLD)


def listed_series(names: list[str], lang: str) -> str:
    """Return names of series in one row."""
    return listed(names, lang, "charts.and_more_series")


def listed_periods(periods: Sequence[Period], lang: str) -> str:
    """Return periods in one row; years that follow one another as a span: ``năm 2019, 2021–2023``."""
    if not periods or any(period.kind is not PeriodKind.YEAR for period in periods):
        return listed([period_phrase(period, lang) for period in periods], lang)
    spans: list[list[int]] = []
    for year in sorted({period.start.year for period in periods}):
        if spans and spans[-1][-1] + 1 == year:
            spans[-1].append(year)
        else:
            spans.append([year])
    told = [str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans]
    return translate(lang, "period.year", year=", ".join(told))
