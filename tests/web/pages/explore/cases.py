"""Hand-built figures of goods exports in 2025, for the tests of the explorer."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd

from indicators.model.chart import (
    ChartData,
    ChartDiscrepancy,
    ChartEvent,
    ChartKind,
    ChartSeries,
    ChartSpec,
    NotDerivable,
    PeriodChoice,
    Transform,
)
from indicators.model.frames import CHART_ROWS
from indicators.model.indicator import Indicator, IndicatorKind, Origin, OriginName
from indicators.model.observation import Citation, CitationKind
from indicators.model.period import Period
from indicators.services.explore_answers import Choices, PointDetail, SeriesEntry
from indicators.services.figures import Figure

EXPORTS = "EXP_GOODS:VNM;measure=level;unit=USD"
GROWTH = "GDP_GROWTH_YOY:VNM;measure=yoy;unit=percent"
SEVEN_MONTHS = Period.year_to_date(2025, 7)
NAMES = {"vi": "Xuất khẩu hàng hóa", "en": "Goods exports"}

INDICATOR = Indicator(
    code="EXP_GOODS",
    name={"vi": "Kim ngạch xuất khẩu hàng hóa", "en": "Goods exports"},
    short=NAMES,
    definition={"vi": "Trị giá hàng hóa đưa ra khỏi Việt Nam.", "en": "Value of goods leaving Viet Nam."},
    kind=IndicatorKind.FLOW,
    unit_measure="USD",
    display_mult=9,
    default_measure="level",
    family="trade",
    topic="trade",
    aliases=("Tổng trị giá xuất khẩu",),
)
CUSTOMS = Origin(
    "CUSTOMS",
    (
        OriginName(None, date(2025, 3, 1), {"vi": "Tổng cục Hải quan", "en": "General Department of Customs"}),
        OriginName(date(2025, 3, 1), None, {"vi": "Cục Hải quan", "en": "Department of Customs"}),
    ),
    {"trade": 1},
)


def figure(value: str | None, **said) -> Figure:
    """Return a customs figure of exports, 7 months of 2025, in billions of dollars, changed as said."""
    number = None if value is None else Decimal(value)
    decimals = len(value.partition(".")[2]) if value else 0
    plain = Figure(
        obs_id=41,
        series_key=EXPORTS,
        indicator="EXP_GOODS",
        measure="level",
        period=SEVEN_MONTHS,
        value=number,
        unit_measure="USD",
        unit_mult=9,
        decimals=decimals,
        shown=number,
        shown_high=None,
        shown_mult=9,
        shown_decimals=decimals,
        qualifier="exact",
        obs_status="P",
        origin="CUSTOMS",
        outlet="VietNamNet",
        published=date(2025, 8, 11),
        published_precision="day",
        withheld="",
        citation=Citation(CitationKind.PRESS, publisher="VietNamNet", title="Xuất khẩu", url="https://vietnamnet.vn/a"),
        batch_id=1,
        raw=value or "",
        note="",
        role="winner",
        discrepancy=False,
    )
    return replace(plain, **said)


EXPORTS_7M = figure("262.46", discrepancy=True)
SECOND_OUTLET = figure(
    "262.46",
    obs_id=42,
    outlet="VnEconomy",
    published=date(2025, 8, 27),
    role="corroboration",
    citation=Citation(CitationKind.PRESS, publisher="VnEconomy", url="javascript:alert(1)"),
)
PRINTED_514 = figure(
    "514",
    obs_id=43,
    qualifier="over",
    origin="GOV",
    outlet="Pháp Luật VN",
    published=date(2025, 8, 26),
    role="withheld",
    withheld="matches_total_trade",
    citation=Citation(
        CitationKind.ARTICLE,
        publisher="Pháp Luật VN",
        paragraph=10,
        speaker="Thủ tướng",
        phrase="xuất khẩu đạt trên 514 tỷ USD",
        source_id="A1-08",
    ),
)
FROM_WORKBOOK = figure(
    "226.98",
    obs_id=51,
    period=Period.year_to_date(2024, 7),
    origin="NSO",
    outlet="GSO",
    published=date(2024, 7, 29),
    obs_status="E",
    citation=Citation(CitationKind.CELL, sheet="14.XK", cell="F12", file_name="Bieu-so-lieu-T7.2024.xlsx"),
)
REASON = {"vi": "khớp tổng xuất nhập khẩu", "en": "matches total goods trade"}
POINT = PointDetail(
    series_key=EXPORTS,
    period=SEVEN_MONTHS,
    winner=EXPORTS_7M,
    others=(SECOND_OUTLET, PRINTED_514),
    parents=(),
    discrete=None,
    discrete_refusal="two_sources",
)


YEAR_BEFORE = replace(POINT, period=FROM_WORKBOOK.period, winner=FROM_WORKBOOK, others=(), discrete_refusal="")
DETAILS = {SEVEN_MONTHS.render(): POINT, FROM_WORKBOOK.period.render(): YEAR_BEFORE}


def reading(value: str, published: date, role: str, status: str, **said) -> Figure:
    """Return one reading of GDP growth in the second quarter of 2022."""
    return figure(
        value,
        series_key=GROWTH,
        indicator="GDP_GROWTH_YOY",
        measure="yoy",
        period=Period.quarter(2022, 2),
        unit_measure="percent",
        unit_mult=0,
        shown_mult=0,
        origin="NSO",
        outlet="GSO",
        published=published,
        role=role,
        obs_status=status,
        **said,
    )


Q2_2022 = PointDetail(
    series_key=GROWTH,
    period=Period.quarter(2022, 2),
    winner=reading("8.56", date(2025, 1, 6), "winner", "A", obs_id=64),
    others=(
        reading("7.99", date(2023, 12, 29), "superseded", "P", obs_id=63),
        reading("7.83", date(2023, 6, 29), "superseded", "P", obs_id=62),
        reading("7.72", date(2022, 6, 29), "superseded", "E", obs_id=61),
    ),
    parents=(),
    discrete=None,
    discrete_refusal="",
)

ENTRY = SeriesEntry(
    key=EXPORTS,
    indicator="EXP_GOODS",
    name=INDICATOR.name,
    short=INDICATOR.short,
    topic="trade",
    measure="level",
    unit_measure="USD",
    count=2,
    first=Period.year_to_date(2024, 7),
    last=SEVEN_MONTHS,
    periods=(PeriodChoice.YEAR, PeriodChoice.YEAR_TO_DATE),
)
CHOICES = Choices(
    periods=(PeriodChoice.YEAR, PeriodChoice.YEAR_TO_DATE),
    transforms=tuple(Transform),
    kinds=(ChartKind.LINE, ChartKind.COLUMN, ChartKind.LADDER, ChartKind.TABLE),
    years=(2022, 2025),
)
LADDER = ChartSpec((EXPORTS,), PeriodChoice.YEAR_TO_DATE, Transform.LEVEL, ChartKind.LADDER)


def row(shown: Figure) -> dict:
    """Return a figure as a row of CHART_ROWS."""
    return {
        "series": 0,
        "obs_id": shown.obs_id,
        "series_key": shown.series_key,
        "indicator": shown.indicator,
        "ref_area": "VNM",
        "measure": shown.measure,
        "start": pd.Timestamp(shown.period.start),
        "end": pd.Timestamp(shown.period.end),
        "value": None if shown.shown is None else float(shown.shown),
        "decimals": shown.shown_decimals,
        "qualifier": shown.qualifier,
        "obs_status": shown.obs_status,
        "origin": shown.origin,
        "outlet": shown.outlet,
        "published": None if shown.published is None else pd.Timestamp(shown.published),
        "published_precision": shown.published_precision,
        "citation": shown.citation.to_json(),
        "family": shown.origin,
        "discrepancy": shown.discrepancy,
        "note": shown.note,
    }


def chart(*figures: Figure, **said) -> ChartData:
    """Return the ladder of exports with these figures (none given: 7 months of 2024 and 2025)."""
    shown = figures or (FROM_WORKBOOK, EXPORTS_7M)
    plain = ChartData(
        spec=LADDER,
        rows=CHART_ROWS.frame([row(f) for f in shown]),
        series=(ChartSeries(EXPORTS, "EXP_GOODS", INDICATOR.name, NAMES, "level", "USD", 9, "flow"),),
        as_of=date(2026, 1, 16),
        today=date(2026, 1, 16),
        store_version=3,
        events=(ChartEvent(date(2025, 5, 31), {"vi": "Nghị quyết 153/NQ-CP", "en": "Resolution 153/NQ-CP"}, "A1-02"),),
        discrepancies=(
            ChartDiscrepancy(0, SEVEN_MONTHS.start, SEVEN_MONTHS.end, 514.0, 0, "over", REASON, "Pháp Luật VN", 43),
        ),
        not_derivable=(
            NotDerivable(
                0,
                SEVEN_MONTHS.start,
                SEVEN_MONTHS.end,
                "unlike_windows",
                {"base_start": "2024-01-01", "base_end": "2024-07-21"},
            ),
        ),
        origin_names={
            ("CUSTOMS", "2025-08-11"): {"vi": "Cục Hải quan", "en": "Department of Customs"},
            ("NSO", "2024-07-29"): {"vi": "Tổng cục Thống kê", "en": "General Statistics Office"},
        },
    )
    return replace(plain, **said)
