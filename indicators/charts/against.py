"""The figures of a chart beside those of an earlier day: which differ, and by how much, in numbers and in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from indicators.charts.kinds import drawn
from indicators.charts.table_cell import capital
from indicators.charts.value_text import number_text, series_unit
from indicators.i18n import translate
from indicators.i18n.numbers import format_number
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartData
from indicators.model.frames import records
from indicators.transforms.comparison import DrawnFigure, FigureChange, differences, drawn_figures

RATES = {"percent"}
"""Units whose differences are told in percentage points."""


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One figure that differs: its series and period in words, both figures, their difference as a signed text.

    ``step`` is the exact difference with ``decimals``, None where one of the two is absent or a range; ``unit`` is that
    of both figures, ``step_unit`` that of the difference.
    """

    series: str
    period: str
    then: DrawnFigure | None
    now: DrawnFigure | None
    then_text: str
    now_text: str
    step: Decimal | None
    step_text: str
    decimals: int
    unit: str
    step_unit: str


def against_changes(data: ChartData) -> tuple[FigureChange, ...]:
    """Return the drawn figures that differ from those of the day ``data.spec.against``."""
    if data.ghost is None:
        return ()
    shown = drawn(data)
    places = {(p.series, p.period.end, p.period.start) for p in (*shown.points, *shown.ghost)}
    told = differences(drawn_figures(records(data.ghost)), drawn_figures(records(data.rows)))
    return tuple(one for one in told if (one.place.series, one.place.end, one.place.start) in places)


def difference_rows(data: ChartData, lang: str) -> tuple[DifferenceRow, ...]:
    """Return what differs, by series and period, in words of ``lang``."""
    return tuple(_row(data, one, lang) for one in against_changes(data))


def _row(data: ChartData, change: FigureChange, lang: str) -> DifferenceRow:
    series = data.series[change.place.series]
    step, decimals = _step(change.before, change.after)
    unit = series_unit(series, lang)
    rate = series.unit_measure in RATES
    return DifferenceRow(
        series=series.short[lang],
        period=capital(period_phrase(change.place.period, lang)),
        then=change.before,
        now=change.after,
        then_text=_text(change.before, lang),
        now_text=_text(change.after, lang),
        step=step,
        step_text="" if step is None else format_number(step, decimals, lang, signed=True),
        decimals=decimals,
        unit=unit,
        step_unit=translate(lang, "charts.unit.percentage_points.0") if rate else unit,
    )


def _step(then: DrawnFigure | None, now: DrawnFigure | None) -> tuple[Decimal | None, int]:
    """Return the difference in the decimals of the finer of both; None where there are not two plain numbers."""
    if then is None or now is None or then.value_high is not None or now.value_high is not None:
        return None, 0
    return _exact(now.value) - _exact(then.value), max(then.decimals, now.decimals)


def _exact(value: float) -> Decimal:
    return Decimal(f"{value:.15g}")


def _text(figure: DrawnFigure | None, lang: str) -> str:
    if figure is None:
        return translate(lang, "charts.no_figure")
    return number_text(figure.value, figure.value_high, figure.decimals, figure.qualifier, lang)
