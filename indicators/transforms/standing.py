"""From when to when each figure of one series and period was the figure in use, by the winner rule on every day.

The clock is the world's: a figure may stand from its publication on. A person's decision counts from the publication of
the figure it chose, as everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from indicators.winners import Rank, Role, roles_of

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """One figure in use from ``first`` up to but not including ``until``; None: still in use on the as-of day."""

    obs_id: int
    first: date
    until: date | None


def standing(rows: Sequence[Row], rank: Rank, chosen: int | None = None) -> tuple[Span, ...]:
    """Return the spans in which stored figures of one key (OBSERVATIONS rows, as of a day) were in use, oldest first.

    Undated and derived rows are passed over.
    """
    dated = [row for row in rows if not pd.isna(row["published"]) and not pd.isna(row["obs_id"])]
    spans: list[Span] = []
    for day in sorted({row["published"].date() for row in dated}):
        known = [row for row in dated if row["published"].date() <= day]
        roles = roles_of(known, rank, chosen)
        winner = next((int(row["obs_id"]) for row, role in zip(known, roles, strict=True) if role is Role.WINNER), None)
        if winner is None or (spans and spans[-1].obs_id == winner):
            continue
        if spans:
            spans[-1] = Span(spans[-1].obs_id, spans[-1].first, day)
        spans.append(Span(winner, day, None))
    return tuple(spans)
