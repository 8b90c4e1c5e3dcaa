"""What looks wrong in a figure by the text alone; what the store knows better is told by ``services``."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from indicators.articles.figure import FigureRole, QuotedFigure
from indicators.catalogue import Catalogue
from indicators.model.currencies import MONEY
from indicators.model.series import Measure

UNIT_IMPLAUSIBLE = "unit_implausible"
PERIOD_NOT_OVER = "period_not_over"
NO_PERIOD = "no_period"

_EARLY = timedelta(days=15)
"""How long before its end an estimate of a month or quarter is published."""
_SMALLEST = 3
"""Powers of ten under the scale in which an indicator is shown that are still believed."""


def flags_of(figure: QuotedFigure, catalogue: Catalogue, published: date | None) -> tuple[str, ...]:
    """Return the codes of what looks wrong, in a fixed order."""
    found = []
    if _is_too_small(figure, catalogue):
        found.append(UNIT_IMPLAUSIBLE)
    if figure.period is None:
        found.append(NO_PERIOD)
    elif published is not None and figure.period.last_day > published + _EARLY and figure.role in _PAST:
        found.append(PERIOD_NOT_OVER)
    return tuple(found)


_PAST = frozenset({FigureRole.OBSERVATION, FigureRole.SUB_ITEM, FigureRole.COMPARATOR})


def _is_too_small(figure: QuotedFigure, catalogue: Catalogue) -> bool:
    """Whether money is a thousand times less than its indicator is ever counted in: a lost "tỷ"."""
    if not figure.indicator or figure.unit not in MONEY or figure.measure != Measure.LEVEL or figure.dimensions:
        return False
    shown = catalogue.indicator(figure.indicator).display_mult
    return shown >= 6 and abs(figure.value) * Decimal(10) ** figure.unit_mult < Decimal(10) ** (shown - _SMALLEST)
