"""Wiring of what is drawn only when it is opened: the forms of a table, and the controls of a row of the mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import MATCH, Dash, Input, Output, State, ctx, no_update

from indicators.web.pages.upload.creating import creating_form
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.mapping_row import row_cells
from indicators.web.pages.upload.tables import table_form
from indicators.web.session import SEARCH, Session, current_session

if TYPE_CHECKING:
    from indicators.services import Services

FAMILY, TOPIC = "other", "production"
"""Where a new indicator stands until a person says it; the form asks for both."""


def register_opened(app: Dash, services: Services) -> None:
    """Fill the place of a form once, when what it belongs to is opened."""
    _register(app, services, UploadId.TABLE_OPEN, UploadId.TABLE_FORM, form_of_table)
    _register(app, services, UploadId.NEW_OPEN, UploadId.NEW_FORM, form_of_new)
    _register(app, services, UploadId.EDIT, UploadId.ROW, controls_of_row)


def _register(app: Dash, services: Services, opens: UploadId, place: UploadId, drawn: Any) -> None:
    @app.callback(
        Output({"type": place, "index": MATCH}, "children"),
        Input({"type": opens, "index": MATCH}, "n_clicks"),
        State(UploadId.HANDLE, "data"),
        SEARCH,
        prevent_initial_call=True,
    )
    def fill(clicks: Any, handle: Any, search: Any) -> Any:
        upload = handle.get("upload") if isinstance(handle, dict) else None
        used = ctx.triggered_id if isinstance(ctx.triggered_id, dict) else {}
        if clicks != 1 or not isinstance(upload, str):
            return no_update
        found = drawn(services, current_session(search, services), upload, str(used.get("index", "")))
        return no_update if found is None else found


def form_of_table(services: Services, session: Session, upload: str, table_id: str) -> Any:
    """Return the form that corrects a table; None for a table the upload has not."""
    preview = services.intake.preview(upload)
    table = next((one for one in preview.tables if one.table_id == table_id), None)
    return table_form(table, session, services.catalogue) if table else None


def form_of_new(services: Services, session: Session, upload: str, table_id: str) -> Any:
    """Return the form for new indicators from a table; None for a table the upload has not."""
    preview = services.intake.preview(upload)
    table = next((one for one in preview.tables if one.table_id == table_id), None)
    if table is None:
        return None
    found = services.intake.proposals(upload, table_id, FAMILY, TOPIC)
    return creating_form(table, found, session, services.catalogue, services.intake.describe)


def controls_of_row(services: Services, session: Session, upload: str, mapping_id: str) -> Any:
    """Return a row of the mapping with its controls; None for a row the upload has not or that is committed."""
    preview = services.intake.preview(upload)
    row = next((one for one in preview.mapping if one.mapping_id == mapping_id), None)
    if row is None or preview.batch is not None:
        return None
    return row_cells(row, session, services.catalogue, fixed=False, edited=True)
