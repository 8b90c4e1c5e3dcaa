"""A formula across series: read, checked against their units, and worked out period by period.

Series are named by letters in the order in which they stand in a chart: ``a``, ``b`` … The grammar, in full::

    sum      = product { ("+" | "-") product }
    product  = signed { ("*" | "/") signed }
    signed   = ["-"] atom
    atom     = number | letter | "(" sum ")"

Nothing in it calls, names or loops over anything, so that a formula from an address can do nothing but arithmetic.
Belongs here: syntax, units, arithmetic. Does not: words (``charts``), or which figure is in use (``winners``). Public
names::

    from indicators.transforms.formula import parse                      # text -> Expression; Invalid points at a place
    from indicators.transforms.formula.units import unit_of              # Expression, units -> the unit of the result
    from indicators.transforms.formula.evaluation import evaluated       # Expression, frames -> derived rows
"""

from indicators.transforms.formula.parser import parse
from indicators.transforms.formula.syntax import (
    LETTERS,
    Expression,
    Name,
    Negative,
    Number,
    Operation,
    letters,
    render,
)

__all__ = ["LETTERS", "Expression", "Name", "Negative", "Number", "Operation", "letters", "parse", "render"]
