"""The unit must be one the indicator can have."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.checks.case import Case, Row
from indicators.model.finding import Finding, Severity
from indicators.model.series import IN_UNIT, Measure

RATE = "rate"


def unit_of_indicator(case: Case) -> Iterator[Finding]:
    """Find a missing unit, a unit of another kind (percent for a level in dollars), and a first figure in a new unit.

    The first two are hard; a unit of the same kind in which the indicator has no figures yet starts a series and is
    soft. One finding a sheet, indicator, measure and unit, at its first figure.
    """
    stored = case.known_units
    seen: set[tuple[str, str, str, str]] = set()
    for row in case.first_of_each("sheet", "indicator", "measure", "unit_measure"):
        key = (row["sheet"], row["indicator"], row["measure"], row["unit_measure"])
        if key in seen:
            continue
        seen.add(key)
        code = _fault(case, row, stored)
        if code:
            severity = Severity.SOFT if code == "unit_new" else Severity.HARD
            params = {
                "indicator": row["indicator"],
                "measure": row["measure"],
                "unit_text": row["unit_text"],
                "unit": row["unit_measure"],
                "expected": _expected(case, row),
            }
            yield Finding(code, severity, row["sheet"], row["cell"], params)


def _fault(case: Case, row: Row, stored: set[tuple[str, str, str]]) -> str:
    unit, expected = row["unit_measure"], _expected(case, row)
    if not unit:
        return "unit_missing"
    if unit == expected or (row["indicator"], row["measure"], unit) in stored:
        return ""
    same_kind = case.unit_kinds.get(unit) == case.unit_kinds.get(expected)
    return "unit_new" if same_kind and unit in case.unit_kinds else "unit_wrong"


def _expected(case: Case, row: Row) -> str:
    """A level and what it changed by have the indicator's unit; others are in per cent, a contribution in points."""
    if row["measure"] in IN_UNIT:
        return case.indicators[row["indicator"]].unit_measure
    return "percentage_points" if row["measure"] == Measure.CONTRIBUTION else "percent"
