"""How figures were revised: the triangle of a series, everything about one figure, what changed since a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.model.chart import PeriodChoice
from indicators.model.errors import IndicatorsError, Invalid, NotFound
from indicators.model.frames import records
from indicators.model.indicator import Indicator, IndicatorKind
from indicators.model.period import Period
from indicators.model.series import Measure, SeriesKey
from indicators.services.figures import Figure, Figures
from indicators.services.in_use import InUse, differing
from indicators.services.selection import KIND_OF, is_nine_months, windows_of
from indicators.store import Batch, Store
from indicators.transforms.revisions import History, Triangle, histories, triangle
from indicators.transforms.standing import Span, standing
from indicators.winners import Criterion, Rank, Role, Row, decisive, holding

FIRST_SERIES = "GDP_GROWTH_YOY"
"""The series shown to a reader who names none: the one whose readings are revised most."""
ELIGIBLE = {Role.WINNER, Role.CORROBORATION, Role.AGREES, Role.SUPERSEDED, Role.DISAGREES}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for, as text; empty: not said."""

    series: str = ""
    period: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The triangle of one series and window, and the one period whose readings are drawn.

    ``figures`` are the stored figures behind readings, by obs_id. ``notices`` are codes of what was asked and is not
    there, so that the nearest is shown. ``origins`` counts the periods read of each origin. ``at`` None: no figure.
    """

    series_key: str
    indicator: Indicator
    windows: tuple[PeriodChoice, ...]
    window: PeriodChoice
    at: Period | None
    triangle: Triangle
    figures: dict[int, Figure]
    in_use: dict[Period, Figure]
    origins: dict[str, int]
    as_of: date
    notices: tuple[str, ...]

    @property
    def is_level(self) -> bool:
        """Whether a revision is also told in per cent: of a rate it is told in percentage points only."""
        rate = self.indicator.kind in {IndicatorKind.RATE, IndicatorKind.INDEX}
        return SeriesKey.parse(self.series_key).measure == Measure.LEVEL and not rate


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of a period: what it is, when it stood as the one in use, why it won or lost, who brought it.

    ``criterion`` is the step of the rule at which the winner came before it (of the winner: before the next one); None
    where it stands alone or may never win.
    """

    figure: Figure
    spans: tuple[Span, ...]
    criterion: Criterion | None
    batch: Batch | None


@dataclass(frozen=True, slots=True)
class FigureHistory:
    """Every figure of one series and period, by publication; undated and derived ones last."""

    series_key: str
    period: Period
    entries: tuple[Entry, ...]


class Revisions:
    """The use cases of revisions."""

    def __init__(self, store: Store, catalogue: Callable[[], Catalogue], figures: Figures) -> None:
        self._store = store
        self._catalogue = catalogue
        self._figures = figures

    # -- the triangle -----------------------------------------------------------------------------------------
    def table(self, asked: Asked, as_of: date | None = None) -> Table:
        """Return the triangle that an address asks for; what it asks wrongly is replaced by the nearest, with a notice.

        Raises NotFound ("series_without_figures") where nothing is known as of that day.
        """
        notices: list[str] = []
        key = self._series(asked.series, as_of, notices)
        marked = self._figures.marked(key, as_of)
        known = histories(marked)
        periods = sorted({figure.period for figure in self._figures.readings(key, as_of)})
        windows = windows_of(periods)
        wanted = _period(asked.at, notices)
        window = _window(asked.period, wanted, windows, known, notices)
        inside = [period for period in periods if fits(period, window)]
        day = self._figures.day(as_of)
        shown = _only(marked, window)
        found = triangle(shown, day)
        ids = {reading.obs_id for row in found.rows for reading in row.history.readings}
        readings = {f.obs_id: f for f in self._figures.readings(key, as_of) if f.obs_id is not None}
        origins: dict[str, int] = {}
        for row in found.rows:
            origins[row.history.origin] = origins.get(row.history.origin, 0) + 1
        return Table(
            series_key=key,
            indicator=self._catalogue().indicator(SeriesKey.parse(key).indicator),
            windows=windows,
            window=window,
            at=_at(wanted, inside, found, notices),
            triangle=found,
            figures={obs_id: readings[obs_id] for obs_id in sorted(ids)},
            in_use={figure.period: figure for figure in self._figures.shown(key, as_of)},
            origins=origins,
            as_of=day,
            notices=tuple(dict.fromkeys(notices)),
        )

    def _series(self, text: str, as_of: date | None, notices: list[str]) -> str:
        if text:
            try:
                key = self._catalogue().series_key(text).render()
            except IndicatorsError:
                notices.append("series_unknown")
            else:
                if self._figures.readings(key, as_of):
                    return key
                notices.append("series_empty")
        usual = self._catalogue().series_key(FIRST_SERIES).render()
        others = (key for key in self._figures.series_keys() if self._figures.readings(key, as_of))
        key = usual if self._figures.readings(usual, as_of) else next(others, "")
        if not key:
            raise NotFound("series_without_figures")
        return key

    # -- one figure -------------------------------------------------------------------------------------------
    def figure(self, series_key: str, period: Period, as_of: date | None = None) -> FigureHistory:
        """Return everything about the figures of one series and period; raise NotFound ("figure_unknown")."""
        rows = [
            row
            for row in records(self._figures.marked(series_key, as_of))
            if Period(row["start"].date(), row["end"].date()) == period
        ]
        if not rows:
            raise NotFound("figure_unknown", series=series_key, period=period.render())
        rank, chosen = self._catalogue().rank, holding(rows, self._chosen(series_key, period))
        spans = standing(rows, rank, chosen)
        make = self._figures.maker()
        eligible = [row for row in rows if row["role"] in ELIGIBLE and not pd.isna(row["obs_id"])]
        entries = []
        for row in rows:
            figure = make(row)
            mine = tuple(span for span in spans if span.obs_id == figure.obs_id)
            batch = None if figure.batch_id is None else self._store.batch(figure.batch_id)
            criterion = _criterion(row, eligible, rank, chosen)
            entries.append(Entry(figure, mine, criterion, batch))
        return FigureHistory(series_key, period, tuple(sorted(entries, key=_by_publication)))

    def _chosen(self, series_key: str, period: Period) -> int | None:
        found = (one for one in self._store.decisions() if (one.series_key, one.period) == (series_key, period))
        return next((one.obs_id for one in found), None)

    # -- what changed since a day -----------------------------------------------------------------------------
    def changed_since(self, since: date, as_of: date | None = None) -> tuple[InUse, ...]:
        """Return the published figures in use that came or changed after ``since`` up to the as-of day, by series.

        What is derived follows from them and is left out. Raises Invalid ("since_not_before") for a day that is not
        before the as-of day.
        """
        day = self._figures.day(as_of)
        if since >= day:
            raise Invalid("since_not_before", day=day.isoformat())
        continued, others = self._figures.moved.between(since, day)
        now, then = self._figures.shown_of(others, day), self._figures.shown_of(others, since)
        found = {}
        for key in others:
            changed = differing(then[key], now[key])
            found[key] = [one for one in changed if any(f and f.obs_id is not None for f in (one.before, one.after))]
        for figure in self._figures.by_id(one.obs_id for one in continued):
            found.setdefault(figure.series_key, []).append(InUse(figure.series_key, figure.period, None, figure))
        for key, mine in found.items():
            if key not in then:
                mine.sort(key=lambda one: (one.period.end, one.period.start), reverse=True)
        return tuple(one for key in self._figures.moved.every().those(found) for one in found[key])


def _only(marked: pd.DataFrame, window: PeriodChoice) -> pd.DataFrame:
    spans = zip(marked["start"], marked["end"], strict=True)
    inside = [fits(Period(start.date(), end.date()), window) for start, end in spans]
    return marked[pd.Series(inside, index=marked.index, dtype="bool")]


def fits(period: Period, window: PeriodChoice) -> bool:
    """Tell whether a period is of a window; a year to date that is a calendar window by name belongs to both."""
    if window is PeriodChoice.ALL:
        return True
    if window is PeriodChoice.NINE_MONTHS:
        return is_nine_months(period)
    return period.is_year_to_date if window is PeriodChoice.YEAR_TO_DATE else period.kind is KIND_OF[window]


def _period(text: str, notices: list[str]) -> Period | None:
    try:
        return Period.parse(text) if text else None
    except IndicatorsError:
        notices.append("at_unknown")
        return None


def _window(
    asked: str,
    at: Period | None,
    windows: tuple[PeriodChoice, ...],
    known: tuple[History, ...],
    notices: list[str],
) -> PeriodChoice:
    """Return the window asked for, that of the period asked for, or the one with most revised periods."""
    if asked:
        if asked in windows:
            return PeriodChoice(asked)
        notices.append("window_unknown")
    own = windows_of([at]) if at is not None else ()
    for one in sorted(own, key=_is_mixed):
        if one in windows:
            return one

    def weight(one: PeriodChoice) -> tuple[int, int]:
        inside = [history for history in known if fits(history.period, one)]
        return 0 if _is_mixed(one) else sum(history.total is not None for history in inside), len(inside)

    return max(windows, key=weight, default=PeriodChoice.ALL)


def _is_mixed(window: PeriodChoice) -> bool:
    """Tell whether a window holds spans of unlike length, so that it is offered but not proposed."""
    return window is PeriodChoice.YEAR_TO_DATE


def _at(wanted: Period | None, inside: list[Period], found: Triangle, notices: list[str]) -> Period | None:
    """Return the period asked for, else the nearest one; without one asked for the latest of those read most often."""
    if not inside:
        return None
    if wanted is None:
        read = {row.history.period: len(row.history.readings) for row in found.rows}
        return max(inside, key=lambda period: (read.get(period, 0), period.end))
    if wanted not in inside:
        notices.append("at_unknown")
        return min(inside, key=lambda period: abs((period.end - wanted.end).days))
    return wanted


def _criterion(row: Row, eligible: list[Row], rank: Rank, chosen: int | None) -> Criterion | None:
    winner = next((one for one in eligible if one["role"] == Role.WINNER), None)
    if winner is None or all(one is not row for one in eligible):
        return None
    if row is not winner:
        return decisive(row, winner, eligible, rank, chosen)
    steps = [decisive(one, winner, eligible, rank, chosen) for one in eligible if one is not winner]
    if chosen is not None and chosen == row["obs_id"]:
        return Criterion.DECISION
    order = list(Criterion)
    return max(steps, key=order.index, default=None)


def _by_publication(entry: Entry) -> tuple[bool, date, int]:
    figure = entry.figure
    late = figure.published is None or figure.obs_id is None
    return late, figure.published or date.max, figure.obs_id or 0
