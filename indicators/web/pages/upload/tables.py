"""How the tables of the open sheet are read, each correctable: period, unit, status, measure, or none at all. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.model.series import Measure
from indicators.services.intake import PRINTED_STATUS, Correction, Preview, Source, Table, What, letters
from indicators.web.components.icons import icon
from indicators.web.components.recipe_words import month_options, value_words
from indicators.web.components.unit_options import unit_options
from indicators.web.pages.upload.ids import UploadId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

WHOLE = "all"
LONGEST_HEADER, MOST_COLUMNS = 70, 60


def tables_panel(
    preview: Preview, sheet: str, session: Session, catalogue: Catalogue, more: Mapping[str, Any]
) -> html.Section | None:
    """Return the tables of a sheet with what was corrected and, before the commit, the form for more.

    ``more`` is what stands below the form of a table, by its id.
    """
    tables = [table for table in preview.tables if table.sheet == sheet]
    if not tables:
        return None
    heading = html.Div([html.H2(session.t("upload.table.title")), html.P(session.t("upload.table.why"), className="s")])
    return html.Section(
        [
            html.Header(heading),
            *(
                part
                for table in tables
                for part in (_table(table, preview, session, catalogue), more.get(table.table_id))
            ),
        ],
        className="fig upload-tables",
    )


def _table(table: Table, preview: Preview, session: Session, catalogue: Catalogue) -> html.Details:
    said = [one for one in preview.draft.corrections if one.table_id == table.table_id]
    fixed = preview.batch is not None
    skipped = any(one.what is What.SKIP for one in said)
    open_ = bool(said) or _asks(table, preview)
    place = {"type": UploadId.TABLE_OPEN, "index": table.table_id}
    parts: list[Any] = [
        html.Summary([html.B(table.title or table.sheet), html.Span(table.cell, className="mono path")], id=place),
        html.Ul([_line(one, table, session, catalogue, fixed=fixed) for one in said], className="upload-said")
        if said
        else None,
    ]
    if not fixed and not skipped:
        form = table_form(table, session, catalogue) if open_ else None
        parts.append(html.Div(form, id={"type": UploadId.TABLE_FORM, "index": table.table_id}))
    return html.Details(parts, open=open_, className="upload-table")


def _asks(table: Table, preview: Preview) -> bool:
    """Whether a question about the period of a figure of this sheet is open."""
    return table.asks_year_end or any(
        one.stops and one.finding.sheet == table.sheet and one.finding.code.startswith("period_")
        for one in preview.findings
    )


def _line(one: Correction, table: Table, session: Session, catalogue: Catalogue, *, fixed: bool) -> html.Li:
    words = f"{session.t(f'upload.table.what.{one.what}')}: {value_words(one.what, one.value, session, catalogue)}"
    part = _part(one, table, session)
    again = ""
    if one.what is What.PERIOD:
        again = (
            value_words(one.what, one.derived, session, catalogue) if one.derived else session.t("upload.table.again")
        )
        again = session.t("upload.table.next_is", how=again)
    undo = session.t("upload.table.undo")
    button = html.Button(
        icon("undo"),
        id={"type": UploadId.TABLE_UNDO, "index": one.correction_id},
        type="button",
        className="ico",
        title=undo,
        **{"aria-label": f"{undo}: {words}"},
    )
    tag = html.Span(session.t("upload.how.by_hand"), className="tag info")
    return html.Li([tag, html.Span([html.B(words), f" · {part}", html.Small(again)]), None if fixed else button])


def _part(one: Correction, table: Table, session: Session) -> str:
    if one.column:
        header = next((column.header for column in table.columns if column.number == one.column), "")
        return session.t("upload.table.column", letter=letters(one.column), header=header[:LONGEST_HEADER])
    return session.t("upload.table.row", row=one.row) if one.row else session.t("upload.table.whole")


def table_form(table: Table, session: Session, catalogue: Catalogue) -> html.Div:
    """Return the form that corrects a table; it is drawn when its table is opened, for a sheet may hold dozens."""
    columns = [
        {
            "value": f"c{column.number}",
            "label": session.t(
                "upload.table.column", letter=letters(column.number), header=column.header[:LONGEST_HEADER]
            ),
        }
        for column in table.columns[:MOST_COLUMNS]
    ]
    parts = [{"value": WHOLE, "label": session.t("upload.table.whole")}, *columns]
    again = [{"value": WHOLE, "label": session.t("upload.table.again")}]
    again += [{"value": source.value, "label": session.t(f"upload.derived.{source}")} for source in Source]
    statuses = [{"value": one.value, "label": session.t(f"term.status.{one}")} for one in PRINTED_STATUS]
    measures = measure_options(session)
    buttons = [
        html.Button(
            session.t("upload.table.set"),
            id={"type": UploadId.TABLE_SET, "index": table.table_id},
            type="button",
            className="btn pri",
        ),
        html.Button(
            session.t("upload.table.skip"),
            id={"type": UploadId.TABLE_SKIP, "index": table.table_id},
            type="button",
            className="btn",
        ),
    ]
    return html.Div(
        [
            select_of(UploadId.TABLE_PART, table.table_id, parts, session, value=WHOLE),
            period_of(table.table_id, session),
            select_of(UploadId.TABLE_NEXT, table.table_id, again, session, value=WHOLE),
            select_of(UploadId.TABLE_YEAR_END, table.table_id, month_options(session), session)
            if table.asks_year_end
            else None,
            select_of(UploadId.TABLE_UNIT, table.table_id, unit_options(session, catalogue), session),
            select_of(UploadId.TABLE_STATUS, table.table_id, statuses, session),
            select_of(UploadId.TABLE_MEASURE, table.table_id, measures, session),
            html.Div(buttons, className="upload-actions wide"),
        ],
        className="upload-form",
    )


def measure_options(session: Session) -> list[dict[str, str]]:
    """Return the measures a column may be said to have."""
    return [{"value": one.value, "label": session.t(f"term.measure.{one}")} for one in Measure]


def period_of(index: str, session: Session) -> dmc.TextInput:
    """Return the field for a period in words."""
    return dmc.TextInput(
        id={"type": UploadId.TABLE_PERIOD, "index": index},
        label=session.t("upload.table.what.period"),
        placeholder=session.t("upload.table.period_example"),
        size="xs",
        attributes={"input": {"maxLength": 120}},
    )


def select_of(
    name: UploadId, index: str, data: list[dict[str, Any]], session: Session, *, value: str | None = None
) -> dmc.Select:
    """Return one choice of a form of a table, or of a cell of it; ``index`` tells the form."""
    return dmc.Select(
        id={"type": name, "index": index},
        data=data,
        value=value,
        label=session.t(f"upload.table.field.{name.value.rpartition('-')[2]}"),
        placeholder=session.t("upload.table.as_read"),
        searchable=True,
        clearable=value is None,
        allowDeselect=value is None,
        size="xs",
        comboboxProps={"position": "bottom-start"},
        maxDropdownHeight=280,
    )
