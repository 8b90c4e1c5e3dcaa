"""The measure of one figure of a table: what its header, its label, the table's title and its unit make of it."""

from __future__ import annotations

import re

from indicators.model.period import Period
from indicators.model.period_phrase import aligned_fold
from indicators.model.series import Measure
from indicators.workbook.headers import HeaderReading
from indicators.workbook.units import FoundUnit, measure_in


def figure_measure(header: HeaderReading, label: str, title: str, period: Period | None, unit: FoundUnit) -> str:
    """Return the measure of a figure over ``period``; empty where nothing says it."""
    if header.comparison is None and header.part is None:
        return measure_in(unit.unit)
    found = header.measure_over(period)
    if found is None:
        return ""
    if found in _AVERAGE_OF and _is_average_of_prices(title, period):
        found = _AVERAGE_OF[found]
    if found in _CHANGE_OF and _RATE_LABEL.search(aligned_fold(label)):
        return _CHANGE_OF[found].value
    return found.value


def _is_average_of_prices(title: str, period: Period | None) -> bool:
    """Whether a consumer price index compares several months: that is always their average, said or not."""
    return period is not None and (period.whole_months or 0) > 1 and bool(_PRICES.search(aligned_fold(title)))


_PRICES = re.compile(r"\bchi so gia tieu dung\b|\bconsumer price ind(?:ex|ices)\b")
_AVERAGE_OF = {Measure.YOY_INDEX: Measure.AVG_YOY_INDEX, Measure.YOY: Measure.AVG_YOY}
_CHANGE_OF = {
    Measure.YOY_INDEX: Measure.YOY,
    Measure.MOM_INDEX: Measure.MOM,
    Measure.QOQ_INDEX: Measure.QOQ,
    Measure.AVG_YOY_INDEX: Measure.AVG_YOY,
    Measure.VS_DEC_INDEX: Measure.VS_DEC,
}
_RATE_LABEL = re.compile(r"\blam phat\b|\binflation\b")
"""Rows whose figures are changes even in a table of indices."""
