"""A table of years by parts of years: the row names one half of a period and the column the other.

Years down and months across, or the other way round. A total or an average beside the months is the year's where the
year is complete; a winter that begins in the year before, and months that do not run through one calendar year, are
not certain and are left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.model.month_names import MONTHS_OF_ALL
from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold
from indicators.workbook.cells.grid import Cell
from indicators.workbook.measures.headers import HeaderReading, read_header
from indicators.workbook.periods.part_of_year import Heading, Kind, PartOfYear, heading_of, read_part, read_part_words
from indicators.workbook.periods.part_set import are_certain, are_enough, as_quarters, turning_point, with_gaps_filled
from indicators.workbook.shapes.regions import Region, is_figure
from indicators.workbook.time_axes.table_axes import Column, ReadPeriod
from indicators.workbook.time_axes.year_carried import Parts


@dataclass(frozen=True, slots=True)
class Matrix:
    """Periods by row and column. ``doubt`` is the cell at which the parts turn back, which makes all uncertain."""

    cells: dict[tuple[int, int], ReadPeriod]
    doubt: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class HeadedPart:
    """The part of a year over a column and the cell it stands in."""

    part: PartOfYear
    cell: tuple[int, int]


def find_headed_parts(region: Region, columns: tuple[Column, ...]) -> dict[int, HeadedPart]:
    """Return the parts that the headers of columns name; empty where they are too few or not surely months."""
    counted = count_months(region, columns)
    found: dict[int, HeadedPart] = {}
    for column in columns:
        if column.period is None and (read := part_over(region, column, counted)) is not None:
            found[column.number] = read
    lowest = {column.number: column for column in columns if column.period is None and column.path.cells}
    texts = {number: column.path.fragments[-1] for number, column in lowest.items()}
    filled = with_gaps_filled({number: read.part for number, read in found.items()}, texts)
    found = {
        number: found.get(number) or HeadedPart(part, lowest[number].path.cells[-1]) for number, part in filled.items()
    }
    if found and _among_codes(region, columns, found):
        return {}
    parts = [read.part for read in found.values()]
    words = " ".join([region.title, *(region.grid.text(row, at) for row in region.header_rows
                                      for at in region.label_columns)])  # fmt: skip
    if quarters := as_quarters({number: read.part for number, read in found.items()}, words):
        return {number: replace(read, part=quarters[number]) for number, read in found.items()}
    return found if are_enough(parts) and are_certain(parts, words) else {}


def _among_codes(region: Region, columns: tuple[Column, ...], found: Mapping[int, HeadedPart]) -> bool:
    """Whether what reads as months are the codes of countries among many others: AGO and MAR beside ALB and ARG."""
    rows = {read.cell[0] for read in found.values()}
    said = [region.grid.text(row, column.number) for row in rows for column in columns]
    codes = sum(1 for text in said if _CODE.fullmatch(text))
    of_code = all(_CODE.fullmatch(region.grid.text(*read.cell)) for read in found.values())
    return of_code and codes > MANY_CODES * len(found) and 2 * codes > len(said)


MANY_CODES = 4
_CODE = re.compile(r"[A-Z]{3}")


def are_bare_numbers(columns: tuple[Column, ...]) -> bool:
    """Whether the headers of columns count up and say nothing else, so that they name no series."""
    said = [column.path.text for column in columns]
    return len(said) > 1 and said == [str(number) for number in range(1, len(said) + 1)]


def counts_weeks(region: Region) -> bool:
    """Whether a word over the columns, or over the labels, says that weeks are counted there."""
    over = [text for path in region.headers.values() for text in path.fragments]
    over += [region.grid.text(row, column) for row in region.header_rows for column in region.label_columns]
    return any(_WEEKS.fullmatch(aligned_fold(text)) for text in over)


_WEEKS = re.compile(
    r"(?:(?:calendar|iso|epi) ?)?weeks?(?:[ _]?(?:number|no|nr))?\.?|kalenderwochen?|kw|veck(?:a|or|onummer)"
    r"|semaines?|semanas?|tuan"
)


def count_months(region: Region, columns: tuple[Column, ...]) -> Heading:
    """Take lowest headers of 1 to 12 for months whatever stands over them but weeks: nothing else counts so there."""
    if counts_weeks(region):
        return Heading.NONE
    lowest = [region.grid.text(*column.path.cells[-1]).lstrip("0") for column in columns if column.path.cells]
    return Heading.MONTH if lowest[:12] == [str(number) for number in range(1, 13)] else Heading.NONE


def part_over(region: Region, column: Column, counted: Heading) -> HeadedPart | None:
    """Return the one part among the fragments of a header, the lowest first."""
    for at in reversed(column.path.cells):
        cell = region.grid.cell(*at)
        if cell is not None and (part := read_part(cell, _heading_over(region, at) or counted)) is not None:
            return HeadedPart(part, at)
    return None


def _heading_over(region: Region, at: tuple[int, int]) -> Heading:
    """Return what a cell over or before a bare number says it counts: "Tháng" over 1 to 12, or in the corner."""
    row, column = at
    for above in reversed([number for number in region.header_rows if number < row]):
        if found := heading_of(region.grid.spread_text(above, column)):
            return found
        left = next((text for number in range(column - 1, 0, -1) if (text := region.grid.text(above, number))), "")
        if found := heading_of(left):
            return found
    for number in range(min(column, region.value_columns[0]) - 1, 0, -1):
        if found := _in_corner(region.grid.text(row, number)):
            return found
    return Heading.NONE


def _in_corner(text: str) -> Heading:
    """Read a corner such as "Năm\\Tháng" or "Year / Month": its last words head the columns."""
    parts = [part for part in text.replace("\\", "/").split("/") if part.strip()]
    return heading_of(parts[-1]) if len(parts) > 1 else Heading.NONE


def years_down(
    region: Region, columns: tuple[Column, ...], years: Mapping[int, ReadPeriod], parts: dict[int, HeadedPart]
) -> Matrix | None:
    """Return the periods of a table whose rows are years and whose columns are parts; None for other rows."""
    numbers = {row: year for row, read in years.items() if (year := _whole_year(read)) is not None}
    if not numbers or len(numbers) < len([read for read in years.values() if read.period is not None]):
        return None
    turn = _turn_in_groups(
        [
            (
                tuple(
                    text
                    for cell, text in zip(column.path.cells, column.path.fragments, strict=True)
                    if cell != read.cell
                ),
                read,
            )
            for column in columns
            if (read := parts.get(column.number)) is not None
        ]
    )
    cells: dict[tuple[int, int], ReadPeriod] = {}
    for row, year in numbers.items():
        for number, read in parts.items():
            beside = [(row, other) for other in _group(number, list(parts), parts)]
            if _holds(region, read.part, beside, [parts[at[1]].part for at in beside]):
                cells[row, number] = _joined(years[row], year, read)
    return Matrix(cells, turn)


def years_across(region: Region, columns: tuple[Column, ...], parts: Parts) -> Matrix | None:
    """Return the periods of a table whose columns are years and whose rows are parts; None for other columns."""
    years = {column.number: column.period for column in columns if column.period is not None}
    if not years or any(_whole_year(read) is None for read in years.values()):
        return None
    headed = {row: HeadedPart(part, (row, parts.column)) for row, part in parts.by_row.items()}
    ordered = sorted(row for row in headed)
    names = [column for column in region.label_columns if column != parts.column]
    said = {row: tuple(region.grid.text(row, column) for column in names) for row in ordered}
    if not all(map(any, said.values())):
        said = {}  # a name is printed at the first of its rows
    turn = _turn_in_groups([(said.get(row, ()), headed[row]) for row in ordered])
    cells: dict[tuple[int, int], ReadPeriod] = {}
    for number, read in years.items():
        year = _whole_year(read)
        for row in ordered:
            if year is None or headed[row].part.kind is Kind.TOTAL:
                continue
            beside = [(other, number) for other in _group(row, ordered, headed)]
            if _holds(region, headed[row].part, beside, [headed[at[0]].part for at in beside]):
                cells[row, number] = _joined(read, year, headed[row])
    return Matrix(cells, turn)


def _whole_year(read: ReadPeriod) -> int | None:
    if read.period is None:
        return None
    year = read.period.start.year
    return year if read.period == Period.year(year) else None


def _turn_in_groups(parts: Sequence[tuple[tuple[str, ...], HeadedPart]]) -> tuple[int, int] | None:
    """Return where parts turn back, each with the other words that it has: of all, and of those of the same words too.

    Under other words (a port, a product) the months may begin anew wherever they do.
    """
    turn = _turn([read for _, read in parts])
    groups: dict[tuple[str, ...], list[HeadedPart]] = {}
    for words, read in parts if turn is not None else ():
        groups.setdefault(words, []).append(read)
    if len(groups) > 1 and all(_turn(reads) is None for reads in groups.values()):
        return None
    return turn


def _turn(reads: list[HeadedPart]) -> tuple[int, int] | None:
    at = turning_point([read.part for read in reads])
    return None if at is None else reads[at].cell


def _group(place: int, places: list[int], parts: Mapping[int, HeadedPart]) -> list[int]:
    """Return the months beside a place: those around it up to where one comes again, as under another group title."""
    at = places.index(place)
    group: list[int] = []
    left, right = range(at - 1, -1, -1), range(at + 1, len(places))
    for way in (right, left) if parts[places[0]].part.is_year else (left, right):
        seen: set[tuple[int, int]] = set()
        for other in way:
            part = parts[places[other]].part
            key = (part.first, part.months)
            if key in seen or (part.is_year and seen):
                break
            if part.kind in _CERTAIN:
                seen.add(key)
                group.append(places[other])
        if group:
            break
    return group


def _holds(region: Region, part: PartOfYear, beside: list[tuple[int, int]], parts: list[PartOfYear]) -> bool:
    """Whether the period is certain: a month always, the figure of a year where no part beside it is missing.

    A total or a mean holds only beside all the months, quarters or halves of the year.
    """
    if part.kind is Kind.OPEN:
        return False
    if not part.is_year:
        return True
    if not beside or not all(_filled(region.grid.cell(*at)) for at in beside):
        return False
    steps = {(one.months, one.first) for one in parts if one.is_step}
    complete = any(sum(1 for months, _ in steps if months == length) == 12 // length for length in (1, 3, 6))
    return complete or part.kind is Kind.WHOLE


def _filled(cell: Cell | None) -> bool:
    return cell is not None and is_figure(cell) and not cell.error


def _joined(year: ReadPeriod, number: int, read: HeadedPart) -> ReadPeriod:
    cells = tuple(dict.fromkeys((*year.cells, read.cell)))
    return ReadPeriod(read.part.in_year(number), f"{year.text} {read.part.text}", cells)


def without_parts(columns: tuple[Column, ...], parts: Mapping[int, HeadedPart]) -> tuple[Column, ...]:
    """Return columns whose headers are read without the months in them; a total keeps its word, which says its kind."""
    return tuple(
        replace(column, header=header_beside(column, parts[column.number])) if column.number in parts else column
        for column in columns
    )


def header_beside(column: Column, read: HeadedPart) -> HeaderReading:
    pairs = zip(column.path.cells, column.path.fragments, strict=True)
    others = [
        text
        for cell, text in pairs
        if cell != read.cell and heading_of(text) is Heading.NONE and not _says_again(text, read.part)
    ]
    header = read_header(others)
    said = (header.item, read.part.text if read.part.kind in {Kind.TOTAL, Kind.OPEN} else "")
    return replace(header, text=column.path.text, item=" ".join(text for text in said if text))


def _says_again(text: str, part: PartOfYear) -> bool:
    """Whether a fragment is the same month or quarter in another language: "Ocak" over "January"."""
    if part.months == 1 and MONTHS_OF_ALL.get(aligned_fold(text)) == part.first:
        return True
    again = read_part_words(text)
    return again is not None and (again.first, again.months) == (part.first, part.months)


_CERTAIN = frozenset({Kind.PART, Kind.TO_DATE})
