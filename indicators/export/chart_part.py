"""A native chart as the bytes of a chart part: in its language and typeface, with labels, and room for all of them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from indicators.export.chart_model import Axis, Chart
from indicators.export.chart_xml import heading, plots
from indicators.export.drawing_xml import CHART_NS, DRAWING_NS, quoted, rich_text, text_properties
from indicators.export.typefaces import INK, INK_2, LOCALES

POINTS_PER_CM = 72 / 2.54
LETTER = 0.53
"""Width of a letter as a share of its size, as wide as the faces that may stand in."""

MOST_LEFT, MOST_RIGHT, MOST_LINES = 0.35, 0.3, 4
YEAR_LETTERS = 6
"""Letters that a year needs below its column, with what stands between two."""

LEVELS = 2
"""Lines of slots that stand in two levels."""

SHEET_SIZE, SHEET_PLOT = 11, 0.88
"""Size of the text in a workbook's chart, and the share of its width that the program leaves to the plot."""

_SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
_NOTHING_SHOWN = "".join(f'<{name} val="0"/>' for name in _SHOWN)
_BARE_GROUND = "<spPr><a:noFill/><a:ln><a:noFill/></a:ln></spPr>"
_OFFICE_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


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
    """A chart with its labels and what its layout needs to know.

    ``heading`` tells charts of one document apart. ``ticks`` is the longest text of the value axis, ``ends`` that of
    the labels at the right; ``categories`` are the names of the slots, which ``across`` stand at the left.
    ``unnamed`` are the positions of series that the legend leaves out; ``keyed``: the key beside it names the series,
    so that only a workbook, which has no key, needs the legend.
    """

    chart: Chart
    heading: str = ""
    labels: list[PointLabel] = field(default_factory=list)
    ticks: str = ""
    ends: str = ""
    categories: tuple[str, ...] = ()
    across: bool = False
    unnamed: tuple[int, ...] = ()
    keyed: bool = False


def chart_part(
    native: NativeChart, lang: str, width_cm: float, height_cm: float, size: float = 12, book: str = ""
) -> bytes:
    """Return the part of a chart that stands alone in a box of a slide or a page; ``size`` of its text in points.

    Titles are texts beside it; only charts of a document that has several keep a small heading. ``book`` is the
    relation by which the part finds its workbook.
    """
    legend = native.chart.legend and not native.keyed
    above = _small_heading(native.heading, lang, size) if native.heading else '<autoTitleDeleted val="1"/>'
    room = _layout(native, width_cm, height_cm, size, legend=legend)
    return _part(native, lang, size, above, room, legend=legend, book=book)


def sheet_chart_part(native: NativeChart, lang: str, width_cm: float) -> bytes:
    """Return the part of a chart in a workbook, whose title stands in it."""
    if not native.across:
        _name_slots(native, width_cm * SHEET_PLOT * POINTS_PER_CM / (LETTER * SHEET_SIZE))
    return _part(native, lang, SHEET_SIZE, heading(native.chart, lang), "", legend=native.chart.legend)


def _part(native: NativeChart, lang: str, size: float, above: str, room: str, *, legend: bool, book: str = "") -> bytes:
    style = '<style val="13"/>' if native.chart.kind == "scatter" else ""
    beside = _legend(native) if legend else ""
    linked = (
        f'<externalData xmlns:r="{_OFFICE_NS}" r:id="{quoted(book)}"><autoUpdate val="0"/></externalData>'
        if book
        else ""
    )
    return (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        f'<chartSpace xmlns="{CHART_NS}" xmlns:a="{DRAWING_NS}"><lang val="{LOCALES[lang]}"/>{style}<chart>{above}'
        f"<plotArea>{room}{plots(native.chart, _labels(native, lang, size))}</plotArea>{beside}"
        f'<plotVisOnly val="1"/><dispBlanksAs val="gap"/></chart>{_BARE_GROUND}{text_properties(lang, size)}'
        f"{linked}</chartSpace>"
    ).encode()


def _layout(native: NativeChart, width_cm: float, height_cm: float, size: float, *, legend: bool) -> str:
    """Give the plot the room that ticks, labels at the ends, legend and heading leave; shares of the box."""
    wide, high = width_cm * POINTS_PER_CM, height_cm * POINTS_PER_CM
    letter = LETTER * size
    longest = max((len(name) for name in native.categories), default=0)
    left = min((longest + 2) * letter, wide * MOST_LEFT) if native.across else (len(native.ticks) + 2) * letter
    right = (len(native.ends) + 2) * letter if native.ends else size * 1.5
    right = min(right, wide * MOST_RIGHT)
    _widen_steps(native.chart.x, (wide - left - right) / letter)
    top = (2.6 if native.heading else 1.2) * size
    lines = 1 if native.across else _name_slots(native, (wide - left - right) / letter)
    below = 1.35 * lines + 0.7 + (1.6 if native.chart.x.title else 0)
    below += _legend_lines(native, wide, letter) if legend else 0
    left, right, top, bottom = left / wide, right / wide, top / high, below * size / high
    places = {"x": left, "y": top, "w": max(1 - left - right, 0.3), "h": max(1 - top - bottom, 0.3)}
    said = "".join(f'<{name} val="{round(value, 4)}"/>' for name, value in places.items())
    return (
        '<layout><manualLayout><layoutTarget val="inner"/><xMode val="edge"/><yMode val="edge"/>'
        f'<wMode val="factor"/><hMode val="factor"/>{said}</manualLayout></layout>'
    )


def _widen_steps(axis: Axis, letters: float) -> None:
    """Double the step of an axis of places until its ticks have room; ``letters`` is how many fit below the plot."""
    if axis.step is None or axis.low is None or axis.high is None:
        return
    tick = max(len(axis.code), len(f"{axis.high:.0f}") if axis.code in {"", "0"} else 0) + 1
    while (axis.high - axis.low) / axis.step * tick > letters:
        axis.step *= 2


def _legend_lines(native: NativeChart, wide: float, letter: float) -> float:
    """Return how many lines the names of the series need below the plot."""
    told = [one.name for n, one in enumerate(native.chart.every) if n not in native.unnamed]
    return 1.5 * math.ceil(sum(len(name) + 5 for name in told) * letter / (wide * 0.9)) + 0.7


def _name_slots(native: NativeChart, letters: float) -> int:
    """Choose every how many slots one is named, so that no word is cut; return how many lines the names need.

    ``letters`` is how many fit below the plot. Slots narrower than a word are named in one line each.
    """
    if years := native.chart.x.years:
        native.chart.x.skip = math.ceil(years * YEAR_LETTERS / letters)
        return 1
    if not native.categories:
        return LEVELS if native.chart.kind == "bar" else 1
    own = letters / len(native.categories) - 1
    if max(len(word) for name in native.categories for word in name.split() or [""]) > own:
        longest = max(len(name) for name in native.categories)
        native.chart.x.skip = math.ceil((longest + 2) * len(native.categories) / letters)
        return 1
    return min(max(math.ceil(len(name) / max(own, 1)) for name in native.categories), MOST_LINES)


def _small_heading(words: str, lang: str, size: float) -> str:
    return (
        f"<title>{rich_text(words, size, INK_2, lang, bold=True)}<layout><manualLayout>"
        '<xMode val="edge"/><yMode val="edge"/><x val="0.004"/><y val="0.004"/></manualLayout></layout>'
        '<overlay val="0"/></title>'
    )


def _legend(native: NativeChart) -> str:
    """Return the legend without series that tell nothing by themselves."""
    left_out = "".join(f'<legendEntry><idx val="{n}"/><delete val="1"/></legendEntry>' for n in native.unnamed)
    return f'<legend><legendPos val="b"/>{left_out}<overlay val="0"/></legend>'


def _labels(native: NativeChart, lang: str, size: float) -> list[str]:
    """Return the labels of each series, by its position."""
    told: dict[int, list[PointLabel]] = {}
    for label in native.labels:
        told.setdefault(label.series, []).append(label)
    return [_labels_of(told.get(n, ()), lang, size) for n in range(len(native.chart.every))]


def _labels_of(labels: list[PointLabel] | tuple[()], lang: str, size: float) -> str:
    if not labels:
        return ""
    mine = "".join(_label(label, lang, size) for label in sorted(labels, key=lambda label: label.point))
    return f"<dLbls>{mine}{_NOTHING_SHOWN}</dLbls>"


def _label(label: PointLabel, lang: str, size: float) -> str:
    words = rich_text(label.text, size, label.colour, lang, bold=label.bold) if label.text else ""
    code = f'<numFmt formatCode="{quoted(label.code)}" sourceLinked="0"/>' if label.code else ""
    face = "" if label.text else text_properties(lang, size, label.colour, bold=label.bold)
    place = f'<dLblPos val="{label.position}"/>' if label.position else ""
    shown = {"showVal": bool(label.code or label.text), "showSerName": label.named}
    flags = "".join(f'<{name} val="{int(shown.get(name, False))}"/>' for name in _SHOWN)
    between = "<separator> </separator>" if label.named and label.code else ""
    return f'<dLbl><idx val="{label.point}"/>{words}{code}{face}{place}{flags}{between}</dLbl>'
