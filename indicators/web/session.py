"""Who is looking and how: language, theme and as-of day, read from the URL, the cookies and the browser's wishes.

Belongs here: reading and validating those. Does not: writing cookies (``shell``) or choosing words (``i18n``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

from dash import State
from flask import request
from werkzeug.datastructures import LanguageAccept

from indicators.i18n import DEFAULT_LANGUAGE, LANGUAGES, translate
from indicators.model.chart import MOST_QUERY_FIELDS
from indicators.web.ids import ShellId

if TYPE_CHECKING:
    from indicators.services import Services

MAX_QUERY_FIELDS = MOST_QUERY_FIELDS

SEARCH = State(ShellId.URL, "search")
"""What a callback takes to build its session: the query of the page the reader is on."""


RESERVED = frozenset({"services", "session"})
"""Query keys that would collide with the arguments of a layout."""


class Theme(StrEnum):
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Session:
    """How one request is to be answered; ``as_of`` None means today, ``narrow`` a screen under 768 pixels."""

    lang: str
    theme: Theme
    as_of: date | None
    today: date
    narrow: bool = False

    @property
    def day(self) -> date:
        """Return the as-of day, or today."""
        return self.as_of or self.today

    @property
    def is_past(self) -> bool:
        return self.as_of is not None

    def t(self, key: str, /, **params: object) -> str:
        """Return the message ``key`` in the session's language."""
        return translate(self.lang, key, **params)

    def url(self, path: str, query: str | Mapping[str, str] = "") -> str:
        """Return a link inside the product that keeps the as-of day; ``query`` is an encoded query or its parts."""
        encoded = query.lstrip("?") if isinstance(query, str) else urlencode(query)
        if self.as_of is not None and "as_of=" not in encoded:
            encoded = "&".join(part for part in (encoded, f"as_of={self.as_of.isoformat()}") if part)
        return f"{path}?{encoded}" if encoded else path


def read_session(search: str, cookies: Mapping[str, str], accept: LanguageAccept | None, today: date) -> Session:
    """Return the session of a query string: the URL first, then cookies, then the browser's languages, then Vietnamese.

    What cannot be read counts as not said; today and a later day mean no as-of day. The cookie ``theme`` is the
    reader's choice, ``scheme`` what the reader's system asked for when the page was loaded.
    """
    query = parse_query(search)
    lang = _language(query.get("lang", "")) or _language(cookies.get("lang", "")) or _accepted(accept)
    chosen = chosen_theme(cookies) or cookies.get("scheme", "")
    theme = Theme(chosen) if chosen in set(Theme) else Theme.LIGHT
    return Session(lang, theme, _day(query.get("as_of", ""), today), today, narrow=cookies.get("narrow") == "1")


def chosen_theme(cookies: Mapping[str, str]) -> str:
    """Return the theme that the reader chose with the button; empty where the system decides."""
    theme = cookies.get("theme", "")
    return theme if theme in set(Theme) else ""


def current_session(search: object, services: Services) -> Session:
    """Return the session of the running request for the page query ``search`` (the value of ``SEARCH``)."""
    text = search if isinstance(search, str) else ""
    return read_session(text, request.cookies, request.accept_languages, services.today())


def parse_query(search: str) -> dict[str, str]:
    """Return the first value of every key of a query string; empty where it is malformed or absurdly long."""
    return {name: values[0] for name, values in parse_query_lists(search).items()}


def parse_query_lists(search: str) -> dict[str, list[str]]:
    """Return every value of every key of a query string; empty where it is malformed or absurdly long."""
    if not isinstance(search, str):
        return {}
    try:
        return parse_qs(search.removeprefix("?"), keep_blank_values=True, max_num_fields=MAX_QUERY_FIELDS)
    except ValueError:
        return {}


def page_query(search: object) -> dict[str, str | list[str]]:
    """Return a query as the arguments of a page's layout: repeated keys as lists."""
    query = parse_query_lists(search if isinstance(search, str) else "")
    return {name: values[0] if len(values) == 1 else values for name, values in query.items() if name not in RESERVED}


def _language(text: str) -> str:
    return text if text in LANGUAGES else ""


def _accepted(accept: LanguageAccept | None) -> str:
    """Return the first language of the browser that we have, whatever its country."""
    wanted = (tag.replace("_", "-").partition("-")[0].lower() for tag in (accept.values() if accept else ()))
    return next((tag for tag in wanted if tag in LANGUAGES), DEFAULT_LANGUAGE)


def _day(text: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day < today and day.year >= 1900 else None
