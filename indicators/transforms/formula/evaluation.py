"""A formula worked out: one derived row for each period in which all its series have a usable figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, DivisionByZero, InvalidOperation

import pandas as pd

from indicators.model.chart import NotDerivable
from indicators.model.period import Period
from indicators.transforms.computed import (
    PERCENT,
    POINTS,
    Computed,
    Row,
    Unit,
    bounded,
    by_period,
    computed_frame,
    computed_row,
    plain,
    single,
)
from indicators.transforms.formula.syntax import LETTERS, Expression, Name, Negative, Number, letters, render
from indicators.transforms.formula.units import RATIO, unit_of

MEASURE = "formula"
SIGNIFICANT = 4
MOST_DECIMALS = 4
_POWERS = {RATIO: 0, PERCENT: 0, POINTS: 0}


def evaluated(
    formula: Expression,
    shown: Sequence[pd.DataFrame],
    units: Sequence[str],
    chosen: Callable[[Period], bool],
    wanted: Iterable[Period] = (),
) -> Computed:
    """Return the formula's figures, each of which names its arithmetic and its parents, and the refusals.

    ``shown`` are the frames of the series a, b … (one row a period) and ``units`` their units. A chosen or ``wanted``
    period in which a series has no figure is refused and names it, as is one with a bound among its figures, or a
    division by zero. Rates enter as printed, everything else in single units.
    """
    used = letters(formula)
    known = {letter: by_period(shown[LETTERS.index(letter)]) for letter in used}
    unit = Unit(MEASURE, unit_of(formula, units))
    periods = {p for rows in known.values() for p in rows if chosen(p)} | {p for p in wanted if chosen(p)}
    rows: list[Row] = []
    refused: list[NotDerivable] = []
    for period in sorted(periods, key=lambda p: (p.end, p.start)):
        said = _figure(formula, {letter: known[letter].get(period) for letter in used}, unit)
        if isinstance(said, str):
            absent = ", ".join(letter for letter in used if period not in known[letter])
            params = {"series": absent} if absent else {}
            refused.append(NotDerivable(0, period.start, period.end, said, params))
        else:
            rows.append(said)
    return computed_frame(rows, shown[LETTERS.index(used[0])]), tuple(refused)


def _figure(formula: Expression, found: Mapping[str, Row | None], unit: Unit) -> Row | str:
    parts = {letter: row for letter, row in found.items() if row is not None}
    if len(parts) < len(found):
        return "part_missing"
    reason = bounded(parts.values())
    if reason:
        return reason
    try:
        value = _value(formula, {letter: single(row) for letter, row in parts.items()})
    except (DivisionByZero, InvalidOperation):
        return "zero_base"
    words = _words(formula, parts)
    first = parts[min(parts)]
    like = [row for row in parts.values() if row["unit_measure"] == unit.unit_measure]
    mult = max((int(row["unit_mult"]) for row in like), default=0)
    told = value.scaleb(-mult)
    sum_of_like = len(like) == len(parts) and not set("*/") & set(render(formula))
    decimals = _fewest(like, mult) if sum_of_like else _decimals(told)
    return computed_row(first, told, list(parts.values()), words, replace(unit, unit_mult=mult), decimals)


def _fewest(rows: Sequence[Row], mult: int) -> int:
    """Return the fewest decimals that figures have when they are told in one power of ten: a sum has no more."""
    return max(min(int(row["decimals"]) + mult - int(row["unit_mult"]) for row in rows), 0)


def _value(formula: Expression, values: Mapping[str, Decimal]) -> Decimal:
    if isinstance(formula, Number):
        return formula.value
    if isinstance(formula, Name):
        return values[formula.letter]
    if isinstance(formula, Negative):
        return -_value(formula.operand, values)
    left, right = _value(formula.left, values), _value(formula.right, values)
    if formula.sign == "+":
        return left + right
    if formula.sign == "-":
        return left - right
    return left * right if formula.sign == "*" else left / right


def _words(formula: Expression, parts: Mapping[str, Row]) -> str:
    """Return the formula with the figures in place of the letters, all in the coarsest power of ten among them."""
    mult = max(int(row["unit_mult"]) for row in parts.values())
    told = {letter: plain(single(row).scaleb(-_told_in(row, mult))) for letter, row in parts.items()}
    text = "".join(told.get(ch, ch) for ch in render(formula))
    return text.replace("*", " × ").replace("/", " / ").replace("-", "−")


def _told_in(row: Row, mult: int) -> int:
    return _POWERS.get(str(row["unit_measure"]), mult)


def _decimals(value: Decimal) -> int:
    """Return how many decimals leave about four significant figures."""
    if value == 0:
        return 1
    return min(max(SIGNIFICANT - 1 - value.adjusted(), 0), MOST_DECIMALS)
