"""Sums over time of a flow: the last twelve months, and the running total since the first period that is drawn."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pandas as pd

from indicators.model.chart import NotDerivable
from indicators.model.period import Period, add_months
from indicators.transforms.computed import (
    Computed,
    Row,
    Unit,
    bounded,
    by_period,
    computed_frame,
    computed_row,
    each_period,
    plain,
)
from indicators.transforms.growth import BEFORE, year_before

Chosen = Callable[[Period], bool]
Chain = tuple[tuple[int, Row], ...]
MONTHS_OF_A_YEAR = 12


def rolling_year(shown: pd.DataFrame, chosen: Chosen, series: int = 0) -> Computed:
    """Return, at each chosen period, the sum of the twelve months to its end.

    A window from 1 January adds what was missing of the year before: year − same window + window. Calendar periods are
    added up; one that is missing among them is a refusal, unless the series had not begun.
    """
    known = by_period(shown)
    starts = min((period.start for period in known), default=None)

    def compute(period: Period, row: Row) -> Row | str | None:
        chain = _twelve_months(period, known)
        if chain is None:
            begun = starts is not None and starts <= add_months(period.end, -MONTHS_OF_A_YEAR)
            return "incomplete_year" if begun else None
        return bounded(part for _, part in chain) or _total(row, chain, "rolling_year")

    return each_period(shown, series, compute, chosen)


def _twelve_months(period: Period, known: dict[Period, Row]) -> Chain | None:
    """Return the signed figures that make twelve months to the end of ``period``; None: some are missing."""
    if period.whole_months == MONTHS_OF_A_YEAR:
        return ((1, known[period]),)
    whole = _added_up(period, known)
    if whole is not None or not period.is_year_to_date:
        return whole
    before, year = year_before(period), Period.year(period.start.year - 1)
    if before is None or before not in known or year not in known:
        return None
    return ((1, known[year]), (-1, known[before]), (1, known[period]))


def _added_up(period: Period, known: dict[Period, Row]) -> Chain | None:
    step = BEFORE.get(period.kind)
    if step is None:
        return None
    wanted = [period.shift(months=-step * i) for i in range(MONTHS_OF_A_YEAR // step)]
    if any(one not in known for one in wanted):
        return None
    return tuple((1, known[one]) for one in reversed(wanted))


def running_total(shown: pd.DataFrame, chosen: Chosen, series: int = 0) -> Computed:
    """Return the sum of each chosen calendar period and of all chosen ones before it.

    After a period without a usable figure the total is not known: that period and those behind it are refused.
    """
    mine = [(p, row) for p, row in by_period(shown).items() if chosen(p) and p.kind in BEFORE]
    rows: list[Row] = []
    refused: list[NotDerivable] = []
    chain: list[tuple[int, Row]] = []
    reason = ""
    for i, (period, row) in enumerate(mine):
        adjoins = i == 0 or mine[i - 1][0].end == period.start
        reason = reason or bounded((row,)) or ("" if adjoins else "gap_before")
        chain.append((1, row))
        if reason:
            refused.append(NotDerivable(series, period.start, period.end, reason))
        else:
            rows.append(_total(row, tuple(chain), "running_total"))
    return computed_frame(rows, shown), tuple(refused)


def _total(row: Row, chain: Chain, measure: str) -> Row:
    """Return the sum of a chain in its coarsest power of ten and its fewest decimals."""
    parts = [part for _, part in chain]
    mult = max(int(part["unit_mult"]) for part in parts)
    told = [(sign, Decimal(part["value_text"]).scaleb(int(part["unit_mult"]) - mult)) for sign, part in chain]
    total = sum((sign * value for sign, value in told), Decimal(0))
    decimals = max(min(int(part["decimals"]) + mult - int(part["unit_mult"]) for part in parts), 0)
    words = [f"{'+' if sign > 0 else '−'} {plain(value)}" for sign, value in told]
    unit = Unit(measure, row["unit_measure"], mult)
    return computed_row(row, total, parts, " ".join(words).removeprefix("+ "), unit, decimals)
