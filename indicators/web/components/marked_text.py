"""A text by its paragraphs with marks at places in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from dash import html

T = TypeVar("T")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def marked_text(
    text: str, places: Mapping[tuple[int, int], Sequence[T]], mark: Callable[[str, Sequence[T]], Any]
) -> list[html.P]:
    """Return the paragraphs of ``text``; what stands between the two offsets of a place is drawn by ``mark``."""
    marks = sorted(places.items(), key=lambda one: one[0])
    paragraphs, upcoming = [], 0
    for line in _LINE.finditer(text):
        if line[0].isspace():
            continue
        parts: list[Any] = []
        at = line.start()
        while upcoming < len(marks) and marks[upcoming][0][1] <= line.end():
            (start, end), said = marks[upcoming]
            parts += [text[at:start], mark(text[start:end], said)]
            at, upcoming = end, upcoming + 1
        paragraphs.append(html.P([*parts, text[at : line.end()]]))
    return paragraphs
