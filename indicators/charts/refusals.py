"""A period whose figure cannot be derived is hatched; the reason stands in the hover and in the notes."""

from __future__ import annotations

from indicators.charts.canvas import Canvas
from indicators.charts.hatching import hatched
from indicators.charts.kinds import kind_of
from indicators.charts.refusal_words import reason_words
from indicators.charts.scene import Scene
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartKind
from indicators.model.period import Period

COLUMNS = (ChartKind.COLUMN, ChartKind.STACKED_COLUMN, ChartKind.SHARE_COLUMN)
HALF_WIDTH = {**dict.fromkeys(COLUMNS, 0.3), ChartKind.LADDER: 0.25, ChartKind.SLOPE: 0.02}
DAYS = 12.0


def draw_refusals(scene: Scene, canvas: Canvas) -> None:
    """Add a hatched band for every refused period on the axis."""
    place = kind_of(scene.data).place
    shown = set()
    for refusal in scene.data.not_derivable:
        at = place(scene.drawn, Period(refusal.start, refusal.end))
        if at is None or (at, scene.panel(refusal.series).position) in shown:
            continue
        shown.add((at, scene.panel(refusal.series).position))
        half = HALF_WIDTH.get(scene.data.spec.kind, DAYS)
        phrase = period_phrase(Period(refusal.start, refusal.end), scene.lang)
        said = [phrase[:1].upper() + phrase[1:], reason_words(refusal, scene.lang)]
        canvas.traces.insert(0, hatched(scene, scene.panel(refusal.series), at - half, at + half, said))
        panel = scene.panel(refusal.series)
        (left, bottom), (right, _) = (scene.px(x, panel.scale.low, panel) for x in (at - half, at + half))
        canvas.keep(left, bottom, right, bottom + 12)
