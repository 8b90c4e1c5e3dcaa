"""Figures in a few words, and a store of one's own, for the tests of the store."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from indicators.model.observation import Citation, CitationKind, Observation, ObsStatus, Precision
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.store import BatchDraft, BatchKind, ObservationQuery, Store

from . import databases
from .databases import clock

__all__ = ["EXPORTS", "IMPORTS", "NOON", "clock", "draft", "figure", "open_in", "shown", "url_of", "values"]

NOON = clock()
EXPORTS = "EXP_GOODS:VNM;measure=level;unit=USD"
IMPORTS = "IMP_GOODS:VNM;measure=level;unit=USD"


def url_of(folder: Path) -> str:
    """The URL of the folder's database, of the kind that is in use."""
    return databases.url_on(databases.chosen(), folder)


def open_in(folder: Path, **said: Any) -> Store:
    return databases.open_on(databases.chosen(), folder, **said)


def figure(value: str | None = "262.46", months: int = 7, key: str = EXPORTS, **said: Any) -> Observation:
    """A year-to-date figure of 2025 as the customs printed it on 11 August, changed by ``said``."""
    return Observation(
        **{
            "series_key": SeriesKey.parse(key),
            "period": Period.year_to_date(2025, months),
            "value": None if value is None else Decimal(value),
            "unit_mult": 9,
            "obs_status": ObsStatus.PRELIMINARY,
            "origin": "CUSTOMS",
            "outlet": "a newspaper",
            "citation": Citation(CitationKind.CELL, sheet="Biểu 1", cell=f"F{months}"),
            "decimals": 2,
            "raw": value or "",
            "published": date(2025, 8, 11),
            "published_precision": Precision.DAY,
            **said,
        }
    )


def draft(reason: str = "monthly release") -> BatchDraft:
    return BatchDraft(BatchKind.UPLOAD, "an analyst", reason)


def shown(store: Store, **limits: Any) -> list[tuple[str, str, str]]:
    """Every figure the store shows: series, last month of the period, exact value."""
    frame = store.observations(ObservationQuery(), **limits)
    ends = frame["end"].dt.strftime("%Y-%m-%d")
    return list(zip(frame["series_key"], ends, frame["value_text"], strict=True))


def values(store: Store, **limits: Any) -> list[str]:
    return [value for _, _, value in shown(store, **limits)]
