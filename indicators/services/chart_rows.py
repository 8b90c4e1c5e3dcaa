"""Figures as the rows of a chart, column by column: no object is made of a figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from indicators.catalogue import Catalogue
from indicators.model.chart import ChartSeries
from indicators.model.frames import CHART_ROWS, texts
from indicators.model.period_columns import last_days

EXACT = 28
"""Digits up to which a decimal is scaled without being rounded, so that its text with another exponent is the same."""

_KEPT = (
    "obs_id", "series_key", "indicator", "ref_area", "dimensions", "measure", "qualifier",
    "obs_status", "origin", "outlet", "published_precision", "citation", "note",
)  # fmt: skip


def chart_rows(
    drawn: Sequence[tuple[ChartSeries, pd.DataFrame]], catalogue: Catalogue, shown_mult: Callable[..., int]
) -> pd.DataFrame:
    """Return the figures (MARKED) of each series in its unit as rows of CHART_ROWS, by series, end and start.

    ``shown_mult(indicator, unit_measure, measure)`` is the power of ten in which a figure is shown elsewhere: decimals
    that are not printed there are not printed here.
    """
    told_of = [rows for _, rows in drawn if len(rows)]
    if not told_of:
        return CHART_ROWS.empty()
    rows = told_of[0] if len(told_of) == 1 else pd.concat(told_of, ignore_index=True)
    position = np.repeat(np.arange(len(drawn)), [len(one) for _, one in drawn])
    ends, starts = (rows[name].to_numpy().astype(np.int64) for name in ("end", "start"))
    order = np.lexsort((starts, ends, position))
    position = position[order]
    columns = {name: rows[name].array.take(order) for name in (*_KEPT, "unit_measure", "unit_mult", "value_text")}
    own = np.array([series.unit_mult for series, _ in drawn], dtype=np.int64)[position]
    first, second = _steps(columns, own, shown_mult)
    told: list[str] = columns["value_text"].tolist()
    highs = rows["value_high"].to_numpy()[order]
    high = np.full(len(order), np.nan)
    for at in np.flatnonzero(~np.isnan(highs)).tolist():
        high[at] = _high(highs[at], told[at], int(first[at]), int(second[at]))
    printed = np.maximum(rows["decimals"].to_numpy(dtype=np.int64)[order] - first, 0)
    decimals = np.maximum(printed - np.where([text != "" for text in told], second, 0), 0)
    columns |= {
        "series": _whole(position),
        "start": rows["start"].to_numpy()[order],
        "end": rows["end"].to_numpy()[order],
        "published": rows["published"].to_numpy()[order],
        "discrepancy": rows["discrepancy"].to_numpy()[order],
        "value": _values(told, first, second),
        "value_high": high,
        "decimals": _whole(decimals),
        "family": _families(columns, last_days(rows)[order], catalogue),
    }
    return CHART_ROWS.of_arrays(columns)


def _steps(
    columns: Mapping[str, Any], own: np.ndarray, shown_mult: Callable[..., int]
) -> tuple[np.ndarray, np.ndarray]:
    """Return of each figure the power of ten from as it is printed to as it is shown elsewhere, and on to its row."""
    parts = list(zip(*(columns[name].tolist() for name in ("indicator", "unit_measure", "measure")), strict=True))
    display = {one: shown_mult(*one) for one in set(parts)}
    shown = np.array([display[one] for one in parts], dtype=np.int64)
    return columns["unit_mult"].to_numpy(dtype=np.int64) - shown, shown - own


def _whole(values: np.ndarray) -> pd.arrays.IntegerArray:
    return pd.arrays.IntegerArray(values, np.zeros(len(values), dtype=bool))


def _values(told: list[str], first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return figures of which the exact decimals are ``told`` in their row's power of ten; a blank is missing."""
    steps = zip(told, first.tolist(), second.tolist(), strict=True)
    return np.array(
        [float(f"{text}e{one + two}") if _is_short(text) else _long(text, one, two) for text, one, two in steps]
    )


def _is_short(text: str) -> bool:
    return 0 < len(text) <= EXACT and "e" not in text and "E" not in text


def _long(text: str, first: int, second: int) -> float:
    return float(Decimal(text).scaleb(first).scaleb(second)) if text else float("nan")


def _high(high: float, text: str, first: int, second: int) -> float:
    if high != high:
        return high
    shown = Decimal(repr(float(high))).scaleb(first)
    return float(shown.scaleb(second) if text else shown)


def _families(columns: Mapping[str, Any], last: np.ndarray, catalogue: Catalogue) -> Any:
    """Return what may be joined: figures of one origin between two breaks of the series; ``last`` are last days."""
    indicators = columns["indicator"].tolist()
    breaks = {code: [np.datetime64(one.day) for one in catalogue.breaks_of(code)] for code in set(indicators)}
    if not any(breaks.values()):
        return columns["origin"]
    passed = [sum(day <= end for day in breaks[code]) for code, end in zip(indicators, last, strict=True)]
    named = zip(columns["origin"].tolist(), passed, strict=True)
    return texts([f"{origin}#{count}" if count else origin for origin, count in named])
