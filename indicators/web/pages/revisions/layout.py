"""The components of the page of revisions for one address."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from dash import html

from indicators.model.chart import ChartKind, ChartSpec
from indicators.model.errors import Invalid
from indicators.web.components.chart import chart_block
from indicators.web.pages.revisions.changed import changed_block
from indicators.web.pages.revisions.disputes import brief_block, disputes_block
from indicators.web.pages.revisions.figure_history import figure_block
from indicators.web.pages.revisions.ids import RevisionsId
from indicators.web.pages.revisions.state import State, View, read_day, read_state
from indicators.web.pages.revisions.triangle import triangle_block
from indicators.web.pages.revisions.view import controls, heading, notices, page, parts

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.services.revisions import Table
    from indicators.web.session import Session

LATELY = timedelta(days=31)


def layout(services: Services, session: Session, **query: Any) -> html.Div:
    """Return the page for a query."""
    state = read_state(query)
    table = services.revisions.table(state.asked, session.as_of)
    settled = replace(state, s=table.series_key, period=table.window.value)
    entries = services.explore.entries(session.as_of)
    return page(
        heading(table, state.view, session, services.catalogue),
        controls(table, entries, session, services.catalogue) if state.view == View.TRIANGLE else None,
        parts(settled, services.discrepancies.disagreements(session.as_of).waiting, session),
        notices(table.notices, session) if state.view == View.TRIANGLE else None,
        html.Div(content(services, session, state), id=RevisionsId.BODY),
        session,
        services.catalogue,
    )


def content(services: Services, session: Session, state: State) -> list[Any]:
    """Return what a decision or another theme may change."""
    if state.view == View.DISPUTES:
        found = services.discrepancies.disagreements(session.as_of)
        block = disputes_block(found, state, session, services.catalogue, services.discrepancies.tell)
        return [_versioned([block], services)]
    if state.view == View.CHANGES:
        return [_versioned([_changes(services, session, state)], services)]
    table = services.revisions.table(state.asked, session.as_of)
    settled = replace(state, s=table.series_key, period=table.window.value)
    found = services.discrepancies.disagreements(session.as_of)
    aside = [_chart(services, session, table), brief_block(found, settled, session, services.catalogue)]
    main = triangle_block(table, settled, session, services.catalogue)
    shown: list[Any] = [html.Div([main, html.Div(aside, className="grid")], className="grid revisions-two")]
    if table.at is not None:
        history = services.revisions.figure(table.series_key, table.at, session.as_of)
        decidable = services.discrepancies.discrepancy(table.series_key, table.at, session.as_of)
        shown.append(figure_block(history, decidable, found.store_version, session, services.catalogue))
    return [_versioned(shown, services)]


def _versioned(shown: list[Any], services: Services) -> html.Div:
    return html.Div(shown, className="grid", **{"data-version": str(services.version())})


def _chart(services: Services, session: Session, table: Table) -> Any:
    spec = ChartSpec((table.series_key,), kind=ChartKind.VINTAGES, at=table.at, as_of=session.as_of)
    data = services.explore.resolve(spec)
    if table.at is None or data.rows.empty:
        return None
    return chart_block(RevisionsId.CHART, data, session, height=280, narrow=True, notes=True)


def _changes(services: Services, session: Session, state: State) -> html.Section:
    usual = session.day - LATELY
    since, said = read_day(state.since) if state.since else usual, []
    if since is None:
        since, said = usual, [session.t("revisions.notice.since_unknown")]
    try:
        found = services.revisions.changed_since(since, session.as_of)
    except Invalid:
        since, said = usual, [session.t("error.since_not_before", day=f"{session.day:%d/%m/%Y}")]
        found = services.revisions.changed_since(since, session.as_of)
    return changed_block(found, since, said, session, services.catalogue)
