"""When a figure is to be published: the release days of an indicator, held as data, and the breaks of its series."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from indicators.model.period import Period, add_months


@dataclass(frozen=True, slots=True)
class ReleaseRule:
    """A rule of a release calendar: figures of windows that end on ``valid_from`` or later come out on a fixed day.

    ``every`` is by how many months the windows grow; the day is the ``day``-th of the month ``months_after`` the
    window's last one, the month's last day where it has no such day. Where ``working_day``, a day at a weekend moves
    to the Monday after it.
    """

    indicator: str
    valid_from: date
    valid_to: date | None
    every: int
    months_after: int
    day: int
    working_day: bool
    reference: dict[str, str]

    def holds(self, period: Period) -> bool:
        """Whether the rule is about a window: one that ends while the rule is in force, in its rhythm."""
        last = period.last_day
        within = self.valid_from <= last and (self.valid_to is None or last < self.valid_to)
        return within and last.month % self.every == 0

    def release_of(self, period: Period) -> date:
        """Return the day on which the figure of a window comes out."""
        last = period.last_day
        month = add_months(last.replace(day=1), self.months_after)
        day = month.replace(day=min(self.day, calendar.monthrange(month.year, month.month)[1]))
        weekend = day.weekday() - 4
        return day + timedelta(days=3 - weekend) if self.working_day and weekend > 0 else day


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A day from which an indicator is measured otherwise, and how, by language."""

    indicator: str
    day: date
    name: dict[str, str]


def rule_for(rules: tuple[ReleaseRule, ...], indicator: str, period: Period) -> ReleaseRule | None:
    """Return the latest rule in force for a window of an indicator."""
    fitting = [rule for rule in rules if rule.indicator == indicator and rule.holds(period)]
    return max(fitting, key=lambda rule: rule.valid_from, default=None)
