"""The routes behind the upload page: receive a workbook as a stream, give out the template.

Belongs here: HTTP. Does not: what a file means (``services.intake``) or the page itself (``web.pages.upload``). Every
refusal has one JSON shape: ``{"error": {"code", "message", "where"}}``, in the language of the request.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, request, send_file
from werkzeug.exceptions import RequestEntityTooLarge

from indicators.i18n import DEFAULT_LANGUAGE, LANGUAGES, translate
from indicators.model.errors import Conflict, Forbidden, IndicatorsError, Invalid, NotFound, Unavailable
from indicators.services.intake import LOCAL_ACTOR, Refused

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.settings import Settings

FORM_BYTES = 64 * 1024
"""What a multipart body may hold besides the file."""
MOST_SERIES = 60

_STATUS: tuple[tuple[type[IndicatorsError], int], ...] = (
    (Invalid, 400),
    (Forbidden, 403),
    (NotFound, 404),
    (Conflict, 409),
    (Unavailable, 503),
)


def blueprint(services: Services, settings: Settings) -> Blueprint:
    """Return ``POST /upload`` and ``GET /upload/template.xlsx``."""
    routes = Blueprint("upload", __name__, url_prefix="/upload")
    limit = settings.max_upload_bytes

    @routes.errorhandler(IndicatorsError)
    def answer_fault(error: IndicatorsError) -> tuple[Response, int]:
        return answer_of(error, services, settings)

    @routes.errorhandler(RequestEntityTooLarge)
    def answer_too_large(_: RequestEntityTooLarge) -> tuple[Response, int]:
        return too_large(limit, language())

    @routes.post("")
    def receive() -> tuple[Response, int]:
        request.max_content_length = limit + FORM_BYTES
        file = request.files.get("file")
        if file is None or not file.filename:
            raise Invalid("upload_without_file")
        upload_id = services.intake.receive(file.stream, file.filename, LOCAL_ACTOR, request.args.get("ticket", ""))
        return jsonify({"upload": upload_id}), 201

    @routes.get("/template.xlsx")
    def template() -> Response:
        series = tuple(dict.fromkeys(request.args.getlist("series")))[:MOST_SERIES]
        artifact = services.intake.template(series, language())
        content, name = io.BytesIO(artifact.content), artifact.file_name
        return send_file(content, mimetype=artifact.media_type, as_attachment=True, download_name=name)

    return routes


def answer_of(error: IndicatorsError, services: Services, settings: Settings) -> tuple[Response, int]:
    """Answer a fault of an upload in the language of the request."""
    lang = language()
    if isinstance(error, Refused):
        finding = error.finding
        return refusal(finding.code, services.intake.describe(finding, lang), finding.where, 422)
    status = next((number for kind, number in _STATUS if isinstance(error, kind)), 400)
    if error.code == "upload_too_large":
        return too_large(settings.max_upload_bytes, lang)
    return refusal(error.code, translate(lang, f"error.{error.code}", **error.params), "", status)


def language() -> str:
    """Return the language of the running request: its query, the reader's cookie, the browser's wishes."""
    for said in (request.args.get("lang"), request.cookies.get("lang")):
        if said in LANGUAGES:
            return str(said)
    return request.accept_languages.best_match(LANGUAGES) or DEFAULT_LANGUAGE


def too_large(limit: int, lang: str) -> tuple[Response, int]:
    """Answer a body beyond the limit."""
    text = translate(lang, "upload.refused.too_large", limit=limit // (1024 * 1024))
    return refusal("upload_too_large", text, "", 413)


def refusal(code: str, message: str, where: str, status: int) -> tuple[Response, int]:
    """Answer in the one shape of a refused request."""
    return jsonify({"error": {"code": code, "message": message, "where": where}}), status
