"""Which page stands at an address, and what is shown where it cannot be drawn.

Own routing and not Dash's page registry: that registry is global to the process, so a second application would draw
its pages with the services of the first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from flask import request

from indicators.web.components.notices import error_block, notice
from indicators.web.errors import describe
from indicators.web.guard import CALLBACK_PATH
from indicators.web.ids import ShellId
from indicators.web.kept_answers import Asked, mark_whole
from indicators.web.pages import Page, page_at
from indicators.web.ready_answers import LAYOUT_PATH
from indicators.web.session import Session, current_session, page_query
from indicators.web.standing import standing
from indicators.web.theme import MANTINE_THEME

if TYPE_CHECKING:
    from indicators.services import Services

STEADY = frozenset({"/explore"})
"""Pages that show the store at its version and what was frozen, withdrawn or saved; nothing of the moment."""

SHOW_PAGE = f"..{ShellId.PAGE}.children...{ShellId.MESSAGES}.children...{ShellId.STANDING}.data.."
"""How the browser names the callback that draws a page."""

CHOICE = f"{ShellId.CHANGE}.data"
"""How the name of each callback begins that answers a choice."""


def root(services: Services, pages: tuple[Page, ...] = ()) -> Any:
    """Return what stands on every page: the address, the theme, the place for messages and the place for the page.

    A steady page is in its place already where the browser says which address it shows: one question less.
    """
    path, search = _referring()
    session = current_session(search, services)
    page = page_at(pages, path)
    first, stands = None, None
    if page is not None and page.path in STEADY:
        first = draw(services, session, page, search)
        mark_whole(whole=_is_whole(first))
        stands = _standing(services, page, search, session, first)
    return dmc.MantineProvider(
        id=ShellId.PROVIDER,
        theme=MANTINE_THEME,
        forceColorScheme=session.theme.value,
        children=[
            dcc.Location(id=ShellId.URL, refresh="callback-nav"),
            dcc.Store(id=ShellId.THEME, data=session.theme.value),
            dcc.Store(id=ShellId.ASKED),
            dcc.Store(id=ShellId.STANDING, data=stands),
            dcc.Store(id=ShellId.CHANGE),
            html.Div(id=ShellId.MESSAGES, className="wrap messages"),
            html.Div(first if stands else None, id=ShellId.PAGE),
        ],
    )


def register(app: Dash, services: Services, pages: tuple[Page, ...]) -> None:
    """Draw the page of the address whenever the address changes to one that does not stand already."""

    @app.callback(
        Output(ShellId.PAGE, "children"),
        Output(ShellId.MESSAGES, "children"),
        Output(ShellId.STANDING, "data"),
        Input(ShellId.ASKED, "data"),
        prevent_initial_call=True,
    )
    def show_page(asked: object) -> tuple[Any, None, dict[str, str] | None]:
        path, search = _address(asked)
        session = current_session(search, services)
        page = page_at(pages, path)
        drawn = draw(services, session, page, search)
        mark_whole(whole=_is_whole(drawn))
        return drawn, None, _standing(services, page, search, session, drawn)

    app.clientside_callback(
        ClientsideFunction("shell", "asked"),
        Output(ShellId.ASKED, "data"),
        Input(ShellId.URL, "pathname"),
        Input(ShellId.URL, "search"),
        State(ShellId.STANDING, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("shell", "change"),
        Input(ShellId.CHANGE, "data"),
        State(ShellId.STANDING, "data"),
        prevent_initial_call=True,
    )


def asked_page(services: Services, pages: tuple[Page, ...]) -> Asked | None:
    """Return what the page depends on that the running request asks for; None where its answer is not to be kept."""
    if request.path == LAYOUT_PATH and request.method == "GET":
        return _kept_page("layout", services, pages, *_referring())
    if request.path != CALLBACK_PATH or request.method != "POST":
        return None
    body = request.get_json()  # a sound envelope, as the guard has seen
    if body["output"].startswith(CHOICE):
        said = hashlib.sha256(request.get_data()).digest()
        return Asked(("choice", said, current_session("", services)), _state(services))
    if body["output"] != SHOW_PAGE:
        return None
    return _kept_page("page", services, pages, *_address(body["inputs"][0].get("value")))


def _kept_page(answer: str, services: Services, pages: tuple[Page, ...], path: object, search: str) -> Asked | None:
    page = page_at(pages, path)
    if page is None or page.path not in STEADY:
        return None
    session = current_session(search, services)
    return Asked((answer, page.path, search, session), _state(services))


def _state(services: Services) -> Hashable:
    """Return what ``services.state`` tells, of the moment in which the running request is answered."""
    return services.version(), services.kept_count(), services.today()


def _standing(
    services: Services, page: Page | None, search: str, session: Session, drawn: Any
) -> dict[str, str] | None:
    """Return what the browser is told of a steady page; any other is drawn anew whenever its address is said again."""
    if page is None or page.path not in STEADY or not _is_whole(drawn):
        return None
    return standing(page.path, search, session, services.version())


def _referring() -> tuple[object, str]:
    """Return path and query of the page of ours from which the running request comes; no path where it does not say."""
    try:
        said = urlsplit(request.referrer or "")
    except ValueError:
        return None, ""
    if request.path != LAYOUT_PATH or said.netloc != request.host:
        return None, ""
    return said.path, f"?{said.query}" if said.query else ""


def _address(asked: object) -> tuple[object, str]:
    """Return path and query of an address as the browser says it; what is none has no page."""
    said = asked if isinstance(asked, dict) else {}
    search = said.get("search")
    return said.get("path"), search if isinstance(search, str) else ""


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
    try:
        return page.part("layout").layout(services, session, **page_query(search))
    except Exception as error:
        return error_block(session, describe(error))
