"""The routes by which a chart leaves: files by its address, and the figure from which the page makes pictures.

Belongs here: HTTP. Does not: what a file holds (``services.exporting``). Every refusal has the one JSON shape
``{"error": {"code", "message"}}`` in the language of the request.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode

from flask import Blueprint, Response, jsonify, request

from indicators.api.freshness import Freshness
from indicators.charts import SIZES
from indicators.i18n import DEFAULT_LANGUAGE, LANGUAGES, translate
from indicators.model.chart import MOST_QUERY_FIELDS, Artifact, ChartSpec
from indicators.model.errors import Conflict, Forbidden, IndicatorsError, Invalid, NotFound, Unavailable
from indicators.services.exporting import PictureForm

if TYPE_CHECKING:
    from indicators.services import Services
    from indicators.services.exporting import Exporting
    from indicators.settings import Settings

THEMES = ("light", "dark")
WIDTHS = tuple(SIZES)
SCALES = ("2", "1", "3", "4")
GROUNDS = ("0", "1")
FACES = ("source", "fallback")
OWN_KEYS = frozenset({"lang", "theme", "width", "face", "scale", "transparent"})
"""Query keys of these routes; the rest of the query is the chart."""

_STATUS: tuple[tuple[type[IndicatorsError], int], ...] = (
    (Invalid, 400),
    (Forbidden, 403),
    (NotFound, 404),
    (Conflict, 409),
    (Unavailable, 503),
)


def blueprint(services: Services, settings: Settings) -> Blueprint:  # noqa: ARG001 (every module of the API is built alike)
    """Return the export routes on the application's services."""
    return create_blueprint(services.exporting, Freshness(lambda: (services.version(), services.today())))


def create_blueprint(exporting: Exporting, freshness: Freshness | None = None) -> Blueprint:
    """Return ``GET /export/figure.json`` (standalone figure) and ``GET /export/<format>`` (a file as attachment).

    The query is that of the chart (``ChartSpec.to_query``) with ``lang``, for the figure ``theme``, ``width`` and
    ``face``, for pictures (png, svg, pdf) ``theme``, ``width``, ``scale`` (1 to 4) and ``transparent`` (1). A part that
    is not understood is refused, so that nobody takes away another chart than the one asked for. ``freshness`` tags
    the files; None: they are made anew for whoever asks.
    """
    routes = Blueprint("export", __name__, url_prefix="/export")

    routes.register_error_handler(IndicatorsError, answer_fault)

    @routes.get("/figure.json")
    def figure() -> Response:
        lang, theme = _language(), _one_of("theme", THEMES)
        said = exporting.figure(_spec(), lang, theme, width=_one_of("width", WIDTHS), face=_one_of("face", FACES))
        return private(jsonify(said))

    @routes.get("/<fmt>")
    def file(fmt: str) -> Response:
        spec, lang, theme, form = _spec(), _language(), _one_of("theme", THEMES), _form()

        def made() -> Response:
            said = exporting.export(spec, fmt, lang, theme, form=form)
            return attachment(said) if isinstance(said, Artifact) else jsonify(said)

        return private(freshness.answer(lang, made) if freshness else made())

    return routes


def answer_fault(error: IndicatorsError) -> Response:
    """Return the refusal of a request for a file, in the language of the request."""
    status = next((number for kind, number in _STATUS if isinstance(error, kind)), 400)
    return private(_refusal(error, status))


def _form() -> PictureForm:
    return PictureForm(_one_of("width", WIDTHS), int(_one_of("scale", SCALES)), _one_of("transparent", GROUNDS) == "1")


def _spec() -> ChartSpec:
    pairs = parse_qsl(
        request.query_string.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_QUERY_FIELDS
    )
    spec, unknown = ChartSpec.from_query(urlencode([pair for pair in pairs if pair[0] not in OWN_KEYS]))
    if unknown:
        raise Invalid("export_query", n=len(unknown))
    if not spec.series:
        raise Invalid("chart_without_series")
    return spec


def _language() -> str:
    """Return the language asked for, or that of the reader's cookie or browser; raise Invalid for another."""
    said = request.args.get("lang")
    if said is not None and said not in LANGUAGES:
        raise Invalid("export_language")
    return said or _preferred()


def _preferred() -> str:
    cookie = request.cookies.get("lang", "")
    if cookie in LANGUAGES:
        return cookie
    return request.accept_languages.best_match(LANGUAGES) or DEFAULT_LANGUAGE


def _one_of(name: str, allowed: tuple[str, ...]) -> str:
    said = request.args.get(name, allowed[0])
    if said not in allowed:
        raise Invalid("export_option", allowed=", ".join(allowed))
    return said


def attachment(artifact: Artifact) -> Response:
    """Return a file with its name in the form that every browser reads (RFC 5987 beside a plain one)."""
    response = Response(artifact.content, mimetype=artifact.media_type)
    plain = artifact.file_name.encode("ascii", "replace").decode().replace('"', "")
    encoded = quote(artifact.file_name, safe="")
    response.headers["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}"
    return response


def _refusal(error: IndicatorsError, status: int) -> Response:
    lang = request.args.get("lang", "")
    response = jsonify(
        {"error": {"code": error.code, "message": _message(error, lang if lang in LANGUAGES else _preferred())}}
    )
    response.status_code = status
    return response


def _message(error: IndicatorsError, lang: str) -> str:
    """Return the words of a fault: the application's own for its code, else those of an export that failed."""
    for key in (f"export.error.{error.code}", f"error.{error.code}"):
        text = translate(lang, key, **error.params)
        if text != key:
            return text
    return translate(lang, "export.error.failed", code=error.code)


def private(response: Response) -> Response:
    """Return an answer that nobody between may keep."""
    response.headers["Cache-Control"] = "private, no-store"
    return response
