"""Texts put together with their ties: a message is filled in, and the place of each number is kept. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from indicators.i18n import translate
from indicators.model.sentence import Tie

_MARKED = re.compile("\ue000(\\d+)\ue001")
"""Stands for a number while a message is being filled in: letters that no text of ours holds."""


@dataclass(frozen=True, slots=True)
class TiedText:
    """A text and the ties of its numbers, in order."""

    text: str
    ties: tuple[Tie, ...] = ()

    def __add__(self, other: TiedText) -> TiedText:
        moved = tuple(replace(tie, at=tie.at + len(self.text)) for tie in other.ties)
        return TiedText(self.text + other.text, (*self.ties, *moved))

    def capitalized(self) -> TiedText:
        """Return the text with a capital first letter, which moves nothing."""
        return replace(self, text=self.text[:1].upper() + self.text[1:])


def number(tie: Tie) -> TiedText:
    """Return a number alone."""
    return TiedText(tie.text, (replace(tie, at=0),))


def filled(lang: str, key: str, parts: Mapping[str, TiedText | str]) -> TiedText:
    """Return the message ``key`` with its parts filled in; the ties of the parts come to stand where they do."""
    tied = [(name, part) for name, part in parts.items() if isinstance(part, TiedText)]
    marks = {name: f"\ue000{position}\ue001" for position, (name, _) in enumerate(tied)}
    plain = {name: part for name, part in parts.items() if isinstance(part, str)}
    pattern = translate(lang, key, **plain, **marks)
    built, last = TiedText(""), 0
    for mark in _MARKED.finditer(pattern):
        built = built + TiedText(pattern[last : mark.start()]) + tied[int(mark[1])][1]
        last = mark.end()
    return built + TiedText(pattern[last:])


def retied(before: TiedText, text: str) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
    """Return the ties that hold in an edited ``text``, at their new places, and those that are lost.

    A number holds where the letters around it were kept, or where it still stands once as a whole number elsewhere.
    """
    matching = SequenceMatcher(None, before.text, text, autojunk=False).get_matching_blocks()
    blocks = [(block.a, block.b, block.size) for block in matching]
    kept: list[Tie] = []
    lost: list[Tie] = []
    for tie in before.ties:
        place = _moved(tie, blocks, text)
        if place is None:
            place = _alone(tie, text, kept)
        if place is None:
            lost.append(tie)
        else:
            kept.append(replace(tie, at=place))
    return tuple(sorted(kept, key=lambda tie: tie.at)), tuple(lost)


def _moved(tie: Tie, blocks: list[tuple[int, int, int]], text: str) -> int | None:
    for old, new, size in blocks:
        if old <= tie.at and tie.end <= old + size:
            place = tie.at - old + new
            return place if _whole(text, place, place + len(tie.text)) else None
    return None


def _alone(tie: Tie, text: str, taken: list[Tie]) -> int | None:
    """Return where a number stands in a text, if at one place only that no other number has taken."""
    used = {one.at for one in taken}
    found = [match.start() for match in re.finditer(re.escape(tie.text), text)]
    free = [at for at in found if at not in used and _whole(text, at, at + len(tie.text))]
    return free[0] if len(free) == 1 else None


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a number is not part of a longer one: ``8,02%`` is not in ``18,02%``, nor ``42`` in ``42,5``."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if text[end - 1].isdigit() and re.match(r"\d|[.,]\d", after):
        return False
    return not (text[start].isdigit() and re.search(r"\d$|\d[.,]$|[-\u2212]$", before))
