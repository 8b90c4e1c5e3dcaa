"""The page of partners as components: head, figures, every change, the way in for new ones. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

import dash_mantine_components as dmc
from dash import html

from indicators.transforms.tiers import TierCounts
from indicators.web.components.icons import icon
from indicators.web.pages.partnerships.ids import PartnershipsId
from indicators.web.pages.partnerships.rows import FILES, changes_address
from indicators.web.session import Session


def page(counts: TierCounts, parts: Sequence[Any], session: Session) -> html.Div:
    """Return the page: ``parts`` are board, tiers chart, stated counts, country rows and the list of changes."""
    board, tiers, stated, rows, changes = parts
    pair = html.Div([html.Div(tiers, id=PartnershipsId.TIERS), stated], className="grid two")
    return html.Div(
        [
            _head(counts, session),
            html.Div([board, pair, rows, changes, _import(session)], className="grid"),
            drawer(session),
        ],
        className="partnerships",
    )


def _head(counts: TierCounts, session: Session) -> html.Div:
    csp, sp, cp = counts.parts
    said = session.t("partnerships.lead", n=counts.total, csp=csp, sp=sp, cp=cp)
    upload = html.A([icon("up"), session.t("partnerships.import.go")], href="#partnerships-import", className="btn")
    table = html.A([icon("table"), session.t("partnerships.changes.go")], href="#partnerships-list", className="btn")
    heading = html.Div([html.H1(session.t("partnerships.title")), html.P(said, className="sub")])
    return html.Div([heading, html.Span(className="grow"), table, upload], className="pagehead")


def drawer(session: Session) -> dmc.Drawer:
    """Return the drawer that holds a partner's changes or the citation of a stated count."""
    return dmc.Drawer(
        id=PartnershipsId.DRAWER,
        opened=False,
        position="right",
        size="min(27rem, 100vw)",
        title=session.t("shell.citation.cite"),
        closeButtonProps={"aria-label": session.t("shell.close")},
        className="cite-drawer",
    )


def _import(session: Session) -> html.Section:
    """Return how new changes come in: the template, the table as it stands, and the page that takes the file."""
    files = [
        _file(session.t(f"partnerships.import.template.{name}"), template_address(name, session)) for name in FILES
    ]
    files.append(_file(session.t("partnerships.import.table"), changes_address("xlsx", session)))
    take = html.A(
        [icon("up"), session.t("partnerships.import.upload")],
        href=session.url("/upload"),
        className="btn pri",
        **{"data-nav": ""},
    )
    steps = [html.Li(session.t(f"partnerships.import.{name}")) for name in ("fill", "preview", "undo")]
    words = [
        html.H2(session.t("partnerships.import.title"), id="partnerships-import-title"),
        html.P(session.t("partnerships.import.why"), className="s"),
    ]
    return html.Section(
        [html.Header(html.Div(words)), html.Ol(steps, className="partnerships-steps"),
         html.Div([take, *files], className="partnerships-files")],
        id="partnerships-import",
        className="fig",
        **{"aria-labelledby": "partnerships-import-title"},
    )  # fmt: skip


def _file(words: str, address: str) -> html.A:
    return html.A([icon("down"), words], href=address, download="", className="btn")


def template_address(fmt: str, session: Session) -> str:
    """Return the address of the file to fill in."""
    return f"/partnerships/template.{fmt}?{urlencode({'lang': session.lang})}"
