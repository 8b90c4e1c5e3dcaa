"""Questions to a figure: which traces, texts and lines it has, with typed arrays read back."""

from __future__ import annotations

import base64
import math
import struct
from datetime import date
from typing import Any

Figure = dict[str, Any]


def numbers(said: dict[str, Any]) -> list[float]:
    """The numbers of a typed array, as a browser reads it."""
    packed = base64.b64decode(said["bdata"])
    return list(struct.unpack(f"<{len(packed) // 8}d", packed))


def days(said: dict[str, Any]) -> list[date]:
    """The days of a typed array on a calendar axis."""
    return [date.fromordinal(round(number)) for number in numbers(said)]


def pointed(figure: Figure) -> list[dict[str, Any]]:
    """The traces whose points can be found by a click."""
    return [trace for trace in figure["data"] if trace.get("customdata")]


def lines(figure: Figure, dash: str) -> list[list[list[float]]]:
    """The pieces (values) of lines drawn with this dash, one list a trace."""
    found = []
    for trace in figure["data"]:
        if trace.get("mode") == "lines" and trace["line"].get("dash") == dash:
            pieces: list[list[float]] = [[]]
            for value in numbers(trace["y"]):
                if math.isnan(value):
                    pieces.append([])
                else:
                    pieces[-1].append(round(value, 4))
            found.append([piece for piece in pieces if piece])
    return found


def texts(figure: Figure) -> list[str]:
    """Every text set into the figure."""
    return [note["text"] for note in figure["layout"].get("annotations", [])]


def note(figure: Figure, text: str) -> dict[str, Any]:
    """The one text that is exactly ``text``."""
    (found,) = [one for one in figure["layout"]["annotations"] if one["text"] == text]
    return found


def objects(value: Any) -> set[int]:
    """The identities of every dict and list inside ``value``."""
    if isinstance(value, dict):
        return {id(value)}.union(*(objects(one) for one in value.values()))
    if isinstance(value, list):
        return {id(value)}.union(*(objects(one) for one in value))
    return set()
