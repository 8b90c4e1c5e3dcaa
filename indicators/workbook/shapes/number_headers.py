"""Rows of bare numbers that are headers: years, days, months counted 1 to 12, and the row that numbers the columns.

A row of such numbers looks like data to whoever asks only for numbers. What it says is told by the whole row: years or
days one after the other, the same as over the first table, or counting up from one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import is_figure, is_words, is_year
from indicators.workbook.cells.grid import Cell, Grid
from indicators.workbook.periods.said_period import YEAR_MONTH, is_flagged_year

FEWEST = 2
FEWEST_YEARS = 3
FEWEST_NUMBERED = 3
_COUNTS = (12, 4)
_WEEKS = (52, 53)


def counts_periods(grid: Grid, row: int, cells: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row is "Năm | 1 | 2 | … | 12", 1 to 4 beside a word for years or quarters, 1 to 12 alone, or weeks.

    Or each of its numbers goes on with the word above it: "Tháng | Tháng | Tháng" over "3 | 4 | 5"; or they count anew
    under each of several years.
    """
    if _counts_weeks(cells) or _goes_on_with_words(grid, row, cells) or _counts_under_years(grid, row, cells):
        return True
    words = [cell for _, cell in cells if isinstance(cell.value, str) and not _counted(cell)]
    numbers = [int(float(cell.raw)) for _, cell in cells if _counted(cell)]
    if not any(numbers[:count] == list(range(1, count + 1)) for count in _COUNTS) or len(numbers) > max(_COUNTS):
        return False
    if not words:
        return len(numbers) == max(_COUNTS) and len(cells) == len(numbers)
    return bool(_TIME.search(aligned_fold(clean(words[0].raw))))


def _goes_on_with_words(grid: Grid, row: int, cells: Sequence[tuple[int, Cell]]) -> bool:
    """Whether every number stands under a word for months or quarters, and they count on one by one."""
    figures = [(column, cell) for column, cell in cells if is_figure(cell)]
    if len(figures) < FEWEST_NUMBERED or not all(_counted(cell) for _, cell in figures):
        return False
    numbers = [int(float(cell.raw)) for _, cell in figures]
    words = (aligned_fold(clean(grid.text(row - 1, column))) for column, _ in figures)
    return {b - a for a, b in pairwise(numbers)} == {1} and all(_PART_OF_YEAR.fullmatch(word) for word in words)


def _counts_under_years(grid: Grid, row: int, cells: Sequence[tuple[int, Cell]]) -> bool:
    """Whether all numbers of a row count to 4 or to 12, from 1 anew under each year above them; the last may be cut."""
    figures = [(column, cell) for column, cell in cells if is_figure(cell)]
    if len(figures) < FEWEST * min(_COUNTS) or not all(_counted(cell) for _, cell in figures):
        return False
    numbers = [int(float(cell.raw)) for _, cell in figures]
    most = max(numbers)
    over = (grid.cell(row - 1, column) for (column, _), number in zip(figures, numbers, strict=True) if number == 1)
    runs = all(number == at % most + 1 for at, number in enumerate(numbers))
    return most in _COUNTS and runs and all(cell is not None and is_year(cell) for cell in over)


def _counts_weeks(cells: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row counts all the weeks of a year: 1 to 52 or 53, whatever words stand before them."""
    numbers = [clean(cell.raw).removesuffix(".0") for _, cell in cells if not is_words(cell) and clean(cell.raw)]
    return len(numbers) in _WEEKS and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def numbers_columns(cells: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row numbers the columns of the table: "A | B | 1 | 2 | 3" or "(1) | (2) | (3)"."""
    said = [clean(cell.raw) for _, cell in cells if clean(cell.raw)]
    letters = [text for text in said if _LETTER.fullmatch(text)]
    numbers = [int(match[1]) for text in said if (match := _NUMBER.fullmatch(text))]
    if len(letters) + len(numbers) < len(said) or len(letters) > FEWEST_NUMBERED:
        return False
    if len(numbers) < (FEWEST if letters else FEWEST_NUMBERED):
        return False
    start = numbers[0]
    if not letters and len(numbers) in _COUNTS and cells[0][0] > 1 and all(_counted(cell) for _, cell in cells):
        return False
    return start in {1, len(letters) + 1} and numbers == list(range(start, start + len(numbers)))


def numbers_rows(grid: Grid, body: Sequence[int], column: int) -> bool:
    """Whether a column numbers the rows under a word for that ("Sl No", "STT"): 1, 2, 3 and on."""
    above = (grid.text(row, column) for row in range(body[0] - 1, max(0, body[0] - FARTHEST), -1))
    heading = next((text for text in above if text), "")
    if not _NUMBER_OF_ROW.fullmatch(aligned_fold(heading)):
        return False
    said = [clean(cell.raw).removesuffix(".0") for row in body if (cell := grid.cell(row, column)) is not None]
    numbers = [int(text) for text in said if text.isdecimal()]
    return len(numbers) >= FEWEST_NUMBERED and all(b - a == 1 for a, b in pairwise(numbers))


FARTHEST, FEWEST_AGES = 6, 10
_NUMBER_OF_ROW = re.compile(
    r"(?:s\.? ?l\.? ?|s\.? ?r\.? ?|serial |s/)?n(?:o|umber|°|º)?\.?|stt|tt|№(?: п/п)?|#|序[号號]|番号|순번"
)


def heads_classes(grid: Grid, row: int, cells: Sequence[tuple[int, Cell]], label_at: int) -> bool:
    """Whether a row names classes in numbers among other heads: "Code | Median | Mean | 10 | 20 | 25 | 30".

    Its numbers are whole and go up; the row below has figures under its words as well.
    """
    beside = [(column, cell) for column, cell in cells if column > label_at and clean(cell.raw)]
    words = [column for column, cell in beside if is_words(cell) and _HEAD.search(cell.raw)]
    numbers = [float(cell.value) for _, cell in beside if isinstance(cell.value, (int, float)) and is_figure(cell)]
    named = sum(1 for _, cell in cells if is_words(cell)) >= FEWEST
    if named and len(numbers) >= FEWEST_AGES and numbers[0] in {0, 1} and {b - a for a, b in pairwise(numbers)} == {1}:
        return True  # single years of age
    if len(words) < FEWEST or len(numbers) < FEWEST_NUMBERED or not all(number.is_integer() for number in numbers):
        return False
    under = sum(1 for column in words if (cell := grid.cell(row + 1, column)) is not None and is_figure(cell))
    return _one_way([int(number) for number in numbers]) and numbers[0] < numbers[-1] and under >= FEWEST


def codes_columns(grid: Grid, row: int, cells: Sequence[tuple[int, Cell]], label_at: int) -> bool:
    """Whether a row gives the codes of what its columns are of: "Code | 15 | 1511 | 1512" over the names of each."""
    if not _CODE.search(aligned_fold(clean(grid.text(row, label_at)))):
        return False
    figures = [column for column, cell in cells if column > label_at and is_figure(cell)]
    codes = [cell for _, cell in cells if is_figure(cell)]
    named = sum(1 for column in figures if (cell := grid.cell(row + 1, column)) is not None and is_words(cell))
    return len(figures) >= FEWEST and named == len(figures) and all(float(cell.raw).is_integer() for cell in codes)


def repeats_header(grid: Grid, row: int, first_value: int, above: Sequence[int]) -> bool:
    """Whether a row inside a body is a header again: the years or days over the table, or others that run on."""
    cells = [(column, cell) for column, cell in grid.visible(row) if column >= first_value and clean(cell.raw)]
    if len(cells) < FEWEST or not all(_names_time(cell) for _, cell in cells):
        return False
    said = [(column, clean(cell.raw)) for column, cell in cells]
    if any(all(grid.text(before, column) == text for column, text in said) for before in above):
        return True
    if all(isinstance(cell.value, date) for _, cell in cells):
        return _one_way([cell.value.toordinal() for _, cell in cells if isinstance(cell.value, date)])
    years = [int(float(cell.raw)) for _, cell in cells if _is_year(cell)]
    return len(years) == len(cells) >= FEWEST_YEARS and {b - a for a, b in pairwise(years)} in (
        {1}, {-1},
    )  # fmt: skip


def _names_time(cell: Cell) -> bool:
    if isinstance(cell.value, date) or _is_year(cell) or is_flagged_year(cell.raw):
        return True
    return bool(_MONTH.fullmatch(clean(cell.raw))) or _counted(cell)


def _is_year(cell: Cell) -> bool:
    return bool(_YEAR.fullmatch(clean(cell.raw)))


def _counted(cell: Cell) -> bool:
    return bool(_COUNTED.fullmatch(clean(cell.raw)))


def _one_way(numbers: Sequence[int]) -> bool:
    ways = {(later > earlier) - (later < earlier) for earlier, later in pairwise(numbers)}
    return ways in ({1}, {-1})


_PART_OF_YEAR = re.compile(r"thang|quy|months?|quarters?")
_CODE = re.compile(r"^(?:codigos?|codes?|ma (?:so|hang|nganh)|kode|kod)\b|^код|^(?:代码|代碼|コード|코드)")
_HEAD = re.compile(r"[^\W\d_]{3,}")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\.0)?")
_MONTH = re.compile(r"(?:19|20)\d{2}\.(?:0[1-9]|1[0-2])")
_COUNTED = re.compile(r"0?[1-9](?:\.0)?|1[0-2](?:\.0)?")
_LETTER = re.compile(r"\(?[A-Ea-e]\)?")
_NUMBER = re.compile(r"\(?(\d{1,2})(?:\.0)?\)?(?:\s?=.{1,20})?")
_TIME = re.compile(r"\b(?:nam|thang|quy|years?|months?|quarters?|ky|period)\b")


def run_up_to_years(figures: Sequence[Cell]) -> bool:
    """Whether numbers count on one by one from early years up to one of ours: 1661, 1662, …, 2021 are heads.

    Or months do, a year and a month in one number: 203011, 203012, 203101.
    """
    said = [cell.raw.strip().removesuffix(".0") for cell in figures]
    months = [YEAR_MONTH.fullmatch(text) for text in said]
    if len(said) >= FEWEST_YEARS and all(months):
        counted = [12 * int(match["year"]) + int(match["month"]) for match in months if match is not None]
        return {later - earlier for earlier, later in pairwise(counted)} == {1}
    if len(said) < FEWEST_EARLY or not all(len(text) == YEAR_DIGITS and text.isdecimal() for text in said):
        return False
    numbers = [int(text) for text in said]
    return is_year(figures[-1]) and all(later == earlier + 1 for earlier, later in pairwise(numbers))


FEWEST_EARLY, YEAR_DIGITS = 10, 4
