"""The store at an earlier version: what a frozen link shows, whatever was added, taken back or decided since."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

import pandas as pd

from indicators.store.coverage import Coverage
from indicators.store.decisions import Decision
from indicators.store.facts import Fact, FactKind
from indicators.store.observations import ObservationQuery
from indicators.store.store import Store


class PastStore(Store):
    """Reads a store at one version; it is not written to, since only what figures are made from is handed on."""

    def __init__(self, store: Store, version: int) -> None:
        self._present = store
        self._version = version

    def version(self) -> int:
        """Return the version that is read."""
        return self._version

    def observations(
        self, query: ObservationQuery, as_of: date | None = None, at_version: int | None = None
    ) -> pd.DataFrame:
        """Return OBSERVATIONS as they stood at this version, or at an earlier one."""
        return self._present.observations(query, as_of, self._earlier(at_version))

    def facts(self, kind: FactKind, at_version: int | None = None) -> tuple[Fact, ...]:
        """Return the facts of one kind that counted at this version, or at an earlier one."""
        return self._present.facts(kind, self._earlier(at_version))

    def decisions(self, at_version: int | None = None) -> tuple[Decision, ...]:
        """Return the decisions that held at this version, or at an earlier one."""
        return self._present.decisions(self._earlier(at_version))

    def series_keys(self, indicator: str | None = None) -> tuple[str, ...]:
        """Return the keys of the series there are now; those that came later have no figures at this version."""
        return self._present.series_keys(indicator)

    def coverage(
        self,
        as_of: date,
        chosen: Collection[int] = (),
        keys: Collection[str] | None = None,
        at_version: int | None = None,
    ) -> dict[str, Coverage]:
        """Return what was published of each series by a day, as the store stood at this version or earlier."""
        return self._present.coverage(as_of, chosen, keys, self._earlier(at_version))

    def heads(self, keys: Iterable[str]) -> dict[str, int]:
        """Return the same version for every series: at one version of the store nothing moves."""
        return dict.fromkeys(keys, self._version)

    def facts_version(self, _kind: FactKind) -> int:
        """Return the version that is read: at one version of the store no fact changes."""
        return self._version

    def _earlier(self, at_version: int | None) -> int:
        return self._version if at_version is None else min(at_version, self._version)
