"""How far the reading of a file is, and the button that stops it; a reading is named by the ticket its sender chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify

from indicators.api.upload import answer_of, language
from indicators.i18n import translate
from indicators.model.errors import IndicatorsError
from indicators.services.intake import Progress, Refused, Stage

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.settings import Settings


def blueprint(services: Services, settings: Settings) -> Blueprint:
    """Return ``GET /upload/progress/<ticket>`` and ``POST /upload/progress/<ticket>/cancel``."""
    routes = Blueprint("upload_progress", __name__, url_prefix="/upload/progress")

    @routes.errorhandler(IndicatorsError)
    def answer_fault(error: IndicatorsError) -> tuple[Response, int]:
        return answer_of(error, services, settings)

    @routes.get("/<ticket>")
    def progress(ticket: str) -> Response:
        return jsonify(_said(services.intake.receptions.progress(ticket), services))

    @routes.post("/<ticket>/cancel")
    def cancel(ticket: str) -> Response:
        return jsonify(_said(services.intake.receptions.cancel(ticket), services))

    return routes


def _said(now: Progress, services: Services) -> dict[str, object]:
    return {"stage": now.stage, "upload": now.upload, "message": _words(now, services), "where": _where(now)}


def _words(now: Progress, services: Services) -> str:
    lang = language()
    if isinstance(now.fault, Refused) and now.stage is Stage.REFUSED:
        return services.intake.describe(now.fault.finding, lang)
    if now.fault is not None and now.stage is Stage.REFUSED:
        return translate(lang, f"error.{now.fault.code}", **now.fault.params)
    known = "" if now.count else "_unknown"
    return translate(
        lang, f"upload.progress.{now.stage}{known}", name=now.file_name, number=now.number, count=now.count
    )


def _where(now: Progress) -> str:
    return now.fault.finding.where if isinstance(now.fault, Refused) else ""
