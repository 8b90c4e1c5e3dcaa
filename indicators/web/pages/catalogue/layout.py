"""The components of the page of the catalogue for one address: the list, or one indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.web.pages.catalogue.dialog import edit_dialog
from indicators.web.pages.catalogue.entry import entry_blocks, heading
from indicators.web.pages.catalogue.ids import CatalogueId
from indicators.web.pages.catalogue.listing import LONGEST, listing, search_box

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.session import Session


def layout(services: Services, session: Session, **query: Any) -> html.Div:
    """Return the page for a query; raises NotFound ("indicator_unknown")."""
    code, asked = said(query, "indicator"), said(query, "q")
    if code:
        head, shown = entry_content(services, session, code)
        parts = [
            html.Div(head, id=CatalogueId.HEAD),
            html.P(id=CatalogueId.SAID, role="status", className="catalogue-said"),
            html.Div(shown, id=CatalogueId.BODY, className="grid"),
            edit_dialog(session),
        ]
        return html.Div(parts, className="catalogue")
    head = html.Div(
        html.Div([html.H1(session.t("shell.nav.catalogue")), html.P(session.t("catalogue.subtitle"), className="sub")]),
        className="pagehead",
    )
    found = html.Div(content(services, session, asked), id=CatalogueId.LIST, className="grid")
    return html.Div([head, search_box(asked, session), found], className="catalogue")


def entry_content(services: Services, session: Session, code: str) -> tuple[Any, list[Any]]:
    """Return heading and parts of one indicator, which an edit may change; they tell the shell their version."""
    holding = services.holdings.one(code, session.as_of)
    edits = services.catalogue_edits.history(code, holding.indicator.code, holding.indicator.family)
    shown = entry_blocks(holding, edits, session, services.catalogue)
    versioned = html.Div(shown, className="grid", **{"data-version": str(services.version())})
    return heading(holding, session), [versioned]


def content(services: Services, session: Session, asked: str) -> list[Any]:
    """Return the list of the indicators that a search finds."""
    return listing(services.holdings.listed(session.as_of), asked, session, services.catalogue)


def said(query: dict[str, Any], name: str) -> str:
    """Return what a query says under ``name``; of a key said several times the first counts."""
    value = query.get(name, "")
    text = value[0] if isinstance(value, list) and value else value
    return text[:LONGEST] if isinstance(text, str) else ""
