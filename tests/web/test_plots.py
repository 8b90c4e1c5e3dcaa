"""Another theme or width redraws the plots of a page, all of them, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from dash import dcc

from indicators.web.ids import ShellId
from indicators.web.pages import PAGES, page_at
from indicators.web.router import draw
from indicators.web.session import Theme
from tests.web.test_app import session, walk

BODIES = {
    "/": ("overview-body", ""),
    "/fdi": ("fdi-body", "?year=2024&months=6"),
    "/partnerships": ("partnerships-tiers", ""),
    "/revisions": ("revisions-body", ""),
}
"""What a callback of the theme says that it draws, and the query of a page that has plots."""


def redrawn(house, path: str) -> dict[str, Any]:
    """Return what the page answers to a dark theme on a small screen."""
    body, search = BODIES[path]
    client = house.client("vi")
    client.set_cookie("theme", "dark")
    client.set_cookie("narrow", "1")
    said = {
        "output": f"{body}.children",
        "outputs": {"id": body, "property": "children"},
        "inputs": [{"id": ShellId.THEME, "property": "data", "value": "dark"}],
        "state": [{"id": ShellId.URL, "property": "search", "value": search}],
        "changedPropIds": [f"{ShellId.THEME}.data"],
    }
    return house.call(client, said).get_json()


def plots(house, path: str, **said: Any) -> dict[str, dict[str, Any]]:
    """Return figure and style of each plot of the page as it is drawn whole, by the id it has in the browser."""
    drawn = draw(house.services, session("vi", **said), page_at(PAGES, path), BODIES[path][1])
    found = [part.to_plotly_json()["props"] for part in walk(drawn) if isinstance(part, dcc.Graph)]
    return {_in_browser(one["id"]): {"figure": one["figure"], "style": one["style"]} for one in found}


def _in_browser(name: str | dict[str, str]) -> str:
    if isinstance(name, str):
        return name
    return "{" + ",".join(f'"{key}":"{name[key]}"' for key in sorted(name)) + "}"


@pytest.mark.parametrize("path", BODIES)
def test_another_theme_or_width_draws_the_plots_as_the_page_drawn_whole_has_them(house, path) -> None:
    answer = redrawn(house, path)
    whole = plots(house, path, theme=Theme.DARK, narrow=True)
    assert whole
    assert answer["sideUpdate"] == house.app.server.json.loads(house.app.server.json.dumps(whole))
    assert whole != plots(house, path)
    assert answer["response"] == {}, "what stands around the plots stays"
