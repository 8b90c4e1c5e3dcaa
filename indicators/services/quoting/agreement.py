"""Whether a printed number says what a known figure is: exactly, rounded, rounded wrongly, or something else."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from indicators.articles import QuotedFigure
from indicators.model.observation import Qualifier
from indicators.services.quoting.verdict import Known, Verdict


def size_of(figure: QuotedFigure) -> tuple[Decimal, Decimal]:
    """Return a printed number in its unit without power of ten, and what one unit of its last digit is."""
    power = Decimal(10) ** figure.unit_mult
    return figure.value * power, power.scaleb(-figure.decimals)


def agreement(figure: QuotedFigure, size: Decimal, step: Decimal) -> Verdict | None:
    """Return how a printed number agrees with a known size whose last digit is ``step``; None: it does not."""
    printed, digit = size_of(figure)
    if figure.value_high is not None:
        high = figure.value_high * Decimal(10) ** figure.unit_mult
        return Verdict.CONFIRMED if printed <= size <= high else None
    if figure.qualifier.one_sided or figure.qualifier is Qualifier.ABOUT:
        return _hedged(figure.qualifier, printed, size, digit)
    if printed == size:
        return Verdict.CONFIRMED
    if digit <= step:
        return None
    if size.quantize(digit, ROUND_HALF_UP) == printed if digit < 1 else _rounded(size, digit) == printed:
        return Verdict.ROUNDED
    return Verdict.ROUNDED_WRONGLY if abs(size - printed) < digit else None


def agrees_with(figure: QuotedFigure, known: Known) -> Verdict | None:
    """Return how a printed number agrees with a known figure."""
    return agreement(figure, known.size, known.step)


def within(figure: QuotedFigure, least: Decimal, most: Decimal) -> bool:
    """Whether a printed growth is one that the printed levels allow for."""
    printed, digit = size_of(figure)
    return least - digit / 2 <= printed <= most + digit / 2


def _rounded(size: Decimal, digit: Decimal) -> Decimal:
    return (size / digit).quantize(Decimal(1), ROUND_HALF_UP) * digit


def _hedged(qualifier: Qualifier, printed: Decimal, size: Decimal, digit: Decimal) -> Verdict | None:
    """ "Over 514" is said of 514.87 and not of 600: within one unit of the last digit that is not nought."""
    reach = _round_step(printed, digit)
    near = {
        Qualifier.OVER: printed <= size < printed + reach,
        Qualifier.AT_LEAST: printed <= size < printed + reach,
        Qualifier.NEARLY: printed - reach < size <= printed,
        Qualifier.ABOUT: abs(size - printed) <= reach / 2,
    }[qualifier]
    return Verdict.CONFIRMED if near else None


def _round_step(printed: Decimal, digit: Decimal) -> Decimal:
    step = digit
    while printed and printed % (step * 10) == 0 and step * 10 < abs(printed):
        step *= 10
    return step
