"""Which of the units around a cell is its unit.

A comparison is in per cent whatever the unit line says. Otherwise the nearest word wins: over the column, at the row,
a unit row inside the body, the line over the table, the title. Of a line with two units the words of column and row
choose; where they do not, the unit stays open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from indicators.model.period_phrase import aligned_fold
from indicators.model.series import Measure
from indicators.model.unit_words import UnitReading, read_units, unit_in
from indicators.workbook.measures.headers import HeaderReading
from indicators.workbook.row_labels.row_label import RowLabel
from indicators.workbook.shapes.regions import Region


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """The unit of a cell (None: open), the words it was read from and their cell."""

    unit: UnitReading | None
    text: str = ""
    position: tuple[int, int] | None = None


OPEN = FoundUnit(None)
_PERCENT = UnitReading("percent", 0, "%")
_POINTS = UnitReading("percentage_points", 0, "%")


def measure_in(unit: UnitReading | None) -> str:
    """Return the measure that a unit alone makes: a level, or an index where the unit is one; empty for per cent."""
    if unit is None or unit.is_percent:
        return ""
    if unit.is_index:
        return (Measure.YOY_INDEX if _YEAR_BEFORE.search(unit.text) else Measure.BASE_INDEX).value
    return Measure.LEVEL.value


def code_of(unit: UnitReading) -> str:
    """Return the code of a figure's unit: an index is in per cent of its base."""
    return "percent" if unit.is_index else unit.unit_measure


def measured_in(unit: FoundUnit, mult: int, *, percent: bool) -> tuple[str, int | None]:
    """Return unit code and power of ten of a figure; a percent format is a unit where none is printed."""
    if unit.unit is not None:
        return code_of(unit.unit), unit.unit.unit_mult + mult
    return ("percent", mult) if percent else ("", None)


_YEAR_BEFORE = re.compile("上年|전년")


def find_unit(
    region: Region,
    header: HeaderReading,
    position: tuple[int, int] | None,
    label: RowLabel | None,
    row: int,
    *,
    percent: bool = False,
) -> FoundUnit:
    """Return the unit of the cells of ``row`` under ``header``, which stands at ``position``.

    ``percent``: the cell is shown in per cent, so that of the units of a line it has that one.
    """
    if header.comparison is not None or header.part is not None:
        default = _POINTS if header.part is Measure.CONTRIBUTION else _PERCENT
        return FoundUnit(header.unit or default, (header.unit or default).text, position)
    if header.unit is not None:
        return FoundUnit(header.unit, header.unit.text, position)
    if label is not None and label.unit is not None:
        return FoundUnit(label.unit, label.unit.text, label.unit_position)
    lines = [line for line in region.unit_switches if line.row <= row]
    line = lines[-1] if lines else region.unit_line
    if line is not None:
        if shared := next((unit for unit in line.units if percent and unit.is_percent), None):
            return FoundUnit(shared, shared.text, (line.row, line.column))
        words = aligned_fold(f"{header.item} {label.text if label else ''}")
        chosen = _choose(line.units, aligned_fold(header.item), words)
        return FoundUnit(chosen, chosen.text if chosen else line.text, (line.row, line.column))
    if not percent and (corner := _in_corner(region)) is not None:
        return corner
    if region.title and (found := _in_title(region.title)):
        return FoundUnit(found[0], found[0].text, (region.title_rows[0], 1) if region.title_rows else None)
    return _rates_of_title(region) or OPEN


def _in_corner(region: Region) -> FoundUnit | None:
    """Return the unit that is all the header says over the labels: "Exajoules" in the corner of a table."""
    said = {
        (row, column): text
        for row in region.header_rows
        for column in region.label_columns
        if (text := region.grid.text(row, column))
    }
    (position, text), *others = [*said.items()] or [((0, 0), "")]
    units = read_units(text) if text and not others else ()
    return FoundUnit(units[0], text, position) if len(units) == 1 else None


def _rates_of_title(region: Region) -> FoundUnit | None:
    """Return per cent where a line of the title begins so: "Quoten in % (…)", "Variation in % compared with …"."""
    for row in region.title_rows:
        for column, _ in region.grid.visible(row)[:1]:
            text = region.grid.text(row, column)
            if match := _RATES.match(aligned_fold(text)):
                return FoundUnit(_PERCENT, text[: match.end()], (row, column))
    return None


@lru_cache(maxsize=256)
def _in_title(title: str) -> tuple[UnitReading, str] | None:
    """Return the unit of a title; each figure under it asks."""
    return unit_in(title)


def _choose(units: tuple[UnitReading, ...], item: str, words: str) -> UnitReading | None:
    """Choose among the units of a line by the words of the column, then by those of the row."""
    if len(units) == 1:
        return units[0]
    counted = [unit for unit in units if not unit.is_percent]
    if len(counted) == 1:
        return counted[0]
    for text in (item, words):
        for pattern, fits in _CHOICES:
            if pattern.search(text):
                fitting = [unit for unit in counted if fits(unit)]
                if len(fitting) == 1:
                    return fitting[0]
    return None


_RATES = re.compile(r"(?:[^\W\d_][\w-]{0,20} ){1,4}(?:in|en) (?:%|per ?cent\b|prozent\b)")
_CHOICES = (
    (re.compile(r"\bso du an\b|\bprojects?\b"), lambda unit: unit.unit_measure == "projects"),
    (re.compile(r"\bso (?:doanh nghiep|dn)\b"), lambda unit: unit.unit_measure == "enterprises"),
    (re.compile(r"\bso (?:lao dong|nguoi)\b"), lambda unit: unit.unit_measure == "persons"),
    (re.compile(r"\bluong\b|\bquantity\b|\bvolume\b"), lambda unit: not unit.is_money),
    (re.compile(r"\btri gia\b|\bgia tri\b|\bkim ngach\b|\bvon\b|\bvalue\b|\bcapital\b"), lambda unit: unit.is_money),
)
