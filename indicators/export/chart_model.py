"""A native chart before it is written: plots with their series, two axes, what stands above. Looks are text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

PlotKind = Literal["bar", "line", "scatter"]


@dataclass(slots=True)
class Axis:
    """An axis; what is empty or None is left to the program. ``grid`` is the stroke of its lines."""

    low: float | None = None
    high: float | None = None
    step: float | None = None
    log: bool = False
    reversed: bool = False
    hidden: bool = False
    grid: str = ""
    title: str = ""
    code: str = ""
    ticks_low: bool = False
    stroke: str = ""
    crosses: str = ""
    skip: int = 1
    """Every how many slots one is named."""

    years: int = 0
    """How many years a calendar axis of whole years has; 0 is another axis."""


@dataclass(slots=True)
class Series:
    """One series: ``name`` is what the legend calls it, the rest are finished pieces.

    ``named`` refers to the cell of the name, ``data`` are slots and figures, or places and figures, in this order.
    """

    name: str
    named: str
    data: str
    look: str = ""
    mark: str = ""
    points: list[str] = field(default_factory=list)
    keeps_colour: bool = False
    """Whether a negative column keeps its colour."""

    smooth: bool | None = None


@dataclass(slots=True)
class Plot:
    """Series drawn alike on the axes of their chart; ``gap`` and ``overlap`` are those of columns."""

    kind: PlotKind
    series: list[Series] = field(default_factory=list)
    across: bool = False
    grouping: str = "standard"
    gap: int | None = None
    overlap: int | None = None
    high_low: str = ""
    """The stroke between the highest and the lowest figure of each slot."""


@dataclass(slots=True)
class Chart:
    """Plots on one pair of axes. ``heading`` are the lines above it: text, size in points, bold."""

    plots: list[Plot]
    x: Axis = field(default_factory=Axis)
    y: Axis = field(default_factory=Axis)
    heading: tuple[tuple[str, float, bool], ...] = ()
    legend: bool = False

    @property
    def kind(self) -> PlotKind:
        return self.plots[0].kind

    @property
    def series(self) -> list[Series]:
        """The series of the first plot."""
        return self.plots[0].series

    @property
    def every(self) -> list[Series]:
        """The series of all plots, in the order in which labels count them."""
        return [series for plot in self.plots for series in plot.series]
