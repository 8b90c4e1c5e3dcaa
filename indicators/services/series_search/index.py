"""An index of series that answers one question: which fit, in what order, how many there are on each facet. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from rapidfuzz import fuzz

from indicators.services.series_search.document import SeriesDocument, split
from indicators.services.series_search.vocabulary import Vocabulary

LONGEST, MOST_WORDS = 120, 12
USUAL = 0.6
"""What a series in the usual measure of its indicator is worth before one of its comparison columns."""

LOOKED_AT = 120
"""How many of the best are compared with the whole of what was typed."""

TOGETHER, ALIKE = 1.2, 1.0
"""What it is worth that the words stand together in a name, and how like the whole name is."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for; an empty facet does not narrow. ``frequency`` is a PeriodChoice."""

    text: str = ""
    topic: str = ""
    area: str = ""
    origin: str = ""
    frequency: str = ""
    most: int = 12


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a facet and how many series have it, among those that fit all the other facets and the words."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """The keys of the best series, how many fit in all, and the values of each facet by its name, most first."""

    keys: tuple[str, ...]
    total: int
    facets: dict[str, tuple[Facet, ...]] = field(default_factory=dict)


FACETS: tuple[tuple[str, Callable[[SeriesDocument], Sequence[str]]], ...] = (
    ("topic", lambda one: (one.topic,)),
    ("area", lambda one: (one.area,)),
    ("origin", lambda one: one.origins),
    ("frequency", lambda one: one.frequencies),
)
"""Facet -> the values that a series has on it; the names are those of Question."""


class SeriesIndex:
    """Answers questions about series; built once of a listing, in whose order equally good ones stay."""

    def __init__(self, documents: Sequence[SeriesDocument]) -> None:
        self._documents = documents
        self._vocabulary = Vocabulary(word for one in documents for word in one.words)
        self._bounds, self._places, self._weights = self._postings()
        self._usual = np.array([USUAL if one.plain else 0.0 for one in documents])
        self._facets = {name: _members(documents, values_of) for name, values_of in FACETS}

    def _postings(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return, word after word, the places of the series that have it and its weight there, with the bounds."""
        place_of = self._vocabulary.place
        words = [place_of[word] for one in self._documents for word in one.words]
        places = np.repeat(np.arange(len(self._documents)), [len(one.words) for one in self._documents])
        weights = np.array([weight for one in self._documents for weight in one.words.values()])
        order = np.argsort(words, kind="stable")
        bounds = np.searchsorted(np.array(words, dtype=np.int64)[order], np.arange(len(place_of) + 1))
        return bounds, places[order], weights[order]

    def _having(self, words: np.ndarray, scores: np.ndarray) -> np.ndarray:
        """Return for each series the best of ``scores`` among the ``words`` that it has, by their weight in it."""
        counts = self._bounds[words + 1] - self._bounds[words]
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        at = np.repeat(self._bounds[words], counts) + within
        best = np.zeros(len(self._documents))
        np.maximum.at(best, self._places[at], np.repeat(scores, counts) * self._weights[at])
        return best

    def find(self, question: Question) -> Found:
        """Return the series that have every typed word, however mistyped, on every facet asked for, best first."""
        scores = self._scores(question.text)
        fits = scores > 0
        kept = {
            name: members.get(getattr(question, name), np.zeros(len(scores), dtype=bool))
            for name, members in self._facets.items()
            if getattr(question, name)
        }
        facets = {}
        for name, members in self._facets.items():
            others = np.logical_and.reduce([fits, *(mask for other, mask in kept.items() if other != name)])
            counted = ((value, int(np.count_nonzero(mask & others))) for value, mask in members.items())
            told = (Facet(value, count) for value, count in counted if count)
            facets[name] = tuple(sorted(told, key=lambda one: (-one.count, one.value)))
        chosen = np.flatnonzero(np.logical_and.reduce([fits, *kept.values()]))
        ordered = chosen[np.argsort(-scores[chosen], kind="stable")]
        best = self._closest(question.text, ordered[:LOOKED_AT], scores)[: question.most]
        return Found(tuple(self._documents[place].key for place in best), len(chosen), facets)

    def _scores(self, text: str) -> np.ndarray:
        """Return how well each series fits the words of ``text``, 0 where one is missing; without words all fit."""
        total = self._usual + 0.01
        for typed in split(text[:LONGEST])[:MOST_WORDS]:
            best = self._having(*self._vocabulary.fitting(typed))
            total = np.where((best > 0) & (total > 0), total + best, 0.0)
        return total

    def _closest(self, text: str, places: np.ndarray, scores: np.ndarray) -> list[int]:
        """Return the best by what the words cannot tell: that they stand together, and how like the whole name is."""
        typed = " ".join(split(text[:LONGEST]))
        if not typed:
            return [int(place) for place in places]

        def closeness(place: int) -> float:
            names = self._documents[place].names
            like = max((fuzz.ratio(typed, name) for name in names), default=0.0) / 100
            together = any(typed in f" {name}" for name in names)
            return float(scores[place]) + ALIKE * like + (TOGETHER if together else 0.0)

        return sorted((int(place) for place in places), key=closeness, reverse=True)


def _members(
    documents: Sequence[SeriesDocument], values_of: Callable[[SeriesDocument], Sequence[str]]
) -> dict[str, np.ndarray]:
    """Return for each value of a facet which series have it."""
    places: dict[str, list[int]] = {}
    for place, one in enumerate(documents):
        for value in values_of(one):
            places.setdefault(value, []).append(place)
    found = {}
    for value, listed in places.items():
        mask = np.zeros(len(documents), dtype=bool)
        mask[listed] = True
        found[value] = mask
    return found
