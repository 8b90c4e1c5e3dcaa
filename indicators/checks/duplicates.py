"""One series, one period, one file: one value."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.checks.case import Case, by_key, quantity
from indicators.model.finding import Finding, Severity
from indicators.winners import agrees


def duplicate_values(case: Case) -> Iterator[Finding]:
    """Find figures that stand twice: with two values it is hard, with the same value it is only told.

    The same figure in another unit or with fewer decimals is the same value within the coarser rounding.
    """
    figures = case.of_numbers
    twice = figures.index[figures.duplicated(["series_key", "start", "end"], keep=False)]
    for (_, period), rows in by_key(case.where(case.figures.index.isin(twice))).items():
        first = rows[0]
        for row in rows[1:]:
            same = agrees(row, first)
            params = {
                "indicator": row["indicator"],
                "measure": row["measure"],
                "period": period.render(),
                "value": quantity(row),
                "other": quantity(first),
                "other_where": f"{first['sheet']}!{first['cell']}",
            }
            code, severity = ("duplicate_same", Severity.INFO) if same else ("duplicate_values", Severity.HARD)
            yield Finding(code, severity, row["sheet"], row["cell"], params)
