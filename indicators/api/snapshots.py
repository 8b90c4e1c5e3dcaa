"""The short address of a frozen chart, ``/s/<id>``, and what a person says of it: withdrawn, or restored."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Blueprint, jsonify, redirect, request
from werkzeug.wrappers import Response

from indicators.api.exporting import answer_fault, private
from indicators.model.errors import IndicatorsError, NotFound
from indicators.services.frozen.records import mark_record
from indicators.services.frozen.snapshots import frozen_spec
from indicators.services.intake import LOCAL_ACTOR

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.settings import Settings

LONGEST = 20


def blueprint(services: Services, settings: Settings) -> Blueprint:  # noqa: ARG001 (every module of the API is built alike)
    """Return the routes of frozen charts.

    ``GET /s/<id>`` leads to the explorer at its version and day; an id that nobody kept leads there too, which says
    so. ``POST`` and ``DELETE /s/<id>/withdrawal`` with a JSON object ``{"reason": …}`` withdraw and restore it.
    """
    routes = Blueprint("snapshots", __name__)
    routes.register_error_handler(IndicatorsError, answer_fault)

    @routes.get("/s/<text>")
    def open_snapshot(text: str) -> Response:
        try:
            kept = services.snapshots.find(text)
        except NotFound:
            return redirect(f"/explore?{urlencode({'frozen': text[:LONGEST]})}", 302)
        said = urlencode({"frozen": kept.said.snapshot_id})
        return redirect(f"/explore?{frozen_spec(kept).to_query()}&{said}", 302)

    @routes.route("/s/<text>/withdrawal", methods=["POST", "DELETE"])
    def withdraw(text: str) -> Response:
        said = request.get_json(silent=True)
        reason = str(said.get("reason") or "") if isinstance(said, dict) else ""
        say = services.snapshots.withdraw if request.method == "POST" else services.snapshots.restore
        return private(jsonify(mark_record(say(text, reason, LOCAL_ACTOR))))

    return routes
