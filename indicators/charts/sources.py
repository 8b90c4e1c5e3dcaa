"""Whose figures are drawn: the office's name on the figure's day, and the days of publication. Never typed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from indicators.charts.points import Point
from indicators.i18n.dates import format_date
from indicators.model.chart import ChartData


def origin_name(data: ChartData, point: Point, lang: str) -> str:
    """Return what the organisation was called on the day the figure was published; its code where no name is known."""
    return _named(data, point.origin, point.published, lang)


def _named(data: ChartData, origin: str, published: date | None, lang: str) -> str:
    day = published.isoformat() if published else ""
    names = data.origin_names.get((origin, day)) or data.origin_names.get((origin, ""))
    return names[lang] if names else origin


def source_words(data: ChartData, drawn: Iterable[Point], lang: str) -> str:
    """Return the organisations of the drawn figures, each name with its first and last day, latest first.

    Those behind computed figures are named with them.
    """
    days: dict[str, list[tuple[date, str]]] = {}
    for point in drawn:
        spans = days.setdefault(origin_name(data, point, lang), [])
        if point.published:
            spans.append((point.published, point.precision))
    for parent in data.parents:
        spans = days.setdefault(_named(data, parent.origin, parent.published, lang), [])
        if parent.published:
            spans.append((parent.published, parent.precision))
    ordered = sorted(days.items(), key=lambda item: max(item[1], default=(date.min, ""))[0], reverse=True)
    return "; ".join(", ".join(part for part in (name, _span(spans)) if part) for name, spans in ordered)


def _span(spans: list[tuple[date, str]]) -> str:
    if not spans:
        return ""
    first, last = format_date(*min(spans)), format_date(*max(spans))
    return first if first == last else f"{first}–{last}"
