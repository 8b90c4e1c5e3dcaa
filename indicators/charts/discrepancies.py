"""A figure that disagrees is named in place and not drawn: "≠ 514 as printed"."""

from __future__ import annotations

from indicators.charts.canvas import Canvas
from indicators.charts.extent import distinct
from indicators.charts.kinds import kind_of
from indicators.charts.placement import LINE_HEIGHT, Spot
from indicators.charts.scene import CROSSED, Panel, Scene
from indicators.charts.tiers import stacked
from indicators.i18n import translate
from indicators.i18n.numbers import format_number
from indicators.model.chart import ChartDiscrepancy, ChartKind
from indicators.model.period import Period

FEW = 4
"""With more than this, or on a narrow figure, the words are left out in the plot and told in the notes."""

FAR = 34.0
_CLOSE = (
    Spot(-9, 12, "right", "middle"),
    Spot(9, -12, "left", "middle"),
    Spot(0, 11, "center", "bottom"),
    Spot(0, -11, "center", "top"),
    Spot(-13, 0, "right", "middle"),
    Spot(13, 0, "left", "middle"),
)
_ASIDE = (
    Spot(14, 0, "left", "middle"),
    Spot(14, -13, "left", "middle"),
    Spot(14, 13, "left", "middle"),
    Spot(-14, -13, "right", "middle"),
)
_SPOTS = (
    Spot(0, 0, "center", "middle"),
    Spot(0, 12, "center", "bottom"),
    Spot(0, -12, "center", "top"),
    Spot(-12, 0, "right", "middle"),
    Spot(12, 0, "left", "middle"),
    Spot(0, 26, "center", "bottom"),
    Spot(0, -26, "center", "top"),
)


def draw_discrepancies(scene: Scene, canvas: Canvas) -> None:
    """Add the crimson words, with a dotted line from the figure in use where the two lie far apart.

    In a stack a layer's figure has no place of its own; there the notes alone tell it.
    """
    if stacked(scene.data) or scene.data.spec.kind in {ChartKind.STACKED_COLUMN, ChartKind.SHARE_COLUMN}:
        return
    place = kind_of(scene.data).place
    found = []
    for one in distinct(scene.data):
        at = place(scene.drawn, Period(one.start, one.end))
        if at is not None:
            found.append((at, one))
    for at, one in found:
        _draw(scene, canvas, at, one, in_words=len(found) <= FEW and not scene.narrow)


def _draw(scene: Scene, canvas: Canvas, at: float, one: ChartDiscrepancy, *, in_words: bool) -> None:
    panel, colour = scene.panel(one.series), scene.colour("discrepancy")
    number = format_number(one.value, one.decimals, scene.lang)
    text = (
        translate(scene.lang, "charts.discrepancy.in_place", value=number) if in_words else f"{CROSSED}\u00a0{number}"
    )
    length = scene.width if scene.across else scene.height
    top = panel.scale.high - LINE_HEIGHT / 2 / length * (panel.scale.high - panel.scale.low)
    y = min(max(one.value, panel.scale.low), top) if not panel.scale.log else one.value
    used = _in_use(scene, one)
    along = 0 if scene.across else 1
    apart = used is not None and abs(scene.px(at, y, panel)[along] - scene.px(at, used, panel)[along]) >= FAR
    if used is not None and apart:
        _draw_leader(scene, canvas, panel, at, used, y)
    spots = _ASIDE if scene.across else _SPOTS if apart or used is None else _CLOSE
    for words in (text, CROSSED):
        if canvas.label(scene, panel, at, y, [words], spots, color=colour, weight=600):
            return


def _in_use(scene: Scene, one: ChartDiscrepancy) -> float | None:
    period = Period(one.start, one.end)
    return next((p.value for p in scene.points if p.series == one.series and p.period == period), None)


def _draw_leader(scene: Scene, canvas: Canvas, panel: Panel, at: float, used: float, y: float) -> None:
    along = 0 if scene.across else 1
    distance = scene.px(at, y, panel)[along] - scene.px(at, used, panel)[along]
    unit = (y - used) / distance
    near = used + unit * (13 if distance > 0 else -13)
    far = y - unit * (11 if distance > 0 else -11)
    canvas.shapes.append(
        {
            "type": "line",
            **scene.ends(at, near, "0"),
            **scene.ends(at, far, "1"),
            "xref": panel.x_axis,
            "yref": panel.axis,
            "line": {"color": scene.colour("discrepancy"), "width": 1, "dash": "2px,3px"},
        }
    )
