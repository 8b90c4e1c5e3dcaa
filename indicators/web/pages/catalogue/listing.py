"""The list of all indicators by topic, and which of them a search finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dash import dcc, html

from indicators.model.text import fold
from indicators.web.components.notices import notice
from indicators.web.pages.catalogue.ids import CatalogueId
from indicators.web.pages.catalogue.words import coverage, day, due, unit, windows
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.services.holdings import IndicatorSummary

COLUMNS = ("name", "unit", "frequency", "coverage", "published", "due", "count")
LONGEST = 100


def search_box(asked: str, session: Session) -> html.Div:
    """Return the search box of the list."""
    label = session.t("catalogue.search")
    box = dcc.Input(
        id=CatalogueId.FILTER, type="search", value=asked, debounce=0.25, className="field", maxLength=LONGEST
    )
    return html.Div([html.Label(label, htmlFor=CatalogueId.FILTER), box], className="catalogue-search")


def listing(holdings: Sequence[IndicatorSummary], asked: str, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return a table for each topic with the indicators that have every word that is asked for."""
    found = [holding for holding in holdings if _holds(holding, asked)]
    if not found:
        return [notice(session.t("catalogue.nothing", asked=asked), session.t("catalogue.nothing_why"))]
    topics = dict.fromkeys(holding.indicator.topic for holding in found)
    told = html.P(session.t("catalogue.found", n=len(found), all=len(holdings)), className="cap", role="status")
    return [told, *(_topic(topic, found, session, catalogue) for topic in topics)]


def _holds(holding: IndicatorSummary, asked: str) -> bool:
    entry = holding.indicator
    text = fold(" ".join((entry.code, *entry.name.values(), *entry.short.values(), *entry.aliases)))
    return all(word in text for word in fold(asked).split())


def _topic(topic: str, found: Sequence[IndicatorSummary], session: Session, catalogue: Catalogue) -> html.Section:
    identity = f"catalogue-topic-{topic}"
    head = html.Tr([_head(name, session) for name in COLUMNS])
    rows = [_row(holding, session, catalogue) for holding in found if holding.indicator.topic == topic]
    table = html.Table([html.Thead(head), html.Tbody(rows)])
    return html.Section(
        [
            html.Header(html.H2(session.t(f"catalogue.topic.{topic}"), id=identity)),
            html.Div(table, className="tblx", tabIndex=0),
        ],
        className="fig catalogue-topic",
        **{"aria-labelledby": identity},
    )


def _head(name: str, session: Session) -> html.Th:
    return html.Th(session.t(f"catalogue.column.{name}"), scope="col", className="num" if name == "count" else "")


def _row(holding: IndicatorSummary, session: Session, catalogue: Catalogue) -> html.Tr:
    entry = holding.indicator
    href = session.url("/catalogue", {"indicator": entry.code})
    other = entry.name["en" if session.lang == "vi" else "vi"]
    name = [html.A(entry.name[session.lang], href=href, **{"data-nav": ""}), html.Small(other)]
    main = holding.main
    cells = {
        "unit": unit(entry, session, catalogue),
        "frequency": windows(main, session) if main else session.t("catalogue.none"),
        "coverage": coverage(holding.first, holding.last, session),
        "published": day(holding, session),
        "due": due(main.rhythm if main else None, session),
        "count": str(holding.readings),
    }
    return html.Tr(
        [
            html.Th([*name, html.Small(entry.code, className="mono")], scope="row"),
            *(_cell(column, said, session) for column, said in cells.items()),
        ]
    )


def _cell(column: str, said: Any, session: Session) -> html.Td:
    label = html.Span(session.t(f"catalogue.column.{column}"), className="only-s catalogue-label")
    parts = said if isinstance(said, list) else [said]
    return html.Td([label, *parts], className="num" if column == "count" else "")
