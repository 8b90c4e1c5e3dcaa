"""The last step: what will be written, what still stands in the way, and the button that writes it. Pure."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html

from indicators.i18n.numbers import format_number
from indicators.services.intake import Blocker, Preview
from indicators.web.components.icons import icon
from indicators.web.pages.upload.changes import counts_row
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.state import PageState, Shown, Step
from indicators.web.pages.upload.steps import article_address
from indicators.web.session import Session

STEP_OF = {
    Blocker.HARD_FINDINGS: Step.SCREENING,
    Blocker.OPEN_FINDINGS: Step.SCREENING,
    Blocker.NOTHING_MAPPED: Step.MAPPING,
    Blocker.NOTHING_NEW: Step.CHANGES,
}


def commit_panel(preview: Preview, session: Session, state: PageState) -> html.Section:
    """Return the summary with either the blockers, each with the way to settle it, or the commit."""
    written = preview.diff.writes
    left_out = sum(row.printed.cells for row in preview.mapping if not row.series_key)
    said = [session.t("upload.commit.writes", n=written)]
    if left_out:
        said.append(session.t("upload.commit.left_out", n=left_out, count=format_number(left_out, 0, session.lang)))
    parts: list[Any] = [
        html.Header(html.Div([html.H2(session.t("upload.commit.title")), html.P(" ".join(said), className="s")])),
    ]
    parts.append(counts_row(preview, session))
    if preview.blockers:
        parts.append(
            html.Ul([_blocker(one, preview, session, state) for one in preview.blockers], className="upload-blockers")
        )
    parts += [_reason(preview, session), _button(preview, session)]
    return html.Section(parts, className="fig")


def _blocker(one: Blocker, preview: Preview, session: Session, state: PageState) -> html.Li:
    n = {
        Blocker.HARD_FINDINGS: sum(found.stops for found in preview.findings),
        Blocker.OPEN_FINDINGS: sum(found.open for found in preview.findings),
    }.get(one, 0)
    words: Any = session.t(f"upload.blocker.{one}", n=n)
    if one is Blocker.NOTHING_CONFIRMED:
        href = article_address(session, preview.upload_id)
        words = html.A(words, href=href, **{"data-nav": ""})
    elif one in STEP_OF:
        shown = Shown.UNSET if one is Blocker.NOTHING_MAPPED else None
        href = session.url("/upload", state.at(step=STEP_OF[one], shown=shown, page=1).to_query())
        words = html.A(words, href=href, **{"data-nav": ""})
    return html.Li([icon("warn"), html.Span(words)])


def _reason(preview: Preview, session: Session) -> dmc.Textarea:
    needed = preview.reason_needed
    return dmc.Textarea(
        id={"type": UploadId.COMMIT_REASON, "index": "form"},
        label=session.t("upload.commit.reason_needed" if needed else "upload.commit.reason"),
        required=needed,
        attributes={"input": {"maxLength": 300}},
        autosize=True,
        minRows=2,
        className="upload-section",
    )


def _button(preview: Preview, session: Session) -> html.Div:
    button = html.Button(
        session.t("upload.commit.do", n=preview.diff.writes),
        id={"type": UploadId.COMMIT, "index": "form"},
        type="button",
        className="btn pri",
        disabled=not preview.ready,
    )
    return html.Div(button, className="upload-actions")
