"""What each printed label means: mapped, to be asked, or left out with the reason; every row can be corrected. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.i18n.numbers import format_number
from indicators.services.intake import How, MappingRow, Preview
from indicators.web.pages.upload.mapping_row import ASKED, mapping_row
from indicators.web.pages.upload.pager import pager
from indicators.web.pages.upload.state import PageState, Shown
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

PAGE_ROWS = 20


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
        body = _table(part, session, catalogue, fixed=preview.batch is not None, edited=state.row)
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


def _table(rows: Sequence[MappingRow], session: Session, catalogue: Catalogue, *, fixed: bool, edited: str) -> html.Div:
    names = ("label", "indicator", "measure", "unit", "figures", "how")
    head = [
        html.Th(session.t(f"upload.map.column.{name}"), scope="col", className="num" if name == "figures" else "")
        for name in names
    ]
    body = [
        mapping_row(row, session, catalogue, fixed=fixed, edited=row.mapping_id == edited and not fixed) for row in rows
    ]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(body)])
    return html.Div(table, className="tblx", tabIndex=0, role="region", **{"aria-label": session.t("upload.map.title")})
