"""Whether a printed number says what a known figure is: exactly, rounded, rounded wrongly, or something else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from indicators.articles import QuotedFigure
from indicators.model.observation import Qualifier
from indicators.model.series import DIFFERENCES, Measure
from indicators.services.quoting.verdict import Known, Verdict


def size_of(figure: QuotedFigure) -> tuple[Decimal, Decimal]:
    """Return a printed number in its unit without power of ten, and what one unit of its last digit is."""
    power = Decimal(10) ** figure.unit_mult
    return figure.value * power, power.scaleb(-figure.decimals)


CHECKABLE = frozenset(Measure) - DIFFERENCES
"""What a text says of these measures is held against the store; it has no series of what articles call increases."""


def as_growth(figure: QuotedFigure) -> QuotedFigure:
    """Return a ratio to a year before ("2,5 lần") as the growth in per cent that it is (150, to the nearest ten)."""
    return replace(
        figure,
        measure=Measure.YOY,
        value=(figure.value - 1) * 100,
        decimals=figure.decimals - 2,
        unit="percent",
        unit_mult=0,
    )


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
    if digit < step:
        return None
    if abs(size - printed) <= digit / 2:  # a half may go to either side: offices round up, some programs to even
        return Verdict.ROUNDED if digit > step else Verdict.CONFIRMED
    return Verdict.ROUNDED_WRONGLY if digit > step and abs(size - printed) < digit else None


def agrees_with(figure: QuotedFigure, known: Known) -> Verdict | None:
    """Return how a printed number agrees with a known figure."""
    if known.qualifier.one_sided and figure.qualifier is not known.qualifier:
        return None
    return agreement(figure, known.size, known.step)


def is_compatible(figure: QuotedFigure, known: Known) -> bool:
    """Whether a known bound ("over 500") says nothing against a printed number."""
    printed, _ = size_of(figure)
    return known.qualifier.one_sided and (printed <= known.size) == (known.qualifier is Qualifier.NEARLY)


def within(figure: QuotedFigure, least: Decimal, most: Decimal) -> bool:
    """Whether a printed growth is one that the printed levels allow for."""
    printed, digit = size_of(figure)
    return least - digit / 2 <= printed <= most + digit / 2


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
