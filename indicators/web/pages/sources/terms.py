"""On what terms the figures of each organisation may be used again, and where that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from indicators.model.indicator import TermsKnown
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

TAGS = {TermsKnown.YES: "ok", TermsKnown.PARTLY: "warn", TermsKnown.NO: "plain"}


def terms_block(session: Session, catalogue: Catalogue) -> html.Section:
    """Return the table of origins with their terms, in the order of the catalogue."""
    names = ("origin", "known", "terms", "reference")
    head = [html.Th(session.t(f"sources.terms.{name}"), scope="col") for name in names]
    rows = []
    for origin in catalogue.origins:
        terms = catalogue.terms[origin.code]
        known = html.Span(session.t(f"sources.terms.known.{terms.known}"), className=f"tag {TAGS[terms.known]}")
        cells = [html.Td(known), html.Td(terms.words[session.lang]), html.Td(terms.reference or "…")]
        rows.append(html.Tr([html.Th(origin.name_on(None, session.lang), scope="row"), *cells]))
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)])
    return html.Section(
        [
            html.Header(html.H2(session.t("sources.terms.title"), id="sources-terms-title")),
            html.P(session.t("sources.terms.said"), className="sub"),
            html.Div(table, className="tblx", tabIndex=0, role="region", **{"aria-labelledby": "sources-terms-title"}),
        ],
        className="fig sources-below",
        **{"aria-labelledby": "sources-terms-title"},
    )
