"""The original documents as they came: for download only, never shown in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, send_file

from indicators.settings import Settings

if TYPE_CHECKING:
    from indicators.services import Services


def blueprint(services: Services, settings: Settings) -> Blueprint:  # noqa: ARG001 (every module of the API is built alike)
    """Return ``/originals/<sha256>``; an unknown hash raises NotFound."""
    routes = Blueprint("originals", __name__)

    @routes.get("/originals/<sha256>")
    def download(sha256: str) -> Response:
        original, path = services.sources.original(sha256)
        return send_file(
            path, "application/octet-stream", as_attachment=True, download_name=original.file_name, etag=False
        )

    return routes
