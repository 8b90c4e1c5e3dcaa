"""Draws on one warm browser; whatever happens to it, the caller gets a picture from a fresh one, or a message."""

from __future__ import annotations

import atexit
import base64
import json
import logging
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from indicators.model.errors import Invalid, Unavailable
from indicators.rendering.assets import PageAssets
from indicators.rendering.browser import Browser, BrowserGone, find_browser
from indicators.rendering.drawing import FORMATS, MOST_DOTS, Drawing

SECONDS = 6.0
"""For one picture; with a fresh browser and a second attempt a caller has waited for less than 15 seconds."""

START_SECONDS = 7.0
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

    def __init__(self, assets: Callable[[], PageAssets], named: str = "") -> None:
        self._assets, self._named = assets, named
        self._browser: Browser | None = None
        self._drawn = 0
        self._lock = threading.Lock()

    @property
    def possible(self) -> bool:
        """Whether a browser is installed."""
        return find_browser(self._named) is not None

    @property
    def face(self) -> str:
        """The face that will draw: ``source`` or ``fallback``."""
        return self._assets().face

    def stand_by(self) -> None:
        """Cut the typefaces beside whatever else is done, so that the first picture does not wait for them."""
        if self.possible:
            threading.Thread(target=self._assets, name="export-faces", daemon=True).start()

    def draw(self, wanted: Drawing) -> bytes:
        """Return the picture. Raises Invalid ("export_option"), Unavailable ("browser_missing", "browser_failed")."""
        if wanted.fmt not in FORMATS or not 1 <= wanted.scale <= MOST_DOTS:
            raise Invalid("export_option", allowed=", ".join((*FORMATS, *map(str, range(1, MOST_DOTS + 1)))))
        path = find_browser(self._named)
        if path is None:
            raise Unavailable("browser_missing")
        with self._lock:
            for attempt in range(ATTEMPTS):
                try:
                    return self._draw(path, wanted)
                except (BrowserGone, OSError) as error:
                    log.warning("export browser replaced (%s of %s): %s", attempt + 1, ATTEMPTS, error)
                    self._end()
        raise Unavailable("browser_failed")

    def close(self) -> None:
        """End the browser; the next picture starts another."""
        with self._lock:
            self._end()

    def _draw(self, path: str, wanted: Drawing) -> bytes:
        browser = self._ready(path)
        with browser.within(SECONDS):
            said = {
                "figure": wanted.figure, "width": wanted.width, "height": wanted.height, "fmt": wanted.fmt,
                "title": wanted.title, "alt": wanted.alt, "lang": wanted.lang, "transparent": wanted.transparent,
            }  # fmt: skip
            answer = browser.run(f"drawn({json.dumps(said)})")
            self._drawn += 1
            if wanted.fmt == "svg":
                return str(answer).encode("utf-8")
            return _pdf(browser, wanted) if wanted.fmt == "pdf" else _png(browser, wanted)

    def _ready(self, path: str) -> Browser:
        if self._browser is not None and (not self._browser.alive or self._drawn >= MOST_DRAWINGS):
            self._end()
        if self._browser is None:
            assets = self._assets()
            browser = self._browser = Browser(path)
            atexit.register(browser.close)
            self._drawn = 0
            with browser.within(START_SECONDS):
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
    browser.ask("Emulation.setDefaultBackgroundColorOverride")
    said = browser.ask(
        "Page.printToPDF", printBackground=True, preferCSSPageSize=True, pageRanges="1",
        paperWidth=wanted.width / PIXELS_AN_INCH, paperHeight=wanted.height / PIXELS_AN_INCH,
        marginTop=0, marginBottom=0, marginLeft=0, marginRight=0, generateTaggedPDF=True,
    )  # fmt: skip
    day = wanted.day.strftime("%Y%m%d").encode() + b"000000"
    return _DATES.sub(lambda found: found.group(1) + day + found.group(3), base64.b64decode(said["data"]))
