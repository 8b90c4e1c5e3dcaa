"""A figure a hundred times last year's is a unit read wrongly until a person says otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from indicators.checks.case import Case, Row, quantity
from indicators.model.errors import Invalid
from indicators.model.finding import Finding, Severity
from indicators.model.period import Period
from indicators.model.series import Measure
from indicators.winners import magnitude

TIMES = Decimal(50)
SMALLEST_INDEX = Decimal(30)
_INDEXES = {Measure.YOY_INDEX, Measure.MOM_INDEX, Measure.QOQ_INDEX, Measure.AVG_YOY_INDEX, Measure.VS_DEC_INDEX}
_YEARS = (-1, 1, -2, 2)


def magnitude_against_history(case: Case) -> Iterator[Finding]:
    """Compare each level with the same window of a neighbouring year; 50 times more or less is soft.

    Where every compared figure of a sheet and unit fits, that is told once, at the cell of the unit.
    """
    fits: dict[tuple[str, str, str, int], list[Row]] = defaultdict(list)
    for row in case.where(case.levels & case.of_known_series):
        base = _neighbour(case, row)
        if base is None:
            continue
        ratio = magnitude(row) / magnitude(base)
        if 1 / TIMES <= ratio <= TIMES:
            fits[(row["sheet"], row["unit_text"], row["unit_measure"], int(row["unit_mult"]))].append(row)
            continue
        params = {
            "indicator": row["indicator"],
            "period": row["period"].render(),
            "value": quantity(row),
            "base": quantity(base),
            "base_period": base["period"].render(),
            "times": {"value": str(round(max(ratio, 1 / ratio))), "decimals": 0},
        }
        yield Finding("magnitude", Severity.SOFT, row["sheet"], row["cell"], params)
    for (sheet, text, unit, mult), rows in fits.items():
        params = {"unit_text": text, "unit": unit, "mult": mult, "n": len(rows)}
        yield Finding("magnitude_fits", Severity.PASSED, sheet, rows[0]["unit_cell"] or rows[0]["cell"], params)


def index_or_change(case: Case) -> Iterator[Finding]:
    """Find a comparison read as an index (the other period = 100) whose number looks like a change in per cent."""
    low = (case.figures["value"] <= float(SMALLEST_INDEX)).to_numpy()
    for row in case.where(low & case.having("measure", (one.value for one in _INDEXES))):
        if row["measure"] in _INDEXES and Decimal(row["value_text"]) < SMALLEST_INDEX:
            params = {"indicator": row["indicator"], "period": row["period"].render(), "value": quantity(row)}
            yield Finding("index_or_change", Severity.SOFT, row["sheet"], row["cell"], params)


def _neighbour(case: Case, row: Row) -> Row | None:
    """Find the stored figure of the like window in the nearest year; none where a sign could change."""
    if row["measure"] != Measure.LEVEL or magnitude(row) <= 0:
        return None
    period: Period = row["period"]
    for years in _YEARS:
        try:
            base = case.known.get((row["series_key"], period.shift(years=years)))
        except Invalid:
            continue
        if base is not None and magnitude(base) > 0:
            return base
    return None
