"""The parts of a formula as values, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

LETTERS = "abcdef"
"""What series are called, in their order."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was written; ``at`` is the position of its first character, from 1."""

    value: Decimal
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A series by its letter."""

    letter: str
    at: int = field(default=0, compare=False)

    @property
    def series(self) -> int:
        """Position of the series, from 0."""
        return LETTERS.index(self.letter)


@dataclass(frozen=True, slots=True)
class Negative:
    operand: Expression
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Operation:
    """``sign`` is one of ``+ - * /``; ``at`` is where it stands."""

    sign: str
    left: Expression
    right: Expression
    at: int = field(default=0, compare=False)


Expression: TypeAlias = Number | Name | Negative | Operation


def letters(formula: Expression) -> tuple[str, ...]:
    """Return the letters that a formula uses, in the order of the alphabet."""
    return tuple(sorted({part.letter for part in parts(formula) if isinstance(part, Name)}))


def parts(formula: Expression) -> Iterator[Expression]:
    """Yield a formula and everything in it."""
    yield formula
    if isinstance(formula, Negative):
        yield from parts(formula.operand)
    elif isinstance(formula, Operation):
        yield from parts(formula.left)
        yield from parts(formula.right)


def render(formula: Expression) -> str:
    """Return a formula as text with no bracket more than it needs; ``parse`` is its inverse."""
    if isinstance(formula, Number):
        return format(formula.value, "f")
    if isinstance(formula, Name):
        return formula.letter
    if isinstance(formula, Negative):
        return f"-{_inside(formula.operand, bracketed=not isinstance(formula.operand, (Number, Name)))}"
    product = formula.sign in "*/"
    left = _inside(formula.left, bracketed=product and _is_sum(formula.left))
    right = _inside(
        formula.right, bracketed=_is_sum(formula.right) or (product and isinstance(formula.right, Operation))
    )
    return f"{left}{formula.sign}{right}" if product else f"{left} {formula.sign} {right}"


def _is_sum(formula: Expression) -> bool:
    return isinstance(formula, Operation) and formula.sign in "+-"


def _inside(formula: Expression, *, bracketed: bool) -> str:
    return f"({render(formula)})" if bracketed else render(formula)
