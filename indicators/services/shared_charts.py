"""The charts asked for last, so that a slide, a page, a workbook and a picture of one chart rest on one reading."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

from indicators.charts.captions import with_snapshot
from indicators.export.document import Document
from indicators.model.chart import ChartData, ChartSpec
from indicators.services.documents import as_document

KEPT = 8
MOST_ROWS = 5_000
"""Rows above which a chart is not kept: a hundred thousand of them would hold a hundred megabytes."""


@dataclass(frozen=True, slots=True)
class SharedChart:
    """A chart as it was resolved, and what files are made of in each language in which it was asked for."""

    data: ChartData
    documents: dict[str, Document] = field(default_factory=dict)

    def document(self, lang: str, snapshot: str = "") -> Document:
        """Return the chart as a document; ``snapshot`` is the id that its file carries."""
        found = self.documents.get(lang)
        if found is None:
            found = self.documents[lang] = as_document(self.data, lang)
        if not snapshot:
            return found
        marked = replace(self.data, snapshot=snapshot)
        return replace(found, data=marked, chart_id=with_snapshot(found.chart_id, snapshot))


class SharedCharts:
    """Resolves each chart once as long as nothing changes. ``stamp`` changes whenever any chart may; None: never kept.

    What is handed out is read by several threads and never changed.
    """

    def __init__(self, explore: Any, stamp: Callable[[], Hashable] | None = None) -> None:
        self._explore, self._stamp = explore, stamp
        self._kept: OrderedDict[ChartSpec, SharedChart] = OrderedDict()
        self._of: Hashable = None
        self._lock = Lock()

    def of(self, spec: ChartSpec) -> SharedChart:
        """Return the chart of ``spec``; raises whatever ``resolve`` raises."""
        if self._stamp is None:
            return SharedChart(self._explore.resolve(spec))
        stamp = self._stamp()
        with self._lock:
            if stamp != self._of:
                self._kept.clear()
                self._of = stamp
            if spec in self._kept:
                self._kept.move_to_end(spec)
                return self._kept[spec]
        made = SharedChart(self._explore.resolve(spec))
        with self._lock:
            if stamp == self._of == self._stamp() and len(made.data.rows) <= MOST_ROWS:
                self._kept[spec] = made
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return made
