"""What a well-formed data file never has: one period over two columns or rows, one series in two units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indicators.model.finding import Finding, Severity
from indicators.model.series import Measure
from indicators.workbook.candidate import Candidate
from indicators.workbook.candidates import Candidates
from indicators.workbook.cells.grid import address
from indicators.workbook.time_axes.table_axes import Axis, TableAxes


def find_repeated_periods(axes: TableAxes) -> list[Finding]:
    """Name the headers that give the same period to the same figures as a header before them."""
    if axes.axis is not Axis.COLUMNS:
        return []
    first: dict[tuple[object, ...], str] = {}
    findings: list[Finding] = []
    for column in axes.columns:
        if column.period is None or column.period.period is None or column.position is None:
            continue
        said = (column.period.period, column.header.item, column.header.measure, column.header.unit)
        cell = address(*column.position)
        known = first.setdefault(said, cell)
        if known != cell:
            findings.append(repeated(axes.region.grid.name, cell, column.period.text, known))
    return findings


def repeated(sheet: str, cell: str, text: str, other: str) -> Finding:
    """Return the finding that the period of ``cell`` stands in ``other`` already."""
    return Finding("period_repeated", Severity.HARD, sheet, cell, {"text": text, "other": f"{sheet}!{other}"})


def levels_in_units(columns: Candidates) -> Iterator[Candidate]:
    """Yield the figures that ``find_mixed_units`` looks at; most large tables have none in a unit that is said."""
    import numpy as np  # there where figures come in columns

    said = [bool(unit) for unit in columns.pool("unit_measure")]
    levels = [measure in {"", Measure.LEVEL} for measure in columns.pool("measure")]
    if any(said) and any(levels):
        asked = np.array(said)[columns.codes("unit_measure")] & np.array(levels)[columns.codes("measure")]
        yield from (columns[at] for at in np.flatnonzero(asked).tolist())


def find_mixed_units(candidates: Iterable[Candidate]) -> list[Finding]:
    """Name the first cell of each series, by its printed code or label, whose unit is not that of its other levels."""
    first: dict[tuple[object, ...], Candidate] = {}
    told: set[tuple[object, ...]] = set()
    findings: list[Finding] = []
    for one in candidates:
        if one.measure not in {"", Measure.LEVEL} or not one.unit_measure or not (one.code or one.label):
            continue
        series = (
            (one.sheet, one.code, one.ref_area, one.path) if one.code else (one.sheet, one.label, one.path, one.item)
        )
        known = first.setdefault(series, one)
        if (known.unit_measure, known.unit_mult) != (one.unit_measure, one.unit_mult) and series not in told:
            told.add(series)
            findings.append(Finding("units_mixed", Severity.HARD, one.sheet, one.cell, {
                "series": one.code or one.label[:80], "unit": one.unit_text, "other_unit": known.unit_text,
                "other": f"{known.sheet}!{known.cell}",
            }))  # fmt: skip
    return findings
