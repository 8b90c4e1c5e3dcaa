"""Drawn pages kept until the store changes: many readers of one address cost one drawing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

KEPT = 64


class KeptPages:
    """Keeps the component trees of the last few addresses; a tree is only ever read once it is drawn."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def drawn(self, asked: Hashable, draw: Callable[[], Any], whole: Callable[[Any], bool]) -> Any:
        """Return what ``draw`` gave for ``asked``, which names all that the page depends on: the version above all.

        What is not ``whole``, a page that could not be drawn, is not kept.
        """
        with self._lock:
            if asked in self._kept:
                self._kept.move_to_end(asked)
                return self._kept[asked]
        page = draw()
        if not whole(page):
            return page
        with self._lock:
            self._kept[asked] = page
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return page
