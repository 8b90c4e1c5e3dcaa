"""Look for series as of a day; the index of the last few days is kept until a listing changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from threading import Lock

from indicators.catalogue import Catalogue
from indicators.services.explore import Explore
from indicators.services.explore_answers import SeriesEntry
from indicators.services.series_search.document import Documents, SeriesDocument
from indicators.services.series_search.index import Found, Question, SeriesIndex

KEPT = 4


@dataclass(frozen=True, slots=True)
class _Indexed:
    entries: tuple[SeriesEntry, ...]
    by_key: dict[str, SeriesEntry]
    catalogue: Catalogue
    documents: dict[str, SeriesDocument]
    index: SeriesIndex


class SeriesSearch:
    """The use case behind the search field."""

    def __init__(self, explore: Explore, catalogue: Callable[[], Catalogue]) -> None:
        self._explore = explore
        self._catalogue = catalogue
        self._kept: OrderedDict[date | None, _Indexed] = OrderedDict()
        self._lock = Lock()

    def find(self, question: Question, as_of: date | None = None) -> tuple[Found, tuple[SeriesEntry, ...]]:
        """Return what was found as of a day, and the entries of its keys in their order."""
        known = self._indexed(as_of)
        found = known.index.find(question)
        return found, tuple(known.by_key[key] for key in found.keys)

    def named(self, keys: Iterable[str], as_of: date | None = None) -> tuple[SeriesEntry, ...]:
        """Return the entries of these series in their order; what has no figure as of the day is left out."""
        known = self._indexed(as_of).by_key
        return tuple(known[key] for key in keys if key in known)

    def _indexed(self, as_of: date | None) -> _Indexed:
        entries = self._explore.entries(as_of)
        with self._lock:
            known = self._kept.get(as_of)
        if known is not None and known.entries is entries:
            return known
        indexed = _index(entries, self._catalogue(), known)
        with self._lock:
            self._kept[as_of] = indexed
            self._kept.move_to_end(as_of)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return indexed


def _index(entries: tuple[SeriesEntry, ...], catalogue: Catalogue, known: _Indexed | None) -> _Indexed:
    """Return the index of ``entries``; of a series that is as it was before, its document is as well."""
    old = known if known is not None and known.catalogue is catalogue else None
    made = Documents(catalogue)
    documents = {
        entry.key: old.documents[entry.key]
        if old is not None and old.by_key.get(entry.key) is entry
        else made.of(entry)
        for entry in entries
    }
    by_key = {entry.key: entry for entry in entries}
    return _Indexed(entries, by_key, catalogue, documents, SeriesIndex(tuple(documents.values())))
