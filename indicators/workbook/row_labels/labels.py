"""What a row is called: its label, its parents, its unit and its code.

The hierarchy is read off the label columns, the indent of the format and leading blanks. "Trong đó:" and "Chia ra:"
are connectors and no labels; a row of words without numbers is a heading; a label that goes on in the next row, which
begins in lower case or ends with a word that cannot be its last, is one label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from indicators.model.period_phrase import aligned_fold
from indicators.model.power_of_ten import power_of_ten
from indicators.model.text import clean
from indicators.model.unit_words import UnitReading, unit_in, unit_said
from indicators.model.word_units import unit_of_words
from indicators.workbook.cells.cell_kind import has_figure, lacks_figure, rows_with_figure
from indicators.workbook.row_labels.area_code import is_area_code, is_word_for_area
from indicators.workbook.row_labels.broken_labels import ends_open, tail_of
from indicators.workbook.row_labels.joined_dimensions import with_dimensions_apart
from indicators.workbook.row_labels.label_columns import DITTO, LabelColumns, are_dimensions
from indicators.workbook.row_labels.label_part import (
    COLUMN,
    Part,
    Words,
    begins_sections,
    goes_on_with_sections,
    name_parts,
    unit_behind_heading,
    unit_of_section,
)
from indicators.workbook.row_labels.outline import outline_depths
from indicators.workbook.row_labels.repeated_labels import nest_repeated, under_names_above, under_sections
from indicators.workbook.row_labels.row_label import RowLabel
from indicators.workbook.row_labels.units_of_blocks import with_units_of_blocks
from indicators.workbook.shapes.ages import counts_ages
from indicators.workbook.shapes.lone_row import stands_alone
from indicators.workbook.shapes.regions import Region


@dataclass
class _Level:
    offset: int
    text: str
    unit: UnitReading | None
    unit_position: tuple[int, int] | None
    own: int | None = None
    has_deeper: bool = False


def read_labels(region: Region, columns: LabelColumns) -> dict[int, RowLabel]:
    """Return the labels of the body by row; rows that only connect, or have no words, are left out."""
    several = columns.carried or columns.named or are_dimensions(region, columns.names)
    labels = list(_Reader(region, columns, several).labels())
    if not columns.carried:
        headings = frozenset(label.row for label in labels if _is_alone(region, label))
        labels = under_sections(under_names_above(labels) if several else labels, headings)
        labels = labels if several else nest_repeated(labels)
    if columns.unit is not None:
        labels = with_units_of_blocks(labels)
    return {label.row: label for label in with_dimensions_apart(region, labels) or _named_by_title(region)}


def _named_by_title(region: Region) -> list[RowLabel]:
    """Return the title as the label of the one row of a table that has no other."""
    title = clean(region.title)
    rows = [row for row in region.body_rows if stands_alone(region.grid, row)]
    if not title or len(rows) != 1 or not region.title_rows:
        return []
    at = (region.title_rows[-1], region.grid.visible(region.title_rows[-1])[0][0])
    return [RowLabel(rows[0], title, title, at, (), None, None, "", "", True)]


def _is_alone(region: Region, label: RowLabel) -> bool:
    """Whether a label has nothing beside it, not even that there is no figure."""
    return not label.has_numbers and not any(region.grid.text(label.row, column) for column in region.headers)


@dataclass
class _Reader:
    region: Region
    columns: LabelColumns
    several: bool
    levels: list[_Level] = field(default_factory=list)
    unit: UnitReading | None = None
    unit_position: tuple[int, int] | None = None
    unit_rank: int | None = None
    unit_open: bool = False
    """Whether a row of figures under the last heading says no unit: that of a later one is not of them all."""
    heading: RowLabel | None = None
    last: RowLabel | None = None
    section: tuple[str, ...] = ()
    above: dict[int, Part] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    words: dict[int, Words] = field(default_factory=dict)
    depths: dict[int, int] = field(default_factory=dict)

    def labels(self) -> Iterator[RowLabel]:
        grid = self.region.grid
        self.words = {
            column: Words(grid, place, column, self.region.body_rows) for place, column in enumerate(self.columns.names)
        }
        numbered = rows_with_figure(grid, self.region.headers)
        if self.columns.outline is not None:
            self.depths = outline_depths(self.region, self.columns.outline, self.columns.names)
        self._section_in_header()
        tail = 0
        for row in self.region.body_rows:
            if row == tail:
                continue
            parts = [part for words in self.words.values() if (part := words.part(row)) is not None]
            parts = parts or self._age(row) or self._code(row)
            figures = row in numbered or has_figure(grid, row, self.region.headers)
            if not parts and not self.columns.carried:
                if figures and (label := self._in_other_unit(row)) is not None:
                    yield label
                continue
            numbers = figures or lacks_figure(grid, row, self.region.headers)
            parts = self._carry(parts, numbers) if self.columns.carried else parts
            if not parts or (not numbers and row == self.region.body_rows[0] and self._heads_areas(parts)):
                continue
            if numbers and (said := tail_of(self.region, row, parts[-1].column, parts[-1].text)):
                parts, tail = [*parts[:-1], replace(parts[-1], text=f"{parts[-1].text} {said}")], row + 1
            if self.several and not numbers and self._heads_section(row, parts):
                self.section = (parts[0].text,)
            label = self._dimensions(row, parts, numbers) if self.several else self._nested(row, parts, numbers)
            self.heading, self.last = None if numbers else label, label if numbers else None
            yield label if figures or not numbers else replace(label, has_numbers=False)

    def _heads_areas(self, parts: list[Part]) -> bool:
        """Whether the words of a row are but the head of the column of areas that stands below them."""
        return len(parts) == 1 and is_word_for_area(aligned_fold(parts[0].text))

    def _in_other_unit(self, row: int) -> RowLabel | None:
        """Return the label above for a row that has no other and says its own unit: the same once more in that."""
        if self.last is None or not self.columns.unit or not self.region.grid.text(row, self.columns.unit):
            return None
        unit, position = self._row_unit(row)
        return replace(self.last, row=row, unit=unit, unit_position=position)

    def _heads_section(self, row: int, parts: list[Part]) -> bool:
        """Whether a row is one word at the left and nothing else, over rows that say something in every column."""
        first = self.columns.names[0]
        return [part.column for part in parts] == [first] and len(self.region.grid.visible(row)) == 1

    def _section_in_header(self) -> None:
        """Begin with the first of numbered sections where it ends the header, for its units stand beside it."""
        row = self.region.header_rows[-1] if self.region.header_rows and (self.depths or not self.several) else 0
        parts = name_parts(self.region.grid, row, self.columns.names) if row else []
        if row in self.depths and parts:
            self._outline(row, parts[0].text)
            return
        if len(parts) != 1 or not begins_sections(parts[0].text):
            return
        if any(self._is_second_section(other) for other in self.region.body_rows):
            self.levels.append(_Level(parts[0].rank(numbers=False), parts[0].text, None, None))

    def _is_second_section(self, row: int) -> bool:
        return any(goes_on_with_sections(part.text) for part in name_parts(self.region.grid, row, self.columns.names))

    def _age(self, row: int) -> list[Part]:
        """Return the age that labels a row and is typed as a text."""
        column = self.columns.names[0] if self.columns.names else 0
        text = self.region.grid.text(row, column) if column else ""
        return [Part(column, text, text, 0)] if text.isdecimal() and counts_ages(self.region.grid, row, column) else []

    def _code(self, row: int) -> list[Part]:
        """Return the code of a row whose name is left out, which then names it."""
        column = self.columns.codes[-1] if self.columns.codes and not self.columns.carried else 0
        text = self.region.grid.text(row, column) if column else ""
        return [Part(column, text, text, 0)] if text else []

    def _carry(self, parts: list[Part], numbers: bool) -> list[Part]:
        """Fill the blanks of a row of numbers from the rows above; a new word ends the words to its right."""
        if not numbers:
            return parts
        for part in parts:
            place = self.columns.names.index(part.column)
            self.above = {at: known for at, known in self.above.items() if self.columns.names.index(at) < place}
            self.above[part.column] = part
        return [self.above[column] for column in self.columns.names if column in self.above]

    def _area(self, row: int) -> str:
        code = self.region.grid.text(row, self.columns.area) if self.columns.area is not None else ""
        return code if code and is_area_code(code) else ""

    def _dimensions(self, row: int, parts: list[Part], numbers: bool) -> RowLabel:
        """Read a row of which every name column says something: the last is the label, the others its path."""
        last = parts[-1]
        unit, position = self._row_unit(row)
        code = self.region.grid.text(row, self.columns.codes[-1]) if self.columns.codes else ""
        above = self._outline(row, parts[0].text) if self.depths else self.section if numbers else ()
        path = (*above, *(part.text for part in parts[:-1]))
        own = self.words[last.column].unit(last.text)
        if unit is None and own:
            unit, position = self._scaled(row, own[0]), (row, last.column)
        for part in reversed(parts[:-1]) if unit is None else ():
            if (shared := unit_of_words(part.text)) is not None:
                unit, position = shared, (row, part.column)
                break
        at = (row, last.column)
        heads = (*("" for _ in path[: 1 + len(path) - len(parts)]), *(self._head(part.column) for part in parts))
        return RowLabel(row, last.text, last.printed, at, path, unit, position, code, self._area(row), numbers, heads)

    def _outline(self, row: int, text: str) -> tuple[str, ...]:
        """Return what a row stands under by its number in the outline."""
        rank = DEPTH * self.depths[row]
        self._end_levels(rank)
        path = tuple(level.text for level in self.levels)
        self.levels.append(_Level(rank, text, None, None))
        return path

    def _nested(self, row: int, parts: list[Part], numbers: bool) -> RowLabel:
        """Read a row of a hierarchy: parents are the nearest rows above that stand further left."""
        part = parts[-1]
        text, printed = part.text, part.printed
        broken = (
            self.heading is not None
            and not self.heading.text.endswith(":")
            and (_goes_on(text) or ends_open(self.heading.text))
        )
        if self.heading is not None and broken and self.heading.position[1] == part.column:
            text, printed = f"{self.heading.text} {text}", f"{self.heading.printed} {printed}"
            if self.levels:
                self.levels.pop()
        total = (
            self.heading if numbers and part.divides and self.heading is not None and _is_total(self.heading) else None
        )
        for named in parts[:-1]:
            if _names_group(named.text):
                self._end_levels(named.offset)
                self.levels.append(_Level(named.offset, named.text, None, None))
        if numbers and self._closes_table(row, part):
            self.levels.clear()
        rank = part.offset % COLUMN if self.depths else part.rank(numbers)
        rank += DEPTH * self._numbered_depth(row, part.column)
        rank -= OVER_HEADINGS if not self.depths and not numbers and self._counted(row, part.column) else 0
        self._end_levels(rank, part.offset if numbers and not part.divides else None)
        path = tuple(level.text for level in self.levels)
        if not numbers and self.unit_rank is not None and self._ends_unit(row, part, rank - self.unit_rank):
            self.unit = self.unit_position = self.unit_rank = None
        unit, position = self._nested_unit(row, part, text, numbers, rank)
        code = self.region.grid.text(row, self.columns.codes[-1]) if self.columns.codes else ""
        self.levels.append(_Level(rank, text, unit, position, part.offset))
        if total is not None:  # its figures were typed a row too low, beside what divides the rows below
            return replace(total, row=row, unit=unit, unit_position=position, has_numbers=True)
        at = (row, part.column)
        heads = () if path else (self._head(part.column),)
        area = self._area(row)
        return RowLabel(row, text, printed, at, path, unit, position, code, area, numbers, heads, part.bold)

    def _end_levels(self, rank: int, offset: int | None = None) -> None:
        """End the levels that a row of ``rank`` does not stand under.

        A row of figures at the very ``offset`` of a heading ends it where rows further in have stood under it.
        """
        while self.levels and self.levels[-1].offset >= rank:
            self.levels.pop()
        for place, level in enumerate(self.levels):
            if offset is None or level.own is None:
                continue
            if level.has_deeper and offset == level.own:
                del self.levels[place:]
                return
            level.has_deeper = level.has_deeper or offset > level.own

    def _ends_unit(self, row: int, heading: Part, deeper: int) -> bool:
        """Whether a heading begins rows that the unit of a heading above says nothing of: it stands over that one.

        Or it stands beside it behind a blank row, and does not say by what its rows divide those above.
        """
        return deeper < 0 or (not deeper and not heading.divides and not self.region.grid.visible(row - 1))

    def _closes_table(self, row: int, part: Part) -> bool:
        """Whether a row is the one that stands further in, and apart behind all others: a sum, which none heads."""
        first, blank = next(iter(self.columns.names), part.column), not self.region.grid.visible(row - 1)
        return (
            blank
            and row == self.region.body_rows[-1]
            and part.column != first
            and not any(self.region.grid.text(other, part.column) for other in self.region.body_rows if other != row)
        )

    def _counted(self, row: int, column: int) -> bool:
        return column > 1 and self.region.grid.text(row, column - 1).isdecimal()

    def _numbered_depth(self, row: int, column: int) -> int:
        """Return how many levels down the number beside a label puts it: "2.1" stands under "2"."""
        if self.depths:
            return self.depths[row]
        beside = self.region.grid.text(row, column - 1) if column > 1 else ""
        return beside.count(".") if _NUMBERING.fullmatch(beside) else 0

    def _head(self, column: int) -> str:
        """Return the heading of a label column; asked for every row, so kept."""
        if column not in self.heads:
            rows = self.region.header_rows
            self.heads[column] = clean(" ".join(self.region.grid.spread_text(row, column) for row in rows))
        return self.heads[column]

    def _nested_unit(
        self, row: int, part: Part, text: str, numbers: bool, rank: int
    ) -> tuple[UnitReading | None, tuple[int, int] | None]:
        """Return the row's unit: of the unit column, of its own brackets, of a parent, of the brackets above it.

        What the unit column says is not replaced where it cannot be read. A heading gives its unit to the rows below
        it until another one stands over it.
        """
        unit, position = self._row_unit(row)
        if position is not None:
            return unit, position
        self.unit_open = self.unit_open and (
            numbers or any(self.region.grid.text(row, at) for at in self.region.headers)
        )
        if own := unit_in(text) or unit_of_section(text) or (None if numbers else unit_behind_heading(text)):
            closed = text.rstrip().endswith(_CLOSED) and not self.unit_open
            holds = (not numbers or closed) and not self._gives_shares()
            said = self._scaled(row, own[0]) if numbers else unit_of_words(text) or own[0]
            if self.region.unit_line is None and holds:
                self.unit, self.unit_position = said, (row, part.column)
                self.unit_rank = None if numbers else rank
            return said, (row, part.column)
        folded = aligned_fold(text)
        shares_above = self.unit is not None and self.unit.is_percent
        if _OTHER_UNIT.search(folded) or (shares_above and _AMOUNT.search(folded)):
            self.unit, self.unit_position = None, None
            return None, None
        parent = next((level for level in reversed(self.levels) if level.unit is not None), None)
        if parent is not None:
            return parent.unit, parent.unit_position
        self.unit_open |= numbers and self.unit is None
        return self.unit, self.unit_position

    def _gives_shares(self) -> bool:
        return bool(_SHARES.search(aligned_fold(self.region.title)))

    def _row_unit(self, row: int) -> tuple[UnitReading | None, tuple[int, int] | None]:
        """Read the unit column; a ditto mark repeats the unit above."""
        column = self.columns.unit
        if column is None:
            return None, None
        said = self.region.grid.text(row, column)
        if said in DITTO:
            return self.unit, self.unit_position
        self.unit, self.unit_position = (self._scaled(row, unit_said(said)), (row, column)) if said else (None, None)
        return self.unit, self.unit_position

    def _scaled(self, row: int, unit: UnitReading | None) -> UnitReading | None:
        """Return a unit times the power of ten in a column of its own; a power that cannot be read leaves it open."""
        said = self.region.grid.text(row, self.columns.scale) if self.columns.scale is not None else ""
        if unit is None or not said:
            return unit
        power = power_of_ten(said)
        return None if power is None else unit.in_scale(power)


DEPTH = 40
"""Further right than any indent of one level."""
OVER_HEADINGS = 8
"""How far before its like a heading stands that is counted: "3 | Company" over "BALANCE"."""


def _is_total(label: RowLabel) -> bool:
    return bool(_TOTAL.fullmatch(aligned_fold(label.text)))


_TOTAL = re.compile(r"tong (?:so|cong|tri gia)|ca nuoc|total")


def _names_group(text: str) -> bool:
    """Whether the words before a label in its row name what it belongs to, and do not number it."""
    return sum(ch.isalpha() for ch in text) > 1 and not _ROMAN.fullmatch(text.strip(" .)"))


_ROMAN = re.compile(r"[IVXivx]{1,5}")


def _goes_on(text: str) -> bool:
    """Whether a label continues the one above: it begins with a small letter."""
    return text[:1].islower()


_CLOSED = (")", "]", "）")
"""What ends a unit in brackets, which holds for the rows below as well; one behind a comma is of its own row."""
_SHARES = re.compile(r"\bper ?cent(?:age)? distribution\b")
"""Titles of shares: the unit of one row, which gives the whole in numbers, is not that of the rows below."""
_OTHER_UNIT = re.compile(
    r"[(\[][^()\[\]]{0,30}\b(?:hundred|thousand|million|billion|trillion|nghin|ngan|trieu|ty|per)s?\b[^()\[\]]{0,30}[)\]]"
)
"""A unit in brackets that is not known: it is not the one above."""
_AMOUNT = re.compile(r"金 ?[額额]|\bamounts?\b|\bgia tri\b|\bso luong\b|\bimportes?\b|\bmontants?\b|\btutar\b")
"""Words for what is no share: the per cent of the row above is not theirs."""
_NUMBERING = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}|[a-zA-Z](?:\.\d{1,2}){1,3}")
