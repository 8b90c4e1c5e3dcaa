"""Everything one view of the explorer shows, asked of the services in one place; the views only turn it into words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from indicators.model.chart import ChartData, ChartKind, ChartSpec, Transform
from indicators.model.errors import IndicatorsError
from indicators.model.frames import records
from indicators.model.period import Period
from indicators.model.series import Measure, SeriesKey
from indicators.services.explore import Explore
from indicators.services.explore_answers import Choices, PointDetail, SeriesEntry
from indicators.services.formulas import FormulaOffer, offers
from indicators.services.frozen.snapshots import Opened, Snapshots
from indicators.services.settling import LeftOut
from indicators.web.pages.explore.growth import Growth, Row
from indicators.web.pages.explore.state import PageState, Tab

if TYPE_CHECKING:
    from datetime import date

DEFAULT_SERIES = ("EXP_GOODS",)


@dataclass(frozen=True, slots=True)
class Explored:
    """``state`` holds the settled spec, ``entries`` its series and those near them.

    ``notices`` and ``left_out`` say what was left out of the URL and why.

    ``typed`` is the formula as it was written, ``parts`` what is behind the selected point of one, series by series.

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
    left_out: tuple[LeftOut, ...] = ()
    offers: tuple[FormulaOffer, ...] = ()
    typed: str = ""
    parts: tuple[PointDetail, ...] = ()
    opened: Opened | None = None
    """How a frozen chart stands now; None for a live one."""

    @property
    def spec(self) -> ChartSpec:
        return self.state.spec


Said = tuple[tuple[str, ...], tuple[LeftOut, ...]]
"""What was left out: of the address, and of the chart that it asked for."""


def settled_state(explore: Explore, state: PageState, as_of: date | None) -> tuple[PageState, Said]:
    """Return ``state`` with known series and legal choices as of a day, and what had to be left out."""
    known = tuple(text for text in state.spec.series if _is_known(explore, text))
    codes = [
        code for code, said in (("ignored", state.ignored), ("series_unknown", known != state.spec.series)) if said
    ]
    day = as_of if state.spec.version is None else state.spec.as_of or as_of  # that of today names its day once frozen
    spec = replace(state.spec, series=known or DEFAULT_SERIES, as_of=day)
    point = state.point if known == state.spec.series else None
    settled = explore.settled(explore.telling(spec) if state.open and spec.version is None else spec)
    return replace(state, spec=settled.spec, point=point, open=False), (tuple(codes), settled.left_out)


def _is_known(explore: Explore, text: str) -> bool:
    try:
        explore.canonical(text)
    except IndicatorsError:
        return False
    return True


def explored(explore: Explore, state: PageState, as_of: date | None, snapshots: Snapshots | None = None) -> Explored:
    """Ask for everything that the page shows for ``state`` as of a day (None: today).

    ``snapshots`` tells how a frozen chart stands now; without it nothing is compared.
    """
    settled, (notices, left_out) = settled_state(explore, state, as_of)
    data = explore.resolve(settled.spec)
    opened = _opened(snapshots, settled)
    if settled.frozen and (opened is None or opened.snapshot is None):
        settled = replace(settled, frozen="")
        notices = (*notices, "snapshot_unknown")
    present = explore
    if settled.spec.version is not None:
        explore, as_of = explore.at(settled.spec.version), settled.spec.as_of
    detail = _detail(explore, settled)
    if settled.point is not None and detail is None:
        settled, notices = replace(settled, point=None), (*notices, "point_unknown")
    entries, choices = explore.near(settled.spec.series, as_of), explore.choices(settled.spec)
    growing = (
        settled.tab is Tab.CHART
        and len(data.series) == 1
        and not settled.spec.formula
        and settled.spec.kind is not ChartKind.STEP  # from 9 partners to 14 is five more, and no 55.6 per cent
        and Transform.YEAR_ON_YEAR in choices.transforms
    )
    return Explored(
        state=settled,
        entries=entries,
        choices=choices,
        data=data,
        detail=detail,
        readings=_readings(explore, data) if settled.tab is Tab.VINTAGES else (),
        growth=_growth(present, data, entries) if growing else Growth(),
        notices=notices,
        left_out=(*left_out, *_vanished(data, entries)),
        offers=offers(settled.spec, entries),
        typed=state.spec.formula,
        parts=_parts(explore, settled),
        opened=opened,
    )


def _opened(snapshots: Snapshots | None, state: PageState) -> Opened | None:
    if snapshots is None or state.spec.version is None:
        return None
    return snapshots.standing(state.spec, state.frozen)


def _vanished(data: ChartData, entries: tuple[SeriesEntry, ...]) -> tuple[LeftOut, ...]:
    """Return the series that are asked for and have no figure as of the day, where others have."""
    known = {entry.key for entry in entries}
    asked = data.parts or data.series
    gone = [series for series in asked if series.key not in known]
    if len(gone) == len(asked) and not data.parts:
        return ()  # the page says so in place of the chart
    return tuple(LeftOut("series_vanished", {"name": series.name}) for series in gone)


def _parts(explore: Explore, state: PageState) -> tuple[PointDetail, ...]:
    """Return what is behind the figures that the selected point of a formula is made of."""
    if state.point is None or not state.spec.formula:
        return ()
    found = []
    for key in state.spec.series:
        try:
            found.append(explore.point(key, state.point.period.render(), state.spec.as_of))
        except IndicatorsError:
            continue
    return tuple(found)


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
    return Growth(published, _by_period(explore.computed(replace(spec, transform=Transform.YEAR_ON_YEAR))))


def _by_period(data: ChartData) -> dict[Period, Row]:
    return {Period(row["start"].date(), row["end"].date()): row for row in records(data.rows)}


def _text(start: date, end: date) -> str:
    return Period(start, end).render()
