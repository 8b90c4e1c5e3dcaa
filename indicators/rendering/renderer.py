"""Draws on one warm browser; whatever happens to it, the caller gets a picture from a fresh one, or a message."""

from __future__ import annotations

import atexit
import base64
import json
import logging
import re
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from indicators.model.errors import Invalid, Unavailable
from indicators.rendering.assets import PageAssets
from indicators.rendering.browser import Browser, BrowserGone, find_browser
from indicators.rendering.drawing import FORMATS, MOST_DOTS, Drawing

SECONDS, PRINT_SECONDS, START_SECONDS, ALL_SECONDS = 6.0, 10.0, 7.0, 14.0
"""For one picture, for one report, for the start of a browser, and for all that a caller waits for, a second
attempt included."""

LEAST_SECONDS = 1.0
ATTEMPTS = 2
MOST_DRAWINGS = 500
"""Pictures after which the browser is replaced, so that nothing grows for ever."""

PIXELS_AN_INCH = 96
_PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><style id="faces">{faces}</style><style id="sheet"></style>'
    "<style>html,body{{margin:0;background:transparent}}svg{{display:block}}</style></head>"
    '<body><div id="place"></div></body></html>'
)
_DATES = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)(\d{14})([+-]\d\d'\d\d'?\)|Z\)|\))")

log = logging.getLogger(__name__)


class Renderer:
    """Pictures and PDF of standalone figures. May be shared by threads: one draws, the others wait their turn."""

    def __init__(
        self, assets: Callable[[], PageAssets], named: str = "", prepare: Callable[[], None] | None = None
    ) -> None:
        """Draw with ``assets``; ``prepare`` is what a process that runs for long does before it asks for them."""
        self._load, self._named, self._prepare = assets, named, prepare
        self._preparing: threading.Thread | None = None
        self._browser: Browser | None = None
        self._drawn = 0
        self._lock = threading.Lock()

    @property
    def possible(self) -> bool:
        """Whether a browser is installed."""
        return find_browser(self._named) is not None

    @property
    def assets(self) -> PageAssets:
        """The chart library and the typefaces that it draws with, which a PDF can hold as real fonts."""
        return self._assets()

    @property
    def face(self) -> str:
        """The face that will draw: ``source`` or ``fallback``."""
        return self._assets().face

    def stand_by(self) -> None:
        """Cut the typefaces beside whatever else is done, so that the first picture does not wait for them."""
        if self.possible and self._prepare is not None:
            self._preparing = threading.Thread(target=self._prepare, name="export-faces", daemon=True)
            self._preparing.start()

    def _assets(self) -> PageAssets:
        if self._preparing is not None:
            self._preparing.join()
        return self._load()

    def print(self, content: str, day: date, width: int) -> bytes:
        """Return a page of its own (``export.report_html``) as a PDF dated ``day``, once it says that it is ``ready``.

        Its paper is what its style says, on which the text is ``width`` pixels wide. Raises Unavailable
        ("browser_missing", "browser_failed").
        """
        return self._on_browser(lambda path, until: self._print(path, (content, width), day, until))

    def draw(self, wanted: Drawing) -> bytes:
        """Return the picture. Raises Invalid ("export_option"), Unavailable ("browser_missing", "browser_failed")."""
        if wanted.fmt not in FORMATS or not 1 <= wanted.scale <= MOST_DOTS:
            raise Invalid("export_option", allowed=", ".join((*FORMATS, *map(str, range(1, MOST_DOTS + 1)))))
        return self._on_browser(lambda path, until: self._draw(path, wanted, until))

    def _on_browser(self, make: Callable[[str, float], bytes]) -> bytes:
        """Return what the browser makes when its turn has come; ``make`` is given its path and the deadline."""
        path = find_browser(self._named)
        if path is None:
            raise Unavailable("browser_missing")
        self._assets()  # cutting typefaces for the first time is no fault of the browser
        until = time.monotonic() + ALL_SECONDS
        if not self._lock.acquire(timeout=ALL_SECONDS):
            raise Unavailable("browser_failed")
        try:
            return self._made_by(path, make, until)
        finally:
            self._lock.release()

    def _made_by(self, path: str, make: Callable[[str, float], bytes], until: float) -> bytes:
        """Return what is made, by a fresh browser where the first one fails. Raises Unavailable ("browser_failed")."""
        for attempt in range(ATTEMPTS):
            if until - time.monotonic() < LEAST_SECONDS:
                break
            try:
                return make(path, until)
            except (BrowserGone, OSError) as error:
                log.warning("export browser replaced (%s of %s): %s", attempt + 1, ATTEMPTS, error)
                self._end()
        raise Unavailable("browser_failed")

    def close(self) -> None:
        """End the browser; the next picture starts another."""
        with self._lock:
            self._end()

    def _draw(self, path: str, wanted: Drawing, until: float) -> bytes:
        browser = self._ready(path, until)
        with browser.within(min(SECONDS, until - time.monotonic())):
            said = {
                "figure": wanted.figure, "width": wanted.width, "height": wanted.height, "fmt": wanted.fmt,
                "title": wanted.title, "alt": wanted.alt, "lang": wanted.lang, "transparent": wanted.transparent,
            }  # fmt: skip
            answer = browser.run(f"drawn({json.dumps(said)})")
            self._drawn += 1
            if wanted.fmt == "svg":
                return str(answer).encode("utf-8")
            return _pdf(browser, wanted) if wanted.fmt == "pdf" else _png(browser, wanted)

    def _print(self, path: str, page: tuple[str, int], day: date, until: float) -> bytes:
        browser = self._ready(path, until)
        with browser.within(min(PRINT_SECONDS, until - time.monotonic())), browser.another_page(*page):
            browser.run("window.ready.then(() => 0)")
            self._drawn += 1
            said = browser.ask("Page.printToPDF", printBackground=True, preferCSSPageSize=True, generateTaggedPDF=True)
            return _dated(base64.b64decode(said["data"]), day)

    def _ready(self, path: str, until: float) -> Browser:
        if self._browser is not None and (not self._browser.alive or self._drawn >= MOST_DRAWINGS):
            self._end()
        if self._browser is None:
            assets = self._assets()
            browser = self._browser = Browser(path)
            atexit.register(browser.close)
            self._drawn = 0
            with browser.within(min(START_SECONDS, until - time.monotonic())):
                browser.open_page(_PAGE.format(faces=assets.faces))
                browser.run(f"{assets.script};0")
                browser.run((Path(__file__).parent / "drawing.js").read_text(encoding="utf-8") + ";0")
        return self._browser

    def _end(self) -> None:
        browser, self._browser = self._browser, None
        if browser is not None:
            browser.close()
            atexit.unregister(browser.close)


def _png(browser: Browser, wanted: Drawing) -> bytes:
    browser.ask(
        "Emulation.setDeviceMetricsOverride", width=wanted.width, height=wanted.height,
        deviceScaleFactor=wanted.scale, mobile=False,
    )  # fmt: skip
    ground: dict[str, Any] = {"color": {"r": 0, "g": 0, "b": 0, "a": 0}} if wanted.transparent else {}
    browser.ask("Emulation.setDefaultBackgroundColorOverride", **ground)
    clip = {"x": 0, "y": 0, "width": wanted.width, "height": wanted.height, "scale": 1}
    said = browser.ask("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
    return base64.b64decode(said["data"])


def _pdf(browser: Browser, wanted: Drawing) -> bytes:
    said = browser.ask(
        "Page.printToPDF", printBackground=True, preferCSSPageSize=True, pageRanges="1",
        paperWidth=wanted.width / PIXELS_AN_INCH, paperHeight=wanted.height / PIXELS_AN_INCH,
        marginTop=0, marginBottom=0, marginLeft=0, marginRight=0, generateTaggedPDF=True,
    )  # fmt: skip
    return _dated(base64.b64decode(said["data"]), wanted.day)


def _dated(content: bytes, day: date) -> bytes:
    """Return a PDF under the day of its figures, so that the same figures are the same file."""
    said = day.strftime("%Y%m%d").encode() + b"000000"
    return _DATES.sub(lambda found: found.group(1) + said + found.group(3), content)
