"""Status in native charts, as far as these can say it: hollow, half, solid; lines towards estimates are dashed."""

from __future__ import annotations

from typing import Any

from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

POINT = 12700
"""English metric units in a typographic point, the measure of line widths."""

SHAPES = ("circle", "square", "diamond", "triangle", "triangle", "plus")
_ALONE = {"D": "square", "F": "diamond"}
PRELIMINARY_SHARE, HOLLOW_SHARE = 0.45, 0.18
THICK, THIN, OUTLINE = 2.25, 1.25, 1.5


def tint(colour: str, share: float = PRELIMINARY_SHARE) -> str:
    """Return the colour that a share of ``colour`` over white looks like."""
    parts = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    return "".join(f"{round(part * share + 255 * (1 - share)):02X}" for part in parts)


def stroke(colour: str, width: float, dash: str | None = None) -> LineProperties:
    """Return a line of a colour and a width in points."""
    line = LineProperties(solidFill=colour, w=int(width * POINT))
    if dash:
        line.prstDash = dash
    return line


def column_look(status: str, colour: str) -> GraphicalProperties:
    """Return the fill of a column by its status within a full outline."""
    fill = {"A": colour, "P": tint(colour)}.get(status)
    look = GraphicalProperties(solidFill=fill) if fill else GraphicalProperties(noFill=True)
    look.line = stroke(colour, OUTLINE)
    return look


def column_point(n: int, status: str, colour: str) -> DataPoint:
    """Return one column of a series by its status."""
    return DataPoint(idx=n, invertIfNegative=False, spPr=column_look(status, colour))


def mark(status: str, colour: str, size: int, *, shape: str = "") -> Marker:
    """Return the mark of a point by its status; alone (without ``shape``) derived is a square, forecast a diamond.

    A hollow one keeps a breath of colour, for programs that draw no outline.
    """
    fills = {"A": colour, "P": tint(colour)}
    paint = GraphicalProperties(solidFill=fills.get(status, tint(colour, HOLLOW_SHARE)))
    paint.line = stroke(colour, OUTLINE)
    form: Any = shape or _ALONE.get(status, "circle")
    return Marker(symbol=form, size=size, spPr=paint)


def stroke_to(status: str, colour: str, width: float) -> LineProperties:
    """Return the line that leads to a point: dashed to an estimate, dotted to a projection."""
    return stroke(colour, width, {"E": "sysDash", "F": "sysDot"}.get(status))
