"""Series described by rows over them: name, unit, multiplier and code of each column, then periods down.

Central banks and statistics offices print such files: the first column says what a row of the head is ("Unit",
"Series ID", "Dernière mise à jour"). Rows that say when a file was made, or how often a series comes out, are left out,
for their dates are no periods and their words no part of a name. A sheet that lists the same across, one series a row,
describes the series and holds no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from indicators.model.currencies import ISO_4217
from indicators.model.finding import Finding, Severity
from indicators.model.observation import ObsStatus
from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean
from indicators.model.unit_codes import POWERS
from indicators.model.unit_words import UnitReading, bracketed_unit, unit_said
from indicators.workbook.candidate import Candidate
from indicators.workbook.cells.grid import Grid, address
from indicators.workbook.cells.painting import Role
from indicators.workbook.layouts.layout import UNKNOWN, Evidence, Recognition
from indicators.workbook.measures.figure_measure import change_in_words
from indicators.workbook.measures.status_words import read_status
from indicators.workbook.measures.units import code_of, measure_in
from indicators.workbook.periods.date_axis import Step
from indicators.workbook.sheet import MANY_CELLS, Sheet, beginning
from indicators.workbook.skip_reason import SkipReason
from indicators.workbook.tables.table import read_table
from indicators.workbook.tables.table_reading import Explained, TableReading
from indicators.workbook.time_axes.row_axes import find_row_axes
from indicators.workbook.time_axes.table_axes import Axis, Column, TableAxes

_SURE = 0.88
FEWEST_KEYS = 2
_ROWS_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class Described:
    name: str = "described"

    def recognise(self, sheet: Sheet) -> Recognition:
        if cell := _description(sheet.grid):
            return Recognition(_SURE, reason=SkipReason.DESCRIPTION, reason_cell=cell)
        head = _find_head(sheet.grid)
        if head is None or not _has_axes(sheet, head):
            return UNKNOWN
        cues = ((part, row) for part, rows in head.parts.items() for row in rows)
        return Recognition(_SURE, tuple(Evidence(f"described_{part}", address(row, head.column)) for part, row in cues))

    def read(self, sheet: Sheet) -> TableReading:
        head = _find_head(sheet.grid)
        whole = TableReading()
        if head is None:
            return whole
        states = _state_columns(sheet.grid, head)
        for axes in _axes(sheet, head):
            whole.merge(read_table(axes, self.name, large=not states))
            whole.findings += _frequency_against_days(head, axes)
        read = (
            {one.column for one in whole.candidates} if whole.columns is None else set(map(int, whole.columns.column))
        )
        series = {column: _describe(sheet.grid, head, column) for column in read}
        if whole.columns is None:
            whole.candidates = [_described(one, series[one.column], sheet.grid, states) for one in whole.candidates]
        else:
            from indicators.workbook.tables.prototypes import mapped_by_column  # brings numpy, as such columns did

            whole.columns = mapped_by_column(
                whole.columns, lambda one: _described(one, series[one.column], sheet.grid, states)
            )
        whole.findings = [finding for finding in whole.findings if not _answered(finding, series.values())]
        rows = (row for rows in head.parts.values() for row in rows)
        whole.painting.add(Role.HEADER, ((row, column) for row in rows for column, _ in sheet.grid.visible(row)))
        whole.explained.append(Explained(1, head.last))
        return whole


@dataclass(frozen=True, slots=True)
class _Head:
    """The rows of the head by what they say, the column that says it, and the last row of the head."""

    grid: Grid
    column: int
    parts: dict[str, list[int]]
    names: tuple[int, ...]
    last: int

    def text(self, row: int, column: int) -> str:
        return self.grid.text(row, column)


def _find_head(grid: Grid) -> _Head | None:
    """Return the head of a sheet whose first column names at least two parts of a description; None without."""
    rows = grid.rows[:_ROWS_LOOKED_AT]
    first = min((column for row in rows for column, cell in grid.visible(row)[:1] if cell.raw.strip()), default=0)
    parts: dict[str, list[int]] = {}
    for row in rows:
        cell = grid.cell(row, first)
        said = aligned_fold(clean(cell.raw)).strip(" :*.") if cell is not None and isinstance(cell.value, str) else ""
        if part := next((part for part, pattern in _KEYS if pattern.fullmatch(said)), ""):
            parts.setdefault(part, []).append(row)
    known = [row for part, found in parts.items() if part != "period" for row in found]
    if len(known) < FEWEST_KEYS or not (set(parts) & {"unit", "code", "frequency", "left_out"}):
        return None
    last = max(row for found in parts.values() for row in found)
    taken = {row for found in parts.values() for row in found}
    names = tuple(row for row in rows if row <= last and row not in taken and not grid.text(row, first))
    return _Head(grid, first, parts, names, last)


def _bare(sheet: Sheet, head: _Head) -> Sheet:
    """Return the sheet without the rows of its head that are neither names nor units."""
    left_out = {row for part in _NO_NAMES for row in head.parts.get(part, ())}
    cells = {row: said for row, said in sheet.grid.cells.items() if row not in left_out}
    return Sheet(replace(sheet.grid, cells=cells), sheet.others, sheet.file_name)


_NO_NAMES = ("left_out", "frequency", "kind", "code", "multiplier", "currency")


def _has_axes(sheet: Sheet, head: _Head) -> bool:
    """Whether periods stand down under the head; of a wide sheet few rows are asked first, which most often tell."""
    few = len([row for row in sheet.grid.rows if row <= head.last]) + FEW_ROWS
    looked_at = (few, 0) if sheet.grid.filled > MANY_CELLS else (0,)
    return any(_axes(Sheet(beginning(sheet.grid, rows), sheet.others, sheet.file_name), head) for rows in looked_at)


FEW_ROWS = 12
"""Rows under the head that show whether these are periods."""


def _axes(sheet: Sheet, head: _Head) -> list[TableAxes]:
    """Return the tables under the head whose rows are periods, whatever days the names of its series speak of.

    A bond is named after the day on which it falls due.
    """
    found: list[TableAxes] = []
    for axes in _bare(sheet, head).axes:
        rows = find_row_axes(axes.region, _undated(axes)) if axes.reason == SkipReason.PERIODS_TWICE else axes
        if rows is not None and rows.axis is Axis.ROWS:
            found.append(rows)
    return found


def _undated(axes: TableAxes) -> tuple[Column, ...]:
    return tuple(replace(column, period=None) for column in axes.columns)


@dataclass(frozen=True, slots=True)
class _Series:
    """What the head says of one column."""

    name: str = ""
    code: str = ""
    unit: UnitReading | None = None
    unit_text: str = ""
    cells: dict[str, list[str]] = field(default_factory=dict)


def _description(grid: Grid) -> str:
    """Return the cell of an identifier that heads a list of series with what is said of each; empty without one."""
    for row in grid.rows[:_ROWS_LOOKED_AT]:
        heads = {aligned_fold(clean(cell.raw)).strip(" :*."): column for column, cell in grid.visible(row)}
        if {"series id", "series end"} <= set(heads):
            told = sum(any(pattern.fullmatch(said) for _, pattern in _KEYS) for said in heads)
            if told >= FEWEST_HEADS:
                return address(row, heads["series id"])
    return ""


def _frequency_against_days(head: _Head, axes: TableAxes) -> list[Finding]:
    """Ask where the days were taken for other periods than the printed frequency says."""
    row, grid = next(iter(head.parts.get("frequency", ())), None), axes.region.grid
    if row is None or axes.days is None or axes.days.step is Step.DAY:
        return []
    for column in axes.region.value_columns:
        said = head.text(row, column)
        step = next((step for word, step in _FREQUENCIES.items() if aligned_fold(said).startswith(word)), None)
        if step is not None and step is not axes.days.step:
            day = grid.text(axes.region.body_rows[0], head.column)
            told = {"text": said[:80], "day": day[:80]}
            return [Finding("frequency_against_days", Severity.SOFT, grid.name, address(row, column), told)]
    return []


FEWEST_HEADS = 4
_FREQUENCIES = {"month": Step.MONTH, "quarter": Step.QUARTER, "annual": Step.YEAR, "year": Step.YEAR}


def _describe(grid: Grid, head: _Head, column: int) -> _Series:
    said: dict[str, str] = {}
    cells: dict[str, list[str]] = {}
    for part, rows in head.parts.items():
        for row in rows:
            if text := grid.text(row, column):
                said.setdefault(part, text)
                cells.setdefault(part, []).append(address(row, column))
    words = [text for row in head.names if (text := grid.text(row, column))]
    code = said.get("code", "") or next((text for text in words if _CODE.fullmatch(text)), "")
    names = [text for text in words if text != code]
    name = said.get("title", "") or " ".join(dict.fromkeys(names)) or said.get("period", "")
    name = " ".join(part for part in (name, said.get("kind", "")) if part)
    printed = _BASE.sub(r"\1, \2=100", said.get("sign", "") + said.get("unit", "").strip("[] "))
    printed = printed.replace(":_", " ").replace("_", " ")
    if said.get("currency", "") in ISO_4217:
        printed = _CURRENCY.sub(said["currency"], printed)
    unit = _scaled(unit_said(printed), said.get("multiplier", "")) if printed else None
    if unit is None and not printed and (found := bracketed_unit(name)):
        unit = found[0]
    return _Series(name, code, unit, printed, cells)


def _scaled(unit: UnitReading | None, multiplier: str) -> UnitReading | None:
    """Return the unit times its multiplier; None where the multiplier is no power of ten known here."""
    said = aligned_fold(clean(multiplier)).removesuffix(".0")
    if unit is None or said in {"", "1", "one", "eins", "units", "unit", "none", "0"}:
        return unit
    if match := re.fullmatch(r"1e\+?(\d{1,2})", said):
        return replace(unit, unit_mult=unit.unit_mult + int(match[1]))
    if re.fullmatch(r"10*", said):
        return replace(unit, unit_mult=unit.unit_mult + len(said) - 1)
    power = _WORDS.get(said)
    return None if power is None else replace(unit, unit_mult=unit.unit_mult + power)


def _described(one: Candidate, series: _Series, grid: Grid, states: dict[int, int]) -> Candidate:
    status = one.obs_status
    if one.column in states and not status:
        status = _state(grid.text(one.row, states[one.column]))
    name = series.name or one.label
    told: dict[str, Any] = {
        "label": name, "printed": name, "item": name, "path": (), "heads": (), "code": series.code or one.code,
        "obs_status": status, "evidence": {**one.evidence, **series.cells},
    }  # fmt: skip
    if series.unit is not None:
        mult = series.unit.unit_mult
        told |= {"unit_measure": code_of(series.unit), "unit_mult": mult, "measure": measure_in(series.unit)}
        if series.unit.is_percent:
            told["measure"] = told["measure"] or change_in_words(name, one.period)
    elif series.unit_text:
        told |= {"unit_measure": "", "unit_mult": None, "measure": ""}
    return one._replace(**told, unit_text=series.unit_text or one.unit_text)


def _state_columns(grid: Grid, head: _Head) -> dict[int, int]:
    """Return the column of states ("A", "P") by the column of figures at its left."""
    rows = [*head.names, *(row for found in head.parts.values() for row in found)]
    found = {column for row in rows for column, cell in grid.visible(row) if _STATES.search(aligned_fold(cell.raw))}
    return {column - 1: column for column in found if column - 1 > head.column}


def _state(said: str) -> str:
    if said in {ObsStatus.OFFICIAL, ObsStatus.PRELIMINARY, ObsStatus.ESTIMATE, ObsStatus.FORECAST}:
        return str(said)
    words = aligned_fold(said)
    return ObsStatus.PRELIMINARY.value if _PROVISIONAL.search(words) else read_status(said)


def _answered(finding: Finding, series: Iterable[_Series]) -> bool:
    """Whether a finding asks for a unit that the head gives for every series."""
    return finding.code in {"unit_absent", "unit_open"} and all(one.unit is not None for one in series)


_WORDS = {
    **{word: power for power, words in POWERS.items() for word in words},
    "tausend": 3, "millionen": 6, "milliarden": 9, "milliers": 3, "milliards": 9,
}  # fmt: skip
_BASE = re.compile(r"(Index):?_(\d{4})_100")
_CURRENCY = re.compile(r"^currency\b", re.IGNORECASE)
"""The unit of money that a row of its own names: "Currency" in "USD", "Currency Per EUR" in "USD"."""
_CODE = re.compile(r"[A-Z0-9]{2,}(?:[./_][A-Z0-9_]+)+")
_STATES = re.compile(r"(?:^|_)(?:codes?|flags?|statut|status|obs_status)$")
_PROVISIONAL = re.compile(r"\b(?:vorlaufig|provisoire|provisional|provisorisch|semi-definitif|preliminary|avance)\b")
_KEYS = (
    (
        "title",
        re.compile(
            r"libelle|title|series(?: name| title| description)?|description|indicator(?: name)?|ten chi tieu|serie"
        ),
    ),
    (
        "unit",
        re.compile(
            r"units?(?: of measure)?|einheit|unite|unidad(?:es)?|period\\unit|don vi(?: tinh)?|satuan|birim"
        ),
    ),
    ("sign", re.compile(r"preunit")),
    ("currency", re.compile(r"currency")),
    ("kind", re.compile(r"series type|type|(?:seasonal )?adjustment")),
    ("frequency", re.compile(r"freq(?:uency|uenz)?|periodicite|frecuencia|tan suat")),
    ("multiplier", re.compile(r"(?:unit )?multiplier|dimension|scale|unit_mult|potencia")),
    (
        "code",
        re.compile(
            r"idbank|series id|series code|unique identifier|mnemonic|series key|sourcekey|key|code|ma chi tieu"
        ),
    ),
    (
        "left_out",
        re.compile(
            r"derniere mise a jour|last updated?(?: date)?|stand vom|updated"
            r"|source|fuente|collection(?: month)?|data type|series start|series end|no\.? obs|statut"
            r"|publication date|release date|next release|back to contents|data source in sdw"
            r"|ultima actualizacion|cap nhat"
            r"|compilation|coverage|breaks|decimals|dezimalstellen|time format|format der zeitangabe|kommentar"
            r"|comments?|quelle|publication source|supplemental information.*"
        ),
    ),
    ("period", re.compile(r"periode?|period|date|datum|fecha|tarih|time(?: period)?|month|quarter|year|ky|thoi gian")),
)  # fmt: skip
