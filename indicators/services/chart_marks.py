"""What stands on a chart beside its figures: events, breaks, cautions, targets, and the wholes that parts must give."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.model.chart import ChartBreak, ChartEvent, ChartKind, ChartSpec, ChartTarget, ChartWhole, Transform
from indicators.model.frames import records
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.services.chart_kinds import whole_of
from indicators.services.figures import Figures
from indicators.services.selection import is_chosen
from indicators.store import FactKind, ObservationQuery, Store

CHECKED = {ChartKind.STACKED_COLUMN, ChartKind.SHARE_COLUMN, ChartKind.WATERFALL}
"""Kinds that show the parts of a whole and are checked against it."""

TARGET_OF = {"GDP_GROWTH_YOY": "TARGET_GDP_GROWTH"}


class ChartMarks:
    """Finds what a chart marks besides its series."""

    def __init__(self, store: Store, catalogue: Callable[[], Catalogue], figures: Figures) -> None:
        self._store = store
        self._catalogue = catalogue
        self._figures = figures

    def events(self, rows: pd.DataFrame) -> tuple[ChartEvent, ...]:
        """Return the events between the first and the last day of ``rows``, by day."""
        if rows.empty:
            return ()
        first, last = rows["start"].min().date(), rows["end"].max().date()
        found = []
        for fact in self._store.facts(FactKind.EVENT):
            said = fact.payload
            if said.get("day") and first <= date.fromisoformat(said["day"]) <= last:
                name = {"vi": said["name_vi"], "en": said["name_en"]}
                found.append(ChartEvent(date.fromisoformat(said["day"]), name, fact.source_id))
        return tuple(sorted(found, key=lambda event: event.day))

    def breaks(self, spec: ChartSpec) -> Iterable[ChartBreak]:
        """Yield the days from which a series of ``spec`` is measured otherwise."""
        for position, key in enumerate(spec.series):
            for one in self._catalogue().breaks_of(SeriesKey.parse(key).indicator):
                yield ChartBreak(position, one.day, one.name)

    def cautions(self, spec: ChartSpec) -> tuple[dict[str, str], ...]:
        """Return what must be told where a formula reckons with the series of ``spec``."""
        codes = [SeriesKey.parse(key).indicator for key in spec.series]
        return self._catalogue().cautions_of(codes) if spec.formula else ()

    def wholes(self, spec: ChartSpec) -> tuple[ChartWhole, ...]:
        """Return the figures of the whole whose parts a stack or a waterfall shows, in the unit of the parts."""
        keys = [SeriesKey.parse(key) for key in spec.series]
        code = whole_of(keys, self._catalogue()) if spec.kind in CHECKED else ""
        if not code:
            return ()
        shown = self._figures.shown(replace(keys[0], indicator=code).render(), spec.as_of)
        mult = self._figures.display_mult(keys[0].indicator, keys[0].unit_measure, keys[0].measure)
        found = []
        for figure in shown:
            if figure.shown is not None and is_chosen(figure.period, spec):
                step = figure.shown_mult - mult
                value, decimals = float(figure.shown.scaleb(step)), max(figure.shown_decimals - step, 0)
                span = figure.period.start, figure.period.end
                found.append(ChartWhole(*span, value, decimals, figure.qualifier, code))
        return tuple(found)

    def targets(self, spec: ChartSpec, rows: pd.DataFrame, day: date) -> tuple[ChartTarget, ...]:
        """Return the latest target of each drawn period of the one series, as of ``day``."""
        if len(spec.series) != 1 or spec.transform is not Transform.LEVEL or spec.at is not None or spec.formula:
            return ()
        code = TARGET_OF.get(SeriesKey.parse(spec.series[0]).indicator)
        if code is None or rows.empty:
            return ()
        stored = self._store.observations(ObservationQuery(indicators=(code,)), as_of=day)
        latest: dict[Period, dict[str, Any]] = {}
        for row in records(stored.dropna(subset=["published", "value"]).sort_values(["published", "obs_id"])):
            period = Period(row["start"].date(), row["end"].date())
            if is_chosen(period, spec):
                latest[period] = row
        return tuple(
            ChartTarget(
                p.start,
                p.end,
                row["value"],
                None if pd.isna(row["value_high"]) else row["value_high"],
                row["qualifier"],
            )
            for p, row in sorted(latest.items())
        )
