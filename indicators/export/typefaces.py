"""The typefaces and inks of office files: those of the pages, and what stands in for a face that a machine lacks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typeface:
    """A face: ``panose`` and ``pitch`` let an office program choose a likeness, ``instead`` names one for Word."""

    name: str
    panose: str
    pitch: int
    family: str
    instead: str


SANS = Typeface("Source Sans 3", "020B0503030403020204", 34, "swiss", "Calibri")
SERIF = Typeface("Source Serif 4", "02040603050405020204", 18, "roman", "Cambria")
INK, INK_2, INK_3 = "18212C", "434D5A", "5E6875"
LINE, GRID, QUIET, DISCREPANCY, PAPER = "DEDAD0", "E8E5DD", "A9A497", "A8123E", "FFFFFF"
CONTEXT = frozenset({"A3A8AE", "666E78"})
"""The greys of series that are the context of others."""

LOCALES = {"vi": "vi-VN", "en": "en-GB"}
"""The language of a text for spelling, hyphens and voices."""

NUMBER_LOCALES = {"vi": "[$-42A]", "en": "[$-809]"}
"""What a number format begins with, so that it writes separators as the language of the file does."""
