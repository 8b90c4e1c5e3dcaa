"""Texts on slides: runs with language, typeface and colour, in boxes without margins."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from indicators.export.safe_text import printable
from indicators.export.typefaces import INK, LOCALES, SANS, SERIF, Typeface

EMU_A_POINT = 12700
LINE_HEIGHT = 1.3
"""Vietnamese letters carry two marks."""

LETTER = {SANS.name: 0.54, SERIF.name: 0.58}
"""Width of a letter as a share of its size in the widest of the faces that may stand in."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is set; ``size`` in points."""

    size: float
    colour: str = INK
    bold: bool = False
    face: Typeface = SANS
    right: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide in English metric units."""

    left: int
    top: int
    width: int
    height: int


def height_of(text: str, look: Look, width: int) -> int:
    """Return how high a text will be in a box of this width, in English metric units."""
    letters = width / (look.size * EMU_A_POINT * LETTER[look.face.name])
    return lines(max(math.ceil(len(text) / max(letters, 1)), 1), look)


def width_of(text: str, look: Look) -> int:
    """Return how wide a text is on one line, in English metric units."""
    return round(len(text) * look.size * EMU_A_POINT * LETTER[look.face.name])


def lines(count: int, look: Look) -> int:
    """Return how high so many lines are, in English metric units."""
    return round(count * look.size * LINE_HEIGHT * EMU_A_POINT)


def set_text(shape: Any, texts: list[tuple[str, Look]], lang: str, *, bottom: bool = False) -> None:
    """Fill a shape with one paragraph a text; ``bottom``: they stand on its lower edge."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if bottom else MSO_ANCHOR.TOP
    for n, (text, look) in enumerate(texts):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if look.right else PP_ALIGN.LEFT
        paragraph.line_spacing, paragraph.space_before, paragraph.space_after = 1.0, Pt(0), Pt(0)
        add_run(paragraph, text, look, lang)


def add_run(paragraph: Any, text: str, look: Look, lang: str) -> None:
    """Add a run to a paragraph of a slide, a table or the notes."""
    run = paragraph.add_run()
    run.text = printable(text)
    font = run.font
    font.size, font.bold = Pt(look.size), look.bold
    font.color.rgb = RGBColor.from_string(look.colour)
    properties = run._r.get_or_add_rPr()
    properties.set("lang", LOCALES[lang])
    font.name = look.face.name
    latin = properties.find("{http://schemas.openxmlformats.org/drawingml/2006/main}latin")
    latin.set("panose", look.face.panose)
    latin.set("pitchFamily", str(look.face.pitch))


def unstyled(shape: Any) -> None:
    """Take away the style of the theme, which would add a shadow and an effect of its own."""
    style = shape._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}style")
    if style is not None:
        shape._element.remove(style)


def add_text(slide: Any, box: Box, texts: list[tuple[str, Look]], lang: str, name: str, *, bottom: bool = False) -> Any:
    """Add a box of texts to a slide; ``name`` is what assistive programs and the list of objects call it."""
    shape = slide.shapes.add_textbox(Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height))
    shape.name = name
    set_text(shape, texts, lang, bottom=bottom)
    return shape
