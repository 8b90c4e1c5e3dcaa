"""Faults become words: in a callback a calm block on the page, in a route one JSON shape; never a traceback.

A fault of the domain (``IndicatorsError``) has its own message. Anything else is a bug: it is logged with an id, and
the reader gets that id to quote.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from dash import set_props
from dash.exceptions import PreventUpdate
from flask import Flask, Response, jsonify
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.wrappers import Response as AnyResponse

from indicators.i18n.fault_words import fault_words
from indicators.model.errors import Conflict, Forbidden, IndicatorsError, Invalid, NotFound, Unavailable
from indicators.web.ids import ShellId
from indicators.web.session import Session

log = logging.getLogger(__name__)

STATUS_OF: tuple[tuple[type[IndicatorsError], int], ...] = (
    (Invalid, 400),
    (Forbidden, 403),
    (NotFound, 404),
    (Conflict, 409),
    (Unavailable, 503),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is told about an exception: message code with parameters, HTTP status, and an id where it is a bug."""

    code: str
    status: int
    params: dict[str, Any] = field(default_factory=dict)
    incident: str = ""

    def message(self, lang: str) -> str:
        said = {
            name: ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else value
            for name, value in self.params.items()
        }
        return fault_words(self.code, said, lang)


def describe(error: BaseException) -> Fault:
    """Return what is told about ``error``; an unexpected one is logged here under the id that is told."""
    if isinstance(error, IndicatorsError):
        status = next((number for kind, number in STATUS_OF if isinstance(error, kind)), 400)
        return Fault(error.code, status, error.params)
    incident = secrets.token_hex(4)
    log.error("incident %s", incident, exc_info=error)
    return Fault("unexpected", 500, {"incident": incident}, incident)


def answer_callback_error(
    session: Callable[[], Session], block: Callable[[Session, Fault], Any]
) -> Callable[[Exception], None]:
    """Return the error handler of callbacks: their outputs stay as they are, the fault is shown above the page."""

    def show(error: Exception) -> None:
        if isinstance(error, PreventUpdate):
            raise error
        set_props(ShellId.MESSAGES, {"children": block(session(), describe(error))})

    return show


def json_answer(fault: Fault, lang: str) -> Response:
    """Return the one JSON shape of a refused request."""
    said: dict[str, Any] = {"code": fault.code, "message": fault.message(lang)}
    if fault.incident:
        said["incident"] = fault.incident
    response = jsonify({"error": said})
    response.status_code = fault.status
    return response


def install_error_answers(server: Flask, session: Callable[[], Session], missing_page: Callable[[], str]) -> None:
    """Answer every fault of a route of ``server`` in words; ``missing_page`` is the HTML for an unknown address."""

    @server.errorhandler(IndicatorsError)
    def answer_fault(error: IndicatorsError) -> Response:
        return json_answer(describe(error), session().lang)

    @server.errorhandler(HTTPException)
    def answer_http(error: HTTPException) -> AnyResponse:
        if error.code == 404:
            return Response(missing_page(), status=404, mimetype="text/html")
        known = {400: "envelope", 403: "cross_site", 405: "method", 413: "body_too_large", 415: "media_type"}
        if isinstance(error, InternalServerError):
            return json_answer(describe(error.original_exception or error), session().lang)
        if error.code is None or error.code < 400:
            return error.get_response()
        return json_answer(Fault(known.get(error.code, "refused"), error.code), session().lang)

    @server.errorhandler(Exception)
    def answer_bug(error: Exception) -> Response:
        return json_answer(describe(error), session().lang)
