"""Entity tags: who has a chart's file already is told so without its being drawn again.

The tag names all that the answer depends on: the address, the language, the version of the store, the day and the
running program. Files stay ``no-store``, so no browser keeps them; a script that fetches charts may say what it has.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Hashable
from hashlib import sha256

from flask import Response, request

_PROGRAM = secrets.token_hex(8)
"""A restart may bring another program, which may draw another file."""


class Freshness:
    """Tags the answers of one blueprint; ``stamp`` changes whenever any chart may change."""

    def __init__(self, stamp: Callable[[], Hashable]) -> None:
        self._stamp = stamp

    def tag(self, lang: str) -> str:
        """Return the tag of the running request in a language."""
        said = (_PROGRAM, self._stamp(), request.path, request.query_string, lang)
        return sha256(repr(said).encode()).hexdigest()[:32]

    def answer(self, lang: str, make: Callable[[], Response]) -> Response:
        """Return what ``make`` gives with its tag, or 304 where the asker has it."""
        tag = self.tag(lang)
        known = request.if_none_match.contains_weak(tag)
        response = Response(status=304) if known else make()
        response.set_etag(tag, weak=True)
        response.vary.update({"Accept-Language", "Cookie"})
        return response
