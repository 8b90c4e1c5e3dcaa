"""Events stand on top as boxed letters over dotted verticals; their text is told under the plot."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.charts.canvas import Canvas
from indicators.charts.kinds import kind_of
from indicators.charts.points import Drawn
from indicators.charts.scene import Panel, Scene
from indicators.model.chart import ChartEvent, ChartKind

LETTER_ROOM = 22.0
CROSSED = 4.0
"""What it costs a label to be crossed, every six pixels: more than to stand at the side of its point."""

TOP_ROOM = 34


@dataclass(frozen=True, slots=True)
class LetteredEvent:
    """An event that the chart shows, with its letter and its position on the horizontal axis."""

    letter: str
    position: float
    event: ChartEvent


def lettered(shown: Drawn) -> tuple[LetteredEvent, ...]:
    """Return the events that lie on the chart's axis, in order of their days, lettered from a."""
    data = shown.data
    if not data.spec.events or not shown.points or data.spec.kind is ChartKind.TABLE:
        return ()
    kind = kind_of(data)
    placed = [(kind.day(shown, event.day), event) for event in sorted(data.events, key=lambda e: e.day)]
    on_axis = [(at, event) for at, event in placed if at is not None]
    return tuple(LetteredEvent(_letter(i), at, event) for i, (at, event) in enumerate(on_axis))


def draw_events(scene: Scene, canvas: Canvas) -> None:
    """Add the verticals and the letters; letters too close to stand side by side share one box."""
    for panel in scene.panels if scene.apart else (None,):
        for one in lettered(scene.drawn):
            _draw_vertical(scene, canvas, panel, one.position)
        for group in _groups(scene, panel):
            _draw_letters(scene, canvas, panel, group)


def _draw_vertical(scene: Scene, canvas: Canvas, panel: Panel | None, at: float) -> None:
    axis = "x" if panel is None else panel.x_axis
    canvas.shapes.append(
        {
            "type": "line",
            "x0": at,
            "x1": at,
            "y0": 0,
            "y1": 1,
            "xref": axis,
            "yref": "paper" if panel is None else f"{panel.axis} domain",
            "line": {"color": scene.colour("line-strong"), "width": 1, "dash": "2px,3px"},
            "layer": "below",
        }
    )
    x, bottom, top = _column(scene, panel, at)
    canvas.obstacles.add_line(x, bottom, x, top, CROSSED)


def _column(scene: Scene, panel: Panel | None, at: float) -> tuple[float, float, float]:
    """Return where a day stands in pixels, and between which heights."""
    if panel is None:
        return scene.x.fraction(at) * scene.width, 0.0, scene.height
    x, _ = scene.px(at, panel.scale.low, panel)
    return x, panel.bottom * scene.height, panel.top * scene.height


def _groups(scene: Scene, panel: Panel | None) -> list[list[LetteredEvent]]:
    groups: list[list[LetteredEvent]] = []
    for one in lettered(scene.drawn):
        x, _, _ = _column(scene, panel, one.position)
        if groups and x - _column(scene, panel, groups[-1][-1].position)[0] < LETTER_ROOM:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _draw_letters(scene: Scene, canvas: Canvas, panel: Panel | None, group: list[LetteredEvent]) -> None:
    """Set a box on top of the plot, or, where a panel has its heading there, inside under its upper edge."""
    middle = (group[0].position + group[-1].position) / 2
    x, _, top = _column(scene, panel, middle)
    inside = panel is not None
    canvas.keep(x - 15, top - 24 if inside else top + 2, x + 15, top if inside else top + 26)
    text = group[0].letter if len(group) == 1 else f"{group[0].letter}–{group[-1].letter}"
    canvas.note(
        scene, panel, middle, panel.scale.high if panel else 1, text,
        xanchor="center", yanchor="top" if inside else "bottom", yshift=-3 if inside else 5, size=13,
        bordercolor=scene.colour("ink-3"), borderwidth=1, borderpad=1, bgcolor=scene.colour("surface"),
        width=13 if len(group) == 1 else 26, height=17, align="center",
    )  # fmt: skip


def _letter(position: int) -> str:
    first, second = divmod(position, 26)
    return ("" if first == 0 else chr(96 + first)) + chr(97 + second)
