"""The batches as components: who brought what and when, from which file, and what was taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import dcc, html

from indicators.i18n.actors import actor_words
from indicators.i18n.dates import format_date, format_moment
from indicators.services.sources import BatchEntry
from indicators.web.components.icons import icon
from indicators.web.pages.sources.ids import SourcesId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

COLUMNS = ("batch", "when", "what", "rows", "state")
MAX_REASON = 500


def batches_block(entries: Sequence[BatchEntry], version: int, session: Session, catalogue: Catalogue) -> html.Section:
    """Return the table of every batch, the latest first; it tells the shell the version that it shows."""
    head = html.Tr(
        [
            html.Th(session.t(f"sources.batch.{name}"), scope="col", className="num" if name == "rows" else "")
            for name in COLUMNS
        ]
    )
    table = html.Table([html.Thead(head), html.Tbody([_row(entry, session, catalogue) for entry in entries])])
    return html.Section(
        [
            html.Header(
                html.Div(
                    [
                        html.H2(session.t("sources.batches.title"), id="sources-batches-title"),
                        html.P(session.t("sources.batches.subtitle"), className="s"),
                    ]
                )
            ),
            html.Div(table, className="tblx sources-table", tabIndex=0),
        ],
        className="fig",
        **{"aria-labelledby": "sources-batches-title", "data-version": str(version)},
    )


def _row(entry: BatchEntry, session: Session, catalogue: Catalogue) -> html.Tr:
    batch = entry.batch
    return html.Tr(
        [
            html.Th(html.Span(f"r{batch.batch_id}", className="mono"), scope="row"),
            html.Td([html.Span(format_moment(batch.created_at)), html.Small(actor_words(batch.actor, session.lang))]),
            html.Td(_what(entry, session, catalogue)),
            html.Td(str(batch.row_count), className="num"),
            html.Td(_state(entry, session)),
        ],
        className="" if batch.active else "sources-gone",
    )


def _what(entry: BatchEntry, session: Session, catalogue: Catalogue) -> list[Any]:
    batch = entry.batch
    said: list[Any] = [html.Span(_kind(entry, session))]
    if entry.original is not None:
        href = f"/originals/{entry.original.sha256}"
        said.append(
            html.A(
                [icon("file"), batch.file_name or entry.original.file_name],
                href=href,
                className="sources-file",
                download="",
            )
        )
        said.append(html.Small(entry.original.sha256, className="mono sources-hash"))
    if batch.title and batch.title != batch.file_name and entry.original is not None:
        said.append(html.Small(batch.title))
    if batch.origin:
        name = catalogue.origin(batch.origin).name_on(batch.published, session.lang)
        day = format_date(batch.published, batch.published_precision) if batch.published else session.t("term.undated")
        said.append(html.Small(f"{name}, {day}"))
    if batch.reason:
        said.append(html.Small(session.t("sources.batch.reason", reason=batch.reason)))
    return said


def _kind(entry: BatchEntry, session: Session) -> str:
    batch = entry.batch
    return session.t(f"sources.kind.{batch.kind}", batch=f"r{batch.reverts}")


def _state(entry: BatchEntry, session: Session) -> list[Any]:
    batch = entry.batch
    if not entry.can_undo:
        return [html.Span(session.t("sources.state.gone", batch=f"r{batch.reverted_by}"), className="tag plain")]
    words = session.t("sources.undo_again" if batch.reverts is not None else "sources.undo")
    button = html.Button(
        [icon("undo"), words],
        id={"type": SourcesId.UNDO, "batch": batch.batch_id},
        type="button",
        className="btn sm",
        **{"aria-label": f"{words} r{batch.batch_id}", "aria-haspopup": "dialog"},
    )
    return [html.Span([icon("check"), session.t("sources.state.active")], className="tag ok"), button]


# -- taking one back ------------------------------------------------------------------------------------------
def undo_dialog(session: Session) -> dmc.Modal:
    """Return the dialog that asks for the reason before a batch is taken back."""
    return dmc.Modal(
        [
            dcc.Store(id=SourcesId.TARGET),
            html.Div(id=SourcesId.DIALOG_BODY),
            html.Label(session.t("sources.reason.label"), htmlFor=SourcesId.REASON, className="sources-label"),
            dcc.Textarea(id=SourcesId.REASON, maxLength=MAX_REASON, className="field sources-reason", value=""),
            html.P(session.t("sources.reason.note"), className="mic mut"),
            html.P(id=SourcesId.REFUSAL, className="sources-refusal", role="alert"),
            html.Div(
                html.Button(session.t("sources.confirm"), id=SourcesId.CONFIRM, type="button", className="btn danger"),
                className="sources-actions",
            ),
        ],
        id=SourcesId.DIALOG,
        opened=False,
        title=session.t("sources.dialog.title"),
        closeButtonProps={"aria-label": session.t("shell.close")},
        className="sources-modal",
    )


def undo_summary(entry: BatchEntry, session: Session) -> list[Any]:
    """Return what would be taken back, in words."""
    batch = entry.batch
    key = "sources.dialog.again" if batch.reverts is not None else "sources.dialog.what"
    said = session.t(key, batch=f"r{batch.batch_id}", n=batch.row_count, name=batch.file_name or batch.title)
    return [html.P(said), html.P(session.t("sources.dialog.kept"), className="cap")]
