"""How far a reading is: told where somebody listens, which is the throw-away child alone."""

from __future__ import annotations

from collections.abc import Callable

_listeners: list[Callable[[str, int, int], None]] = []


def listen(tell: Callable[[str, int, int], None]) -> None:
    """Let ``tell`` hear of every sheet that is begun in this process, until the process ends."""
    _listeners.append(tell)


def begin_sheet(phase: str, number: int, count: int) -> None:
    """Tell that sheet ``number`` of ``count`` is begun; ``phase`` is ``open`` (its cells) or ``read`` (its tables)."""
    for tell in _listeners:
        tell(phase, number, count)
