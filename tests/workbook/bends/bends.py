"""All bends by what they are called, with the fields of a figure that each may change."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.workbook.bends import figures, letters, looks, numbers, rows, sheets, spaces, words, years
from tests.workbook.bends.book import Bent, Book
from tests.workbook.bends.spaces import Marks


class Bend(NamedTuple):
    of: Callable[[Book, Marks], Bent | None]
    blind: frozenset[str] = frozenset()


_FREE = (
    spaces.column_at_the_left, spaces.row_on_top, spaces.table_further_in, spaces.rows_over_the_header,
    spaces.row_under_the_header, spaces.blanks_in_cells,
    looks.without_bold, looks.all_bold, looks.without_formats, looks.formulas, looks.headers_unmerged,
    looks.headers_merged, looks.title_merged,
    letters.hard_blanks, letters.double_blanks, letters.trailing_blanks, letters.letters_apart, letters.capital_headers,
    letters.broken_headers, letters.long_dashes,
    numbers.texts_with_a_point, numbers.texts_with_a_comma, numbers.texts_without_groups, numbers.years_as_texts,
    numbers.years_as_numbers,
    sheets.notes_first, sheets.blank_sheet_first, sheets.sheets_in_reverse, sheets.file_renamed, sheets.sheets_renamed,
    sheets.one_sheet,
    words.source_below, words.note_under_the_title, words.title_in_two_rows,
    figures.figure_blanked, figures.figure_dotted, figures.figure_dashed, years.years_in_reverse,
    years.one_year_more, rows.rows_in_reverse, rows.thousand_rows_more,
)  # fmt: skip
BENDS = {one.__name__: Bend(one) for one in _FREE} | {
    "without_indents": Bend(looks.without_indents, frozenset({"names"})),
}
