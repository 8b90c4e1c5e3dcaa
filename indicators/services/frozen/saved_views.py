"""Live charts that readers saved under a name: list, save, rename, remove; what was said stays in the store."""

from __future__ import annotations

import secrets
from dataclasses import replace

from indicators.model.chart import ChartSpec
from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.text import clean
from indicators.services.explore import Explore
from indicators.store import SavedView, Store

LONGEST_NAME, LONGEST_NOTE = 80, 300
MOST_VIEWS = 200


class SavedViews:
    """The use cases of saved views; none of them moves the store's version."""

    def __init__(self, store: Store, explore: Explore) -> None:
        self._store = store
        self._explore = explore

    def all(self) -> tuple[SavedView, ...]:
        """Return the views that are there, by name."""
        kept = (one for one in self._store.saved_views() if not one.removed)
        return tuple(sorted(kept, key=lambda one: (one.name.casefold(), one.view_id)))

    def save(self, spec: ChartSpec, name: str, note: str, actor: str) -> SavedView:
        """Save a live chart; raise Invalid for a name that is empty, too long or taken, and where no more fit."""
        words, remark = self._words(name, note)
        if len(self.all()) >= MOST_VIEWS:
            raise Invalid("view_too_many", most=MOST_VIEWS)
        self._require_free(words)
        live = replace(self._explore.settle(spec), version=None)
        return self._store.save_view(SavedView(secrets.token_hex(6), words, remark, live.to_query(), actor))

    def rename(self, view_id: str, name: str, note: str, actor: str) -> SavedView:
        """Give a view another name and note; raise NotFound ("view_unknown"), and Invalid as ``save``."""
        view, (words, remark) = self._find(view_id), self._words(name, note)
        self._require_free(words, beside=view_id)
        return self._store.save_view(replace(view, name=words, note=remark, actor=actor))

    def remove(self, view_id: str, actor: str) -> None:
        """Take a view off the list; raise NotFound ("view_unknown")."""
        self._store.save_view(replace(self._find(view_id), removed=True, actor=actor))

    def _find(self, view_id: str) -> SavedView:
        found = next((one for one in self.all() if one.view_id == view_id), None)
        if found is None:
            raise NotFound("view_unknown")
        return found

    def _words(self, name: str, note: str) -> tuple[str, str]:
        words, remark = clean(name), clean(note)
        if not words:
            raise Invalid("view_without_name")
        if len(words) > LONGEST_NAME or len(remark) > LONGEST_NOTE:
            raise Invalid("view_too_long", name=LONGEST_NAME, note=LONGEST_NOTE)
        return words, remark

    def _require_free(self, name: str, beside: str = "") -> None:
        if any(one.name.casefold() == name.casefold() and one.view_id != beside for one in self.all()):
            raise Conflict("view_name_taken", name=name)
