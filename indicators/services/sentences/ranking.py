"""Whether a figure is the highest or the lowest of like periods, as far as the data reaches without a gap. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.services.figures import Figure

SHORTEST = 3
"""Years below which no rank is told."""


@dataclass(frozen=True, slots=True)
class Rank:
    """``kind`` is ``highest`` or ``lowest`` of the figures of ``run``, the first year first."""

    kind: str
    run: tuple[Figure, ...]

    @property
    def first_year(self) -> int:
        return self.run[0].period.last_day.year

    @property
    def last_year(self) -> int:
        return self.run[-1].period.last_day.year


def rank_of(figure: Figure, shown: Iterable[Figure], breaks: Iterable[date] = ()) -> Rank | None:
    """Return the rank of ``figure`` among the same days of the years before it; None where there is none to tell.

    ``shown`` are the figures in use of its series. The run ends backwards at the first year without a figure of the
    same window, at a figure that is hedged or a range, and at a day of ``breaks`` from which the series is
    measured otherwise. A rank holds only where no rounding could undo it.
    """
    run = _run(figure, {one.period: one for one in shown}, tuple(breaks))
    if len(run) < SHORTEST:
        return None
    others = run[:-1]
    low, high = _reach(figure)
    if all(_reach(one)[1] <= low for one in others):
        return Rank("highest", run)
    if all(_reach(one)[0] >= high for one in others):
        return Rank("lowest", run)
    return None


def _run(figure: Figure, known: dict[Period, Figure], breaks: tuple[date, ...]) -> tuple[Figure, ...]:
    if not _exact(figure) or figure.period.is_instant:
        return ()
    run = [figure]
    while True:
        try:
            before = known.get(run[0].period.shift(years=-1))
        except Invalid:
            break
        if before is None or not _exact(before) or _broken(before, run[0], breaks):
            break
        run.insert(0, before)
    return tuple(run)


def _exact(figure: Figure) -> bool:
    return figure.qualifier == "exact" and figure.value is not None and figure.shown_high is None


def _broken(before: Figure, after: Figure, breaks: tuple[date, ...]) -> bool:
    return any(before.period.last_day < day <= after.period.last_day for day in breaks)


def _reach(figure: Figure) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest value that a printed number may stand for, in its unit."""
    assert figure.value is not None
    half = Decimal(1).scaleb(-figure.decimals) / 2
    power = Decimal(10) ** figure.unit_mult
    return (figure.value - half) * power, (figure.value + half) * power
