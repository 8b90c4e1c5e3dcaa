"""The words of the page that several of its parts use: names, dates as far as they are known, what a change did."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from dash import html

from indicators.i18n.periods import period_phrase
from indicators.model.partnership import Known, StateChange
from indicators.transforms.tiers import Move
from indicators.web.links import safe_href, source_link
from indicators.web.session import Session

_BRACKETED = re.compile(r"\(([A-Z]{2,5})\)$")


def short_name(change: StateChange, session: Session) -> str:
    """Return the name for a small place: the letters in its brackets where it has some ("UAE")."""
    name = change.name[session.lang]
    found = _BRACKETED.search(name)
    return found.group(1) if found else name


def known_words(change: StateChange, session: Session) -> str:
    """Return the date as far as it is known: ``05/08/2025``, ``tháng 5/2025``, ``năm 2025``."""
    if change.precision is Known.DAY:
        return f"{change.effective:%d/%m/%Y}"
    phrase = period_phrase(change.known, session.lang)
    return session.t("partnerships.in_year", year=phrase) if change.precision is Known.YEAR else phrase


def move_word(move: Move) -> str:
    """Return the message's name for what a change did: new, upgraded or downgraded."""
    if move.is_new:
        return "new"
    return "upgraded" if move.is_upgrade else "downgraded"


def sources(change: StateChange, session: Session) -> list[Any]:
    """Return document, links to the sources by their hosts, and the file and cell it was read from."""
    parts: list[Any] = [html.Span(change.document, className="partnerships-document")] if change.document else []
    links = [address for address in change.sources if safe_href(address)]
    if links:
        items = [html.Li(source_link(host(address), address)) for address in links]
        label = session.t("partnerships.sources_of", name=change.name[session.lang])
        parts.append(html.Ul(items, className="partnerships-links", **{"aria-label": label}))
    if change.place:
        file = html.A(change.file_name, href=f"/originals/{change.sha256}", download="")
        parts.append(html.Small([file, " ", html.Span(change.place, className="mono")]))
    if not parts:
        parts.append(html.Span(session.t("partnerships.no_source"), className="mut"))
    return parts


def host(address: str) -> str:
    """Return the host of an address, without the ``www.`` before it."""
    return (urlsplit(address).hostname or address).removeprefix("www.")
