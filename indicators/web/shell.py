"""The page around every page: masthead, navigation, as-of control and footer, written by the server for each request.

Written into the HTML and not as Dash components, so that language, theme and as-of day are right before any script
runs. Belongs here: that HTML and its parameters. Does not: page contents (``pages``) or their routing (``router``).
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import dash
from flask import render_template, request
from markupsafe import Markup

from indicators.i18n import LANGUAGES, translate
from indicators.i18n.dates import format_date
from indicators.web.bundle import scripts, styles
from indicators.web.pages import Page, page_at
from indicators.web.session import Session, Theme, chosen_theme, current_session, parse_query_lists
from indicators.web.statics import GRAPH_PATH, PLOTLY_PATH, StaticFiles
from indicators.web.vendor import FONTS_FILE

if TYPE_CHECKING:
    from indicators.services import Services

ASSETS = Path(__file__).parent / "assets"
SHEETS = ("tokens.css", f"vendor/{FONTS_FILE}", "marks.css", "shell.css", "components.css", "print.css")
"""Style sheets in the order in which they build on one another; those of pages follow (``web.bundle``)."""
PRELOADED_FONTS = ("source-sans-3-latin-wght-normal.*", "source-sans-3-vietnamese-wght-normal.*")
STATUSES = ("E", "P", "A", "D", "F", "T")

EARLY_SCRIPT = (
    "(function(d){var m=/(?:^|; )theme=(light|dark)/.exec(d.cookie),"
    "s=m?m[1]:matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light',e=d.documentElement;"
    "e.dataset.theme=s;e.setAttribute('data-mantine-color-scheme',s);"
    "d.cookie='scheme='+s+'; path=/; samesite=lax';"
    "d.cookie='narrow='+(matchMedia('(max-width: 48em)').matches?1:0)+'; path=/; samesite=lax';"
    "['layout','dependencies'].forEach(function(n){var l=d.createElement('link');l.rel='preload';l.as='fetch';"
    "l.crossOrigin='anonymous';l.href='/_dash-'+n;d.head.appendChild(l)})})(document)"
)
"""Runs before anything is painted: the theme of the cookie or of the reader's system; theme and width are told on.

Only then may the page be asked for, which is drawn for that theme and width: it comes while the scripts do.
"""

UNUSED = re.compile(r'<script src="[^"]*/dash_table/[^"]*"></script>')
"""The scripts of Dash that no page needs."""


def early_script_hash() -> str:
    """Return the hash by which the content security policy admits the early script."""
    digest = hashlib.sha256(EARLY_SCRIPT.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


class Shell:
    """Renders the shell around a page or around the notice that there is no such page."""

    def __init__(self, services: Services, pages: tuple[Page, ...]) -> None:
        self._services = services
        self._pages = pages
        self.bundles = styles(ASSETS, SHEETS), scripts(ASSETS)

    def session(self) -> Session:
        """Return the session of the running page request."""
        return current_session(request.query_string.decode("utf-8", "replace"), self._services)

    def page(self, parts: dict[str, str]) -> str:
        """Return the HTML of a page; ``parts`` are Dash's own tags."""
        page = page_at(self._pages, request.path)
        title = self.session().t(page.nav) if page else ""
        charts = (PLOTLY_PATH, GRAPH_PATH) if page and page.charts else ()
        return self._render(title, missing="", charts=charts, **parts)

    def not_found(self) -> str:
        """Return the HTML that says there is no such page, with the ways out."""
        session = self.session()
        notice = render_template("not_found.html", session=session, t=session.t, pages=self._pages)
        return self._render(session.t("shell.missing.title"), missing=notice)

    def _render(self, title: str, missing: str, charts: tuple[str, ...] = (), **parts: str) -> str:
        session = self.session()
        other = next(code for code in LANGUAGES if code != session.lang)
        return render_template(
            "index.html",
            session=session,
            t=session.t,
            title=" · ".join(part for part in (title, session.t("term.brand")) if part),
            scheme=chosen_theme(request.cookies) or session.theme.value or Theme.LIGHT.value,
            version=self._services.version(),
            early_script=Markup(EARLY_SCRIPT),  # noqa: S704 (a constant of this module)
            brand_other=translate(other, "term.brand"),
            other_lang=other,
            day=format_date(session.day),
            today=format_date(session.today),
            today_link=_own_link(as_of=None),
            languages=tuple((code, _own_link(lang=code)) for code in LANGUAGES),
            names={code: translate(code, "shell.language_name") for code in LANGUAGES},
            search_index=session.url("/search.json", {"lang": session.lang}),
            pages=self._pages,
            path=request.path,
            charts=charts,
            statuses=STATUSES,
            asset=asset_url,
            sheet=self.bundles[0].address,
            script=self.bundles[1].address,
            fonts=[
                f"/assets/vendor/{file.name}"
                for name in PRELOADED_FONTS
                for file in sorted((ASSETS / "vendor").glob(name))
            ],
            missing=Markup(missing),  # noqa: S704 (rendered by a template that escapes)
            dash={name: Markup(text) for name, text in parts.items()},  # noqa: S704 (Dash's own tags)
        )


class DashInShell(dash.Dash):
    """Dash with the index page of the shell, its static files, and the content security policy of its scripts."""

    shell: Shell
    statics: StaticFiles
    policy: str

    def interpolate_index(self, **parts: Any) -> str:
        kept = ("metas", "css", "config", "renderer")
        scripts = UNUSED.sub("", parts["scripts"])
        return self.shell.page({"scripts": scripts} | {name: parts[name] for name in kept})


def asset_url(name: str) -> str:
    """Return the address of an own asset with its time as a fingerprint."""
    file = ASSETS / name
    return f"/assets/{name}?m={int(file.stat().st_mtime)}" if file.exists() else f"/assets/{name}"


def _own_link(**changes: str | None) -> str:
    """Return the address of the running request with some query keys changed, or left out where None."""
    query = parse_query_lists(request.query_string.decode("utf-8", "replace"))
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = [value]
    encoded = urlencode([(name, value) for name, values in query.items() for value in values])
    return f"{request.path}?{encoded}" if encoded else request.path
