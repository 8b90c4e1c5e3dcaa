"""Parts and wholes inside one file, held against each other in their printed rounding (K6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

import numpy as np

from indicators.checks.case import Case, Mask, Row, quantity
from indicators.model.finding import Finding, Severity
from indicators.model.indicator import Indicator
from indicators.winners import magnitude, rounding

Parts = tuple[tuple[str, int], ...]

DIFFERENCES: tuple[tuple[str, Parts], ...] = (("TRADE_BAL_GOODS", (("EXP_GOODS", 1), ("IMP_GOODS", -1))),)
"""Wholes that are differences; sums are read off the catalogue (``adds_up_to``)."""


def identities(case: Case) -> Iterator[Finding]:
    """Check each sum and difference whose whole and every part stand in the file for one period, area and unit.

    The tolerance is the sum of the printed roundings of all its figures, so 9.3 + 8.95 + 3.28 is 21.51.
    """
    wholes = (*sums(case.indicators), *DIFFERENCES)
    placed = {_place(row): row for row in reversed(case.where(_whole_places(case, wholes)))}
    of_indicator: dict[str, list[Row]] = {}
    for row in placed.values():
        of_indicator.setdefault(row["indicator"], []).append(row)
    for whole_code, parts in wholes:
        for row in of_indicator.get(whole_code, ()):
            found = [(placed.get((code, *_place(row)[1:])), sign) for code, sign in parts]
            present = [(part, sign) for part, sign in found if part is not None]
            if len(present) == len(parts):
                yield _finding(row, present)


def _whole_places(case: Case, wholes: Iterable[tuple[str, Parts]]) -> Mask:
    """Tell of each level whether a whole and all its parts stand in the file for its period, area and unit."""
    codes = {code for whole, parts in wholes for code in (whole, *(part for part, _ in parts))}
    asked = np.flatnonzero(case.levels & case.finite & case.having("indicator", codes))
    some = case.figures.iloc[asked]
    places = some.groupby(["start", "end", "ref_area", "dimensions", "unit_measure"], sort=False).ngroup().to_numpy()
    indicator = some["indicator"].to_numpy()
    of_code = {code: set(places[indicator == code].tolist()) for code in codes}
    full: set[int] = set()
    for whole, parts in wholes:
        full |= of_code[whole].intersection(*(of_code[part] for part, _ in parts))
    mask = np.zeros(len(case.figures), dtype=bool)
    mask[asked[np.isin(places, list(full))]] = True
    return mask


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
