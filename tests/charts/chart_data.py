"""Charts in a few words: rows of figures by SDMX period, and a ChartData around them."""

from __future__ import annotations

import zlib
from datetime import date
from typing import Any

import pandas as pd

from indicators.model.chart import ChartData, ChartKind, ChartSeries, ChartSpec, PeriodChoice, Transform
from indicators.model.frames import CHART_ROWS
from indicators.model.observation import Citation, CitationKind
from indicators.model.period import Period

AS_OF = date(2026, 1, 16)
EXPORTS = {"vi": "Xuất khẩu hàng hóa", "en": "Goods exports"}
CUSTOMS = {"vi": "Hải quan", "en": "Customs"}
OFFICE = {"vi": "Cục Thống kê", "en": "National Statistics Office"}
OLD_OFFICE = {"vi": "Tổng cục Thống kê", "en": "General Statistics Office"}


def row(period: str, value: str | None, **said: Any) -> dict[str, Any]:
    """One CHART_ROWS row of goods exports as printed, changed by ``said``; ``period`` is SDMX."""
    when = Period.parse(period)
    origin = said.pop("origin", "CUSTOMS")
    indicator = said.get("indicator", "EXP_GOODS")
    citation = Citation(CitationKind.PRESS, publisher="VietNamNet", url="https://example.org/1", phrase=value or "")
    return {
        "series": 0,
        "obs_id": None
        if said.get("obs_status") == "D"
        else zlib.crc32(f"{indicator}{period}{value}".encode()) % 10_000,
        "series_key": f"{indicator}:VNM;measure=level;unit=USD",
        "indicator": indicator,
        "ref_area": "VNM",
        "measure": "level",
        "start": pd.Timestamp(when.start),
        "end": pd.Timestamp(when.end),
        "value": None if value is None else float(value),
        "value_high": None,
        "decimals": len((value or "").partition(".")[2]),
        "qualifier": "exact",
        "obs_status": "P",
        "origin": origin,
        "outlet": "VietNamNet",
        "published": pd.Timestamp(said.pop("published", "2025-08-11")),
        "published_precision": "day",
        "citation": citation.to_json(),
        "family": origin,
        "discrepancy": False,
        "note": "",
        **said,
    }


def series(indicator: str = "EXP_GOODS", **said: Any) -> ChartSeries:
    """One series of billions of dollars, changed by ``said``."""
    names = {
        "EXP_GOODS": (EXPORTS, {"vi": "Xuất khẩu", "en": "Exports"}),
        "IMP_GOODS": (
            {"vi": "Nhập khẩu hàng hóa", "en": "Goods imports"},
            {"vi": "Nhập khẩu", "en": "Imports"},
        ),
    }
    name, short = names.get(indicator, ({"vi": indicator, "en": indicator}, {"vi": indicator, "en": indicator}))
    plain: dict[str, Any] = {"name": name, "short": short, "measure": "level", "unit_measure": "USD", "unit_mult": 9}
    key = f"{indicator}:VNM;measure=level;unit=USD"
    return ChartSeries(key=key, indicator=indicator, kind="flow", **{**plain, **said})


def chart(
    rows: list[dict[str, Any]],
    kind: str = "ladder",
    period: str = "year_to_date",
    transform: str = "level",
    drawn: tuple[ChartSeries, ...] = (),
    **said: Any,
) -> ChartData:
    """A chart of ``rows``; the organisations are called what they were called on the day of each figure."""
    found = drawn or (series(),)
    spec = ChartSpec(
        tuple(one.key for one in found), PeriodChoice(period), Transform(transform), ChartKind(kind), as_of=AS_OF
    )
    return ChartData(
        spec=spec,
        rows=CHART_ROWS.frame(rows),
        series=found,
        as_of=said.pop("as_of", AS_OF),
        today=date(2026, 1, 20),
        store_version=412,
        origin_names={(r["origin"], r["published"].date().isoformat()): _name(r) for r in rows},
        **said,
    )


def _name(said: dict[str, Any]) -> dict[str, str]:
    if said["origin"] == "CUSTOMS":
        return CUSTOMS
    return OFFICE if said["published"] >= pd.Timestamp("2025-03-01") else OLD_OFFICE


def two_years() -> list[dict[str, Any]]:
    """Exports of 2024 and 2025, cumulated, with every kind of join: neighbours, a hole, two sources, an estimate."""
    office = {"origin": "NSO", "obs_status": "E"}
    return [
        row("2024-01-01/P5M", "156.28", published="2024-06-30"),
        row("2024-S1", "190.7", published="2024-07-09"),
        row("2024-01-01/P11M", "369.93", published="2024-12-31", published_precision="month", **office),
        row("2025-01-01/P5M", "180.34", published="2025-07-05", origin="NSO", obs_status="D"),
        row("2025-S1", "219.83", published="2025-07-05", **office),
        row("2025-01-01/P7M", "262.46", published="2025-08-11", discrepancy=True),
        row("2025-01-01/P8M", "305.85", published="2025-09-11", obs_status="D"),
        row("2025", "475.06", published="2026-01-09"),
    ]
