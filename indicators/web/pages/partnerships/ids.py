"""Component ids of the page of partners."""

from __future__ import annotations

from enum import StrEnum


class PartnershipsId(StrEnum):
    """``PARTNER`` and ``FIGURE`` are types of pattern ids: ``{type, partner}``, ``{type, point}``. ``DAY``: ISO day."""

    DAY = "partnerships-day"
    SINCE = "partnerships-since"
    HEADING = "partnerships-heading"
    BOARD = "partnerships-board"
    LIVE = "partnerships-live"
    TIERS = "partnerships-tiers"
    CHART = "partnerships-chart"
    ROWS = "partnerships-rows"
    CHANGES = "partnerships-changes"
    TIER = "partnerships-tier"
    REGION = "partnerships-region"
    COUNTRY = "partnerships-country"
    PARTNER = "partnerships-partner"
    FIGURE = "partnerships-figure"
    DRAWER = "partnerships-drawer"
