"""The comparison with an earlier day: the field that asks for it, and the table of the figures that differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, html, no_update

from indicators.charts.against import DifferenceRow, difference_rows
from indicators.charts.value_text import with_unit
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.model.chart import ChartData, ChartSpec
from indicators.services.settling import GHOSTED
from indicators.transforms.comparison import DrawnFigure
from indicators.web.components.marks import mark
from indicators.web.ids import ShellId
from indicators.web.pages.explore.explored import settled_state
from indicators.web.pages.explore.ids import ExploreId, KeptId
from indicators.web.pages.explore.state import PageState, read_state
from indicators.web.session import SEARCH, Session, current_session
from indicators.web.standing import STANDING

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.pages.explore.redrawing import Redrawing

EARLIEST = 1900


def against_field(spec: ChartSpec, lang: str) -> dmc.TextInput:
    """Return the field of the day to compare with; hidden where the kind of chart cannot draw both."""
    return dmc.TextInput(
        id=ExploreId.AGAINST,
        label=translate(lang, "explore.against.label"),
        value=format_date(spec.against) if spec.against else "",
        placeholder="dd/mm/yyyy",
        debounce=True,
        className="explore-against",
        style={} if spec.kind in GHOSTED else {"display": "none"},
    )


def register_against(app: Dash, services: Services, redrawing: Redrawing) -> None:
    """Wire the field to the page."""

    @app.callback(
        Output(ShellId.CHANGE, "data", allow_duplicate=True),
        Output(ExploreId.AGAINST, "error"),
        Input(ExploreId.AGAINST, "value"),
        SEARCH,
        STANDING,
        prevent_initial_call=True,
    )
    def compare(text: Any, search: Any, stands: Any) -> tuple[Any, Any]:
        session = current_session(search, services)
        state, _ = settled_state(services.explore, read_state(search), session.as_of)
        try:
            after = compared(state, text, session.day)
        except ValueError:
            return no_update, session.t("explore.against.unreadable")
        if after == state:
            return no_update, ""
        return redrawing.to(after, session, stands, {(ExploreId.AGAINST, "value"): text}), ""


def compared(state: PageState, text: Any, day: date) -> PageState:
    """Return ``state`` compared with the day that was typed, or with none; raise ValueError for no earlier day."""
    said = text.strip() if isinstance(text, str) else ""
    if not said:
        against = None
    else:
        parts = said.split("/")
        against = date.fromisoformat("-".join(part.zfill(2) for part in reversed(parts)) if len(parts) > 1 else said)
        if not against.year >= EARLIEST or against >= day:
            raise ValueError(said)
    if against == state.spec.against:
        return state
    return replace(state, spec=replace(state.spec, against=against), frozen="")


def difference_panel(data: ChartData, session: Session) -> html.Section | None:
    """Return the table of the figures that differ from those of the day compared with; None where none is."""
    if data.spec.against is None:
        return None
    rows = difference_rows(data, session.lang)
    day = format_date(data.spec.against)
    title = session.t("explore.against.title", day=day)
    body = _table(data, rows, day, title, session) if rows else html.P(session.t("explore.against.same", day=day))
    heading = html.Header(html.Div(html.H3(title, id=KeptId.DIFFERENCES)))
    return html.Section([heading, body], className="fig explore-twin", **{"aria-labelledby": KeptId.DIFFERENCES})


def _table(data: ChartData, rows: tuple[DifferenceRow, ...], day: str, title: str, session: Session) -> html.Div:
    many = len(data.series) > 1
    names = [*(["series"] if many else []), "period", "then", "now", "step"]
    head = [
        html.Th(
            session.t(f"explore.against.column.{name}", day=day),
            scope="col",
            className="" if name in {"series", "period"} else "num",
        )
        for name in names
    ]
    body = [_row(row, session, many=many) for row in rows]
    table = html.Table([html.Caption(title, className="sr"), html.Thead(html.Tr(head)), html.Tbody(body)])
    said = {"aria-label": title}
    return html.Div(table, className="explore-read tblx", tabIndex=0, role="region", **said)


def _row(row: DifferenceRow, session: Session, *, many: bool) -> html.Tr:
    step = with_unit(row.step_text, row.step_unit, session.lang) if row.step is not None else ""
    cells = [
        _cell(row.then, row.then_text, row.unit, session),
        _cell(row.now, row.now_text, row.unit, session),
        html.Td(step, className="num"),
    ]
    if many:
        cells.insert(0, html.Td(row.period))
    return html.Tr([html.Th(row.series if many else row.period, scope="row"), *cells], className="used")


def _cell(figure: DrawnFigure | None, text: str, unit: str, session: Session) -> html.Td:
    if figure is None:
        return html.Td(text, className="num mut")
    return html.Td([with_unit(text, unit, session.lang), " ", mark(figure.obs_status, session.lang)], className="num")
