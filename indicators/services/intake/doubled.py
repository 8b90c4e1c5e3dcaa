"""Figures that stand in a file several times with different values: none of them is taken, all others can be.

Which of two is right only the file's author knows. What a person corrected since tells some apart, and those are taken.
Where a good part of a table stands there twice its header was not understood, and nothing of that table is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from indicators.model.finding import Finding, Severity
from indicators.services.intake.correcting import Corrected
from indicators.services.intake.tables import Table
from indicators.workbook import Candidates, Reading

CONFLICT, LEFT_OUT, TABLE_LEFT_OUT = "duplicate_conflict", "duplicates_left_out", "doubled_table_left_out"
MOST_CELLS = 8
MANY, GOOD_PART = 10, 0.2
"""So many figures that stand twice, and such a share of a table, tell of the table and no longer of single rows."""


@dataclass(frozen=True, slots=True)
class Doubled:
    """The places of figures that are left out, those that disagree by the figure they are, and the cells of these.

    ``sheets`` are those with a table of which nothing is taken.
    """

    groups: tuple[tuple[int, ...], ...] = ()
    places: frozenset[int] = frozenset()
    cells: frozenset[tuple[str, str]] = frozenset()
    sheets: frozenset[str] = frozenset()


def still_doubled(reading: Reading, corrected: Corrected, tables: Sequence[Table]) -> Doubled:
    """Return the figures of a reading that disagree with each other after its corrections."""
    if not reading.conflicts:
        return Doubled()
    groups = [group for found in reading.conflicts for group in _apart(found, corrected) if len(group) > 1]
    places = [at for group in groups for at in group]
    cells = {(corrected.candidates.pooled["sheet"][at], corrected.candidates.cell(at)) for at in places}
    whole = [table for table in tables if _is_good_part(groups, table)]
    left = {at for table in whole for at in table.positions.tolist()}
    sheets = frozenset(table.sheet for table in whole)
    return Doubled(tuple(groups), frozenset((*places, *left)), frozenset(cells), sheets)


def _is_good_part(groups: Sequence[tuple[int, ...]], table: Table) -> bool:
    own = set(table.positions.tolist())
    concerned = [group for group in groups if not own.isdisjoint(group)]
    twice = sum(1 for group in concerned for at in group if at in own)
    return len(concerned) >= MANY and twice >= GOOD_PART * len(own)


def _apart(places: Iterable[int], corrected: Corrected) -> list[tuple[int, ...]]:
    """Divide places by what a correction may have changed; only those with several values are returned."""
    by_said: dict[tuple[object, ...], list[int]] = {}
    pooled = corrected.candidates.pooled
    for at in places:
        if at not in corrected.skipped:
            by_said.setdefault(tuple(pooled[name][at] for name in _CORRECTED), []).append(at)
    texts = corrected.candidates.value_text
    return [tuple(group) for group in by_said.values() if len({Decimal(texts[at]) for at in group}) > 1]


_CORRECTED = ("period", "unit_measure", "unit_mult", "obs_status", "measure")


def told_of_doubled(findings: Sequence[Finding], doubled: Doubled, candidates: Candidates) -> list[Finding]:
    """Return the findings of a reading with one question a sheet for what is left out; each pair is told beside it.

    A pair that a correction told apart is no longer told.
    """
    kept = [one for one in findings if one.code != CONFLICT]
    pairs = [one for one in findings if one.code == CONFLICT and (one.sheet, one.cell) in doubled.cells]
    kept += [replace(one, severity=Severity.INFO, params=_with_numbers(one.params)) for one in pairs]
    by_sheet = _by_sheet(doubled, candidates)
    codes = {sheet: TABLE_LEFT_OUT if sheet in doubled.sheets else LEFT_OUT for sheet in by_sheet}
    return kept + [_question(codes[sheet], sheet, groups, candidates) for sheet, groups in by_sheet.items()]


def _by_sheet(doubled: Doubled, candidates: Candidates) -> dict[str, list[tuple[int, ...]]]:
    found: dict[str, list[tuple[int, ...]]] = {}
    for group in doubled.groups:
        for sheet in dict.fromkeys(candidates.pooled["sheet"][at] for at in group):
            found.setdefault(sheet, []).append(group)
    return found


def _question(code: str, sheet: str, groups: Sequence[tuple[int, ...]], candidates: Candidates) -> Finding:
    first, other = groups[0][:2]
    here = [at for group in groups for at in group if candidates.pooled["sheet"][at] == sheet]
    cells = [candidates.cell(at) for at in here]
    period = candidates.pooled["period"][first]
    return Finding(code, Severity.SOFT, sheet, cells[0], {
        "label": candidates.pooled["label"][first][:80],
        "period": period.render() if period is not None else "",
        "value": _number(candidates.value_text[first]),
        "where": _where(candidates, first),
        "other_value": _number(candidates.value_text[other]),
        "other": _where(candidates, other),
        "count": len(cells),
        "cells": ", ".join(cells[:MOST_CELLS]),
    })  # fmt: skip


def _with_numbers(params: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _number(said) if name in _NUMBERS else said for name, said in params.items()}


_NUMBERS = ("value", "other_value")


def _number(text: str) -> dict[str, Any]:
    """Return a figure as what a finding's words write with the marks of their language."""
    return {"value": text, "decimals": len(text.partition(".")[2])}


def _where(candidates: Candidates, at: int) -> str:
    return f"{candidates.pooled['sheet'][at]}!{candidates.cell(at)}"
