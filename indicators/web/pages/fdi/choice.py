"""The choice of year and window: links, so that the address and the back button hold it."""

from __future__ import annotations

from typing import Any

from dash import html

from indicators.services.fdi import FdiPage
from indicators.web.session import Session

PATH = "/fdi"


def choice(page: FdiPage, session: Session) -> html.Div:
    """Return the years that have figures, and the windows of the chosen year."""
    years = [
        _link(str(year), year, page.months if page.months in windows else None, year == page.year, "year", session)
        for year, windows in page.known.items()
    ]
    windows = [
        _link(str(n), page.year, n, n == page.months, "months", session, session.t("fdi.window", n=n))
        for n in page.known[page.year]
    ]
    return html.Div(
        [_group(years, session.t("fdi.choose.year")), _group(windows, session.t("fdi.choose.window"))],
        className="fdi-choice",
    )


def _group(links: list[Any], name: str) -> html.Div:
    return html.Div(
        [html.Span(name, className="cap", **{"aria-hidden": "true"}), html.Div(links, className="seg")],
        role="group",
        **{"aria-label": name},
    )


def _link(
    words: str, year: int, months: int | None, chosen: bool, kind: str, session: Session, name: str = ""
) -> html.A:
    said = {"aria-current": "true"} if chosen else {}
    query = {"year": str(year), **({"months": str(months)} if months else {})}
    return html.A(
        name if chosen and name else words,
        href=session.url(PATH, query),
        className="on" if chosen else "",
        **{"data-nav": "", "data-fdi-choice": f"{kind}-{words}", "aria-label": name or words, **said},
    )
