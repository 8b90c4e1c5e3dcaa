"""Parts and wholes inside one file, held against each other in their printed rounding (K6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from indicators.checks.case import Case, Row, quantity
from indicators.model.finding import Finding, Severity
from indicators.model.indicator import Indicator
from indicators.model.series import Measure
from indicators.winners import magnitude, rounding

Parts = tuple[tuple[str, int], ...]

DIFFERENCES: tuple[tuple[str, Parts], ...] = (("TRADE_BAL_GOODS", (("EXP_GOODS", 1), ("IMP_GOODS", -1))),)
"""Wholes that are differences; sums are read off the catalogue (``adds_up_to``)."""


def identities(case: Case) -> Iterator[Finding]:
    """Check each sum and difference whose whole and every part stand in the file for one period, area and unit.

    The tolerance is the sum of the printed roundings of all its figures, so 9.3 + 8.95 + 3.28 is 21.51.
    """
    placed = {_place(row): row for row in reversed(case.rows) if row["measure"] == Measure.LEVEL}
    for whole_code, parts in (*sums(case.indicators), *DIFFERENCES):
        for row in list(placed.values()):
            if row["indicator"] == whole_code:
                found = [(placed.get((code, *_place(row)[1:])), sign) for code, sign in parts]
                present = [(part, sign) for part, sign in found if part is not None]
                if len(present) == len(parts):
                    yield _finding(row, present)


def sums(indicators: Mapping[str, Indicator]) -> tuple[tuple[str, Parts], ...]:
    """Return every whole with the parts that add up to it, as the catalogue says."""
    parts: dict[str, list[tuple[str, int]]] = {}
    for entry in indicators.values():
        if entry.adds_up_to:
            parts.setdefault(entry.adds_up_to, []).append((entry.code, 1))
    return tuple((whole, tuple(found)) for whole, found in parts.items() if len(found) > 1)


def _place(row: Row) -> tuple[str, object, str, str, str]:
    return row["indicator"], row["period"], row["ref_area"], row["dimensions"], row["unit_measure"]


def _finding(whole: Row, parts: list[tuple[Row, int]]) -> Finding:
    total = sum((sign * magnitude(part) for part, sign in parts), Decimal(0))
    slack = rounding(whole) + sum((rounding(part) for part, _ in parts), Decimal(0))
    gap = total - magnitude(whole)
    holds = abs(gap) <= slack
    mult = int(whole["unit_mult"])
    params = {
        "indicator": whole["indicator"],
        "period": whole["period"].render(),
        "whole": quantity(whole),
        "parts": [{**quantity(part), "sign": sign} for part, sign in parts],
        "gap": {**quantity(whole), "value": format(gap.scaleb(-mult).normalize(), "f"), "signed": True},
        "cells": ", ".join(part["cell"] for part, _ in parts),
    }
    code, severity = ("identity_holds", Severity.PASSED) if holds else ("identity_broken", Severity.SOFT)
    return Finding(code, severity, whole["sheet"], whole["cell"], params)
