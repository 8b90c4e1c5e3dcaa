"""The table of gap and share, with its warning and the figures that disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.numbers import NO_FIGURE, format_number, with_qualifier
from indicators.i18n.periods import days_phrase, window_phrase
from indicators.model.period import Period
from indicators.services.fdi import FdiPage, Pair
from indicators.services.figures import Figure
from indicators.transforms.printed import Printed
from indicators.web.components.citation_text import origin_name
from indicators.web.components.download_menu import download_menu
from indicators.web.components.marks import DISAGREEMENT, disagreement, mark
from indicators.web.components.value import bare_number, number_words, unit_words
from indicators.web.pages.fdi.ids import FdiId, graph_of
from indicators.web.pages.fdi.points import figure_button, number_button
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

COLUMNS = ("registered", "disbursed", "gap", "ratio")


def ratio_block(page: FdiPage, session: Session, catalogue: Catalogue) -> html.Article:
    """Return one row a window of the year: both figures, their gap, and disbursed in per cent of registered."""
    title = session.t("fdi.ratio.title")
    known = next(figure for pair in page.pairs for figure in (pair.registered, pair.disbursed) if figure is not None)
    subtitle = session.t("fdi.ratio.subtitle", year=page.year, unit=unit_words(known, catalogue, session.lang))
    head = [html.Th(session.t("fdi.ratio.window"), scope="col")]
    head.extend(html.Th(session.t(f"fdi.ratio.{name}"), scope="col", className="num") for name in COLUMNS)
    widest = _widest(page)
    rows = [_row(pair, widest, session, chosen=pair is page.chosen) for pair in page.pairs]
    table = html.Table([html.Caption(title, className="sr"), html.Thead(html.Tr(head)), html.Tbody(rows)])
    query = page.charts.within.spec.to_query()
    return html.Article(
        [
            html.Header(
                [
                    html.Div([html.H2(title), html.P(subtitle, className="s")]),
                    html.Div(download_menu(graph_of(FdiId.WITHIN), title, session, query), className="acts"),
                ]
            ),
            html.Div(table, className="tblx", tabIndex=0, role="region", **{"aria-label": title}),
            html.P(session.t("fdi.ratio.warning"), className="note warn"),
            *_remarks(page, session),
            _disputes(page, session, catalogue),
        ],
        className="fig fdi-ratio",
    )


def window_words(period: Period, lang: str) -> str:
    """Return the window as a row is called: its months, or its days where it was cut off inside a month."""
    words = window_phrase(period, lang) if period.whole_months else days_phrase(period, lang)
    return words[:1].upper() + words[1:]


def _widest(page: FdiPage) -> tuple[int, int, int]:
    """Return the most decimals of the columns of registered, disbursed and gap."""
    registered = [pair.registered.shown_decimals for pair in page.pairs if pair.registered]
    disbursed = [pair.disbursed.shown_decimals for pair in page.pairs if pair.disbursed]
    gaps = [pair.gap.decimals for pair in page.pairs if pair.gap]
    return max(registered, default=0), max(disbursed, default=0), max(gaps, default=0)


def _padding(decimals: int, widest: int, lang: str) -> html.Span | None:
    """Return invisible digits, so that numbers with fewer decimals stay aligned without a false zero."""
    missing = widest - decimals
    if missing <= 0:
        return None
    separator = ("," if lang == "vi" else ".") if decimals == 0 else ""
    return html.Span(separator + "0" * missing, className="fdi-pad", **{"aria-hidden": "true"})


def _row(pair: Pair, widest: tuple[int, int, int], session: Session, *, chosen: bool) -> html.Tr:
    return html.Tr(
        [
            html.Th(window_words(pair.period, session.lang), scope="row"),
            _figure(pair.registered, widest[0], session),
            _figure(pair.disbursed, widest[1], session),
            _reckoned(pair.gap, "", widest[2], session),
            _reckoned(pair.ratio, "%", 0, session),
        ],
        className="sel" if chosen else "",
        **({"aria-current": "true"} if chosen else {}),
    )


def _figure(figure: Figure | None, widest: int, session: Session) -> html.Td:
    if figure is None:
        return html.Td(NO_FIGURE, className="num mut")
    padding = _padding(figure.shown_decimals, widest, session.lang)
    parts: list[Any] = [number_words(figure, session.lang), padding, " ", mark(figure.obs_status, session.lang)]
    if figure.discrepancy:
        parts.insert(0, html.Span([mark(DISAGREEMENT, session.lang), " "], className="dis"))
    return html.Td(figure_button(parts, figure, "ratio"), className="num")


def _reckoned(value: Printed | None, sign: str, widest: int, session: Session) -> html.Td:
    if value is None:
        return html.Td(NO_FIGURE, className="num mut")
    number = format_number(value.value, value.decimals, session.lang) + sign
    words = with_qualifier(number, value.qualifier, session.lang)
    return html.Td([words, _padding(value.decimals, widest, session.lang)], className="num")


def _remarks(page: FdiPage, session: Session) -> list[html.P]:
    found = []
    if any(pair.one_sided for pair in page.pairs):
        found.append(html.P(session.t("fdi.ratio.one_sided"), className="cap"))
    if any(pair.registered is None or pair.disbursed is None for pair in page.pairs):
        found.append(html.P(session.t("fdi.ratio.none"), className="cap"))
    return found


def _disputes(page: FdiPage, session: Session, catalogue: Catalogue) -> html.Ul | None:
    items = [
        html.Li(_dispute(pair, rival, winner, session, catalogue))
        for pair in page.pairs
        for rival in pair.rivals
        if (winner := _winner(pair, rival)) is not None
    ]
    return html.Ul(items, className="under fdi-disputes") if items else None


def _winner(pair: Pair, rival: Figure) -> Figure | None:
    return next((f for f in (pair.registered, pair.disbursed) if f and f.series_key == rival.series_key), None)


def _dispute(pair: Pair, rival: Figure, winner: Figure, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return both figures with whose they are, each a button, and which one the rule puts into the table."""
    name = catalogue.indicator(rival.indicator).short[session.lang]
    place = f"dispute-{rival.obs_id}"
    return [
        disagreement(f"{window_words(pair.period, session.lang)}, {name}:"),
        " ",
        origin_name(rival, catalogue, session),
        ": ",
        number_button(rival, place, session),
        "; ",
        origin_name(winner, catalogue, session),
        ": ",
        number_button(winner, f"{place}-winner", session),
        ". ",
        session.t("fdi.ratio.kept", value=bare_number(winner, session.lang)),
    ]
