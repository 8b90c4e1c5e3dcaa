"""Kept answers handed out at the door: a question that is word for word one answered before never enters the house.

What an application asks of a request (guard, envelope, session, routes) is decided by the words below and the state of
the store alone; so the same words in the same state have the same answer, headers and all, for a fifteenth of the time.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from indicators.model.errors import IndicatorsError
from indicators.web.guard import CALLBACK_PATH

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

READY = 128
MOST_BYTES = 64 * 1024
"""Length of a question that is remembered; a choice is a few thousand bytes long."""

LAYOUT_PATH = "/_dash-layout"
"""Where the browser asks for what stands on every page; its referrer is the address that it shows."""

ASKED_AT = frozenset({("POST", CALLBACK_PATH), ("GET", LAYOUT_PATH)})

WORDS = (
    "REQUEST_METHOD", "wsgi.url_scheme", "SERVER_NAME", "SERVER_PORT", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING",
    "CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_HOST", "HTTP_ORIGIN", "HTTP_SEC_FETCH_SITE", "HTTP_REFERER", "HTTP_COOKIE",
    "HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE", "HTTP_CONNECTION", "HTTP_UPGRADE",
    "HTTP_TRANSFER_ENCODING",
)  # fmt: skip
"""All that the application reads of a request beside its body; a proxy's words are among them by the time we ask."""

_STATE = "indicators.kept_for"


@dataclass(frozen=True, slots=True)
class _Ready:
    """An answer as it was sent, and the state of the store that it speaks of."""

    state: Hashable
    status: str
    headers: tuple[tuple[str, str], ...]
    content: bytes


class ReadyAnswers:
    """Stands before an application; ``state`` tells now what ``mark_kept`` told of an answer when it was made."""

    def __init__(self, application: WSGIApplication, state: Callable[[], Hashable]) -> None:
        self._application = application
        self._state = state
        self._ready: OrderedDict[tuple[Any, ...], _Ready] = OrderedDict()
        self._lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        question = _question(environ)
        if question is None:
            return self._application(environ, start_response)
        found = self._found(question)
        if found is None:
            return self._learnt(question, environ, start_response)
        start_response(found.status, list(found.headers))
        return (found.content,)

    def _found(self, question: tuple[Any, ...]) -> _Ready | None:
        with self._lock:
            known = self._ready.get(question)
            if known is None:
                return None
            self._ready.move_to_end(question)
        try:
            return known if known.state == self._state() else None
        except IndicatorsError:
            return None  # the application has the words for it

    def _learnt(
        self, question: tuple[Any, ...], environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        begun: list[tuple[str, list[tuple[str, str]]]] = []

        def starting(status: str, headers: list[tuple[str, str]], *failed: Any) -> Any:
            begun.append((status, headers))
            return start_response(status, headers, *failed)

        answer = self._application(environ, starting)
        state = environ.get(_STATE)
        if state is None or len(begun) != 1 or not begun[0][0].startswith("200 "):
            return answer
        status, headers = begun[0]
        try:
            content = b"".join(answer)
        finally:
            if hasattr(answer, "close"):
                answer.close()
        if not any(name.lower() == "set-cookie" for name, _ in headers):
            with self._lock:
                self._ready[question] = _Ready(state, status, tuple(headers), content)
                while len(self._ready) > READY:
                    self._ready.popitem(last=False)
        return (content,)


def mark_kept(environ: WSGIEnvironment, state: Hashable) -> None:
    """Say that the answer to a request depends on its words and on ``state``, and on nothing else."""
    environ[_STATE] = state


def _question(environ: WSGIEnvironment) -> tuple[Any, ...] | None:
    """Return the words of a request with its body, which is put back; None for one that is not remembered."""
    if (environ["REQUEST_METHOD"], environ.get("PATH_INFO")) not in ASKED_AT:
        return None
    body = b""
    if environ["REQUEST_METHOD"] == "POST":
        said = environ.get("CONTENT_LENGTH") or ""
        if not said.isdecimal() or int(said) > MOST_BYTES:
            return None
        body = environ["wsgi.input"].read(int(said))
        environ["wsgi.input"] = BytesIO(body)
    return (*map(environ.get, WORDS), body)
