"""The pages, in the order of the navigation: a new one is one package and one line here.

Belongs here: the list. Does not: routing (``web.router``) or anything of a page itself. A page package has ``layout``
(``layout(services, session, **query) -> component``) and ``callbacks`` (``register(app, services)``). Pages do not
know each other; they share ``web.components`` and ``services``.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its path, its package, the message that names it, and whether it opens with charts."""

    path: str
    module: str
    nav: str
    charts: bool = False

    def part(self, name: str) -> ModuleType:
        """Return the module ``layout`` or ``callbacks`` of the page's package."""
        return import_module(f"{self.module}.{name}")


PAGES: tuple[Page, ...] = (
    Page("/", "indicators.web.pages.overview", "shell.nav.overview", charts=True),
    Page("/explore", "indicators.web.pages.explore", "shell.nav.explore", charts=True),
    Page("/fdi", "indicators.web.pages.fdi", "shell.nav.fdi", charts=True),
    Page("/partnerships", "indicators.web.pages.partnerships", "shell.nav.partnerships", charts=True),
    Page("/upload", "indicators.web.pages.upload", "shell.nav.upload"),
    Page("/articles", "indicators.web.pages.articles", "shell.nav.articles"),
    Page("/check", "indicators.web.pages.check", "shell.nav.check"),
    Page("/report", "indicators.web.pages.report", "shell.nav.report", charts=True),
    Page("/recipes", "indicators.web.pages.recipes", "shell.nav.recipes"),
    Page("/revisions", "indicators.web.pages.revisions", "shell.nav.revisions", charts=True),
    Page("/catalogue", "indicators.web.pages.catalogue", "shell.nav.catalogue"),
    Page("/sources", "indicators.web.pages.sources", "shell.nav.sources"),
)


def page_at(pages: tuple[Page, ...], path: object) -> Page | None:
    """Return the page at ``path``, or None."""
    return next((page for page in pages if page.path == path), None)
