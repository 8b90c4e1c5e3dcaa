"""The key: only what a reader cannot read off a direct label; a mark, words, and a colour where it tells a series."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from indicators.charts.joins import Join, join, rhythm
from indicators.charts.kinds import Points
from indicators.charts.ladder import lines as ladder_lines
from indicators.charts.line import lines as time_lines
from indicators.charts.points import Drawn
from indicators.charts.stack import series_token
from indicators.charts.status import MARK_OF, ORDER
from indicators.charts.step import TIERS, incomplete_until, stacked
from indicators.charts.theme import SERIES
from indicators.i18n import translate
from indicators.model.chart import ChartData, ChartKind
from indicators.model.observation import ObsStatus, Qualifier

_COLUMN_MARK = {ObsStatus.OFFICIAL: "column_full", ObsStatus.PRELIMINARY: "column_half"}
_END_MARKS = ("official", "column_full")
"""Full shapes of the two ends of a range: their shape tells the series, what is inside the status."""

_JOIN_MARK = {
    Join.TOWARDS_ESTIMATE: ("dashed", "charts.key.towards_estimate"),
    Join.TOWARDS_PROJECTION: ("dotted", "charts.key.towards_projection"),
    Join.HAIRLINE: ("hairline", "charts.key.hairline"),
}
_JOINED = {ChartKind.LINE, ChartKind.LADDER}


@dataclass(frozen=True, slots=True)
class KeyItem:
    """A mark's name (``marks``), its words, and the token of its colour; empty: the colour of the text."""

    mark: str
    words: str
    colour: str = ""


def key_items(shown: Drawn, lang: str) -> tuple[KeyItem, ...]:
    """Return the key of a chart: series (columns and stacks only), statuses, joins, bounds, hatching, targets."""
    data, known = shown.data, shown.points
    if data.spec.kind is ChartKind.TABLE or not known:
        return _statuses(data, known, lang)
    return (
        *_series(data, known, lang),
        *_statuses(data, known, lang),
        *_joins(data, known, lang),
        *_others(data, known, lang),
    )


def _series(data: ChartData, known: Points, lang: str) -> tuple[KeyItem, ...]:
    shown = {p.series for p in known}
    if data.spec.kind is ChartKind.RANGE:
        marks = enumerate(zip(_END_MARKS, data.series, SERIES, strict=False))
        return tuple(KeyItem(mark, series.short[lang], colour) for i, (mark, series, colour) in marks if i in shown)
    if data.spec.kind not in {ChartKind.COLUMN, ChartKind.STACKED} or len(data.series) == 1:
        return ()
    return tuple(
        KeyItem("column_full", series.short[lang], series_token(data, position))
        for position, series in enumerate(data.series)
        if position in shown
    )


def _statuses(data: ChartData, known: Points, lang: str) -> tuple[KeyItem, ...]:
    present = {p.status for p in known}
    if data.spec.kind is ChartKind.STEP and (stacked(data) or len(present) == 1):
        return ()
    return tuple(
        KeyItem(_status_mark(data, status, present), translate(lang, f"term.status.{status}"))
        for status in ORDER
        if status in present
    )


def _status_mark(data: ChartData, status: ObsStatus, present: set[ObsStatus]) -> str:
    if data.spec.kind in {ChartKind.COLUMN, ChartKind.BAR}:
        told_apart = len(present & {ObsStatus.ESTIMATE, ObsStatus.DERIVED, ObsStatus.FORECAST}) > 1
        if told_apart and status in {ObsStatus.DERIVED, ObsStatus.FORECAST}:
            return MARK_OF[status]
        return _COLUMN_MARK.get(status, "column_hollow")
    if status is ObsStatus.DERIVED and len(data.series) > 1 and data.spec.kind is not ChartKind.TABLE:
        return "derived_among"
    return MARK_OF[status]


def _joins(data: ChartData, known: Points, lang: str) -> tuple[KeyItem, ...]:
    if data.spec.kind not in _JOINED:
        return ()
    chains = ladder_lines(known) if data.spec.kind is ChartKind.LADDER else time_lines(data, known)
    step = rhythm(known)
    pairs = ((a, b) for chain in chains for a, b in pairwise(chain.points))
    present = {join(a, b, step) for a, b in pairs}
    return tuple(KeyItem(mark, translate(lang, words)) for kind, (mark, words) in _JOIN_MARK.items() if kind in present)


def _others(data: ChartData, known: Points, lang: str) -> tuple[KeyItem, ...]:
    pointed = data.spec.kind not in {ChartKind.STACKED, ChartKind.BAR}
    bounds = {p.qualifier for p in known if p.qualifier.one_sided and pointed}
    ranged = any(t.value_high is not None for t in data.targets)
    footed = any(t.qualifier in {Qualifier.AT_LEAST, Qualifier.OVER} for t in data.targets)
    found = [
        ("over", "charts.key.over", "", bool(bounds - {Qualifier.NEARLY})),
        ("nearly", "charts.key.nearly", "", Qualifier.NEARLY in bounds),
        ("hatched", "charts.key.refused", "", bool(data.not_derivable)),
        ("target", "charts.key.target", "st-target", bool(data.targets) and (ranged or not footed)),
        ("target_foot", "charts.key.target_foot", "st-target", footed),
        ("line", "charts.key.incomplete", "context", _incomplete(data, known)),
    ]
    return tuple(KeyItem(mark, translate(lang, words), colour) for mark, words, colour, there in found if there)


def _incomplete(data: ChartData, known: Points) -> bool:
    among_tiers = {series.indicator for series in data.series} <= set(TIERS) and stacked(data)
    return data.spec.kind is ChartKind.STEP and not among_tiers and incomplete_until(known) is not None
