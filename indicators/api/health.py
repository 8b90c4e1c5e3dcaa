"""Whether the application can serve, and which version of the data it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify

from indicators.settings import Settings

if TYPE_CHECKING:
    from indicators.services import Services


def blueprint(services: Services, settings: Settings) -> Blueprint:  # noqa: ARG001 (every module of the API is built alike)
    """Return ``/healthz`` (200 where the store answers, else 503) and ``/version``."""
    routes = Blueprint("health", __name__)

    @routes.get("/healthz")
    def healthz() -> Response:
        alive = services.alive()
        response = jsonify({"status": "ok" if alive else "unavailable"})
        response.status_code = 200 if alive else 503
        return response

    @routes.get("/version")
    def version() -> Response:
        return jsonify({"version": services.version()})

    return routes
