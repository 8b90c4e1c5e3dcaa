"""Which figures stand in a report: those that its charts draw and those that its sentences say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from indicators.model.chart import ChartData
from indicators.model.frames import records
from indicators.model.observation import Citation
from indicators.model.period import Period
from indicators.model.report import Report
from indicators.services.figures import Figure, Figures


@dataclass(frozen=True, slots=True)
class Traced:
    """One figure by what a table of sources tells of it."""

    series_key: str
    indicator: str
    period: Period
    origin: str
    obs_status: str
    published: date | None
    precision: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Every figure of a report, each once, in the order in which they come."""

    figures: tuple[Traced, ...]

    @property
    def indicators(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.indicator for one in self.figures))

    @property
    def places(self) -> frozenset[tuple[str, Period]]:
        return frozenset((one.series_key, one.period) for one in self.figures)


def traced(report: Report, drawn: Iterable[ChartData], figures: Figures) -> Trace:
    """Return the figures of a report; of those that were computed also the figures they rest on."""
    ties = [tie for block in report.blocks for sentence in block.sentences for tie in sentence.ties]
    said = dict.fromkeys(one for tie in ties for one in (tie.obs_id, *tie.parents) if one is not None)
    found = [*(_of_figure(figure) for figure in figures.by_id(said)), *_of_charts(drawn, figures)]
    return Trace(tuple(dict.fromkeys(found)))


def _of_charts(drawn: Iterable[ChartData], figures: Figures) -> Iterator[Traced]:
    for data in drawn:
        parents: dict[int, None] = {}
        for row in records(data.rows):
            if row["value"] is None or pd.isna(row["value"]):
                continue
            parents |= dict.fromkeys(Citation.from_json(str(row["citation"])).parents)
            yield Traced(
                series_key=str(row["series_key"]),
                indicator=str(row["indicator"]),
                period=Period(row["start"].date(), row["end"].date()),
                origin=str(row["origin"]),
                obs_status=str(row["obs_status"]),
                published=None if pd.isna(row["published"]) else row["published"].date(),
                precision=str(row["published_precision"]),
            )
        yield from (_of_figure(figure) for figure in figures.by_id(parents))


def _of_figure(figure: Figure) -> Traced:
    return Traced(
        figure.series_key,
        figure.indicator,
        figure.period,
        figure.origin,
        figure.obs_status,
        figure.published,
        figure.published_precision,
    )
