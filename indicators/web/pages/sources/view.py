"""The page of sources as components."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.i18n.dates import format_date
from indicators.services.sources import Article
from indicators.web.components.notices import notice
from indicators.web.pages.sources.articles import article_block
from indicators.web.pages.sources.batches import undo_dialog
from indicators.web.pages.sources.ids import SourcesId
from indicators.web.pages.sources.terms import terms_block
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


def body(articles: tuple[Article, ...], batches: Any, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return what a batch that is taken back may change: the articles, and the batches below them."""
    shown: list[Any] = [article_block(article, session, catalogue) for article in articles]
    if not shown:
        shown = [
            notice(session.t("sources.no_articles", day=format_date(session.day)), session.t("sources.no_articles_why"))
        ]
    return [
        html.Div(shown, className="grid"),
        html.Div(batches, className="sources-below"),
        terms_block(session, catalogue),
    ]


def page(content: list[Any], session: Session) -> html.Div:
    """Return heading, content, and the two floating layers."""
    heading = [html.H1(session.t("shell.nav.sources")), html.P(session.t("sources.subtitle"), className="sub")]
    return html.Div(
        [
            html.Div(html.Div(heading), className="pagehead"),
            html.Div(content, id=SourcesId.BODY),
            undo_dialog(session),
            drawer(session),
        ],
        className="sources",
    )


def drawer(session: Session) -> dmc.Drawer:
    """Return the drawer that holds the citation of the figure that was clicked."""
    return dmc.Drawer(
        id=SourcesId.DRAWER,
        opened=False,
        position="right",
        size="min(27rem, 100vw)",
        title=session.t("shell.citation.cite"),
        closeButtonProps={"aria-label": session.t("shell.close")},
        className="cite-drawer",
    )
