"""A note of one's own on a chart: a text at a day, or at a day and a value. It is part of the chart's address."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from datetime import date

from indicators.model.errors import Invalid

MOST_ANNOTATIONS = 12
MOST_LETTERS = 140
_BETWEEN = "~"
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
"""Unicode categories that no reader sees: controls, marks that turn the writing direction, line separators."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """``value`` None: the note stands at its day, on no value. ``text`` is one line of plain text, never markup."""

    day: date
    value: float | None
    text: str

    def render(self) -> str:
        """Return ``2025-04-03~262.46~text``; ``parse`` is its inverse."""
        value = "" if self.value is None else f"{self.value:.15g}"
        return _BETWEEN.join((self.day.isoformat(), value, self.text))

    @classmethod
    def parse(cls, said: str) -> Annotation:
        """Read what ``render`` wrote, or a person typed; raises Invalid for no day, a value that is none, no text."""
        day, _, rest = said.partition(_BETWEEN)
        value, _, text = rest.partition(_BETWEEN)
        return cls.of(day, value, text)

    @classmethod
    def of(cls, day: str, value: str, text: str) -> Annotation:
        """Return the note of three texts; the text is cleaned and cut after ``MOST_LETTERS``."""
        try:
            when, number = date.fromisoformat(day), float(value) if value else None
        except ValueError:
            raise Invalid("annotation_unreadable") from None
        words = plain_line(text)
        if not words or not 1900 <= when.year <= 2200 or (number is not None and not math.isfinite(number)):
            raise Invalid("annotation_unreadable")
        return cls(when, number, words)


def plain_line(text: str) -> str:
    """Return ``text`` as one line without unseen letters, blanks told once, cut after ``MOST_LETTERS``."""
    seen = "".join(" " if unicodedata.category(ch) in _UNSEEN else ch for ch in text)
    return unicodedata.normalize("NFC", " ".join(seen.split()))[:MOST_LETTERS].strip()
