"""Snapshots and what changed since as plain records, for the command line and others' checks."""

from __future__ import annotations

from typing import Any

from indicators.services.frozen.snapshots import Opened
from indicators.services.frozen.tracing import TracedChange
from indicators.store import Snapshot, SnapshotMark
from indicators.transforms.comparison import DrawnFigure


def snapshot_record(kept: Snapshot) -> dict[str, Any]:
    """Return a snapshot as a record (JSON types only), with its withdrawal where one stands."""
    said = kept.said
    return {
        "snapshot": said.snapshot_id,
        "created_at": kept.created_at.isoformat(),
        "actor": said.actor,
        "format": said.format,
        "lang": said.lang,
        "chart": said.spec,
        "as_of": said.as_of.isoformat(),
        "version": said.version,
        "sha256": said.sha256,
        "withdrawal": None if kept.withdrawal is None else mark_record(kept.withdrawal),
    }


def mark_record(mark: SnapshotMark) -> dict[str, Any]:
    """Return a withdrawal, or with ``withdrawn`` off a restoration, as a record."""
    return {
        "snapshot": mark.snapshot_id,
        "withdrawn": mark.withdrawn,
        "reason": mark.reason,
        "actor": mark.actor,
        "at": mark.created_at.isoformat() if mark.created_at else None,
    }


def standing_record(opened: Opened) -> dict[str, Any]:
    """Return how an opened chart stands now."""
    return {
        "standing": opened.standing.value,
        "figures": len(opened.compared.then.rows),
        "revised": len(opened.revised),
        "filled": len(opened.filled),
        "reproduced": opened.same,
        "withdrawal": None if opened.withdrawal is None else mark_record(opened.withdrawal),
    }


def change_record(opened: Opened, traced: TracedChange) -> dict[str, Any]:
    """Return one change; figures are in the display unit of their series."""
    change, batch = traced.change, traced.batch
    drawn = opened.compared.then.series or opened.compared.now.series
    series = drawn[change.place.series]
    return {
        "change": change.kind.value,
        "series_key": series.key,
        "time_period": change.place.period.render(),
        "unit_measure": series.unit_measure,
        "unit_mult": series.unit_mult,
        "before": _figure(change.before),
        "after": _figure(change.after),
        "batch": batch.batch_id if batch else None,
        "actor": batch.actor if batch else "",
        "reason": batch.reason if batch else "",
        "at": batch.created_at.isoformat() if batch else None,
    }


def _figure(figure: DrawnFigure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {
        "value": figure.value,
        "value_high": figure.value_high,
        "decimals": figure.decimals,
        "qualifier": figure.qualifier,
        "obs_status": figure.obs_status,
        "outlet": figure.outlet,
        "published": figure.published.isoformat() if figure.published else None,
    }
