"""Status in native charts, as far as these can say it: hollow, half, solid; lines towards estimates are dashed.

Everything here is a piece of a chart part as text.
"""

from __future__ import annotations

from functools import lru_cache

from indicators.export.drawing_xml import NO_PAINT, look, paint, stroke

SHAPES = ("circle", "square", "diamond", "triangle", "triangle", "plus")
_ALONE = {"D": "square", "F": "diamond"}
PRELIMINARY_SHARE, HOLLOW_SHARE = 0.45, 0.18
THICK, THIN, OUTLINE = 2.25, 1.25, 1.5
NO_MARK = '<marker><symbol val="none"/></marker>'


def tint(colour: str, share: float = PRELIMINARY_SHARE) -> str:
    """Return the colour that a share of ``colour`` over white looks like."""
    parts = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    return "".join(f"{round(part * share + 255 * (1 - share)):02X}" for part in parts)


@lru_cache(maxsize=256)
def column_look(status: str, colour: str) -> str:
    """Return the fill of a column by its status within a full outline."""
    fill = {"A": colour, "P": tint(colour)}.get(status)
    return look(paint(fill) if fill else NO_PAINT, stroke(colour, OUTLINE))


def column_point(n: int, status: str, colour: str) -> str:
    """Return one column of a series by its status."""
    return f'<dPt><idx val="{n}"/><invertIfNegative val="0"/>{column_look(status, colour)}</dPt>'


def marked_point(n: int, shown: str) -> str:
    """Return one point of a series with the mark ``shown``."""
    return f'<dPt><idx val="{n}"/>{shown}</dPt>'


@lru_cache(maxsize=512)
def mark(status: str, colour: str, size: int, *, shape: str = "") -> str:
    """Return the mark of a point by its status; alone (without ``shape``) derived is a square, forecast a diamond.

    A hollow one keeps a breath of colour, for programs that draw no outline.
    """
    fill = {"A": colour, "P": tint(colour)}.get(status, tint(colour, HOLLOW_SHARE))
    form = shape or _ALONE.get(status, "circle")
    return f'<marker><symbol val="{form}"/><size val="{size}"/>{look(paint(fill), stroke(colour, OUTLINE))}</marker>'


def stroke_to(status: str, colour: str, width: float) -> str:
    """Return the line that leads to a point: dashed to an estimate, dotted to a projection."""
    return stroke(colour, width, {"E": "sysDash", "F": "sysDot"}.get(status, "solid"))
