"""Component ids of the page of the catalogue."""

from __future__ import annotations

from enum import StrEnum


class CatalogueId(StrEnum):
    """Parts of the page that callbacks read or write."""

    BODY = "catalogue-body"
    FILTER = "catalogue-filter"
    LIST = "catalogue-list"
