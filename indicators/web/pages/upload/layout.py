"""The upload page for one address: the control that takes a file, or the upload that the address names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import dcc, html

from indicators.model.errors import NotFound
from indicators.services.intake import creatable
from indicators.web.components.notices import notice
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.start import start_panel
from indicators.web.pages.upload.state import PageState, Step, read_state
from indicators.web.pages.upload.state_changes import changes_body
from indicators.web.pages.upload.steps import step_row
from indicators.web.pages.upload.view import Shown, upload_body

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.services.intake import Preview
    from indicators.web.session import Session


def layout(services: Services, session: Session, **query: Any) -> html.Div:
    """Return the page; an upload that is not there any more says so above the control."""
    state = read_state(query)
    if state.upload:
        try:
            return _page(body(services, session, state))
        except NotFound as fault:
            if fault.code != "upload_unknown":
                raise
            return _page(_start(services, session, gone=True))
    return _page(_start(services, session, gone=False))


def _page(children: list[Any]) -> html.Div:
    return html.Div([dcc.Store(id=UploadId.CELL), html.Div(children, id=UploadId.BODY)], id=UploadId.PAGE)


def body(services: Services, session: Session, state: PageState, above: Any = None) -> list[Any]:
    """Return the open step of an upload; raises NotFound ("upload_unknown")."""
    if services.intake.changes.holds(state.upload):
        return changes_body(services.intake.changes.preview(state.upload), session, services.intake.describe, above)
    preview = services.intake.preview(state.upload)
    return upload_body(shown(services, preview, state), session, services.catalogue, above)


def shown(services: Services, preview: Preview, state: PageState) -> Shown:
    """Return what the page shows: the sheet of the address, else the one that brings or says most, and its cell."""
    names = [sheet.name for sheet in preview.sheets]
    most = max(preview.sheets, key=lambda sheet: (sheet.figures, sheet.recognised), default=None)
    name = state.sheet if state.sheet in names else most.name if most else ""
    sheet = services.intake.sheet(preview.upload_id, name, whole=state.whole) if name else None
    cell = state.cell or (sheet.first_figure if sheet else "")
    reading = services.intake.cell(preview.upload_id, name, cell) if sheet and cell else None
    lesson = services.intake.lesson(preview)
    new = {}
    if preview.batch is None and state.step is Step.RECOGNITION:
        tables = [table for table in preview.tables if table.sheet == name]
        new = {table.table_id: creatable(preview.mapping, table.sheet, table.title) for table in tables}
    return Shown(preview, state, sheet, reading, services.intake.describe, lesson, new, cell)


def _start(services: Services, session: Session, *, gone: bool) -> list[Any]:
    head = html.Div(
        html.Div([html.H1(session.t("shell.nav.upload")), html.P(session.t("upload.start.lead"), className="sub")]),
        className="pagehead",
    )
    told = notice(session.t("upload.gone.title"), session.t("upload.gone.why"), tone="warn") if gone else None
    return [
        head,
        told,
        step_row(session, None, None),
        start_panel(session, services.intake.limit, services.explore.entries()),
    ]
