"""Counts of partners in a text held against counts made of dated state changes, and against what others stated (K4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from indicators.articles import QuotedFigure
from indicators.model.period import Period
from indicators.services.partnerships import TIER_CODES, TOTAL, UPGRADED, Partnerships
from indicators.services.quoting.agreement import agrees_with
from indicators.services.quoting.verdict import Checked, Known, Verdict
from indicators.transforms.tiers import COMPLETE_FROM, TierCounts, tier_counts, upgrades

COUNTED = frozenset({TOTAL, UPGRADED, *TIER_CODES})


class PartnerCounts:
    """Counts of one day's knowledge; the state changes are asked for once."""

    def __init__(self, partnerships: Partnerships, as_of: date | None) -> None:
        self._partnerships, self._as_of = partnerships, as_of
        self._history = partnerships.history(as_of)

    def check(self, figure: QuotedFigure) -> Checked | None:
        """Return the verdict on a count; None where dated changes do not tell it (none known, or not all)."""
        period = figure.period
        if not self._history or figure.indicator not in COUNTED or period is None:
            return None
        if period.is_instant == (figure.indicator == UPGRADED):
            return None
        if (period.last_day if period.is_instant else period.start) < COMPLETE_FROM:
            return None
        derived, counts = self._derived(figure.indicator, period)
        params = {
            "parts": "" if counts is None or figure.indicator != TOTAL else " + ".join(map(str, counts.parts)),
            "said": ", ".join(str(one) for one in self._stated(figure.indicator, period)),
        }
        known = _known(figure.indicator, period, derived)
        if verdict := agrees_with(figure, known):
            return Checked(figure, verdict, known, known, params=params)
        if period.is_instant and (earlier := self._held_before(figure, period)):
            return Checked(figure, Verdict.OUTDATED, known, earlier, params=params)
        return Checked(figure, Verdict.CONTRADICTED, known, params=params)

    def _derived(self, indicator: str, period: Period) -> tuple[int, TierCounts | None]:
        if indicator == UPGRADED:
            return len(upgrades(self._history, period.start, period.last_day)), None
        counts = tier_counts(self._history, period.last_day)
        tier = TIER_CODES.get(indicator)
        return (counts.of(tier) if tier else counts.total), counts

    def _held_before(self, figure: QuotedFigure, period: Period) -> Known | None:
        """Return the count of the last earlier day on which the printed one held."""
        days = {one.effective for one in self._history if COMPLETE_FROM <= one.effective < period.start}
        for day in sorted(days, reverse=True):
            instant = Period.instant(day)
            known = _known(figure.indicator, instant, self._derived(figure.indicator, instant)[0])
            if agrees_with(figure, known):
                return known
        return None

    def _stated(self, indicator: str, period: Period) -> tuple[int, ...]:
        """Return the different numbers that were stated for the same day, or for an interval that began alike."""
        found = set()
        for one in self._partnerships.reconciliation(self._as_of):
            figure = one.figure
            alike = figure.period == period or (
                indicator == UPGRADED
                and figure.period.start == period.start
                and abs((figure.period.end - period.end).days) <= _NEAR_DAYS
            )
            if figure.indicator == indicator and alike and figure.value is not None:
                found.add(int(figure.value))
        return tuple(sorted(found))


_NEAR_DAYS = 45
"""Two intervals that began together and end so near are about the same thing (K4: to the end of July, to 26 August)."""


def _known(indicator: str, period: Period, count: int) -> Known:
    return Known(
        indicator=indicator,
        measure="level",
        period=period,
        size=Decimal(count),
        step=Decimal(1),
        unit="countries",
        decimals=0,
        unit_mult=0,
        published=period.last_day,
        obs_status="D",
        computed=True,
    )
