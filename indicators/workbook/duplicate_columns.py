"""Figures that stand twice and labels that look alike, found in columns; only those in doubt become objects."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from indicators.model.finding import Finding
from indicators.model.pooled import Pooled, distinct
from indicators.workbook.candidates import Candidates
from indicators.workbook.cells.column_codes import Whole, firsts, spread, together
from indicators.workbook.duplicates import Duplicates, Groups, find_duplicates, find_look_alikes, nfc, table_of
from indicators.workbook.sheets_apart import heads_under, path_under, sheets_apart


def doubtful(candidates: Candidates) -> Duplicates:
    """Return what ``find_duplicates`` and ``find_look_alikes`` say of the same figures one by one."""
    labels = _labels(candidates)
    twice = _twice(candidates, labels)
    return Duplicates([*twice.findings, *_alike(candidates, labels)], twice.conflicts)


def under_sheets(candidates: Candidates, conflicts: Groups) -> Candidates | None:
    """Return what ``told_by_sheets`` makes of the same figures one by one."""
    codes, names = candidates.codes("sheet"), candidates.pool("sheet")
    counts = np.bincount(codes[candidates.has_figure()], minlength=len(names)).tolist()
    crossing = ({names[at] for at in codes[list(group)].tolist()} for group in conflicts)
    apart = sheets_apart(crossing, dict(zip(names, counts, strict=True)))
    if not apart:
        return None
    places = [at for at, name in enumerate(names) if name in apart]
    changed = dict(candidates.pooled)
    for name, under in (("path", path_under), ("heads", heads_under)):
        column = candidates.pooled[name]
        at, pool = column.codes(len(candidates)), list(column.pool)
        for place in places:
            here = np.flatnonzero(codes == place)
            used, inverse = np.unique(at[here], return_inverse=True)
            at[here] = len(pool) + inverse
            pool += [under(names[place], column.pool[one]) for one in used.tolist()]
        changed[name] = distinct(Pooled(pool, at), len(candidates))
    return replace(candidates, pooled=changed)


def _labels(candidates: Candidates) -> Whole:
    """Return for each row a number that tells labels as printed apart."""
    printed = candidates.printed
    columns = (
        [candidates.codes("label")] if printed is None else [printed.codes(len(candidates)), candidates.codes("label")]
    )
    codes, count = together(columns, len(candidates))
    said = []
    for at in firsts(codes, count).tolist():
        said.append(("" if printed is None else printed[at]) or candidates.pooled["label"][at])
    return spread(said, codes).codes(len(candidates))


def _twice(candidates: Candidates, labels: Whole) -> Duplicates:
    length = len(candidates)
    rows = np.flatnonzero(candidates.has_figure())
    places, count = together([candidates.codes("title"), candidates.codes("sheet")], length)
    tables = [table_of(candidates[at]) for at in firsts(places, count).tolist()]
    first = firsts(labels, int(labels.max(initial=-1)) + 1)
    normal = [nfc(_printed(candidates, at)) for at in first.tolist()]
    said = (spread(tables, places), spread(normal, labels), *(candidates.pooled[name] for name in _SAME))
    del places, labels
    some: Any = slice(None) if len(rows) == length else rows
    told = (one.codes(length)[some] for one in said if one.at is not None)  # one by one, for each takes much room
    codes, count = together(told, len(rows))
    often = np.bincount(codes, minlength=count) > 1
    places = rows[often[codes]].tolist()
    found = find_duplicates([candidates[at] for at in places])
    return Duplicates(found.findings, tuple(tuple(places[at] for at in group) for group in found.conflicts))


_SAME = ("path", "code", "item", "period", "measure", "unit_measure", "unit_mult", "obs_status", "ref_area")


def _alike(candidates: Candidates, labels: Whole) -> list[Finding]:
    codes, count = together([candidates.codes("sheet"), labels], len(candidates))
    return find_look_alikes([candidates[at] for at in np.sort(firsts(codes, count)).tolist()])


def _printed(candidates: Candidates, at: int) -> str:
    return ("" if candidates.printed is None else candidates.printed[at]) or candidates.pooled["label"][at]
