"""Which figures of the store a printed number comes near to, by measure, by period and by value (K1 and K11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.articles import QuotedFigure
from indicators.model.period import Period
from indicators.model.series import Measure
from indicators.services.quoting.agreement import CHECKABLE, agrees_with
from indicators.services.quoting.known_figures import KnownFigures
from indicators.services.quoting.verdict import AGREES, Checked, Known

MOST = 6


@dataclass(frozen=True, slots=True)
class NearMatch:
    """One figure of the store beside a printed one: a number is right only where all three agree."""

    known: Known
    measure: bool
    period: bool
    value: bool

    @property
    def agreeing(self) -> int:
        return self.measure + self.period + self.value


def near_matches(checked: Checked, known: KnownFigures) -> tuple[NearMatch, ...]:
    """Return what comes near a printed number: the figure it should be first, then what agrees in most."""
    figure = checked.figure
    found: dict[tuple[str, str, Period], NearMatch] = {}
    for one in (checked.stored, checked.matching, *_candidates(figure, known)):
        if one is not None:
            match = _match(figure, one)
            if match.value or (match.measure and match.period and one.in_use):
                found.setdefault((one.indicator, one.measure, one.period), match)
    ordered = sorted(found.values(), key=lambda one: (one.known is not checked.stored, -one.agreeing))
    return tuple(ordered[:MOST])


def _match(figure: QuotedFigure, one: Known) -> NearMatch:
    same = (one.indicator, one.measure) == (figure.indicator, figure.measure)
    return NearMatch(one, same, one.period == figure.period, agrees_with(figure, one) in AGREES)


def _candidates(figure: QuotedFigure, known: KnownFigures) -> Iterator[Known]:
    """Yield what the store has in this unit: of this series for other periods, of others for this and the year.

    Rivals that are not in use are among them: a printed number may be one of those (GDP 2025 as "514").
    """
    period = figure.period
    if not figure.indicator or period is None or figure.measure not in CHECKABLE:
        return
    own = known.key(figure.indicator, figure.measure, figure.unit, figure.dimensions)
    yield from known.readings(own)
    codes = (figure.indicator, *known.kin(figure.indicator))
    if figure.measure == Measure.LEVEL:
        codes = (*codes, *known.sharing_unit(figure.indicator, figure.unit))
    for code in codes:
        for measure in {figure.measure, *(known.measures(code, figure.unit) if code == figure.indicator else ())}:
            readings = known.readings(known.key(code, measure, figure.unit))
            wanted = (period, Period.year(period.start.year))
            yield from (one for one in readings if one.period in wanted)
