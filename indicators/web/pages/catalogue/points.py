"""What a button of the page says is to be done, as the text of its id; and what the dialog keeps of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from indicators.model.errors import Invalid

SEPARATOR = "~"


class Deed(StrEnum):
    NAMES = "names"
    ALIAS_ADDED = "alias_added"
    ALIAS_WITHDRAWN = "alias_withdrawn"
    RANKS = "ranks"
    MERGED = "merged"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Target:
    """``code`` is an indicator or a family; ``detail`` the language and sign of a label, or a batch."""

    deed: Deed
    code: str
    detail: str = ""


def point(deed: Deed, code: str, detail: str = "") -> str:
    """Return the text that names a deed."""
    return SEPARATOR.join((deed, code, detail))


def read_point(said: Any) -> Target:
    """Return what a text names; raise Invalid ("edit_unreadable") for what a page would not say."""
    parts = said.split(SEPARATOR) if isinstance(said, str) else []
    if len(parts) != 3 or parts[0] not in set(Deed):
        raise Invalid("edit_unreadable")
    return Target(Deed(parts[0]), parts[1], parts[2])


def sign(lang: str, label: str) -> str:
    """Return a short name of a label that may stand in an id, whatever letters it has."""
    return f"{lang}-{sha256(label.encode()).hexdigest()[:16]}"
