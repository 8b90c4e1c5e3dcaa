"""A table of words on a slide: as many rows as there is room for, the rest handed back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from indicators.export.report_document import Grid
from indicators.export.slide_table import NO_STYLE
from indicators.export.slide_text import EMU_A_POINT, Box, Look, add_run, add_text, height_of
from indicators.export.typefaces import INK, INK_3, LINE

TEXT, HEAD, REMARK = Look(12, INK), Look(12, INK, bold=True), Look(11, INK_3)
PAD = 6
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def add_grid(slide: Any, grid: Grid, rows: Sequence[tuple[str, ...]], box: Box, lang: str) -> list[tuple[str, ...]]:
    """Add the rows that fit and, with the last of them, the remark; return the rows that are left."""
    remark = height_of(grid.remark, REMARK, box.width) + PAD * EMU_A_POINT if grid.remark else 0
    widths = [round(box.width * share) for share in grid.shares]
    heights = [_height(row, widths) for row in (grid.columns, *rows)]
    count, used = 0, heights[0]
    while count < len(rows) and used + heights[count + 1] <= box.height - (remark if count + 1 == len(rows) else 0):
        used += heights[count + 1]
        count += 1
    count = max(count, min(1, len(rows)))
    if count:
        _add_table(slide, grid, rows[:count], (widths, heights), box, lang)
    if grid.remark and count == len(rows):
        top = box.top + (sum(heights[: count + 1]) + PAD * EMU_A_POINT if count else 0)
        add_text(slide, Box(box.left, top, box.width, remark), [(grid.remark, REMARK)], lang, "Remark")
    return list(rows[count:])


def _height(row: Sequence[str], widths: Sequence[int]) -> int:
    tallest = max(height_of(text, TEXT, width - 2 * PAD * EMU_A_POINT) for text, width in zip(row, widths, strict=True))
    return tallest + PAD * EMU_A_POINT


def _add_table(
    slide: Any,
    grid: Grid,
    rows: Sequence[tuple[str, ...]],
    sizes: tuple[list[int], list[int]],
    box: Box,
    lang: str,
) -> None:
    widths, heights = sizes
    frame = slide.shapes.add_table(
        len(rows) + 1, len(widths), Emu(box.left), Emu(box.top), Emu(sum(widths)), Emu(sum(heights[: len(rows) + 1]))
    )
    frame.name = grid.heading
    frame._element.nvGraphicFramePr.cNvPr.set("descr", grid.heading)
    table = frame.table
    table._tbl.tblPr.find(f"{_A}tableStyleId").text = NO_STYLE
    table.horz_banding = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
    for r, texts in enumerate((grid.columns, *rows)):
        table.rows[r].height = Emu(heights[r])
        for c, text in enumerate(texts):
            _fill(table.cell(r, c), text, HEAD if r == 0 else TEXT, INK if r == 0 else LINE, lang)


def _fill(place: Any, text: str, look: Look, rule: str, lang: str) -> None:
    place.margin_left, place.margin_right = Pt(0), Pt(PAD)
    place.margin_top = place.margin_bottom = Pt(PAD / 2)
    place.vertical_anchor = MSO_ANCHOR.TOP
    add_run(place.text_frame.paragraphs[0], text, look, lang)
    properties = place._tc.get_or_add_tcPr()
    line = etree.Element(f"{_A}lnB", w=str(EMU_A_POINT if rule == INK else EMU_A_POINT // 2))
    etree.SubElement(etree.SubElement(line, f"{_A}solidFill"), f"{_A}srgbClr", val=rule)
    properties.insert(0, line)
