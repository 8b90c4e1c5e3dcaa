"""A native chart as the bytes of a chart part: language, typeface, labels and room added to what the engine writes."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from openpyxl.chart._chart import ChartBase
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.xml.functions import tostring

from indicators.export.safe_text import printable
from indicators.export.typefaces import INK, INK_2, LOCALES, SANS

CHART_NS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
C, A = f"{{{CHART_NS}}}", f"{{{DRAWING_NS}}}"
_BEFORE_LABELS = ("trendline", "errBars", "cat", "xVal", "val", "yVal", "smooth", "shape")
_SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
POINTS_PER_CM = 72 / 2.54
LETTER = 0.53
"""Width of a letter as a share of its size, as wide as the faces that may stand in."""

MOST_LEFT, MOST_RIGHT, MOST_LINES = 0.35, 0.3, 4


@dataclass(frozen=True, slots=True)
class PointLabel:
    """What stands at a point: its figure in ``code``, the name of its series, or a ``text``; series by position."""

    series: int
    point: int
    position: str
    code: str = ""
    named: bool = False
    text: str = ""
    colour: str = INK
    bold: bool = False


@dataclass(slots=True)
class NativeChart:
    """A chart with what the engine cannot say.

    ``heading`` tells charts of one document apart. ``ticks`` is the longest text of the value axis, ``ends`` that of
    the labels at the right; ``categories`` are the names of the slots, which ``across`` stand at the left.
    ``unnamed`` are the positions of series that the legend leaves out; ``keyed``: the key beside it names the series,
    so that only a workbook, which has no key, needs the legend.
    """

    chart: ChartBase
    heading: str = ""
    labels: list[PointLabel] = field(default_factory=list)
    ticks: str = ""
    ends: str = ""
    categories: tuple[str, ...] = ()
    across: bool = False
    unnamed: tuple[int, ...] = ()
    keyed: bool = False


def chart_part(native: NativeChart, lang: str, width_cm: float, height_cm: float, size: float = 12) -> bytes:
    """Return the part of a chart that stands alone in a box of a slide or a page; ``size`` of its text in points.

    Titles are texts beside it; only charts of a document that has several keep a small heading.
    """
    chart: Any = native.chart
    kept = chart.title, chart.legend
    chart.title, chart.legend = None, None if native.keyed else chart.legend
    try:
        lay_out(native, width_cm, height_cm, size)
        root = etree.fromstring(tostring(chart._write()))
    finally:
        chart.title, chart.legend, chart.layout = *kept, None
    if native.heading:
        _set_heading(root, native.heading, size)
    return finished(root, native, lang, size)


def sheet_chart_part(part: bytes, native: NativeChart, lang: str, size: float = 11) -> bytes:
    """Return the part of a chart in a workbook with what the engine could not say."""
    return finished(etree.fromstring(part), native, lang, size)


def finished(root: Any, native: NativeChart, lang: str, size: float) -> bytes:
    """Return the chart with its language, typeface and labels."""
    space_lang = etree.Element(f"{C}lang", val=LOCALES[lang])
    first = root.find(f"{C}date1904")
    root.insert(0 if first is None else 1, space_lang)
    chart = root.find(f"{C}chart")
    if chart.find(f"{C}title") is None:
        chart.insert(0, etree.Element(f"{C}autoTitleDeleted", val="1"))
    _add_labels(root, native, lang, size)
    _leave_out(chart, native)
    for look in list(root.iter(f"{C}spPr")):
        if not any(_painted(part) for part in look):
            look.getparent().remove(look)
    chart.addnext(_bare_ground())
    chart.getnext().addnext(_text_properties(lang, size))
    for run in root.iter(f"{A}rPr", f"{A}endParaRPr"):
        run.set("lang", LOCALES[lang])
    etree.cleanup_namespaces(root, {"c": CHART_NS, "a": DRAWING_NS})
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _painted(part: Any) -> bool:
    """Tell whether a part of a look says a colour; the engine writes strokes without, which programs paint at will."""
    return part.tag != f"{A}ln" or any(etree.QName(child).localname.endswith("Fill") for child in part)


def lay_out(native: NativeChart, width_cm: float, height_cm: float, size: float) -> None:
    """Give the plot the room that ticks, labels at the ends, legend and heading leave; shares of the box."""
    wide, high = width_cm * POINTS_PER_CM, height_cm * POINTS_PER_CM
    chart: Any = native.chart
    letter = LETTER * size
    longest = max((len(name) for name in native.categories), default=0)
    left = min((longest + 2) * letter, wide * MOST_LEFT) if native.across else (len(native.ticks) + 2) * letter
    right = (len(native.ends) + 2) * letter if native.ends else size * 1.5
    right = min(right, wide * MOST_RIGHT)
    top = (2.6 if native.heading else 1.2) * size
    lines = 1 if native.across else _lines(native.categories, (wide - left - right), letter)
    below = 1.35 * lines + 0.7 + (1.6 if chart.x_axis.title is not None else 0)
    below += 0 if chart.legend is None else _legend_lines(native, wide, letter)
    left, right, top, bottom = left / wide, right / wide, top / high, below * size / high
    chart.layout = Layout(
        manualLayout=ManualLayout(
            layoutTarget="inner", xMode="edge", yMode="edge",
            x=round(left, 4), y=round(top, 4), w=round(max(1 - left - right, 0.3), 4),
            h=round(max(1 - top - bottom, 0.3), 4),
        )
    )  # fmt: skip


def _legend_lines(native: NativeChart, wide: float, letter: float) -> float:
    """Return how many lines the names of the series need below the plot."""
    every: Any = [series for part in native.chart._charts for series in part.series]
    told = [one.tx.strRef.strCache.pt[0].v for n, one in enumerate(every) if n not in native.unnamed]
    return 1.5 * math.ceil(sum(len(name) + 5 for name in told) * letter / (wide * 0.9)) + 0.7


def _lines(categories: tuple[str, ...], room: float, letter: float) -> int:
    """Return how many lines the names below their slots need."""
    letters = max(room / max(len(categories), 1) / letter - 1, 1)
    return min(max((math.ceil(len(name) / letters) for name in categories), default=1), MOST_LINES)


def _bare_ground() -> Any:
    """Return the look of a chart without a ground and a frame of its own."""
    look = etree.Element(f"{C}spPr")
    etree.SubElement(look, f"{A}noFill")
    etree.SubElement(etree.SubElement(look, f"{A}ln"), f"{A}noFill")
    return look


def _set_heading(root: Any, heading: str, size: float) -> None:
    chart = root.find(f"{C}chart")
    title = etree.Element(f"{C}title")
    text = etree.SubElement(etree.SubElement(title, f"{C}tx"), f"{C}rich")
    _paragraph(text, heading, size, INK_2, bold=True)
    place = etree.SubElement(etree.SubElement(title, f"{C}layout"), f"{C}manualLayout")
    for name, value in (("xMode", "edge"), ("yMode", "edge"), ("x", "0.004"), ("y", "0.004")):
        etree.SubElement(place, f"{C}{name}", val=value)
    etree.SubElement(title, f"{C}overlay", val="0")
    chart.insert(0, title)


def _paragraph(text: Any, words: str, size: float, colour: str, *, bold: bool) -> None:
    etree.SubElement(text, f"{A}bodyPr")
    run = etree.SubElement(etree.SubElement(text, f"{A}p"), f"{A}r")
    look = etree.SubElement(run, f"{A}rPr", sz=str(round(size * 100)), b=str(int(bold)))
    _paint(look, colour)
    _typeface(look)
    etree.SubElement(run, f"{A}t").text = printable(words)


def _paint(look: Any, colour: str) -> None:
    etree.SubElement(etree.SubElement(look, f"{A}solidFill"), f"{A}srgbClr", val=colour)


def _typeface(look: Any) -> None:
    for script in ("latin", "ea", "cs"):
        etree.SubElement(
            look, f"{A}{script}", typeface=SANS.name, panose=SANS.panose, pitchFamily=str(SANS.pitch), charset="0"
        )


def _text_properties(lang: str, size: float, colour: str = INK_2, *, bold: bool = False) -> Any:
    said = etree.Element(f"{C}txPr")
    etree.SubElement(said, f"{A}bodyPr")
    paragraph = etree.SubElement(said, f"{A}p")
    look = etree.SubElement(
        etree.SubElement(paragraph, f"{A}pPr"), f"{A}defRPr", sz=str(round(size * 100)), b=str(int(bold))
    )
    _paint(look, colour)
    _typeface(look)
    etree.SubElement(paragraph, f"{A}endParaRPr", lang=LOCALES[lang])
    return said


def _add_labels(root: Any, native: NativeChart, lang: str, size: float) -> None:
    """Add the labels to their series, by the positions of these in the part."""
    every = list(root.iter(f"{C}ser"))
    for position, series in enumerate(every):
        mine = sorted((label for label in native.labels if label.series == position), key=lambda label: label.point)
        if not mine:
            continue
        labels = etree.Element(f"{C}dLbls")
        for label in mine:
            labels.append(_label(label, lang, size))
        for name in _SHOWN:
            etree.SubElement(labels, f"{C}{name}", val="0")
        place = next(child for child in series if etree.QName(child).localname in _BEFORE_LABELS)
        place.addprevious(labels)


def _label(label: PointLabel, lang: str, size: float) -> Any:
    said = etree.Element(f"{C}dLbl")
    etree.SubElement(said, f"{C}idx", val=str(label.point))
    if label.text:
        text = etree.SubElement(etree.SubElement(said, f"{C}tx"), f"{C}rich")
        _paragraph(text, label.text, size, label.colour, bold=label.bold)
    if label.code:
        etree.SubElement(said, f"{C}numFmt", formatCode=label.code, sourceLinked="0")
    if not label.text:
        said.append(_text_properties(lang, size, label.colour, bold=label.bold))
    if label.position:
        etree.SubElement(said, f"{C}dLblPos", val=label.position)
    shown = {"showVal": bool(label.code or label.text), "showSerName": label.named}
    for name in _SHOWN:
        etree.SubElement(said, f"{C}{name}", val=str(int(shown.get(name, False))))
    if label.named and label.code:
        etree.SubElement(said, f"{C}separator").text = " "
    return said


def _leave_out(chart: Any, native: NativeChart) -> None:
    """Take series out of the legend that tell nothing by themselves."""
    legend = chart.find(f"{C}legend")
    if legend is None:
        return
    place = legend.find(f"{C}legendPos")
    for position in reversed(native.unnamed):
        entry = etree.Element(f"{C}legendEntry")
        etree.SubElement(entry, f"{C}idx", val=str(position))
        etree.SubElement(entry, f"{C}delete", val="1")
        place.addnext(entry)
