"""Which page stands at an address, and what is shown where it cannot be drawn.

Own routing and not Dash's page registry: that registry is global to the process, so a second application would draw
its pages with the services of the first.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, dcc, html
from flask import request

from indicators.web.components.notices import error_block, notice
from indicators.web.errors import describe
from indicators.web.guard import CALLBACK_PATH
from indicators.web.ids import ShellId
from indicators.web.kept_answers import mark_whole
from indicators.web.pages import Page, page_at
from indicators.web.session import Session, current_session, parse_query_lists
from indicators.web.theme import MANTINE_THEME

if TYPE_CHECKING:
    from indicators.services import Services

STEADY = frozenset({"/explore"})
"""Pages that show nothing but the store at its version: neither drafts nor anything of the moment."""

SHOW_PAGE = f"..{ShellId.PAGE}.children...{ShellId.MESSAGES}.children.."
"""How the browser names the callback that draws a page."""

RESERVED = frozenset({"services", "session"})
"""Query keys that would collide with the arguments of a layout."""


def root(services: Services) -> Any:
    """Return what stands on every page: the address, the theme, the place for messages and the place for the page."""
    session = current_session("", services)
    return dmc.MantineProvider(
        id=ShellId.PROVIDER,
        theme=MANTINE_THEME,
        forceColorScheme=session.theme.value,
        children=[
            dcc.Location(id=ShellId.URL, refresh="callback-nav"),
            dcc.Store(id=ShellId.THEME, data=session.theme.value),
            html.Div(id=ShellId.MESSAGES, className="wrap messages"),
            html.Div(id=ShellId.PAGE),
        ],
    )


def register(app: Dash, services: Services, pages: tuple[Page, ...]) -> None:
    """Draw the page of the address whenever the address changes."""

    @app.callback(
        Output(ShellId.PAGE, "children"),
        Output(ShellId.MESSAGES, "children"),
        Input(ShellId.URL, "pathname"),
        Input(ShellId.URL, "search"),
        prevent_initial_call=True,
    )
    def show_page(pathname: object, search: object) -> tuple[Any, None]:
        drawn = draw(services, current_session(search, services), page_at(pages, pathname), search)
        mark_whole(whole=_is_whole(drawn))
        return drawn, None


def asked_page(services: Services, pages: tuple[Page, ...]) -> Hashable | None:
    """Return what the page depends on that the running request asks for; None where its answer is not to be kept."""
    if request.path != CALLBACK_PATH or request.method != "POST":
        return None
    body = request.get_json()  # a sound envelope, as the guard has seen
    if body["output"] != SHOW_PAGE:
        return None
    pathname, search = (one.get("value") for one in body["inputs"])
    page = page_at(pages, pathname)
    if page is None or page.path not in STEADY:
        return None
    if isinstance(search, str) and "frozen" in parse_query_lists(search):
        return None  # withdrawing a frozen chart moves no version
    session = current_session(search, services)
    return page.path, search if isinstance(search, str) else "", session, services.version()


def draw(services: Services, session: Session, page: Page | None, search: object = "") -> Any:
    """Return the component tree of a page with what the shell reads off it: path, title and data version."""
    content = _content(services, session, page, search)
    title = session.t(page.nav if page else "shell.missing.title")
    marks = {
        "data-page": page.path if page else "",
        "data-title": f"{title} · {session.t('term.brand')}",
        "data-version": str(services.version()),
    }
    return html.Div(content, className="wrap page", **marks)


def _is_whole(drawn: Any) -> bool:
    """Tell whether a page was drawn, and not the words for what failed."""
    return getattr(drawn.children, "id", None) is not None


def _content(services: Services, session: Session, page: Page | None, search: object) -> Any:
    if page is None:
        return notice(session.t("shell.missing.title"), session.t("shell.missing.why"))
    query = parse_query_lists(search if isinstance(search, str) else "")
    said = {name: values[0] if len(values) == 1 else values for name, values in query.items() if name not in RESERVED}
    try:
        return page.part("layout").layout(services, session, **said)
    except Exception as error:
        return error_block(session, describe(error))
