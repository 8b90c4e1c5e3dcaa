"""Heat map of one series: years by the months (or quarters) of a year; the figure stands in its cell.

On a narrow screen it is turned: months run down and years across, so that the figures still fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from indicators.charts.axis import Axis, Fit
from indicators.charts.canvas import Canvas, escaped
from indicators.charts.hatching import pattern
from indicators.charts.hover import hover_text
from indicators.charts.points import Drawn, Point
from indicators.charts.refusal_words import reason_words
from indicators.charts.scale import Scale
from indicators.charts.scene import Panel, Scene
from indicators.charts.status import symbol
from indicators.charts.theme import faded, mixed, text_on, token
from indicators.charts.trail import axes, draw_ring
from indicators.charts.typed_array import typed_array
from indicators.i18n import translate
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartSpec, PeriodChoice
from indicators.model.errors import Invalid
from indicators.model.observation import ObsStatus
from indicators.model.period import Period, PeriodKind

ROW, AROUND = 30, 74
CELL = 0.5
SEQUENTIAL = ("tier-0", "tier-1", "tier-2", "tier-3")
BLANK, BLANK_VEIL = "line", 0.4
"""Token and opacity of the ground of a cell without a figure."""

DIVERGING = ("div-neg", "div-zero", "div-pos")
_PARTS = {PeriodChoice.MONTH: 12, PeriodChoice.QUARTER: 4, PeriodChoice.YEAR_TO_DATE: 12}


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells: years downwards from the latest, parts of a year from the first; ``turned`` for a narrow screen."""

    years: tuple[int, ...]
    parts: int
    turned: bool
    choice: PeriodChoice

    def at(self, period: Period) -> tuple[float, float]:
        """Return where a period's cell stands, across and up."""
        part, year = float(part_of(period, self.choice) or 0), float(self.years.index(period.last_day.year))
        return (year, self.parts + 1 - part) if self.turned else (part, year)


def part_of(period: Period, choice: PeriodChoice) -> int | None:
    """Return which month or quarter of its year a period is, or with which month its sum ends; None without a cell."""
    if choice is PeriodChoice.YEAR_TO_DATE:
        return period.whole_months if period.is_year_to_date else None
    wanted = PeriodKind.QUARTER if choice is PeriodChoice.QUARTER else PeriodKind.MONTH
    return period.ordinal if period.kind is wanted else None


def shown(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the points whose period has a cell: whole months and quarters; a cut-off inside a month has none."""
    return tuple(point for point in points if point.period.whole_months is not None)


def grid(drawn: Drawn, narrow: bool) -> Grid:
    """Return the cells that the figures and the refused periods span."""
    choice = drawn.data.spec.period
    years = [period.last_day.year for period in drawn.periods if part_of(period, choice) is not None]
    span = range(min(years), max(years) + 1) if years else ()
    return Grid(tuple(span), _PARTS.get(choice, 12), narrow, choice)


def tall(drawn: Drawn, narrow: bool) -> int:
    """Return the height of the figure in pixels."""
    cells = grid(drawn, narrow)
    return ROW * max(cells.parts if narrow else len(cells.years), 1) + AROUND


def place(_drawn: Drawn, _period: Period) -> float | None:
    """Return None: a cell has two coordinates."""
    return None


def day(_drawn: Drawn, _when: date) -> float | None:
    """Return None: a day is in a cell and on no axis."""
    return None


def axis(drawn: Drawn, fit: Fit) -> Axis:
    """Return the parts of a year, or the years on a narrow screen."""
    cells = grid(drawn, fit.narrow)
    if cells.turned:
        ticks = [(float(i), str(year)) for i, year in enumerate(cells.years)]
        every = -(-len(ticks) // 7)
        return Axis(-CELL, len(ticks) - CELL, tuple(ticks[:: every or 1]))
    texts = [(float(i), part_words(i, cells.parts, fit.lang)) for i in range(1, cells.parts + 1)]
    return Axis(1 - CELL, cells.parts + CELL, tuple(texts))


def part_words(part: int, parts: int, lang: str) -> str:
    """Return the short name of a month or quarter: ``1``, ``Q1``."""
    return translate(lang, "charts.heatmap.quarter", n=part) if parts == 4 else str(part)


def panels(drawn: Drawn, lang: str, narrow: bool) -> tuple[Panel, ...]:
    """Return the one panel, whose rows are named in place of values."""
    cells = grid(drawn, narrow)
    if cells.turned:
        rows = tuple((float(cells.parts + 1 - i), part_words(i, cells.parts, lang)) for i in range(1, cells.parts + 1))
        return (Panel(0, (0,), Scale(1 - CELL, cells.parts + CELL, 1, 0), "", 0.0, 1.0, rows=rows),)
    named = tuple((float(i), str(year)) for i, year in enumerate(cells.years))
    return (Panel(0, (0,), Scale(-CELL, len(cells.years) - CELL, 1, 0), "", 0.0, 1.0, rows=named),)


def colour(value: float, low: float, high: float, theme: str) -> str:
    """Return the colour of a value between the lowest and the highest; around zero where both signs occur."""
    stops: tuple[str, ...]
    if low < 0 < high:
        reach = max(-low, high)
        share, stops = (value + reach) / (2 * reach), DIVERGING
    else:
        share, stops = ((value - low) / (high - low) if high > low else 0.5), SEQUENTIAL
    at = min(max(share, 0.0), 1.0) * (len(stops) - 1)
    first = min(int(at), len(stops) - 2)
    return mixed(token(stops[first], theme), token(stops[first + 1], theme), at - first)


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw the cells, the hatching of what is missing, then figures and marks of status upon them."""
    mine = [p for p in scene.points if p.value is not None]
    cells = grid(scene.drawn, scene.narrow)
    values = [p.value or 0.0 for p in mine]
    low, high = min(values), max(values)
    grounds = [colour(value, low, high, scene.theme) for value in values]
    for point, ground in zip(mine, grounds, strict=True):
        canvas.shapes.append(_cell(scene, *cells.at(point.period), ground))
    _draw_gaps(scene, canvas, cells, mine)
    inks = [text_on(ground, scene.theme) for ground in grounds]
    fits = _fits(scene, cells)
    canvas.traces.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": typed_array(cells.at(p.period)[0] for p in mine),
            "y": typed_array(cells.at(p.period)[1] for p in mine),
            **axes(scene.panels[0]),
            "text": [escaped(scene.number(p)) if fits(p) else "" for p in mine],
            "textposition": "middle center",
            "textfont": {"size": 13, "color": inks},
            "marker": {"symbol": "square", "size": 18, "opacity": 0},
            "customdata": [p.address for p in mine],
            "hovertext": [hover_text(scene, p) for p in mine],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    )
    _draw_statuses(scene, canvas, cells, list(zip(mine, inks, strict=True)))
    for point in mine:
        if scene.is_chosen(point):
            x, y = cells.at(point.period)
            draw_ring(scene, canvas, point, x, scene.panels[0], y)


def _cell(scene: Scene, x: float, y: float, ground: str) -> dict[str, Any]:
    edges = {"x0": x - CELL, "x1": x + CELL, "y0": y - CELL, "y1": y + CELL}
    line = {"color": scene.colour("surface"), "width": 1.5}
    return {"type": "rect", "xref": "x", "yref": "y", **edges, "fillcolor": ground, "line": line, "layer": "below"}


def _fits(scene: Scene, cells: Grid) -> Any:
    count = len(cells.years) if cells.turned else cells.parts
    room = scene.width / max(count, 1) - 6
    return lambda point: scene.ruler.width(scene.number(point), 13) <= room


def _draw_statuses(scene: Scene, canvas: Canvas, cells: Grid, found: Sequence[tuple[Point, str]]) -> None:
    """Put the mark of every figure that is not official into the corner of its cell."""
    marked = [(point, ink) for point, ink in found if point.status is not ObsStatus.OFFICIAL]
    if not marked:
        return
    inks = [ink for _, ink in marked]
    canvas.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": typed_array(cells.at(p.period)[0] + 0.4 for p, _ in marked),
            "y": typed_array(cells.at(p.period)[1] + 0.3 for p, _ in marked),
            **axes(scene.panels[0]),
            "marker": {
                "symbol": [symbol(p.status) for p, _ in marked],
                "size": 5.5,
                "color": inks,
                "line": {"width": 1.2, "color": inks},
            },
            "hoverinfo": "skip",
        }
    )


def gaps(drawn: Drawn) -> tuple[Period, ...]:
    """Return the periods between the first and the last figure that have none, in order."""
    known = {p.period for p in drawn.points if p.value is not None}
    if not known:
        return ()
    first, last = min(p.last_day for p in known), max(p.last_day for p in known)
    years = range(first.year, last.year + 1)
    found = []
    for year in years:
        for part in range(1, _PARTS.get(drawn.data.spec.period, 12) + 1):
            period = _cell_period(drawn.data.spec, year, part)
            if first < period.last_day < last and period not in known:
                found.append(period)
    return tuple(found)


def _cell_period(spec: ChartSpec, year: int, part: int) -> Period:
    make = {PeriodChoice.QUARTER: Period.quarter, PeriodChoice.YEAR_TO_DATE: Period.year_to_date}
    try:
        return make.get(spec.period, Period.month)(year, part)
    except Invalid:
        return Period.year(year)


def _draw_gaps(scene: Scene, canvas: Canvas, cells: Grid, mine: Sequence[Point]) -> None:
    """Mark every cell without a figure between the first and the last; the pointer is told why.

    A figure that is refused, or cut off inside the month, is hatched; where none was read the cell has a quiet ground.
    """
    refused = {Period(r.start, r.end): r for r in scene.data.not_derivable}
    cutting = {(p.last_day.year, p.last_day.month) for p in _cut(scene)}
    blank = []
    for period in dict.fromkeys((*gaps(scene.drawn), *(p for p in refused if part_of(p, cells.choice)))):
        if period in {p.period for p in mine}:
            continue
        x, y = cells.at(period)
        words = [period_phrase(period, scene.lang)]
        if period in refused:
            words.append(reason_words(refused[period], scene.lang))
        elif (period.last_day.year, period.last_day.month) in cutting:
            words.append(translate(scene.lang, "charts.heatmap.cut_off"))
        else:
            blank.append((x, y, "<br>".join(escaped(word) for word in (*words, scene.no_figure))))
            canvas.shapes.append(_cell(scene, x, y, faded(scene.colour(BLANK), BLANK_VEIL)))
            continue
        canvas.traces.append(_hatch(scene, x, y, words))
    if blank:
        canvas.traces.append(_blanks(scene, blank))


def _blanks(scene: Scene, blank: Sequence[tuple[float, float, str]]) -> dict[str, Any]:
    """Return what tells the pointer that cells have no figure."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": typed_array(x for x, _, _ in blank),
        "y": typed_array(y for _, y, _ in blank),
        **axes(scene.panels[0]),
        "marker": {"symbol": "square", "size": 18, "opacity": 0},
        "hovertext": [words for _, _, words in blank],
        "hoverinfo": "text",
    }


def _cut(scene: Scene) -> list[Period]:
    return [
        p.period for p in scene.drawn.every if p.value is not None and part_of(p.period, scene.data.spec.period) is None
    ]


def _hatch(scene: Scene, x: float, y: float, words: list[str]) -> dict[str, Any]:
    left, right, bottom, top = x - CELL, x + CELL, y - CELL, y + CELL
    return {
        "type": "scatter",
        "mode": "lines",
        "x": typed_array([left, right, right, left, left]),
        "y": typed_array([bottom, bottom, top, top, bottom]),
        **axes(scene.panels[0]),
        "line": {"width": 0},
        "fill": "toself",
        "fillcolor": "rgba(0,0,0,0)",
        "fillpattern": pattern(scene),
        "hoveron": "fills",
        "text": "<br>".join(escaped(word) for word in words),
        "hoverinfo": "text",
    }
