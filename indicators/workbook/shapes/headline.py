"""What stands over the body of a table: its title, its unit, and the rows that head its columns."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from indicators.model.period_phrase import aligned_fold, read_period
from indicators.model.text import clean
from indicators.model.unit_words import read_units, unit_in
from indicators.workbook.cells.cell_kind import is_words, is_year
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.periods.named_period import (
    is_about_publication,
    named_periods,
    tells_publication,
    without_decree,
)
from indicators.workbook.shapes.metadata_lines import (
    are_several,
    are_two_texts,
    is_metadata_line,
    is_said_beside,
)
from indicators.workbook.shapes.number_headers import numbers_columns
from indicators.workbook.shapes.said_aside import leads_elsewhere, names_source
from indicators.workbook.shapes.title_text import NUMBER_BEHIND, counts_tables, is_of_form, row_text, without_number
from indicators.workbook.shapes.unit_line import (
    UNIT_SAID,
    UnitLine,
    of_column_above,
    says_more,
    unit_alone,
    unit_among,
    unit_at_end,
    unit_beside,
    unit_over_heads,
    unit_under_heads,
    with_scale,
)


def split_above(
    grid: Grid, above: tuple[int, ...], first_value: int
) -> tuple[tuple[int, ...], UnitLine | None, tuple[int, ...]]:
    """Divide the rows over a body into title rows, the unit line and header rows.

    Of units that stand alone over different columns the last one is of the table, the others head theirs.
    """
    title_rows: list[int] = []
    unit_line: UnitLine | None = None
    header_rows: list[int] = []
    of_column: list[int] = []
    for row in above:
        cells = _cells_of_table(grid, row)
        if _says_nothing(cells, first_value):
            continue
        if not header_rows and (_is_letterhead(cells, first_value) or is_of_form(cells)):
            title_rows.append(row)
            continue
        alone = unit_alone(grid, row, cells) or unit_at_end(grid, row, cells, first_value, above)
        if alone is not None and not header_rows:
            of_column += of_column_above(unit_line, alone, first_value)
            unit_line = alone
            if (len(cells) > 1 and not read_units(cells[0][1].raw)) or says_more(alone):
                title_rows.append(row)
        elif not header_rows and (_is_dated_twice(cells) or _tells_publication(cells)):
            unit_line = unit_line or unit_among(row, cells)
            title_rows.append(row)
        elif not header_rows and cells[0][0] < first_value and _is_metadata(grid, row, cells, above):
            unit_line = unit_beside(row, cells) or unit_line
            title_rows.append(row)
        elif not header_rows and _is_title_row(grid, row, cells, first_value, above):
            title_rows.append(row)
        else:
            header_rows.append(row)
    header_rows = of_column + header_rows
    if unit_line is None and (unit_line := unit_under_heads(grid, header_rows, first_value)):
        header_rows.remove(unit_line.row)
    unit_line = unit_line or unit_over_heads(grid, header_rows)
    return _nearest(grid, title_rows), with_scale(grid, title_rows, unit_line), tuple(header_rows)


def _says_nothing(cells: list[tuple[int, Cell]], first_value: int) -> bool:
    """Whether a row numbers the columns or the table, or is a remark, if it has any words."""
    return not cells or numbers_columns(cells) or _is_remark(cells) or _is_number_of_table(cells, first_value)


def _cells_of_table(grid: Grid, row: int) -> list[tuple[int, Cell]]:
    """Return the cells of a row without the links to other sheets and the source beside the first."""
    said = [(column, cell) for column, cell in grid.visible(row) if cell.raw.strip()]
    return said[:1] + [one for one in said[1:] if not (leads_elsewhere(one[1].raw) or names_source(one[1].raw))]


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


MOST_TITLE_ROWS = 4


def _is_metadata(grid: Grid, row: int, cells: list[tuple[int, Cell]], above: tuple[int, ...]) -> bool:
    """Whether a line of metadata has words again further below in its column, as over a table that follows."""
    column = cells[0][0]
    if not any(grid.text(below, column) for below in above if below > row):
        return False
    if is_said_beside(grid, cells) or are_several(cells):
        return True
    return are_two_texts(grid, cells) and _is_parted_from_header(grid, row, above)


def _is_parted_from_header(grid: Grid, row: int, above: tuple[int, ...]) -> bool:
    """Whether a blank row follows before a row of more cells, the header: lines of metadata stand apart from it."""
    below = [at for at in above if at >= row]
    gap = next((at for at, later in pairwise(below) if later - at > 1), None)
    return gap is not None and any(len(grid.visible(at)) > 2 for at in below if at > gap)


def _is_dated_twice(cells: list[tuple[int, Cell]]) -> bool:
    """Whether a row says one day or month, and beside it a unit or the same in another language.

    Such a line speaks of the whole table, whatever columns its words stand over.
    """
    units = [cell for _, cell in cells if is_words(cell) and UNIT_SAID.match(aligned_fold(clean(cell.raw)))]
    words = [cell.raw for _, cell in cells if is_words(cell) and cell not in units]
    led = any(read_units(cell.raw) for cell in units)
    if len(words) < TWICE - led or len(cells) > len(words) + max(1, len(units)):
        return False
    said = [(clean(text), named_periods(text)) for text in words]
    if not all(len(found) == 1 and len(found[0].text) + ROOM >= len(text) for text, found in said):
        return False
    periods = {found[0].period for _, found in said}
    return len(periods) == 1 and None not in periods and len({text for text, _ in said}) == len(words)


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
