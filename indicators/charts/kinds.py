"""The chart kinds: a visible, ordered tuple. A new kind is one module with these functions and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from indicators.charts import (
    bar,
    column,
    heatmap,
    ladder,
    line,
    multiples,
    range_of_two,
    rows,
    scatter,
    share_column,
    slope,
    stack,
    stacked_column,
    step,
    vintages,
    waterfall,
)
from indicators.charts.axis import Axis, Fit
from indicators.charts.canvas import Canvas
from indicators.charts.decimation import decimated, decimated_ghost
from indicators.charts.long_lines import FOREGROUND
from indicators.charts.points import Drawn, Point, points, points_of
from indicators.charts.scale import HEADROOM
from indicators.charts.scene import Panel, Scene
from indicators.model.chart import ChartData, ChartKind
from indicators.model.errors import Invalid
from indicators.model.period import Period

Points = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of chart draws its points, where it places a period and a day, and how high it should be.

    ``shown`` picks the points that it shows (None: all), ``end_labels`` the words in the right margin (None: none).
    ``row`` is the height of a row of a kind whose values run across, ``height`` then what stands beside the rows.
    ``room_below`` is the share of the values' span kept free under the lowest, for a figure written beneath its point.
    ``panels`` lays out a kind that has not one panel a unit, ``extent`` the values its axis must reach (None: the
    figures), ``tall`` its height where that follows from what is drawn; ``apart``: each series has a panel of its own.
    """

    name: ChartKind
    axis: Callable[[Drawn, Fit], Axis]
    draw: Callable[[Scene, Canvas], None]
    place: Callable[[Drawn, Period], float | None]
    day: Callable[[Drawn, date], float | None]
    from_zero: bool
    height: int
    height_narrow: int
    end_labels: Callable[[Drawn, str], list[str]] | None = None
    shown: Callable[[Points], Points] | None = None
    row: int = 0
    room_below: float = HEADROOM
    panels: Callable[[Drawn, str, bool], tuple[Panel, ...]] | None = None
    extent: Callable[[Drawn, tuple[int, ...]], list[float]] | None = None
    tall: Callable[[Drawn, bool], int] | None = None
    apart: bool = False

    @property
    def across(self) -> bool:
        """Whether periods are rows and values run to the right."""
        return self.row > 0


CHART_KINDS = (
    Kind(ChartKind.LINE, line.axis, line.draw, line.place, line.day, False, 400, 340, line.end_labels),
    Kind(ChartKind.COLUMN, column.axis, column.draw, column.place, column.day, True, 400, 320),
    Kind(
        ChartKind.LADDER,
        ladder.axis,
        ladder.draw,
        ladder.place,
        ladder.day,
        True,
        470,
        400,
        ladder.end_labels,
        ladder.shown,
    ),
    Kind(ChartKind.STEP, step.axis, step.draw, step.place, step.day, True, 400, 320, step.end_labels),
    Kind(ChartKind.RANGE, range_of_two.axis, range_of_two.draw, rows.place, rows.day, True, 80, 76, row=44),
    Kind(ChartKind.STACKED, stack.axis, stack.draw, rows.place, rows.day, True, 70, 66, row=58),
    Kind(ChartKind.BAR, bar.axis, bar.draw, bar.place, rows.day, True, 64, 60, shown=bar.shown, row=42),
    Kind(
        ChartKind.MULTIPLES,
        multiples.axis,
        multiples.draw,
        multiples.place,
        multiples.day,
        False,
        0,
        0,
        panels=multiples.panels,
        tall=multiples.tall,
        apart=True,
    ),
    Kind(
        ChartKind.STACKED_COLUMN,
        stacked_column.axis,
        stacked_column.draw,
        stacked_column.place,
        stacked_column.day,
        True,
        400,
        330,
        extent=stacked_column.extent,
    ),
    Kind(
        ChartKind.SHARE_COLUMN,
        share_column.axis,
        share_column.draw,
        share_column.place,
        share_column.day,
        True,
        400,
        330,
        panels=share_column.panels,
    ),
    Kind(
        ChartKind.SCATTER,
        scatter.axis,
        scatter.draw,
        scatter.place,
        scatter.day,
        False,
        440,
        360,
        shown=scatter.shown,
        panels=scatter.panels,
    ),
    Kind(
        ChartKind.SLOPE,
        slope.axis,
        slope.draw,
        slope.place,
        slope.day,
        False,
        420,
        380,
        slope.end_labels,
        slope.shown,
        panels=slope.panels,
    ),
    Kind(
        ChartKind.WATERFALL,
        waterfall.axis,
        waterfall.draw,
        waterfall.place,
        waterfall.day,
        True,
        400,
        340,
        shown=waterfall.shown,
        extent=waterfall.extent,
        panels=waterfall.panels,
    ),
    Kind(
        ChartKind.HEATMAP,
        heatmap.axis,
        heatmap.draw,
        heatmap.place,
        heatmap.day,
        False,
        0,
        0,
        shown=heatmap.shown,
        panels=heatmap.panels,
        tall=heatmap.tall,
    ),
    Kind(
        ChartKind.VINTAGES,
        vintages.axis,
        vintages.draw,
        vintages.place,
        vintages.day,
        False,
        320,
        300,
        shown=vintages.shown,
        room_below=0.2,
    ),
)


def kind_of(data: ChartData) -> Kind:
    """Return how ``data`` is drawn; raises Invalid for a table, which has no figure."""
    for kind in CHART_KINDS:
        if kind.name is data.spec.kind:
            return kind
    raise Invalid("chart_kind_without_figure", kind=str(data.spec.kind))


def sparse(data: ChartData, chosen: tuple[str, str, str] | None = None) -> Drawn:
    """Return a chart as a figure draws it: every point, or lines with few marks where there are too many points."""
    lines = decimated(data, len(data.series) if data.spec.kind is ChartKind.MULTIPLES else FOREGROUND, chosen)
    if lines is None:
        return drawn(data)
    kept, dots = points_of(lines.marked), frozenset(points_of(lines.marked[lines.dotted]))
    ghost = decimated_ghost(data, FOREGROUND)
    if ghost is None:
        return Drawn(data, kept, kept, lines, dots=dots)
    return Drawn(data, kept, kept, lines, points_of(ghost.marked), ghost, dots)


def drawn(data: ChartData) -> Drawn:
    """Return a chart with the points that it shows: those with a value, of the windows its kind can draw.

    Height, words, key, labels and lines of one chart all ask for them, so those of the last few charts are kept.
    """
    return _drawn(_Same(data))


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A chart known by being the same object, for frames cannot be compared as a whole."""

    data: ChartData

    def __hash__(self) -> int:
        return id(self.data)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.data is self.data


@lru_cache(maxsize=16)
def _drawn(chart: _Same) -> Drawn:
    data = chart.data
    every = points(data)
    then = () if data.ghost is None else points(replace(data, rows=data.ghost))
    shown = None if data.spec.kind is ChartKind.TABLE else kind_of(data).shown
    known, ghost = (tuple(p for p in found if p.value is not None) for found in (every, then))
    found = Drawn(data, shown(known) if shown else known, every, ghost=shown(ghost) if shown else ghost)
    incomplete = data.spec.kind is ChartKind.WATERFALL and not waterfall.bars(found)
    return replace(found, points=()) if incomplete else found
