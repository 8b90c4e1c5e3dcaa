"""The four charts of the overview: which series, and what the lead chart adds to what is drawn of any series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dash import html

from indicators import charts
from indicators.charts.kinds import drawn, kind_of
from indicators.charts.theme import token
from indicators.i18n.numbers import format_number
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartData, ChartKind, ChartSpec, PeriodChoice
from indicators.model.period import Period
from indicators.web.components.chart import chart_block
from indicators.web.components.chart_key import drawn_mark, key_marks
from indicators.web.pages.overview.ids import OverviewId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.services.figures import Figure

YEARS_BACK = 2
QUARTER_DAYS = 92
FIRST_READING = "c2"
HALF_WIDTH = 0.42
SMALL_HEIGHT = 260


def lead_block(services: Services, session: Session) -> html.Article:
    """Return GDP growth by year with a bar where the first figure read was another."""
    data = _with_open_targets(_resolve(services, session, ("GDP_GROWTH_YOY",), PeriodChoice.YEAR, ChartKind.COLUMN))
    first = services.sources.first_readings(data.series[0].key, session.as_of)
    width = "narrow" if session.narrow else "wide"
    figure = with_first_readings(
        charts.build(data, session.lang, session.theme.value, width=width), data, first, session
    )
    key = key_marks(charts.captions(data, session.lang).key)
    if first:
        key.append(html.Span([drawn_mark("line", FIRST_READING), session.t("overview.lead.first")], className="st"))
    return chart_block(
        OverviewId.LEAD,
        data,
        session,
        title=session.t("overview.lead.title"),
        key=key,
        figure=figure,
        level=2,
        height=320 if session.narrow else 452,
        notes=True,
    )


def _with_open_targets(data: ChartData) -> ChartData:
    """Keep the targets of the latest year drawn and later: beside first readings old ones would crowd the columns."""
    if data.rows.empty:
        return data
    latest = data.rows["start"].max().date()
    return replace(data, targets=tuple(target for target in data.targets if target.start >= latest))


def small_blocks(services: Services, session: Session) -> html.Div:
    """Return the three small charts: exports in the year, FDI registered and disbursed, partners by tier."""
    exports = ("EXP_GOODS",)
    year = _latest_told(_resolve(services, session, exports, PeriodChoice.YEAR_TO_DATE, ChartKind.TABLE), session)
    ladder = _resolve(
        services, session, exports, PeriodChoice.YEAR_TO_DATE, ChartKind.LADDER, year - YEARS_BACK, session.day.year
    )
    both = ("FDI_REGISTERED", "FDI_DISBURSED")
    fdi = _resolve(services, session, both, PeriodChoice.YEAR, ChartKind.COLUMN, year - 6, session.day.year)
    tiers = ("PARTNERS_CSP", "PARTNERS_SP", "PARTNERS_CP")
    partners = _resolve(services, session, tiers, PeriodChoice.INSTANT, ChartKind.STEP)
    said = (
        (OverviewId.LADDER, ladder, "ladder"),
        (OverviewId.FDI, fdi, "fdi"),
        (OverviewId.PARTNERS, partners, "partners"),
    )
    return html.Div(
        [
            chart_block(
                block, data, session, title=session.t(f"overview.small.{name}"), height=SMALL_HEIGHT, narrow=True
            )
            for block, data, name in said
        ],
        className="grid overview-three",
    )


def _resolve(
    services: Services,
    session: Session,
    series: tuple[str, ...],
    period: PeriodChoice,
    kind: ChartKind,
    first: int | None = None,
    last: int | None = None,
) -> ChartData:
    spec = ChartSpec(series=series, period=period, kind=kind, first=first, last=last, as_of=session.as_of, events=False)
    return services.explore.resolve(spec)


def _latest_told(data: ChartData, session: Session) -> int:
    """Return the latest year of which more than its first quarter is told; the present one where none is."""
    long = [Period(start.date(), end.date()) for start, end in zip(data.rows["start"], data.rows["end"], strict=True)]
    return max((period.start.year for period in long if period.days > QUARTER_DAYS), default=session.day.year)


# -- the first figure read ------------------------------------------------------------------------------------
def with_first_readings(
    figure: dict[str, Any], data: ChartData, first: Mapping[Period, Figure], session: Session
) -> dict[str, Any]:
    """Return the column chart with a short bar across each column at its first reading."""
    shown = drawn(data)
    place = kind_of(data).place
    xs: list[float | None] = []
    ys: list[float | None] = []
    said: list[str] = []
    for period, reading in first.items():
        x = place(shown, period)
        if x is None or reading.shown is None:
            continue
        words = _first_words(reading, session)
        xs += [x - HALF_WIDTH, x + HALF_WIDTH, None]
        ys += [float(reading.shown), float(reading.shown), None]
        said += [words, words, ""]
    bars = {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "line": {"color": token(FIRST_READING, session.theme.value), "width": 3},
        "text": said,
        "hoverinfo": "text",
        "connectgaps": False,
        "cliponaxis": False,
    }
    return {**figure, "data": [*figure["data"], bars]} if xs else figure


def _first_words(reading: Figure, session: Session) -> str:
    number = format_number(reading.shown, reading.shown_decimals, session.lang)
    day = reading.published.strftime("%d/%m/%Y") if reading.published else ""
    return session.t("overview.lead.read", number=number, period=period_phrase(reading.period, session.lang), day=day)
