"""Component ids of the page of recipes."""

from __future__ import annotations

from enum import StrEnum


class RecipesId(StrEnum):
    """``VALUE``, ``REASON``, ``EDIT``, ``REMOVE`` are types of pattern ids: ``{type, index}`` with the id of a rule."""

    BODY = "recipes-body"
    VALUE = "recipes-value"
    REASON = "recipes-reason"
    EDIT = "recipes-edit"
    REMOVE = "recipes-remove"
