"""What the search box of the masthead finds: every series with figures, by name or alias in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Flask, Response, jsonify, request

from indicators.i18n import LANGUAGES
from indicators.i18n.periods import axis_phrase
from indicators.model.text import fold
from indicators.web.session import Session, current_session

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.services.explore_answers import SeriesEntry

SEARCH_PATH = "/search.json"


def install_search(server: Flask, services: Services) -> None:
    """Serve the index of the search box as of the reader's day, in the reader's language."""

    @server.get(SEARCH_PATH)
    def search_index() -> Response:
        session = current_session(request.query_string.decode("utf-8", "replace"), services)
        return jsonify([search_item(entry, session, services) for entry in services.explore.entries(session.as_of)])


def search_item(entry: SeriesEntry, session: Session, services: Services) -> dict[str, Any]:
    """Return one line: name, detail, link and the folded text that is searched."""
    indicator = services.catalogue.indicator(entry.indicator)
    plain = entry.measure == indicator.default_measure
    measure = "" if plain else session.t(f"term.measure.{entry.measure}")
    first, last = axis_phrase(entry.first, session.lang), axis_phrase(entry.last, session.lang)
    words = [
        entry.indicator,
        *indicator.aliases,
        *(entry.name[lang] for lang in LANGUAGES),
        *(entry.short[lang] for lang in LANGUAGES),
    ]
    return {
        "name": entry.name[session.lang],
        "detail": " · ".join(part for part in (measure, f"{first} – {last}") if part),
        "href": session.url("/explore", services.explore.suggested((entry.key,), session.as_of).to_query()),
        "text": fold(" ".join((*words, measure, entry.unit_measure))),
        "plain": plain,
    }
