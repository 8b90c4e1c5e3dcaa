"""Events stand on top as boxed letters over dotted verticals; their text is told under the plot."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.charts.canvas import Canvas
from indicators.charts.kinds import kind_of
from indicators.charts.points import Drawn
from indicators.charts.scene import Scene
from indicators.model.chart import ChartEvent, ChartKind

LETTER_ROOM = 22.0
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
    groups: list[list[LetteredEvent]] = []
    for one in lettered(scene.drawn):
        x = scene.x.fraction(one.position) * scene.width
        if groups and x - scene.x.fraction(groups[-1][-1].position) * scene.width < LETTER_ROOM:
            groups[-1].append(one)
        else:
            groups.append([one])
        canvas.shapes.append(
            {
                "type": "line",
                "x0": scene.x.say(one.position),
                "x1": scene.x.say(one.position),
                "y0": 0,
                "y1": 1,
                "xref": "x",
                "yref": "paper",
                "line": {"color": scene.colour("line-strong"), "width": 1, "dash": "2px,3px"},
                "layer": "below",
            }
        )
        canvas.obstacles.add_line(x, 0, x, scene.height, 0.8)
    for group in groups:
        middle = (group[0].position + group[-1].position) / 2
        x = scene.x.fraction(middle) * scene.width
        canvas.keep(x - 15, scene.height + 2, x + 15, scene.height + 26)
        text = group[0].letter if len(group) == 1 else f"{group[0].letter}–{group[-1].letter}"
        canvas.note(
            scene, None, middle, 1, text,
            xanchor="center", yanchor="bottom", yshift=5, size=13,
            bordercolor=scene.colour("ink-3"), borderwidth=1, borderpad=1, bgcolor=scene.colour("surface"),
            width=13 if len(group) == 1 else 26, height=17, align="center",
        )  # fmt: skip


def _letter(position: int) -> str:
    first, second = divmod(position, 26)
    return ("" if first == 0 else chr(96 + first)) + chr(97 + second)
