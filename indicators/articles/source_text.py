"""A text as it came, cut into paragraphs that are cleaned and folded, each letter with its place in the original.

Cleaned means NFC, one blank between words, no invisible marks (soft hyphens, zero-width and direction marks, variation
selectors). Every span found in a paragraph can be said in offsets of the text that was given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.model.period_phrase import aligned_fold


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``said`` and ``folded`` are of one length; ``places`` and ``ends`` hold the offsets of each letter."""

    said: str
    folded: str
    places: Sequence[int]
    ends: Sequence[int]

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Return a span of ``said`` in offsets of the original text."""
        return self.places[start], self.ends[end - 1]


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of ``text`` that hold anything, in order; every line is one."""
    for line in _LINE.finditer(text):
        raw = line[0]
        if raw.isspace():
            continue
        if unicodedata.is_normalized("NFC", raw) and not _UNEVEN.search(raw):
            said = raw
            places: Sequence[int] = range(line.start(), line.end())
            ends: Sequence[int] = range(line.start() + 1, line.end() + 1)
        else:
            said, places, ends = _even(raw, line.start())
        if said:
            yield Paragraph(said, aligned_fold(said), places, ends)


def _even(raw: str, at: int) -> tuple[str, Sequence[int], Sequence[int]]:
    letters: list[str] = []
    places: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(raw):
        composed = unicodedata.normalize("NFC", cluster[0])
        for letter in composed:
            if _INVISIBLE.match(letter):
                continue
            if letter.isspace():
                if letters and letters[-1] != " ":
                    letters.append(" ")
                    places.append(at + cluster.start())
                    ends.append(at + cluster.end())
            else:
                letters.append(letter)
                places.append(at + cluster.start())
                ends.append(at + cluster.end())
    return "".join(letters), places, ends


_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_UNEVEN = re.compile(rf"[^\S ]|  |^ | $|{_INVISIBLE.pattern}")
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]{0,8}|[\u0300-\u036f]")
