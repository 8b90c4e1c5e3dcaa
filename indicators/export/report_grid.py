"""A table of words in a text document: sources and statuses, discrepancies; its head repeated, its rows unbroken."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from indicators.export.pages import add_run, add_words
from indicators.export.report_document import Grid
from indicators.export.typefaces import INK, LINE

SMALL = 8.5


def add_grid(paper: Any, grid: Grid, width_cm: float, lang: str, *, small: bool = False) -> None:
    """Add a table of words and what is remarked below it."""
    if grid.rows:
        style = "Report Aside"
        table = plain_table(paper, 1 + len(grid.rows), len(grid.columns), [width_cm * share for share in grid.shares])
        for n, (row, texts) in enumerate(zip(table.rows, (grid.columns, *grid.rows), strict=True)):
            for cell, text in zip(row.cells, texts, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.style = paper.styles[style]
                run = add_run(paragraph, text, lang)
                run.bold = n == 0
                if small:
                    run.font.size = Pt(SMALL)
                _rule(cell, INK if n == 0 else LINE)
            _keep(row, head=n == 0)
    if grid.remark:
        add_words(paper, grid.remark, "Chart Source", lang)


def plain_table(paper: Any, rows: int, columns: int, widths: list[float]) -> Any:
    """Add a table without lines, its columns as wide as said (centimetres)."""
    table = paper.add_table(rows=rows, cols=columns)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    _set_margins(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def _set_margins(table: Any) -> None:
    """Let the table begin where the text does."""
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("left", "0"), ("right", "120")):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), width)
        one.set(qn("w:type"), "dxa")
        margins.append(one)
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), "0")
    indent.set(qn("w:type"), "dxa")
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    layout.addprevious(indent)
    layout.addnext(margins)


def _rule(cell: Any, colour: str) -> None:
    borders = OxmlElement("w:tcBorders")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "8" if colour == INK else "4"), ("space", "0"), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)


def _keep(row: Any, *, head: bool) -> None:
    """Break no row over two pages, and repeat the head on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
