"""A table in a text document: the table twin under rules, its head repeated on every page, rows never broken."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from indicators.export.document import Cell, Document
from indicators.export.safe_text import printable
from indicators.export.shades import ink_on
from indicators.export.typefaces import INK, INK_3, LINE, LOCALES, PAPER, QUIET

NO_FIGURE, NO_BREAK = "…", "\u00a0"
MANY_COLUMNS = 8
SMALL, SMALLER = 8.0, 7.5


def add_table(paper: Any, document: Document, width_cm: float) -> Any:
    """Add a document's table, as wide as ``width_cm``."""
    columns = document.columns
    painted = any(cell.fill or cell.hatched for row in document.rows for cell in row.cells)
    table = paper.add_table(rows=1 + len(document.rows), cols=1 + len(columns))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _describe(table, document)
    widths = _widths(document, width_cm)
    size = SMALL if len(columns) > MANY_COLUMNS else None
    heads = [document.corner, *(f"{c.heading} ({c.unit})" if c.unit else c.heading for c in columns)]
    grid = [list(row.cells) for row in table.rows]
    for c, text in enumerate(heads):
        _write(grid[0][c], text, document.lang, left=c == 0, centred=painted, bold=True, size=size, rule=INK)
    for r, row in enumerate(document.rows, start=1):
        _write(grid[r][0], row.heading, document.lang, left=True, size=size)
        for c, cell in enumerate(row.cells, start=1):
            _write_figure(grid[r][c], cell, document.lang, painted=painted, size=size)
    for cells in grid:
        for cell, width in zip(cells, widths, strict=True):
            cell.width = Cm(width)
    for n, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        etree.SubElement(properties, qn("w:cantSplit"))
        if n == 0:
            etree.SubElement(properties, qn("w:tblHeader"))
    return table


def _widths(document: Document, width_cm: float) -> list[float]:
    longest = max([len(document.corner), *(len(row.heading) for row in document.rows)], default=0)
    first = min(max(longest * 0.19, 1.3), width_cm * 0.42)
    count = max(len(document.columns), 1)
    return [first, *([(width_cm - first) / count] * len(document.columns))]


def _describe(table: Any, document: Document) -> None:
    properties = table._tbl.tblPr
    for name, text in (("tblCaption", document.title), ("tblDescription", document.alt)):
        etree.SubElement(properties, qn(f"w:{name}")).set(qn("w:val"), printable(text))


def _write_figure(place: Any, cell: Cell, lang: str, *, painted: bool, size: float | None) -> None:
    text = (cell.text if cell.value is not None else NO_FIGURE) + (" ≠" if cell.discrepancy else "")
    colour = ink_on(cell.fill) if cell.fill else INK if cell.value is not None else INK_3
    paragraph = _write(place, text, lang, centred=painted, colour=colour, size=size, rule=PAPER if painted else LINE)
    if cell.fill or cell.hatched:
        shade = etree.SubElement(place._tc.get_or_add_tcPr(), qn("w:shd"))
        shade.set(qn("w:val"), "clear" if cell.fill else "thinDiagStripe")
        shade.set(qn("w:color"), "auto" if cell.fill else QUIET)
        shade.set(qn("w:fill"), cell.fill or PAPER)
    elif cell.status_words and not painted:
        _run(paragraph, f"\u00a0 {cell.status_words.replace(' ', NO_BREAK)}", lang, INK_3, SMALLER)


def _write(
    place: Any, text: str, lang: str, *, left: bool = False, centred: bool = False, bold: bool = False,
    colour: str = INK, size: float | None = None, rule: str = LINE,
) -> Any:  # fmt: skip
    paragraph = place.paragraphs[0]
    paragraph.style = "Table Text"
    paragraph.alignment = (
        WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.RIGHT
    )
    _run(paragraph, text, lang, colour, size).bold = bold
    properties = place._tc.get_or_add_tcPr()
    borders = etree.SubElement(properties, qn("w:tcBorders"))
    line = etree.SubElement(borders, qn("w:bottom"))
    for name, value in (("val", "single"), ("sz", "8" if rule == INK else "4"), ("space", "0"), ("color", rule)):
        line.set(qn(f"w:{name}"), value)
    return paragraph


def _run(paragraph: Any, text: str, lang: str, colour: str, size: float | None) -> Any:
    run = paragraph.add_run(printable(text))
    run.font.color.rgb = RGBColor.from_string(colour)
    if size:
        run.font.size = Pt(size)
    etree.SubElement(run._r.get_or_add_rPr(), qn("w:lang")).set(qn("w:val"), LOCALES[lang])
    return run
