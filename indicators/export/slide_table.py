"""A table on a slide: the table twin as an editable table under rules, heat maps with the paint of their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN_TYPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from indicators.export.document import Cell, Document, Row
from indicators.export.safe_text import printable
from indicators.export.shades import ink_on
from indicators.export.slide_text import EMU_A_POINT, Box, Look, add_run
from indicators.export.typefaces import INK, INK_3, LINE, PAPER, QUIET

ROWS_A_SLIDE = 12
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The built-in table style without lines and fills."""

SIZE, NARROW_SIZE = 12, 11
MANY_COLUMNS = 8
NO_FIGURE = "…"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def add_table(slide: Any, document: Document, rows: Sequence[Row], box: Box) -> Any:
    """Add the given rows of a document as a table that fills the width of ``box``."""
    columns, size = document.columns, NARROW_SIZE if len(document.columns) > MANY_COLUMNS else SIZE
    painted = any(cell.fill or cell.hatched for row in rows for cell in row.cells)
    high = min(box.height // (len(rows) + 1), round(size * 2.1 * EMU_A_POINT))
    frame = slide.shapes.add_table(
        len(rows) + 1, len(columns) + 1, Emu(box.left), Emu(box.top), Emu(box.width), Emu(high * (len(rows) + 1))
    )
    frame.name = printable(document.title)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", printable(document.alt))
    table = frame.table
    table._tbl.tblPr.find(f"{_A}tableStyleId").text = NO_STYLE
    table.horz_banding = False
    _set_widths(table, document, box.width)
    heads = [document.corner, *(f"{c.heading} ({c.unit})" if c.unit else c.heading for c in columns)]
    for c, text in enumerate(heads):
        look = Look(size, INK, bold=True)
        _fill(table.cell(0, c), text, look, document.lang, left=c == 0, centred=painted, rule=INK)
    for r, row in enumerate(rows, start=1):
        table.rows[r].height = Emu(high)
        _fill(table.cell(r, 0), row.heading, Look(size, INK), document.lang, left=True, rule=LINE)
        for c, cell in enumerate(row.cells, start=1):
            _fill_figure(table.cell(r, c), cell, size, document.lang, painted=painted)
    table.rows[0].height = Emu(high)
    return frame


def _set_widths(table: Any, document: Document, width: int) -> None:
    longest = max([len(document.corner), *(len(row.heading) for row in document.rows)], default=0)
    share = min(max(longest * 0.011, 0.1), 0.45)
    first = round(width * share)
    table.columns[0].width = Emu(first)
    for column in list(table.columns)[1:]:
        column.width = Emu((width - first) // max(len(document.columns), 1))


def _fill_figure(place: Any, cell: Cell, size: float, lang: str, *, painted: bool) -> None:
    text = cell.text if cell.value is not None else NO_FIGURE
    colour = ink_on(cell.fill) if cell.fill else INK if cell.value is not None else INK_3
    _fill(place, text + (" ≠" if cell.discrepancy else ""), Look(size, colour), lang, rule=PAPER if painted else LINE,
          centred=painted)  # fmt: skip
    if cell.fill:
        place.fill.solid()
        place.fill.fore_color.rgb = RGBColor.from_string(cell.fill)
    elif cell.hatched:
        place.fill.patterned()
        place.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        place.fill.fore_color.rgb, place.fill.back_color.rgb = (RGBColor.from_string(one) for one in (QUIET, PAPER))
    elif cell.status_words and not painted:
        add_run(place.text_frame.paragraphs[0], f"  {cell.status_words}", Look(size - 2, INK_3), lang)


def _fill(
    place: Any, text: str, look: Look, lang: str, *, left: bool = False, centred: bool = False, rule: str = LINE
) -> None:
    place.margin_left = place.margin_right = Pt(5)
    place.margin_top = place.margin_bottom = Pt(2)
    place.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = place.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT if left else PP_ALIGN.CENTER if centred else PP_ALIGN.RIGHT
    add_run(paragraph, text, look, lang)
    properties = place._tc.get_or_add_tcPr()
    line = etree.SubElement(properties, f"{_A}lnB", w=str(EMU_A_POINT if rule == INK else EMU_A_POINT // 2))
    etree.SubElement(etree.SubElement(line, f"{_A}solidFill"), f"{_A}srgbClr", val=rule)
    properties.insert(0, line)
