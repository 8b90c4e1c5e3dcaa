"""What the explorer's URL says: the chart, the open tab and the selected point; and how each control changes it.

Pure. The URL is the only state of the page: ``read_state`` and ``PageState.to_query`` are inverse, ``changed`` is what
one control does to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, urlencode

from indicators.i18n import LANGUAGES
from indicators.model.annotation import MOST_ANNOTATIONS, Annotation
from indicators.model.chart import (
    LONGEST_FORMULA,
    MAX_SERIES,
    MOST_QUERY_FIELDS,
    ChartKind,
    ChartSpec,
    PeriodChoice,
    Transform,
)
from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.services.chart_kinds import FORMULA_KINDS
from indicators.services.frozen.snapshot_id import typed_id
from indicators.web.pages.explore.ids import ExploreId

LONGEST_PAGE = 4
LONGEST_ID = 20
OPEN_END = "0"
"""What a year select says for "from the first" or "to the last" year."""


OF_MONTHS = "/"
"""Stands in the period chip between the period kind and the one window of it that the chart shows."""


NO_FORMULA, OWN_FORMULA = "none", "own"
ADDS = "|"
"""Stands in the formula chip between a formula and the series that it adds."""


SHAPING = frozenset({"kind", "period", "months", "transform", "base", "formula", "at", "version"})
"""Parts of an address that say what kind of chart is meant; without any of them the most telling one is drawn."""


class Tab(StrEnum):
    CHART = "chart"
    NOTES = "notes"
    VINTAGES = "vintages"


@dataclass(frozen=True, slots=True)
class Point:
    """A selected point: position of its series in the spec, and its period."""

    series: int
    period: Period

    def render(self) -> str:
        return f"{self.series}~{self.period.render()}"

    @classmethod
    def parse(cls, text: str) -> Point:
        """Read ``<series>~<SDMX period>``; raise Invalid where it is neither."""
        position, _, period = text.partition("~")
        if not (position.isascii() and position.isdigit() and int(position) < MAX_SERIES):
            raise Invalid("point_unreadable")
        return cls(int(position), Period.parse(period))


@dataclass(frozen=True, slots=True)
class PageState:
    """Everything the URL holds; ``rows`` is the page of a long table, the latest periods first.

    ``ignored``: some part of it was not understood and was left out. ``frozen`` is the id of the snapshot that the
    address opens; without it a version alone freezes a chart. ``open``: the address leaves it to the page which kind
    of chart to draw.
    """

    spec: ChartSpec = field(default_factory=ChartSpec)
    tab: Tab = Tab.CHART
    point: Point | None = None
    lang: str = ""
    rows: int = 1
    ignored: bool = False
    frozen: str = ""
    open: bool = False

    def to_query(self) -> str:
        """Return the URL query, defaults left out."""
        said = {
            "tab": "" if self.tab is Tab.CHART else self.tab.value,
            "point": self.point.render() if self.point else "",
            "rows": str(self.rows) if self.rows > 1 else "",
            "lang": self.lang,
            "frozen": self.frozen,
        }
        own = urlencode({name: text for name, text in said.items() if text})
        return "&".join(part for part in (self.spec.to_query(), own) if part)


def read_state(search: object) -> PageState:
    """Read a URL query; what cannot be read is left out and marked, never repeated. What is no text is no query."""
    if not isinstance(search, str):
        return PageState(open=True)
    try:
        pairs = parse_qsl(search.removeprefix("?"), max_num_fields=MOST_QUERY_FIELDS)
        spec, unknown = ChartSpec.from_query(search)
    except ValueError:
        return PageState(ignored=True, open=True)
    said = {name for name, _ in pairs} - set(unknown)
    state = PageState(spec=spec, ignored=bool(unknown), open=not said & SHAPING)
    for name, text in pairs:
        read = _READERS.get(name)
        if read is not None:
            try:
                state = replace(state, **{name: read(text)})
            except (ValueError, Invalid):
                state = replace(state, ignored=True)
    return state


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise ValueError(text)
    return text


def _rows(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > LONGEST_PAGE or int(text) < 1:
        raise ValueError(text)
    return int(text)


_READERS: dict[str, Callable[[str], Any]] = {
    "tab": Tab,
    "point": Point.parse,
    "lang": _language,
    "rows": _rows,
    "frozen": lambda text: typed_id(text) or text[:LONGEST_ID],
}


def changed(state: PageState, control: str, value: Any) -> PageState:
    """Return ``state`` after ``control`` (an ExploreId) was set to ``value``.

    ``state.spec`` is settled: full keys, legal choices. A value that the control never offers leaves it as it is.
    """
    change = _CHANGES.get(control)
    if change is None:
        return state
    try:
        after = change(state, value)
    except (ValueError, TypeError, OverflowError, Invalid):
        return state
    return after if after.spec == state.spec else replace(after, frozen="")  # another chart than the one that was kept


def _add(state: PageState, key: Any) -> PageState:
    """Add a series; a ladder has one line a year of one series only, so that two are lines."""
    if not isinstance(key, str) or not key or key in state.spec.series or len(state.spec.series) >= MAX_SERIES:
        return state
    kind = ChartKind.LINE if state.spec.kind is ChartKind.LADDER else state.spec.kind
    return replace(state, spec=replace(state.spec, series=(*state.spec.series, key), kind=kind))


def _remove(state: PageState, key: str) -> PageState:
    if key not in state.spec.series:
        return state
    gone = state.spec.series.index(key)
    point = state.point
    if point is not None:
        point = None if point.series == gone else replace(point, series=point.series - (point.series > gone))
    series = tuple(other for other in state.spec.series if other != key)
    left = replace(state.spec, series=series, formula="") if series else ChartSpec(as_of=state.spec.as_of)
    return replace(state, spec=left, point=point)


def _period(state: PageState, text: str) -> PageState:
    """Choose a period kind. A ladder has only cumulative windows, and cumulative windows of one series are a ladder."""
    name, _, months = text.partition(OF_MONTHS)
    period = PeriodChoice(name)
    if period is state.spec.period and months == str(state.spec.months or ""):
        return state
    state = replace(state, spec=replace(state.spec, months=int(months) if months else None))
    cumulative = period is PeriodChoice.YEAR_TO_DATE
    kind = state.spec.kind
    if cumulative and len(state.spec.series) == 1 and kind is not ChartKind.TABLE:
        kind = ChartKind.LADDER
    elif kind is ChartKind.LADDER and not cumulative:
        kind = ChartKind.COLUMN if period is PeriodChoice.YEAR else ChartKind.LINE
    return replace(state, spec=replace(state.spec, period=period, kind=kind), point=None)


def _transform(state: PageState, text: str) -> PageState:
    return replace(state, spec=replace(state.spec, transform=Transform(text)))


def _base(state: PageState, text: str | None) -> PageState:
    if not text:
        return state
    return replace(state, spec=replace(state.spec, base=Period.parse(text)))


def _formula(state: PageState, said: str) -> PageState:
    """Choose a ready-made formula, perhaps with the series it needs, or begin one of one's own.

    What a formula gives has no year ladder: it begins with whole years.
    """
    formula, _, adds = said.partition(ADDS)
    if formula == NO_FORMULA:
        return _formula_text(state, "")
    if formula == OWN_FORMULA:
        return _formula_text(state, state.spec.formula or "a")
    added = _add(state, adds).spec.series if adds else state.spec.series
    return _formula_text(replace(state, spec=replace(state.spec, series=added)), formula)


def _formula_text(state: PageState, text: str) -> PageState:
    """Write a formula; one that cannot be read is told where, and stays in its field."""
    formula = str(text).strip()[:LONGEST_FORMULA]
    if formula == state.spec.formula:
        return state
    spec = replace(state.spec, formula=formula)
    if formula and spec.kind not in FORMULA_KINDS:
        ladder = spec.kind is ChartKind.LADDER
        spec = replace(spec, kind=ChartKind.COLUMN, period=PeriodChoice.YEAR if ladder else spec.period)
    return replace(state, spec=spec, point=None)


def _kind(state: PageState, text: str) -> PageState:
    kind = ChartKind(text)
    leaves = kind is ChartKind.LADDER and state.spec.period is not PeriodChoice.YEAR_TO_DATE
    period = PeriodChoice.YEAR_TO_DATE if leaves else state.spec.period
    return replace(state, spec=replace(state.spec, kind=kind, period=period), point=None if leaves else state.point)


def _first(state: PageState, text: str | None) -> PageState:
    """Choose the first year; the last one moves along where it would come before it."""
    first, last = _year(text), state.spec.last
    return replace(state, spec=replace(state.spec, first=first, last=max(first, last) if first and last else last))


def _last(state: PageState, text: str | None) -> PageState:
    last, first = _year(text), state.spec.first
    return replace(state, spec=replace(state.spec, last=last, first=min(first, last) if first and last else first))


def _year(text: str | None) -> int | None:
    return date(int(text), 1, 1).year if text and text != OPEN_END else None


def _events(state: PageState, on: bool) -> PageState:
    return replace(state, spec=replace(state.spec, events=bool(on)))


def _log(state: PageState, on: bool) -> PageState:
    return replace(state, spec=replace(state.spec, log=bool(on)))


def _free(state: PageState, on: bool) -> PageState:
    return replace(state, spec=replace(state.spec, free=bool(on)))


def _note(state: PageState, said: Any) -> PageState:
    """Add a note of day, value and text; one that cannot be read, and one too many, leave the chart as it is."""
    day, value, text = (str("" if part is None else part).strip() for part in said)
    if len(state.spec.annotations) >= MOST_ANNOTATIONS:
        return state
    if "/" in day:
        day = "-".join(part.zfill(2) for part in reversed(day.split("/")))
    one = Annotation.of(day, value.replace(",", ".") if value.count(",") == 1 else value, text)
    kept = tuple(note for note in state.spec.annotations if note != one)
    return replace(state, spec=replace(state.spec, annotations=(*kept, one)))


def _drop_note(state: PageState, said: Any) -> PageState:
    kept = tuple(note for note in state.spec.annotations if note.render() != said)
    return replace(state, spec=replace(state.spec, annotations=kept))


def _tab(state: PageState, text: str) -> PageState:
    return replace(state, tab=Tab(text))


def _pick(state: PageState, said: Any) -> PageState:
    """Select a point by its text or by its address (series key, first day, first day after); ``""`` lets go of it."""
    if said is None:
        return state
    if isinstance(said, list):
        key, start, end = said
        period = Period(date.fromisoformat(start), date.fromisoformat(end))
        return replace(state, point=Point(_position(state, key), period))
    return replace(state, point=None if said == "" else Point.parse(str(said)))


def _position(state: PageState, key: str) -> int:
    """Return which series a drawn key is of: its own, that of published growth, or the first of a formula."""
    if state.spec.formula:
        return 0
    if key in state.spec.series:
        return state.spec.series.index(key)
    heads = [one.partition(";measure=")[0] for one in state.spec.series]
    return heads.index(key.partition(";measure=")[0])


_CHANGES: dict[str, Callable[[PageState, Any], PageState]] = {
    ExploreId.ADD: _add,
    ExploreId.REMOVE: _remove,
    ExploreId.PERIOD: _period,
    ExploreId.TRANSFORM: _transform,
    ExploreId.BASE: _base,
    ExploreId.FORMULA: _formula,
    ExploreId.FORMULA_TEXT: _formula_text,
    ExploreId.KIND: _kind,
    ExploreId.KIND_SMALL: _kind,
    ExploreId.FIRST: _first,
    ExploreId.LAST: _last,
    ExploreId.EVENTS: _events,
    ExploreId.LOG: _log,
    ExploreId.FREE: _free,
    ExploreId.NOTE_ADD: _note,
    ExploreId.NOTE_DROP: _drop_note,
    ExploreId.TABS: _tab,
    ExploreId.PICK: _pick,
}
