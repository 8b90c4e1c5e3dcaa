"""Static files: compressed once and kept in memory, with long ages where the name is a fingerprint.

Also serves the smaller Plotly bundle in place of the one that Dash ships, where the set-up has fetched it: Dash asks
for its bundle only when a page draws the first chart, so pages without charts load neither.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

import brotli
from dash.fingerprint import check_fingerprint
from flask import Flask, Response, g, request

from indicators.web.bundle import Bundle
from indicators.web.guard import CALLBACK_PATH, STATIC_PREFIXES

GRAPH_PATH = "/_dash-component-suites/dash/dcc/async-graph.js"
PLOTLY_PATH = "/_dash-component-suites/plotly/package_data/plotly.min.js"
COMPRESSIBLE = ("javascript", "json", "css", "svg", "html", "plain")
YEAR = 31_536_000
BROTLI_QUALITY = 9
ANSWER_QUALITY = 4
LARGE = 8_000
ASKED_BY_DASH = frozenset({CALLBACK_PATH, "/_dash-layout", "/_dash-dependencies"})
MAX_BYTES = 6_000_000
AT_ONCE = b"//# allFunctionsCalledOnLoad\n"
"""What tells a browser that knows of it to compile a whole script beside the page while it comes.

Else it reads most functions twice, and the second time the page waits: a third of what the page has to do until the
first chart stands. To all others it is a comment.
"""


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file ready to be sent in every encoding."""

    content: dict[str, bytes]
    mimetype: str
    etag: str


@lru_cache(maxsize=128)
def compressed(content: bytes, mimetype: str) -> StaticFile:
    """Return a file as it is and, where compressing helps, in brotli and gzip; a script with ``AT_ONCE`` before it.

    Once a process for the same bytes: what compresses best takes longest, and an application may be made again.
    """
    if "javascript" in mimetype and not content.startswith(AT_ONCE):
        content = AT_ONCE + content
    bodies = {"identity": content}
    if any(kind in mimetype for kind in COMPRESSIBLE) and len(content) > 400:
        bodies["br"] = brotli.compress(content, quality=BROTLI_QUALITY)
        bodies["gzip"] = gzip.compress(content, 6, mtime=0)
    return StaticFile(bodies, mimetype, hashlib.sha256(content).hexdigest()[:24])


class StaticFiles:
    """The static files sent so far, by path without fingerprint: a running application's files do not change."""

    def __init__(self, plotly: Path, bundles: Iterable[Bundle] = ()) -> None:
        self._kept = {bundle.path: compressed(bundle.content, bundle.mimetype) for bundle in bundles}
        self._lock = Lock()
        if plotly.exists():
            self._kept[PLOTLY_PATH] = compressed(plotly.read_bytes(), "text/javascript")

    def install(self, server: Flask) -> None:
        """Answer static paths of ``server`` from memory and keep what it sends for the first time."""
        server.before_request(self._from_memory)
        server.after_request(self._keep)
        server.after_request(compress_large_answers)

    def paths(self) -> tuple[str, ...]:
        """Return the paths that are kept in memory."""
        return tuple(self._kept)

    def _from_memory(self) -> Response | None:
        g.kept = False
        if request.method != "GET" or not request.path.startswith(STATIC_PREFIXES):
            return None
        found = self._kept.get(_plain_path())
        return self._answer(found) if found else None

    def _keep(self, response: Response) -> Response:
        asked = request.method == "GET" and request.path.startswith(STATIC_PREFIXES)
        if not asked or response.status_code != 200 or g.get("kept") or (response.content_length or 0) > MAX_BYTES:
            return response
        response.direct_passthrough = False
        content = response.get_data()
        response.close()
        file = compressed(content, response.mimetype or "application/octet-stream")
        with self._lock:
            self._kept[_plain_path()] = file
        return self._answer(file)

    def _answer(self, file: StaticFile) -> Response:
        g.kept = True
        encoding = _best(file.content, request.accept_encodings.values())
        response = Response(file.content[encoding], mimetype=file.mimetype)
        if encoding != "identity":
            response.headers["Content-Encoding"] = encoding
        response.headers["Vary"] = "Accept-Encoding"
        response.set_etag(f"{file.etag}-{encoding}")
        response.cache_control.public = True
        if _is_fingerprinted():
            response.cache_control.max_age = YEAR
            response.cache_control.immutable = True
        else:
            response.cache_control.no_cache = True
        response.make_conditional(request)
        return response


def compress_large_answers(response: Response) -> Response:
    """Compress a large answer of Dash and a page: one with charts shrinks to a tenth in some milliseconds."""
    ours = request.path in ASKED_BY_DASH or response.mimetype == "text/html"
    large = ours and response.status_code == 200 and (response.content_length or 0) > LARGE
    if large and "Content-Encoding" not in response.headers and "br" in set(request.accept_encodings.values()):
        response.set_data(brotli.compress(response.get_data(), quality=ANSWER_QUALITY))
        response.headers["Content-Encoding"] = "br"
        response.headers["Vary"] = "Accept-Encoding"
    return response


def _best(content: Iterable[str], accepted: Iterable[str]) -> str:
    wanted = set(accepted)
    return next((name for name in ("br", "gzip") if name in content and name in wanted), "identity")


def _plain_path() -> str:
    """Return the path without its fingerprint, so that nobody can fill the memory with invented ones."""
    return str(check_fingerprint(request.path)[0])


def _is_fingerprinted() -> bool:
    """Tell whether the address changes with the file: Dash's fingerprint, ``?m=<time>``, a digest in the name."""
    if request.path.startswith("/assets/"):
        parts = request.path.rpartition("/")[2].split(".")
        return "m" in request.args or (len(parts) == 3 and len(parts[1]) == 8)
    return bool(check_fingerprint(request.path)[1])
