"""The form that takes a text: pasted or from a file, with who printed it, when and where. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import dcc, html

from indicators.web.pages.articles.ids import ArticlesId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

LONGEST, LONGEST_ADDRESS = 300, 500
PRESS = "PRESS"


def start_form(session: Session, catalogue: Catalogue) -> html.Section:
    """Return the form; the server reads what it is given and fetches nothing."""
    text = dmc.Textarea(
        id=ArticlesId.TEXT,
        label=session.t("articles.text"),
        description=session.t("articles.text_why"),
        minRows=8,
        maxRows=18,
        autosize=True,
        attributes={"input": {"maxLength": 1_000_000}},
    )
    origins = [{"value": one.code, "label": one.name_on(None, session.lang)} for one in catalogue.origins]
    known = {one["value"] for one in origins}
    origin = dmc.Select(
        id=ArticlesId.ORIGIN,
        data=origins,
        value=PRESS if PRESS in known else None,
        label=session.t("articles.origin"),
        description=session.t("articles.origin_why"),
        allowDeselect=False,
        searchable=True,
        comboboxProps={"position": "bottom-start"},
    )
    fields = [
        _field(session, ArticlesId.PUBLISHER, "publisher"),
        _field(session, ArticlesId.PUBLISHED, "published", 10, placeholder="26/08/2025"),
        origin,
        _field(session, ArticlesId.TITLE, "title"),
        _field(session, ArticlesId.ADDRESS, "address", LONGEST_ADDRESS, placeholder="https://"),
    ]
    run = html.Button(session.t("articles.run"), id=ArticlesId.RUN, type="button", className="btn pri")
    actions = html.Div([_file(session), run], className="check-actions")
    return html.Section([text, html.Div(fields, className="articles-fields"), actions], className="fig check-form")


def _field(
    session: Session, name: ArticlesId, words: str, longest: int = LONGEST, placeholder: str = ""
) -> dmc.TextInput:
    said: dict[str, Any] = {"description": session.t(f"articles.{words}_why")}
    return dmc.TextInput(
        id=name,
        label=session.t(f"articles.{words}"),
        placeholder=placeholder,
        attributes={"input": {"maxLength": longest}},
        **said,
    )


def _file(session: Session) -> html.Label:
    """Return the control for a file; the label names the hidden input and opens it, so the area itself must not."""
    return html.Label(
        dcc.Upload(
            html.Span(session.t("check.file"), className="btn"),
            id=ArticlesId.FILE,
            accept=".txt,.html,.htm,.docx",
            disable_click=True,
        )
    )
