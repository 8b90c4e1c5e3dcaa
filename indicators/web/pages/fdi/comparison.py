"""The chosen window beside the same one a year before: two intervals of days, and the change or why none is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.dates import format_date
from indicators.i18n.numbers import format_number, with_qualifier
from indicators.i18n.periods import period_phrase
from indicators.model.errors import Invalid
from indicators.model.period import Period
from indicators.services.fdi import REGISTERED, Comparison, FdiPage, Pair
from indicators.services.figures import Figure
from indicators.web.components.citation_text import origin_name
from indicators.web.components.marks import disagreement
from indicators.web.components.value import number_words, value_text
from indicators.web.pages.fdi.points import figure_button
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


def comparison_block(page: FdiPage, session: Session, catalogue: Catalogue) -> html.Article:
    """Return the two windows with their days and what is told about the change between them."""
    unlike = page.unlike
    title = session.t("fdi.change.unlike" if unlike else "fdi.change.title", n=page.months)
    subtitle = session.t("fdi.change.days_differ" if unlike else "fdi.change.subtitle")
    return html.Article(
        [
            html.Header(html.Div([html.H2(title), html.P(subtitle, className="s")])),
            _intervals(page, session, catalogue),
            html.P(_days(page, session), className="fdi-days"),
            _told(page, session, catalogue),
        ],
        className="fig fdi-change",
    )


# -- the two intervals ----------------------------------------------------------------------------------------
def _intervals(page: FdiPage, session: Session, catalogue: Catalogue) -> html.Div:
    pairs = [pair for pair in (page.before, page.chosen) if pair is not None]
    longest = max(pair.period.days for pair in pairs)
    return html.Div([_interval(pair, longest, session, catalogue) for pair in pairs], className="fdi-intervals")


def _interval(pair: Pair, longest: int, session: Session, catalogue: Catalogue) -> html.Div:
    words: list[Any] = []
    for name, figure in (("registered", pair.registered), ("disbursed", pair.disbursed)):
        told = session.t("fdi.no_figure") if figure is None else html.B(value_text(figure, catalogue, session.lang))
        number = told if figure is None else figure_button(told, figure, "interval")
        words += [html.Span([number, " ", session.t(f"fdi.{name}")])]
    length = {"width": f"{pair.period.days / longest * 100:.2f}%"}
    return html.Div(
        [
            html.B(str(pair.period.start.year)),
            html.Div(html.Div(words, className="fdi-interval", style=length), className="fdi-track"),
        ]
    )


def _days(page: FdiPage, session: Session) -> str:
    periods = [pair.period for pair in (page.before, page.chosen) if pair is not None]
    return " ".join(_days_of(period, session) for period in periods)


def _days_of(period: Period, session: Session) -> str:
    return session.t(
        "fdi.change.days",
        year=period.start.year,
        first=f"{period.start:%d/%m}",
        last=f"{period.last_day:%d/%m}",
        n=period.days,
    )


def _base_words(period: Period, session: Session) -> str:
    """Return the same window a year before in words; its days alone where it was cut off inside a month."""
    try:
        base = period.shift(years=-1)
    except Invalid:  # cut off on 28 February of a leap year: the year before has no such first day after it
        return str(period.start.year - 1)
    if base.whole_months:
        return period_phrase(base, session.lang)
    return f"{base.start:%d/%m}–{format_date(base.last_day)}"


# -- the change -----------------------------------------------------------------------------------------------
def _told(page: FdiPage, session: Session, catalogue: Catalogue) -> Any:
    lines = [line for one in page.comparisons for line in _lines(one, page, session, catalogue)]
    if page.unlike:
        return html.Div(
            [html.P(html.B(session.t("fdi.change.refused"))), *_published_line(page, session, catalogue)],
            className="note dis fdi-refused",
        )
    return html.Ul([html.Li(line) for line in lines], className="fdi-changes")


def _published_line(page: FdiPage, session: Session, catalogue: Catalogue) -> list[html.P]:
    """Return the published rates with who published them; their own base is the publisher's."""
    found = [one for one in page.comparisons if one.published is not None]
    if not found:
        return []
    parts: list[Any] = [session.t("fdi.change.published_rates"), " "]
    for position, one in enumerate(found):
        parts += ["; " if position else "", _name(one, session), " ", *_published(one, session, catalogue)]
    return [html.P([*parts, "."])]


def _lines(one: Comparison, page: FdiPage, session: Session, catalogue: Catalogue) -> list[list[Any]]:
    """Return what is told of one measure: the published change first, then the computed one where it adds something."""
    base = _base_words(page.chosen.period, session)
    name = html.B(_name(one, session).capitalize())
    found: list[list[Any]] = []
    if one.published is not None:
        on = session.t("fdi.change.on", base=base)
        found.append([name, ": ", *_published(one, session, catalogue, f" {on}")])
    if one.computed is not None and (one.published is None or one.differs):
        number = format_number(one.computed.value, one.computed.decimals, session.lang, signed=True) + "%"
        number = with_qualifier(number, one.computed.qualifier, session.lang)
        said = number_words(one.base, session.lang)
        words = session.t("fdi.change.computed", change=number, base=base, number=said)
        if one.two_sources:
            words = f"{words} {session.t('fdi.change.two_sources')}"
        found.append([name, ": ", disagreement(words) if one.differs else words])
    if not found:
        found.append([name, ": ", session.t(f"fdi.change.none.{one.refusal}", base=base)])
    return found


def _published(one: Comparison, session: Session, catalogue: Catalogue, on: str = "") -> list[Any]:
    figure = one.published
    if figure is None:
        return []
    day = format_date(figure.published, figure.published_precision) if figure.published else session.t("term.undated")
    source = session.t("fdi.change.source", origin=origin_name(figure, catalogue, session), day=day)
    return [figure_button(html.B(_rate(figure, session)), figure, "rate"), on, " ", html.Small(source)]


def _rate(figure: Figure, session: Session) -> str:
    number = format_number(figure.shown, figure.shown_decimals, session.lang, signed=True)
    return with_qualifier(f"{number}%", figure.qualifier, session.lang)


def _name(one: Comparison, session: Session) -> str:
    return session.t("fdi.registered" if one.indicator == REGISTERED else "fdi.disbursed")
