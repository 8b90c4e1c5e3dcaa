"""The figures in use that came or changed since a day, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dash import dcc, html

from indicators.i18n.dates import format_date
from indicators.services.in_use import InUse
from indicators.web.components.value import value_text
from indicators.web.pages.revisions.ids import RevisionsId
from indicators.web.pages.revisions.words import cite_button, named
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


def changed_block(
    changes: Sequence[InUse], since: date, said: Sequence[str], session: Session, catalogue: Catalogue
) -> html.Section:
    """Return the list with the day it starts from and its file; ``said`` are notices about that day."""
    title = session.t("revisions.changes.title", since=format_date(since), day=format_date(session.day))
    day = f"&as_of={session.as_of.isoformat()}" if session.as_of else ""
    href = f"/export/revisions/changes.csv?since={since.isoformat()}{day}&lang={session.lang}"
    form = html.Div(
        [
            html.Label(session.t("revisions.changes.since"), htmlFor=RevisionsId.SINCE),
            dcc.Input(id=RevisionsId.SINCE, value=format_date(since), debounce=True, maxLength=10, className="field"),
            html.A(session.t("revisions.file.changes_csv"), href=href, download="", className="btn sm"),
        ],
        className="revisions-since",
    )
    names = ("figure", "before", "after")
    head = [html.Th(session.t(f"revisions.changes.{name}"), scope="col") for name in names]
    body = [_row(one, session, catalogue) for one in changes]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(body)])
    return html.Section(
        [
            html.Header(html.H2(title, id="revisions-changes-title")),
            *(html.P(text, className="note warn") for text in said),
            form,
            html.Div(
                table, className="tblx", tabIndex=0, role="region", **{"aria-labelledby": "revisions-changes-title"}
            )
            if changes
            else html.P(session.t("revisions.changes.none")),
        ],
        className="fig",
        **{"aria-labelledby": "revisions-changes-title"},
    )


def _row(one: InUse, session: Session, catalogue: Catalogue) -> html.Tr:
    before = value_text(one.before, catalogue, session.lang) if one.before else session.t("revisions.changes.new")
    after = value_text(one.after, catalogue, session.lang)
    name = named(one.series_key, one.period, session, catalogue)
    shown = cite_button(one.after, f"changed-{name}", html.B(after)) if one.after else after
    return html.Tr([html.Th(name, scope="row"), html.Td(before), html.Td(shown)])
