"""The components of the page of recipes for one session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.web.pages.recipes.ids import RecipesId
from indicators.web.pages.recipes.view import recipes_body

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.session import Session


def layout(services: Services, session: Session, **_query: Any) -> html.Div:
    """Return the page; the query says nothing to it beyond the session."""
    heading = [html.H1(session.t("shell.nav.recipes")), html.P(session.t("recipes.subtitle"), className="sub")]
    return html.Div(
        [
            html.Div(html.Div(heading), className="pagehead"),
            html.Div(content(services, session), id=RecipesId.BODY),
        ],
        className="recipes",
    )


def content(services: Services, session: Session) -> list[Any]:
    """Return every table with rules in force, and the records of all."""
    book = services.intake.recipes
    return recipes_body(book.in_force(), book.history(), services.version(), session, services.catalogue)
