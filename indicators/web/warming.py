"""What every first reader would wait for, done before one comes: scripts compressed, templates read, a page drawn once.

It asks the application what a browser asks it, in a thread, one question after the other, and ends with the first
question of a reader: it takes nothing from anybody.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from threading import Event, Thread

from flask import Flask, request
from werkzeug.test import Client

from indicators.web.guard import STATIC_PREFIXES
from indicators.web.search import SEARCH_PATH

HOME = "http://127.0.0.1"
FIRST_PAGES = ("/explore", "/")
"""Pages whose scripts, words and charts the others share; the first has its figures in the answer for the layout."""

_OURS = "indicators.warming"
_LINKED = re.compile(r'(?:src|href)="(/[^"]+)"')

log = logging.getLogger(__name__)


class Warming:
    """Warms an application until a reader comes; watchers of its health are none."""

    def __init__(self, server: Flask) -> None:
        self._server = server
        self._come = Event()
        server.before_request(self._notice)

    def start(self) -> None:
        """Warm in the background."""
        Thread(target=self.run, name="warming", daemon=True).start()

    def run(self) -> int:
        """Ask until a reader comes or all is warm; return how many questions were asked."""
        asked = 0
        try:
            for _ in self._questions():
                asked += 1
                if self._come.is_set():
                    break
        except Exception:
            log.debug("not warmed", exc_info=True)  # whoever asks the same will be told what is wrong
        return asked

    def _questions(self) -> Iterator[None]:
        for page in FIRST_PAGES:
            linked = _LINKED.findall(self._ask(page, encodings=""))
            yield
            for address in dict.fromkeys(one for one in linked if one.startswith(STATIC_PREFIXES)):
                self._ask(address)
                yield
            for address in ("/_dash-layout", "/_dash-dependencies"):
                self._ask(address, f"{HOME}{page}")
                yield
        self._ask(SEARCH_PATH)  # lists every series, for the finder and for the pages that list them
        yield

    def _ask(self, address: str, referrer: str = "", encodings: str = "br, gzip") -> str:
        headers = {"Accept-Encoding": encodings, "Referer": referrer}
        answer = Client(self._server).get(address, base_url=HOME, headers=headers, environ_overrides={_OURS: True})
        return answer.get_data(as_text=True) if not encodings else ""

    def _notice(self) -> None:
        if _OURS not in request.environ and request.path != "/healthz":
            self._come.set()
