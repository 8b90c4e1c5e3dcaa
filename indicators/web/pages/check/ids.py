"""Component ids of the page that checks a draft."""

from __future__ import annotations

from enum import StrEnum


class CheckId(StrEnum):
    TEXT = "check-text"
    FILE = "check-file"
    PUBLISHED = "check-published"
    RUN = "check-run"
    RESULT = "check-result"
