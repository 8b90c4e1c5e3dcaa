"""Capital by partner, sector and province in the latest window that has such figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from indicators.i18n.dates import format_date
from indicators.i18n.periods import period_phrase
from indicators.model.chart import ChartData
from indicators.services.fdi import FdiPage
from indicators.services.fdi_breakdown import LARGEST, Breakdown, BreakdownKind
from indicators.web.components.citation_text import outlet_words
from indicators.web.components.marks import mark
from indicators.web.components.notices import notice
from indicators.web.components.value import number_words, unit_words
from indicators.web.pages.fdi.figures import block
from indicators.web.pages.fdi.ids import FdiId
from indicators.web.pages.fdi.points import figure_button
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

BLOCK = {
    BreakdownKind.PARTNER: FdiId.PARTNER,
    BreakdownKind.SECTOR: FdiId.SECTOR,
    BreakdownKind.PROVINCE: FdiId.PROVINCE,
}


def breakdown_section(page: FdiPage, session: Session, catalogue: Catalogue) -> html.Section:
    """Return one chart for each breakdown that has figures, or what to upload where there is none."""
    title = html.H2(session.t("fdi.breakdown.title"), id="fdi-breakdown")
    if not page.breakdowns:
        return html.Section([title, _empty(session)], className="fdi-breakdown", **{"aria-labelledby": "fdi-breakdown"})
    shown = [_block(one, page.charts.breakdowns[one.kind], session, catalogue) for one in page.breakdowns]
    told = {one.kind for one in page.breakdowns}
    absent = [session.t(f"fdi.breakdown.no_{kind}") for kind in BreakdownKind if kind not in told]
    return html.Section(
        [
            title,
            html.Div(shown, className="fdi-three"),
            html.P(" ".join(absent), className="cap") if absent else None,
        ],
        className="fdi-breakdown",
        **{"aria-labelledby": "fdi-breakdown"},
    )


def _empty(session: Session) -> html.Div:
    upload = html.A(session.t("fdi.upload"), href=session.url("/upload"), className="btn", **{"data-nav": ""})
    return notice(session.t("fdi.breakdown.none"), session.t("fdi.breakdown.why"), [upload])


def _block(one: Breakdown, data: ChartData, session: Session, catalogue: Catalogue) -> html.Article:
    unit = unit_words(one.figures[0], catalogue, session.lang)
    unit = unit[:1].upper() + unit[1:]
    title = session.t(f"fdi.breakdown.{one.kind}", name=catalogue.indicator(one.indicator).short[session.lang])
    if len(one.figures) == 1:
        return _single(one, session, catalogue, title, unit)
    subtitle = session.t(
        "fdi.breakdown.subtitle",
        unit=unit,
        period=period_phrase(one.period, session.lang),
        shown=min(LARGEST, len(one.figures)),
        n=len(one.figures),
    )
    return block(
        BLOCK[one.kind],
        data,
        session,
        title,
        subtitle=subtitle,
        narrow=True,
        level=3,
        after=html.Div([_former(one, session), _all(one, session, catalogue)]),
    )


def _single(one: Breakdown, session: Session, catalogue: Catalogue, title: str, unit: str) -> html.Article:
    """Return the only figure of a breakdown as a table: one bar compares nothing."""
    name, period = BLOCK[one.kind], period_phrase(one.period, session.lang)
    subtitle = html.P(session.t("fdi.breakdown.single", unit=unit, period=period), className="sub")
    head = html.Header(html.Div([html.H3(title, id=f"{name}-title"), subtitle]))
    return html.Article(
        [head, html.Div(_table(one, session, catalogue), className="tblx"), _former(one, session)],
        className="fig",
        **{"aria-labelledby": f"{name}-title"},
    )


def _former(one: Breakdown, session: Session) -> html.P | None:
    if one.former_areas is None:
        return None
    count, day = one.former_areas
    return html.P(session.t("fdi.breakdown.former", n=count, day=format_date(day)), className="cap")


def _all(one: Breakdown, session: Session, catalogue: Catalogue) -> html.Details:
    """Return every figure of the breakdown, the largest first, to be unfolded."""
    words = html.Summary(session.t("fdi.breakdown.all", n=len(one.figures)))
    table = _table(one, session, catalogue)
    return html.Details([words, html.Div(table, className="tblx fdi-all")], className="fdi-more")


def _table(one: Breakdown, session: Session, catalogue: Catalogue) -> html.Table:
    head = [
        html.Th(session.t(f"fdi.breakdown.head.{one.kind}"), scope="col"),
        html.Th(unit_words(one.figures[0], catalogue, session.lang), scope="col", className="num"),
        html.Th(session.t("fdi.breakdown.source"), scope="col"),
    ]
    rows = [
        html.Tr(
            [
                html.Th(one.names[figure.series_key][session.lang], scope="row"),
                html.Td(
                    figure_button(
                        [number_words(figure, session.lang), " ", mark(figure.obs_status, session.lang)], figure, "all"
                    ),
                    className="num",
                ),
                html.Td(outlet_words(figure, session)),
            ]
        )
        for figure in one.figures
    ]
    return html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)])
