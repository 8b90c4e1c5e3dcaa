"""Many figures of which few are looked at: what one of a group says, all of the group say but for number and period."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from indicators.model.pooled import Pooled
from indicators.workbook.candidate import Candidate
from indicators.workbook.candidates import POOLED, Candidates
from indicators.workbook.cells.column_codes import Whole, compact, firsts, spread, together

_OWN = frozenset({"period", "period_text", "decimals"})
"""What the figures of a group differ in, beside place and number."""
PERIOD = "period"


def said_by(prototypes: Sequence[Candidate], group: Whole) -> tuple[dict[str, Pooled[Any]], dict[str, Pooled[str]]]:
    """Return the pooled columns, and those of evidence by role, that the ``group`` of each figure says of it."""
    pooled = {name: spread([getattr(one, name) for one in prototypes], group) for name in POOLED if name not in _OWN}
    roles = sorted({role for one in prototypes for role in one.evidence} - {PERIOD})
    evidence = {role: spread([" ".join(one.evidence.get(role, ())) for one in prototypes], group) for role in roles}
    return pooled, evidence


def mapped_by_column(figures: Candidates, change: Callable[[Candidate], Candidate]) -> Candidates:
    """Return figures as ``change`` makes them, asked once for those of one column that say the same.

    It may look at the kind of the period, not at the period itself, and at nothing that differs from row to row.
    """
    length = len(figures)
    kinds = figures.pooled[PERIOD].mapped(lambda period: (period.kind, period.whole_months) if period else None)
    places = {kind: at for at, kind in enumerate(dict.fromkeys(kinds.pool))}
    kind = np.array([places[one] for one in kinds.pool], dtype=np.int64)[kinds.codes(length)]
    same = [figures.codes(name) for name in POOLED if name not in _OWN]
    group, count = together([compact(np.asarray(figures.column))[0], kind, *same], length)
    changed = [change(figures[at]) for at in firsts(group, count).tolist()]
    pooled, evidence = said_by(changed, group)
    own: Mapping[str, Pooled[str]] = {role: one for role, one in figures.evidence.items() if role == PERIOD}
    return replace(figures, pooled={**figures.pooled, **pooled}, evidence={**evidence, **own})
