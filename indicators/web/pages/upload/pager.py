"""From page to page of a long list, by links. Pure."""

from __future__ import annotations

from typing import Any

from dash import html

from indicators.web.components.icons import icon
from indicators.web.pages.upload.state import PageState
from indicators.web.session import Session


def pager(total: int, size: int, state: PageState, session: Session) -> html.Nav | None:
    """Return the links to the page before and after, and which rows are shown; None where one page holds all."""
    if total <= size:
        return None
    last = (total + size - 1) // size
    page = min(state.page, last)
    said = session.t("upload.pager.rows", first=size * (page - 1) + 1, last=min(size * page, total), total=total)
    return html.Nav(
        [
            _link("left", page - 1, page > 1, state, session),
            html.Span(said),
            _link("right", page + 1, page < last, state, session),
        ],
        className="upload-actions",
        **{"aria-label": session.t("upload.pager.label")},
    )


def _link(name: str, page: int, there: bool, state: PageState, session: Session) -> Any:
    if not there:
        return None
    href = session.url("/upload", state.at(page=page).to_query())
    words = session.t(f"upload.pager.{name}")
    return html.A(icon(name), href=href, className="ico", title=words, **{"data-nav": "", "aria-label": words})
