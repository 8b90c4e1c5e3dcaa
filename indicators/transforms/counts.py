"""Partner counts as figures: derived instants of a total and one count per tier, at each day something changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from indicators.model.frames import OBSERVATIONS
from indicators.model.observation import Citation, CitationKind, ObsStatus
from indicators.model.partnership import Known, StateChange, Tier
from indicators.transforms.tiers import COMPLETE_FROM, in_order

COUNTED = frozenset(f"PARTNERS_{name}:VNM;measure=level;unit=countries" for name in ("TOTAL", "CSP", "SP", "CP"))
"""The series that follow from the dated state changes of partners."""


def partner_counts(changes: Iterable[StateChange], as_of: date) -> pd.DataFrame:
    """Return derived instants (OBSERVATIONS) of PARTNERS_TOTAL, _CSP, _SP and _CP for every day up to ``as_of``.

    A change counts as published on the day it takes effect. Changes that are not counted (the EU) are left out.
    """
    dated = [change for change in in_order(changes) if change.effective <= as_of]
    tiers: dict[str, Tier] = {}
    rows: list[dict[str, Any]] = []
    for day in sorted({change.effective for change in dated}):
        today = [change for change in dated if change.effective == day]
        tiers.update({change.partner: change.tier for change in today})
        moved = ", ".join(f"{change.partner} {change.tier}" for change in sorted(today, key=lambda c: c.partner))
        precision = "day" if all(change.precision is Known.DAY for change in today) else "month"
        rows.append(_count_row("PARTNERS_TOTAL", len(tiers), day, moved, precision))
        standing = list(tiers.values())
        rows += [_count_row(f"PARTNERS_{tier}", standing.count(tier), day, moved, precision) for tier in Tier]
    return OBSERVATIONS.frame(sorted(rows, key=lambda r: (r["series_key"], r["start"])))


def _count_row(code: str, count: int, day: date, moved: str, precision: str) -> dict[str, Any]:
    note = "" if day >= COMPLETE_FROM else "incomplete"
    return {
        "series_key": f"{code}:VNM;measure=level;unit=countries",
        "indicator": code,
        "ref_area": "VNM",
        "measure": "level",
        "start": pd.Timestamp(day),
        "end": pd.Timestamp(day),
        "value": float(count),
        "value_text": str(count),
        "decimals": 0,
        "unit_measure": "countries",
        "unit_mult": 0,
        "qualifier": "exact",
        "obs_status": ObsStatus.DERIVED.value,
        "origin": "MOFA",
        "outlet": "",
        "published": pd.Timestamp(day),
        "published_precision": precision,
        "citation": Citation(CitationKind.STATE_CHANGES, formula=moved, note=note).to_json(),
        "note": note,
    }
