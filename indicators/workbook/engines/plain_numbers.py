"""The numbers of a plain column as they are stored, looked at as bytes: those whose text is the number's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from indicators.model.text_column import AT_ONCE, TextColumn
from indicators.workbook.cells.values import FEW_DECIMALS
from indicators.workbook.engines.plain_cells import PlainCells
from indicators.workbook.engines.plain_part import TEXT

Whole = np.ndarray[Any, Any]
LONGEST, MOST_DIGITS, MOST_OF_DOUBLE = 20, 15, 17
"""A number of up to fifteen digits is the double nearest to it, and that double is written as it (7.0 as 7.0).

Of one with more, up to the seventeen of a double, that has to be looked at.
"""


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """The cells whose number is written as Python writes it, with their texts and the decimals that they show.

    ``others`` are the cells that have to be looked at one by one.
    """

    cells: Whole
    texts: TextColumn
    decimals: Whole
    others: Whole


NO_DECIMALS = -1
"""Stands for decimals that nobody fixed."""


def own_numbers(cells: PlainCells, asked: Whole, *, typed: bool = False) -> OwnNumbers:
    """Divide the cells ``asked``: numbers written in the shortest way, without exponent and nought at their end.

    ``typed``: they are texts with a point for a mark, which show the decimals that they have.
    """
    parts = [_own(cells, asked[begin : begin + AT_ONCE], typed) for begin in range(0, max(len(asked), 1), AT_ONCE)]
    found = np.concatenate([part.cells for part in parts])
    decimals = np.concatenate([part.decimals for part in parts])
    others = np.sort(np.concatenate([part.others for part in parts]))
    return OwnNumbers(found, TextColumn.joined([part.texts for part in parts]), decimals, others)


def _own(cells: PlainCells, asked: Whole, typed: bool) -> OwnNumbers:
    """Divide so many cells as can be laid out a row a cell and a column a sign."""
    plain = cells.said.kind[asked] == TEXT if typed else cells.is_plain_number(asked)
    fits = plain & (cells.said.length[asked] <= LONGEST)
    some = asked[fits]
    length = cells.said.length[some]
    width = int(length.max(initial=0))
    signs = np.zeros((len(some), width + 1), dtype=np.uint8)
    signs[:, :width] = cells.matrix(some, width)
    digit = signs - np.uint8(ord("0")) <= 9
    dot = signs == ord(".")
    digits, dots = digit.sum(axis=1), dot.sum(axis=1)
    rows = np.arange(len(some))
    minus = (signs[:, 0] == ord("-")).astype(np.int64)
    first, second, last = signs[rows, minus], signs[rows, np.minimum(minus + 1, width)], signs[rows, length - 1]
    own = (digits + dots + minus == length) & (dots <= 1) & (digits >= 1)
    own &= digits <= (MOST_DIGITS if typed else MOST_OF_DOUBLE)
    own &= (first != ord(".")) & (last != ord("."))
    own &= (first != ord("0")) | (second == ord(".")) | ((length == 1) & (minus == 0))
    own &= (dots == 0) | (last != ord("0")) | (signs[rows, np.maximum(length - 2, 0)] == ord("."))
    long = np.flatnonzero(own & (digits > MOST_DIGITS))
    own[long] = [_is_written_as_it(cells.text(at)) for at in some[long].tolist()]
    stored = np.where(dots == 1, length - dot.argmax(axis=1) - 1, 0)
    decimals = np.where(typed | (stored <= FEW_DECIMALS), stored, NO_DECIMALS)[own]
    signs[rows, length] = ord("\n")
    kept = np.arange(width + 1) <= length[:, None]
    kept[~own] = False
    found = some[own]
    texts = TextColumn(signs[kept], np.cumsum(length[own].astype(np.int64) + 1) - 1)
    return OwnNumbers(found, texts, _as_shown(cells, found, decimals), np.concatenate((asked[~fits], some[~own])))


def _is_written_as_it(text: str) -> bool:
    return "." in text and repr(float(text)) == text


def _as_shown(cells: PlainCells, found: Whole, decimals: Whole) -> Whole:
    """Return the decimals that a format fixes where it does."""
    if not cells.styles:
        return decimals
    fixed = np.array([NO_DECIMALS if one.decimals is None else one.decimals for one in cells.styles])
    style = cells.said.style[found]
    known = (style >= 0) & (style < len(fixed))
    of_style = np.where(known, fixed[np.where(known, style, 0)], NO_DECIMALS)
    shown: Whole = np.where(of_style == NO_DECIMALS, decimals, of_style)
    return shown
