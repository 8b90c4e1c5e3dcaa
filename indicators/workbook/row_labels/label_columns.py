"""Which label columns of a table name its rows, and which say something else of them: units, scales, codes, sources.

The names are what tells rows apart. A code beside the name it stands for is that name's; a unit, a power of ten, a
source, a note or a frequency names nothing, unless rows say the same without it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.model.unit_words import read_unit, unit_said
from indicators.workbook.cells.grid import Grid
from indicators.workbook.row_labels.area_code import heads_areas, is_area_code
from indicators.workbook.row_labels.aside_headings import heads_aside
from indicators.workbook.row_labels.outline import outline_column
from indicators.workbook.row_labels.two_outlines import one_outline
from indicators.workbook.shapes.regions import SAMPLE, Region, is_words


@dataclass(frozen=True, slots=True)
class LabelColumns:
    """Which of a region's label columns name things, give unit and power of ten, hold codes of series or of areas.

    The last of ``names`` names the series where the columns are dimensions, which they surely are where one of them is
    headed as the series and another as the area (``named``). ``carried``: a blank repeats the cell above. ``outline``
    numbers the rows on several levels.
    """

    names: tuple[int, ...]
    unit: int | None = None
    codes: tuple[int, ...] = ()
    area: int | None = None
    carried: bool = False
    named: bool = False
    scale: int | None = None
    outline: int | None = None


def divide_label_columns(region: Region) -> LabelColumns:
    """Tell the columns that name the row apart from those of its unit, power of ten, codes and sources."""
    names: list[int] = []
    codes: list[int] = []
    aside: list[int] = []
    scale = area = series = None
    unit = _unit_column(region)
    outline = outline_column(region)
    for column in region.label_columns:
        heading, nearest = _headings(region, column)
        if names and _SCALE_HEADING.fullmatch(nearest):
            scale = column
        elif column in {unit, outline}:
            continue
        elif names and (heads_aside(nearest) or _holds_frequencies(region, column) or _holds_units(region, column)):
            aside.append(column)
        elif area is None and _AREA_CODE_HEADING.fullmatch(nearest) and _holds_area_codes(region, column):
            area = column
        elif names and _are_codes(region, column, heading):
            codes.append(column)
        elif not (names and _holds_grades(region, names, column)):
            names.append(column)
            series = column if _SERIES_HEADING.fullmatch(nearest) else series
    return _settled(
        region, LabelColumns(tuple(names), unit, tuple(codes), area, scale=scale, outline=outline), aside, series
    )


def _settled(region: Region, columns: LabelColumns, aside: list[int], series: int | None) -> LabelColumns:
    """Leave codes out that stand for names, take what else tells rows apart, and put the column of the label last."""
    names, coded = _without_codes(region, one_outline(region, columns.names))
    area = columns.area
    if area is None:
        area = next((column for column, name in coded.items() if _are_areas(region, column, name)), None)
    codes = (*columns.codes, *(column for column in coded if column != area))
    names = _with_needed(region, _telling(region, names), aside)
    named = area is not None and series in names and len(names) > 1
    if series in names and (named or are_dimensions(region, names)):
        names = [*(column for column in names if column != series), *(() if series is None else (series,))]
    elif are_dimensions(region, names):
        names = _telling_last(region, names)
    return replace(columns, names=tuple(names), codes=codes, area=area, named=named)


def are_dimensions(region: Region, names: Sequence[int]) -> bool:
    """Whether most rows say something in several name columns, so that these are dimensions and not levels."""
    if len(names) < 2:
        return False
    rows = [row for row in region.body_rows[:SAMPLE] if len(region.grid.visible(row)) > 1]
    filled = [sum(_names_row(region.grid, row, column) for column in names) for row in rows]
    labelled = [count for count in filled if count]
    return bool(labelled) and sum(count > 1 for count in labelled) > 0.7 * len(labelled)


def _names_row(grid: Grid, row: int, column: int) -> bool:
    cell = grid.cell(row, column)
    return cell is not None and bool(clean(cell.raw)) and (is_words(cell) or not isinstance(cell.value, str))


def _without_codes(region: Region, names: list[int]) -> tuple[list[int], dict[int, int]]:
    """Return the name columns without those of codes, and these with the column whose names they stand for."""
    coded = [column for column in names if _holds_codes(region, column)]
    words = [column for column in names if column not in coded]
    pairs = ((column, at) for column in coded for at in words if stand_for(region.grid, _rows(region), column, at))
    found: dict[int, int] = {}
    for column, at in pairs:
        found.setdefault(column, at)
    return [column for column in names if column not in found], found


def _are_areas(region: Region, codes: int, names: int) -> bool:
    """Whether codes are those of areas, as the heading of the codes or of their names says."""
    headings = (
        aligned_fold(region.grid.spread_text(row, column)) for row in region.header_rows for column in (codes, names)
    )
    return any(map(heads_areas, headings)) and _holds_area_codes(region, codes)


def stand_for(grid: Grid, rows: Sequence[int], codes: int, names: int) -> bool:
    """Whether each text of one column goes with one of another, and the other way; there are two at least."""
    pairs = {(grid.text(row, codes), grid.text(row, names)) for row in rows}
    pairs = {pair for pair in pairs if all(pair)}
    both = len({code for code, _ in pairs}), len({name for _, name in pairs})
    return len(pairs) > 1 and both == (len(pairs), len(pairs))


def is_code(text: str) -> bool:
    """Whether a text has the form of a code: capitals, digits and what joins them."""
    return bool(_CODE.fullmatch(text))


def _holds_codes(region: Region, column: int) -> bool:
    said = {text for row in _rows(region) if (text := region.grid.text(row, column))}
    return len(said) > 1 and all(is_code(text) for text in said)


def _rows(region: Region) -> tuple[int, ...]:
    """Return the first rows of a body and as many of the rest, evenly spread; not those that say but one thing."""
    rest = region.body_rows[UNIT_SAMPLE:]
    rows = (*region.body_rows[:UNIT_SAMPLE], *rest[:: max(1, len(rest) // UNIT_SAMPLE)])
    return tuple(row for row in rows if len(region.grid.visible(row)) > 1)


def _with_needed(region: Region, names: list[int], aside: list[int]) -> list[int]:
    """Return the names with those columns beside them without which rows say the same, or nothing at all.

    A description names last.
    """
    bare = [row for row in _rows(region) if not any(region.grid.text(row, column) for column in names)]
    if naming := [column for column in aside if any(region.grid.text(row, column) for row in bare)]:
        return sorted({*names, *naming})
    needed = needed_beside(region.grid, _rows(region), names, aside) if aside and names else []
    last = [column for column in needed if _DESCRIBED.fullmatch(_headings(region, column)[1])]
    return [*(column for column in needed if column not in last), *names, *last]


def needed_beside(grid: Grid, rows: Sequence[int], known: Sequence[int], others: Sequence[int]) -> list[int]:
    """Return those of ``others``, from the left, that tell rows apart which say the same in ``known`` columns."""
    taken: list[int] = []
    count = _different(grid, rows, known)
    for column in others:
        if count == len(rows):
            break
        more = _different(grid, rows, [*known, *taken, column])
        if more > count:
            taken.append(column)
            count = more
    return taken


def _different(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> int:
    return len({tuple(grid.text(row, column) for column in columns) for row in rows})


def _telling(region: Region, names: list[int]) -> list[int]:
    """Return the names; of many, those that say more than one thing."""
    if len(names) <= MOST_NAMES:
        return names
    return [column for column in names if _different(region.grid, _rows(region), [column]) > 1]


MOST_NAMES = 8


def _telling_last(region: Region, names: list[int]) -> list[int]:
    """Put the column that alone tells the rows apart at the end, where that of the label is, if that one does not.

    One without a heading that says the same in all rows comes first.
    """
    grid = region.grid
    if not _headings(region, names[-1])[0] and _different(grid, _rows(region), names[-1:]) == 1:
        names = [names[-1], *names[:-1]]
    rows = [row for row in _rows(region) if all(grid.text(row, column) for column in names)]
    if len(rows) < FEWEST_CODES or _different(grid, rows, names[-1:]) == len(rows):
        return names
    telling = next((column for column in names if _different(grid, rows, [column]) == len(rows)), None)
    return names if telling is None else [*(column for column in names if column != telling), telling]


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
    """Whether a column beside names holds letters that grade the rows and name none: the names differ without them.

    One and the same letter in all rows, as "i" for what is to be known of each, names none either.
    """
    rows = [row for row in region.body_rows[:SAMPLE] if region.grid.text(row, column)]
    said = [region.grid.text(row, column) for row in rows]
    named = [tuple(region.grid.text(row, at) for at in names) for row in rows]
    letters = all(len(text) == 1 and text.isalpha() for text in said)
    graded = len(set(named)) == len(named) and all(any(name) for name in named)
    return letters and len(rows) >= FEWEST_CODES and (graded or len(set(said)) == 1)


FEWEST_CODES, MOSTLY = 4, 0.8
_SERIES_CODE = re.compile(r"-?(?=[A-Z0-9]*[A-Z])[A-Z0-9]{3,12}")


def _holds_units(region: Region, column: int) -> bool:
    """Whether most words of a column are units or ditto marks."""
    said = [region.grid.text(row, column) for row in region.body_rows[:UNIT_SAMPLE]]
    said = [text for text in said if text]
    units = sum(1 for text in said if text in DITTO or read_unit(text) is not None)
    return len(said) > 1 and units > 0.6 * len(said)


UNIT_SAMPLE = 200


def _holds_frequencies(region: Region, column: int) -> bool:
    """Whether every word of a column says how often its series comes."""
    said = {text for row in region.body_rows[:UNIT_SAMPLE] if (text := region.grid.text(row, column))}
    return bool(said) and all(_FREQUENCY.fullmatch(aligned_fold(text)) for text in said)


_FREQUENCY = re.compile(
    r"annual(?:ly)?|yearly|quarterly|monthly|weekly|daily|semi-?annual(?:ly)?|half-?yearly|hang (?:nam|quy|thang)"
    r"|anual|trimestral|mensual|semanal|diari[ao]|mensal|annuel(?:le)?|trimestriel(?:le)?|mensuel(?:le)?"
)


def _headings(region: Region, column: int) -> tuple[str, str]:
    """Return all words over a column, and the nearest ones, folded and apart."""
    said = [text for row in region.header_rows if (text := region.grid.spread_text(row, column))]
    return _folded(" ".join(said)), _folded("".join(said[-1:]))


def _folded(heading: str) -> str:
    return _JOINS.sub(" ", aligned_fold(clean(heading)))


def _are_codes(region: Region, column: int, heading: str) -> bool:
    return bool(_CODE_HEADING.search(heading)) or (not heading and _holds_series_codes(region, column))


def _unit_column(region: Region) -> int | None:
    """Return the column behind the first that is headed as units, else that holds units, else that names currencies.

    Of several words none of which is known as a unit each names a row; so do the currencies of a table of their rates.
    """
    money = [column for column in region.label_columns if _MONEY_HEADING.fullmatch(_headings(region, column)[1])]
    priced = money if _quotes(region) else []
    columns = [
        column
        for column in region.label_columns[1:]
        if column not in priced and not _SCALE_HEADING.fullmatch(_headings(region, column)[1])
    ]
    headed = (
        column
        for column in columns
        if any(map(_UNIT_HEADING.fullmatch, _headings(region, column))) and _may_be_units(region, column)
    )
    holding = (column for column in columns if _holds_units(region, column))
    return next(chain(headed, holding, (column for column in columns if column in money)), None)


def _quotes(region: Region) -> bool:
    """Whether the columns of figures are prices of currencies: what is paid for them and what they are sold at."""
    return any(_PRICES.search(aligned_fold(path.text)) for path in region.headers.values())


_PRICES = re.compile(
    r"\b(?:buy(?:ing)?|bid|compra|achat|beli|ankauf|mua)\b|\bexchange rates?\b|\bty gia\b|\btipo de cambio\b|\bkurs"
)


def _may_be_units(region: Region, column: int) -> bool:
    said = {text for row in region.body_rows[:SAMPLE] if (text := region.grid.text(row, column))}
    return len(said) < 2 or any(text in DITTO or unit_said(text) for text in said)


DITTO = frozenset({'"', "''", "”", "“", "〃", "nt", "-nt-", "´´", ",,"})
_UNIT_HEADING = re.compile(r"don vi(?: tinh)?|dvt|units?(?: of measure(?:ment)?)?(?: \(.*\))?|measurement units?|uom")
_MONEY_HEADING = re.compile(r"currency(?: units?)?|tien te")
_SCALE_HEADING = re.compile(r"(?:display )?scale|multiplier|unit multiplier|power ?code|he so")
_CODE_HEADING = re.compile(r"\b(?:ma(?: so)?|code|id|iso)\b")
_AREA_CODE_HEADING = re.compile(
    r"(?:country|economy|area|reference area|location)(?: iso ?-?3?)? code|iso(?:-?3)?(?: code)?|ref area|location"
    r"|ma (?:quoc gia|nuoc|vung lanh tho)"
)
_DESCRIBED = re.compile(r"(?:(?:full|short) )?description")
_SERIES_HEADING = re.compile(r"(?:indicator|series|variable|subject)(?: (?:name|descriptor))?|(?:ten )?chi tieu")
_JOINS = re.compile(r"[_.]+")
_CODE = re.compile(r"_?[A-Z][A-Z0-9_.:/+-]{0,20}")
