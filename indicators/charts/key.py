"""The key: only what a reader cannot read off a direct label; a mark, words, and a colour where it tells a series."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from indicators.charts.breaks import shown_breaks
from indicators.charts.heatmap import gaps
from indicators.charts.joins import Join, join, rhythm
from indicators.charts.kinds import Points
from indicators.charts.ladder import lines as ladder_lines
from indicators.charts.line import lines as time_lines
from indicators.charts.parts import parts_of
from indicators.charts.points import Drawn, Point
from indicators.charts.scatter import pairs
from indicators.charts.slope import joined
from indicators.charts.stack import series_token
from indicators.charts.status import MARK_OF, ORDER
from indicators.charts.step import incomplete_until
from indicators.charts.theme import SERIES
from indicators.charts.tiers import TIERS, stacked
from indicators.charts.value_text import number_text, series_unit, with_unit
from indicators.charts.waterfall import bars
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
_JOINED = {ChartKind.LINE, ChartKind.LADDER, ChartKind.MULTIPLES, ChartKind.SLOPE}
_COLUMNS = {ChartKind.COLUMN, ChartKind.BAR, ChartKind.STACKED_COLUMN, ChartKind.SHARE_COLUMN, ChartKind.WATERFALL}
_KEYED = {ChartKind.COLUMN, ChartKind.STACKED, ChartKind.STACKED_COLUMN, ChartKind.SHARE_COLUMN}
"""Kinds whose series are told by the key, for no label stands at them."""

_UNBOUNDED = {ChartKind.BAR, ChartKind.SCATTER, ChartKind.WATERFALL, ChartKind.HEATMAP}
"""Kinds without chevrons: the word before the figure tells a bound."""

BOTH_ENDS = 2
_ON_TIME = {ChartKind.LINE, ChartKind.COLUMN, ChartKind.STEP, ChartKind.MULTIPLES, ChartKind.STACKED_COLUMN}

_APART = {ChartKind.TABLE, ChartKind.MULTIPLES, ChartKind.SCATTER}
"""Kinds in which a mark tells only status, however many series there are."""


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
        *_joins(shown, lang),
        *_others(data, known, lang),
    )


def _series(data: ChartData, known: Points, lang: str) -> tuple[KeyItem, ...]:
    shown = {p.series for p in known}
    if data.spec.kind is ChartKind.RANGE:
        marks = enumerate(zip(_END_MARKS, data.series, SERIES, strict=False))
        return tuple(KeyItem(mark, series.short[lang], colour) for i, (mark, series, colour) in marks if i in shown)
    if data.spec.kind is ChartKind.HEATMAP:
        return _colour_ends(data, known, lang)
    if data.spec.kind not in _KEYED or len(data.series) == 1:
        return ()
    return tuple(
        KeyItem("column_full", series.short[lang], series_token(data, position))
        for position, series in enumerate(data.series)
        if position in shown
    )


def _colour_ends(data: ChartData, known: Points, lang: str) -> tuple[KeyItem, ...]:
    """Return the two ends of the colours of a heat map with their figures."""
    low, high = min(known, key=lambda p: p.value or 0), max(known, key=lambda p: p.value or 0)
    signs = (low.value or 0) < 0 < (high.value or 0)
    first, last = ("div-neg", "div-pos") if signs else ("tier-1", "tier-3")
    unit = series_unit(data.series[0], lang)
    return tuple(
        KeyItem(
            "column_full",
            translate(lang, f"charts.key.{name}", value=with_unit(_number(point, lang), unit, lang)),
            token,
        )
        for name, point, token in (("lowest", low, first), ("highest", high, last))
    )


def _number(point: Point, lang: str) -> str:
    return number_text(point.value, point.value_high, point.decimals, point.qualifier, lang)


def _statuses(data: ChartData, known: Points, lang: str) -> tuple[KeyItem, ...]:
    present = _present(data, known)
    if data.spec.kind is ChartKind.STEP and (stacked(data) or len(present) == 1):
        return ()
    return tuple(
        KeyItem(_status_mark(data, status, present), translate(lang, f"term.status.{status}"))
        for status in ORDER
        if status in present
    )


def _present(data: ChartData, known: Points) -> set[ObsStatus]:
    """Return the statuses that marks show: of a pair, and of a change between two, the less settled."""
    if data.spec.kind is ChartKind.SCATTER:
        return {pair.status for pair in pairs(known)}
    if data.spec.kind is ChartKind.WATERFALL:
        return {one.status for one in bars(Drawn(data, known)) if one.points}
    return {p.status for p in known}


def _status_mark(data: ChartData, status: ObsStatus, present: set[ObsStatus]) -> str:
    if data.spec.kind in _COLUMNS:
        told_apart = len(present & {ObsStatus.ESTIMATE, ObsStatus.DERIVED, ObsStatus.FORECAST}) > 1
        if told_apart and status in {ObsStatus.DERIVED, ObsStatus.FORECAST}:
            return MARK_OF[status]
        return _COLUMN_MARK.get(status, "column_hollow")
    if status is ObsStatus.DERIVED and len(data.series) > 1 and data.spec.kind not in _APART:
        return "derived_among"
    return MARK_OF[status]


def _joins(shown: Drawn, lang: str) -> tuple[KeyItem, ...]:
    if shown.data.spec.kind not in _JOINED:
        return ()
    slope = shown.data.spec.kind is ChartKind.SLOPE
    present = _slope_joins(shown.points) if slope else _time_joins(shown)
    return tuple(KeyItem(mark, translate(lang, words)) for kind, (mark, words) in _JOIN_MARK.items() if kind in present)


def _time_joins(shown: Drawn) -> set[Join]:
    data, known = shown.data, shown.points
    if shown.lines is not None:
        return {Join(how) for how in set(shown.lines.join.tolist()) if how}
    chains = ladder_lines(known) if data.spec.kind is ChartKind.LADDER else time_lines(data, known)
    step = rhythm(known)
    return {join(a, b, step) for chain in chains for a, b in pairwise(chain.points)}


def _slope_joins(known: Points) -> set[Join]:
    own: dict[int, list[Point]] = {}
    for point in known:
        own.setdefault(point.series, []).append(point)
    return {joined(*mine) for mine in own.values() if len(mine) == BOTH_ENDS}


def _others(data: ChartData, known: Points, lang: str) -> tuple[KeyItem, ...]:
    pointed = data.spec.kind not in {*_KEYED - {ChartKind.COLUMN}, *_UNBOUNDED}
    bounds = {p.qualifier for p in known if p.qualifier.one_sided and pointed}
    ranged = any(t.value_high is not None for t in data.targets)
    footed = any(t.qualifier in {Qualifier.AT_LEAST, Qualifier.OVER} for t in data.targets)
    found = [
        ("over", "charts.key.over", "", bool(bounds - {Qualifier.NEARLY})),
        ("nearly", "charts.key.nearly", "", Qualifier.NEARLY in bounds),
        ("hatched", "charts.key.refused", "", bool(data.not_derivable) or _shares_refused(data, known)),
        ("hatched", "charts.key.gap", "", data.spec.kind is ChartKind.HEATMAP and bool(gaps(Drawn(data, known)))),
        ("break", "charts.key.break", "", bool(_breaks(data, known))),
        ("target", "charts.key.target", "st-target", bool(data.targets) and (ranged or not footed)),
        ("target_foot", "charts.key.target_foot", "st-target", footed),
        ("line", "charts.key.incomplete", "context", _incomplete(data, known)),
        ("ghost", "charts.key.ghost", "", data.spec.against is not None),
    ]
    return tuple(KeyItem(mark, translate(lang, words), colour) for mark, words, colour, there in found if there)


def _shares_refused(data: ChartData, known: Points) -> bool:
    return data.spec.kind is ChartKind.SHARE_COLUMN and any(one.refused for one in parts_of(Drawn(data, known)))


def _breaks(data: ChartData, known: Points) -> bool:
    return data.spec.kind in _ON_TIME and bool(shown_breaks(Drawn(data, known)))


def _incomplete(data: ChartData, known: Points) -> bool:
    among_tiers = {series.indicator for series in data.series} <= set(TIERS) and stacked(data)
    return data.spec.kind is ChartKind.STEP and not among_tiers and incomplete_until(known) is not None
