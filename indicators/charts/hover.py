"""The words of a point: value with hedge and unit, full period, status, source and day, and whether it is disputed."""

from __future__ import annotations

from indicators.charts.canvas import escaped
from indicators.charts.points import Point
from indicators.charts.scene import Scene
from indicators.charts.sources import origin_name
from indicators.charts.value_text import with_unit
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.i18n.periods import days_phrase, period_phrase
from indicators.model.period import PeriodKind


def hover_text(scene: Scene, point: Point) -> str:
    """Return the lines of a tooltip, escaped, joined by ``<br>``; it never says more than the table."""
    value = escaped(with_unit(scene.number(point), scene.unit(point.series), scene.lang))
    phrase = period_phrase(point.period, scene.lang)
    lines = [f"<b>{value}</b>", escaped(phrase[:1].upper() + phrase[1:])]
    if not scene.alone:
        lines.insert(0, escaped(scene.series(point.series).name[scene.lang]))
    if point.period.kind is PeriodKind.YEAR_TO_DATE and point.period.whole_months:
        lines.append(escaped(days_phrase(point.period, scene.lang)))
    lines.append(escaped(translate(scene.lang, f"term.status.{point.status}")))
    lines.append(escaped(_source(scene, point)))
    if point.discrepancy:
        lines.append(escaped(translate(scene.lang, "charts.hover.rivals")))
    if point.note == "two_sources":
        lines.append(escaped(translate(scene.lang, "charts.hover.two_sources")))
    return "<br>".join(lines)


def _source(scene: Scene, point: Point) -> str:
    name = origin_name(scene.data, point, scene.lang)
    day = format_date(point.published, point.precision) if point.published else translate(scene.lang, "term.undated")
    said = f"{name}, {day}"
    return f"{said} ({point.outlet})" if point.outlet and point.outlet != name else said
