"""Columns of the parts of a whole over time, stacked from the first series on; the printed whole stands on top."""

from __future__ import annotations

from indicators.charts import column
from indicators.charts.canvas import Canvas, escaped
from indicators.charts.hover import hover_text
from indicators.charts.parts import Parts, parts_of, printed_whole
from indicators.charts.placement import LINE_HEIGHT
from indicators.charts.points import Drawn, Point
from indicators.charts.scene import CROSSED, Scene
from indicators.charts.slots import slots
from indicators.charts.stack import series_token, spans
from indicators.charts.status import column_fill
from indicators.charts.theme import text_on
from indicators.charts.trail import draw_ring
from indicators.charts.typed_array import typed_array
from indicators.charts.value_text import label_text, number_text, telling_decimals
from indicators.i18n import translate
from indicators.i18n.numbers import NO_FIGURE
from indicators.i18n.periods import period_phrase
from indicators.model.observation import ObsStatus
from indicators.model.period import Period

WIDE, WIDEST = 0.6, 78.0
LEAST_HEIGHT = 15.0
"""Pixels below which a segment carries no value."""

axis, place, day = column.axis, column.place, column.day


def extent(shown: Drawn, _series: tuple[int, ...]) -> list[float]:
    """Return the ends of the stacks and the printed wholes, which the axis must show."""
    ends = [end for _, end in spans(shown.points).values()]
    return ends + [one.whole.value for one in parts_of(shown) if one.whole is not None]


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw the segments with their values, the wholes on top, and what is missing."""
    found, placed = slots(scene.drawn), spans(scene.points)
    at = {period: float(i) for i, period in enumerate(found)}
    for series in range(len(scene.data.series)):
        mine = [p for p in scene.points if p.series == series and p.value is not None]
        if mine:
            boxes = [(at[p.period], *placed[id(p)]) for p in mine]
            draw_segments(scene, canvas, series, mine, boxes, [scene.number(p) for p in mine])
    for one in parts_of(scene.drawn):
        _draw_whole(scene, canvas, at[one.period], one)
    known = {p.period for p in scene.points if p.value is not None}
    for period in found:
        if period not in known:
            draw_empty(scene, canvas, at[period], len(found))


def width(scene: Scene) -> float:
    """Return how wide a column is, in slots."""
    return min(WIDE, WIDEST / (scene.width / max(scene.x.high - scene.x.low, 1)))


def draw_segments(
    scene: Scene,
    canvas: Canvas,
    series: int,
    mine: list[Point],
    boxes: list[tuple[float, float, float]],
    texts: list[str],
) -> None:
    """Add the segments of one part: ``boxes`` are slot, lower and upper end; a text that does not fit is left out."""
    panel, colour = scene.panels[0], scene.colour(series_token(scene.data, series))
    wide = width(scene)
    fits = [_fits(scene, wide, low, high, text) for (_, low, high), text in zip(boxes, texts, strict=True)]
    inks = [text_on(colour, scene.theme) if p.status is ObsStatus.OFFICIAL else scene.colour("ink") for p in mine]
    canvas.traces.append(
        {
            "type": "bar",
            "name": scene.series(series).name[scene.lang],
            "x": typed_array(x for x, _, _ in boxes),
            "y": typed_array(high - low for _, low, high in boxes),
            "base": typed_array(low for _, low, _ in boxes),
            "yaxis": panel.axis,
            "width": wide,
            "marker": {
                "color": [column_fill(p.status, colour, scene.theme) for p in mine],
                "line": {"width": 1.5, "color": colour},
            },
            "text": [escaped(text) if fit else "" for text, fit in zip(texts, fits, strict=True)],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "textfont": {"size": 13, "color": inks},
            "constraintext": "none",
            "customdata": [p.address for p in mine],
            "hovertext": [
                hover_text(scene, p) if text == scene.number(p) else f"{hover_text(scene, p)}<br>{escaped(text)}"
                for p, text in zip(mine, texts, strict=True)
            ],
            "hoverinfo": "text",
        }
    )
    for point, (x, low, high) in zip(mine, boxes, strict=True):
        left, bottom = scene.px(x - wide / 2, min(low, high), panel)
        right, top = scene.px(x + wide / 2, max(low, high), panel)
        canvas.keep(left, bottom, right, top)
        if scene.is_chosen(point):
            middle = (low + high) / 2
            draw_ring(scene, canvas, point, x, panel, middle)


def draw_empty(scene: Scene, canvas: Canvas, at: float, count: int) -> None:
    """Name a slot without a figure, in words where they fit."""
    slot = scene.width / count - 4
    fits = scene.ruler.width(scene.no_figure) < slot
    if not fits and scene.ruler.width(NO_FIGURE) > slot:
        return
    canvas.note(
        scene, scene.panels[0], at, max(scene.panels[0].scale.low, 0), scene.no_figure if fits else NO_FIGURE,
        xanchor="center", yanchor="bottom", color=scene.colour("ink-3"),
    )  # fmt: skip


def _draw_whole(scene: Scene, canvas: Canvas, at: float, one: Parts) -> None:
    """Set the whole on top: the printed one, marked where the parts do not give it, else the sum of all parts."""
    if len(one.points) < len(scene.data.series):
        return
    said = one.sum if one.whole is None else printed_whole(one.whole)
    text = label_text(float(said.value), None, said.decimals, said.qualifier, scene.lang)
    disputed = one.whole is not None and len(one.points) == len(scene.data.series) and not one.fits
    if scene.ruler.width(text, 14, "semibold") > scene.width / max(scene.x.high - scene.x.low, 1):
        return
    panel = scene.panels[0]
    top = max((end for _, end in spans(tuple(one.points.values())).values()), default=0.0)
    y = max(top, 0.0)
    crossed = f' <span style="color:{scene.colour("discrepancy")}">{CROSSED}</span>' if disputed else ""
    canvas.note(
        scene, panel, at, y, escaped(text) + crossed, xanchor="center", yanchor="bottom", yshift=1, weight=600,
    )  # fmt: skip
    x, height = scene.px(at, y, panel)
    half = scene.ruler.width(text, 14, "semibold") / 2
    canvas.keep(x - half, height, x + half, height + LINE_HEIGHT + 2)


def _fits(scene: Scene, wide: float, low: float, high: float, text: str) -> bool:
    panel = scene.panels[0]
    tall = abs(scene.px(0, high, panel)[1] - scene.px(0, low, panel)[1])
    room = wide * scene.width / max(scene.x.high - scene.x.low, 1)
    return tall >= LEAST_HEIGHT and scene.ruler.width(text, 13) + 4 <= room


def part_notes(shown: Drawn, lang: str) -> list[str]:
    """Return, for each period whose parts do not give the printed whole, both numbers in words."""
    found = []
    for one in parts_of(shown):
        if one.whole is None or len(one.points) < len(shown.data.series) or one.fits:
            continue
        fine = telling_decimals(float(one.sum.value), one.whole.value)
        added, printed = min(one.sum.decimals, fine), min(one.whole.decimals, fine)
        found.append(
            translate(
                lang,
                "charts.parts.note",
                period=period_words(one.period, lang),
                sum=number_text(float(one.sum.value), None, added, one.sum.qualifier, lang),
                whole=number_text(one.whole.value, None, printed, one.whole.qualifier, lang),
            )
        )
    return found


def period_words(period: Period, lang: str) -> str:
    """Return the period in full with a capital."""
    words = period_phrase(period, lang)
    return words[:1].upper() + words[1:]
