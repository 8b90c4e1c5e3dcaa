"""Ink on paint: which text reads on which ground."""

from __future__ import annotations

from indicators.export.typefaces import INK, PAPER


def ink_on(ground: str) -> str:
    """Return ink or paper (RRGGBB), whichever has the higher contrast on ``ground``."""
    light = _luminance(ground)
    on_ink = (light + 0.05) / (_luminance(INK) + 0.05)
    on_paper = 1.05 / (light + 0.05)
    return INK if on_ink >= on_paper else PAPER


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
