"""The key of a chart on a slide: small shapes of its own, editable like everything else, each before its words."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Emu, Pt

from indicators.export.document import Document, Key
from indicators.export.slide_text import EMU_A_POINT, LINE_HEIGHT, Box, Look, add_text, unstyled
from indicators.export.status_marks import tint
from indicators.export.typefaces import INK_2, PAPER, QUIET

WORDS = Look(12, INK_2)
KEY_HEIGHT = round(WORDS.size * LINE_HEIGHT * EMU_A_POINT)
LETTER, AFTER_MARK, BETWEEN = 0.48, 5, 12
_SHAPES = {
    "estimate": (MSO_SHAPE.OVAL, 0.0), "preliminary": (MSO_SHAPE.OVAL, 0.45), "official": (MSO_SHAPE.OVAL, 1.0),
    "derived": (MSO_SHAPE.RECTANGLE, 0.0), "derived_among": (MSO_SHAPE.RECTANGLE, 0.0),
    "projection": (MSO_SHAPE.DIAMOND, 0.0), "column_full": (MSO_SHAPE.RECTANGLE, 1.0),
    "column_half": (MSO_SHAPE.RECTANGLE, 0.45), "column_hollow": (MSO_SHAPE.RECTANGLE, 0.0),
}  # fmt: skip
_LINES = {
    "dashed": MSO_LINE_DASH_STYLE.DASH, "dotted": MSO_LINE_DASH_STYLE.ROUND_DOT,
    "hairline": MSO_LINE_DASH_STYLE.ROUND_DOT, "line": MSO_LINE_DASH_STYLE.SOLID,
}  # fmt: skip
NATIVE = {*_SHAPES, *_LINES, "hatched"}
"""Marks that have a like in native charts; what is told by other marks on the pages stands in the notes."""


def add_key(slide: Any, document: Document, box: Box) -> int:
    """Set the key in rows from the top of ``box``; return how high it is."""
    x, top = 0, box.top
    for item in (one for one in document.key if one.mark in NATIVE):
        mark = (22 if item.mark in _LINES else 10) * EMU_A_POINT
        words = round(len(item.words) * WORDS.size * LETTER * EMU_A_POINT) + 8 * EMU_A_POINT
        width = mark + AFTER_MARK * EMU_A_POINT + words
        if x and x + width > box.width:
            x, top = 0, top + KEY_HEIGHT
        _add_mark(slide, item, box.left + x, top + (KEY_HEIGHT - 10 * EMU_A_POINT) // 2, mark)
        at = box.left + x + mark + AFTER_MARK * EMU_A_POINT
        add_text(slide, Box(at, top, words, KEY_HEIGHT), [(item.words, WORDS)], document.lang, "Key")
        x += width + BETWEEN * EMU_A_POINT
    return top + KEY_HEIGHT - box.top if x else 0


def _add_mark(slide: Any, item: Key, left: int, top: int, width: int) -> None:
    size, colour = 10 * EMU_A_POINT, RGBColor.from_string(item.colour)
    if item.mark in _LINES:
        middle = top + size // 2
        line = slide.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, Emu(left), Emu(middle), Emu(left + width), Emu(middle)
        )
        line.line.color.rgb, line.line.dash_style = colour, _LINES[item.mark]
        line.line.width = Pt(1 if item.mark == "hairline" else 1.75)
        line.name = "Key mark"
        unstyled(line)
        return
    form, share = _SHAPES.get(item.mark, (MSO_SHAPE.RECTANGLE, 0.0))
    shape = slide.shapes.add_shape(form, Emu(left), Emu(top), Emu(size), Emu(size))
    shape.name = "Key mark"
    unstyled(shape)
    shape.line.color.rgb, shape.line.width = colour, Pt(1.25)
    if item.mark == "hatched":
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = RGBColor.from_string(QUIET), RGBColor.from_string(PAPER)
        return
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(tint(item.colour, share) if share < 1 else item.colour)
