"""One moment of the store: within it the version is asked for once, so that an answer speaks of one state throughout.

A page asks for the version at every figure it reads; outside a moment each of these is a question to the database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_VERSIONS: ContextVar[dict[int, int] | None] = ContextVar("versions", default=None)
"""The version of each database, by its identity, as seen in the present moment; None outside of one."""


@contextmanager
def one_moment() -> Iterator[None]:
    """Let every question for a version within the block have the first answer, until something is written there."""
    token = _VERSIONS.set({})
    try:
        yield
    finally:
        _VERSIONS.reset(token)


def version_in_moment(database: object, ask: Callable[[], int]) -> int:
    """Return the version seen in the present moment; ``ask`` is called where there is none yet."""
    seen = _VERSIONS.get()
    if seen is None:
        return ask()
    if id(database) not in seen:
        seen[id(database)] = ask()
    return seen[id(database)]


def end_of_moment(database: object) -> None:
    """Forget the version: something was written, or may have been."""
    seen = _VERSIONS.get()
    if seen is not None:
        seen.pop(id(database), None)
