"""Partner counts derived from dated state changes: a total and one count per tier, at each day something changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from indicators.model.frames import OBSERVATIONS
from indicators.model.observation import Citation, CitationKind, ObsStatus

TIERS = ("CSP", "SP", "CP")
COMPLETE_FROM = date(2024, 10, 7)
"""Before this day some earlier tier dates were not read, so totals are incomplete and say so."""


def partner_counts(changes: Iterable[Mapping[str, Any]], as_of: date) -> pd.DataFrame:
    """Return derived instants (OBSERVATIONS) of PARTNERS_TOTAL, _CSP, _SP and _CP for every day up to ``as_of``.

    A change has ``iso3``, ``tier``, ``effective`` (ISO day it takes effect; its publication too), ``precision`` and
    ``counted`` ("yes" or "no"); changes that are not counted (the EU) are left out. A later tier replaces an earlier.
    """
    dated = sorted(
        (
            (date.fromisoformat(c["effective"]), c["iso3"], c["tier"], c.get("precision", "day"))
            for c in changes
            if c["counted"] == "yes"
        ),
    )
    tiers: dict[str, str] = {}
    rows: list[dict[str, Any]] = []
    days = sorted({day for day, *_ in dated if day <= as_of})
    for day in days:
        today = [change for change in dated if change[0] == day]
        tiers.update({iso: tier for _, iso, tier, _ in today})
        moved = ", ".join(f"{iso} {tier}" for _, iso, tier, _ in today)
        precision = "day" if all(p == "day" for *_, p in today) else "month"
        rows.append(_count_row("PARTNERS_TOTAL", len(tiers), day, moved, precision))
        rows += [_count_row(f"PARTNERS_{t}", sum(v == t for v in tiers.values()), day, moved, precision) for t in TIERS]
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
