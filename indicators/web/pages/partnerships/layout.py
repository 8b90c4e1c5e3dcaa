"""The page of partners for one session and address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from indicators.web.components.chart import chart_block
from indicators.web.pages.partnerships.board import board_block
from indicators.web.pages.partnerships.changes import changes_block
from indicators.web.pages.partnerships.ids import PartnershipsId
from indicators.web.pages.partnerships.rows import rows_block
from indicators.web.pages.partnerships.state import read_state
from indicators.web.pages.partnerships.stated import stated_block
from indicators.web.pages.partnerships.view import page

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.web.session import Session

CHART_HEIGHT, CHART_HEIGHT_NARROW = 760, 340


def layout(services: Services, session: Session, **query: Any) -> html.Div:
    """Return the page as of the session's day; the query says the day of the tiles and the filters of the list."""
    state, partners = read_state(query), services.partnerships
    board = partners.board(state.on, state.since, session.as_of)
    since = state.since.isoformat() if state.since is not None and state.since < board.on else ""
    history, moved = partners.history(session.as_of), partners.moves(session.as_of)
    parts = (
        board_block(board, partners.days(session.as_of), partners.stated_days(session.as_of), session, since),
        tiers_block(services, session),
        stated_block(partners.reconciliation(session.as_of), session, services.catalogue),
        rows_block(partners.spans(session.as_of), session),
        changes_block(history, moved, state, session),
    )
    return page(partners.counts(session.day, session.as_of), parts, session)


def tiers_block(services: Services, session: Session) -> html.Article:
    """Return the chart of counts by tier; it is an ordinary chart, so its files and its permalink are too."""
    data = services.explore.resolve(services.partnerships.tiers_spec(session.as_of))
    return chart_block(
        PartnershipsId.CHART,
        data,
        session,
        title=session.t("partnerships.chart.title"),
        subtitle=session.t("partnerships.chart.subtitle"),
        level=2,
        height=CHART_HEIGHT_NARROW if session.narrow else CHART_HEIGHT,
        narrow=True,
        notes=True,
    )
