"""What the search field asks of the server: the best series for some words and facets, or those that a reader keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Flask, Response, jsonify, request

from indicators.i18n.periods import axis_phrase
from indicators.services.series_search import Facet, Found, Question
from indicators.web.session import Session, current_session

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.services.explore_answers import SeriesEntry

SEARCH_PATH = "/search.json"
ASKED = ("topic", "area", "origin", "frequency")
MOST_KEPT = 60
"""Series of a reader's own lists that one request may name."""

MOST_VALUES = 250
"""Values of one facet that are offered, those with most series first."""


def install_search(server: Flask, services: Services) -> None:
    """Answer searches as of the reader's day, in the reader's language."""

    @server.get(SEARCH_PATH)
    def search_series() -> Response:
        session, said = current_session(request.query_string.decode("utf-8", "replace"), services), request.args
        if "key" in said:
            entries = services.series_search.named(said.getlist("key")[:MOST_KEPT], session.as_of)
            return jsonify({"items": [search_item(entry, session, services) for entry in entries]})
        topic, area, origin, frequency = (said.get(name, "") for name in ASKED)
        question = Question(said.get("q", ""), topic, area, origin, frequency)
        return jsonify(answer(*services.series_search.find(question, session.as_of), session, services))


def answer(found: Found, entries: tuple[SeriesEntry, ...], session: Session, services: Services) -> dict[str, Any]:
    """Return what was found: the lines, how many fit in all, and what each facet offers with its counts."""
    return {
        "items": [search_item(entry, session, services) for entry in entries],
        "total": found.total,
        "words": session.t("shell.search.total", n=found.total),
        "facets": {
            name: [facet_value(name, one, session, services) for one in values[:MOST_VALUES]]
            for name, values in found.facets.items()
        },
    }


def search_item(entry: SeriesEntry, session: Session, services: Services) -> dict[str, Any]:
    """Return one line: key, name, what qualifies it, and the address of its first chart."""
    indicator = services.catalogue.indicator(entry.indicator)
    plain = entry.measure == indicator.default_measure
    measure = "" if plain else session.t(f"term.measure.{entry.measure}")
    first, last = axis_phrase(entry.first, session.lang), axis_phrase(entry.last, session.lang)
    span = first if entry.first == entry.last else f"{first} – {last}"
    return {
        "key": entry.key,
        "name": entry.name[session.lang],
        "detail": " · ".join(part for part in (measure, span, _origins(entry, session, services)) if part),
        "href": session.url("/explore", {"s": entry.key}),
    }


def _origins(entry: SeriesEntry, session: Session, services: Services) -> str:
    names = (services.catalogue.origin(code).name_on(session.day, session.lang) for code in entry.origins if code)
    return ", ".join(dict.fromkeys(names))


def facet_value(name: str, one: Facet, session: Session, services: Services) -> dict[str, str]:
    """Return one value of a facet with its words and its count."""
    words = {
        "topic": lambda: session.t(f"explore.topic.{one.value}"),
        "area": lambda: services.catalogue.area_words(one.value, session.lang),
        "origin": lambda: services.catalogue.origin(one.value).name_on(session.day, session.lang),
        "frequency": lambda: session.t(f"term.window.{one.value}"),
    }[name]()
    return {"value": one.value, "label": f"{words[:1].upper()}{words[1:]} ({one.count})"}
