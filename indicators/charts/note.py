"""One note under a chart."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.i18n import translate

TOLD = 4
"""Periods told by name in one note before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note.

    ``kind``: ``annotation``, ``discrepancy`` (shown with its mark), ``refusal``, ``target``, ``transform``, ``break``,
    ``against`` (figures of an earlier day), ``remark`` or ``decimated``.
    """

    kind: str
    text: str


def listed(words: list[str], lang: str) -> str:
    """Return words in one row, those beyond the first few counted."""
    told = ", ".join(words[:TOLD])
    return told if len(words) <= TOLD else translate(lang, "charts.and_more", listed=told, n=len(words) - TOLD)
