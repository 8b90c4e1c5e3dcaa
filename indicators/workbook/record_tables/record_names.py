"""Which columns name a record: names rather than their codes, and of the rest only what tells records apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.model.period_phrase import read_period
from indicators.workbook.cells.grid import Grid
from indicators.workbook.record_tables.heading_cells import is_day
from indicators.workbook.record_tables.record_words import Part, code_base, label_base, spaced
from indicators.workbook.row_labels.area_code import heads_areas, is_area_code
from indicators.workbook.row_labels.label_columns import is_code, stand_for
from indicators.workbook.shapes.code_columns import heads_codes


@dataclass
class RecordNames:
    """The columns of a heading, divided anew: ``columns`` by part and ``dimensions``, told by ``rows``.

    ``said`` are the folded headings by column.
    """

    grid: Grid
    rows: Sequence[int]
    said: Mapping[int, str]
    columns: dict[Part, int]
    dimensions: list[int]

    def prefer_names(self) -> None:
        """Leave out codes whose names stand in another column; a name takes the place of the code of a series."""
        series = self.columns.get(Part.SERIES)
        named = [*self.dimensions, *([series] if series is not None else [])]
        coded = [column for column in named if self._holds_codes(column)]
        words = [column for column in named if column not in coded and self._holds_words(column)]
        for code in coded:
            name = next((at for at in words if self._is_name_of(code, at)), None)
            if name is None:
                continue
            if code == series:
                self.columns[Part.SERIES] = name
                self.dimensions = [column for column in self.dimensions if column != name]
                self.columns.setdefault(Part.CODE, code)
                continue
            self.dimensions = [column for column in self.dimensions if column != code]
            if name == self.columns.get(Part.SERIES):
                self.columns.setdefault(Part.CODE, code)
            elif Part.AREA not in self.columns and self._are_areas(code, name):
                self.columns[Part.AREA] = code

    def label_at(self) -> int | None:
        """Return the last dimension in words that says more than one thing, before areas, which are what it is of."""
        others = [column for column in self.dimensions if not heads_areas(self.said[column])] or self.dimensions
        in_words = [column for column in others if not self._holds_codes(column)] or others
        telling = [column for column in in_words if len(self._texts(column)) > 1] or in_words
        return next(reversed(telling), None)

    def says_period(self, column: int) -> bool:
        """Whether a column of days or other periods, or of their codes ("203101"), says that of each row once more."""
        said = self._texts(column)
        dated = bool(said) and all(is_day(text) or read_period(text) or _MONTH.fullmatch(text) for text in said)
        return dated and self._goes_with_times(column)

    def _goes_with_times(self, column: int) -> bool:
        """Whether each text of a column goes with one period, said in one column or in several, and the other way."""
        times = [self.columns[part] for part in _TIMES if part in self.columns]
        pairs = {(tuple(self.grid.text(row, at) for at in times), self.grid.text(row, column)) for row in self.rows}
        pairs = {(said, text) for said, text in pairs if any(said) and text}
        both = len({said for said, _ in pairs}), len({text for _, text in pairs})
        return len(pairs) > 1 and both == (len(pairs), len(pairs))

    def _are_areas(self, code: int, name: int) -> bool:
        """Whether codes are those of areas, as one of two headings says."""
        headed = heads_areas(self.said[code]) or heads_areas(self.said[name])
        return headed and all(is_area_code(text) for text in self._texts(code))

    def _is_name_of(self, code: int, name: int) -> bool:
        if stand_for(self.grid, self.rows, code, name):
            return True
        alone = len(self._texts(code)) == len(self._texts(name)) == 1
        return alone and _base(self.said[code]) == _base(self.said[name])

    def _holds_codes(self, column: int) -> bool:
        texts = self._texts(column)
        whole = heads_codes(self.said[column]) and all(text.removesuffix(".0").isdigit() for text in texts)
        return bool(texts) and (whole or all(is_code(text) for text in texts))

    def _holds_words(self, column: int) -> bool:
        return any(text[0].isalpha() for text in self._texts(column))

    def _texts(self, column: int) -> set[str]:
        return {text for row in self.rows if (text := self.grid.text(row, column))}


def _base(heading: str) -> str:
    """Return what a heading of codes or of names is about."""
    said = _IN_BRACKETS.sub("", heading)
    return spaced(label_base(code_base(said) or said))


_TIMES = (Part.PERIOD, Part.YEAR, Part.SUB_PERIOD, Part.DAY, Part.END)
_MONTH = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])")
_IN_BRACKETS = re.compile(r"\s*\((?:codes?|id)\)$")
