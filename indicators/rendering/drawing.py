"""What is to be drawn, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

FORMATS = ("png", "svg", "pdf")
MOST_DOTS = 4


@dataclass(frozen=True, slots=True)
class Drawing:
    """A standalone figure (``charts.build(…, standalone=True)``) in pixels, and the form in which it is wanted.

    ``scale`` is the number of picture dots to a pixel, ``transparent`` leaves the ground out; both are for PNG. ``day``
    dates a PDF, so that the same figures are the same file.
    """

    figure: dict[str, Any]
    width: int
    height: int
    fmt: str
    title: str = ""
    alt: str = ""
    lang: str = "vi"
    scale: int = 2
    transparent: bool = False
    day: date = date(1980, 1, 1)
