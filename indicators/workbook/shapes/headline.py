"""What stands over the body of a table: its title, its unit, and the rows that head its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.power_of_ten import scale_of
from indicators.model.text import clean
from indicators.model.unit_words import UnitReading, read_unit, read_units, unit_in
from indicators.workbook.cells.cell_kind import is_words, is_year
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.periods.named_period import (
    is_about_publication,
    named_periods,
    tells_publication,
    without_decree,
)
from indicators.workbook.shapes.metadata_lines import (
    UNIT_WORD,
    are_two_texts,
    begins_in_label_zone,
    is_metadata_line,
    is_said_beside,
)
from indicators.workbook.shapes.number_headers import numbers_columns
from indicators.workbook.shapes.title_text import NUMBER_BEHIND, counts_tables, is_of_form, row_text, without_number


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit that stands by itself over a table, or over the rows from ``row`` on; ``alone``: of its column only.

    ``sheet`` names the other sheet it stands on, empty for the table's own.
    """

    units: tuple[UnitReading, ...]
    text: str
    row: int
    column: int
    alone: bool = False
    sheet: str = ""


def split_above(
    grid: Grid, above: tuple[int, ...], first_value: int
) -> tuple[tuple[int, ...], UnitLine | None, tuple[int, ...]]:
    """Divide the rows over a body into title rows, the unit line and header rows."""
    title_rows: list[int] = []
    unit_line: UnitLine | None = None
    header_rows: list[int] = []
    for row in above:
        cells = [(column, cell) for column, cell in grid.visible(row) if cell.raw.strip()]
        if not cells or numbers_columns(cells) or _is_remark(cells) or _is_number_of_table(cells, first_value):
            continue
        if not header_rows and (_is_letterhead(cells, first_value) or is_of_form(cells)):
            title_rows.append(row)
            continue
        alone = _unit_line(grid, row, cells)
        if alone is not None and not header_rows:
            unit_line = alone
            if (len(cells) > 1 and not read_units(cells[0][1].raw)) or _says_more(alone):
                title_rows.append(row)
        elif not header_rows and (_is_dated_twice(cells) or _tells_publication(cells)):
            unit_line = unit_line or _unit_among(row, cells)
            title_rows.append(row)
        elif not header_rows and cells[0][0] < first_value and _is_metadata(grid, row, cells, above):
            unit_line = _unit_beside(row, cells) or unit_line
            title_rows.append(row)
        elif not header_rows and _is_title_row(grid, row, cells, first_value, above):
            title_rows.append(row)
        else:
            header_rows.append(row)
    if unit_line is None and (unit_line := _unit_under_heads(grid, header_rows, first_value)):
        header_rows.remove(unit_line.row)
    unit_line = unit_line or _unit_over_heads(grid, header_rows)
    return _nearest(grid, title_rows), _with_scale(grid, title_rows, unit_line), tuple(header_rows)


def _unit_under_heads(grid: Grid, header_rows: list[int], first_value: int) -> UnitLine | None:
    """Return the unit that stands alone under the periods of several columns, over the first of them."""
    for above, row in pairwise(header_rows):
        cells = [(column, cell) for column, cell in grid.visible(row) if cell.raw.strip()]
        column = cells[0][0]
        heads = [cell.raw for at, cell in grid.visible(above) if at >= column]
        periods = len(heads) > 1 and column <= first_value and all(read_period(said) for said in heads)
        units = read_units(cells[0][1].raw) if len(cells) == 1 and periods else ()
        if units:
            return UnitLine(units, clean(cells[0][1].raw), row, column)
    return None


def _unit_over_heads(grid: Grid, header_rows: list[int]) -> UnitLine | None:
    """Return the unit that a row over the heads says with the word for it, at its right end or over each part alike."""
    for row in header_rows[:-1]:
        cells = [(column, cell) for column, cell in grid.visible(row) if cell.raw.strip()]
        led = [(column, cell) for column, cell in cells if ":" in cell.raw or "：" in cell.raw]
        said = [(column, cell) for column, cell in led if _UNIT_LED.match(aligned_fold(clean(cell.raw)))]
        units = [read_units(cell.raw) for _, cell in said]
        alike = len({tuple(map(_measured, found)) for found in units}) == 1 and len(units[0]) == 1
        if said and said[-1][0] == cells[-1][0] and alike:
            return UnitLine(units[0], clean(said[-1][1].raw), row, said[-1][0])
    return None


def _is_remark(cells: list[tuple[int, Cell]]) -> bool:
    """Whether a row is a remark, source or decree and nothing else, and tells neither unit nor period of a table."""
    said = clean(cells[0][1].raw)
    if len(cells) > 1:
        return False
    if not without_decree(said).strip(" .;"):
        return True
    if not _REMARK.match(aligned_fold(said)):
        return False
    return not read_units(said) and unit_in(said) is None and read_period(said) is None


def _is_number_of_table(cells: list[tuple[int, Cell]], first_value: int) -> bool:
    """Whether a row holds the number of the table over its value columns and nothing else."""
    column, cell = cells[0]
    return len(cells) == 1 and column >= first_value and bool(NUMBER_BEHIND.fullmatch(clean(cell.raw)))


_REMARK = re.compile(r"\*{1,3} [a-z]|(?:ghi chu|chu thich|luu y|notes?|nguon(?: so lieu)?|sources?) ?:")


def _nearest(grid: Grid, title_rows: list[int]) -> tuple[int, ...]:
    """Return the title rows that stand nearest to the table, and the first of the sheet where it is one of them.

    Some offices put lines of advice between the title and the table. Lines of metadata are kept as far as they go; when
    the file was made is no title.
    """
    told = [row for row in title_rows if not tells_publication(row_text(grid, row))] or title_rows
    first = max(0, len(told) - MOST_TITLE_ROWS)
    while first and is_metadata_line(grid, told[first - 1]) and is_metadata_line(grid, told[first]):
        first -= 1
    near = told[first:]
    return (told[0], *near[1:]) if title_rows and title_rows[0] == grid.rows[0] else tuple(near)


def _is_letterhead(cells: list[tuple[int, Cell]], first_value: int) -> bool:
    """Whether a row names an office and, at the right, the number of its form or where and when it was signed.

    "Biểu số 60/CK-NSNN", "Mẫu số B02", "Hà Nội, ngày 2 tháng 9 năm 2031".
    """
    column, last = cells[-1]
    if len(cells) > MOST_OF_LETTERHEAD or column < first_value:
        return False
    said = aligned_fold(clean(last.raw))
    return bool(_FORM.fullmatch(said) or _SIGNED.fullmatch(said))


MOST_OF_LETTERHEAD = 2
_SIGNED = re.compile(r"[^\W\d]{2,10}(?: [^\W\d]{2,10}){0,3}, ?ngay ?[\d. ]{0,4} ?thang ?[\d. ]{0,4} ?nam ?(?:20\d\d)?")
_FORM = re.compile(r"(?:bieu(?: mau)?|mau(?: bieu)?|phu luc|table|form)(?: so)? ?:? ?(?=[\w./-]*\d)[\w./-]{1,24}")


def _with_scale(grid: Grid, title_rows: list[int], line: UnitLine | None) -> UnitLine | None:
    """Return the unit line times the scale that a line of its own says ("Scale: Billions")."""
    said = (scale_of(grid.text(row, column)) for row in title_rows for column, _ in grid.visible(row))
    scale = next((power for power in said if power), 0)
    units = tuple(unit.in_scale(scale) for unit in line.units) if line else ()
    return replace(line, units=units) if line else None


MOST_TITLE_ROWS = 4


def _is_metadata(grid: Grid, row: int, cells: list[tuple[int, Cell]], above: tuple[int, ...]) -> bool:
    """Whether a line of metadata has words again further below in its column, as over a table that follows."""
    column = cells[0][0]
    if not any(grid.text(below, column) for below in above if below > row):
        return False
    return is_said_beside(grid, cells) or (are_two_texts(grid, cells) and _is_parted_from_header(grid, row, above))


def _is_parted_from_header(grid: Grid, row: int, above: tuple[int, ...]) -> bool:
    """Whether a blank row follows before a row of more cells, the header: lines of metadata stand apart from it."""
    below = [at for at in above if at >= row]
    gap = next((at for at, later in pairwise(below) if later - at > 1), None)
    return gap is not None and any(len(grid.visible(at)) > 2 for at in below if at > gap)


def _is_dated_twice(cells: list[tuple[int, Cell]]) -> bool:
    """Whether a row says one day or month, and beside it a unit or the same in another language.

    Such a line speaks of the whole table, whatever columns its words stand over.
    """
    units = [cell for _, cell in cells if is_words(cell) and _UNIT_SAID.match(aligned_fold(clean(cell.raw)))]
    words = [cell.raw for _, cell in cells if is_words(cell) and cell not in units]
    led = any(read_units(cell.raw) for cell in units)
    if len(words) < TWICE - led or len(cells) > len(words) + max(1, len(units)):
        return False
    said = [(clean(text), named_periods(text)) for text in words]
    if not all(len(found) == 1 and len(found[0].text) + ROOM >= len(text) for text, found in said):
        return False
    periods = {found[0].period for _, found in said}
    return len(periods) == 1 and None not in periods and len({text for text, _ in said}) == len(words)


def _unit_among(row: int, cells: list[tuple[int, Cell]]) -> UnitLine | None:
    """Return the unit that one cell of a row says with the word for it."""
    said = ((column, clean(cell.raw)) for column, cell in cells if isinstance(cell.value, str))
    led = ((column, text, read_units(text)) for column, text in said if _UNIT_SAID.match(aligned_fold(text)))
    return next((UnitLine(units, text, row, column) for column, text, units in led if units), None)


def _is_in_languages(
    grid: Grid, row: int, cells: list[tuple[int, Cell]], first_value: int, above: tuple[int, ...]
) -> bool:
    """Whether a row says a title in several languages, each over the labels that are in it, and all heads stand below.

    "Индекс потребительских цен | The consumer price index" over "Наименование | Items | 2030 | 2031".
    """
    columns = {column for column, cell in cells if is_words(cell)}
    if not TWICE <= len(columns) == len(cells) or max(columns) >= first_value:
        return False
    below = [{column for column, cell in grid.visible(at) if cell.raw.strip()} for at in above if at > row]
    heads = [said for said in below if any(column >= first_value for column in said)]
    return len(heads) == 1 and columns <= heads[0] and all(said <= columns for said in below if said not in heads)


def _tells_publication(cells: list[tuple[int, Cell]]) -> bool:
    """Whether a row says when the table was published, and when it will be next, and nothing else."""
    others = [cell for _, cell in cells if not (is_words(cell) and is_about_publication(cell.raw))]
    days = (isinstance(cell.value, date) or read_period(cell.raw) is not None for cell in others)
    return bool(others) and 1 < len(cells) == 2 * len(others) and all(days)


TWICE, ROOM = 2, 2
_UNIT_SAID = re.compile(r"\(?(?:單位|单位|単位|단위|units?\b|unidad|don vi\b|dvt\b|satuan\b|birim\b)")
_UNIT_LED = re.compile(rf"{_UNIT_SAID.pattern}[^:\uff1a]{{0,12}}[:\uff1a]")


def _unit_beside(row: int, cells: list[tuple[int, Cell]]) -> UnitLine | None:
    column, cell = cells[1]
    units = read_units(f"Unit: {cell.raw}") if UNIT_WORD.match(aligned_fold(clean(cells[0][1].raw))) else ()
    return UnitLine(units, clean(cell.raw), row, column) if units else None


def titles_years(grid: Grid, header_rows: tuple[int, ...], values: list[int]) -> bool:
    """Whether the first header row is a title: one cell over the first of several columns that are years all."""
    if len(header_rows) < 2 or len(values) < 2:
        return False
    cells = grid.visible(header_rows[0])
    if len(cells) != 1 or cells[0][0] != values[0]:
        return False
    merge = grid.merge_over(header_rows[0], values[0])
    if merge is not None and merge.right < values[-1]:
        return False
    below = [grid.cell(header_rows[1], column) for column in values]
    return all(cell is not None and is_year(cell) for cell in below)


def _unit_line(grid: Grid, row: int, cells: list[tuple[int, Cell]]) -> UnitLine | None:
    """Read a unit that stands alone in its row, or at its right end after a title."""
    if (twice := _said_twice(row, cells)) is not None:
        return twice
    column, cell = cells[-1]
    others = cells[:-1]
    if not isinstance(cell.value, str) or len(others) > 1 or (others and not begins_in_label_zone(grid, others)):
        return None
    bare = cell.raw.strip()
    if others and (base := read_unit(bare)) is not None and base.is_index and "=" in bare:
        return UnitLine((base,), bare, row, column)
    units = () if bare.startswith("(") and others else read_units(bare) or _units_of_sentence(bare)
    if not units and _SCALE.fullmatch(aligned_fold(bare)):
        return UnitLine((), bare, row, column)
    if others and not _UNIT_SAID.match(aligned_fold(bare)):
        return None
    return UnitLine(units, bare, row, column) if units else None


def _said_twice(row: int, cells: list[tuple[int, Cell]]) -> UnitLine | None:
    """Read a unit that stands in two languages at both ends of its row: "单位: 亿元", "(100 million yuan)"."""
    said = [read_units(cell.raw) for _, cell in cells] if len(cells) == TWICE else []
    if not all(len(units) == 1 for units in said) or len({_measured(units[0]) for units in said}) != 1:
        return None
    column, cell = cells[0]
    return UnitLine(said[0], clean(cell.raw), row, column) if said else None


def _measured(unit: UnitReading) -> tuple[str, int]:
    return unit.unit_measure, unit.unit_mult


def _says_more(line: UnitLine) -> bool:
    """Whether a line with a unit goes on with what tells its table from others: "at current prices"."""
    return bool(line.units) and not read_units(line.text)


def _units_of_sentence(text: str) -> tuple[UnitReading, ...]:
    """Read "In millions of dollars. Details may not add up." by its first sentence, or up to its first comma.

    A change that the rest speaks of is in per cent, whatever the unit of the figures it is a change of.
    """
    if not aligned_fold(clean(text)).startswith("in "):
        return ()
    for mark in (". ", ","):
        first, found, rest = text.partition(mark)
        if found and (units := read_units(first)):
            changes = _PERCENTAGES.search(aligned_fold(clean(rest))) and not any(unit.is_percent for unit in units)
            return (*units, *read_units("%")) if changes else units
    return ()


_PERCENTAGES = re.compile(r"\bper ?cent(?:age)?s?\b|%")


_SCALE = re.compile(r"\(?(?:in )?(?:hundreds|thousands|millions|billions|nghin|trieu|ty)\)?")
"""Words that say how many and not of what: a unit line whose unit stays open."""


def _is_title_row(
    grid: Grid, row: int, cells: list[tuple[int, Cell]], first_value: int, above: tuple[int, ...]
) -> bool:
    """Whether a row holds one text that stands before the value columns, spans them, or stands apart over headers.

    It may stand there in several languages. The number of the table may stand before it, and the day of issue beside
    it, in cells of their own.
    """
    if _is_in_languages(grid, row, cells, first_value, above):
        return True
    words = [(column, cell) for column, cell in cells if is_words(cell)]
    words = without_number(words) if len(words) == len(cells) else words
    if len(words) != 1 or not isinstance(words[0][1].value, str):
        return False
    column = words[0][0]
    before = [cell for at, cell in cells if at < column]
    beside = [cell for at, cell in cells if at > column and not NUMBER_BEHIND.fullmatch(clean(cell.raw))]
    if len(before) > 1 or any(is_year(cell) or isinstance(cell.value, date) for cell in before):
        return False
    if beside and not (len(beside) == 1 and isinstance(beside[0].value, date) and _has_headers(grid, row, above)):
        return False
    merge = grid.merge_over(row, column)
    if (
        column < first_value
        or (len(before) == 1 and counts_tables(before[0].raw))
        or (merge is not None and merge.left < first_value)
    ):
        return True
    headed = any(grid.text(below, column) for below in above if below > row)
    return merge is None and headed and _stands_apart(grid, row, column)


def _has_headers(grid: Grid, row: int, above: tuple[int, ...]) -> bool:
    """Whether a row further below heads several columns in words, so that a day in this one heads none."""
    return any(sum(1 for _, cell in grid.visible(below) if is_words(cell)) > 1 for below in above if below > row)


def _stands_apart(grid: Grid, row: int, column: int) -> bool:
    """Whether a text over value columns is a banner: long, and over a blank row or over several titles of columns."""
    text = grid.text(row, column)
    if len(text) <= LONG or any(ch.isdigit() for ch in text):
        return False
    below = [cell for _, cell in grid.visible(row + 1) if is_words(cell)]
    return row + 1 not in grid.cells or (len(below) > 1 and bool(grid.text(row + 1, column)))


LONG = 20
"""Letters of a text over value columns that is rather a title than a header."""
