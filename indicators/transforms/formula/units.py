"""The unit that a formula's result has, worked out from those of its series.

Money, persons and the like multiply and cancel; only like units are added. Per cent is a unit of its own: a ratio of
like units times a literal 100 is in per cent, per cent divided by a literal 100 is a ratio again, and the difference of
two rates is in percentage points, never in per cent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.model.errors import Invalid
from indicators.transforms.computed import PERCENT, POINTS
from indicators.transforms.formula.syntax import Expression, Name, Negative, Number, Operation

RATIO = "ratio"
"""The unit of a pure number."""

HUNDRED = Decimal(100)
_RATES = {PERCENT, POINTS}


@dataclass(frozen=True, slots=True)
class Dimension:
    """Units with their powers, without those that cancelled: {USD: 1, persons: -1} sorted by name."""

    powers: tuple[tuple[str, int], ...] = ()

    @property
    def code(self) -> str:
        """``USD``, ``USD/persons``, ``ratio``; a power above one is written out: ``USD*USD``."""
        above = [name for name, power in self.powers for _ in range(power)]
        below = [name for name, power in self.powers for _ in range(-power)]
        if not above and not below:
            return RATIO
        return "/".join(["*".join(above) or "1", *below])


PURE = Dimension()


def unit_of(formula: Expression, units: Sequence[str]) -> str:
    """Return the unit code of the result; ``units`` are those of the series a, b … in order.

    Raises Invalid with the place: "formula_letter" for a series that the chart does not have, "formula_units" where
    unlike units are added or subtracted.
    """
    return _dimension(formula, units).code


def _dimension(formula: Expression, units: Sequence[str]) -> Dimension:
    if isinstance(formula, Number):
        return PURE
    if isinstance(formula, Name):
        if formula.series >= len(units):
            last = "abcdef"[len(units) - 1] if units else "a"
            raise Invalid("formula_letter", at=formula.at, found=formula.letter, first="a", last=last)
        return Dimension(((units[formula.series], 1),)) if units[formula.series] != RATIO else PURE
    if isinstance(formula, Negative):
        return _dimension(formula.operand, units)
    left, right = _dimension(formula.left, units), _dimension(formula.right, units)
    if formula.sign in "+-":
        return _added(formula, left, right)
    return _multiplied(formula, left, right)


def _added(formula: Operation, left: Dimension, right: Dimension) -> Dimension:
    rates = {left.code, right.code} <= _RATES
    if left != right and not rates:
        raise Invalid("formula_units", at=formula.at, found=formula.sign, left=left.code, right=right.code)
    if not rates:
        return left
    both_rates = left.code == right.code == PERCENT
    if formula.sign == "-" and both_rates:
        return Dimension(((POINTS, 1),))
    return left if left == right else Dimension(((PERCENT, 1),))


def _multiplied(formula: Operation, left: Dimension, right: Dimension) -> Dimension:
    powers: Counter[str] = Counter(dict(left.powers))
    for name, power in right.powers:
        powers[name] += power if formula.sign == "*" else -power
    result = Dimension(tuple(sorted((name, power) for name, power in powers.items() if power)))
    if formula.sign == "*" and result == PURE and HUNDRED in {_literal(formula.left), _literal(formula.right)}:
        return Dimension(((PERCENT, 1),))
    if formula.sign == "/" and _literal(formula.right) == HUNDRED and dict(result.powers).get(PERCENT, 0) > 0:
        left_over = dict(result.powers)
        left_over[PERCENT] -= 1
        return Dimension(tuple(sorted((name, power) for name, power in left_over.items() if power)))
    return result


def _literal(formula: Expression) -> Decimal | None:
    return formula.value if isinstance(formula, Number) else None
