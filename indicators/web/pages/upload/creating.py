"""The form that turns the unset rows of a table into new indicators, with what stands in the way of each. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.services.intake import CREATABLE_KINDS, Proposal, Table
from indicators.web.pages.upload.ids import UploadId
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.web.pages.upload.screening import Describe

MOST = 40
"""Indicators offered at once; the others follow when these are made."""
SEPARATOR = "~"


def creating_details(table: Table, rows: int, session: Session) -> html.Details | None:
    """Return the place of the form for new indicators, which is filled when it is opened; None without such rows."""
    if not rows:
        return None
    opens = {"type": UploadId.NEW_OPEN, "index": table.table_id}
    return html.Details(
        [
            html.Summary(session.t("upload.new.title", n=rows), id=opens),
            html.Div(id={"type": UploadId.NEW_FORM, "index": table.table_id}),
        ],
        className="upload-table",
    )


def creating_form(
    table: Table, found: Sequence[Proposal], session: Session, catalogue: Catalogue, describe: Describe
) -> list[Any]:
    """Return one line for each indicator that the rows of a table could become."""
    listed = found[:MOST]
    families = sorted({entry.family for entry in catalogue.indicators})
    topics = list(dict.fromkeys(entry.topic for entry in catalogue.indicators))
    head = [
        _select(UploadId.NEW_FAMILY, table, [(one, session.t(f"catalogue.family.{one}")) for one in families], session),
        _select(UploadId.NEW_TOPIC, table, [(one, session.t(f"upload.topic.{one}")) for one in topics], session),
        dmc.TextInput(
            id={"type": UploadId.NEW_REASON, "index": table.table_id},
            label=session.t("upload.new.reason"),
            size="xs",
            attributes={"input": {"maxLength": 300}},
        ),
    ]
    lines = [_line(table, number, one, session, catalogue, describe) for number, one in enumerate(listed)]
    button = html.Button(
        session.t("upload.new.do"),
        id={"type": UploadId.NEW_CREATE, "index": table.table_id},
        type="button",
        className="btn pri",
    )
    said = session.t("upload.new.why", n=len(listed), all=len(found))
    return [
        html.P(said, className="cap"),
        html.Div(head, className="upload-form"),
        html.Ul(lines, className="upload-new"),
        html.Div(button, className="upload-actions"),
    ]


def _line(
    table: Table, number: int, one: Proposal, session: Session, catalogue: Catalogue, describe: Describe
) -> html.Li:
    place = f"{table.table_id}{SEPARATOR}{number}"
    new = one.indicator
    unit = catalogue.unit_symbol(new.unit_measure, new.display_mult, session.lang)
    kinds = [{"value": kind.value, "label": session.t(f"upload.new.kind.{kind}")} for kind in CREATABLE_KINDS]
    fields = [
        _field(UploadId.NEW_CODE, place, new.code, session, 40),
        _field(UploadId.NEW_VI, place, new.name_vi, session, 200),
        _field(UploadId.NEW_EN, place, new.name_en, session, 200),
        dmc.Select(
            id={"type": UploadId.NEW_KIND, "index": place},
            data=kinds,
            value=new.kind,
            allowDeselect=False,
            size="xs",
            label=session.t("upload.new.field.kind"),
        ),
    ]
    small = session.t("upload.new.rows", n=len(one.mapping_ids), unit=unit)
    told = [html.P(describe(finding, session.lang), className="upload-refused") for finding in one.findings]
    return html.Li([html.Div(fields), html.Small(small), *told])


def _field(name: UploadId, place: str, value: str, session: Session, longest: int) -> dmc.TextInput:
    return dmc.TextInput(
        id={"type": name, "index": place},
        value=value,
        label=session.t(f"upload.new.field.{name.value.rpartition('-')[2]}"),
        size="xs",
        attributes={"input": {"maxLength": longest}},
    )


def _select(name: UploadId, table: Table, options: Sequence[tuple[str, str]], session: Session) -> dmc.Select:
    data: list[dict[str, Any]] = [{"value": value, "label": label} for value, label in options]
    return dmc.Select(
        id={"type": name, "index": table.table_id},
        data=data,
        value=None,
        label=session.t(f"upload.new.field.{name.value.rpartition('-')[2]}"),
        placeholder=session.t("upload.new.choose"),
        allowDeselect=False,
        size="xs",
    )
