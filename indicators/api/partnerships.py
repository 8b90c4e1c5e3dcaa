"""The files of the page of partners: every state change as a table, and the template to fill in.

Belongs here: HTTP. Does not: what a file holds (``services.partnerships``). A refusal has the one JSON shape
``{"error": {"code", "message", "where"}}`` in the language of the request.
"""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request, send_file

from indicators.api.upload import language, refusal
from indicators.i18n import translate
from indicators.model.chart import Artifact
from indicators.model.errors import IndicatorsError, Invalid

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.settings import Settings


def blueprint(services: Services, settings: Settings) -> Blueprint:  # noqa: ARG001 (every module of the API is built alike)
    """Return ``GET /partnerships/changes.<csv|xlsx>`` and ``GET /partnerships/template.<csv|xlsx>``."""
    routes = Blueprint("partnerships", __name__, url_prefix="/partnerships")

    @routes.errorhandler(IndicatorsError)
    def answer_fault(error: IndicatorsError) -> tuple[Response, int]:
        return refusal(error.code, translate(language(), f"error.{error.code}", **error.params), "", 400)

    @routes.get("/changes.<fmt>")
    def changes(fmt: str) -> Response:
        return _attachment(services.partnerships.file(fmt, language(), _day()))

    @routes.get("/template.<fmt>")
    def template(fmt: str) -> Response:
        return _attachment(services.partnerships.template(fmt, language()))

    return routes


def _day() -> date | None:
    """Return the as-of day of the query; None where there is none. Raises Invalid ("date_unreadable")."""
    said = request.args.get("as_of", "")
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise Invalid("date_unreadable", text=said[:40]) from None


def _attachment(artifact: Artifact) -> Response:
    content = io.BytesIO(artifact.content)
    return send_file(content, mimetype=artifact.media_type, as_attachment=True, download_name=artifact.file_name)
