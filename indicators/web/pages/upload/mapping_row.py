"""One row of the mapping: as it is understood, with likely meanings to take; the controls come when it is edited. Pure.

A page of rows with four lists of choices each took a browser a second to draw, and nine of ten rows are right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.model.series import Measure, SeriesKey
from indicators.services.intake import SKIP, How, MappingRow, Reason
from indicators.web.components.icons import icon
from indicators.web.components.unit_options import unit_options
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.members import current_member, member_options
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

PROPOSALS = 3
SEPARATOR = "~"
TAGS = {How.AUTOMATIC: "ok", How.BY_HAND: "info", How.RECIPE: "info", How.UNSET: "plain", How.SKIPPED: "plain"}
ASKED = (Reason.UNCERTAIN, Reason.AREA_UNKNOWN, Reason.AREA_OTHER_DAY, Reason.ACTIVITY_UNKNOWN)
Options = list[dict[str, Any]]


def mapping_row(row: MappingRow, session: Session, catalogue: Catalogue, *, fixed: bool, edited: bool) -> html.Tr:
    """Return one row; ``fixed``: the upload is committed, so nothing can be changed any more."""
    cells = row_cells(row, session, catalogue, fixed=fixed, edited=edited)
    off = "" if row.series_key else "off"
    return html.Tr(cells, id={"type": UploadId.ROW, "index": row.mapping_id}, className=off)


def row_cells(row: MappingRow, session: Session, catalogue: Catalogue, *, fixed: bool, edited: bool) -> list[Any]:
    """Return what stands in a row: the label with its place, what it means, of which unit, and how that is known."""
    named = row.printed.label or row.printed.code or session.t("upload.map.no_label")
    place = " · ".join([*row.printed.path, row.printed.header]).strip(" ·")
    head = html.Th(
        [
            named,
            html.Span(place, className="path") if place else None,
            html.Span(f"{row.printed.sheet}!{row.printed.cell}", className="path mono"),
        ],
        scope="row",
    )
    meaning = _edited(row, session, catalogue, named) if edited else _told(row, session, catalogue, fixed=fixed)
    closed = edited or fixed or row.printed.cells == 0 or row.with_table
    return [
        head,
        *meaning,
        html.Td(str(row.printed.cells), className="num"),
        html.Td([*_how(row, session, fixed=fixed), None if closed else _edit(row, named, session)]),
    ]


def _told(row: MappingRow, session: Session, catalogue: Catalogue, *, fixed: bool) -> list[html.Td]:
    """Return indicator, measure and unit in words."""
    if row.series_key:
        key = SeriesKey.parse(row.series_key)
        words: list[Any] = [catalogue.indicator(key.indicator).name[session.lang], _member(row, session, catalogue)]
        unit = catalogue.unit_symbol(row.unit_measure, row.unit_mult or 0, session.lang) if row.unit_measure else ""
        return [html.Td(words), html.Td(session.t(f"term.measure.{key.measure}")), html.Td(unit)]
    if row.how is How.SKIPPED:
        words = [session.t("upload.map.skip")]
    elif row.reason in ASKED and row.printed.certain:
        words = [catalogue.indicator(row.printed.certain).name[session.lang]]
    elif fixed or row.reason != Reason.UNCERTAIN:
        words = []
    else:
        words = _likely(row, session, catalogue)
    return [html.Td(words), html.Td(_measure(row, session)), html.Td(row.printed.unit_text)]


def _member(row: MappingRow, session: Session, catalogue: Catalogue) -> html.Span | None:
    """Return the area, partner or activity of a row of a breakdown."""
    value = current_member(row)
    items = [one for group in member_options(row, session, catalogue) for one in group.get("items", [group])]
    label = next((one["label"] for one in items if one["value"] == value), "")
    return html.Span(label, className="path") if label else None


def _likely(row: MappingRow, session: Session, catalogue: Catalogue) -> list[Any]:
    """Return the likely indicators, each to be taken by one press, with how alike its name is."""
    found = []
    for one in row.printed.proposals[:PROPOSALS]:
        entry = catalogue.indicator(one.indicator)
        found.append(
            html.Button(
                [entry.short[session.lang], html.Small(str(one.score))],
                id={"type": UploadId.TAKE, "index": f"{row.mapping_id}{SEPARATOR}{one.indicator}"},
                type="button",
                className="btn sm upload-take",
                title=session.t("upload.map.take", name=entry.name[session.lang], score=one.score),
            )
        )
    return found


def _edit(row: MappingRow, named: str, session: Session) -> html.Button:
    words = session.t("upload.map.edit")
    return html.Button(
        words,
        id={"type": UploadId.EDIT, "index": row.mapping_id},
        type="button",
        className="btn quiet sm",
        **{"aria-label": f"{words}: {named} ({row.printed.sheet}!{row.printed.cell})"},
    )


def _edited(row: MappingRow, session: Session, catalogue: Catalogue, named: str) -> list[html.Td]:
    """Return the controls of a row: indicator, member, measure and unit."""
    key = SeriesKey.parse(row.series_key) if row.series_key else None
    open_member = row.reason in ASKED and row.printed.breakdown is not None
    choice = SKIP if row.how is How.SKIPPED else key.indicator if key else row.printed.certain if open_member else None
    unit = f"{row.unit_measure}:{row.unit_mult or 0}" if row.unit_measure else None
    measures = [{"value": one.value, "label": session.t(f"term.measure.{one}")} for one in Measure]
    indicators, units = indicator_options(session, catalogue), unit_options(session, catalogue)
    choose, choose_unit = session.t("upload.map.choose"), session.t("upload.map.choose_unit")
    first = _select(UploadId.MAP, row, indicators, choice, choose, named, searchable=True)
    return [
        html.Td([first, _member_select(row, session, catalogue, named)]),
        html.Td(
            _select(UploadId.MEASURE, row, measures, str(key.measure), "", named) if key else _measure(row, session)
        ),
        html.Td(
            _select(UploadId.UNIT, row, units, unit, choose_unit, named, searchable=True)
            if key
            else row.printed.unit_text
        ),
    ]


def indicator_options(session: Session, catalogue: Catalogue) -> Options:
    """Return the indicators by topic, after the choice to leave a row out."""
    groups: dict[str, Options] = {}
    for entry in catalogue.indicators:
        groups.setdefault(entry.topic, []).append({"value": entry.code, "label": entry.name[session.lang]})
    listed: Options = [{"value": SKIP, "label": session.t("upload.map.skip")}]
    return listed + [{"group": session.t(f"upload.topic.{topic}"), "items": items} for topic, items in groups.items()]


def _member_select(row: MappingRow, session: Session, catalogue: Catalogue, named: str) -> dmc.Select | None:
    """Return the choice of area, partner or activity of a row of a breakdown; None for any other row."""
    options = member_options(row, session, catalogue)
    if not options or not (row.series_key or row.printed.certain):
        return None
    words = session.t("upload.map.choose_member")
    member = current_member(row) or None
    return _select(UploadId.MEMBER, row, options, member, words, f"{named}: {words}", searchable=True)


def _select(
    name: UploadId,
    row: MappingRow,
    data: Options,
    value: str | None,
    placeholder: str,
    label: str,
    *,
    searchable: bool = False,
) -> dmc.Select:
    return dmc.Select(
        id={"type": name, "index": row.mapping_id},
        data=data,
        value=value,
        placeholder=placeholder,
        searchable=searchable,
        allowDeselect=False,
        size="xs",
        attributes={"input": {"aria-label": f"{label} ({row.printed.sheet}!{row.printed.cell})"}},
        comboboxProps={"width": "max-content", "position": "bottom-start"},
        maxDropdownHeight=320,
    )


def _measure(row: MappingRow, session: Session) -> str:
    return session.t(f"term.measure.{row.printed.measure}") if row.printed.measure else ""


def _how(row: MappingRow, session: Session, *, fixed: bool) -> list[Any]:
    tag = html.Span(session.t(f"upload.how.{row.how}"), className=f"tag {TAGS[row.how]}")
    if row.how is How.UNSET:
        return [tag, html.Span(session.t(f"upload.reason.{row.reason}"), className="path")]
    if row.rule:
        small = session.t("upload.map.by_rule" if not row.with_table else "upload.map.with_table")
        return [tag, html.Span(small, className="path")]
    if row.with_table:
        return [tag, html.Span(session.t("upload.map.with_table"), className="path")]
    if row.how is How.AUTOMATIC or fixed:
        return [tag]
    words = session.t("upload.map.reset")
    reset = html.Button(
        icon("undo"),
        id={"type": UploadId.RESET, "index": row.mapping_id},
        type="button",
        className="ico",
        title=words,
        **{"aria-label": f"{words}: {row.printed.label}"},
    )
    return [tag, reset]
