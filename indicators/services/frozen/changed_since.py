"""What of a chart differs now from the same chart at an earlier version of the store or as of an earlier day."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from threading import Lock

from indicators.charts.kinds import drawn
from indicators.model.chart import ChartData, ChartKind, ChartSpec
from indicators.model.frames import records
from indicators.services.explore import Explore
from indicators.services.frozen.tracing import TracedChange, Tracing
from indicators.store import Store
from indicators.transforms.comparison import DrawnFigure, Place, differences, digest, drawn_figures

KEPT = 16
"""Comparisons kept by store version and day: each choice on the page of a frozen chart asks for the same one."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One chart twice: as it was drawn then, as it is drawn now, and every drawn figure that differs."""

    then: ChartData
    now: ChartData
    changes: tuple[TracedChange, ...]


class ChangedSince:
    """Compares two drawings of a chart."""

    def __init__(self, store: Store, explore: Explore) -> None:
        self._store = store
        self._explore = explore
        self._kept: OrderedDict[tuple[ChartSpec, ChartSpec, int, date], Compared] = OrderedDict()
        self._lock = Lock()

    def between(self, then: ChartSpec, now: ChartSpec) -> Compared:
        """Return what differs between two specs of one chart; ``then`` names its ``version``, ``now`` usually none.

        A figure that only one of the two kinds of window or of chart leaves out is no difference: all figures are
        compared, and those told of that either chart draws.
        """
        key = (then, now, self._store.version(), self._explore.day(now.as_of))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        compared = self._between(then, now)
        with self._lock:
            self._kept[key] = compared
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return compared

    def _between(self, then: ChartSpec, now: ChartSpec) -> Compared:
        before, after = self._explore.resolve(then), self._explore.resolve(now)
        told = differences(figures_of(before), figures_of(after))
        shown = _shown(before) | _shown(after)
        version = self._store.version() if then.version is None else then.version
        changes = Tracing(self._store, version).traced(one for one in told if one.place in shown)
        return Compared(before, after, changes)


def figures_of(data: ChartData) -> dict[Place, DrawnFigure]:
    """Return every figure of a chart by its place."""
    return drawn_figures(records(data.rows), readings=_has_readings(data))


def figures_digest(data: ChartData) -> str:
    """Return the sha256 of the figures of a chart."""
    return digest(figures_of(data))


def _shown(data: ChartData) -> set[Place]:
    readings = _has_readings(data)
    return {
        Place(point.series, point.period.end, point.period.start, point.obs_id or 0 if readings else 0)
        for point in drawn(data).points
    }


def _has_readings(data: ChartData) -> bool:
    return data.spec.kind is ChartKind.VINTAGES
