"""What is fetched of an upload besides its page: windows of rows while scrolling, and the annotated copy.

An upload is named by its id, which nobody can guess; whoever has it may see the preview and so these. Refusals have the
shape of ``api.upload``.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, request, send_file

from indicators.api.upload import answer_of, language
from indicators.model.errors import IndicatorsError, Invalid
from indicators.services.intake import WINDOW_ROWS

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.settings import Settings

LONGEST_SHEET = 64


def blueprint(services: Services, settings: Settings) -> Blueprint:
    """Return ``GET /upload/<id>/rows`` (``sheet``, ``first``, ``count``) and ``GET /upload/<id>/annotated.xlsx``."""
    routes = Blueprint("upload_sheets", __name__, url_prefix="/upload")

    @routes.errorhandler(IndicatorsError)
    def answer_fault(error: IndicatorsError) -> tuple[Response, int]:
        return answer_of(error, services, settings)

    @routes.get("/<upload>/rows")
    def rows(upload: str) -> Response:
        sheet = request.args.get("sheet", "")
        if len(sheet) > LONGEST_SHEET:
            raise Invalid("window_outside", most=WINDOW_ROWS)
        window = services.intake.window(upload, sheet, _number("first"), _number("count"))
        return jsonify(window.to_payload(language()))

    @routes.get("/<upload>/annotated.xlsx")
    def annotated(upload: str) -> Response:
        said = services.intake.annotated(upload, language())
        content = io.BytesIO(said.content)
        return send_file(content, mimetype=said.media_type, as_attachment=True, download_name=said.file_name)

    return routes


def _number(name: str) -> int:
    """Return a whole number of the query; raise Invalid ("window_outside") for anything else."""
    said = request.args.get(name, "")
    if not (said.isascii() and said.isdigit() and len(said) <= 7):
        raise Invalid("window_outside", most=WINDOW_ROWS)
    return int(said)
