"""How wide a text will be, without a browser: advance widths of Source Sans 3 (400, 600) and Source Serif 4 (600).

``glyph_widths.json`` holds thousandths of an em, measured in the fonts' files; letters with marks are as wide as their
base. A reader without these fonts sees DejaVu Sans, which is wider: ``Ruler(FALLBACK)`` reckons with that.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_WIDTHS: dict[str, dict[str, int]] = json.loads((Path(__file__).parent / "glyph_widths.json").read_text("utf-8"))
_UNKNOWN = 620
_STRIPPED = "\u0300\u0301\u0302\u0303\u0306\u0309\u0323"
SOURCE, FALLBACK = "source", "fallback"
_STRETCH = {SOURCE: 1.02, FALLBACK: 1.27}


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures text in pixels for the face that will draw it: ``source`` or ``fallback``."""

    face: str = SOURCE

    def width(self, text: str, size: float = 14, weight: str = "regular") -> float:
        """Return the width of one line; ``weight`` is ``regular``, ``semibold`` or ``serif``."""
        return _units(text, weight) * size / 1000 * _STRETCH.get(self.face, 1.27)

    def wrap(self, text: str, room: float, size: float = 14, weight: str = "regular") -> list[str]:
        """Return ``text`` in lines no wider than ``room``, broken at blanks only; one long word keeps its line."""
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size, weight) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines


@lru_cache(maxsize=8_192)
def _units(text: str, weight: str) -> int:
    """Return the width in thousandths of an em; the same words are measured for each place they might stand in."""
    glyphs = _WIDTHS[weight]
    plain = (ch for ch in unicodedata.normalize("NFD", text) if ch not in _STRIPPED)
    return sum(glyphs.get(_base(ch), _UNKNOWN) for ch in plain if ch != "\u031b")


def _base(ch: str) -> str:
    return " " if ch == "\u00a0" else ch
