"""The button that puts a chart into the reader's report; what it does is registered once, by the page of reports."""

from __future__ import annotations

from dash import html

from indicators.web.components.icons import icon
from indicators.web.session import Session

ADD_TO_REPORT = "adding"
"""The type of the pattern id ``{type, at, query}``: the block on its page and the query of its chart."""

REPORT_COOKIE = "report"
"""The cookie that remembers the reader's report."""


def add_button(block_id: str, query: str, session: Session) -> html.Button:
    """Return the button of a figure's header for the chart of ``query``."""
    words = session.t("report.add")
    return html.Button(
        icon("plus"),
        id={"type": ADD_TO_REPORT, "at": block_id, "query": query},
        type="button",
        className="ico",
        title=words,
        **{"aria-label": words},
    )
