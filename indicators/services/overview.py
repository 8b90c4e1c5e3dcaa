"""The overview: headline figures with their change and its base, what changed lately, what is missing or disputed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import partial
from itertools import islice

from indicators.catalogue import Catalogue
from indicators.model.errors import Invalid
from indicators.model.indicator import Indicator, IndicatorKind
from indicators.model.period import Period, PeriodKind
from indicators.model.release import ReleaseRule
from indicators.model.series import SeriesKey
from indicators.services.figures import Figure, Figures
from indicators.services.rhythm import rhythm_of
from indicators.store import Arrival, Store
from indicators.transforms.counts import COUNTED
from indicators.winners import Role

LATELY = timedelta(days=31)
MOST_NEW = 200
"""New figures that are told one by one: a release may bring one for each of 20,000 series."""
A_LOOK = 16
"""Series that are read at once in search of the latest figure in use."""
DISPUTES = {Role.WITHHELD, Role.DISAGREES}


class ChangeUnit(StrEnum):
    """Per cent of a level, percentage points of a rate, or a plain count: they never share a symbol."""

    PERCENT = "percent"
    POINTS = "points"
    COUNT = "count"


class SparkStyle(StrEnum):
    COLUMNS = "columns"
    LADDER = "ladder"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Change:
    """A change with its named base: the period, and the figure where it is known.

    ``published`` is the growth as its source printed it, which comes before a computed one. ``two_sources`` where the
    two figures of a computed change come from two origins.
    """

    value: Decimal
    decimals: int
    unit: ChangeUnit
    base_period: Period
    base: Figure | None = None
    published: Figure | None = None
    two_sources: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """A figure that disagrees with the one in use, or is withheld; both cited."""

    rival: Figure
    winner: Figure | None


@dataclass(frozen=True, slots=True)
class Card:
    """One headline indicator. ``figure`` None: there is no figure as of that day, and the card says so."""

    indicator: Indicator
    series_key: str
    figure: Figure | None
    change: Change | None
    no_change_reason: str
    spark: tuple[Figure, ...]
    spark_style: SparkStyle
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure in use that changed: what it read before, from the same origin or another."""

    before: Figure
    after: Figure


@dataclass(frozen=True, slots=True)
class Missing:
    """A window of a headline indicator that should have a figure and has none; ``due`` when it was expected.

    ``rule`` is the rule of the release calendar that says so; None: the day is expected by the rhythm so far.
    """

    indicator: Indicator
    series_key: str
    period: Period
    due: date
    rule: ReleaseRule | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since a day: revised, new, in dispute, missing; the order of the page.

    ``new`` is one figure a series, those of headlines first, ``MOST_NEW`` of ``new_count`` at most.
    """

    since: date
    revised: tuple[Revision, ...]
    new: tuple[Figure, ...]
    new_count: int
    disputes: tuple[Dispute, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    as_of: date
    today: date
    store_version: int
    cards: tuple[Card, ...]
    changes: Changes


class OverviewService:
    """Builds the overview as of a day from the marked figures."""

    def __init__(
        self, store: Store, catalogue: Callable[[], Catalogue], figures: Figures, today: Callable[[], date]
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._figures = figures
        self._today = today

    def overview(self, as_of: date | None = None) -> Overview:
        """Return the overview as of a day (None: today)."""
        day = self._figures.day(as_of)
        changes = self._changes(day)
        return Overview(
            as_of=day,
            today=self._today(),
            store_version=self._store.version(),
            cards=tuple(self.card(entry, day) for entry in self._catalogue().headlines),
            changes=changes,
        )

    def card(self, entry: Indicator, day: date) -> Card:
        """Return one headline card as of ``day``."""
        key = self._catalogue().series_key(entry.code).render()
        shown = self._figures.shown(key, day)
        figure = headline(shown)
        change, reason = self._change(entry, figure, shown, day)
        style, spark = _sparkline(entry, figure, shown)
        return Card(entry, key, figure, change, reason, spark, style, self._disputes(key, day, figure))

    def _published_growth(self, entry: Indicator, figure: Figure, day: date) -> Figure | None:
        if entry.kind is not IndicatorKind.FLOW or figure.measure != "level":
            return None
        key = self._catalogue().series_key(f"{entry.code};measure=yoy").render()
        return next((f for f in self._figures.shown(key, day) if f.period == figure.period), None)

    def _change(
        self, entry: Indicator, figure: Figure | None, shown: tuple[Figure, ...], day: date
    ) -> tuple[Change | None, str]:
        """Return the change on the like window a year before (a stock: on the reading before), or why there is none."""
        if figure is None or figure.value is None:
            return None, "no_figure"
        published = self._published_growth(entry, figure, day)
        base, reason = _base(entry, figure, shown)
        if published is not None and published.value is not None:
            before = figure.period.shift(years=-1)
            return Change(published.value, published.decimals, ChangeUnit.PERCENT, before, base, published), ""
        if base is None or base.value is None:
            return None, reason
        if figure.qualifier in {"over", "nearly", "at_least"} or base.qualifier in {"over", "nearly", "at_least"}:
            return None, "one_sided"
        difference = figure.value.scaleb(figure.unit_mult) - base.value.scaleb(base.unit_mult)
        two_sources = figure.origin != base.origin
        if entry.kind is IndicatorKind.STOCK:
            return Change(difference, 0, ChangeUnit.COUNT, base.period, base), ""
        if entry.kind is IndicatorKind.RATE:
            decimals = max(figure.decimals, base.decimals)
            return Change(difference, decimals, ChangeUnit.POINTS, base.period, base, two_sources=two_sources), ""
        growth = difference / base.value.scaleb(base.unit_mult) * 100
        return Change(growth, 1, ChangeUnit.PERCENT, base.period, base, two_sources=two_sources), ""

    def _disputes(self, key: str, day: date, figure: Figure | None) -> tuple[Dispute, ...]:
        """Return what disputes the headline figure itself, then the withheld figures of the two years around it."""
        rivals = [f for f in self._figures.readings(key, day) if f.role in DISPUTES and f.obs_id is not None]
        winners = {f.period: f for f in self._figures.shown(key, day)}
        near = [
            Dispute(rival, winners.get(rival.period))
            for rival in rivals
            if figure is not None
            and (rival.period == figure.period or (rival.withheld and _years_apart(rival, figure) <= 1))
        ]
        return tuple(
            sorted(
                near, key=lambda d: (figure is None or d.rival.period != figure.period, -d.rival.period.end.toordinal())
            )
        )

    # -- what changed -----------------------------------------------------------------------------------------
    def _changes(self, day: date) -> Changes:
        since = latest_publication(self._figures, day) - LATELY
        continued, others = self._figures.moved.between(since, day)
        contested = self._figures.moved.contested()
        now, earlier = self._figures.shown_of((*others, *contested), day), self._figures.shown_of(others, since)
        revised: list[Revision] = []
        came: dict[str, list[Figure | Arrival]] = {}
        for key in others:
            before = {f.period: f for f in earlier[key]}
            for figure in now[key]:
                if figure.period in before:
                    if not _same(figure, before[figure.period]):
                        revised.append(Revision(before[figure.period], figure))
                elif figure.obs_id is not None and figure.published and figure.published > since:
                    came.setdefault(key, []).append(figure)
        for arrival in continued:
            came.setdefault(arrival.series_key, []).append(arrival)
        chosen = {one.obs_id for one in self._store.decisions()}
        disputes = [
            one for key in contested for one in self._all_disputes(key, day, {f.period: f for f in now[key]}, chosen)
        ]
        news = self._news(came)
        return Changes(
            since=since,
            revised=tuple(sorted(revised, key=lambda r: r.after.period.end, reverse=True)),
            new=self._told(news[:MOST_NEW]),
            new_count=len(news),
            disputes=tuple(sorted(disputes, key=lambda d: d.rival.published or date.min, reverse=True)),
            missing=self._missing(day),
        )

    def _news(self, came: Mapping[str, Sequence[Figure | Arrival]]) -> list[Figure | Arrival]:
        """Return of each series the new figure that ends last, so that a release is one line and not twelve.

        Growth rates that came with the level they belong to are left out: the level is the news.
        """
        catalogue = self._catalogue()
        usual = {key: _indicator_and_measure(key) for key in came}
        told = {code for code, measure in usual.values() if measure == catalogue.indicator(code).default_measure}
        best = []
        for key in self._figures.moved.every().those(came):
            code, measure = usual[key]
            if code not in told or measure == catalogue.indicator(code).default_measure:
                best.append((code, max(came[key], key=lambda one: _later(one.period))))
        best.sort(key=lambda one: (catalogue.indicator(one[0]).headline or 99, -one[1].period.end.toordinal()))
        return [one for _, one in best]

    def _told(self, news: Sequence[Figure | Arrival]) -> tuple[Figure, ...]:
        """Return the figures that came, those read that are not yet."""
        read = {one.obs_id: one for one in self._figures.by_id(a.obs_id for a in news if isinstance(a, Arrival))}
        return tuple(read[one.obs_id] if isinstance(one, Arrival) else one for one in news)

    def _all_disputes(self, key: str, day: date, winners: dict[Period, Figure], chosen: set[int]) -> list[Dispute]:
        """Return what disputes a series, but for the figures that a person has ``chosen``."""
        rest = self._figures.rest(key, day)
        rivals = rest[(rest["role"].isin(DISPUTES) & rest["obs_id"].notna()).to_numpy()] if len(rest) else rest
        told = [Dispute(rival, winners.get(rival.period)) for rival in self._figures.figures(rivals)]
        return [one for one in told if one.winner is None or one.winner.obs_id not in chosen]

    def _missing(self, day: date) -> tuple[Missing, ...]:
        """Return, for each headline flow or rate, the first window after its headline whose figure is overdue."""
        found = []
        for entry in self._catalogue().headlines:
            if entry.kind is IndicatorKind.STOCK:
                continue
            key = self._catalogue().series_key(entry.code).render()
            shown = self._figures.shown(key, day)
            latest = headline(shown)
            if latest is None:
                continue
            calendar = partial(self._catalogue().release_rule, entry.code)
            rhythm = rhythm_of(self._figures.readings(key, day), latest.period, calendar)
            if rhythm is not None and rhythm.overdue(day):
                found.append(Missing(entry, key, rhythm.following, rhythm.due, rhythm.rule))
        return tuple(found)


def headline(shown: tuple[Figure, ...]) -> Figure | None:
    """Return the figure whose period ends last; among equals the longest window from 1 January."""
    best = [f for f in shown if f.value is not None]
    return max(best, key=lambda f: _later(f.period), default=None)


def _base(entry: Indicator, figure: Figure, shown: tuple[Figure, ...]) -> tuple[Figure | None, str]:
    if entry.kind is IndicatorKind.STOCK:
        earlier = [f for f in shown if f.period.end < figure.period.end and f.value != figure.value]
        stated = [f for f in earlier if f.obs_id is not None] or earlier
        return (max(stated, key=lambda f: f.period.end), "") if stated else (None, "no_base")
    try:
        wanted = figure.period.shift(years=-1)
    except Invalid:
        return None, "unlike_windows"
    base = next((f for f in shown if f.period == wanted), None)
    if base is not None:
        return base, ""
    near = [
        f
        for f in shown
        if f.period.is_year_to_date
        and f.period.start == wanted.start
        and f.period.last_day.month == wanted.last_day.month
    ]
    return None, "unlike_windows" if near else "no_base"


def _sparkline(
    entry: Indicator, figure: Figure | None, shown: tuple[Figure, ...]
) -> tuple[SparkStyle, tuple[Figure, ...]]:
    """Return like periods only: years as columns, cumulative flows as a two-year ladder, counts as steps."""
    if figure is None:
        return SparkStyle.COLUMNS, ()
    if entry.kind is IndicatorKind.STOCK:
        return SparkStyle.STEPS, tuple(f for f in shown if f.period.is_instant)
    if entry.kind is IndicatorKind.FLOW:
        years = {figure.period.start.year, figure.period.start.year - 1}
        if (
            figure.period.kind is not PeriodKind.YEAR
            and figure.period.is_year_to_date
            and (figure.period.whole_months or 12) < 4
        ):
            years = {figure.period.start.year - 1, figure.period.start.year - 2} | {figure.period.start.year}
        return SparkStyle.LADDER, tuple(f for f in shown if f.period.is_year_to_date and f.period.start.year in years)
    like = [f for f in shown if f.period.same_window(figure.period)]
    return SparkStyle.COLUMNS, tuple(like[-15:])


def latest_publication(figures: Figures, day: date) -> date:
    """Return the last day up to ``day`` on which a figure in use was published; ``day`` where there is none.

    Series are read from the latest publication on, until one has a figure in use that came with it.
    """
    by_day: dict[date, list[str]] = {}
    for key, tally in figures.moved.tallies(day).items():
        if tally.published is not None:
            by_day.setdefault(tally.published, []).append(key)
    counts = figures.shown_of(figures.moved.every().those(COUNTED), day).values()  # stored nowhere
    found = max((f.published for mine in counts for f in mine if f.published), default=date.min)
    for published in sorted(by_day, reverse=True):
        if found >= published:
            break
        for some in _by(A_LOOK, sorted(by_day[published])):
            shown = figures.shown_of(some, day).values()
            found = max([found, *(f.published for mine in shown for f in mine if f.published)])
            if found >= published:
                break
    return day if found == date.min else found


def _by(size: int, keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    rest = iter(keys)
    while some := tuple(islice(rest, size)):
        yield some


def _indicator_and_measure(series_key: str) -> tuple[str, str]:
    key = SeriesKey.parse(series_key)
    return key.indicator, key.measure


def _later(period: Period) -> tuple[date, bool, int]:
    return period.last_day, period.is_year_to_date, period.days


def _same(one: Figure, other: Figure) -> bool:
    if one.value is None or other.value is None:
        return one.value is other.value
    return one.value.scaleb(one.unit_mult) == other.value.scaleb(other.unit_mult)


def _years_apart(one: Figure, other: Figure) -> int:
    return abs(one.period.last_day.year - other.period.last_day.year)
