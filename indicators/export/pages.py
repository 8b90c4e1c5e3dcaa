"""Pages: a chart in a text document with everything that belongs to it as real text, its native chart editable.

``add_chart`` puts a document at the end of any text document; ``place_chart`` only the charts, or the table.
"""

from __future__ import annotations

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from lxml import etree

from indicators.export.chart_book import embedded_book
from indicators.export.chart_part import NativeChart, PointLabel, chart_part
from indicators.export.document import Document
from indicators.export.drawing_xml import CHART_NS
from indicators.export.file_name import file_stem
from indicators.export.page_table import add_table
from indicators.export.paper import TEXT_CM, add_styles, new_paper, paper_bytes, style_paragraph
from indicators.export.safe_text import printable
from indicators.export.typefaces import CONTEXT, LOCALES
from indicators.model.chart import Artifact, ChartKind

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EMU_A_CM = 360000
BOOK_RELATION = "rId1"
"""By which a chart part finds its workbook, the only part that it refers to."""

HIGH, SEVERAL_HIGH, SMALL_HIGH, ROW_CM = 0.56, 0.42, 0.5, 1.15
"""Heights of charts as shares of their width: alone, one of several, one of small multiples; and of a row of bars."""

AFTER_TABLE = Pt(4)
NARROW_CM, MOST_LABELS = 10.0, 6
"""Width below which a chart has fewer labels, and how many of columns fit there."""

MOST_HIGH = 1.25
TEXT_SIZE, SMALL_SIZE = 10, 9
GLYPHS = {
    "estimate": "○", "preliminary": "◉", "official": "●", "derived": "□", "derived_among": "□", "projection": "◇",
    "column_full": "■", "column_half": "▣", "column_hollow": "□", "dashed": "╌╌", "dotted": "⋯⋯", "hairline": "⋯⋯",
    "line": "──", "hatched": "▨",
}  # fmt: skip
"""Signs of the key in running text; a face that has them stands in for ours."""


def docx(document: Document) -> Artifact:
    """Return a chart as a text document of A4 pages."""
    paper, data = new_paper(document.lang), document.data
    add_chart(paper, document)
    content = paper_bytes(paper, data.as_of, document.lang, document.title, document.subtitle, document.chart_id)
    return Artifact(f"{file_stem(data, document.lang)}.docx", MEDIA_TYPE, content)


def add_chart(paper: Any, document: Document, width_cm: float = TEXT_CM, share: float = HIGH) -> None:
    """Add a document to the end of ``paper``: title, subtitle, key, chart or table, notes, events, source, id."""
    add_styles(paper)
    add_words(paper, document.title, "Chart Title", document.lang)
    add_words(paper, document.subtitle, "Chart Subtitle", document.lang)
    if any(item.mark in GLYPHS for item in document.key):
        _add_key(paper, document)
    drawn = place_chart(paper, document, width_cm, share)
    ordered = sorted(document.notes, key=lambda text: text not in document.serious)
    told = [(text, "Chart Disagreement" if text in document.serious else "Chart Note") for text in ordered]
    told += [(text, "Chart Note") for text in document.events]
    last = " · ".join((document.statuses, document.as_of, document.chart_id))
    told += [(text.strip(" ·"), "Chart Source") for text in (document.source, last)]
    for n, (text, style) in enumerate(told):
        paragraph = add_words(paper, text, style, document.lang)
        if n == 0 and not drawn:
            paragraph.paragraph_format.space_before = AFTER_TABLE


def place_chart(paper: Any, document: Document, width_cm: float = TEXT_CM, share: float = HIGH) -> bool:
    """Add the native charts of a document in a paragraph of their own, or its table where its kind has none.

    ``share`` is the height of a chart alone as a share of its width. Return whether there are charts.
    """
    add_styles(paper)
    charts, book = embedded_book(document)
    if not charts:
        add_table(paper, document, width_cm)
        return False
    paragraph = _styled(paper, "Chart")
    small = document.data.spec.kind is ChartKind.MULTIPLES and len(charts) > 1
    width = width_cm / 2 - 0.1 if small else width_cm
    for n, native in enumerate(charts):
        if width_cm < NARROW_CM:
            native.labels = few_labels(native.labels)
        high = width * (SMALL_HIGH if small else min(SEVERAL_HIGH, share) if len(charts) > 1 else share)
        if native.across:
            high = min(3.0 + ROW_CM * len(native.categories), width * MOST_HIGH)
        _add_inline(paper, paragraph, document, native, book, width, high, n)
    return True


def few_labels(labels: list[PointLabel]) -> list[PointLabel]:
    """Return the labels that a narrow chart has room for: names of lines that are no context, few columns, the last."""
    beside = [one for one in labels if one.position == "r"]
    if len(beside) < len(labels):
        alone = len({one.series for one in labels}) == 1
        return labels if len(labels) <= MOST_LABELS else labels[-1:] if alone else []
    return [one for one in beside if not one.named or one.bold or one.colour not in CONTEXT]


def add_words(paper: Any, text: str, style: str, lang: str) -> Any:
    """Add a paragraph in a style and return it; its language is told to spelling and voices."""
    paragraph = _styled(paper, style)
    add_run(paragraph, text, lang)
    return paragraph


def _styled(paper: Any, style: str) -> Any:
    paragraph = paper.add_paragraph()
    style_paragraph(paper, paragraph, style)
    return paragraph


def add_run(paragraph: Any, text: str, lang: str, colour: str = "") -> Any:
    """Add a run with its language, and a colour other than the style's."""
    run = paragraph.add_run(printable(text))
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    said = etree.SubElement(run._r.get_or_add_rPr(), qn("w:lang"))
    said.set(qn("w:val"), LOCALES[lang])
    return run


def _add_key(paper: Any, document: Document) -> None:
    paragraph = _styled(paper, "Chart Key")
    items = [item for item in document.key if item.mark in GLYPHS]
    for n, item in enumerate(items):
        add_run(paragraph, f"{GLYPHS[item.mark]}\u00a0", document.lang, item.colour)
        words = item.words.replace(" ", "\u00a0")
        add_run(paragraph, words + ("" if n == len(items) - 1 else "   "), document.lang)


def _add_inline(
    paper: Any, paragraph: Any, document: Document, native: NativeChart, book: bytes, width: float, high: float, n: int
) -> None:
    """Add a chart part with its workbook to the package, and the frame in the text that shows it."""
    size = TEXT_SIZE if width > TEXT_CM * 0.7 else SMALL_SIZE
    content = chart_part(native, document.lang, width, high, size, book=BOOK_RELATION)
    relation = _chart_relation(paper, content, book)
    frame = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{round(width * EMU_A_CM)}" cy="{round(high * EMU_A_CM)}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="0" name="" descr=""/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{CHART_NS}"><c:chart xmlns:c="{CHART_NS}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    about = frame.find(f".//{qn('wp:docPr')}")
    about.set("id", str(1 + len(paper.element.body.findall(f".//{qn('wp:docPr')}"))))
    about.set("name", printable(" · ".join(part for part in (document.title, native.heading) if part)))
    about.set("descr", printable(document.alt if n == 0 else native.heading or document.alt))
    paragraph.add_run()._r.append(frame)


def _chart_relation(paper: Any, content: bytes, book: bytes) -> str:
    package = paper.part.package
    taken = sum(str(part.partname).startswith("/word/charts/") for part in package.iter_parts())
    workbook = Part(PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{taken + 1}.xlsx"), XLSX_TYPE, book, package)
    chart = Part(PackURI(f"/word/charts/chart{taken + 1}.xml"), CONTENT_TYPE.DML_CHART, content, package)
    if chart.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE) != BOOK_RELATION:
        raise ValueError(BOOK_RELATION)
    return str(paper.part.relate_to(chart, RELATIONSHIP_TYPE.CHART))
