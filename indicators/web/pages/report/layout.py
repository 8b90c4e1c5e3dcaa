"""The components of the report builder for one session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import dcc, html
from flask import has_request_context

from indicators.web.pages.report.current import current, remember
from indicators.web.pages.report.ids import ReportId
from indicators.web.pages.report.view import Shown, no_report, report_body, shown

if TYPE_CHECKING:
    from indicators.model.report import Report
    from indicators.services import Services
    from indicators.web.session import Session


def layout(services: Services, session: Session, report: str = "", **_query: Any) -> html.Div:
    """Return the builder of the reader's report; the query may name another (``report=``)."""
    found = current(services, report)
    if found is not None and report and has_request_context():
        remember(found)
    return html.Div(
        [
            dcc.Store(id=ReportId.CURRENT, data=state_of(found)),
            dcc.Store(id=ReportId.SELECTED, data=""),
            dcc.Store(id=ReportId.ORDER),
            html.Div(content(services, session, found), id=ReportId.BODY),
        ],
        className="report",
    )


def state_of(report: Report | None) -> dict[str, Any]:
    """Return what the browser keeps of the report that is shown."""
    return {"id": report.report_id, "revision": report.revision} if report else {"id": "", "revision": 0}


def content(services: Services, session: Session, report: Report | None, selected: str = "") -> list[Any]:
    """Return the builder's basket, page and file for a report; what to begin with where there is none."""
    if report is None:
        return [no_report(session)]
    seen: Shown = shown(services, report)
    return report_body(seen, session, services.catalogue, selected)
