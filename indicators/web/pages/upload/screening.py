"""What was checked: failures, warnings to be ticked with a reason, notes and what held. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.model.finding import Severity
from indicators.services.intake import Change, DiffRow, Preview, Screened
from indicators.web.components.marks import disagreement
from indicators.web.components.value import value_text
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.pager import pager
from indicators.web.pages.upload.state import PageState, Step
from indicators.web.pages.upload.whole import place_link
from indicators.web.pages.upload.words import figure_name, origin_words
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.model.finding import Finding

FEW, MANY = 6, 60
TAGS = {Severity.HARD: "dis", Severity.SOFT: "warn", Severity.INFO: "info", Severity.PASSED: "ok"}
Describe = Callable[["Finding", str], str]


def screening_panel(
    preview: Preview, session: Session, catalogue: Catalogue, describe: Describe, state: PageState, *, whole: bool
) -> html.Section:
    """Return the findings, gravest first: the first few, or (``whole``) page by page."""
    conflicts = [row for row in preview.diff.of_kind(Change.CONFLICTING) if row.writes]
    items: list[Any] = [_conflict(row, session, catalogue) for row in conflicts]
    items += [
        finding_item(one, session, describe, open_for_change=preview.batch is None, state=state)
        for one in preview.findings
    ]
    shown = items[MANY * (state.page - 1) : MANY * state.page] if whole else items[:FEW]
    heading = html.Div([html.H2(session.t("upload.screen.title")), html.P(_counted(preview, session), className="s")])
    parts: list[Any] = [html.Header(heading), html.Ul(shown, className="upload-screen")]
    if whole:
        parts.append(pager(len(items), MANY, state, session))
    elif len(items) > len(shown):
        href = session.url("/upload", state.at(step=Step.SCREENING, page=1).to_query())
        more = html.A(session.t("upload.screen.more", n=len(items) - len(shown)), href=href, **{"data-nav": ""})
        parts.append(html.P(more, className="cap upload-more"))
    return html.Section(parts, className="fig")


def _counted(preview: Preview, session: Session) -> str:
    found = Counter(one.severity for one in preview.findings)
    said = [
        session.t(f"upload.screen.n.{severity}", n=found[severity])
        for severity in (Severity.HARD, Severity.SOFT, Severity.PASSED)
    ]
    if found[Severity.INFO]:
        said.append(session.t("upload.screen.n.info", n=found[Severity.INFO]))
    return " · ".join(said)


def _conflict(row: DiffRow, session: Session, catalogue: Catalogue) -> html.Li:
    stored = row.stored
    text = session.t(
        "upload.screen.conflict",
        name=figure_name(row.figure, session, catalogue),
        value=value_text(row.figure, catalogue, session.lang),
        stored=value_text(stored, catalogue, session.lang),
        origin="" if stored is None else origin_words(stored.origin, stored.published, session, catalogue),
    )
    tag = html.Span(disagreement(session.t("upload.kind.conflicting")), className="tag dis")
    return html.Li([tag, html.Span([text, " ", html.Span(row.incoming.where, className="mono")])])


def finding_item(
    one: Screened, session: Session, describe: Describe, *, open_for_change: bool, state: PageState | None = None
) -> html.Li:
    """Return one finding with its place; a soft one with the field by which it is accepted."""
    tag = html.Span(session.t(f"upload.severity.{one.severity}"), className=f"tag {TAGS[one.severity]}")
    text = html.Span([describe(one.finding, session.lang), " ", place_link(one.finding, session, state)])
    if one.severity is not Severity.SOFT:
        return html.Li([tag, text])
    if one.reason:
        return html.Li(
            [
                html.Span(session.t("upload.severity.accepted"), className="tag plain"),
                text,
                _accepted(one, session, open_for_change),
            ]
        )
    return html.Li([tag, text, _tick(one, session) if open_for_change else None])


def _tick(one: Screened, session: Session) -> html.Div:
    words = session.t("upload.screen.reason")
    return html.Div(
        [
            dmc.TextInput(
                id={"type": UploadId.REASON, "index": one.finding_id},
                placeholder=words,
                size="xs",
                attributes={"input": {"aria-label": f"{words}: {one.finding.where}", "maxLength": 300}},
            ),
            html.Button(
                session.t("upload.screen.accept"),
                id={"type": UploadId.ACCEPT, "index": one.finding_id},
                type="button",
                className="btn sm",
            ),
        ],
        className="tick",
    )


def _accepted(one: Screened, session: Session, open_for_change: bool) -> html.P:
    parts: list[Any] = [session.t("upload.screen.accepted", reason=one.reason), " "]
    if open_for_change:
        parts.append(
            html.Button(
                session.t("upload.screen.reopen"),
                id={"type": UploadId.REOPEN, "index": one.finding_id},
                type="button",
                className="btn sm quiet",
            )
        )
    return html.P(parts, className="accepted")
