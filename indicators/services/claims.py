"""Printed changes that are no figures of a series (K2), held against the levels they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.checks.stated_change import stated_change
from indicators.model.finding import Finding, Severity
from indicators.model.period import Period
from indicators.model.series import Measure, SeriesKey
from indicators.services.hints import Hints
from indicators.store import FactKind, Store

OTHER_BASE = {Measure.YOY.value: Measure.MOM.value, Measure.MOM.value: Measure.YOY.value}


@dataclass(frozen=True, slots=True)
class PrintedClaim:
    """One printed change whose named base does not give it, as ``finding`` tells.

    Where the figure of the named base is not known, ``finding`` says that the other base gives the printed change
    (severity ``passed``): the same number cannot well be both.
    """

    claim_id: str
    series_key: str
    period: Period
    value: Decimal
    origin: str
    outlet: str
    url: str
    published: date
    note: str
    finding: Finding


def wrong_claims(store: Store, catalogue: Catalogue, hints: Hints, day: date) -> tuple[PrintedClaim, ...]:
    """Return the claims published by ``day`` that the levels do not bear out on the base they name, latest first."""
    found = []
    for fact in store.facts(FactKind.CLAIM):
        said = fact.payload
        if date.fromisoformat(said["published"]) > day:
            continue
        key = catalogue.series_key(f"{said['indicator']}:{said['ref_area']};measure={said['measure']}")
        history = hints.history(said["indicator"], day, key.render())
        findings = _doubts(hints, _row(said, key), history)
        found += [_claim(fact.source_id, said, key, one) for one in findings]
    return tuple(sorted(found, key=lambda one: one.published, reverse=True))


def _doubts(hints: Hints, row: dict[str, Any], history: pd.DataFrame) -> list[Finding]:
    """Return what speaks against the base that a claim names."""
    own = list(stated_change(hints.case([row], history)))
    if own or row["measure"] not in OTHER_BASE:
        return [one for one in own if one.severity is Severity.SOFT]
    turned = {**row, "measure": OTHER_BASE[row["measure"]]}
    return [one for one in stated_change(hints.case([turned], history)) if one.severity is Severity.PASSED]


def _row(said: Mapping[str, Any], key: SeriesKey) -> dict[str, Any]:
    return {
        "series_key": key.render(),
        "indicator": key.indicator,
        "ref_area": key.ref_area,
        "measure": key.measure,
        "start": pd.Timestamp(said["start"]),
        "end": pd.Timestamp(said["end"]),
        "value": float(said["value"]),
        "value_text": said["value"],
        "decimals": len(said["value"].partition(".")[2]),
        "unit_measure": said["unit_measure"],
        "unit_mult": 0,
        "qualifier": "exact",
        "obs_status": "P",
        "origin": said["origin"],
        "published": pd.Timestamp(said["published"]),
    }


def _claim(source_id: str, said: Mapping[str, Any], key: SeriesKey, finding: Finding) -> PrintedClaim:
    return PrintedClaim(
        claim_id=source_id,
        series_key=key.render(),
        period=Period(date.fromisoformat(said["start"]), date.fromisoformat(said["end"])),
        value=Decimal(said["value"]),
        origin=said["origin"],
        outlet=said["outlet"],
        url=said["url"],
        published=date.fromisoformat(said["published"]),
        note=said["note"],
        finding=finding,
    )
