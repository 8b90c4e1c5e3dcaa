"""Figures added up to a derived one, and which figures may be added: those of one vintage family (K3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from indicators.model.observation import Citation, CitationKind, ObsStatus, Qualifier
from indicators.model.period import Period
from indicators.transforms.computed import MINUS, weakest
from indicators.winners import Role

Row = dict[str, Any]
ONE_SIDED = frozenset(one.value for one in Qualifier if one.one_sided)
USABLE = frozenset({Role.WINNER, Role.CORROBORATION, Role.AGREES, Role.SUPERSEDED, Role.DISAGREES})
"""Roles beside the winner that may take part."""


def families(marked: Iterable[Row]) -> dict[tuple[str, ...], list[Row]]:
    """Return the rows of a MARKED frame that may take part, by (series key, origin, kind of family, its word).

    A figure is in two families: that of its status and that of its release day.
    """
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in marked:
        if row["role"] in USABLE and row["qualifier"] not in ONE_SIDED and row["start"] != row["end"]:
            key, origin = row["series_key"], row["origin"]
            found[key, origin, "status", row["obs_status"]].append(row)
            found[key, origin, "release", row["published"].date().isoformat()].append(row)
    return found


def combine(period: Period, chain: Sequence[tuple[int, Row]]) -> Row:
    """Return a derived row (OBSERVATIONS, status ``D``) of the series of the first part: the sum of sign × figure.

    It carries the coarsest unit and the fewest decimals of its parts, ``about`` if a part has it, the date of its
    latest part, and all parts as parents.
    """
    parts = [row for _, row in chain]
    mult = max(int(row["unit_mult"]) for row in parts)
    total = sum(
        (sign * Decimal(row["value_text"]).scaleb(int(row["unit_mult"]) - mult) for sign, row in chain), Decimal(0)
    )
    decimals = min(int(row["decimals"]) + mult - int(row["unit_mult"]) for row in parts)
    ordered = sorted(chain, key=lambda item: -item[0])
    formula = " ".join(f"{'+' if sign > 0 else MINUS} {row['value_text']}" for sign, row in ordered).removeprefix("+ ")
    last = max(parts, key=lambda row: row["published"])
    about = any(row["qualifier"] == Qualifier.ABOUT for row in parts)
    citation = Citation(
        CitationKind.DERIVED,
        formula=formula,
        parents=tuple(int(row["obs_id"]) for _, row in ordered),
        publisher=last["outlet"],
        rests_on=weakest(parts),
    )
    kept = ("series_key", "indicator", "ref_area", "dimensions", "measure", "unit_measure", "origin")
    return {
        **{name: parts[0][name] for name in kept},
        "start": pd.Timestamp(period.start),
        "end": pd.Timestamp(period.end),
        "value": float(total),
        "value_text": format(total, "f"),
        "decimals": max(decimals, 0),
        "unit_mult": mult,
        "qualifier": (Qualifier.ABOUT if about else Qualifier.EXACT).value,
        "obs_status": ObsStatus.DERIVED.value,
        "outlet": last["outlet"],
        "published": last["published"],
        "published_precision": last["published_precision"],
        "citation": citation.to_json(),
    }
