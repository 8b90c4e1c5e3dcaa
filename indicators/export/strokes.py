"""The strokes of a line by what they say: solid, towards an estimate or a projection, a hairline over what is missing.

Each is a series of its own: office programs do not agree on strokes that are told point by point.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from indicators.export.document import Line, LinePoint
from indicators.export.drawing_xml import stroke
from indicators.export.status_marks import THICK, THIN
from indicators.i18n import translate

HAIR = 0.75
_TOWARDS = {"E": "towards_estimate", "F": "towards_projection"}
_ORDER = ("hairline", "towards_projection", "towards_estimate", "solid")
_DASHES = {"hairline": "sysDot", "towards_projection": "sysDot", "towards_estimate": "sysDash", "solid": "solid"}


@dataclass(frozen=True, slots=True)
class Stroke:
    """One kind of stroke of the line it is ``of``, as a ``line`` of its own; ``drawn`` is how it is painted."""

    of: Line
    line: Line
    drawn: str


def strokes_of(line: Line, lang: str) -> list[Stroke]:
    """Return the strokes of a line, those beneath first; none where all is solid and the line can draw itself."""
    kinds: dict[str, list[tuple[LinePoint, ...]]] = {}
    for run in line.runs:
        for kind, pairs in groupby(pairwise(run), key=lambda pair: _TOWARDS.get(pair[1].status, "solid")):
            joined = list(pairs)
            kinds.setdefault(kind, []).append((joined[0][0], *(after for _, after in joined)))
    for before, after in line.hairs:
        told = kinds.setdefault("hairline", [])
        if told and told[-1][-1] == before:  # some programs lose a stroke that begins where the last one ended
            told[-1] = (*told[-1], after)
        else:
            told.append((before, after))
    if set(kinds) <= {"solid"}:
        return []
    return [_stroke(line, kind, kinds[kind], lang) for kind in _ORDER if kind in kinds]


def _stroke(line: Line, kind: str, runs: list[tuple[LinePoint, ...]], lang: str) -> Stroke:
    width = HAIR if kind == "hairline" else THICK if line.hero else THIN
    words = translate(lang, "export.drawn.solid" if kind == "solid" else f"charts.key.{kind}")
    drawn = replace(line, name=f"{line.name}: {words}", runs=tuple(runs), hairs=())
    return Stroke(line, drawn, stroke(line.colour, width, _DASHES[kind]))
