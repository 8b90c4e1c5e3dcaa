"""What each printed label means: mapped, to be asked, or left out with the reason; every row can be corrected. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from indicators.i18n.numbers import format_number
from indicators.model.series import Measure, SeriesKey
from indicators.services.intake import SKIP, How, MappingRow, Preview, Reason
from indicators.web.components.icons import icon
from indicators.web.components.unit_options import unit_options
from indicators.web.pages.upload.ids import UploadId
from indicators.web.pages.upload.members import current_member, member_options
from indicators.web.pages.upload.pager import pager
from indicators.web.pages.upload.state import PageState, Shown
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

PAGE_ROWS, PROPOSALS = 20, 3
TAGS = {How.AUTOMATIC: "ok", How.BY_HAND: "info", How.RECIPE: "info", How.UNSET: "plain", How.SKIPPED: "plain"}
ASKED = (Reason.UNCERTAIN, Reason.AREA_UNKNOWN, Reason.AREA_OTHER_DAY, Reason.ACTIVITY_UNKNOWN)
Options = list[dict[str, Any]]


def mapping_panel(preview: Preview, session: Session, catalogue: Catalogue, state: PageState) -> html.Section:
    """Return one list of mapping rows, chosen by links with their counts."""
    lists = {shown: rows_shown(preview, shown) for shown in Shown}
    shown = state.shown or next((one for one in (Shown.ASKED, Shown.MAPPED) if lists[one]), Shown.UNSET)
    rows = lists[shown]
    part = rows[PAGE_ROWS * (state.page - 1) : PAGE_ROWS * state.page]
    heading = html.Div([html.H2(session.t("upload.map.title")), html.P(session.t("upload.map.why"), className="s")])
    links = [_list_link(one, len(lists[one]), shown, state, session) for one in Shown]
    body: Any = html.P(session.t(f"upload.map.none.{shown}"), className="note upload-section")
    if part:
        body = _table(part, session, catalogue, fixed=preview.batch is not None)
    return html.Section(
        [
            html.Header(heading),
            html.Div(
                links, className="seg upload-section", role="group", **{"aria-label": session.t("upload.map.which")}
            ),
            body,
            pager(len(rows), PAGE_ROWS, state.at(shown=shown), session),
        ],
        className="fig upload-mapping",
    )


def rows_shown(preview: Preview, shown: Shown) -> tuple[MappingRow, ...]:
    """Return the rows of one list: mapped or skipped by a person; with proposals; without any."""
    if shown is Shown.MAPPED:
        return tuple(row for row in preview.mapping if row.series_key or row.how is How.SKIPPED)
    unset = (row for row in preview.mapping if row.how is How.UNSET)
    return tuple(row for row in unset if (row.reason in ASKED) == (shown is Shown.ASKED))


def _list_link(one: Shown, n: int, shown: Shown, state: PageState, session: Session) -> html.A:
    href = session.url("/upload", state.at(shown=one, page=1).to_query())
    current = {"aria-current": "true"} if one is shown else {}
    words = [session.t(f"upload.map.list.{one}"), html.B(format_number(n, 0, session.lang))]
    return html.A(words, href=href, className="on" if one is shown else "", **{"data-nav": "", **current})


def _table(rows: Sequence[MappingRow], session: Session, catalogue: Catalogue, *, fixed: bool) -> html.Div:
    names = ("label", "indicator", "measure", "unit", "figures", "how")
    head = [
        html.Th(session.t(f"upload.map.column.{name}"), scope="col", className="num" if name == "figures" else "")
        for name in names
    ]
    indicators = indicator_options(session, catalogue)
    units = unit_options(session, catalogue)
    body = [_row(row, session, catalogue, (indicators, units), fixed=fixed) for row in rows]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(body)])
    return html.Div(table, className="tblx", tabIndex=0, role="region", **{"aria-label": session.t("upload.map.title")})


def indicator_options(session: Session, catalogue: Catalogue) -> Options:
    """Return the indicators by topic, after the choice to leave a row out."""
    groups: dict[str, Options] = {}
    for entry in catalogue.indicators:
        groups.setdefault(entry.topic, []).append({"value": entry.code, "label": entry.name[session.lang]})
    listed: Options = [{"value": SKIP, "label": session.t("upload.map.skip")}]
    return listed + [{"group": session.t(f"upload.topic.{topic}"), "items": items} for topic, items in groups.items()]


def _row(
    row: MappingRow, session: Session, catalogue: Catalogue, options: tuple[Options, Options], *, fixed: bool
) -> html.Tr:
    indicators, units = options
    key = SeriesKey.parse(row.series_key) if row.series_key else None
    named = row.printed.label or row.printed.code or session.t("upload.map.no_label")
    open_member = row.reason in ASKED and row.printed.breakdown is not None
    choice = SKIP if row.how is How.SKIPPED else key.indicator if key else row.printed.certain if open_member else None
    unit = f"{row.unit_measure}:{row.unit_mult or 0}" if row.unit_measure else None
    closed = fixed or row.printed.cells == 0 or row.with_table
    select = _select(
        UploadId.MAP, row, indicators, choice, session.t("upload.map.choose"), named, searchable=True, off=closed
    )
    measures = [{"value": one.value, "label": session.t(f"term.measure.{one}")} for one in Measure]
    cells = [
        html.Td([select, _member_select(row, session, catalogue, named, off=closed)]),
        html.Td(
            _select(UploadId.MEASURE, row, measures, str(key.measure), "", named, off=closed)
            if key
            else _measure(row, session)
        ),
        html.Td(
            _select(
                UploadId.UNIT, row, units, unit, session.t("upload.map.choose_unit"), named, searchable=True, off=closed
            )
            if key
            else row.printed.unit_text
        ),
        html.Td(str(row.printed.cells), className="num"),
        html.Td(_how(row, session, catalogue, fixed=fixed)),
    ]
    place = " · ".join([*row.printed.path, row.printed.header]).strip(" ·")
    head = html.Th(
        [
            named,
            html.Span(place, className="path") if place else None,
            html.Span(f"{row.printed.sheet}!{row.printed.cell}", className="path mono"),
        ],
        scope="row",
    )
    return html.Tr([head, *cells], className="" if key else "off")


def _member_select(
    row: MappingRow, session: Session, catalogue: Catalogue, named: str, *, off: bool
) -> dmc.Select | None:
    """Return the choice of area, partner or activity of a row of a breakdown; None for any other row."""
    options = member_options(row, session, catalogue)
    if not options or not (row.series_key or row.printed.certain):
        return None
    words = session.t("upload.map.choose_member")
    member = current_member(row) or None
    return _select(UploadId.MEMBER, row, options, member, words, f"{named}: {words}", searchable=True, off=off)


def _select(
    name: UploadId,
    row: MappingRow,
    data: Options,
    value: str | None,
    placeholder: str,
    label: str,
    *,
    searchable: bool = False,
    off: bool = False,
) -> dmc.Select:
    return dmc.Select(
        id={"type": name, "index": row.mapping_id},
        data=data,
        value=value,
        placeholder=placeholder,
        searchable=searchable,
        allowDeselect=False,
        disabled=off,
        size="xs",
        attributes={"input": {"aria-label": f"{label} ({row.printed.sheet}!{row.printed.cell})"}},
        comboboxProps={"width": "max-content", "position": "bottom-start"},
        maxDropdownHeight=320,
    )


def _measure(row: MappingRow, session: Session) -> str:
    return session.t(f"term.measure.{row.printed.measure}") if row.printed.measure else ""


def _proposals(row: MappingRow, catalogue: Catalogue, session: Session) -> html.Span | None:
    """Return what the label is most like, with how much."""
    if row.reason != Reason.UNCERTAIN:
        return None
    listed = [
        f"{catalogue.indicator(one.indicator).short[session.lang]} ({one.score})"
        for one in row.printed.proposals[:PROPOSALS]
    ]
    return html.Span(session.t("upload.map.alike", listed=", ".join(listed)), className="path")


def _how(row: MappingRow, session: Session, catalogue: Catalogue, *, fixed: bool) -> list[Any]:
    tag = html.Span(session.t(f"upload.how.{row.how}"), className=f"tag {TAGS[row.how]}")
    if row.how is How.UNSET:
        return [
            tag,
            html.Span(session.t(f"upload.reason.{row.reason}"), className="path"),
            _proposals(row, catalogue, session),
        ]
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
