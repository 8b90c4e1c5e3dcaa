"""The values of a large column of records that need no look one by one: plain numbers, and codes of absent ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indicators.model.number_text import is_missing_code
from indicators.model.text_column import TextColumn
from indicators.workbook.cells.column_codes import Whole
from indicators.workbook.engines.plain_cells import PlainCells
from indicators.workbook.engines.plain_numbers import NO_DECIMALS, OwnNumbers


@dataclass(frozen=True, slots=True)
class PlainValues:
    """Cells in their order: ``texts`` are exact decimals, empty for an absent figure; ``raws`` what stands there.

    ``others`` are the cells that have to be looked at one by one.
    """

    cells: Whole
    texts: TextColumn
    raws: TextColumn
    decimals: Whole
    others: Whole

    @classmethod
    def of(cls, own: OwnNumbers) -> PlainValues:
        return cls(own.cells, own.texts, own.texts, own.decimals, own.others)

    @classmethod
    def with_absent(cls, own: OwnNumbers, cells: PlainCells) -> PlainValues:
        """Return the numbers of a column of texts with those of its other cells that say that there is none."""
        said = [cells.text(at) for at in own.others.tolist()]
        absent = np.array([is_missing_code(text) for text in said], dtype=bool)
        if not absent.any():
            return cls.of(own)
        codes = [text for text, one in zip(said, absent.tolist(), strict=True) if one]
        found = np.concatenate((own.cells, own.others[absent]))
        order = np.argsort(found, kind="stable")
        return cls(
            found[order],
            TextColumn.joined([own.texts, [""] * len(codes)]).taken(order),
            TextColumn.joined([own.texts, codes]).taken(order),
            np.concatenate((own.decimals, np.full(len(codes), NO_DECIMALS)))[order],
            own.others[~absent],
        )

    def numbers(self) -> list[float]:
        """Return the doubles of those that are numbers."""
        numbers: list[float] = self.texts.taken(np.flatnonzero(self.texts.lengths)).floats().tolist()
        return numbers
