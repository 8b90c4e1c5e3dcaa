"""Faults as exceptions. Each carries a code and parameters; the edge chooses the words in the reader's language."""

from __future__ import annotations

from typing import Any


class IndicatorsError(Exception):
    """A fault with a message code (``error.<code>`` in the catalogues) and its parameters."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(f"{code} {params}" if params else code)
        self.code = code
        self.params = params

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (type(self), self.code, self.params))


def _rebuild(kind: type[IndicatorsError], code: str, params: dict[str, Any]) -> IndicatorsError:
    return kind(code, **params)


class Invalid(IndicatorsError):
    """The input cannot be used as it is."""


class NotFound(IndicatorsError):
    """What was asked for does not exist."""


class Conflict(IndicatorsError):
    """Somebody else changed the same thing in between."""


class Forbidden(IndicatorsError):
    """The actor may not do this."""


class Unavailable(IndicatorsError):
    """The database, the disk or the reader process cannot serve now."""
