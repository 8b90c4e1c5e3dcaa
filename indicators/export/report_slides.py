"""The file of a report as slides: a cover, prose in large letters, a slide an exhibit, tables of sources at the end."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Pt

from indicators.export.deck import deck_bytes, new_deck
from indicators.export.file_name import slug
from indicators.export.house_style import cover_layout, title_layout
from indicators.export.office_file import THEME_COLOURS
from indicators.export.report_document import Exhibit, Grid, House, Prose, ReportDocument
from indicators.export.report_pages import captioned
from indicators.export.slide_grid import add_grid
from indicators.export.slide_text import Box, Look, add_text, height_of, lines, set_text, unstyled
from indicators.export.slides import FOOT, MEDIA_TYPE, SIDE, TOP, add_slides
from indicators.export.typefaces import INK, INK_2, INK_3, SERIF
from indicators.i18n import translate
from indicators.model.chart import Artifact

COVER, COVER_LINE, HEADING = Look(36, INK, bold=True, face=SERIF), Look(18, INK_2), Look(26, INK, bold=True, face=SERIF)
PROSE, PROSE_GAP = Look(20, INK, face=SERIF), 14
NUMBER = Look(10, INK_3, right=True)
BAND = 91440
LOW = 40000
"""How far above the lower edge a slide's number stands, in English metric units."""

LOGO_HIGH, LOGO_WIDE = 0.11, 0.3
"""The largest a logo becomes, as shares of the slide."""


def report_pptx(documents: Sequence[ReportDocument], house: House) -> Artifact:
    """Return a report as a deck, one language after the other; the same report gives the same bytes."""
    first = documents[0]
    deck = _emptied(house.template) if house.template else new_deck()
    for document in documents:
        _add_cover(deck, document, house)
        for part in (*document.parts, *document.back):
            if isinstance(part, Prose):
                _add_prose(deck, part, document)
            elif isinstance(part, Grid):
                _add_grid(deck, part, document)
            else:
                _add_exhibit(deck, part)
    _number(deck, first.lang)
    content = deck_bytes(deck, first.as_of, first.lang, first.title, first.line, first.identifier)
    return Artifact(f"{slug(first.title) or 'report'}_{first.as_of.isoformat()}.pptx", MEDIA_TYPE, content)


def _emptied(template: bytes) -> Any:
    """Return a house template without the slides that it shows itself with."""
    deck = Presentation(io.BytesIO(template))
    listed = deck.slides._sldIdLst
    for slide in list(listed):
        deck.part.drop_rel(slide.rId)
        listed.remove(slide)
    return deck


def _add_cover(deck: Any, document: ReportDocument, house: House) -> None:
    slide = deck.slides.add_slide(cover_layout(deck) or deck.slide_layouts[0])
    places = sorted(slide.placeholders, key=lambda place: place.placeholder_format.idx)
    texts = ((document.title, COVER), (document.line, COVER_LINE))
    if not house.template:
        _add_band(deck, slide)
    if house.template:
        for place, (text, _) in zip(places, texts, strict=False):
            place.text_frame.text = text
    else:
        _set_cover(deck, places, texts, document.lang)
    for place in places[len(texts) :]:
        place._element.getparent().remove(place._element)
    if house.logo:
        _add_logo(deck, slide, house.logo)


def _add_band(deck: Any, slide: Any) -> None:
    """Add the blue line over the cover, as over every page of the product."""
    band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(0), Emu(0), deck.slide_width, Emu(BAND))
    band.fill.solid()
    band.fill.fore_color.rgb = RGBColor.from_string(THEME_COLOURS["accent1"])
    band.line.fill.background()
    band.name = "Band"
    unstyled(band)


def _set_cover(deck: Any, places: Sequence[Any], texts: Sequence[tuple[str, Look]], lang: str) -> None:
    wide, high = deck.slide_width, deck.slide_height
    left, width = round(wide * 0.08), round(wide * 0.84)
    top = round(high * 0.36)
    for place, (text, look) in zip(places, texts, strict=False):
        tall = height_of(text, look, width)
        place.left, place.top, place.width, place.height = Emu(left), Emu(top), Emu(width), Emu(tall)
        set_text(place, [(text, look)], lang)
        top += tall + round(high * 0.03)


def _add_logo(deck: Any, slide: Any, logo: bytes) -> None:
    wide, high = deck.slide_width, deck.slide_height
    picture = slide.shapes.add_picture(io.BytesIO(logo), Emu(round(wide * 0.08)), Emu(round(high * 0.1)))
    share = min(high * LOGO_HIGH / picture.height, wide * LOGO_WIDE / picture.width)
    picture.width, picture.height = Emu(round(picture.width * share)), Emu(round(picture.height * share))
    picture.name = "Logo"


def _add_prose(deck: Any, part: Prose, document: ReportDocument) -> None:
    heading = part.heading or translate(document.lang, "report.slide.prose")
    gap = PROSE_GAP * 12700
    box = _room(deck)
    page: list[str] = []
    used = 0
    for text in part.paragraphs:
        tall = height_of(text, PROSE, box.width) + gap
        if page and used + tall > box.height:
            _prose_slide(deck, heading, page, document.lang)
            page, used = [], 0
        page.append(text)
        used += tall
    _prose_slide(deck, heading, page, document.lang)


def _prose_slide(deck: Any, heading: str, texts: Sequence[str], lang: str) -> None:
    slide, box = _titled(deck, heading, lang), _room(deck)
    shape = add_text(slide, box, [(text, PROSE) for text in texts], lang, "Text")
    for paragraph in shape.text_frame.paragraphs:
        paragraph.space_after, paragraph.line_spacing = Pt(PROSE_GAP), 1.15


def _add_exhibit(deck: Any, part: Exhibit) -> None:
    add_slides(deck, captioned(part, as_table=part.as_table))


def _add_grid(deck: Any, grid: Grid, document: ReportDocument) -> None:
    box, rest = _room(deck), list(grid.rows)
    while True:
        slide = _titled(deck, grid.heading, document.lang)
        rest = add_grid(slide, grid, rest, box, document.lang)
        if not rest:
            return


def _titled(deck: Any, heading: str, lang: str) -> Any:
    slide = deck.slides.add_slide(title_layout(deck) or deck.slide_layouts[-1])
    wide, high = deck.slide_width, deck.slide_height
    box = Box(round(wide * SIDE), round(high * TOP), round(wide * (1 - 2 * SIDE)), lines(1, HEADING))
    shape = slide.shapes.title
    if shape is None:
        add_text(slide, box, [(heading, HEADING)], lang, "Title")
    else:
        shape.left, shape.top, shape.width, shape.height = (Emu(n) for n in (box.left, box.top, box.width, box.height))
        set_text(shape, [(heading, HEADING)], lang)
    return slide


def _room(deck: Any) -> Box:
    """Return the place under a heading of one line."""
    wide, high = deck.slide_width, deck.slide_height
    top = round(high * TOP) + lines(1, HEADING) + round(high * 0.035)
    return Box(round(wide * SIDE), top, round(wide * (1 - 2 * SIDE)), round(high * (1 - FOOT)) - top)


def _number(deck: Any, lang: str) -> None:
    """Number the slides below their foot."""
    wide, high = deck.slide_width, deck.slide_height
    total = len(deck.slides)
    for n, slide in enumerate(deck.slides, 1):
        width, tall = round(wide * 0.2), lines(1, NUMBER)
        box = Box(round(wide * (1 - SIDE)) - width, high - tall - LOW, width, tall)
        if n > 1:
            add_text(slide, box, [(f"{n} / {total}", NUMBER)], lang, "Number")
