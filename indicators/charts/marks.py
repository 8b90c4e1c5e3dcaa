"""The marks of status and of the chart's key, drawn once: as SVG for the page, as Plotly shapes for a file.

Text fonts lack these signs, so they are never typed. A mark is a tuple of strokes on a grid of 12 by 12 (or wider).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Stroke:
    """One primitive: SVG path data; ``filled`` paints it, ``ground`` paints it in the colour of the sheet."""

    path: str
    filled: bool = False
    ground: bool = False
    width: float = 1.6
    dash: str = ""
    opacity: float = 1

    def moved(self, x: float, y: float) -> str:
        """Return the path with its upper left corner at (x, y) where y counts upwards, as Plotly's pixel shapes do."""
        numbers = iter(range(len(_NUMBER.findall(self.path))))

        def shifted(said: re.Match[str]) -> str:
            value = float(said.group())
            return f"{value + x:g}" if next(numbers) % 2 == 0 else f"{y - value:g}"

        return _NUMBER.sub(shifted, self.path)


def _circle(radius: float, **said: Any) -> Stroke:
    """A circle as four curves, which Plotly's paths understand (it has no arcs)."""
    near, far = 6 - radius, 6 + radius
    bend = radius * 0.5523
    path = (
        f"M{near:g} 6C{near:g} {6 - bend:g} {6 - bend:g} {near:g} 6 {near:g}"
        f"C{6 + bend:g} {near:g} {far:g} {6 - bend:g} {far:g} 6"
        f"C{far:g} {6 + bend:g} {6 + bend:g} {far:g} 6 {far:g}"
        f"C{6 - bend:g} {far:g} {near:g} {6 + bend:g} {near:g} 6Z"
    )
    return Stroke(path, **said)


def _box(inset: float, **said: Any) -> Stroke:
    low, high = inset, 12 - inset
    return Stroke(f"M{low:g} {low:g}L{high:g} {low:g}L{high:g} {high:g}L{low:g} {high:g}Z", **said)


MARKS: dict[str, tuple[int, tuple[Stroke, ...]]] = {
    "estimate": (12, (_circle(4.4),)),
    "preliminary": (12, (_circle(4.4), _circle(1.9, filled=True, width=0))),
    "official": (12, (_circle(5, filled=True, width=0),)),
    "revised": (12, (_circle(5, filled=True, width=0), Stroke("M3.6 6.2L5.4 8L8.4 4.2", ground=True, width=1.4))),
    "derived": (12, (_box(1.8),)),
    "derived_among": (12, (_circle(4.4), Stroke("M6 1.6L6 10.4M1.6 6L10.4 6", width=1.2))),
    "projection": (12, (Stroke("M6 0.9L11.1 6L6 11.1L0.9 6Z", width=1.5),)),
    "target": (12, (Stroke("M1 6L11 6M1 2.5L1 9.5M11 2.5L11 9.5"),)),
    "target_foot": (16, (Stroke("M1 10L15 10", width=2), Stroke("M8 10L8 1.5", width=1.4))),
    "discrepancy": (
        12,
        (_box(0.5, filled=True, width=0), Stroke("M3 4.6L9 4.6M3 7.4L9 7.4M8 2.6L4 9.4", ground=True, width=1.15)),
    ),
    "column_hollow": (12, (_box(1.2, width=1.6),)),
    "column_half": (12, (_box(1.2, filled=True, width=1.6, opacity=0.45), _box(1.2, width=1.6))),
    "column_full": (12, (_box(0.8, filled=True, width=0),)),
    "over": (12, (Stroke("M2.5 8L6 4L9.5 8", width=1.6),)),
    "nearly": (12, (Stroke("M2.5 4L6 8L9.5 4", width=1.6),)),
    "break": (12, (Stroke("M1.5 11L6 1M6 11L10.5 1", width=1.5),)),
    "line": (26, (Stroke("M0 6L26 6", width=2.25),)),
    "dashed": (26, (Stroke("M0 6L26 6", width=2.25, dash="5px,4px"),)),
    "dotted": (26, (Stroke("M0 6L26 6", width=2.25, dash="2px,3px"),)),
    "hairline": (26, (Stroke("M0 6L26 6", width=1.25, dash="1px,4px"),)),
    "ghost": (26, (Stroke("M0 6L26 6", width=1.5, dash="7px,3px,1px,3px"),)),
    "hatched": (16, (Stroke("M1 11L11 1M6 11L15 2M1 6L6 1M11 11L15 7", width=1),)),
}
"""Name -> width of the grid (its height is 12) and strokes."""


def svg(name: str, size: int = 12) -> str:
    """Return a mark as an inline SVG in ``currentColor``, hidden from screen readers: words stand beside it."""
    width, strokes = MARKS[name]
    body = "".join(_svg_stroke(stroke) for stroke in strokes)
    return (
        f'<svg class="mark" width="{width * size / 12:g}" height="{size}" viewBox="0 0 {width} 12" '
        f'aria-hidden="true">{body}</svg>'
    )


def _svg_stroke(stroke: Stroke) -> str:
    paint = "var(--surface)" if stroke.ground else "currentColor"
    fill = f'fill="{paint}" fill-opacity="{stroke.opacity:g}"' if stroke.filled else 'fill="none"'
    line = f' stroke="{paint}" stroke-width="{stroke.width:g}"' if stroke.width and stroke.opacity == 1 else ""
    dash = f' stroke-dasharray="{stroke.dash.replace("px", "").replace(",", " ")}"' if stroke.dash else ""
    return f'<path d="{stroke.path}" {fill}{line}{dash}/>'
