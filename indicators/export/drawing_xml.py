"""The smallest pieces of drawings in office files as text: paint, strokes, typefaces, paragraphs."""

from __future__ import annotations

from functools import lru_cache

from indicators.export.safe_text import printable
from indicators.export.typefaces import INK_2, LOCALES, SANS

CHART_NS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
POINT = 12700
"""English metric units in a typographic point, the measure of line widths."""

NO_PAINT = "<a:noFill/>"
NO_STROKE = '<a:ln><a:noFill/><a:prstDash val="solid"/></a:ln>'
_FACES = "".join(
    f'<a:{script} typeface="{SANS.name}" panose="{SANS.panose}" pitchFamily="{SANS.pitch}" charset="0"/>'
    for script in ("latin", "ea", "cs")
)
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_QUOTED_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def escaped(text: str) -> str:
    """Return a text as the content of an element, without what XML cannot hold."""
    return printable(text).translate(_SIGNS)


def quoted(text: str) -> str:
    """Return a text as the value of an attribute in double quotes."""
    return printable(text).translate(_QUOTED_SIGNS)


def paint(colour: str) -> str:
    """Return a fill of one colour, RRGGBB."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


@lru_cache(maxsize=256)
def stroke(colour: str, width: float, dash: str = "solid") -> str:
    """Return a line of a colour and a width in points."""
    return f'<a:ln w="{int(width * POINT)}">{paint(colour)}<a:prstDash val="{dash}"/></a:ln>'


def look(*painted: str) -> str:
    """Return the look of a part of a chart: its fill, its stroke."""
    return f"<spPr>{''.join(painted)}</spPr>" if any(painted) else ""


@lru_cache(maxsize=256)
def text_properties(lang: str, size: float, colour: str = INK_2, *, bold: bool = False) -> str:
    """Return how the texts of a part of a chart are set; ``size`` in points."""
    return (
        f'<txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}" b="{int(bold)}">{paint(colour)}{_FACES}'
        f'</a:defRPr></a:pPr><a:endParaRPr lang="{LOCALES[lang]}"/></a:p></txPr>'
    )


def rich_text(words: str, size: float, colour: str, lang: str, *, bold: bool) -> str:
    """Return one line of text in a chart, set in our typeface."""
    return (
        f'<tx><rich><a:bodyPr/><a:p><a:r><a:rPr lang="{LOCALES[lang]}" sz="{round(size * 100)}" b="{int(bold)}">'
        f"{paint(colour)}{_FACES}</a:rPr><a:t>{escaped(words)}</a:t></a:r></a:p></rich></tx>"
    )
