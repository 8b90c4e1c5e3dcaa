"""The page for one address: the form that takes a text, or the text that the address names with its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.model.errors import NotFound
from indicators.web.components.notices import notice
from indicators.web.pages.articles.ids import ArticlesId
from indicators.web.pages.articles.review import review_body
from indicators.web.pages.articles.start import start_form

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.session import Session


def layout(services: Services, session: Session, **query: Any) -> html.Div:
    """Return the page; a text that is not there any more says so above the form."""
    upload = query.get("upload", "")
    gone = None
    if isinstance(upload, str) and upload:
        try:
            return _page(body(services, session, upload))
        except NotFound as fault:
            if fault.code != "upload_unknown":
                raise
            gone = notice(session.t("upload.gone.title"), session.t("upload.gone.why"), tone="warn")
    heading = [html.H1(session.t("shell.nav.articles")), html.P(session.t("articles.lead"), className="sub")]
    head = html.Div(html.Div(heading), className="pagehead")
    return _page([head, gone, start_form(session, services.catalogue)])


def body(services: Services, session: Session, upload: str) -> list[Any]:
    """Return a text with its figures; raises NotFound ("upload_unknown")."""
    return review_body(services.intake.texts.review(upload), session, services.catalogue)


def _page(children: list[Any]) -> html.Div:
    return html.Div(children, id=ArticlesId.BODY, className="articles", **{"data-articles": ""})
