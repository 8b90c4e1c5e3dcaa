"""Component ids of the page on foreign direct investment."""

from __future__ import annotations

from enum import StrEnum


class FdiId(StrEnum):
    """``FIGURE`` is the type of every number that opens its citation: ``{type, place, point}``."""

    BODY = "fdi-body"
    FIGURE = "fdi-figure"
    DRAWER = "fdi-drawer"
    PICK = "fdi-pick"
    ACROSS = "fdi-across"
    WITHIN = "fdi-within"
    LADDER = "fdi-ladder"
    PARTS = "fdi-parts"
    PARTNER = "fdi-partner"
    SECTOR = "fdi-sector"
    PROVINCE = "fdi-province"


CHARTS = (
    *(FdiId.ACROSS, FdiId.WITHIN, FdiId.LADDER, FdiId.PARTS),
    *(FdiId.PARTNER, FdiId.SECTOR, FdiId.PROVINCE),
)
"""The blocks whose points open their citation; ``graph_of`` names the chart in each."""


def graph_of(block: FdiId) -> str:
    """Return the id of the chart in a figure block."""
    return f"{block}-graph"
