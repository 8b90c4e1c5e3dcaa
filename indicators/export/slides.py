"""Slides: a chart with everything that belongs to it as real text, its native chart editable, its notes beneath.

``add_slides`` puts a document on new slides of any deck (a long table on several); ``place_charts`` only its charts or
its table into a box of a slide that somebody else lays out.
"""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.parts.chart import ChartPart
from pptx.util import Emu, Pt

from indicators.export.chart_book import embedded_book
from indicators.export.chart_part import NativeChart, chart_part
from indicators.export.deck import deck_bytes, new_deck
from indicators.export.document import Document
from indicators.export.file_name import file_stem
from indicators.export.house_style import title_layout
from indicators.export.safe_text import printable
from indicators.export.slide_key import KEY_HEIGHT, add_key
from indicators.export.slide_table import ROWS_A_SLIDE, add_table
from indicators.export.slide_text import Box, Look, add_run, add_text, height_of, lines, set_text, unstyled, width_of
from indicators.export.typefaces import DISCREPANCY, INK, INK_2, INK_3, LINE, SERIF
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.model.chart import Artifact

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
EMU_A_CM = 360000
SIDE, TOP, FOOT = 0.045, 0.052, 0.045
"""Margins as shares of the slide's width and height."""

TITLES = tuple(Look(size, INK, bold=True, face=SERIF) for size in (26, 22, 18))
"""The largest of these is taken in which the title has at most two lines."""

CAPITALS = 1.3
"""How much wider than other letters those of an id are."""
AIR = 101600
"""What a short id has more, in English metric units: few letters are no average."""
MOST_OF_FOOT = 0.5
"""How much of the last line an id may take; a longer one goes on in a second line."""
MOST_TITLE_LINES = 2
SUBTITLE = Look(15, INK_2)
NOTE, SERIOUS, SOURCE = Look(12, INK_2), Look(12, DISCREPANCY), Look(11, INK_3)
MOST_NOTES, FEW_NOTES = 0.2, 0.11
"""Shares of the slide's height for notes, and beside tables or several charts; the speaker's notes have them all."""

BETWEEN = 0.012
SIDE_BY_SIDE, WIDE_BOX = 3, 1.5


def pptx(document: Document) -> Artifact:
    """Return a chart as a deck of one slide, or of several for a long table."""
    deck, data = new_deck(), document.data
    add_slides(deck, document)
    content = deck_bytes(deck, data.as_of, document.lang, document.title, document.subtitle, document.chart_id)
    return Artifact(f"{file_stem(data, document.lang)}.pptx", MEDIA_TYPE, content)


def add_slides(deck: Any, document: Document) -> tuple[Any, ...]:
    """Add a document to the end of a deck and return its slides: title, subtitle, key, chart, notes, source, id."""
    pages = [document.rows[i : i + ROWS_A_SLIDE] for i in range(0, len(document.rows), ROWS_A_SLIDE)] or [()]
    drawn = embedded_book(document)
    if drawn[0]:
        return (_add_slide(deck, document, drawn, 0, 1),)
    return tuple(_add_slide(deck, document, drawn, n, len(pages)) for n in range(len(pages)))


def place_charts(
    slide: Any, document: Document, box: Box, drawn: tuple[list[NativeChart], bytes] | None = None, page: int = 0
) -> None:
    """Put the native charts of a document into a box of a slide, or its table where its kind has none."""
    charts, book = drawn or embedded_book(document)
    if not charts:
        rows = document.rows[page * ROWS_A_SLIDE : (page + 1) * ROWS_A_SLIDE]
        add_table(slide, document, rows, box)
        return
    for n, (native, place) in enumerate(zip(charts, _grid(box, len(charts)), strict=True)):
        _add_chart(slide, document, native, book, place, n)


def _grid(box: Box, count: int) -> list[Box]:
    """Return places for charts: up to three side by side, more in rows; one above the other where the box is high."""
    beside = next((most for least, most in ((10, 4), (5, 3), (4, 2)) if count >= least), count)
    if box.width < box.height * WIDE_BOX:
        beside = min(beside, 1 if count <= SIDE_BY_SIDE else 2)
    down = -(-count // beside)
    wide, high = box.width // beside, box.height // down
    return [Box(box.left + n % beside * wide, box.top + n // beside * high, wide, high) for n in range(count)]


def _add_slide(deck: Any, document: Document, drawn: Any, page: int, pages: int) -> Any:
    slide = deck.slides.add_slide(title_layout(deck) or deck.slide_layouts[-1])
    wide, high = deck.slide_width, deck.slide_height
    left, width, gap = round(wide * SIDE), round(wide * (1 - 2 * SIDE)), round(high * BETWEEN)
    title = f"{document.title} ({page + 1}/{pages})" if pages > 1 else document.title
    top = round(high * TOP)
    look = next((one for one in TITLES if height_of(title, one, width) <= lines(MOST_TITLE_LINES, one)), TITLES[-1])
    top = _add_title(slide, title, look, Box(left, top, width, height_of(title, look, width)), document.lang) + gap // 2
    room = height_of(document.subtitle, SUBTITLE, width)
    add_text(slide, Box(left, top, width, room), [(document.subtitle, SUBTITLE)], document.lang, "Subtitle")
    top += room + gap
    if document.key:
        top += add_key(slide, document, Box(left, top, width, KEY_HEIGHT)) + gap
    bottom = _add_foot(slide, document, Box(left, 0, width, high - round(high * FOOT)))
    share = MOST_NOTES if len(drawn[0]) == 1 else FEW_NOTES
    bottom = _add_notes(slide, document, Box(left, 0, width, bottom - gap), round(high * share)) - gap
    place_charts(slide, document, Box(left, top, width, max(bottom - top, high // 5)), drawn, page)
    _fill_speaker_notes(slide, document)
    return slide


def _add_title(slide: Any, title: str, look: Look, box: Box, lang: str) -> int:
    """Set the title into the slide's own placeholder, so that outlines and screen readers find it."""
    shape = slide.shapes.title
    if shape is None:
        add_text(slide, box, [(title, look)], lang, "Title")
    else:
        shape.left, shape.top, shape.width, shape.height = (Emu(n) for n in (box.left, box.top, box.width, box.height))
        set_text(shape, [(title, look)], lang, bottom=True)
    return box.top + box.height


def _add_foot(slide: Any, document: Document, box: Box) -> int:
    """Set source, status, as-of and id above the lower margin; return where they begin."""
    said = " · ".join(part for part in (document.statuses, document.as_of) if part)
    ends = min(round(width_of(document.chart_id, SOURCE) * CAPITALS) + AIR, round(box.width * MOST_OF_FOOT))
    source = height_of(document.source, SOURCE, box.width)
    line = max(height_of(said, SOURCE, box.width - ends), height_of(document.chart_id, SOURCE, ends))
    top = box.height - line
    add_text(slide, Box(box.left, top, box.width - ends, line), [(said, SOURCE)], document.lang, "Status", bottom=True)
    identity = [(document.chart_id, Look(SOURCE.size, SOURCE.colour, right=True))]
    add_text(slide, Box(box.left + box.width - ends, top, ends, line), identity, document.lang, "Id", bottom=True)
    top -= source
    add_text(
        slide, Box(box.left, top, box.width, source), [(document.source, SOURCE)], document.lang, "Source", bottom=True
    )
    top -= Pt(5)
    rule = slide.shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, Emu(box.left), Emu(top), Emu(box.left + box.width), Emu(top)
    )
    rule.line.color.rgb, rule.line.width = RGBColor.from_string(LINE), Pt(0.75)
    rule.name = "Rule"
    unstyled(rule)
    return int(top)


def _add_notes(slide: Any, document: Document, box: Box, most: int) -> int:
    """Set the notes that fit above the foot, disagreements first; return where they begin."""
    ordered = sorted(document.notes, key=lambda text: text not in document.serious)
    texts: list[tuple[str, Look]] = []
    used = 0
    for text in (*document.events, *ordered):
        look = SERIOUS if text in document.serious else NOTE
        high = height_of(text, look, box.width)
        if used + high > most:
            texts.append((translate(document.lang, "export.slide.more_notes"), NOTE))
            used += height_of(texts[-1][0], NOTE, box.width)
            break
        texts.append((text, look))
        used += high
    if not texts:
        return box.height
    add_text(slide, Box(box.left, box.height - used, box.width, used), texts, document.lang, "Notes", bottom=True)
    return box.height - used


def _add_chart(slide: Any, document: Document, native: NativeChart, book: bytes, box: Box, n: int) -> None:
    """Add a chart part with its workbook, and the frame that shows it, named and described."""
    package = slide.part.package
    size = 12 if box.width > 12 * EMU_A_CM else 10
    part = ChartPart.load(
        package.next_partname(ChartPart.partname_template),
        CONTENT_TYPE.DML_CHART,
        package,
        chart_part(native, document.lang, box.width / EMU_A_CM, box.height / EMU_A_CM, size),
    )
    part.chart_workbook.update_from_xlsx_blob(book)
    relation = slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    frame = slide.shapes._add_chart_graphicFrame(relation, Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height))
    about = frame.nvGraphicFramePr.cNvPr
    about.set("name", printable(" · ".join(part for part in (document.title, native.heading) if part)))
    about.set("descr", printable(document.alt if n == 0 else native.heading or document.alt))


def _fill_speaker_notes(slide: Any, document: Document) -> None:
    lang = document.lang
    rows = [
        document.title, document.subtitle, f"{translate(lang, 'export.label.unit')}: {document.unit}",
        document.statuses, document.source, document.as_of,
        f"{translate(lang, 'export.label.id')}: {document.chart_id}",
        f"{translate(lang, 'export.label.data_version')}: {document.data.store_version}",
        f"{translate(lang, 'export.label.made_on')}: {format_date(document.data.today)}",
        *document.notes, *document.events,
        *(f"{translate(lang, 'export.label.reuse')}: {text}" for text in document.terms),
        f"{translate(lang, 'export.label.alt')}: {document.alt}",
    ]  # fmt: skip
    frame = slide.notes_slide.notes_text_frame
    told = [text for text in rows if text]
    if frame is not None:
        look = Look(12, INK)
        for n, text in enumerate(told):
            add_run(frame.paragraphs[0] if n == 0 else frame.add_paragraph(), text, look, lang)
