"""The one period of a table that names none over its columns or at its rows, and where it was found.

Looked for from near to far: the title and what stands over the table, the sheet's name, another sheet that describes
this one, the file's name. The nearest place that names a period decides; two different ones there leave it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath

from indicators.model.period import Period, PeriodKind
from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.workbook.cells.description import described
from indicators.workbook.cells.grid import Cell, Grid, Visibility, address
from indicators.workbook.periods.named_period import NamedPeriod, named_periods, periods_of_note, tells_publication
from indicators.workbook.periods.part_of_year import PartOfYear, read_part_words
from indicators.workbook.periods.said_period import DAY_IN_NAME


class Place(StrEnum):
    """Where a period was found, from near to far."""

    TITLE = "title"
    TITLE_BESIDE_YEARS = "title_beside_years"
    HEADER = "header"
    SHEET_NAME = "sheet_name"
    OTHER_SHEET = "other_sheet"
    FILE_NAME = "file_name"


@dataclass(frozen=True, slots=True)
class TitlePeriod:
    """A period (None: several, or words that leave it open), its words, their cells, and the place.

    ``cells`` are of the table's own sheet; ``where`` names the cell of another sheet, the sheet or the file.
    """

    period: Period | None
    text: str
    cells: tuple[tuple[int, int], ...]
    place: Place
    where: str = ""


def period_of_title(grid: Grid, rows: Sequence[int], title: str = "") -> TitlePeriod | None:
    """Return the period of the title in ``rows``; of one whose rows are not known, of its text ``title``.

    Lines about publication do not count. The rows are read together, for a title may go on in the next one; where they
    name several years, those decide that a blank row parts from the others and that stand nearest to the table.
    """
    if not rows:
        return _settled(named_periods(title), Place.TITLE)
    told = {row: text for row in rows if (text := _row_text(grid, row)) and not tells_publication(text)}
    found = _named(list(told.values()))
    near = _nearest_block(list(told))
    if len(found) > 1 and len(near) < len(told) and all(_is_year(named) for named in found):
        told = {row: told[row] for row in near}
        found = _named(list(told.values())) or found
    naming = tuple(cell for row in told for cell in _naming_cells(grid, row))
    cells = naming or tuple((row, column) for row in told for column, _ in grid.visible(row)[:1])
    settled = _settled(found, Place.TITLE, cells)
    if settled is not None and _IN_EFFECT.search(aligned_fold(" ".join(told.values()))):
        settled = standing(settled)
    part = next((part for text in told.values() if (part := _part_alone(text)) is not None), None)
    if settled is not None and part is None and (part := _part_alone(_spaced(grid.name))) is not None:
        return _within(settled, part, Place.SHEET_NAME, grid.name)
    return settled if settled is None or part is None else _within(settled, part)


def standing(found: TitlePeriod) -> TitlePeriod:
    """Return the last day of what stands or is in effect then: all of it, and not only what came since New Year."""
    whole = found.period is not None and found.period.whole_months is not None
    if found.period is None or found.period.is_instant or (whole and not _DAY.search(found.text)):
        return found
    return replace(found, period=Period.instant(found.period.last_day))


_DAY = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{4}|ngày ?\d{1,2}\b", re.IGNORECASE)
_IN_EFFECT = re.compile(r"\b(?:con|dang co) hieu luc\b|\bhaving effect\b|\bin (?:effect|force)\b")


def _part_alone(text: str) -> PartOfYear | None:
    """Read a line or a sheet's name that is a month, a quarter or a half in words and nothing else: "Monat Januar"."""
    said = _LEAD.sub("", clean(text))
    part = read_part_words(said) if _WORD.search(said) else None
    return part if part is not None and part.is_step else None


def _within(found: TitlePeriod, part: PartOfYear, place: Place = Place.TITLE, where: str = "") -> TitlePeriod:
    """Return the part of the year that a title names; one that names something else stays as it is."""
    if found.period is None or found.period.kind is not PeriodKind.YEAR:
        return found
    period = part.in_year(found.period.start.year)
    return replace(found, period=period, text=f"{part.text}, {found.text}", place=place, where=where)


_LEAD = re.compile(r"^(?:monat|month(?: of)?|mes(?: de)?|mois(?: de)?|berichtsmonat)[ :]+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}")


def period_over(grid: Grid, title_rows: Sequence[int], title: str, header_rows: Sequence[int]) -> TitlePeriod | None:
    """Return the period of a title, else the one of the rows between it and the heads of the columns.

    A title that stands over the figures instead of over the labels looks like a row of their header. Only words that
    begin their row are surely such a title; those beside others, or over some columns, may speak of these alone. Of a
    block among others ``title`` holds what is said over all of them, in none of its own rows.
    """
    if (found := period_of_title(grid, title_rows, title)) is not None:
        return found
    found = period_of_title(grid, header_rows[:-1]) or period_of_title(grid, (), title)
    if found is None or all(_leads(grid, cell, header_rows[-1]) for cell in found.cells):
        return found
    return replace(found, place=Place.HEADER)


def _leads(grid: Grid, at: tuple[int, int], heads: int) -> bool:
    """Whether a cell begins its row with at most a unit behind it, over no fewer columns than the ``heads``."""
    row, column = at
    cells = [other for other, cell in grid.visible(row) if cell.raw.strip()]
    headed = [other for other, cell in grid.visible(heads) if cell.raw.strip()]
    if column != cells[0] or len(cells) > WITH_UNIT:
        return False
    merge = grid.merge_over(row, column)
    return merge is None or not headed or (merge.left <= headed[0] + 1 and merge.right >= headed[-1])


WITH_UNIT = 2


def _named(rows: list[str]) -> tuple[NamedPeriod, ...]:
    """Read rows as one text; where that names nothing, each by itself ("2011" over "euro per head")."""
    whole = named_periods(" ".join(rows))
    return whole or tuple({named.period: named for row in rows for named in named_periods(row)}.values())


def _nearest_block(rows: list[int]) -> list[int]:
    """Return the last rows that follow each other without a gap."""
    start = next((at for at in range(len(rows) - 1, 0, -1) if rows[at] - rows[at - 1] > 1), 0)
    return rows[start:]


def _is_year(named: NamedPeriod) -> bool:
    return named.period is not None and named.period.kind is PeriodKind.YEAR


def period_around(grid: Grid, others: Sequence[Grid], file_name: str) -> TitlePeriod | None:
    """Return the period that the sheet's name, another sheet or the file's name gives; None where none does."""
    return (
        _settled(named_periods(_spaced(grid.name)), Place.SHEET_NAME, where=grid.name)
        or _of_other_sheets(grid, others)
        or _of_file_name(file_name)
    )


def _settled(
    found: Sequence[NamedPeriod], place: Place, cells: tuple[tuple[int, int], ...] = (), where: str = ""
) -> TitlePeriod | None:
    if not found:
        return None
    found = _closed(found)
    text = "; ".join(named.text for named in found[:MOST_TOLD])
    return TitlePeriod(found[0].period if len(found) == 1 else None, text, cells, place, where)


MOST_TOLD = 4


def _closed(found: Sequence[NamedPeriod]) -> Sequence[NamedPeriod]:
    """Return of "9 tháng năm 2031" and "từ 01/01/2031 đến 20/09/2031" the one that says with which day it closes.

    Of "đến 31/12/2031" and its translation "as of 31/12/2031" the day, which leaves nothing open.
    """
    first, last = (named.period for named in found) if len(found) == 2 else (None, None)
    if first is None or last is None:
        return found
    if first.is_instant != last.is_instant and first.last_day == last.last_day:
        up_to, day = found if last.is_instant else found[::-1]
        return (day,) if aligned_fold(up_to.text).startswith(_UP_TO) else found
    if first.start != last.start or first.is_instant or last.is_instant:
        return found
    whole, closed = (0, 1) if last.whole_months is None else (1, 0)
    months = found[whole].period
    days = found[closed].period
    if months is None or days is None or not months.whole_months or days.whole_months is not None:
        return found
    same = (months.last_day.year, months.last_day.month) == (days.last_day.year, days.last_day.month)
    return (found[closed],) if same else found


_UP_TO = ("den ", "up to ", "until ")


def _row_text(grid: Grid, row: int) -> str:
    return " ".join(clean(cell.raw) for _, cell in grid.visible(row) if cell.raw.strip())


def _naming_cells(grid: Grid, row: int) -> tuple[tuple[int, int], ...]:
    """Return the cells of a row that name a period by themselves."""
    return tuple((row, column) for column, cell in grid.visible(row) if cell.raw.strip() and named_periods(cell.raw))


def _spaced(name: str) -> str:
    """Return a name with blanks where it has underscores or a year at its words ("2031PAPI"), dates left whole."""
    return clean(_YEAR_AT_WORD.sub(" ", re.sub(r"[_]+", " ", name)))


_YEAR_AT_WORD = re.compile(r"(?<=^20\d\d)(?=[A-Z]{3})|(?<=^19\d\d)(?=[A-Z]{3})|(?<=[A-Za-z]{3})(?=(?:19|20)\d\d$)")


# -- other sheets -----------------------------------------------------------------------------------------------------
def _of_other_sheets(grid: Grid, others: Sequence[Grid]) -> TitlePeriod | None:
    """Ask a list of contents for this sheet, then the sheets of metadata, for their period and then for their title."""
    visible = [other for other in others if other.visibility is Visibility.VISIBLE]
    heads = (((one.where, one.text) for one in described(others, heads)) for heads in (_PERIOD_HEADS, _TITLE_HEADS))
    for told in (_listed(grid.name, visible), *heads):
        said = [(where, named) for where, text in told for named in periods_of_note(text)]
        by_period = {named.period: (where, named) for where, named in reversed(said)}
        if by_period:
            found = [named for _, named in by_period.values()]
            return _settled(found, Place.OTHER_SHEET, where=next(iter(by_period.values()))[0])
    return None


def _listed(name: str, others: Sequence[Grid]) -> Iterator[tuple[str, str]]:
    """Yield what a list of contents says beside the name of the sheet."""
    wanted = aligned_fold(clean(name))
    for other in others:
        for row in other.rows[:_ROWS_LOOKED_AT]:
            cells = other.visible(row)
            if len(cells) > 1 and any(_says(cell, wanted) for _, cell in cells):
                yield from (
                    (f"{other.name}!{address(row, column)}", cell.raw)
                    for column, cell in cells
                    if isinstance(cell.value, str) and aligned_fold(clean(cell.raw)) != wanted
                )


def _says(cell: Cell, wanted: str) -> bool:
    return (aligned_fold(clean(cell.raw)) if isinstance(cell.value, str) else cell.raw) == wanted


_ROWS_LOOKED_AT = 60
_PERIOD_HEADS = frozenset({
    "reference period", "time period", "period", "period covered", "reference date", "reference year", "year", "date",
    "temporal coverage", "time coverage", "ky", "ky bao cao", "ky so lieu", "thoi ky", "nam", "thoi diem", "as of",
})  # fmt: skip
_TITLE_HEADS = frozenset({
    "title", "table title", "dataset title", "dataset", "dataset name", "subtitle", "description", "table", "name",
    "coverage", "tieu de", "ten bang", "ten bieu", "mo ta", "noi dung",
})  # fmt: skip


# -- the file's name --------------------------------------------------------------------------------------------------
def _of_file_name(file_name: str) -> TitlePeriod | None:
    """Read the file's name; one that holds a day tells when it was published, and says nothing of its period."""
    stem = PurePath(file_name).stem
    if DAY_IN_NAME.search(stem):
        return None
    return _settled(named_periods(_spaced(re.sub(r"-+", " ", stem))), Place.FILE_NAME, where=file_name)
