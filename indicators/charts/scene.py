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
from indicators.charts.value_text import label_text, series_unit
from indicators.i18n import translate
from indicators.model.chart import ChartData, ChartSeries

PANEL_GAP = 0.09
CROSSED = "\u2260"


@dataclass(frozen=True, slots=True)
class Panel:
    """The series of one unit with their value axis and their place: units never share an axis.

    ``bottom``, ``top``, ``left`` and ``right`` are shares of the plot. ``own_axis``: so is its other axis.
    ``title`` stands above it instead of the unit; ``ticks`` off: the panel at its left tells the same values.
    ``rows`` are names in place of values; ``bare``: the figures stand at their marks, so the axis tells none.
    """

    position: int
    series: tuple[int, ...]
    scale: Scale
    unit: str
    bottom: float
    top: float
    left: float = 0.0
    right: float = 1.0
    own_axis: bool = False
    title: str = ""
    ticks: bool = True
    rows: tuple[tuple[float, str], ...] = ()
    bare: bool = False

    @property
    def axis(self) -> str:
        """Plotly's name of the value axis: ``y``, ``y2`` …"""
        return "y" if self.position == 0 else f"y{self.position + 1}"

    @property
    def x_axis(self) -> str:
        """Plotly's name of the horizontal axis: ``x``, or ``x2`` … of a panel that has its own."""
        return f"x{self.position + 1}" if self.own_axis and self.position else "x"


@dataclass(frozen=True, slots=True)
class Scene:
    """One figure about to be drawn. ``width`` and ``height`` are the plot's; ``chosen`` is the address of a point.

    ``across``: periods are rows from the top down and values run to the right. Positions are told as ever, the place
    of the period first; only ``px`` and ``ends`` know which way they lie. ``apart``: a panel a series.
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
    apart: bool = False

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
        """Return the colour of a series, for its direct label the darker one; beyond the six hues it is grey."""
        if series >= len(SERIES):
            return self.colour("context-text" if text else "context")
        return self.colour(SERIES[series] + ("-text" if text else ""))

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
        along = panel.left + self.x.fraction(x) * (panel.right - panel.left)
        return along * self.width, share * self.height

    def ends(self, places: Any, values: Any, suffix: str = "") -> dict[str, Any]:
        """Return places and values under Plotly's names: ``x`` and ``y``, or turned round where values run across."""
        first, second = ("y", "x") if self.across else ("x", "y")
        return {first + suffix: places, second + suffix: values}

    def number(self, point: Point) -> str:
        """Return a point's figure as it stands in the plot, without its unit."""
        return label_text(point.value, point.value_high, point.decimals, point.qualifier, self.lang)

    def unit(self, series: int) -> str:
        return series_unit(self.data.series[series], self.lang)

    @property
    def no_figure(self) -> str:
        """The words for a place without a figure."""
        return translate(self.lang, "charts.no_figure")

    def is_chosen(self, point: Point) -> bool:
        return self.chosen is not None and tuple(point.address) == self.chosen


def domains(count: int) -> tuple[tuple[float, float], ...]:
    """Return the bottoms and tops of ``count`` panels, the first on top."""
    each = (1 - PANEL_GAP * (count - 1)) / count
    return tuple((1 - i * (each + PANEL_GAP) - each, 1 - i * (each + PANEL_GAP)) for i in range(count))
