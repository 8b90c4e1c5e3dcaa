"""Small cases for the checks: a few figures of a file beside a few figures of the store."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from indicators.checks import SCREENED, Case
from indicators.model.indicator import Indicator, IndicatorKind
from indicators.model.period import Period
from indicators.winners import MARKED

TODAY = date(2026, 1, 16)
UNIT_KINDS = {"USD": "money", "VND": "money", "percent": "rate", "percentage_points": "rate", "countries": "count"}


def indicator(
    code: str, kind: IndicatorKind = IndicatorKind.FLOW, unit: str = "USD", adds_up_to: str = "", topic: str = "trade"
) -> Indicator:
    name = {"vi": code, "en": code}
    return Indicator(code, name, name, name, kind, unit, 9, "level", "trade", topic, (), None, adds_up_to)


INDICATORS = {
    entry.code: entry
    for entry in (
        indicator("EXP_GOODS", adds_up_to="TRADE_GOODS_TOTAL"),
        indicator("IMP_GOODS", adds_up_to="TRADE_GOODS_TOTAL"),
        indicator("EXP_DOMESTIC", adds_up_to="EXP_GOODS"),
        indicator("EXP_FDI_SECTOR", adds_up_to="EXP_GOODS"),
        indicator("TRADE_GOODS_TOTAL"),
        indicator("TRADE_BAL_GOODS"),
        indicator("FDI_REGISTERED"),
        indicator("FDI_NEW", adds_up_to="FDI_REGISTERED"),
        indicator("FDI_ADJ", adds_up_to="FDI_REGISTERED"),
        indicator("FDI_SHARES", adds_up_to="FDI_REGISTERED"),
        indicator("GDP_GROWTH_YOY", IndicatorKind.RATE, "percent"),
        indicator("GDP_NOMINAL", topic="growth"),
        indicator("PARTNERS_TOTAL", IndicatorKind.STOCK, "countries"),
    )
}


def figure(code: str, period: Period, value: str, cell: str = "G9", **said: Any) -> dict[str, Any]:
    """A figure of the file, in billions of dollars unless something else is said."""
    measure = said.get("measure", "level")
    unit = said.get("unit_measure", "USD" if measure == "level" else "percent")
    decimals = len(value.partition(".")[2])
    row = {
        "sheet": "14.XK",
        "cell": cell,
        "label": code,
        "series_key": f"{code}:VNM;measure={measure};unit={unit}",
        "indicator": code,
        "ref_area": "VNM",
        "dimensions": "",
        "measure": measure,
        "start": pd.Timestamp(period.start),
        "end": pd.Timestamp(period.end),
        "value": float(value),
        "value_text": value,
        "decimals": decimals,
        "unit_measure": unit,
        "unit_mult": 9 if unit == "USD" else 0,
        "unit_text": "tỷ USD",
        "unit_cell": "M3",
        "qualifier": "exact",
        "obs_status": "E",
        "origin": "NSO",
        "published": pd.Timestamp(2024, 7, 29),
    }
    return {**row, **said}


def stored(code: str, period: Period, value: str, **said: Any) -> dict[str, Any]:
    """A figure of the store, published by customs and in use unless something else is said."""
    row = figure(code, period, value, **said)
    kept = {
        "obs_id": said.get("obs_id", 1),
        "origin": "CUSTOMS",
        "outlet": "customs",
        "published_precision": "day",
        "published": pd.Timestamp(2025, 8, 10),
        "citation": '{"kind": "press"}',
        "raw": value,
        "obs_status": "P",
        "role": "winner",
    }
    return {**row, **kept, **said}


def case(figures: list[dict[str, Any]], history: list[dict[str, Any]] | None = None, today: date = TODAY) -> Case:
    return Case(SCREENED.frame(figures), MARKED.frame(history or []), INDICATORS, UNIT_KINDS, today)
