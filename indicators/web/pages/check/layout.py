"""The components of the page for one session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import dcc, html

from indicators.i18n.dates import format_date
from indicators.web.pages.check.ids import CheckId
from indicators.web.pages.check.view import no_result

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.session import Session


def layout(_services: Services, session: Session, **_query: Any) -> html.Div:
    """Return the page without a text; what is checked is kept by nobody."""
    heading = [html.H1(session.t("shell.nav.check")), html.P(session.t("check.subtitle"), className="sub")]
    return html.Div(
        [
            html.Div(html.Div(heading), className="pagehead"),
            _form(session),
            html.Div(no_result(session), id=CheckId.RESULT, **{"aria-live": "polite"}),
            dcc.Download(id=CheckId.DOWNLOAD),
        ],
        className="check",
    )


def _form(session: Session) -> html.Section:
    text = dmc.Textarea(
        id=CheckId.TEXT,
        label=session.t("check.text"),
        description=session.t("check.text_why"),
        minRows=6,
        maxRows=14,
        autosize=True,
        attributes={"input": {"maxLength": 1_000_000}},
    )
    file = html.Label(  # the label names the hidden input and opens it, so the area itself must not
        dcc.Upload(
            html.Span(session.t("check.file"), className="btn"),
            id=CheckId.FILE,
            accept=".txt,.html,.htm,.docx",
            disable_click=True,
        )
    )
    published = _day(session, CheckId.PUBLISHED, "published", "16/01/2026")
    as_of = _day(session, CheckId.AS_OF, "as_of", format_date(session.day))
    run = html.Button(session.t("check.run"), id=CheckId.RUN, type="button", className="btn pri")
    return html.Section(
        [text, html.Div([published, as_of, file, run], className="check-actions")], className="fig check-form"
    )


def _day(session: Session, name: CheckId, words: str, example: str) -> dmc.TextInput:
    return dmc.TextInput(
        id=name,
        label=session.t(f"check.{words}"),
        placeholder=example,
        size="sm",
        attributes={"input": {"maxLength": 10}},
    )
