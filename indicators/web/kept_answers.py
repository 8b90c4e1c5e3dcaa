"""Answers kept until the store changes: many readers of one address cost one drawing, one JSON and one compression.

Only for pages that show nothing but the store. Who asks for a page that is being drawn waits for it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from flask import Flask, Response, g, request

from indicators.web.ready_answers import mark_kept

KEPT = 128


class Asked(NamedTuple):
    """All that an answer depends on: what was asked by whom, and the state of the store, its version above all."""

    what: Hashable
    state: Hashable


Key = Callable[[], Asked | None]
"""Names what the running request asks for; None: its answer is not kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The bytes of an answer as they are sent."""

    content: bytes
    mimetype: str
    encoding: str


class KeptAnswers:
    """Keeps the answers to the last few addresses."""

    def __init__(self, key: Key) -> None:
        self._key = key
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._drawing: dict[Hashable, tuple[Lock, int]] = {}
        self._lock = Lock()

    def install(self, server: Flask) -> None:
        """Answer from memory what was answered before; to be installed before whatever compresses answers."""
        server.before_request(self._from_memory)
        server.after_request(self._keep)
        server.teardown_request(lambda _error: self._let_others())

    def _from_memory(self) -> Response | None:
        asked = self._key()
        if asked is None:
            return None
        key = (asked, "br" in set(request.accept_encodings.values()))
        if (found := self._known(key)) is not None:
            return found
        self._begin(key)
        return self._known(key)  # whoever drew it meanwhile

    def _known(self, key: tuple[Asked, bool]) -> Response | None:
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
        mark_kept(request.environ, key[0].state)
        response = Response(found.content, mimetype=found.mimetype)
        if found.encoding:
            response.headers["Content-Encoding"] = found.encoding
        response.headers["Vary"] = "Accept-Encoding"
        return response

    def _begin(self, key: tuple[Asked, bool]) -> None:
        """Wait until nobody else draws this answer."""
        with self._lock:
            lock, waiting = self._drawing.get(key, (Lock(), 0))
            self._drawing[key] = (lock, waiting + 1)
        lock.acquire()
        g.drawing = key

    def _let_others(self) -> None:
        key = g.pop("drawing", None)
        if key is None:
            return
        with self._lock:
            lock, waiting = self._drawing.pop(key)
            if waiting > 1:
                self._drawing[key] = (lock, waiting - 1)
        lock.release()

    def _keep(self, response: Response) -> Response:
        key = g.get("drawing")
        if key is None or response.status_code != 200 or not g.get("whole"):
            return response
        kept = Kept(response.get_data(), response.mimetype or "", response.headers.get("Content-Encoding", ""))
        mark_kept(request.environ, key[0].state)
        with self._lock:
            self._kept[key] = kept
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return response


def mark_whole(*, whole: bool) -> None:
    """Say whether the answer to the running request is what was asked for, and not the words for what failed."""
    g.whole = whole
