"""Component ids of the page that checks a draft; those that come once a figure are the ``type`` of a pattern."""

from __future__ import annotations

from enum import StrEnum


class CheckId(StrEnum):
    TEXT = "check-text"
    FILE = "check-file"
    PUBLISHED = "check-published"
    AS_OF = "check-as-of"
    RUN = "check-run"
    RESULT = "check-result"
    APPLY = "check-apply"
    WHY = "check-why"
    PANEL = "check-panel"
    COPY = "check-copy"
    DOWNLOAD = "check-download"
