"""Columns of 100 %: the shares of the parts over time; where shares would mislead, the column is hatched instead."""

from __future__ import annotations

from indicators.charts import column
from indicators.charts.canvas import Canvas
from indicators.charts.hatching import hatched
from indicators.charts.note import listed_series
from indicators.charts.parts import Parts, parts_of
from indicators.charts.points import Drawn
from indicators.charts.scale import Scale
from indicators.charts.scene import Panel, Scene
from indicators.charts.slots import slots
from indicators.charts.stacked_column import draw_empty, draw_segments, period_words
from indicators.i18n import translate
from indicators.i18n.numbers import format_number
from indicators.model.chart import ChartData

FULL = 100.0
axis, place, day = column.axis, column.place, column.day


def panels(shown: Drawn, _lang: str, _narrow: bool) -> tuple[Panel, ...]:
    """Return the one panel from 0 to 100 per cent."""
    return (Panel(0, tuple(range(len(shown.data.series))), Scale(0.0, FULL, 20.0, 0), "%", 0.0, 1.0),)


def share_words(value: float, decimals: int, lang: str) -> str:
    """Return a share as it stands in the chart and in the table: ``43,3%``."""
    return f"{format_number(value, decimals, lang)}%"


def draw(scene: Scene, canvas: Canvas) -> None:
    """Draw the shares of each period that has them, and hatch the others with their reason."""
    found = slots(scene.drawn)
    at = {period: float(i) for i, period in enumerate(found)}
    told = parts_of(scene.drawn)
    for series in range(len(scene.data.series)):
        mine = [one for one in told if one.share(series) is not None]
        if mine:
            boxes = [(at[one.period], *_span(one, series)) for one in mine]
            texts = [_words(one, series, scene.lang) for one in mine]
            draw_segments(scene, canvas, series, [one.points[series] for one in mine], boxes, texts)
    for one in told:
        if one.refused:
            said = [period_words(one.period, scene.lang), refusal_words(one, scene.data, scene.lang)]
            middle = at[one.period]
            canvas.traces.insert(0, hatched(scene, scene.panels[0], middle - 0.3, middle + 0.3, said))
    for period in set(found) - {one.period for one in told}:
        draw_empty(scene, canvas, at[period], len(found))


def refusal_words(one: Parts, data: ChartData, lang: str) -> str:
    """Return why the shares of a period are not told, with the names of the parts that have no figure."""
    missing = [series.name[lang] for at, series in enumerate(data.series) if at not in one.points]
    return translate(lang, f"charts.refused.{one.refused}", series=listed_series(missing, lang))


def _span(one: Parts, series: int) -> tuple[float, float]:
    """Return where the segment of a part begins and ends; the first begins at zero."""
    whole = float(one.sum.value)
    below = sum(point.value or 0 for position, point in one.points.items() if position < series)
    return below / whole * FULL, (below + (one.points[series].value or 0)) / whole * FULL


def _words(one: Parts, series: int, lang: str) -> str:
    told = one.share(series)
    return "" if told is None else share_words(float(told.value), told.decimals, lang)
