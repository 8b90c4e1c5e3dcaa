"""The names of lines in the margin beside their ends, moved apart where they would touch and tied to their lines.

A name is left out sooner than it covers another; the pointer and the table tell it then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.charts.canvas import Canvas, escaped
from indicators.charts.long_lines import FOREGROUND
from indicators.charts.placement import BESIDE, LINE_HEIGHT, Box
from indicators.charts.points import Drawn, Point
from indicators.charts.scene import Panel, Scene
from indicators.charts.series_names import own_names
from indicators.charts.value_text import label_text

MOST_VALUES_APART = 2
"""Lines whose last value stands at its point; of more lines it stands behind the name."""

REACH = 30.0
"""Pixels before the last end within which a line ends at the margin."""

NEAR, TIED, MOVED = 10.0, 18.0, 5.0
"""Pixels from an end to its name, from an end to a name that was moved, and from where on a name counts as moved."""

OVER, UNDER = 10.0, 14.0
"""Pixels by which names may stand above and below the plot."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in lines, with the point at which its line ends, in pixels, and the middle of its place."""

    point: Point
    lines: tuple[str, ...]
    x: float
    y: float
    middle: float = 0.0

    @property
    def height(self) -> float:
        return LINE_HEIGHT * len(self.lines)


def end_words(drawn: Drawn, lang: str) -> dict[int, str]:
    """Return what stands at the ends of the lines that have a hue, by series: the name, of several with its figure."""
    names = own_names(drawn.data, lang)
    last: dict[int, Point] = {}
    for point in drawn.points:
        if point.value is not None and point.series < FOREGROUND:
            kept = last.get(point.series)
            last[point.series] = point if kept is None or point.period.last_day >= kept.period.last_day else kept
    if len(last) <= MOST_VALUES_APART:
        return {series: names[series] for series in sorted(last)}
    return {series: f"{names[series]} {_number(last[series], lang)}" for series in sorted(last)}


def values_apart(drawn: Drawn) -> bool:
    """Tell whether the last values stand at their points and not behind the names."""
    named = {p.series for p in drawn.points if p.value is not None and p.series < FOREGROUND}
    return len(named) <= MOST_VALUES_APART


def draw_end_names(scene: Scene, canvas: Canvas, last: dict[int, Point], position: Callable[[Point], float]) -> None:
    """Name the lines of every panel that have a hue, then grey ones where there is room left at the margin."""
    words = end_words(scene.drawn, scene.lang)
    for panel in scene.panels:
        mine = [point for series, point in last.items() if series in panel.series]
        if not mine:
            continue
        ends = {id(point): scene.px(position(point), point.value or 0, panel) for point in mine}
        edge = max(x for x, _ in ends.values())
        beside = []
        for point in mine:
            if point.series >= FOREGROUND:
                continue
            lines = tuple(scene.ruler.wrap(words[point.series], max(scene.right - TIED, 60), 14, "semibold"))
            if ends[id(point)][0] >= edge - REACH:
                beside.append(Name(point, lines, *ends[id(point)]))
            else:
                said: dict[str, Any] = {"color": scene.series_colour(point.series, text=True), "weight": 600}
                canvas.label(scene, panel, position(point), point.value or 0, lines, BESIDE, **said)
        for name in apart(beside, -UNDER, scene.height * panel.top + OVER):
            set_name(scene, canvas, panel, name, position(name.point))
        _name_context(scene, canvas, panel, [p for p in mine if ends[id(p)][0] >= edge - REACH], position)


def apart(names: Sequence[Name], low: float, high: float) -> list[Name]:
    """Return the names with their middles as near to their ends as they can be without touching, from the lowest.

    Names beyond what the room between ``low`` and ``high`` holds are left out, the last first.
    """
    kept = list(names)
    while kept and sum(name.height for name in kept) > high - low:
        kept.pop()
    kept.sort(key=lambda name: name.y)
    blocks: list[tuple[list[Name], float]] = []  # names that touch, and the lower edge of all of them
    for name in kept:
        block, edge = [name], _edge([name], low, high)
        while blocks and blocks[-1][1] + sum(one.height for one in blocks[-1][0]) > edge:
            block = [*blocks.pop()[0], *block]
            edge = _edge(block, low, high)
        blocks.append((block, edge))
    found = []
    for block, edge in blocks:
        at = edge
        for name in block:
            found.append(Name(name.point, name.lines, name.x, name.y, at + name.height / 2))
            at += name.height
    return found


def _edge(block: Sequence[Name], low: float, high: float) -> float:
    """Return where a block of touching names begins so that all stand as near to their ends as they can."""
    wanted, below = 0.0, 0.0
    for name in block:
        wanted += name.y - name.height / 2 - below
        below += name.height
    return min(max(wanted / len(block), low), high - below)


def set_name(
    scene: Scene, canvas: Canvas, panel: Panel, name: Name, place: float, *, left: bool = False, weight: int = 600
) -> None:
    """Set a name beside the point at ``place``, tied to it where it was moved; ``left``: on the other side."""
    point, shift, side = name.point, name.middle - name.y, -1 if left else 1
    moved = abs(shift) > MOVED
    away = TIED if moved else NEAR
    at = place, point.value or 0
    if moved:
        canvas.shapes.append(_tie(scene, panel, *at, shift, side))
    canvas.note(
        scene, panel, *at, "<br>".join(escaped(line) for line in name.lines), align="right" if left else "left",
        color=scene.series_colour(point.series, text=True), weight=weight, xshift=away * side, yshift=shift,
        xanchor="right" if left else "left",
    )  # fmt: skip
    wide = max(scene.ruler.width(line, 14, "semibold" if weight >= 600 else "regular") for line in name.lines)
    start, end = sorted((name.x + away * side, name.x + (away + wide) * side))
    canvas.keep(start, name.middle - name.height / 2, end, name.middle + name.height / 2)


def _tie(scene: Scene, panel: Panel, x: float, value: float, shift: float, side: int) -> dict[str, Any]:
    """Return a thin elbow from the end of a line to its name, in pixels from the end."""
    return {
        "type": "path",
        "path": f"M{6 * side},0L{10 * side},0L{13 * side},{shift:g}L{16 * side},{shift:g}",
        "xref": panel.x_axis,
        "yref": panel.axis,
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": x,
        "yanchor": value,
        "line": {"color": scene.colour("line-strong"), "width": 1},
    }


def _name_context(
    scene: Scene, canvas: Canvas, panel: Panel, ending: Sequence[Point], position: Callable[[Point], float]
) -> None:
    names = own_names(scene.data, scene.lang)
    for point in ending:
        name = names[point.series]
        wide = scene.ruler.width(name, 13)
        if point.series < FOREGROUND or wide > scene.right - NEAR:
            continue
        x, y = scene.px(position(point), point.value or 0, panel)
        box = Box(x + NEAR, y - LINE_HEIGHT / 2, x + NEAR + wide, y + LINE_HEIGHT / 2)
        if not any(box.overlap(other) for other in canvas.obstacles.boxes) and 0 <= y <= scene.height:
            canvas.note(
                scene, panel, position(point), point.value or 0, escaped(name),
                color=scene.colour("context-text"), size=13, xshift=NEAR,
            )  # fmt: skip
            canvas.obstacles.keep([box])


def _number(point: Point, lang: str) -> str:
    return label_text(point.value, point.value_high, point.decimals, point.qualifier, lang)
