"""A deck of our own: sixteen to nine, with the palette and typefaces of the pages; and any deck as bytes."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as REL
from pptx.util import Emu

from indicators.export.office_file import describe, packed, themed
from indicators.export.office_parts import deck_parts

WIDE, HIGH = 12192000, 6858000
"""A slide of sixteen to nine, in English metric units."""

LAYOUTS = ("Title Slide", "Title and Content", "Section Header", "Two Content", "Title Only", "Blank")
"""Those of the library's template that stay: each is read and written with every deck."""

_OLD_WIDE = 9144000


def new_deck() -> Any:
    """Return an empty deck (``pptx.presentation.Presentation``) in house style."""
    return Presentation(io.BytesIO(_empty_deck()))


@cache
def _empty_deck() -> bytes:
    """Return the bytes of such a deck, which are quicker to read than to make."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDE), Emu(HIGH)
    master = deck.slide_masters[0]
    for place in (master, *master.slide_layouts):
        for shape in place.shapes:
            if shape.element.spPr is not None and shape.element.spPr.find(f".//{_A}xfrm") is not None:
                shape.left, shape.width = Emu(shape.left * WIDE // _OLD_WIDE), Emu(shape.width * WIDE // _OLD_WIDE)
    for layout in [one for one in deck.slide_layouts if one.name not in LAYOUTS]:
        deck.slide_layouts.remove(layout)
    theme = master.part.part_related_by(REL.THEME)
    theme._blob = themed(theme.blob)
    _drop_picture(deck)
    deck.notes_master  # noqa: B018 (made when first asked for; every slide has notes)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def deck_bytes(deck: Any, day: date, lang: str, title: str = "", subject: str = "", identifier: str = "") -> bytes:
    """Return a deck as a file dated ``day``; the same slides give the same bytes."""
    describe(deck.core_properties, title, subject, lang, day, identifier)
    return packed(deck_parts(deck.part.package))


def _drop_picture(deck: Any) -> None:
    """Take away the picture of the empty deck that the library's own template carries."""
    package = deck.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype == REL.THUMBNAIL:
            package._rels.pop(key)
