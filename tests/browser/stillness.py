"""When a page stands still: it is there, nothing is asked for any more, and what came has been drawn.

The browser's own "networkidle" is said once in a page's life, and too early where the machine is slow.
"""

from __future__ import annotations

import time

from playwright.sync_api import Page, Request

FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
DRAWN = "[data-page], #main .missing"
"""A page that was drawn, or the notice of an address without one."""
QUIET = 4
"""How often in a row nothing may be on its way: an answer may set off the next question."""


class Traffic:
    """What a page has asked for and not received yet. Made before the page goes anywhere."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._asked: set[Request] = set()
        page.on("request", lambda made: self._asked.add(made))
        page.on("requestfinished", lambda made: self._asked.discard(made))
        page.on("requestfailed", lambda made: self._asked.discard(made))
        page.on("framenavigated", lambda frame: None if frame.parent_frame else self._asked.clear())

    def wait_until_still(self, seconds: float = 60.0) -> None:
        """Return once the page is drawn and has nothing to wait for; raises AssertionError after ``seconds``."""
        end = time.monotonic() + seconds
        self._page.locator(DRAWN).first.wait_for(state="attached", timeout=seconds * 1000)
        quiet = 0
        while quiet < QUIET:
            assert time.monotonic() < end, sorted(asked.url for asked in self._asked)
            self._page.evaluate(FRAMES)
            quiet = 0 if self._asked else quiet + 1
