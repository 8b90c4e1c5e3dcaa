"""Component ids of the page of the catalogue."""

from __future__ import annotations

from enum import StrEnum


class CatalogueId(StrEnum):
    """``EDIT`` and ``FIELD`` are types of pattern ids: ``{type, point}`` and ``{type, name}``."""

    BODY = "catalogue-body"
    HEAD = "catalogue-head"
    FILTER = "catalogue-filter"
    LIST = "catalogue-list"
    EDIT = "catalogue-edit"
    DIALOG = "catalogue-dialog"
    DIALOG_TITLE = "catalogue-dialog-title"
    FIELDS = "catalogue-fields"
    FIELD = "catalogue-field"
    TARGET = "catalogue-target"
    SEEN = "catalogue-seen"
    OUTCOME = "catalogue-outcome"
    REASON = "catalogue-reason"
    REFUSAL = "catalogue-refusal"
    CONFIRM = "catalogue-confirm"
    SAID = "catalogue-said"
