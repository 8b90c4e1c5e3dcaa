"""Which drawing of a page stands on the screen, and what a choice makes of it.

The browser is told with each page what it was drawn from, and says so with each choice. Whoever answers the choice
draws the page of before and the page of after, and sends what differs with the new address; the browser puts it in
place where the drawing of before still stands, else it asks for the whole page.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import Any

from dash import State
from dash.development.base_component import Component

from indicators.web.ids import ShellId
from indicators.web.patching import changes
from indicators.web.session import Session

STANDING = State(ShellId.STANDING, "data")
"""What a callback takes to answer a choice: the drawing that the reader looks at."""

KEPT = 12

Draw = Callable[[str], Component]
"""Draws the page of a query; whatever it raises, the router tells."""


def standing(path: str, search: object, session: Session, version: int) -> dict[str, str]:
    """Return what the browser is told of a drawing: its address, and a mark of all else that it was drawn from."""
    said = hashlib.sha256(repr((session, version)).encode()).hexdigest()[:16]
    return {"path": path, "search": search if isinstance(search, str) else "", "mark": said}


class Drawings:
    """The last few drawings of a page: that of after is, with the next choice, that of before."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Component] = OrderedDict()
        self._lock = Lock()

    def of(self, key: Hashable, draw: Callable[[], Component]) -> Component:
        """Return the drawing of a key that names all it depends on."""
        with self._lock:
            if (found := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
                return found
        drawn = draw()
        with self._lock:
            self._kept[key] = drawn
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return drawn


def change(
    before: object, after: dict[str, str], drawing: Draw, used: Mapping[tuple[str, str], Any] | None = None
) -> dict[str, Any]:
    """Return what the browser needs to go from the drawing ``before`` (as it says) to that of ``after``.

    ``drawing`` draws the page of a query, ``used`` are the properties that the reader has set. Without ``props`` the
    page has to be drawn whole: another state of things stands there, or one of the drawings fails.
    """
    return {"of": before, "to": after, "props": _properties(before, after, drawing, used)}


def _properties(before: object, after: dict[str, str], drawing: Draw, used: Any) -> dict[str, dict[str, Any]] | None:
    if not isinstance(before, dict) or any(before.get(name) != after[name] for name in ("path", "mark")):
        return None
    if not isinstance(before.get("search"), str):
        return None
    try:
        return changes(drawing(before["search"]), drawing(after["search"]), used)
    except Exception:  # the page that is then drawn whole says what is wrong
        return None
