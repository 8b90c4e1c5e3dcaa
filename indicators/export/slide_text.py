"""Texts on slides: runs with language, typeface and colour, in boxes without margins."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from pptx.oxml import parse_xml
from pptx.util import Emu

from indicators.export.drawing_xml import DRAWING_NS, escaped, paint
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
    body = shape.text_frame._txBody
    for name, value in (("wrap", "square"), ("anchor", "b" if bottom else "t")):
        body.bodyPr.set(name, value)
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.bodyPr.set(side, "0")
    for paragraph in list(body.p_lst):
        body.remove(paragraph)
    for text, look in texts:
        body.append(_parsed(f"<a:p {_SPACE}>{_SET[look.right]}{_run(text, look, lang)}</a:p>"))


def add_run(paragraph: Any, text: str, look: Look, lang: str) -> None:
    """Add a run to a paragraph of a slide, a table or the notes."""
    run, element = _parsed(_run(text, look, lang, _SPACE)), paragraph._p
    end = element.find(f"{_A}endParaRPr")
    if end is None:
        element.append(run)
    else:
        end.addprevious(run)


_A = f"{{{DRAWING_NS}}}"
_SPACE = f'xmlns:a="{DRAWING_NS}"'
_SET = {
    right: f'<a:pPr algn="{side}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    '<a:spcAft><a:spcPts val="0"/></a:spcAft></a:pPr>'
    for right, side in ((False, "l"), (True, "r"))
}
_parsed = cast(Callable[[str], Any], parse_xml)


def _run(text: str, look: Look, lang: str, space: str = "") -> str:
    face = look.face
    return (
        f'<a:r {space}><a:rPr lang="{LOCALES[lang]}" sz="{round(look.size * 100)}" b="{int(look.bold)}">'
        f'{paint(look.colour)}<a:latin typeface="{face.name}" panose="{face.panose}" pitchFamily="{face.pitch}"/>'
        f"</a:rPr><a:t>{escaped(text)}</a:t></a:r>"
    )


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
