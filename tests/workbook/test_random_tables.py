"""A table of any usual shape is read exactly, or what is not certain is asked: never wrong without a finding.

``INDICATORS_SOAK_WORKBOOKS=1000`` tries so many shapes (``make soak-workbooks``); the usual run a few.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.model.finding import Severity
from indicators.workbook.candidate import Candidate
from indicators.workbook.limits import Limits
from indicators.workbook.reader import read_workbook
from tests.workbook.random_tables import Expected, Levels, Numbers, Shape, Step, UnitPlace, written

TRIED = int(os.environ.get("INDICATORS_SOAK_WORKBOOKS", "25"))

SHAPES = st.builds(
    Shape,
    lang=st.sampled_from(["vi", "en"]),
    across=st.booleans(),
    step=st.sampled_from(Step),
    first_year=st.integers(1991, 2023),
    years=st.integers(2, 5),
    split=st.booleans(),
    merged=st.booleans(),
    unit=st.sampled_from(UnitPlace),
    levels=st.sampled_from(Levels),
    numbers=st.sampled_from(Numbers),
    title=st.booleans(),
    note=st.booleans(),
    decoy=st.booleans(),
    gaps=st.booleans(),
    as_csv=st.booleans(),
    spelling=st.integers(0, 1),
)


def wrongs(shape: Shape) -> list[str]:
    """Return what was read wrongly, or not at all, without a word."""
    with tempfile.TemporaryDirectory() as folder:
        table = written(shape, Path(folder))
        reading = read_workbook(table.path, table.path.name, Limits())
    asked = [one for one in reading.findings if one.severity in {Severity.HARD, Severity.SOFT}]
    told = {one.code for one in asked} | {one.code for one in reading.findings if one.code.startswith("not_read")}
    cells = {f"{row.sheet}!{row.cell}": row for row in reading.rows}
    found = []
    for cell, said in table.expected.items():
        row = next((row for name, row in cells.items() if name.partition("!")[2] == cell), None)
        if row is None:
            if not told:
                found.append(f"{cell}: not read, nothing told")
            continue
        found += [f"{cell}: {wrong}" for wrong in _wrong(row, said, told)]
    extra = {row.cell for row in reading.rows if row.value_text} - set(table.expected)
    return found + [f"{cell}: made up" for cell in sorted(extra)]


def _wrong(row: Candidate, said: Expected, told: set[str]) -> list[str]:
    """Return what is wrong with one figure; what is open has to be told."""
    unit = (row.unit_measure, row.unit_mult) if row.unit_measure else None
    labels = {text.partition(" (")[0] for text in (row.label, row.header)}
    path = [part.partition(" (")[0] for part in row.path]
    checks = (
        ((row.value is None and told) or row.value == said.value, f"value {row.value} for {said.value}"),
        ((row.period is None and told) or row.period == said.period, f"period {row.period} for {said.period}"),
        (unit == said.unit or (unit is None and told & _OPEN_UNIT), f"unit {unit} for {said.unit}"),
        (row.measure in {"", "level"}, f"measure {row.measure}"),
        (said.label in labels, f"label {row.label!r} for {said.label!r}"),
        (not said.parent or said.parent in path, f"path {row.path} without {said.parent!r}"),
    )
    return [wrong for holds, wrong in checks if not holds]


_OPEN_UNIT = {"unit_absent", "unit_open"}


@given(shape=SHAPES)
@settings(max_examples=TRIED, suppress_health_check=list(HealthCheck), derandomize=TRIED <= 25)
def test_a_table_of_any_shape_is_read_exactly_or_asked_about(shape: Shape) -> None:
    assert wrongs(shape) == []
