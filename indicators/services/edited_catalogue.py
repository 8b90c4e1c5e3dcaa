"""The catalogue as it stands now: the shipped tables with every edit in force, built anew when those change."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.catalogue import Catalogue
from indicators.catalogue.creation import retired
from indicators.catalogue.edits import Edit, apply
from indicators.store import FactKind, Store

KIND = FactKind.CATALOGUE_EDIT


class EditedCatalogue:
    """Called, returns the catalogue of now; the same object as long as no edit was made or taken back."""

    def __init__(self, store: Store, shipped: Catalogue) -> None:
        self._store = store
        self._shipped = shipped
        self._kept: tuple[int, int, Catalogue] = (0, 0, shipped)

    def __call__(self) -> Catalogue:
        version = self._store.version()
        seen, edited, catalogue = self._kept
        if version == seen:  # nothing at all was committed since, which is the cheaper question
            return catalogue
        now = self._store.facts_version(KIND)
        if now != edited:
            catalogue = self._built()
        self._kept = (version, now, catalogue)
        return catalogue

    def merged(self) -> Mapping[str, str]:
        """Return as which indicator another is read now; see ``Store.read_as``."""
        return self().merged

    def at(self, version: int) -> Catalogue:
        """Return the catalogue as it stood at a version of the store."""
        return self._built(version)

    def _built(self, at_version: int | None = None) -> Catalogue:
        facts = self._store.facts(KIND, at_version)
        edited = apply(self._shipped, (Edit.from_payload(fact.payload) for fact in facts))
        in_force = {fact.fact_id for fact in facts}
        for fact in self._store.fact_history(KIND):
            if fact.fact_id not in in_force and (entry := Edit.from_payload(fact.payload).entry) is not None:
                edited = retired(edited, entry)  # figures brought under it keep a name
        return edited
