"""The route by which revisions leave as files: ``GET /export/revisions/<name>`` with the query of the page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Blueprint, Response, request

from indicators.i18n import DEFAULT_LANGUAGE, LANGUAGES
from indicators.model.errors import Invalid
from indicators.services.revisions import Asked

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.settings import Settings


def blueprint(services: Services, settings: Settings) -> Blueprint:  # noqa: ARG001 (every module of the API is built alike)
    """Return the route on the application's services."""
    routes = Blueprint("revisions", __name__, url_prefix="/export/revisions")

    @routes.get("/<name>")
    def file(name: str) -> Response:
        said = request.args
        asked = Asked(*(said.get(key, "")[:200] for key in ("s", "period", "at")))
        lang = said.get("lang") or request.accept_languages.best_match(LANGUAGES) or DEFAULT_LANGUAGE
        if lang not in LANGUAGES:
            raise Invalid("export_language")
        made = services.revision_files.file(name, asked, _day("since"), _day("as_of"), lang)
        response = Response(made.content, mimetype=made.media_type)
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(made.file_name, safe='')}"
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return routes


def _day(name: str) -> date | None:
    text = request.args.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Invalid("date_unreadable", text=text[:20]) from None
