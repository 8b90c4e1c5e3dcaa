"""Component ids of the page of sources."""

from __future__ import annotations

from enum import StrEnum


class SourcesId(StrEnum):
    """``FIGURE``, ``UNDO`` and ``SHOW`` are types of pattern ids: ``{type, point|batch}``."""

    BODY = "sources-body"
    FIGURE = "sources-figure"
    DRAWER = "sources-drawer"
    UNDO = "sources-undo"
    DIALOG = "sources-dialog"
    DIALOG_BODY = "sources-dialog-body"
    REASON = "sources-reason"
    REFUSAL = "sources-refusal"
    CONFIRM = "sources-confirm"
    TARGET = "sources-target"
