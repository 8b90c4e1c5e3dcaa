"""The file of a report as a text document: title, prose, numbered charts and tables, sources, page numbers.

Charts are the native ones of ``pages``; in a house template the whole comes to stand in its place, and headings, faces
and margins are the template's.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from indicators.export.document import Document
from indicators.export.file_name import slug
from indicators.export.house_style import TITLE, place_of
from indicators.export.pages import MEDIA_TYPE, add_chart, add_run, add_words, place_chart
from indicators.export.paper import TEXT_CM, add_styles, new_paper, paper_bytes, set_face
from indicators.export.report_document import Exhibit, Grid, House, Part, Prose, ReportDocument
from indicators.export.report_grid import add_grid, plain_table
from indicators.export.typefaces import INK, INK_2, INK_3, SANS, SERIF, Typeface
from indicators.model.chart import Artifact, ChartKind
from indicators.model.report import Template

STYLES: tuple[tuple[str, Typeface, float, str, bool, float, float, float], ...] = (
    ("Report Line", SANS, 9.5, INK_3, False, 0, 2, 1.0),
    ("Report Title", SERIF, 22, INK, True, 0, 8, 1.1),
    ("Report Heading", SERIF, 14, INK, True, 16, 4, 1.1),
    ("Report Text", SERIF, 11.5, INK, False, 0, 7, 1.35),
    ("Report Short Text", SERIF, 10.5, INK, False, 0, 4, 1.2),
    ("Report Small Title", SERIF, 11, INK, True, 3, 0, 1.0),
    ("Report Small", SANS, 8.5, INK_3, False, 0, 2, 1.0),
    ("Report Aside", SANS, 9.5, INK, False, 1.5, 1.5, 1.0),
    ("Report Foot", SANS, 8.5, INK_3, False, 0, 0, 1.0),
)
"""Name, face, points, colour, bold, space before and after, height of a line; a house template's own are kept."""

KEPT_WITH_NEXT = {"Report Line", "Report Title", "Report Heading", "Report Small Title"}
HIGH = 0.44
"""Height of a chart as a share of its width: two charts with their notes stand on a page."""

SHORT_SIDE_CM, SHORT_TOP_CM = 1.9, 1.5
"""Margins of a fact sheet, which has to do with one page."""

LOGO_HIGH_CM, LOGO_WIDE_CM = 1.4, 5.0
EMU_A_CM = 360000
BESIDE = 2


def report_docx(documents: Sequence[ReportDocument], house: House) -> Artifact:
    """Return a report as a text document, one language after the other; the same report gives the same bytes."""
    first = documents[0]
    paper = docx.Document(io.BytesIO(house.template)) if house.template else new_paper(first.lang)
    _add_styles(paper)
    if first.template is Template.FACT_SHEET and not house.template:
        _set_short(paper)
    place = place_of(paper)
    kept = len(paper.element.body)
    for n, document in enumerate(documents):
        if n:
            paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _add_report(paper, document, house, own_title=not _titled(paper, document.title))
    if place is not None:
        _move_to(paper, place, kept)
    elif not house.template:
        _add_foot(paper, first)
    content = paper_bytes(paper, first.as_of, first.lang, first.title, first.line, first.identifier)
    return Artifact(f"{slug(first.title) or 'report'}_{first.as_of.isoformat()}.docx", MEDIA_TYPE, content)


def text_width(paper: Any) -> float:
    """Return how wide the text of a document is, in centimetres."""
    section = paper.sections[-1]
    wide = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return wide / EMU_A_CM if wide > 0 else TEXT_CM


def _set_short(paper: Any) -> None:
    section = paper.sections[0]
    section.left_margin = section.right_margin = Cm(SHORT_SIDE_CM)
    section.top_margin = section.bottom_margin = Cm(SHORT_TOP_CM)
    section.footer_distance = Cm(0.8)
    paper.styles["Report Title"].font.size = Pt(18)


def _add_report(paper: Any, document: ReportDocument, house: House, *, own_title: bool) -> None:
    lang, short = document.lang, document.template is Template.FACT_SHEET
    if house.logo and not house.template:
        _add_logo(paper, house.logo)
    if own_title:
        add_words(paper, document.line, "Report Line", lang)
        add_words(paper, document.title, "Report Title", lang)
    if short:
        _add_short(paper, document)
        return
    for part in (*document.parts, *document.back):
        _add_part(paper, part, document)


def _add_part(paper: Any, part: Part, document: ReportDocument) -> None:
    if isinstance(part, Prose):
        _add_prose(paper, part, document.lang, "Report Text")
    elif isinstance(part, Grid):
        add_words(paper, part.heading, "Report Heading", document.lang)
        add_grid(paper, part, text_width(paper), document.lang)
    else:
        _add_exhibit(paper, captioned(part, as_table=part.as_table))


def _add_exhibit(paper: Any, document: Document) -> None:
    """Add a chart or table; its caption, notes and source stay with it on one page."""
    before = len(paper.paragraphs)
    add_chart(paper, document, text_width(paper), HIGH)
    for paragraph in paper.paragraphs[before:-1]:
        paragraph.paragraph_format.keep_with_next = True


def captioned(part: Exhibit, *, as_table: bool) -> Document:
    """Return the document of an exhibit with its number in the title; a table is drawn by its figures alone."""
    document = replace(part.document, title=f"{part.label}. {part.document.title}")
    if not as_table:
        return document
    data = replace(document.data, spec=replace(document.data.spec, kind=ChartKind.TABLE))
    return replace(document, data=data, lines=(), pieces=(), key=())


def _add_prose(paper: Any, part: Prose, lang: str, style: str) -> None:
    if part.heading:
        add_words(paper, part.heading, "Report Heading", lang)
    for text in part.paragraphs:
        add_words(paper, text, style, lang)


def _add_short(paper: Any, document: ReportDocument) -> None:
    """Add a fact sheet: short texts, exhibits two beside each other, sources in one small table."""
    shown = [part for part in document.parts if isinstance(part, Exhibit)]
    for part in document.parts:
        if isinstance(part, Prose):
            _add_prose(paper, part, document.lang, "Report Short Text")
    for at in range(0, len(shown), BESIDE):
        _add_beside(paper, shown[at : at + BESIDE], document.lang)
    for part in (*document.parts, *document.back):
        if isinstance(part, Grid):
            add_words(paper, part.heading, "Report Small Title", document.lang)
            add_grid(paper, part, text_width(paper), document.lang, small=True)


def _add_beside(paper: Any, parts: Sequence[Exhibit], lang: str) -> None:
    wide = text_width(paper) / BESIDE
    table = plain_table(paper, 1, BESIDE, [wide] * BESIDE)
    for cell, part in zip(table.rows[0].cells, parts, strict=False):
        document = captioned(part, as_table=part.as_table)
        corner = _Corner(paper, cell)
        add_words(corner, document.title, "Report Small Title", lang)
        add_words(corner, document.subtitle, "Report Small", lang)
        place_chart(corner, document, wide - 0.3)
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)
        if cell.tables and cell._tc[-1].tag == qn("w:tbl"):
            cell.add_paragraph()


class _Corner:
    """A cell of a table to which parts of pages are added as to a document."""

    def __init__(self, paper: Any, cell: Any) -> None:
        self.part, self.styles, self.element, self._cell = paper.part, paper.styles, paper.element, cell

    def add_paragraph(self, text: str = "", style: Any = None) -> Any:
        return self._cell.add_paragraph(text, style=self.styles[style] if isinstance(style, str) else style)

    def add_table(self, rows: int, cols: int) -> Any:
        return self._cell.add_table(rows, cols)


def _add_logo(paper: Any, logo: bytes) -> None:
    run = paper.add_paragraph(style="Report Line").add_run()
    picture = run.add_picture(io.BytesIO(logo), height=Cm(LOGO_HIGH_CM))
    if picture.width > Cm(LOGO_WIDE_CM):
        picture.height = Emu(round(picture.height * Cm(LOGO_WIDE_CM) / picture.width))
        picture.width = Cm(LOGO_WIDE_CM)


def _add_styles(paper: Any) -> None:
    add_styles(paper)
    known = {style.name for style in paper.styles}
    for name, face, size, colour, bold, before, after, high in STYLES:
        if name in known:
            continue
        style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        set_face(style.font, face)
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, RGBColor.from_string(colour)
        form = style.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), high
        form.keep_with_next, form.widow_control = name in KEPT_WITH_NEXT, True


def _titled(paper: Any, title: str) -> bool:
    """Put the title where a house template wants it; return whether it has such a place."""
    found = [one for one in paper.paragraphs if TITLE in one.text]
    for paragraph in found:
        runs = paragraph.runs
        said = paragraph.text.replace(TITLE, title)
        for run in runs[1:]:
            run._r.getparent().remove(run._r)
        runs[0].text = said
    return bool(found)


def _move_to(paper: Any, place: Any, kept: int) -> None:
    """Move what was added at the end into the place of the template's paragraph, which goes."""
    body = paper.element.body
    added = [one for one in body[kept - 1 :] if one.tag != qn("w:sectPr")]
    for one in added:
        place._p.addprevious(one)
    body.remove(place._p)


def _add_foot(paper: Any, document: ReportDocument) -> None:
    """Set the foot of every page: the report's id and as-of day, and the number of the page."""
    for section in paper.sections:
        wide = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        paragraph = section.footer.paragraphs[0]
        paragraph.style = paper.styles["Report Foot"]
        paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(wide), alignment=2)
        add_run(paragraph, f"{document.foot}\t", document.lang)
        for name, after in (("PAGE", " / "), ("NUMPAGES", "")):
            _add_field(paragraph, name)
            add_run(paragraph, after, document.lang, INK_2)


def _add_field(paragraph: Any, name: str) -> None:
    for kind, text in (("begin", ""), ("", f" {name} "), ("separate", ""), ("shown", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind in {"begin", "separate", "end"}:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == "shown":
            run.text = text
        else:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = text
            run._r.append(code)
