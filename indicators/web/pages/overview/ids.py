"""Component ids of the overview."""

from __future__ import annotations

from enum import StrEnum


class OverviewId(StrEnum):
    """``FIGURE`` is the type of every number that opens its citation: ``{type, place, point}``."""

    BODY = "overview-body"
    FIGURE = "overview-figure"
    DRAWER = "overview-drawer"
    LEAD = "overview-lead"
    LADDER = "overview-ladder"
    FDI = "overview-fdi"
    PARTNERS = "overview-partners"
    SPARK = "overview-spark"
