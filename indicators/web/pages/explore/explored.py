"""Everything one view of the explorer shows, asked of the services in one place; the views only turn it into words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from indicators.model.chart import ChartData, ChartKind, ChartSpec, PeriodChoice, Transform
from indicators.model.errors import IndicatorsError
from indicators.model.frames import records
from indicators.model.period import Period
from indicators.model.series import Measure, SeriesKey
from indicators.services.explore import Explore
from indicators.services.explore_answers import Choices, PointDetail, SeriesEntry
from indicators.web.pages.explore.growth import Growth, Row
from indicators.web.pages.explore.state import PageState, Tab

if TYPE_CHECKING:
    from datetime import date

DEFAULT_SERIES = ("EXP_GOODS",)
DEFAULT_YEARS = 5


@dataclass(frozen=True, slots=True)
class Explored:
    """``state`` holds the settled spec. ``notices`` are codes of what was left out of the URL.

    ``readings`` is one detail a shown period, latest first, for each series; only filled on its own tab.
    """

    state: PageState
    entries: tuple[SeriesEntry, ...]
    choices: Choices
    data: ChartData
    detail: PointDetail | None = None
    readings: tuple[tuple[PointDetail, ...], ...] = ()
    growth: Growth = field(default_factory=Growth)
    notices: tuple[str, ...] = ()

    @property
    def spec(self) -> ChartSpec:
        return self.state.spec


def settled_state(explore: Explore, state: PageState, as_of: date | None) -> tuple[PageState, tuple[str, ...]]:
    """Return ``state`` with known series and legal choices as of a day, and codes of what had to be left out."""
    known = tuple(text for text in state.spec.series if _is_known(explore, text))
    codes = [
        code for code, said in (("ignored", state.ignored), ("series_unknown", known != state.spec.series)) if said
    ]
    spec = replace(state.spec, series=known or DEFAULT_SERIES, as_of=as_of)
    point = state.point if known == state.spec.series else None
    settled = explore.settle(spec if known else _default(explore, spec))
    return replace(state, spec=settled, point=point), tuple(codes)


def _default(explore: Explore, spec: ChartSpec) -> ChartSpec:
    """Return what is drawn for a reader who names no series: the last years, one line a year, unless the URL chose."""
    if spec.period is not ChartSpec().period or spec.kind is not ChartSpec().kind:
        return spec
    years = explore.choices(spec).years
    first = years[1] - DEFAULT_YEARS + 1 if years and spec.first is None and spec.last is None else spec.first
    return replace(spec, period=PeriodChoice.YEAR_TO_DATE, kind=ChartKind.LADDER, first=first)


def _is_known(explore: Explore, text: str) -> bool:
    try:
        explore.canonical(text)
    except IndicatorsError:
        return False
    return True


def explored(explore: Explore, state: PageState, as_of: date | None) -> Explored:
    """Ask for everything that the page shows for ``state`` as of a day (None: today)."""
    settled, notices = settled_state(explore, state, as_of)
    data = explore.resolve(settled.spec)
    detail = _detail(explore, settled)
    if settled.point is not None and detail is None:
        settled, notices = replace(settled, point=None), (*notices, "point_unknown")
    entries, choices = explore.entries(as_of), explore.choices(settled.spec)
    growing = settled.tab is Tab.CHART and len(data.series) == 1 and Transform.YEAR_ON_YEAR in choices.transforms
    return Explored(
        state=settled,
        entries=entries,
        choices=choices,
        data=data,
        detail=detail,
        readings=_readings(explore, data) if settled.tab is Tab.VINTAGES else (),
        growth=_growth(explore, data, entries) if growing else Growth(),
        notices=notices,
    )


def _detail(explore: Explore, state: PageState) -> PointDetail | None:
    point, spec = state.point, state.spec
    if point is None or point.series >= len(spec.series):
        return None
    try:
        return explore.point(spec.series[point.series], point.period.render(), spec.as_of)
    except IndicatorsError:
        return None


def _readings(explore: Explore, data: ChartData) -> tuple[tuple[PointDetail, ...], ...]:
    """Return the details of every shown period of each series, latest first."""
    found: list[tuple[PointDetail, ...]] = []
    for position, series in enumerate(data.series):
        rows = data.rows[data.rows["series"] == position].sort_values(["end", "start"], ascending=False)
        spans = [(start.date(), end.date()) for start, end in zip(rows["start"], rows["end"], strict=True)]
        found.append(tuple(explore.point(series.key, _text(*span), data.spec.as_of) for span in spans))
    return tuple(found)


def _growth(explore: Explore, data: ChartData, entries: tuple[SeriesEntry, ...]) -> Growth:
    """Return published growth of the one series where there is any, and what its levels give."""
    spec = data.spec
    key = replace(SeriesKey.parse(spec.series[0]), measure=Measure.YOY.value, unit_measure="percent").render()
    published: dict[Period, Row] = {}
    if any(entry.key == key for entry in entries):
        plain = replace(spec, series=(key,), transform=Transform.LEVEL, kind=ChartKind.TABLE)
        published = _by_period(explore.resolve(plain))
    if spec.transform is Transform.YEAR_ON_YEAR:
        return Growth(published)
    return Growth(published, _by_period(explore.resolve(replace(spec, transform=Transform.YEAR_ON_YEAR))))


def _by_period(data: ChartData) -> dict[Period, Row]:
    return {Period(row["start"].date(), row["end"].date()): row for row in records(data.rows)}


def _text(start: date, end: date) -> str:
    return Period(start, end).render()
