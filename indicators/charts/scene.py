"""What every part of a figure needs to know: data, language, colours, and where things stand in pixels.

A page's figure is responsive, so its pixels are those of a usual width; they only decide what fits beside what.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from indicators.charts.axis import Axis
from indicators.charts.points import Drawn, Point
from indicators.charts.ruler import Ruler
from indicators.charts.scale import Scale
from indicators.charts.theme import SERIES, token
from indicators.charts.value_text import number_text, series_unit
from indicators.model.chart import ChartData, ChartSeries

PANEL_GAP = 0.09
CROSSED = "\u2260"


@dataclass(frozen=True, slots=True)
class Panel:
    """The series of one unit with their value axis and their share of the height: units never share an axis."""

    position: int
    series: tuple[int, ...]
    scale: Scale
    unit: str
    bottom: float
    top: float

    @property
    def axis(self) -> str:
        """Plotly's name of the value axis: ``y``, ``y2`` …"""
        return "y" if self.position == 0 else f"y{self.position + 1}"


@dataclass(frozen=True, slots=True)
class Scene:
    """One figure about to be drawn. ``width`` and ``height`` are the plot's; ``chosen`` is the address of a point.

    ``across``: periods are rows from the top down and values run to the right. Positions are told as ever, the place
    of the period first; only ``px`` and ``ends`` know which way they lie.
    """

    drawn: Drawn
    lang: str
    theme: str
    narrow: bool
    ruler: Ruler
    x: Axis
    panels: tuple[Panel, ...]
    width: float
    height: float
    right: float
    step: int
    chosen: tuple[str, str, str] | None = None
    across: bool = False

    @property
    def data(self) -> ChartData:
        return self.drawn.data

    @property
    def points(self) -> tuple[Point, ...]:
        return self.drawn.points

    @property
    def alone(self) -> bool:
        """Whether there is one series, so that shape needs to tell only status."""
        return len(self.data.series) == 1

    def colour(self, name: str) -> str:
        return token(name, self.theme)

    def series_colour(self, series: int, *, text: bool = False) -> str:
        """Return the colour of a series; for its direct label the darker one."""
        return self.colour(SERIES[series % len(SERIES)] + ("-text" if text else ""))

    def series(self, series: int) -> ChartSeries:
        return self.data.series[series]

    def panel(self, series: int) -> Panel:
        """Return the panel that holds a series."""
        return next(panel for panel in self.panels if series in panel.series)

    def px(self, x: float, value: float, panel: Panel) -> tuple[float, float]:
        """Return a position in pixels from the lower left corner of the plot."""
        if self.across:
            return panel.scale.fraction(value) * self.width, (1 - self.x.fraction(x)) * self.height
        share = panel.bottom + panel.scale.fraction(value) * (panel.top - panel.bottom)
        return self.x.fraction(x) * self.width, share * self.height

    def ends(self, places: Any, values: Any, suffix: str = "") -> dict[str, Any]:
        """Return places and values under Plotly's names: ``x`` and ``y``, or turned round where values run across."""
        first, second = ("y", "x") if self.across else ("x", "y")
        return {first + suffix: places, second + suffix: values}

    def number(self, point: Point) -> str:
        """Return a point's figure as words without its unit."""
        return number_text(point.value, point.value_high, point.decimals, point.qualifier, self.lang)

    def unit(self, series: int) -> str:
        return series_unit(self.data.series[series], self.lang)

    def is_chosen(self, point: Point) -> bool:
        return self.chosen is not None and tuple(point.address) == self.chosen


def domains(count: int) -> tuple[tuple[float, float], ...]:
    """Return the bottoms and tops of ``count`` panels, the first on top."""
    each = (1 - PANEL_GAP * (count - 1)) / count
    return tuple((1 - i * (each + PANEL_GAP) - each, 1 - i * (each + PANEL_GAP)) for i in range(count))
