"""The cubes of statistics offices as PX-Web exports them: a title listing its variables, stubs down, headings across.

The outermost heading is printed once and blank after that, or repeated; so are the words of an outer stub. Years may be
in the upper heading and contents in the lower or the other way round. Footnotes, unit and day of the last update stand
under the table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.model.unit_words import UnitReading, unit_said
from indicators.workbook.candidate import ABROAD, Candidate
from indicators.workbook.cells.grid import Grid, address
from indicators.workbook.layouts.layout import UNKNOWN, Evidence, Recognition
from indicators.workbook.shapes.regions import HeaderPath, Region
from indicators.workbook.sheet import Sheet
from indicators.workbook.skip_reason import SkipReason
from indicators.workbook.tables.consistency import find_mixed_units, find_repeated_periods
from indicators.workbook.tables.table import read_table
from indicators.workbook.tables.table_reading import TableReading
from indicators.workbook.time_axes.axes import find_axes
from indicators.workbook.time_axes.group_titles import with_group_titles
from indicators.workbook.time_axes.table_axes import Axis, TableAxes

_WEIGHTS = {"variables_in_title": 0.65, "blank_corner": 0.15, "footer": 0.3, "years_across": 0.1, "two_headings": 0.1}
_MOST = 0.95
_FOOTER_ROWS = 60


@dataclass(frozen=True, slots=True)
class PxWeb:
    name: str = "px_web"

    def recognise(self, sheet: Sheet) -> Recognition:
        title = _title(sheet.grid)
        footer, own = _footer(sheet.grid)
        if (title is None and not own) or (sheet.records is not None and sheet.records.is_named):
            return UNKNOWN  # a cube in records is read as such
        axes = next((one for one in _axes(sheet) if one.axis in {Axis.COLUMNS, Axis.ROWS}), None)
        cues = [cue for cue in (title, *(footer[:1] if own else ())) if cue is not None]
        if axes is None:
            if title is None or not footer or any(one.axis is not None for one in _axes(sheet)):
                return UNKNOWN  # the time of such a cube is one of its variables, and stands in a heading
            rows = sheet.grid.rows
            where = address(rows[1] if len(rows) > 1 else rows[0], 1)
            return Recognition(0.8, tuple(cues), SkipReason.HEADER_MISSING, where)
        cues += _cues(axes)
        score = min(_MOST, sum(_WEIGHTS[cue.code] for cue in cues))
        return Recognition(score, tuple(cues)) if title is not None else Recognition(score / 2, tuple(cues))

    def read(self, sheet: Sheet) -> TableReading:
        whole = TableReading()
        for axes in _axes(sheet):
            if axes.axis in {Axis.COLUMNS, Axis.ROWS}:
                whole.merge(read_table(axes, self.name, carried=axes.axis is Axis.COLUMNS))
                whole.findings += find_repeated_periods(axes)
        unit, where = _unit_below(sheet.grid)
        area = "" if _is_ours(sheet.grid) else ABROAD
        whole.candidates = [_completed(one, unit, where, area) for one in whole.candidates]
        if unit is not None:
            whole.findings = [one for one in whole.findings if one.code != "unit_absent"]
        whole.findings += find_mixed_units(whole.candidates)
        return whole


def _axes(sheet: Sheet) -> tuple[TableAxes, ...]:
    """Return the tables with every heading over each column it covers, and with heading and year told apart."""
    return tuple(find_axes(replace(region, headers=_headers(region))) for region in sheet.regions)


def _headers(region: Region) -> dict[int, HeaderPath]:
    filled = {column: with_group_titles(region, column) for column in region.value_columns}
    if len(region.header_rows) != 1:
        return filled
    split = {column: _split(path) for column, path in filled.items()}
    return {column: path for column, path in split.items() if path} if all(split.values()) else filled


def _split(path: HeaderPath) -> HeaderPath | None:
    """Divide "Population 2022" into its content and its year."""
    match = _CONTENT_AND_TIME.fullmatch(path.text)
    return HeaderPath((match[1], match[2]), (*path.cells, *path.cells)) if match else None


def _completed(one: Candidate, unit: UnitReading | None, where: str, area: str) -> Candidate:
    """Return a candidate with the unit under the table, where it has none of its own, and its area."""
    if one.unit_measure or unit is None:
        return one._replace(ref_area=one.ref_area or area)
    return one._replace(
        unit_measure=unit.unit_measure, unit_mult=unit.unit_mult, unit_text=unit.text,
        measure=one.measure or ("" if unit.is_percent else "level"),
        evidence={**one.evidence, "unit": [where]}, ref_area=one.ref_area or area,
    )  # fmt: skip


def _title(grid: Grid) -> Evidence | None:
    """Return the title cell that lists the variables of the table, at the top left."""
    for row in grid.rows[:3]:
        cells = grid.visible(row)
        if len(cells) == 1 and isinstance(cells[0][1].value, str):
            said = aligned_fold(clean(cells[0][1].raw))
            if _NUMBERED.match(said):  # a table of an appendix, whose title may go on in the next row
                return None
            listed = _VARIABLES.search(said)
            if listed and _TIME.search(said, listed.end()) and _SEVERAL.search(said, listed.end()):
                return Evidence("variables_in_title", address(row, cells[0][0]))
    return None


def _footer(grid: Grid) -> tuple[list[Evidence], bool]:
    """Return the lines under the table that these exports print, and whether one is their own.

    A source, a note or a unit may stand under any table.
    """
    found: list[Evidence] = []
    own = False
    for row in grid.rows[-_FOOTER_ROWS:]:
        column, cell = next(iter(grid.visible(row)), (0, None))
        if cell is None or not isinstance(cell.value, str):
            continue
        if line := _FOOTER.match(aligned_fold(clean(cell.raw))):
            found.append(Evidence("footer", address(row, column)))
            own = own or not line["of_any"]
    return found, own


def _cues(axes: TableAxes) -> list[Evidence]:
    region = axes.region
    found: list[Evidence] = []
    corner = region.header_rows and not region.grid.text(region.header_rows[0], region.label_columns[0])
    if corner:
        found.append(Evidence("blank_corner", address(region.header_rows[0], region.label_columns[0])))
    column = next((one for one in axes.columns if one.period is not None), None)
    if column is not None and column.position is not None:
        found.append(Evidence("years_across", address(*column.position)))
    if len(region.header_rows) == 2:
        found.append(Evidence("two_headings", address(region.header_rows[1], region.value_columns[0])))
    return found


def _unit_below(grid: Grid) -> tuple[UnitReading | None, str]:
    """Return the one unit named under the table, and its cell; several lines of different units settle nothing.

    It stands behind its word, beside or under it, or under the name of each content ("Population:", "number").
    """
    rows = grid.rows[-_FOOTER_ROWS:]
    first = {row: (cells[0][0], clean(cells[0][1].raw)) for row in rows if (cells := grid.visible(row))}
    found: list[tuple[UnitReading, str]] = []
    for at, row in enumerate(rows):
        if row not in first or (heading := _UNIT.match(aligned_fold(first[row][1]))) is None:
            continue
        places = [(first[row][1][heading.end() :], address(row, first[row][0]))]
        places += [(cell.raw, address(row, column)) for column, cell in grid.visible(row)[1:2]]
        below = [one for one in rows[at + 1 :] if one in first and one - row <= 2 * MOST_CONTENTS]
        named = bool(below) and first[below[0]][1].endswith(":")
        places += [(first[one][1], address(one, first[one][0])) for one in (below[1::2] if named else below[:1])]
        units = [(unit, cell) for text, cell in places if text.strip() and (unit := unit_said(text))]
        found += units if named else units[:1]
    return found[0] if len({(unit.unit_measure, unit.unit_mult) for unit, _ in found}) == 1 else (None, "")


MOST_CONTENTS = 20


def _is_ours(grid: Grid) -> bool:
    """Whether the texts are Vietnamese or name Viet Nam: these exports never print whose cube they are of."""
    texts = [cell.raw for row in grid.rows[:8] for _, cell in grid.visible(row) if isinstance(cell.value, str)]
    texts += [cell.raw for row in grid.rows[-_FOOTER_ROWS:] for _, cell in grid.visible(row)[:2]]
    return any(_VIETNAMESE.search(text) for text in texts)


_VARIABLES = re.compile(r"\b(?:chia theo|phan theo|theo|by|nach|par|por|efter|etter|fordelt pa|mukaan)\b")
_SEVERAL = re.compile(r",| va | and | och | og | und | et | y | ja ")
_NUMBERED = re.compile(r"\d{1,3}\s?\.")
_TIME = re.compile(
    r"(?<!\d-)\b(?:nam|ky|quy|thang|years?|quarters?|months?|time|period|jahr|annee|ano|ar|kvartal|maned)\b"
)
_FOOTER = re.compile(
    r"(?:(?P<of_any>source|units?|footnotes?|nguon|don vi(?: tinh)?|ghi chu|kalla|kilde|lahde|quelle|fuente|fonte"
    r"|allikas|sort|maleenhet|enhed|yksikko|einheit|unidad(?:es)?)|latest update|last updated?|contact|data type"
    r"|database|matrix|reference (?:period|time)|copyright|internal reference code|official statistics|cap nhat"
    r"|lan cap nhat|lien he|co so du lieu|senaste uppdatering|sist (?:oppdatert|endret)|seneste opdatering"
    r"|viimeksi paivitetty|letzte (?:anderung|aktualisierung)|ultima actualizacion|kontakt(?:person)?|referenstid"
    r"|referansetid|databas"
    r"|intern (?:referenskod|referansekode))\s*:"
)
_CONTENT_AND_TIME = re.compile(r"(.+?) ((?:\w+ \w+ )?(?:19|20)\d\d(?:[MQ]\d{1,2})?(?:\s?[(*][^ ]{0,4})?)")
_UNIT = re.compile(r"(?:units?|don vi(?: tinh)?|sort|maleenhet|enhed|yksikko|einheit|unidad(?:es)?)\s*:\s*")
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9\u0103\u0111\u01a1\u01b0]|[Vv]iet ?[Nn]am")
