"""The short address of a frozen chart: ``/s/<id>`` leads to the explorer at its version, its day and with its id."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from indicators.model.errors import NotFound
from indicators.services.frozen.snapshots import frozen_spec

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.settings import Settings

LONGEST = 20


def blueprint(services: Services, settings: Settings) -> Blueprint:  # noqa: ARG001 (every module of the API is built alike)
    """Return ``GET /s/<id>``; an id that nobody kept leads to the explorer too, which says so."""
    routes = Blueprint("snapshots", __name__)

    @routes.get("/s/<text>")
    def open_snapshot(text: str) -> Response:
        try:
            kept = services.snapshots.find(text)
        except NotFound:
            return redirect(f"/explore?{urlencode({'frozen': text[:LONGEST]})}", 302)
        said = urlencode({"frozen": kept.said.snapshot_id})
        return redirect(f"/explore?{frozen_spec(kept).to_query()}&{said}", 302)

    return routes
