"""When the next figure of a series is due: the window that follows, and how long its publications take.

A release calendar held as data says it where it has a rule. Else it is learnt from the publications that are held; the
general lag stands in until three of them are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

from indicators.model.observation import Precision
from indicators.model.period import Period, PeriodKind
from indicators.model.release import ReleaseRule
from indicators.services.figures import Figure

RELEASE_LAG = timedelta(days=15)
"""How long after the end of a month or quarter its figure is expected where nothing is learnt yet."""
EARLIEST, LATEST = timedelta(days=-31), timedelta(days=120)
"""A first publication outside these is no release of its window: a forecast, or an old table that came late."""
LEARNT_FROM, RECENT_YEARS = 3, 3


@dataclass(frozen=True, slots=True)
class Rhythm:
    """``following`` is the first window without a figure and ``due`` the day it is expected.

    ``lag`` is from the end of a window to its first publication, the median over ``learnt`` windows; 0 learnt: the
    general lag. ``rule`` is the rule of the release calendar that gives the day; None: it is expected by the lag.
    """

    following: Period
    due: date
    lag: timedelta
    learnt: int
    rule: ReleaseRule | None = None

    def overdue(self, day: date) -> bool:
        return self.due <= day


Calendar = Callable[[Period], ReleaseRule | None]
"""The release calendar of one indicator: the rule for a window, None where it has none."""


def rhythm_of(readings: Iterable[Figure], latest: Period, calendar: Calendar = lambda _: None) -> Rhythm | None:
    """Return when the figure after ``latest`` is due; None for instants, which have no rhythm."""
    if latest.is_instant:
        return None
    first: dict[Period, date] = {}
    for figure in readings:
        dated = figure.published is not None and figure.published_precision == Precision.DAY
        if dated and figure.obs_id is not None and not figure.period.is_instant:
            first[figure.period] = min(figure.published or date.max, first.get(figure.period, date.max))
    recent = [period for period in first if period.last_day.year > latest.last_day.year - RECENT_YEARS]
    lags = [first[period] - period.end for period in recent]
    timely = sorted(lag for lag in lags if EARLIEST <= lag <= LATEST)
    learnt = len(timely) if len(timely) >= LEARNT_FROM else 0
    lag = median_low(timely) if learnt else RELEASE_LAG
    following = next_window(latest, _step({*recent, latest}))
    rule = calendar(following)
    due = rule.release_of(following) if rule else following.end + lag
    return Rhythm(following, due, lag, learnt, rule)


def _step(periods: Iterable[Period]) -> int:
    """Return by how many months the windows of a series grow: 12 where only years are known, 3 or 1."""
    known = list(periods)
    if all(period.kind is PeriodKind.YEAR for period in known):
        return 12
    return 3 if all((period.whole_months or 1) % 3 == 0 for period in known) else 1


def next_window(period: Period, step: int) -> Period:
    """Return the next cumulative window after ``period``, ``step`` months longer, in the next year after December."""
    end_of_year = (period.last_day.month // step) >= 12 // step
    if end_of_year:
        return Period.year_to_date(period.last_day.year + 1, step)
    return Period.year_to_date(period.last_day.year, (period.last_day.month // step + 1) * step)
