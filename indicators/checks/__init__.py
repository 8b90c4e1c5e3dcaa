"""Screening: does what a file says fit itself, its units and what is already known?

Belongs here: pure questions to the figures of one file (SCREENED) and the marked history they touch (MARKED), each
answered with findings at cells. Does not: reading cells (``workbook``), fetching history (``services``), refusing a
commit (``services``), or words (``checks.po``). Public names: ``Case``, ``SCREENED``, ``CHECKS``, ``screen``::

    findings = screen(Case(figures, history, indicators, unit_kinds, today))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from indicators.checks.case import SCREENED, Case
from indicators.checks.duplicates import duplicate_values
from indicators.checks.identities import identities
from indicators.checks.magnitude import index_or_change, magnitude_against_history
from indicators.checks.numbers import not_a_number
from indicators.checks.other_measure import other_measure
from indicators.checks.stated_change import stated_change
from indicators.checks.statuses import status_steps_back
from indicators.checks.units import unit_of_indicator
from indicators.checks.windows import period_in_future, published_before_period, unlike_windows
from indicators.model.finding import Finding

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    not_a_number,
    duplicate_values,
    unit_of_indicator,
    magnitude_against_history,
    index_or_change,
    other_measure,
    identities,
    stated_change,
    unlike_windows,
    period_in_future,
    published_before_period,
    status_steps_back,
)
"""Every check in the order it is told; a new one is one function and one line."""


def screen(case: Case) -> tuple[Finding, ...]:
    """Return what every check finds, in the order of CHECKS."""
    return tuple(finding for check in CHECKS for finding in check(case))


__all__ = ["CHECKS", "SCREENED", "Case", "screen"]
