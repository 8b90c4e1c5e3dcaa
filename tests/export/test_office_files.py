"""Slides and pages: native charts that carry the numbers of the table, every word as text, the same bytes again."""

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pptx
import pytest
from lxml import etree
from openpyxl import load_workbook

from indicators import export
from indicators.services.documents import as_document
from tests.charts.chart_data import chart as chart_of
from tests.charts.chart_data import row as figure_row
from tests.export.documents import parts
from tests.export.gallery import CHARTS, TABLES, document

LANGS = ("vi", "en")
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WRITERS = {"pptx": export.pptx, "docx": export.docx, "xlsx": export.xlsx}
DECIMALS = {"vi": "[$-42A]", "en": "[$-809]"}


@cache
def files(name, fmt, lang):
    return WRITERS[fmt](document(name, lang)).content


def charts(content):
    return [etree.fromstring(xml.encode()) for xml in parts(content, r"charts/chart\d+\.xml")]


def embedded(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]


def table_numbers(book, lang):
    """Every figure of the table twin in a workbook."""
    sheet = book[{"vi": "Bảng", "en": "Table"}[lang]]
    return {c.value for line in sheet.iter_rows(min_row=5) for c in line if isinstance(c.value, (int, float))}


def cached(chart):
    """Every reference to numbers of a chart with its cached values by position."""
    for reference in chart.iter(f"{C}numRef"):
        cache = reference.find(f"{C}numCache")
        kept = {int(p.get("idx")): float(p.findtext(f"{C}v")) for p in cache.iter(f"{C}pt")}
        yield reference.findtext(f"{C}f"), kept, int(cache.find(f"{C}ptCount").get("val"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("fmt", ["pptx", "docx"])
def test_the_embedded_workbook_holds_what_the_chart_has_cached(name, fmt, lang):
    content = files(name, fmt, lang)
    books = [load_workbook(io.BytesIO(blob), data_only=True) for blob in embedded(content)]
    drawn = charts(content)
    assert len(books) == len(drawn) > 0
    for chart, book in zip(drawn, books, strict=True):
        references = list(cached(chart))
        assert references
        for reference, kept, count in references:
            sheet, _, area = reference.rpartition("!")
            cells = [c for line in book[sheet.strip("'")][area.replace("$", "")] for c in line] if ":" in area else []
            shown = [c.value for c in cells] or [book[sheet.strip("'")][area.replace("$", "")].value]
            assert len(shown) == count
            numbers = {i: v for i, v in enumerate(shown) if isinstance(v, (int, float))}
            dated = {i: v for i, v in enumerate(shown) if v is not None and i not in numbers}
            assert {i: v for i, v in kept.items() if i not in dated} == pytest.approx(numbers)
            assert set(kept) == set(numbers) | set(dated)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CHARTS)
def test_every_figure_of_the_table_that_is_drawn_is_cached_in_the_chart(name, lang):
    said = document(name, lang)
    drawn = {v for chart in charts(files(name, "pptx", lang)) for _, kept, _ in cached(chart) for v in kept.values()}
    if said.lines:
        wanted = {point.value for line in said.lines for run in line.runs for point in run}
    elif said.pieces:
        wanted = {max(piece.low, piece.high) for piece in said.pieces}
    else:
        shown = 2 if name in {"slope", "range", "scatter"} else len(said.columns)
        wanted = {c.value for r in said.rows for c in r.cells[:shown] if c.value is not None}
    assert wanted
    assert {f"{v:.14g}" for v in wanted} <= {f"{v:.14g}" for v in drawn}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CHARTS)
def test_all_three_programs_get_the_same_charts(name, lang):
    counts = {fmt: len(charts(files(name, fmt, lang))) for fmt in WRITERS}
    assert len(set(counts.values())) == 1
    figures = {fmt: [list(cached(c)) for c in charts(files(name, fmt, lang))] for fmt in WRITERS}
    assert figures["pptx"] == figures["docx"] == figures["xlsx"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CHARTS)
def test_charts_speak_the_language_of_the_file(name, lang):
    for fmt in WRITERS:
        for chart in charts(files(name, fmt, lang)):
            assert chart.find(f"{C}lang").get("val") == {"vi": "vi-VN", "en": "en-GB"}[lang]
            values = list(chart.iter(f"{C}valAx"))[-1]
            assert values.find(f"{C}numFmt").get("formatCode").startswith(DECIMALS[lang])
            faces = {
                e.get("typeface") for e in chart.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}latin")
            }
            assert faces == {"Source Sans 3"}


@pytest.mark.parametrize("name", [*CHARTS, *TABLES])
def test_no_picture_stands_in_for_anything(name):
    for fmt in ("pptx", "docx"):
        with zipfile.ZipFile(io.BytesIO(files(name, fmt, "vi"))) as archive:
            assert [n for n in archive.namelist() if re.search(r"\.(png|jpe?g|emf|svg|gif)$", n)] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", [*CHARTS, *TABLES])
def test_a_slide_says_everything_as_text_and_describes_its_chart(name, lang):
    said, deck = document(name, lang), pptx.Presentation(io.BytesIO(files(name, "pptx", lang)))
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    for slide in deck.slides:
        told = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert slide.shapes.title.text_frame.text.startswith(said.title)
        for text in (said.subtitle, said.source, said.statuses, said.as_of, said.chart_id):
            assert text in told
        spoken = slide.notes_slide.notes_text_frame.text
        assert all(text in spoken for text in (*said.notes, *said.events, *said.terms, said.alt, said.unit, "412"))
        frames = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
        assert frames
        assert all(shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in frames)
        assert frames[0]._element.nvGraphicFramePr.cNvPr.get("descr") == said.alt


@pytest.mark.parametrize("name", [*CHARTS, *TABLES])
def test_nothing_on_a_slide_reaches_over_its_edges_or_into_the_chart(name):
    deck = pptx.Presentation(io.BytesIO(files(name, "pptx", "vi")))
    for slide in deck.slides:
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height, s.name) for s in slide.shapes]
        assert all(x >= 0 and y >= 0 and r <= deck.slide_width and b <= deck.slide_height for x, y, r, b, _ in boxes)
        frames = [s for s in slide.shapes if s.has_chart or s.has_table]
        words = [s for s in slide.shapes if s.has_text_frame and s.text_frame.text]
        top, bottom = min(f.top for f in frames), max(f.top + f.height for f in frames)
        assert all(w.top + w.height <= top + 1 or w.top >= bottom - 1 for w in words)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", [*CHARTS, *TABLES])
def test_a_page_says_everything_as_text_and_describes_its_chart(name, lang):
    said, paper = document(name, lang), docx.Document(io.BytesIO(files(name, "docx", lang)))
    section = paper.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    told = [paragraph.text for paragraph in paper.paragraphs]
    assert told[0] == said.title
    assert said.subtitle in told
    assert said.source in told
    assert {*said.notes, *said.events} <= set(told)
    assert all(part in told[-1] for part in (said.statuses, said.as_of, said.chart_id))
    described = [e.get("descr") for e in paper.element.body.iter() if e.tag.endswith("}docPr")]
    if name in TABLES:
        assert len(paper.tables) == 1
        assert said.alt in paper.tables[0]._tbl.xml
    else:
        assert described[0] == said.alt
        assert all(described)
        numbers = [e.get("id") for e in paper.element.body.iter() if e.tag.endswith("}docPr")]
        assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_a_table_with_the_figures_as_read(name):
    said = document(name, "vi")
    deck = pptx.Presentation(io.BytesIO(files(name, "pptx", "vi")))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    shown = [[cell.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
    assert [line[0] for line in shown] == [row.heading for row in said.rows]
    for line, row in zip(shown, said.rows, strict=True):
        assert [text.split("  ")[0].removesuffix(" ≠") for text in line[1:]] == [cell.text or "…" for cell in row.cells]


def test_a_heat_map_keeps_its_paint_and_hatches_its_gaps():
    said = document("heatmap", "en")
    xml = "".join(parts(files("heatmap", "pptx", "en"), r"slides/slide\d+\.xml"))
    fills = {cell.fill for row in said.rows for cell in row.cells if cell.fill}
    gaps = sum(cell.hatched for row in said.rows for cell in row.cells)
    assert len(fills) > 3
    assert all(f'srgbClr val="{fill}"' in xml for fill in fills)
    assert xml.count("<a:pattFill") >= gaps > 0


def test_a_long_table_goes_on_with_its_head_on_further_slides():
    said = document("table", "vi")
    deck = pptx.Presentation(io.BytesIO(export.pptx(replace(said, rows=said.rows * 6)).content))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles == [f"{said.title} ({n}/{len(titles)})" for n in range(1, len(titles) + 1)]
    assert len(titles) > 2
    heads = {tuple(c.text for c in s.table.rows[0].cells) for slide in deck.slides for s in slide.shapes if s.has_table}
    assert len(heads) == 1


def test_small_multiples_of_one_unit_share_their_value_axis():
    axes = {
        tuple(axis.find(f"{C}scaling/{C}{end}").get("val") for end in ("min", "max"))
        for chart in charts(files("multiples", "pptx", "vi"))
        for axis in list(chart.iter(f"{C}valAx"))[-1:]
    }
    assert len(axes) == 1


def test_columns_begin_at_zero_and_negative_ones_hang_below():
    for name, ends in (("column_with_gap", ("0", None)), ("negative", (None, None))):
        (chart,) = charts(files(name, "pptx", "vi"))
        scaling = chart.find(f".//{C}valAx/{C}scaling")
        found = [scaling.find(f"{C}{end}") for end in ("min", "max")]
        assert tuple(None if end is None else end.get("val") for end in found) == ends
        assert {e.get("val") for e in chart.iter(f"{C}invertIfNegative")} == {"0"}


def test_a_waterfall_stays_true_when_a_figure_is_edited():
    blob = embedded(files("waterfall", "pptx", "vi"))[0]
    sheet = load_workbook(io.BytesIO(blob))["Điểm vẽ"]
    assert [sheet.cell(r, 3).value for r in range(2, 7)] == ["=0", "=D2", "=D3", "=D4", "=0"]
    assert all(str(sheet.cell(r, 2).value).startswith("='Bảng'!") for r in range(2, 7))
    ends = load_workbook(io.BytesIO(blob), data_only=True)["Điểm vẽ"]
    assert ends.cell(5, 4).value == pytest.approx(ends.cell(6, 4).value)


def test_text_from_outside_cannot_break_a_file():
    said = replace(document("ladder", "vi"), title="=1+1 <b>\x00\x0b&", notes=("]]>",), alt='"<x>')
    deck = pptx.Presentation(io.BytesIO(export.pptx(said).content))
    assert deck.slides[0].shapes.title.text_frame.text == "=1+1 <b>&"
    assert docx.Document(io.BytesIO(export.docx(said).content)).paragraphs[0].text == "=1+1 <b>&"
    book = load_workbook(io.BytesIO(embedded(export.pptx(said).content)[0]))
    assert book["Bảng"]["A1"].data_type == "s"


@pytest.mark.parametrize("fmt", WRITERS)
def test_a_file_is_dated_by_its_figures(fmt):
    (core,) = parts(files("as_of", fmt, "en"), r"core\.xml$")
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2025-08-20T00:00:00Z"}
    with zipfile.ZipFile(io.BytesIO(files("as_of", fmt, "en"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


PROGRAM = """
import hashlib
from indicators import export
from tests.export.gallery import document
for name in ("twelve", "multiples", "heatmap", "disagreeing"):
    for write in (export.xlsx, export.pptx, export.docx, export.csv, export.shown_csv, export.json_file):
        print(hashlib.sha256(write(document(name, "vi")).content).hexdigest())
"""


def test_other_processes_write_the_same_bytes():
    folder = Path(__file__).resolve().parents[2]
    told = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM], cwd=folder, check=True, capture_output=True, text=True,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin"},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told) == 1
    assert len(told.pop().split()) == 24


def test_ten_years_of_one_grey_are_named_beside_their_points_and_not_by_a_legend():
    rows = [
        figure_row(f"{year}-01-01/P{m}M", str(10 * (year - 2010) + m)) for year in range(2016, 2026) for m in (3, 9)
    ]
    content = export.pptx(as_document(chart_of(rows), "vi")).content
    (drawn,) = charts(content)
    assert drawn.find(f".//{C}legend") is None
    named = [label for label in drawn.iter(f"{C}dLbl") if label.find(f"{C}showSerName").get("val") == "1"]
    assert len(named) == 10
    assert sum(label.find(f"{C}showVal").get("val") == "1" for label in named) <= 2
