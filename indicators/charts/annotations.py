"""The reader's own notes: numbered in the plot where their day has a place, told in words under every chart."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.charts.canvas import Canvas
from indicators.charts.kinds import kind_of
from indicators.charts.placement import ABOVE, Spot
from indicators.charts.points import Drawn
from indicators.charts.scene import Panel, Scene
from indicators.i18n.dates import format_date
from indicators.model.annotation import Annotation

LONGEST = 34
"""Letters of a note that are set in the plot itself; a longer one stands there as its number."""

_SPOTS = (
    *ABOVE,
    Spot(0, 40, "center", "bottom"),
    Spot(0, -40, "center", "top"),
    Spot(18, 24, "left", "bottom"),
    Spot(-18, -24, "right", "top"),
)
_UNDER_TOP = (Spot(5, -4, "left", "top"), Spot(-5, -4, "right", "top"), Spot(5, -24, "left", "top"))


@dataclass(frozen=True, slots=True)
class NumberedNote:
    """A note with its number, counted from 1 in order of days, and the words that tell it under the chart."""

    number: int
    note: Annotation

    @property
    def words(self) -> str:
        return f"{self.number}. {format_date(self.note.day)}: {self.note.text}"


def numbered(shown: Drawn) -> tuple[NumberedNote, ...]:
    """Return the notes of a chart in order of their days."""
    ordered = sorted(shown.data.spec.annotations, key=lambda one: (one.day, one.text))
    return tuple(NumberedNote(i, one) for i, one in enumerate(ordered, start=1))


def draw_annotations(scene: Scene, canvas: Canvas) -> None:
    """Add each note at its day and value, with a dot there; without a value it hangs from the top of the plot."""
    for one in numbered(scene.drawn):
        at = kind_of(scene.data).day(scene.drawn, one.note.day)
        if at is not None and not scene.across:
            _draw(scene, canvas, scene.panels[0], at, one)


def _draw(scene: Scene, canvas: Canvas, panel: Panel, at: float, one: NumberedNote) -> None:
    value = one.note.value
    inside = value is not None and panel.scale.low <= value <= panel.scale.high
    words = f"{one.number}. {one.note.text}"
    short = len(words) <= LONGEST and not scene.narrow and not scene.apart
    said = {"size": 13, "color": scene.colour("ink-2")}
    y = value if inside and value is not None else panel.scale.high
    if inside:
        canvas.traces.append(_dot(scene, panel, at, y))
    else:
        canvas.shapes.append(_tick(scene, panel, at))
    for text in (words, str(one.number)) if short else (str(one.number),):
        if canvas.label(scene, panel, at, y, [text], _SPOTS if inside else _UNDER_TOP, **said):
            return
    canvas.label(scene, panel, at, y, [str(one.number)], _SPOTS[:1] if inside else _UNDER_TOP[:1], must=True, **said)


def _dot(scene: Scene, panel: Panel, at: float, value: float) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [at],
        "y": [value],
        "xaxis": panel.x_axis,
        "yaxis": panel.axis,
        "marker": {"symbol": "circle", "size": 5, "color": scene.colour("ink-2"), "line": {"width": 0}},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _tick(scene: Scene, panel: Panel, at: float) -> dict[str, object]:
    frame = {"xref": panel.x_axis, "yref": f"{panel.axis} domain"}
    line = {"color": scene.colour("ink-3"), "width": 1}
    return {"type": "line", "x0": at, "x1": at, "y0": 0.88, "y1": 1, **frame, "line": line}
