"""Pages of our own: A4 upright, styles in house typefaces with likenesses named; and any such document as bytes."""

from __future__ import annotations

import io
import re
from datetime import date
from functools import cache
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from indicators.export.office_file import describe, packed, themed
from indicators.export.office_parts import paper_parts
from indicators.export.typefaces import DISCREPANCY, INK, INK_2, INK_3, LOCALES, SANS, SERIF, Typeface

WIDTH_CM, HEIGHT_CM = 21.0, 29.7
SIDE_CM, TOP_CM, BOTTOM_CM = 2.4, 2.2, 2.0
TEXT_CM = WIDTH_CM - 2 * SIDE_CM
STYLES: tuple[tuple[str, Typeface, float, str, bool, float, float], ...] = (
    ("Chart Title", SERIF, 14, INK, True, 14, 1),
    ("Chart Subtitle", SANS, 11, INK_2, False, 0, 4),
    ("Chart Key", SANS, 10, INK_2, False, 0, 2),
    ("Chart", SANS, 10, INK, False, 0, 2),
    ("Chart Note", SANS, 10, INK_2, False, 0, 2),
    ("Chart Disagreement", SANS, 10, DISCREPANCY, False, 0, 2),
    ("Chart Source", SANS, 9, INK_3, False, 2, 0),
    ("Table Text", SANS, 9.5, INK, False, 1, 1),
)
"""Name, face, points, colour, bold, space before and after; a house template that has such a style keeps its own."""

KEPT_WITH_NEXT = {"Chart Title", "Chart Subtitle", "Chart Key", "Chart"}


def new_paper(lang: str) -> Any:
    """Return an empty document (``docx.document.Document``) of A4 pages in house style."""
    return docx.Document(io.BytesIO(_empty_paper(lang)))


@cache
def _empty_paper(lang: str) -> bytes:
    """Return the bytes of such a document, which are quicker to read than to make."""
    paper = docx.Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(WIDTH_CM), Cm(HEIGHT_CM)
    section.left_margin = section.right_margin = Cm(SIDE_CM)
    section.top_margin, section.bottom_margin = Cm(TOP_CM), Cm(BOTTOM_CM)
    normal = paper.styles["Normal"]
    set_face(normal.font, SANS)
    normal.font.size, normal.font.color.rgb = Pt(11), RGBColor.from_string(INK)
    _set_language(normal.element.get_or_add_rPr(), lang)
    for name, size in (("Heading 1", 18), ("Heading 2", 15), ("Heading 3", 13), ("Title", 22)):
        heading = paper.styles[name]
        set_face(heading.font, SERIF)
        heading.font.size, heading.font.bold, heading.font.color.rgb = Pt(size), True, RGBColor.from_string(INK)
    for part in paper.part.package.iter_parts():
        if str(part.partname).startswith("/word/theme/"):
            part._blob = themed(part.blob)
    add_styles(paper)
    _name_likenesses(paper)
    _drop_picture(paper)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def add_styles(paper: Any) -> None:
    """Add the styles of charts that a document lacks."""
    known = set(paper.styles.element.xpath("w:style/w:name/@w:val"))
    if known.issuperset(name for name, *_ in STYLES):
        return
    for name, face, size, colour, bold, before, after in STYLES:
        if name in known:
            continue
        style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        set_face(style.font, face)
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, RGBColor.from_string(colour)
        form = style.paragraph_format
        form.space_before, form.space_after = Pt(before), Pt(after)
        form.line_spacing_rule, form.keep_with_next = WD_LINE_SPACING.SINGLE, name in KEPT_WITH_NEXT
        form.widow_control = form.keep_together = True


def style_paragraph(paper: Any, paragraph: Any, name: str) -> None:
    """Give a paragraph a style that the document has; the library would read every style for each paragraph."""
    paragraph._p.style = paper.styles.element.get_by_name(name).styleId


def set_face(font: Any, face: Typeface) -> None:
    """Set a typeface for every script that a style may meet."""
    font.name = face.name
    fonts = font._element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), face.name)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def paper_bytes(paper: Any, day: date, lang: str, title: str = "", subject: str = "", identifier: str = "") -> bytes:
    """Return a document as a file dated ``day``; the same pages give the same bytes."""
    describe(paper.core_properties, title, subject, lang, day, identifier)
    return packed(paper_parts(paper.part.package))


def _set_language(properties: Any, lang: str) -> None:
    said = properties.find(qn("w:lang"))
    if said is None:
        said = etree.SubElement(properties, qn("w:lang"))
    said.set(qn("w:val"), LOCALES[lang])


def _name_likenesses(paper: Any) -> None:
    """Tell Word which face stands in where ours is not installed."""
    for part in paper.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            told = "".join(
                f'<w:font w:name="{face.name}"><w:altName w:val="{face.instead}"/><w:panose1 w:val="{face.panose}"/>'
                f'<w:charset w:val="00"/><w:family w:val="{face.family}"/><w:pitch w:val="variable"/></w:font>'
                for face in (SANS, SERIF)
            )
            part._blob = re.sub(rb"</w:fonts>", told.encode() + b"</w:fonts>", part.blob)


def _drop_picture(paper: Any) -> None:
    """Take away the picture of the library's own template."""
    relations = paper.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == REL.THUMBNAIL]:
        del relations[key]
