"""A hatched place: where there is no figure, and the pointer is told why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indicators.charts.canvas import escaped
from indicators.charts.scene import Panel, Scene
from indicators.charts.trail import axes
from indicators.charts.typed_array import typed_array


def hatched(scene: Scene, panel: Panel, left: float, right: float, said: Sequence[str]) -> dict[str, Any]:
    """Return the trace of a hatched band over the whole height of ``panel``, with its words for the pointer."""
    low, high = panel.scale.low, panel.scale.high
    return {
        "type": "scatter",
        "mode": "lines",
        **scene.ends(typed_array([left, right, right, left, left]), typed_array([low, low, high, high, low])),
        **axes(panel),
        "line": {"width": 0},
        "fill": "toself",
        "fillcolor": "rgba(0,0,0,0)",
        "fillpattern": pattern(scene),
        "hoveron": "fills",
        "text": "<br>".join(escaped(line) for line in said),
        "hoverinfo": "text",
    }


def pattern(scene: Scene) -> dict[str, Any]:
    """Return a new hatching for Plotly."""
    return {
        "shape": "/",
        "size": 7,
        "solidity": 0.14,
        "fgcolor": scene.colour("line-strong"),
        "bgcolor": "rgba(0,0,0,0)",
        "fillmode": "replace",
    }
