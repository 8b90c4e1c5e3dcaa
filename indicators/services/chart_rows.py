"""Figures as the rows of a chart, column by column: no object is made of a figure."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import numpy as np
import pandas as pd

from indicators.catalogue import Catalogue
from indicators.model.chart import ChartSeries
from indicators.model.frames import CHART_ROWS
from indicators.services.period_columns import last_days

EXACT = 28
"""Digits up to which a decimal is scaled without being rounded, so that its text with another exponent is the same."""

_KEPT = (
    "obs_id", "series_key", "indicator", "ref_area", "dimensions", "measure", "start", "end", "qualifier",
    "obs_status", "origin", "outlet", "published", "published_precision", "citation", "discrepancy", "note",
)  # fmt: skip


def chart_rows(
    position: int, rows: pd.DataFrame, series: ChartSeries, catalogue: Catalogue, shown_mult: Callable[..., int]
) -> pd.DataFrame:
    """Return figures (columns of MARKED) in the unit of ``series`` as rows of CHART_ROWS, by end and start.

    ``shown_mult(indicator, unit_measure, measure)`` is the power of ten in which a figure is shown elsewhere: decimals
    that are not printed there are not printed here.
    """
    ends, starts = (rows[name].to_numpy().astype(np.int64) for name in ("end", "start"))
    rows = rows.iloc[np.lexsort((starts, ends))]
    parts = list(zip(*(rows[name].tolist() for name in ("indicator", "unit_measure", "measure")), strict=True))
    display = {one: shown_mult(*one) for one in set(parts)}
    mults = rows["unit_mult"].tolist()
    first = [mult - display[one] for mult, one in zip(mults, parts, strict=True)]
    second = [display[one] - series.unit_mult for one in parts]
    texts, decimals = rows["value_text"].tolist(), rows["decimals"].tolist()
    highs = rows["value_high"].tolist()
    columns = {name: rows[name].array for name in _KEPT}
    columns |= {
        "series": np.full(len(rows), position),
        "value": [_value(*one) for one in zip(texts, first, second, strict=True)],
        "value_high": [_high(*one) for one in zip(highs, texts, first, second, strict=True)],
        "decimals": [
            max(max(count - one, 0) - (other if text else 0), 0)
            for count, one, other, text in zip(decimals, first, second, texts, strict=True)
        ],
        "family": _families(rows, catalogue),
    }
    return CHART_ROWS.of_columns(columns)


def _value(text: str, first: int, second: int) -> float:
    if not text:
        return float("nan")
    if len(text) > EXACT or "e" in text or "E" in text:
        return float(Decimal(text).scaleb(first).scaleb(second))
    return float(f"{text}e{first + second}")


def _high(high: float, text: str, first: int, second: int) -> float:
    if high != high:
        return high
    shown = Decimal(repr(float(high))).scaleb(first)
    return float(shown.scaleb(second) if text else shown)


def _families(rows: pd.DataFrame, catalogue: Catalogue) -> list[str]:
    """Return what may be joined: figures of one origin between two breaks of the series."""
    origins: list[str] = rows["origin"].tolist()
    indicators = rows["indicator"].tolist()
    breaks = {code: [np.datetime64(one.day) for one in catalogue.breaks_of(code)] for code in set(indicators)}
    if not any(breaks.values()):
        return origins
    last = last_days(rows)
    passed = [sum(day <= end for day in breaks[code]) for code, end in zip(indicators, last, strict=True)]
    return [f"{origin}#{count}" if count else origin for origin, count in zip(origins, passed, strict=True)]
