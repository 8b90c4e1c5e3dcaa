"""The distinct words of all series, and how well each of them fits what was typed: whole, begun, inside, mistyped."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

WHOLE, BEGUN, INSIDE, MISTYPED = 3.0, 2.4, 1.1, 1.4
A_LETTER, BEGUN_ONLY = 0.5, 1.5
"""What each wrong letter costs; how many of them a word costs that goes on behind what was typed.

"capiba" is "cakiba" rather than "capital", however usual the series of either are.
"""

LEAST = 0.05
"""What a word still fits with that is begun with two wrong letters."""

SHORT, LONG = 4, 8
"""Letters below which only a word that fits nothing may be mistyped, and from which on two letters may be wrong."""

LEAST_INSIDE = 3
AFTER_ALL = "\U0010ffff"
PARTED = "\n"


class Vocabulary:
    """Fits typed words to known ones; a wrong, missing, added or exchanged letter is a step (optimal alignment).

    Words with a digit are codes and never meant by a mistyped one. Nor is a word of which neither of the first two
    letters is the first that was typed: without that, short words would be found in crowds.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(sorted(set(words)))
        self.place = {word: position for position, word in enumerate(self.words)}
        self._lengths = np.array([len(word) for word in self.words], dtype=np.int64)
        self._joined = PARTED.join(self.words)
        self._offsets = np.concatenate(([0], np.cumsum(self._lengths + 1)[:-1])) if self.words else np.zeros(0)
        letters: dict[str, list[int]] = {}
        for position, word in enumerate(self.words):
            if not any(ch.isdigit() for ch in word):
                for ch in dict.fromkeys(word[:2]):
                    letters.setdefault(ch, []).append(position)
        self._by_letter = {ch: np.array(places) for ch, places in letters.items()}

    def fitting(self, typed: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the places of the words that fit ``typed`` (folded) and how well, above 0."""
        scores = np.zeros(len(self.words))
        if len(typed) >= LEAST_INSIDE:
            scores[self._containing(typed)] = INSIDE
        first, last = bisect_left(self.words, typed), bisect_right(self.words, typed + AFTER_ALL)
        more = self._lengths[first:last] - len(typed)
        scores[first:last] = np.where(more == 0, WHOLE, BEGUN - np.minimum(more, 20) / 50)
        if len(typed) >= SHORT or (len(typed) == SHORT - 1 and not scores.any()):
            self._add_mistyped(typed, scores)
        places = np.flatnonzero(scores)
        return places, scores[places]

    def _containing(self, typed: str) -> np.ndarray:
        """Return the places of the words in which ``typed`` occurs."""
        found, at = [], self._joined.find(typed)
        while at >= 0:
            found.append(at)
            at = self._joined.find(typed, at + 1)
        return np.searchsorted(self._offsets, np.array(found, dtype=np.int64), side="right") - 1

    def _add_mistyped(self, typed: str, scores: np.ndarray) -> None:
        """Raise the scores of words that are, or begin with, ``typed`` but for a letter or two."""
        places = self._by_letter.get(typed[:1])
        if places is None or any(ch.isdigit() for ch in typed):
            return
        most = 2 if len(typed) >= LONG else 1
        places = places[self._lengths[places] >= len(typed) - most]
        words = [self.words[place] for place in places]
        begun = [word[: len(typed)] for word in words]
        steps = [
            process.cdist([typed], some, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)[0].astype(float)
            for some in (words, begun)
            if some
        ]
        if steps:
            whole, begins = (np.where(one <= most, one, np.inf) for one in steps)
            wrong = np.minimum(whole, begins + BEGUN_ONLY)
            told = np.where(np.isfinite(wrong), np.maximum(MISTYPED - A_LETTER * (wrong - 1), LEAST), 0.0)
            scores[places] = np.maximum(scores[places], told)
