"""A figure is a finite number."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.checks.case import Case
from indicators.model.finding import Finding, Severity


def not_a_number(case: Case) -> Iterator[Finding]:
    """Find values that are no finite number and were yet taken for figures."""
    for row in case.not_finite:
        yield Finding("not_a_number", Severity.HARD, row["sheet"], row["cell"], {"text": row["value_text"][:40]})
