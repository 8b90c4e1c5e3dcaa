"""The files of the World Bank: a country and an indicator a row, each with its code, and years across.

Two families. The download of the data API prints "Data Source" and the day of its last update over bare years, with
sheets of metadata beside; DataBank prints ``2015 [YR2015]`` over its columns and where the figures come from under the
table. Cues are the headings of names and codes, not who publishes: others print the same form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indicators.model.period_phrase import aligned_fold
from indicators.workbook.cells.grid import Grid, address
from indicators.workbook.cells.painting import Role
from indicators.workbook.layouts.layout import UNKNOWN, Evidence, Recognition
from indicators.workbook.sheet import Sheet
from indicators.workbook.skip_reason import SkipReason
from indicators.workbook.tables.consistency import find_mixed_units, find_repeated_periods, levels_in_units
from indicators.workbook.tables.table import read_table
from indicators.workbook.tables.table_reading import TableReading
from indicators.workbook.time_axes.table_axes import Axis

_ROWS_LOOKED_AT = 12
_SURE, _LIKELY = 0.95, 0.85


@dataclass(frozen=True, slots=True)
class WorldBankApi:
    name: str = "world_bank_api"

    def recognise(self, sheet: Sheet) -> Recognition:
        heading = _find_heading(sheet.grid)
        preamble = _find_preamble(sheet.grid)
        if heading is None:
            if described := _describes(sheet.grid):
                return Recognition(_LIKELY, described, SkipReason.DESCRIPTION, described[0].cell)
            if len(preamble) < 2:
                return UNKNOWN
            last = sheet.grid.rows[min(len(sheet.grid.rows), len(preamble) + 1) - 1]
            return Recognition(_LIKELY, tuple(preamble), SkipReason.HEADER_MISSING, address(last, 1))
        if heading.tagged:
            return UNKNOWN
        return _recognition(sheet, heading, tuple(preamble), _SURE if preamble else _LIKELY)

    def read(self, sheet: Sheet) -> TableReading:
        return _read(sheet, self.name)


@dataclass(frozen=True, slots=True)
class DataBank:
    name: str = "databank"

    def recognise(self, sheet: Sheet) -> Recognition:
        heading = _find_heading(sheet.grid)
        footer = _find_footer(sheet.grid)
        if heading is None:
            if not any(cue.code == "data_from" for cue in footer) or not _has_names(sheet.grid):
                return UNKNOWN
            return Recognition(_LIKELY, tuple(footer), SkipReason.HEADER_MISSING, address(sheet.grid.rows[0], 1))
        if not heading.tagged:
            return UNKNOWN
        return _recognition(sheet, heading, tuple(footer), _SURE)

    def read(self, sheet: Sheet) -> TableReading:
        return _read(sheet, self.name)


@dataclass(frozen=True, slots=True)
class _Heading:
    """The headings of names and codes, and whether years are tagged as ``[YR2015]``."""

    row: int
    evidence: tuple[Evidence, ...]
    tagged: str


def _find_heading(grid: Grid) -> _Heading | None:
    """Return the heading row: an area and a series heading, one of them a code, with years beside them."""
    for row in grid.rows[:_ROWS_LOOKED_AT]:
        found: dict[str, str] = {}
        years = tagged = ""
        for column, cell in grid.visible(row):
            said = aligned_fold(cell.raw.strip())
            for code, pattern in _HEADINGS:
                if pattern.fullmatch(said):
                    found.setdefault(code, address(row, column))
                if _TAGGED_SERIES.search(cell.raw):
                    found.setdefault("series_code", address(row, column))
            if _TAGGED.search(said) or said == "time code":
                tagged = tagged or address(row, column)
            years = years or tagged or (address(row, column) if _YEAR.fullmatch(said) else "")
        places = {code.partition("_")[0] for code in found}
        if {"area", "series"} <= places and years and any(code.endswith("code") for code in found):
            evidence = [Evidence(code, cell) for code, cell in found.items()]
            evidence.append(Evidence("years_tagged" if tagged else "years_across", tagged or years))
            return _Heading(row, tuple(evidence), tagged)
    return None


def _recognition(sheet: Sheet, heading: _Heading, cues: tuple[Evidence, ...], score: float) -> Recognition:
    evidence = (*heading.evidence, *cues)
    if not any(axes.axis in {Axis.COLUMNS, Axis.ROWS} for axes in sheet.axes):
        return Recognition(score, evidence, SkipReason.NO_TABLE, heading.evidence[0].cell)
    return Recognition(score, evidence)


def _read(sheet: Sheet, layout: str) -> TableReading:
    whole = TableReading()
    heading = _find_heading(sheet.grid)
    above = (row for row in sheet.grid.rows if heading is not None and row < heading.row)
    whole.painting.add(Role.TITLE, ((row, column) for row in above for column, _ in sheet.grid.visible(row)))
    for axes in sheet.axes:
        if axes.axis in {Axis.COLUMNS, Axis.ROWS}:
            whole.merge(read_table(axes, layout, large=True))
            whole.findings += find_repeated_periods(axes)
    whole.findings += find_mixed_units(whole.candidates if whole.columns is None else levels_in_units(whole.columns))
    return whole


def _find_preamble(grid: Grid) -> list[Evidence]:
    return list(_matching(grid, grid.rows[:_ROWS_LOOKED_AT], _PREAMBLE))


def _describes(grid: Grid) -> tuple[Evidence, ...]:
    """Return the headings of a sheet that only describes areas or indicators: codes beside notes, and no figures."""
    row = next(iter(grid.rows), 0)
    said = {aligned_fold(cell.raw.strip()): address(row, column) for column, cell in grid.visible(row)} if row else {}
    code = next((cell for words, cell in said.items() if words in _DESCRIBED), "")
    return (Evidence("described_code", code),) if code and _NOTES & set(said) else ()


def _find_footer(grid: Grid) -> list[Evidence]:
    return list(_matching(grid, grid.rows[-_ROWS_LOOKED_AT:], _FOOTER))


def _matching(grid: Grid, rows: tuple[int, ...], wanted: tuple[tuple[str, re.Pattern[str]], ...]) -> Iterator[Evidence]:
    for row in rows:
        column, cell = next(iter(grid.visible(row)), (0, None))
        if cell is not None and isinstance(cell.value, str):
            said = aligned_fold(cell.raw.strip())
            yield from (Evidence(code, address(row, column)) for code, pattern in wanted if pattern.match(said))


def _has_names(grid: Grid) -> bool:
    """Whether the first rows hold a code of the form of the publisher's indicators."""
    return any(
        isinstance(cell.value, str) and _SERIES_CODE.fullmatch(cell.raw.strip())
        for row in grid.rows[:_ROWS_LOOKED_AT]
        for _, cell in grid.visible(row)
    )


_HEADINGS = (
    ("area_name", re.compile(r"(?:country|economy|area)(?: name)?")),
    ("area_code", re.compile(r"(?:country|economy|area)(?: iso3)? code|iso3|ref_area")),
    ("series_name", re.compile(r"(?:indicator|series)(?: name)?")),
    ("series_code", re.compile(r"(?:indicator|series)(?: code| id)")),
)
_PREAMBLE = (
    ("data_source", re.compile(r"data source\b")),
    ("last_updated", re.compile(r"last updated(?: date)?\b")),
)
_FOOTER = (
    ("data_from", re.compile(r"data from database\b")),
    ("last_updated", re.compile(r"last updated\b")),
)
_DESCRIBED = frozenset({"country code", "code", "indicator_code", "indicator code", "series code"})
_NOTES = frozenset({"specialnotes", "special notes", "incomegroup", "income group", "tablename", "source_note",
                    "source_organization", "long definition", "long name"})  # fmt: skip
_TAGGED = re.compile(r"\[yr(?:19|20)\d\d\]")
_TAGGED_SERIES = re.compile(r"\[[A-Z0-9]{2,}(?:\.[A-Z0-9]+)+\]$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SERIES_CODE = re.compile(r"[A-Z]{2,3}(?:\.[A-Z0-9]{2,6}){2,5}")
