"""The route by which a report leaves as a file; made whole before the first byte is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, request

from indicators.api.exporting import answer_fault, attachment, private
from indicators.model.errors import IndicatorsError

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.settings import Settings


def blueprint(services: Services, settings: Settings) -> Blueprint:  # noqa: ARG001 (every module of the API is built alike)
    """Return ``GET /export/report/<id>``: the file of a report in its template's format and language, or in others.

    ``format`` (docx, pptx, pdf, xlsx, html) and ``language`` (vi, en, both) may say others; ``lang`` is that of
    messages.
    """
    routes = Blueprint("report", __name__, url_prefix="/export/report")
    routes.register_error_handler(IndicatorsError, answer_fault)

    @routes.get("/<report_id>")
    def file(report_id: str) -> Response:
        said = request.args
        artifact = services.report_files.file(report_id, said.get("format", ""), said.get("language", ""))
        return private(attachment(artifact))

    return routes
