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
from indicators.model.text import clean
from indicators.model.unit_words import UnitReading, read_unit, unit_in
from indicators.model.word_units import unit_of_words
from indicators.workbook.cells.cell_kind import has_figure, rows_with_figure
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.row_labels.area_code import is_area_code
from indicators.workbook.row_labels.broken_labels import ends_open, tail_of
from indicators.workbook.row_labels.repeated_labels import nest_repeated, under_sections
from indicators.workbook.row_labels.row_label import RowLabel
from indicators.workbook.shapes.ages import counts_ages
from indicators.workbook.shapes.lone_row import stands_alone
from indicators.workbook.shapes.regions import SAMPLE, Region, is_words


@dataclass
class _Level:
    offset: int
    text: str
    unit: UnitReading | None
    unit_position: tuple[int, int] | None
    own: int | None = None
    has_deeper: bool = False


@dataclass(frozen=True, slots=True)
class LabelColumns:
    """Which of a region's label columns name things, give the unit, hold codes of series or of areas.

    The last of ``names`` names the series where the columns are dimensions, which they surely are where one of them is
    headed as the series and another as the area (``named``). ``carried``: a blank repeats the cell above.
    """

    names: tuple[int, ...]
    unit: int | None = None
    codes: tuple[int, ...] = ()
    area: int | None = None
    carried: bool = False
    named: bool = False


def divide_label_columns(region: Region) -> LabelColumns:
    """Tell the unit column and code columns apart from the columns that name the row."""
    names: list[int] = []
    codes: list[int] = []
    unit: int | None = None
    area: int | None = None
    series: int | None = None
    for column in region.label_columns:
        said = [text for row in region.header_rows if (text := region.grid.spread_text(row, column))]
        heading, nearest = aligned_fold(clean(" ".join(said))), aligned_fold(said[-1]) if said else ""
        if unit is None and names and (_UNIT_HEADING.search(heading) or _holds_units(region, column)):
            unit = column
        elif area is None and _AREA_CODE_HEADING.fullmatch(nearest) and _holds_area_codes(region, column):
            area = column
        elif names and (_CODE_HEADING.search(heading) or (not heading and _holds_series_codes(region, column))):
            codes.append(column)
        elif names and _holds_grades(region, names, column):
            continue
        else:
            names.append(column)
            series = column if _SERIES_HEADING.fullmatch(nearest) else series
    named = area is not None and series is not None and len(names) > 1
    if named:
        names = [*(column for column in names if column != series), *(() if series is None else (series,))]
    return LabelColumns(tuple(names), unit, tuple(codes), area, named=named)


def read_labels(region: Region, columns: LabelColumns) -> dict[int, RowLabel]:
    """Return the labels of the body by row; rows that only connect, or have no words, are left out."""
    several = columns.carried or columns.named or _are_dimensions(region, columns.names)
    labels = list(_Reader(region, columns, several).labels())
    if not several:
        headings = frozenset(label.row for label in labels if _is_alone(region, label))
        labels = nest_repeated(under_sections(labels, headings))
    return {label.row: label for label in labels or _named_by_title(region)}


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
    heading: RowLabel | None = None
    above: dict[int, _Part] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    words: dict[int, _Words] = field(default_factory=dict)

    def labels(self) -> Iterator[RowLabel]:
        grid = self.region.grid
        self.words = {column: _Words(grid, place, column) for place, column in enumerate(self.columns.names)}
        numbered = rows_with_figure(grid, self.region.headers)
        tail = 0
        for row in self.region.body_rows:
            if row == tail:
                continue
            parts = [part for words in self.words.values() if (part := words.part(row)) is not None] or self._age(row)
            if not parts and not self.columns.carried:
                continue
            numbers = row in numbered or has_figure(grid, row, self.region.headers)
            parts = self._carry(parts, numbers) if self.columns.carried else parts
            if not parts:
                continue
            if numbers and (said := tail_of(self.region, row, parts[-1].column, parts[-1].text)):
                parts, tail = [*parts[:-1], replace(parts[-1], text=f"{parts[-1].text} {said}")], row + 1
            label = self._dimensions(row, parts, numbers) if self.several else self._nested(row, parts, numbers)
            self.heading = None if numbers else label
            yield label

    def _age(self, row: int) -> list[_Part]:
        """Return the age that labels a row and is typed as a text."""
        column = self.columns.names[0] if self.columns.names else 0
        text = self.region.grid.text(row, column) if column else ""
        return [_Part(column, text, text, 0)] if text.isdecimal() and counts_ages(self.region.grid, row, column) else []

    def _carry(self, parts: list[_Part], numbers: bool) -> list[_Part]:
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

    def _dimensions(self, row: int, parts: list[_Part], numbers: bool) -> RowLabel:
        """Read a row of which every name column says something: the last is the label, the others its path."""
        last = parts[-1]
        unit, position = self._row_unit(row)
        code = self.region.grid.text(row, self.columns.codes[-1]) if self.columns.codes else ""
        path = tuple(part.text for part in parts[:-1])
        own = self.words[last.column].unit(last.text)
        if unit is None and own:
            unit, position = own[0], (row, last.column)
        for part in reversed(parts[:-1]) if unit is None else ():
            if (shared := unit_of_words(part.text)) is not None:
                unit, position = shared, (row, part.column)
                break
        at = (row, last.column)
        heads = tuple(self._head(part.column) for part in parts)
        return RowLabel(row, last.text, last.printed, at, path, unit, position, code, self._area(row), numbers, heads)

    def _nested(self, row: int, parts: list[_Part], numbers: bool) -> RowLabel:
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
        for named in parts[:-1]:
            if _names_group(named.text):
                self._end_levels(named.offset)
                self.levels.append(_Level(named.offset, named.text, None, None))
        rank = part.rank(numbers) + DEPTH * self._numbered_depth(row, part.column)
        self._end_levels(rank, part.offset if numbers else None)
        path = tuple(level.text for level in self.levels)
        unit, position = self._nested_unit(row, part, text, numbers)
        code = self.region.grid.text(row, self.columns.codes[-1]) if self.columns.codes else ""
        self.levels.append(_Level(rank, text, unit, position, part.offset))
        at = (row, part.column)
        heads = () if path else (self._head(part.column),)
        return RowLabel(row, text, printed, at, path, unit, position, code, self._area(row), numbers, heads)

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

    def _numbered_depth(self, row: int, column: int) -> int:
        """Return how many levels down the number beside a label puts it: "2.1" stands under "2"."""
        beside = self.region.grid.text(row, column - 1) if column > 1 else ""
        return beside.count(".") if _NUMBERING.fullmatch(beside) else 0

    def _head(self, column: int) -> str:
        """Return the heading of a label column; asked for every row, so kept."""
        if column not in self.heads:
            rows = self.region.header_rows
            self.heads[column] = clean(" ".join(self.region.grid.spread_text(row, column) for row in rows))
        return self.heads[column]

    def _nested_unit(
        self, row: int, part: _Part, text: str, numbers: bool
    ) -> tuple[UnitReading | None, tuple[int, int] | None]:
        """Return the row's unit: of the unit column, of its own brackets, of a parent, of the brackets above it."""
        unit, position = self._row_unit(row)
        if unit is not None:
            return unit, position
        if own := unit_in(text):
            holds = (not numbers or text.rstrip().endswith(_CLOSED)) and not _SHARES.search(
                aligned_fold(self.region.title)
            )
            if self.region.unit_line is None and holds:
                self.unit, self.unit_position = own[0], (row, part.column)
            return own[0], (row, part.column)
        folded = aligned_fold(text)
        shares_above = self.unit is not None and self.unit.is_percent
        if _OTHER_UNIT.search(folded) or (shares_above and _AMOUNT.search(folded)):
            self.unit, self.unit_position = None, None
            return None, None
        parent = next((level for level in reversed(self.levels) if level.unit is not None), None)
        if parent is not None:
            return parent.unit, parent.unit_position
        return self.unit, self.unit_position

    def _row_unit(self, row: int) -> tuple[UnitReading | None, tuple[int, int] | None]:
        """Read the unit column; a ditto mark repeats the unit above."""
        column = self.columns.unit
        if column is None:
            return None, None
        said = self.region.grid.text(row, column)
        if said in _DITTO:
            return self.unit, self.unit_position
        self.unit, self.unit_position = (read_unit(said), (row, column)) if said else (None, None)
        return self.unit, self.unit_position


@dataclass(frozen=True, slots=True)
class _Part:
    column: int
    text: str
    printed: str
    offset: int
    bold: bool = False

    def rank(self, numbers: bool) -> int:
        """Return how far from the left a row stands as a parent: enumerated rows and headings stand over their like."""
        if _SECTION.match(self.text):
            return self.offset - 20
        if _ITEM.match(self.text):
            return self.offset - 10
        heads = self.bold or self.text.isupper() or bool(_HEADS.match(aligned_fold(self.text)))
        return self.offset - 5 if heads and not numbers else self.offset


def _name_parts(grid: Grid, row: int, columns: tuple[int, ...]) -> list[_Part]:
    """Return the words of the name columns without connectors, with how far from the left they stand."""
    cells = ((place, column, grid.cell(row, column)) for place, column in enumerate(columns))
    found = (_part(place, column, cell) for place, column, cell in cells if cell is not None)
    return [part for part in found if part is not None]


def _part(place: int, column: int, cell: Cell) -> _Part | None:
    if not (is_words(cell) or not isinstance(cell.value, str)):
        return None
    text = clean(cell.raw)
    deeper = 0
    if match := _CONNECTOR.match(aligned_fold(text)):
        text, deeper = text[match.end() :].strip(), 1
    return _Part(column, text, cell.raw, _offset(place, cell) + deeper, cell.style.bold) if text else None


class _Words:
    """What the cells of a name column say: the same cell stands in many rows of a large table and is looked at once."""

    def __init__(self, grid: Grid, place: int, column: int) -> None:
        self._cell, self._place, self._column = grid.down(column), place, column
        self._parts: dict[int, tuple[Cell, _Part | None]] = {}
        self._units: dict[str, tuple[UnitReading, str] | None] = {}

    def part(self, row: int) -> _Part | None:
        cell = self._cell(row)
        if cell is None:
            return None
        known = self._parts.get(id(cell))
        if known is None:  # the cell is kept beside, so that no other can have its id
            known = self._parts[id(cell)] = (cell, _part(self._place, self._column, cell))
        return known[1]

    def unit(self, text: str) -> tuple[UnitReading, str] | None:
        """Return the unit in a label of the column."""
        if text not in self._units:
            self._units[text] = unit_in(text)
        return self._units[text]


def _offset(place: int, cell: Cell) -> int:
    raw = cell.raw
    blanks = len(raw) - len(raw.lstrip(" \u00a0\t"))
    return place * 1000 + cell.style.indent * 30 + (min(blanks, 25) if blanks > ACCIDENT else 0)


DEPTH = 40
"""Further right than any indent of one level."""
ACCIDENT = 1
"""Blanks before a label that mean nothing."""


def _names_group(text: str) -> bool:
    """Whether the words before a label in its row name what it belongs to, and do not number it."""
    return sum(ch.isalpha() for ch in text) > 1 and not _ROMAN.fullmatch(text.strip(" .)"))


_ROMAN = re.compile(r"[IVXivx]{1,5}")


def _goes_on(text: str) -> bool:
    """Whether a label continues the one above: it begins with a small letter."""
    return text[:1].islower()


def _are_dimensions(region: Region, names: tuple[int, ...]) -> bool:
    """Whether most rows say something in every name column, so that the columns are dimensions and not levels."""
    if len(names) < 2:
        return False
    filled = [len(_name_parts(region.grid, row, names)) for row in region.body_rows[:SAMPLE]]
    labelled = [count for count in filled if count]
    return bool(labelled) and sum(count > 1 for count in labelled) > 0.7 * len(labelled)


def _holds_area_codes(region: Region, column: int) -> bool:
    """Whether most of the first cells of a column are codes of areas: "VNM", "EU27", "VN"."""
    said = [text for row in region.body_rows[:UNIT_SAMPLE] if (text := region.grid.text(row, column))]
    return sum(1 for text in said if is_area_code(text)) > 0.6 * len(said)


def _holds_series_codes(region: Region, column: int) -> bool:
    """Whether a column without a heading holds codes of series: capitals of one length, hardly one of them twice."""
    said = [text for row in region.body_rows[:UNIT_SAMPLE] if (text := region.grid.text(row, column))]
    lengths = {len(text.lstrip("-")) for text in said}
    coded = all(_SERIES_CODE.fullmatch(text) for text in said) and len(lengths) == 1
    return coded and len(said) >= FEWEST_CODES and len(set(said)) > MOSTLY * len(said)


def _holds_grades(region: Region, names: list[int], column: int) -> bool:
    """Whether a column beside names holds letters that grade the rows and name none: the names differ without them."""
    rows = [row for row in region.body_rows[:SAMPLE] if region.grid.text(row, column)]
    said = [region.grid.text(row, column) for row in rows]
    named = [tuple(region.grid.text(row, at) for at in names) for row in rows]
    letters = all(len(text) == 1 and text.isalpha() for text in said)
    return letters and len(rows) >= FEWEST_CODES and len(set(named)) == len(named) and all(any(name) for name in named)


FEWEST_CODES, MOSTLY = 4, 0.8
_SERIES_CODE = re.compile(r"-?(?=[A-Z0-9]*[A-Z])[A-Z0-9]{3,12}")


def _holds_units(region: Region, column: int) -> bool:
    """Whether most words of a column are units or ditto marks."""
    said = [region.grid.text(row, column) for row in region.body_rows[:UNIT_SAMPLE]]
    said = [text for text in said if text]
    units = sum(1 for text in said if text in _DITTO or read_unit(text) is not None)
    return len(said) > 1 and units > 0.6 * len(said)


_CLOSED = (")", "]", "）")
"""What ends a unit in brackets, which holds for the rows below as well; one behind a comma is of its own row."""
_SHARES = re.compile(r"\bper ?cent(?:age)? distribution\b")
"""Titles of shares: the unit of one row, which gives the whole in numbers, is not that of the rows below."""
UNIT_SAMPLE = 200
_OTHER_UNIT = re.compile(
    r"[(\[][^()\[\]]{0,30}\b(?:hundred|thousand|million|billion|trillion|nghin|ngan|trieu|ty|per)s?\b[^()\[\]]{0,30}[)\]]"
)
"""A unit in brackets that is not known: it is not the one above."""
_AMOUNT = re.compile(r"金 ?[額额]|\bamounts?\b|\bgia tri\b|\bso luong\b|\bimportes?\b|\bmontants?\b|\btutar\b")
"""Words for what is no share: the per cent of the row above is not theirs."""
_DITTO = frozenset({'"', "''", "”", "“", "〃", "nt", "-nt-", "´´", ",,"})
_UNIT_HEADING = re.compile(r"^(?:don vi(?: tinh)?|dvt|units?(?: of measure)?)$")
_CODE_HEADING = re.compile(r"\b(?:ma(?: so)?|code|id|iso)\b")
_AREA_CODE_HEADING = re.compile(
    r"(?:country|economy|area|reference area|location)(?: iso ?-?3?)? code|iso(?:-?3)?(?: code)?|ref_area|location"
    r"|ma (?:quoc gia|nuoc|vung lanh tho)"
)
_SERIES_HEADING = re.compile(r"(?:indicator|series|variable|subject)(?: (?:name|descriptor))?|(?:ten )?chi tieu")
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-Z])\s?[.)]\s?\S")
_ITEM = re.compile(r"\d{1,2}\s?[.)]\s?\D")
_NUMBERING = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}|[a-zA-Z](?:\.\d{1,2}){1,3}")
_HEADS = re.compile(r"(?:phan|chia)? ?theo\b|by\b|co cau\b|structure\b|toc do tang\b|growth rates?\b")
_CONNECTOR = re.compile(
    r"(?:trong do|chia ra|bao gom|gom|of which|including|o/w|из (?:них|нее|него)|в том числе|de los cuales|dos quais"
    r"|其中)\s*(?:[:：]\s*|$)"
)
