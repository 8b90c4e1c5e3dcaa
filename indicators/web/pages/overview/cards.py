"""The band of headline cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import dcc, html

from indicators import charts
from indicators.i18n.numbers import format_number
from indicators.i18n.periods import period_phrase
from indicators.services.overview import Card, Change, ChangeUnit, Dispute, SparkStyle
from indicators.web.components.citation_text import origin_name, outlet_words
from indicators.web.components.figure import GRAPH_CONFIG
from indicators.web.components.marks import disagreement, status_label
from indicators.web.components.value import number_words, unit_words, value_text
from indicators.web.pages.overview.ids import OverviewId
from indicators.web.pages.overview.points import figure_button
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.figures import Figure

SPARK_HEIGHT = 76
EARLY = 3
"""The month at which a ladder begins where nothing earlier is known."""


def band(cards: tuple[Card, ...], session: Session, catalogue: Catalogue) -> html.Section:
    """Return every card, in the catalogue's order."""
    return html.Section(
        [card_article(card, session, catalogue) for card in cards],
        className="overview-band",
        style={"--cards": str(len(cards))},
        **{"aria-label": session.t("overview.band")},
    )


def card_article(card: Card, session: Session, catalogue: Catalogue) -> html.Article:
    """Return one card; without a figure it says so. Every card has the same nine rows, so that rows stay level."""
    name = html.H2(html.A(card.indicator.short[session.lang], href=_explore(card, session), **{"data-nav": ""}))
    if card.figure is None:
        none = html.P(session.t("overview.no_figure"), className="overview-none")
        return html.Article([name, none], className="overview-card")
    spark, ends = _spark(card, session)
    return html.Article(
        [
            name,
            html.P(_period(card.figure, session), className="overview-period"),
            _value(card, card.figure, session, catalogue),
            html.P(status_label(card.figure.obs_status, session.lang), className="overview-status"),
            html.P(_change(card, session), className="overview-change"),
            spark,
            ends,
            html.P(_source(card.figure, session, catalogue), className="overview-source"),
            _dispute(card.disputes, session, catalogue),
        ],
        className="overview-card",
    )


def _explore(card: Card, session: Session) -> str:
    """Return the link to the series, drawn as what tells most of it."""
    return session.url("/explore", {"s": card.series_key})


def _period(figure: Figure, session: Session) -> str:
    phrase = period_phrase(figure.period, session.lang)
    if figure.measure != "yoy":
        return phrase
    return session.t(
        "overview.period_on", period=phrase, base=period_phrase(figure.period.shift(years=-1), session.lang)
    )


def _value(card: Card, figure: Figure, session: Session, catalogue: Catalogue) -> html.P:
    words = value_text(figure, catalogue, session.lang)
    label = session.t("overview.open", name=card.indicator.short[session.lang], value=words)
    number = [html.B(number_words(figure, session.lang)), html.Span(unit_words(figure, catalogue, session.lang))]
    return html.P(figure_button(number, figure, "card", label), className="overview-value")


def _source(figure: Figure, session: Session, catalogue: Catalogue) -> Any:
    words = session.t(
        "overview.source", origin=origin_name(figure, catalogue, session), outlet=outlet_words(figure, session)
    )
    return figure_button(words, figure, "source")


# -- the change and its base ----------------------------------------------------------------------------------
def _change(card: Card, session: Session) -> list[Any]:
    if card.change is None:
        return [session.t(f"overview.no_change.{card.no_change_reason}")]
    change = card.change
    amount = format_number(change.value, change.decimals, session.lang, signed=True)
    words = html.B(session.t(f"overview.change.{change.unit}", amount=amount))
    number: Any = words if change.published is None else figure_button(words, change.published, "change")
    parts: list[Any] = [number, " ", _base(change, session)]
    if change.two_sources:
        parts.append(html.Small(session.t("overview.two_sources")))
    return parts


def _base(change: Change, session: Session) -> str:
    """Return the base in words: its period with its number, or with the word that the rate is as published."""
    said = {"period": period_phrase(change.base_period, session.lang)}
    if change.published is not None or change.base is None:
        return session.t("overview.on_published", **said)
    key = "overview.on_rate" if change.unit is ChangeUnit.POINTS else "overview.on"
    return session.t(key, number=number_words(change.base, session.lang), **said)


# -- the sparkline --------------------------------------------------------------------------------------------
def _spark(card: Card, session: Session) -> tuple[Any, Any]:
    """Return the sparkline and the words under its two ends."""
    points = [
        charts.SparkPoint(one.period, None if one.shown is None else float(one.shown), one.obs_status, one.origin)
        for one in card.spark
    ]
    known = [point for point in points if point.value is not None]
    if len(known) < 2:
        few = html.P(session.t("overview.spark.too_few"), className="overview-ends")
        return html.Div(className="overview-spark"), few
    first, last = _ends(card, session)
    label = session.t("overview.spark.label", name=card.indicator.short[session.lang], first=first, last=last)
    graph = dcc.Graph(
        id={"type": OverviewId.SPARK, "card": card.indicator.code},
        figure=charts.sparkline(points, card.spark_style.value, session.theme.value),
        config={**GRAPH_CONFIG, "staticPlot": True},
        responsive=True,
        style={"height": f"{SPARK_HEIGHT}px"},
    )
    return (
        html.Div(graph, className="overview-spark", role="img", **{"aria-label": label}),
        html.P([html.Span(first), html.Span(last)], className="overview-ends", **{"aria-hidden": "true"}),
    )


def _ends(card: Card, session: Session) -> tuple[str, str]:
    if card.spark_style is SparkStyle.LADDER:
        first = 1 if any(one.period.last_day.month < EARLY for one in card.spark) else EARLY
        return session.t(f"overview.spark.month_{first}"), session.t("overview.spark.month_12")
    ordered = sorted(one.period.last_day.year for one in card.spark)
    return str(ordered[0]), str(ordered[-1])


# -- what disputes it -----------------------------------------------------------------------------------------
def _dispute(disputes: tuple[Dispute, ...], session: Session, catalogue: Catalogue) -> html.P:
    """Return the first dispute in words, which open the citation with all of them; an empty line without one."""
    if not disputes:
        return html.P(className="overview-dispute")
    rival = disputes[0].rival
    period = period_phrase(rival.period, session.lang)
    said = {
        "value": number_words(rival, session.lang),
        "period": period[:1].upper() + period[1:],
        "outlet": rival.outlet or rival.citation.publisher or origin_name(rival, catalogue, session),
        "reason": catalogue.remark(rival.withheld, session.lang).partition(":")[0],
    }
    words = session.t("overview.dispute.withheld" if rival.withheld else "overview.dispute.differs", **said)
    more = session.t("overview.dispute.more", n=len(disputes) - 1) if len(disputes) > 1 else ""
    return html.P(
        figure_button(disagreement(f"{words} {more}".strip()), rival, "dispute"), className="overview-dispute"
    )
