"""Which report a reader is at work on: that of the address, else that of the cookie, else the one saved last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import ctx
from flask import has_request_context, request

from indicators.model.errors import NotFound
from indicators.model.report import Report, ReportLanguage
from indicators.web.components.add_to_report import REPORT_COOKIE
from indicators.web.session import Session

if TYPE_CHECKING:
    from indicators.services import Services

KEPT_SECONDS = 31_536_000


def current(services: Services, said: str = "") -> Report | None:
    """Return the reader's report; None where there is none at all. An unknown one in the address raises NotFound."""
    if said:
        return services.reports.open(said)
    remembered = request.cookies.get(REPORT_COOKIE, "") if has_request_context() else ""
    if remembered:
        try:
            return services.reports.open(remembered)
        except NotFound:
            pass
    latest = services.reports.listed(1)
    return latest[0].report if latest else None


def current_or_new(services: Services, session: Session) -> Report:
    """Return the reader's report, a new one in the reader's language where there is none."""
    return current(services) or services.reports.start(session.as_of, ReportLanguage(session.lang))


def remember(report: Report) -> None:
    """Let the reader's browser keep the id of the report it is at work on."""
    ctx.response.set_cookie(
        REPORT_COOKIE, report.report_id, max_age=KEPT_SECONDS, path="/", secure=request.is_secure, samesite="Lax"
    )
