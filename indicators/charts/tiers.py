"""The tiers of partnership: counts that make up one whole, and are stacked where they are drawn as steps."""

from __future__ import annotations

from indicators.model.chart import ChartData

TIERS = ("PARTNERS_CSP", "PARTNERS_SP", "PARTNERS_CP")
"""Indicators that are stacked, the highest tier at the base; their colours are tokens tier-3, tier-2, tier-1."""


def stacked(data: ChartData) -> bool:
    """Tell whether the series are tiers of one whole, to be stacked."""
    return len(data.series) > 1 and {s.indicator for s in data.series} <= set(TIERS)
