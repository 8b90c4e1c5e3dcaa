"""The names of countries as the cells of a sheet say them: what tells whose money and whose year a table speaks of."""

from __future__ import annotations

from collections.abc import Mapping

COUNTRY_NAMES: Mapping[str, str] = {
    "AUS": r"\baustralia\b",
    "BGD": r"\bbangladesh\b",
    "CAN": r"\bcanada\b",
    "EGY": r"\begypt\b",
    "FJI": r"\bfiji\b",
    "GBR": r"\buk\b|\bunited kingdom\b|\bgreat britain\b|\bengland\b|\bscotland\b|\bwales\b|\bnorthern ireland\b",
    "HKG": r"\bhong kong\b",
    "IND": r"\bindia\b",
    "JPN": r"\bjapan\b",
    "KEN": r"\bkenya\b",
    "NZL": r"\bnew zealand\b",
    "PAK": r"\bpakistan\b",
    "SGP": r"\bsingapore\b",
    "THA": r"\bthailand\b",
    "TWN": r"\btaiwan\b",
    "TZA": r"\btanzania\b",
    "UGA": r"\buganda\b",
    "USA": r"\bunited states\b|\bu\.s\.",
    "VNM": r"\bviet ?nam\b",
    "ZAF": r"\bsouth africa\b",
}
"""Patterns of names by code of ISO 3166, for texts folded as ``aligned_fold`` folds."""
