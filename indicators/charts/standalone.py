"""The figure that leaves the page: title, subtitle, key, notes, events, source, status, as-of and id are text in it.

Every text is wrapped to the width and every margin is computed from the texts, so that nothing overlaps or is cut.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from indicators.charts.axis import Fit
from indicators.charts.canvas import escaped
from indicators.charts.captions import Captions, captions
from indicators.charts.events import TOP_ROOM
from indicators.charts.figure import (
    base_layout,
    compose,
    drawing,
    empty_figure,
    height,
    is_empty,
    right_room,
    tick_room,
)
from indicators.charts.key import KeyItem
from indicators.charts.kinds import sparse
from indicators.charts.marks import MARKS, Stroke
from indicators.charts.ruler import Ruler
from indicators.charts.theme import SERIF, faded, token
from indicators.model.chart import ChartData


@dataclass(frozen=True, slots=True)
class Size:
    """A named size of a picture in pixels; ``height`` None: as high as the chart and its words need."""

    width: int
    height: int | None = None
    narrow: bool = False


SIZES = {
    "wide": Size(960),
    "narrow": Size(430, narrow=True),
    "slide": Size(1280, 720),
    "a4": Size(680),
    "column": Size(340, narrow=True),
    "square": Size(800, 800),
}
"""``slide`` is sixteen to nine, ``a4`` the width of text on an upright page, ``column`` that of one of two columns."""

LEAST_PLOT = 120.0

PAD = 28
LINE = 1.42
"""Line height: Vietnamese letters carry two marks."""

_MARK_SIZE = 12
_BETWEEN = 18.0


@dataclass(slots=True)
class Column:
    """Texts and marks set from the top down in a column ``room`` wide; ``cursor`` is how far down it is."""

    theme: str
    ruler: Ruler
    room: float
    cursor: float = 0
    notes: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)

    def skip(self, pixels: float) -> None:
        self.cursor += pixels

    def paragraph(
        self, text: str, size: float, colour: str, *, weight: int = 400, serif: bool = False, indent: float = 0
    ) -> None:
        """Set a wrapped text."""
        face = "serif" if serif else "semibold" if weight >= 600 else "regular"
        for line in self.ruler.wrap(text, self.room - indent, size, face):
            self.text(line, indent, size, colour, weight=weight, serif=serif)
            self.cursor += size * LINE

    def text(
        self,
        text: str,
        x: float,
        size: float,
        colour: str,
        *,
        weight: int = 400,
        serif: bool = False,
        right: bool = False,
    ) -> None:
        """Set one line at the cursor without moving it."""
        font: dict[str, Any] = {"size": size, "color": token(colour, self.theme), "weight": weight}
        if serif:
            font["family"] = SERIF
        self.notes.append(
            {
                "text": escaped(text),
                "font": font,
                "xanchor": "right" if right else "left",
                "yanchor": "middle",
                "borderpad": 0,
                "xshift": x,
                "yshift": -(self.cursor + size * LINE / 2),
            }
        )

    def mark(self, name: str, x: float, line: float, colour: str) -> float:
        """Set a mark in the middle of a line this high; return its width."""
        width, strokes = MARKS[name]
        top = self.cursor + (line - _MARK_SIZE) / 2
        for stroke in strokes:
            self.shapes.append(_shape(stroke, x, top, colour, self.theme))
        return float(width)

    def rule(self) -> None:
        """Set a hairline over the whole width."""
        self.shapes.append(
            {
                "type": "line",
                "x0": 0,
                "x1": self.room,
                "y0": -self.cursor,
                "y1": -self.cursor,
                "line": {"color": token("line", self.theme), "width": 1},
            }
        )

    def key(self, items: tuple[KeyItem, ...]) -> None:
        """Set the key in rows."""
        x = 0.0
        line = 14 * LINE
        for item in items:
            width = MARKS[item.mark][0] + 6 + self.ruler.width(item.words)
            if x and x + width > self.room:
                x, self.cursor = 0.0, self.cursor + line
            mark = self.mark(item.mark, x, line, token(item.colour or "ink-2", self.theme))
            self.text(item.words, x + mark + 6, 14, "ink-2")
            x += width + _BETWEEN
        self.cursor += line if items else 0


def standalone_figure(data: ChartData, lang: str, theme: str, width: str, face: str) -> dict[str, Any]:
    """Return data and layout of a picture with all its words; ``layout`` has width and height."""
    ruler, words = Ruler(face), captions(data, lang)
    size = SIZES[width]
    room = float(size.width - 2 * PAD)
    head = _head(words, theme, ruler, room)
    foot = _foot(words, theme, ruler, room)
    top_room = TOP_ROOM if words.events else 26
    above = PAD + head.cursor + (12 if is_empty(data) else top_room)
    figure, left, right, bottom, plot_height = _plot(data, lang, theme, size, ruler)
    below = bottom + foot.cursor + PAD - 8
    if size.height is not None:
        figure, left, right, bottom, plot_height = _plot(
            data, lang, theme, size, ruler, max(size.height - above - below, LEAST_PLOT)
        )
        below = bottom + foot.cursor + PAD - 8
    layout = figure["layout"]
    layout["width"] = size.width
    layout["height"] = round(above + plot_height + below)
    layout["margin"] = {"l": round(left), "r": round(right), "t": round(above), "b": round(below), "pad": 0}
    layout["paper_bgcolor"] = token("surface", theme)
    layout["autosize"] = False
    start = PAD - round(left)
    layout["annotations"] = layout.get("annotations", []) + _placed_notes(head, start, round(above) - PAD, 1)
    layout["annotations"] += _placed_notes(foot, start, -bottom, 0)
    layout["shapes"] = layout.get("shapes", []) + _placed_shapes(head, start, round(above) - PAD, 1)
    layout["shapes"] += _placed_shapes(foot, start, -bottom, 0)
    return figure


def _plot(
    data: ChartData, lang: str, theme: str, size: Size, ruler: Ruler, plot_height: float = 0
) -> tuple[dict[str, Any], float, float, float, float]:
    """Return the bare figure, its margins left, right and bottom, and the height of the plot (0: as is usual)."""
    shown = sparse(data)
    if is_empty(data):
        return empty_figure(data, lang, theme, size.width - 2 * PAD, ruler), PAD, PAD, 16, 160
    narrow = size.narrow
    plot_height = plot_height or float(max(height(data, "narrow" if narrow else "wide") - 80, LEAST_PLOT))
    left = PAD + tick_room(shown, Fit(0, ruler, lang, narrow))
    right = PAD - 12 + right_room(shown, lang, ruler, narrow=narrow)
    plot = (size.width - round(left) - round(right), plot_height)
    scene = compose(shown, Fit(plot[0], ruler, lang, narrow), theme, plot, right - PAD + 12)
    canvas = drawing(scene)
    layout = base_layout(scene, canvas)
    lines = 1 if scene.across else max(text.count("<br>") + 1 for _, text in scene.x.ticks)
    bottom = 12 + 18.2 * lines + (26 if scene.x.title else 0) + 8
    for name in [key for key in layout if key.startswith(("xaxis", "yaxis"))]:
        layout[name]["automargin"] = False
    return {"data": canvas.traces, "layout": layout}, left, right, round(bottom), plot_height


def _head(words: Captions, theme: str, ruler: Ruler, room: float) -> Column:
    head = Column(theme, ruler, room)
    head.paragraph(words.title, 22, "ink", weight=600, serif=True)
    head.skip(1)
    head.paragraph(words.subtitle, 15, "ink-2")
    if words.key:
        head.skip(8)
        head.key(words.key)
    head.skip(6)
    return head


def _foot(words: Captions, theme: str, ruler: Ruler, room: float) -> Column:
    foot = Column(theme, ruler, room)
    for event in words.events:
        foot.text(event.letter, 3, 13, "ink", weight=600)
        foot.shapes.append(_letter_box(foot))
        foot.paragraph(f"{event.day} {event.text}", 14, "ink-2", indent=24)
        foot.skip(2)
    if words.events:
        foot.skip(4)
    for note in words.notes:
        if note.kind == "discrepancy":
            foot.mark("discrepancy", 0, 14 * LINE, token("discrepancy", theme))
            foot.paragraph(note.text, 14, "discrepancy", indent=20)
        else:
            foot.paragraph(note.text, 14, "ink-2")
        foot.skip(2)
    foot.skip(8)
    foot.rule()
    foot.skip(8)
    foot.paragraph(words.source, 13, "ink-3")
    _last_line(foot, words)
    return foot


def _last_line(foot: Column, words: Captions) -> None:
    """Set status and as-of on the left and the id on the right, or the id below them where it does not fit."""
    said = " · ".join(part for part in (words.statuses, words.as_of) if part)
    wide = foot.ruler.width(said, 13) + foot.ruler.width(words.chart_id, 13) + 30
    if wide <= foot.room:
        foot.text(words.chart_id, foot.room, 13, "ink-3", right=True)
        foot.paragraph(said, 13, "ink-3")
    else:
        foot.paragraph(said, 13, "ink-3")
        foot.paragraph(words.chart_id, 13, "ink-3")


def _letter_box(foot: Column) -> dict[str, Any]:
    top = -(foot.cursor + 2)
    return {
        "type": "rect",
        "x0": 0,
        "x1": 14,
        "y0": top - 15,
        "y1": top,
        "line": {"color": token("ink-3", foot.theme), "width": 1},
    }


def _placed_notes(column: Column, x: float, y: float, edge: int) -> list[dict[str, Any]]:
    """Hang the texts of a column on the upper (1) or lower (0) edge of the plot."""
    common = {"xref": "paper", "yref": "paper", "x": 0, "y": edge, "showarrow": False}
    return [{**note, **common, "xshift": note["xshift"] + x, "yshift": note["yshift"] + y} for note in column.notes]


def _placed_shapes(column: Column, x: float, y: float, edge: int) -> list[dict[str, Any]]:
    common = {
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": edge,
    }
    placed = []
    for shape in column.shapes:
        moved = {**shape, **common}
        if "path" in shape:
            moved["path"] = shape["path"](x, y)
        else:
            moved |= {"x0": shape["x0"] + x, "x1": shape["x1"] + x, "y0": shape["y0"] + y, "y1": shape["y1"] + y}
        placed.append(moved)
    return placed


def _shape(stroke: Stroke, left: float, top: float, colour: str, theme: str) -> dict[str, Any]:
    """Return a mark's stroke as a Plotly shape whose path is moved into place later."""
    paint = token("surface", theme) if stroke.ground else colour
    shape: dict[str, Any] = {
        "type": "path",
        "path": lambda x, y: stroke.moved(left + x, y - top),
        "line": {"color": paint, "width": stroke.width if stroke.opacity == 1 else 0},
    }
    if stroke.dash:
        shape["line"]["dash"] = stroke.dash
    if stroke.filled:
        shape["fillcolor"] = faded(paint, stroke.opacity)
    return shape
