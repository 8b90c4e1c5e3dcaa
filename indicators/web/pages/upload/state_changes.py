"""An upload that holds state changes of partners: what it changes, what was checked, the commit and its undo.

One page instead of five steps: there is no sheet to paint, no label to map and no publication to confirm.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import dcc, html

from indicators.i18n.dates import format_date
from indicators.model.errors import Conflict
from indicators.model.partnership import ChangeField, Known, StateChange
from indicators.services.intake import LOCAL_ACTOR, Change, ChangeDiff, ChangePreview, Seen
from indicators.web.components.icons import icon
from indicators.web.components.notices import notice
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.outcome import undo_form
from indicators.web.pages.upload.screening import Describe, finding_item
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.pages.upload.actions import Said

KINDS = (Change.NEW, Change.REVISED, Change.CONFLICTING, Change.UNCHANGED)
TONES = {Change.NEW: "ok", Change.REVISED: "warn", Change.CONFLICTING: "dis", Change.UNCHANGED: "plain"}
COLUMNS = ("row", "kind", "country", "known", "says")


def changes_body(preview: ChangePreview, session: Session, describe: Describe, above: Any = None) -> list[Any]:
    """Return the whole page of such an upload; ``above`` stands first: a conflict or a refusal."""
    last = _outcome(preview, session) if preview.batch is not None else _commit(preview, session)
    side = html.Div([_screening(preview, session, describe), last], className="grid")
    return [
        dcc.Store(id=UploadId.HANDLE, data={"upload": preview.upload_id, **preview.seen.to_dict()}),
        _head(preview, session),
        html.Div(above, className="upload-above") if above is not None else None,
        html.Div([_diff(preview, session), side], className="upload-pair"),
    ]


def _head(preview: ChangePreview, session: Session) -> html.Div:
    said = [html.B(preview.draft.file_name), f" · {session.t('partnerships.upload.head', n=preview.rows)}"]
    title = html.Div(
        [
            html.H1(session.t("shell.nav.upload")),
            html.P(said, className="sub upload-file"),
            html.P(session.t("partnerships.upload.lead"), className="cap"),
        ]
    )
    buttons: list[Any] = []
    if preview.batch is None:
        words = [icon("undo"), session.t("upload.head.discard")]
        discard = {"type": UploadId.DISCARD, "index": "form"}
        buttons.append(html.Button(words, id=discard, type="button", className="btn"))
    version = {"data-upload-version": str(preview.seen.version)}
    return html.Div([title, html.Span(className="grow"), *buttons], className="pagehead", **version)


# -- what changes -----------------------------------------------------------------------------------------------
def _diff(preview: ChangePreview, session: Session) -> html.Section:
    heading = [
        html.H2(session.t("partnerships.upload.diff.title")),
        html.P(session.t("partnerships.upload.diff.subtitle"), className="s"),
    ]
    counts = [_count(kind, preview.counts[kind], session) for kind in KINDS]
    parts: list[Any] = [html.Header(html.Div(heading)), html.Div(counts, className="upload-sum")]
    if not preview.diff:
        parts.append(html.P(session.t("partnerships.upload.diff.none"), className="note"))
        return html.Section(parts, className="fig upload-changes")
    heads = [html.Th(session.t(f"partnerships.upload.column.{name}"), scope="col") for name in COLUMNS]
    rows = [_row(one, session) for one in sorted(preview.diff, key=lambda one: KINDS.index(one.kind))]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="upload-states")
    parts.append(html.Div(table, className="tblx", tabIndex=0))
    said = session.t(
        "partnerships.upload.counts",
        day=format_date(preview.after.on),
        before=_sum(preview.before.parts),
        after=_sum(preview.after.parts),
    )
    parts.append(html.P(said, className="upload-more"))
    return html.Section(parts, className="fig upload-changes")


def _count(kind: Change, n: int, session: Session) -> html.Span:
    words = session.t(f"partnerships.upload.kind.{kind}")
    return html.Span([html.B(str(n)), words], className=kind.value if n else f"{kind} none")


def _sum(parts: tuple[int, int, int]) -> str:
    return f"{sum(parts)} ({' + '.join(map(str, parts))})"


def _row(one: ChangeDiff, session: Session) -> html.Tr:
    tag = html.Span(session.t(f"partnerships.upload.kind.{one.kind}"), className=f"tag {TONES[one.kind]}")
    what = [
        html.B(one.change.name[session.lang]),
        html.Span(session.t(f"term.tier.{one.change.tier}"), className="why"),
    ]
    known: Any = _told(one.known, session) if one.known else session.t("partnerships.upload.nothing_known")
    place = f"{one.row.sheet}!{one.row.cell(ChangeField.DATE)}"
    return html.Tr(
        [
            html.Th(html.Span(place, className="mono"), scope="row"),
            html.Td(tag),
            html.Td(what),
            html.Td(known),
            html.Td(_told(one.change, session)),
        ]
    )


def _told(change: StateChange, session: Session) -> list[Any]:
    """Return date, document and number of sources of a change."""
    known = f"{change.known.start:%d/%m/%Y}" if change.precision is Known.DAY else f"{change.known.start:%m/%Y}"
    if change.precision is Known.YEAR:
        known = f"{change.known.start:%Y}"
    n = len(change.sources)
    cited = html.Span(session.t("partnerships.upload.sources", n=n), className="why") if n else None
    return [known, html.Span(change.document, className="why"), cited]


# -- screening, commit, outcome ---------------------------------------------------------------------------------
def _screening(preview: ChangePreview, session: Session, describe: Describe) -> html.Section:
    items = [finding_item(one, session, describe, open_for_change=preview.batch is None) for one in preview.findings]
    listed: Any = html.Ul(items, className="upload-screen")
    if not items:
        listed = html.P(session.t("partnerships.upload.screen.none"), className="note")
    return html.Section([html.Header(html.H2(session.t("partnerships.upload.screen.title"))), listed], className="fig")


def _commit(preview: ChangePreview, session: Session) -> html.Section:
    stops = sum(one.stops for one in preview.findings)
    asked = sum(one.open for one in preview.findings)
    n = {"hard_findings": stops, "open_findings": asked}
    blockers = [
        html.Li([icon("warn"), html.Span(session.t(f"upload.blocker.{one}", n=n.get(one.value, 0)))])
        for one in preview.blockers
    ]
    label = "partnerships.upload.commit.reason" if preview.reason_needed else "upload.commit.reason"
    reason = dmc.Textarea(
        id={"type": UploadId.COMMIT_REASON, "index": "form"},
        label=session.t(label),
        required=preview.reason_needed,
        attributes={"input": {"maxLength": 300}},
        autosize=True,
        minRows=2,
    )
    button = html.Button(
        session.t("partnerships.upload.commit.do", n=preview.writes),
        id={"type": UploadId.COMMIT, "index": "form"},
        type="button",
        className="btn pri",
        disabled=not preview.ready,
    )
    parts = [
        html.Header(html.H2(session.t("partnerships.upload.commit.title"))),
        html.Ul(blockers, className="upload-blockers") if blockers else None,
        reason,
        html.Div(button, className="upload-actions"),
    ]
    return html.Section(parts, className="fig")


def _outcome(preview: ChangePreview, session: Session) -> html.Section:
    """Return the batch that the upload became, with the way to the partners and its undo."""
    batch = preview.batch
    if batch is None:
        raise ValueError(preview.upload_id)
    parts: list[Any] = [html.Header(html.H2(session.t("partnerships.upload.done.title", batch=batch.batch_id)))]
    if batch.reverted_by is None:
        parts.append(html.P(session.t("partnerships.upload.done.written", n=batch.row_count), className="sub"))
    else:
        words = session.t("upload.done.undone", batch=batch.batch_id, by=batch.reverted_by)
        parts.append(html.P(words, className="note warn"))
    links = (("/partnerships", "partnerships.upload.done.page", "btn pri"), ("/upload", "upload.done.next", "btn"))
    shown = [
        html.A(session.t(key), href=session.url(path), className=name, **{"data-nav": ""}) for path, key, name in links
    ]
    parts.append(html.Div(shown, className="upload-actions"))
    if batch.reverted_by is None:
        parts.append(undo_form(session))
    return html.Section(parts, className="fig upload-result", role="status")


# -- what its controls do ---------------------------------------------------------------------------------------
def accept(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001 (one shape for all)
    """Accept one finding for the reason written beside it."""
    services.intake.changes.accept(said.upload, (said.index,), said.text(UploadId.REASON, said.index))
    return True


def reopen(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Take the acceptance of a finding back."""
    services.intake.changes.accept(said.upload, (said.index,), None)
    return True


def commit(services: Services, session: Session, said: Said) -> Any:
    """Commit what was seen; where anything moved, say so, and write nothing."""
    seen = Seen.from_dict(dict(said.handle))
    key = f"upload:{said.upload}:{seen.stamp}"
    try:
        services.intake.changes.commit(said.upload, LOCAL_ACTOR, said.text(UploadId.COMMIT_REASON), key, seen)
    except Conflict as fault:
        if fault.code not in {"facts_changed", "upload_changed"}:
            raise
        return notice(session.t("partnerships.upload.moved"), tone="warn")
    return True


def undo(services: Services, session: Session, said: Said) -> bool:  # noqa: ARG001
    """Take the batch of this upload back."""
    batch = services.intake.changes.preview(said.upload).batch
    if batch is None:
        return False
    services.intake.undo(batch.batch_id, LOCAL_ACTOR, said.text(UploadId.UNDO_REASON))
    return True


ACTIONS: Mapping[str, Callable[..., Any]] = {
    UploadId.ACCEPT: accept,
    UploadId.REOPEN: reopen,
    UploadId.COMMIT: commit,
    UploadId.UNDO: undo,
}
