"""The figure while it is built: traces, shapes and notes, and what labels must keep clear of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from indicators.charts.placement import LINE_HEIGHT, Box, Obstacles, Spot
from indicators.charts.scene import Panel, Scene
from indicators.charts.theme import faded

VEIL = 0.82
"""Opacity of the ground behind a label, so that a grid line does not strike it through."""

COVERED = 900.0
"""A label that would cost this much covers something and is left to the hover and the table."""


@dataclass(slots=True)
class Canvas:
    """Collects plain dicts for one figure; nothing in it is shared with another."""

    obstacles: Obstacles
    traces: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    annotations: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, scene: Scene) -> Canvas:
        return cls(Obstacles(scene.width, scene.height, scene.right))

    def note(self, scene: Scene, panel: Panel | None, x: float, y: float, text: str, **said: Any) -> dict[str, Any]:
        """Add a text at a position of the axes; ``panel`` None: ``y`` is a share of the whole plot."""
        font = {"size": said.pop("size", 14), "color": said.pop("color", scene.colour("ink"))}
        if "weight" in said:
            font["weight"] = said.pop("weight")
        height = panel.scale.coordinate(y) if panel else y
        note = {
            **scene.ends(x, height),
            "xref": panel.x_axis if panel else "x",
            "yref": panel.axis if panel else "paper",
            "text": text,
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "middle",
            "font": font,
            **said,
        }
        self.annotations.append(note)
        return note

    def label(
        self, scene: Scene, panel: Panel, x: float, y: float, lines: Sequence[str], spots: Sequence[Spot], **said: Any
    ) -> bool:
        """Add a text beside a point where it covers nothing; ``must`` adds it even so. Return whether it was added."""
        must = said.pop("must", False)
        size = said.get("size", 14)
        bold = "semibold" if said.get("weight", 400) >= 600 else "regular"
        width = max(scene.ruler.width(line, size, bold) for line in lines)
        height = LINE_HEIGHT * size / 14 * len(lines)
        at = scene.px(x, y, panel)
        spot, cost = self.obstacles.place(*at, width, height, spots)
        if cost >= COVERED and not must:
            return False
        self.obstacles.keep([spot.box(*at, width, height)])
        text = "<br>".join(escaped(line) for line in lines)
        said["bgcolor"] = faded(scene.colour("surface"), VEIL)
        self.note(
            scene, panel, x, y, text,
            xanchor=spot.xanchor, yanchor=spot.yanchor, xshift=spot.dx, yshift=spot.dy, **said,
        )  # fmt: skip
        return True

    def ground(self, scene: Scene, panel: Panel, x: float, value: float, half: float, high: float) -> None:
        """Wipe out the verticals that cross a number over a point: ``half`` pixels to each side, ``high`` above it."""
        at, _ = scene.px(x, value, panel)
        standing = [one["x0"] for one in self.shapes if one["type"] == "line" and one["x0"] == one.get("x1")]
        if any(abs(scene.px(place, value, panel)[0] - at) <= half for place in standing):
            self.shapes.append(
                {
                    "type": "rect",
                    "xref": panel.x_axis,
                    "xsizemode": "pixel",
                    "xanchor": x,
                    "x0": -half,
                    "x1": half,
                    "yref": panel.axis,
                    "ysizemode": "pixel",
                    "yanchor": value,
                    "y0": 1,
                    "y1": high,
                    "fillcolor": scene.colour("surface"),
                    "line": {"width": 0},
                    "layer": "below",
                }
            )

    def keep(self, left: float, bottom: float, right: float, top: float) -> None:
        """Keep a rectangle in pixels clear of later labels."""
        self.obstacles.keep([Box(left, bottom, right, top)])


def escaped(text: str) -> str:
    """Return ``text`` so that Plotly draws it letter by letter and reads no tag or entity in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
