"""Holds one figure of a text against what is known, and tells which mistake explains it best.

The order: the figure in use; what it was before a revision; the same number under another base, cut-off or measure of
the same period; and only then a contradiction.
A number alone proves nothing (K11): measure, unit and period must be near.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from indicators.articles import FigureRole, QuotedFigure, TextMeasure
from indicators.model.currencies import MONEY
from indicators.model.observation import Qualifier
from indicators.model.period import Period
from indicators.model.series import Measure
from indicators.services.figures import Figure
from indicators.services.quoting.agreement import CHECKABLE, agrees_with, as_growth, is_compatible, within
from indicators.services.quoting.counted import PartnerCounts
from indicators.services.quoting.known_figures import GROWTH_SHIFT, KnownFigures, known_of
from indicators.services.quoting.verdict import AGREES, Checked, Known, Verdict

_NOT_FINAL = frozenset({"E", "P"})
_CUT_OFF = timedelta(days=45)
_OF_GROWTH = frozenset({Measure.CONTRIBUTION, Measure.CONTRIBUTION_SHARE, Measure.SHARE})


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks the figures of one text."""

    known: KnownFigures
    counts: PartnerCounts | None = None

    def check(self, figure: QuotedFigure) -> Checked:
        """Return the verdict on one figure; forecasts and what no indicator is of are not known."""
        foretold = figure.role is FigureRole.FORECAST
        if figure.measure == TextMeasure.RATIO_YOY:
            return replace(self.check(as_growth(figure)), figure=figure)
        if not figure.indicator or figure.period is None or foretold or figure.measure not in CHECKABLE:
            return Checked(figure, Verdict.UNKNOWN)
        if figure.role is FigureRole.TARGET:
            return self._target(figure, figure.period)
        if self.counts is not None and (counted := self.counts.check(figure)):
            return counted
        if share := self._printed_share(figure, figure.period):
            return share
        key = self.known.key(figure.indicator, figure.measure, figure.unit, figure.dimensions)
        stored = self.known.in_use(key, figure.period)
        if stored is not None and (verdict := agrees_with(figure, stored)):
            return Checked(figure, verdict, stored, stored)
        if stored is None and (computed := self._computed(figure, figure.measure)):
            if within(figure, *computed):
                return Checked(figure, Verdict.CONFIRMED, self._as_known(figure, computed))
            stored = self._as_known(figure, computed)
        return self._explained(figure, key, stored)

    def _printed_share(self, figure: QuotedFigure, period: Period) -> Checked | None:
        """Tell a share of growth from percentage points of it (K8); None where nothing alike was printed."""
        if figure.measure not in _OF_GROWTH:
            return None
        for one in sorted(
            self.known.printed_shares(figure.indicator, period), key=lambda one: one.measure != figure.measure
        ):
            verdict = agrees_with(figure, one)
            if verdict in AGREES:
                same = one.measure == figure.measure
                return Checked(figure, verdict if same else Verdict.OTHER_MEASURE, one if same else None, one)
        return None

    def _target(self, figure: QuotedFigure, period: Period) -> Checked:
        """Hold a target against what was set: the last word of it, or one that was said before."""
        known = self.known.targets(figure.indicator, period)
        if not known:
            return Checked(figure, Verdict.UNKNOWN)
        said = [one for one in known if _is_said(figure, one)]
        last = known_of(known[-1], in_use=False)
        if not said:
            return Checked(figure, Verdict.CONTRADICTED, last)
        verdict = Verdict.CONFIRMED if known[-1] in said else Verdict.OUTDATED
        return Checked(figure, verdict, last, known_of(said[-1], in_use=False))

    def _explained(self, figure: QuotedFigure, key: str | None, stored: Known | None) -> Checked:
        for verdict, found in (
            (Verdict.OUTDATED, self._earlier(figure, key, stored)),
            (Verdict.OTHER_BASE, self._other_base(figure)),
            (Verdict.OTHER_CUT_OFF, self._other_cut_off(figure, key)),
            (Verdict.OTHER_MEASURE, self._other_measure(figure)),
        ):
            if found is not None:
                if verdict is Verdict.OUTDATED and _is_replaced(found, stored):
                    verdict = Verdict.REPLACED
                return Checked(figure, verdict, stored, found)
        if stored is None or is_compatible(figure, stored):
            return Checked(figure, Verdict.UNKNOWN)
        return Checked(figure, Verdict.CONTRADICTED, stored)

    def _earlier(self, figure: QuotedFigure, key: str | None, stored: Known | None) -> Known | None:
        """Return the reading of the same origin, published before that in use, which the text repeats."""
        if stored is None or stored.published is None:
            return None
        before = [
            one
            for one in self.known.readings(key)
            if one.period == stored.period and one.published and one.published < stored.published
            and not one.in_use and one.origin == stored.origin and agrees_with(figure, one) in AGREES
        ]  # fmt: skip
        return max(before, key=lambda one: str(one.published), default=None)

    def _other_base(self, figure: QuotedFigure) -> Known | None:
        if figure.measure not in GROWTH_SHIFT or figure.period is None:
            return None
        for measure in GROWTH_SHIFT:
            if measure == figure.measure:
                continue
            stored = self.known.in_use(
                self.known.key(figure.indicator, measure, figure.unit, figure.dimensions), figure.period
            )
            if stored is not None and agrees_with(figure, stored) in AGREES:
                return stored
            computed = self._computed(figure, measure)
            if stored is None and computed and within(figure, *computed):
                return replace(self._as_known(figure, computed), measure=measure)
        return None

    def _other_cut_off(self, figure: QuotedFigure, key: str | None) -> Known | None:
        """Return what the store has under this measure for nearly the same days (K5)."""
        period = figure.period
        if period is None or period.is_instant:
            return None
        near = (one for one in self.known.readings(key) if one.in_use and _near(one.period, period))
        return next((one for one in near if agrees_with(figure, one) in AGREES), None)

    def _other_measure(self, figure: QuotedFigure) -> Known | None:
        """Return what else this number is in the same period (K1, K8), or near it (K11)."""
        period = figure.period
        if period is None:
            return None
        for measure in self.known.measures(figure.indicator, figure.unit):
            if measure != figure.measure and (found := self._matching(figure, figure.indicator, measure, period)):
                return found
        for code in self.known.kin(figure.indicator):
            if found := self._matching(figure, code, figure.measure, period):
                return found
        if figure.measure != Measure.LEVEL or figure.unit not in MONEY:
            return None
        for code in self.known.sharing_unit(figure.indicator, figure.unit):
            for one in (period, Period.year(period.start.year)):
                if found := self._matching(figure, code, figure.measure, one):
                    return found
        return None

    def _matching(self, figure: QuotedFigure, indicator: str, measure: str, period: Period) -> Known | None:
        key = self.known.key(indicator, measure, figure.unit)
        stored = self.known.in_use(key, period)
        rivals = (one for one in self.known.readings(key) if one.period == period)
        if found := next((one for one in (stored, *rivals) if one and agrees_with(figure, one) in AGREES), None):
            return found
        if stored is not None:
            return None
        computed = self.known.growth(indicator, measure, period) if measure in GROWTH_SHIFT else None
        if computed and within(figure, *computed):
            return replace(self._as_known(figure, computed), indicator=indicator, measure=measure)
        return None

    def _computed(self, figure: QuotedFigure, measure: str) -> tuple[Decimal, Decimal] | None:
        if figure.period is None or figure.dimensions or figure.measure in _OF_GROWTH:
            return None
        return self.known.growth(figure.indicator, measure, figure.period)

    def _as_known(self, figure: QuotedFigure, computed: tuple[Decimal, Decimal]) -> Known:
        """Return a computed growth as a figure, with one decimal more than it can be relied on to be told apart."""
        decimals = max(figure.decimals, 1)
        middle = ((computed[0] + computed[1]) / 2).quantize(Decimal(1).scaleb(-decimals))
        assert figure.period is not None
        return Known(
            figure.indicator,
            figure.measure,
            figure.period,
            middle,
            Decimal(1).scaleb(-decimals),
            "percent",
            decimals,
            0,
            computed=True,
            obs_status="D",
        )


def _is_said(figure: QuotedFigure, target: Figure) -> bool:
    """Whether a text names a target as it was set: the number or both ends, and whether it is "or more"."""
    if target.value is None or (figure.qualifier is Qualifier.AT_LEAST) != (target.qualifier == Qualifier.AT_LEAST):
        return False
    power = Decimal(10) ** (figure.unit_mult - target.unit_mult)
    high = None if target.shown_high is None else target.shown_high.scaleb(target.shown_mult - target.unit_mult)
    return figure.value * power == target.value and (
        figure.value_high == high if high is None or figure.value_high is None else figure.value_high * power == high
    )


def _is_replaced(found: Known, stored: Known | None) -> bool:
    """Whether an estimate was replaced by a figure of another status, and not one figure by a revision of it."""
    return stored is not None and found.obs_status in _NOT_FINAL and stored.obs_status != found.obs_status


def _near(one: Period, other: Period) -> bool:
    same_start = one.start == other.start and one.end != other.end
    return same_start and abs(one.end - other.end) <= _CUT_OFF and not one.is_instant
