"""The figures of two drawings of one chart side by side: which differ, and how. Pure.

``applied(before, differences(before, after))`` is ``after``: nothing that differs is left out, nothing else is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any

import pandas as pd

from indicators.model.period import Period


class Difference(StrEnum):
    """REVISED: another number. STATUS: the same number, more or less settled. FILLED: where none was drawn.

    WITHDRAWN: none is drawn any more. DECIDED: another number because a person chose between sources, or took a choice
    back; never told by comparing alone.
    """

    REVISED = "revised"
    FILLED = "filled"
    WITHDRAWN = "withdrawn"
    DECIDED = "decided"
    STATUS = "status"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a figure is drawn: position of its series, period; ``reading`` tells the readings of one period apart."""

    series: int
    end: date
    start: date
    reading: int = 0

    @property
    def period(self) -> Period:
        return Period(self.start, self.end)


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure as a reader sees it, in the display unit of its series; whose it is and where it stands do not count."""

    value: float
    value_high: float | None
    decimals: int
    qualifier: str
    obs_status: str
    series_key: str = field(default="", compare=False)
    obs_id: int | None = field(default=None, compare=False)
    origin: str = field(default="", compare=False)
    outlet: str = field(default="", compare=False)
    published: date | None = field(default=None, compare=False)
    precision: str = field(default="", compare=False)
    citation: str = field(default="", compare=False)

    @property
    def number(self) -> tuple[float, float | None, int, str]:
        """What is printed of it; without its status."""
        return self.value, self.value_high, self.decimals, self.qualifier


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One difference: ``before`` None was not drawn, ``after`` None is not drawn any more."""

    kind: Difference
    place: Place
    before: DrawnFigure | None
    after: DrawnFigure | None


Figures = Mapping[Place, DrawnFigure]


def drawn_figures(rows: Iterable[Mapping[str, Any]], *, readings: bool = False) -> dict[Place, DrawnFigure]:
    """Return the figures of CHART_ROWS by place, printed blanks left out.

    ``readings``: the chart shows the readings of one period, which are told apart by their ids.
    """
    found = {}
    for row in rows:
        if row["value"] is None or pd.isna(row["value"]):
            continue
        place = Place(int(row["series"]), row["end"].date(), row["start"].date(), _id(row) or 0 if readings else 0)
        found[place] = _figure(row)
    return found


def differences(before: Figures, after: Figures) -> tuple[FigureChange, ...]:
    """Return every figure that differs, in the order of series and periods."""
    found = []
    for place in sorted({*before, *after}):
        old, new = before.get(place), after.get(place)
        if old != new:
            found.append(FigureChange(_kind(old, new), place, old, new))
    return tuple(found)


def applied(before: Figures, changes: Iterable[FigureChange]) -> dict[Place, DrawnFigure]:
    """Return the figures that ``changes`` make of ``before``."""
    figures = dict(before)
    for change in changes:
        if change.after is None:
            figures.pop(change.place, None)
        else:
            figures[change.place] = change.after
    return figures


def digest(figures: Figures) -> str:
    """Return the sha256 of what a reader sees of the figures; the same figures give the same text everywhere."""
    said = [
        [place.series, place.start.isoformat(), place.end.isoformat(), place.reading, *one.number, one.obs_status]
        for place, one in sorted(figures.items())
    ]
    return sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()


def _kind(old: DrawnFigure | None, new: DrawnFigure | None) -> Difference:
    if old is None:
        return Difference.FILLED
    if new is None:
        return Difference.WITHDRAWN
    return Difference.STATUS if old.number == new.number else Difference.REVISED


def _figure(row: Mapping[str, Any]) -> DrawnFigure:
    return DrawnFigure(
        value=float(row["value"]),
        value_high=None if row["value_high"] is None or pd.isna(row["value_high"]) else float(row["value_high"]),
        decimals=int(row["decimals"]),
        qualifier=row["qualifier"],
        obs_status=row["obs_status"],
        series_key=row["series_key"],
        obs_id=_id(row),
        origin=row["origin"],
        outlet=row["outlet"],
        published=None if row["published"] is None or pd.isna(row["published"]) else row["published"].date(),
        precision=row["published_precision"],
        citation=row["citation"],
    )


def _id(row: Mapping[str, Any]) -> int | None:
    return None if row["obs_id"] is None or pd.isna(row["obs_id"]) else int(row["obs_id"])
