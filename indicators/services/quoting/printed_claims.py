"""Changes and shares that were printed and are no figures of a series (K8), as something a text may repeat."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from indicators.catalogue import Catalogue
from indicators.model.period import Period
from indicators.model.series import Measure
from indicators.services.quoting.verdict import Known
from indicators.store import FactKind, Store

_SHARES = frozenset({Measure.CONTRIBUTION, Measure.CONTRIBUTION_SHARE, Measure.SHARE})
"""What cannot be worked out from levels; changes can be, and claims of those are disputed elsewhere."""


def printed_shares(store: Store, catalogue: Catalogue, day: date) -> tuple[Known, ...]:
    """Return the contributions and shares that were printed by ``day``."""
    found = []
    for fact in store.facts(FactKind.CLAIM):
        said = fact.payload
        if said["measure"] not in _SHARES or date.fromisoformat(said["published"]) > day:
            continue
        decimals = len(said["value"].partition(".")[2])
        found.append(
            Known(
                indicator=catalogue.indicator(said["indicator"]).code,
                measure=said["measure"],
                period=Period(date.fromisoformat(said["start"]), date.fromisoformat(said["end"])),
                size=Decimal(said["value"]),
                step=Decimal(1).scaleb(-decimals),
                unit=said["unit_measure"],
                decimals=decimals,
                unit_mult=0,
                published=date.fromisoformat(said["published"]),
                origin=said["origin"],
                outlet=said["outlet"],
                url=said["url"],
                in_use=True,
            )
        )
    return tuple(found)
