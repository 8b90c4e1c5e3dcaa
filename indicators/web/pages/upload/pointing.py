"""Correct what is pointed at: the column, the row or the table of the chosen cell, beside how it was read. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from indicators.services.intake import CellReading, Preview, Table, What, letters
from indicators.web.components.unit_options import unit_options
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.tables import LONGEST_HEADER, WHOLE, measure_options, period_of, select_of
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

AT = "~"
"""Stands between a table and the cell of it that is pointed at."""


def pointing_form(cell: CellReading, preview: Preview, session: Session, catalogue: Catalogue) -> html.Details | None:
    """Return the form for what stands in a cell; none after the commit, and for a table that is said to be none."""
    table = next((one for one in preview.tables if (one.sheet, one.title) == _table_of(cell)), None)
    if table is None or preview.batch is not None or _is_skipped(table, preview):
        return None
    letter, row = cell.cell.rstrip("0123456789"), cell.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    column = next((one for one in table.columns if letters(one.number) == letter), None)
    parts = [{"value": WHOLE, "label": session.t("upload.table.whole")}]
    if column is not None:
        said = session.t("upload.table.column", letter=letter, header=column.header[:LONGEST_HEADER])
        parts = [{"value": f"c{column.number}", "label": said}, *parts]
    parts.append({"value": f"r{row}", "label": session.t("upload.cell.row_period", row=row)})
    index = f"{table.table_id}{AT}{cell.cell}"
    button = html.Button(
        session.t("upload.table.set"), id={"type": UploadId.TABLE_SET, "index": index}, type="button", className="btn"
    )
    form = html.Div(
        [
            select_of(UploadId.TABLE_PART, index, parts, session, value=parts[0]["value"]),
            period_of(index, session),
            select_of(UploadId.TABLE_UNIT, index, unit_options(session, catalogue), session),
            select_of(UploadId.TABLE_MEASURE, index, measure_options(session), session),
            html.Div(button, className="upload-actions wide"),
        ],
        className="upload-form",
    )
    return html.Details([html.Summary(session.t("upload.cell.correct")), form], className="upload-point")


def _table_of(cell: CellReading) -> tuple[str, str]:
    return cell.sheet, cell.mapping.printed.title


def _is_skipped(table: Table, preview: Preview) -> bool:
    return any(one.what is What.SKIP and one.table_id == table.table_id for one in preview.draft.corrections)
