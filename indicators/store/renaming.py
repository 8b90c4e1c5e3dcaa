"""Series of one indicator read as those of another: what is stored stays, what is handed out is renamed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from indicators.model.frames import OBSERVATIONS
from indicators.store.decisions import Decision
from indicators.store.observations import ObservationQuery


@dataclass(frozen=True, slots=True)
class Renaming:
    """``codes`` is indicator as stored -> indicator as read; whatever it does not name stays itself."""

    codes: Mapping[str, str] = field(default_factory=dict)
    _stored_as: Mapping[str, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Indicator as read -> those that are stored and read as it."""

    def __post_init__(self) -> None:
        found: dict[str, list[str]] = {}
        for one, meant in self.codes.items():
            found.setdefault(meant, []).append(one)
        object.__setattr__(self, "_stored_as", found)

    def read(self, series_key: str) -> str:
        """Return the key under which a stored series is read."""
        code, colon, rest = series_key.partition(":")
        return f"{self.codes.get(code, code)}{colon}{rest}"

    def stored(self, series_key: str) -> tuple[str, ...]:
        """Return every key under which the rows of a read series may be stored, its own first."""
        code, colon, rest = self.read(series_key).partition(":")
        return tuple(f"{one}{colon}{rest}" for one in self.stored_codes(code))

    def stored_codes(self, code: str) -> tuple[str, ...]:
        """Return the indicators that are read as one, itself first."""
        meant = self.codes.get(code, code)
        return meant, *self._stored_as.get(meant, ())

    def query(self, asked: ObservationQuery) -> ObservationQuery:
        """Return the query of the stored rows that are read as what is asked for."""
        keys = dict.fromkeys(one for key in asked.series_keys for one in self.stored(key))
        codes = dict.fromkeys(one for code in asked.indicators for one in self.stored_codes(code))
        return replace(asked, series_keys=tuple(keys), indicators=tuple(codes))

    def frame(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return OBSERVATIONS as they are read, in the order of the store."""
        if rows.empty or not rows["indicator"].isin(self.codes).any():
            return rows
        named = rows.assign(
            series_key=pd.array([self.read(key) for key in rows["series_key"]], dtype="str"),
            indicator=pd.array([self.codes.get(code, code) for code in rows["indicator"]], dtype="str"),
        )
        ordered = named.sort_values(["series_key", "start", "end", "obs_id"], ignore_index=True)
        return OBSERVATIONS.require(ordered[OBSERVATIONS.names])

    def decisions(self, found: Iterable[Decision]) -> tuple[Decision, ...]:
        """Return decisions as they are read."""
        return tuple(replace(one, series_key=self.read(one.series_key)) for one in found)

    def decisions_in_force(self, found: Iterable[Decision]) -> tuple[Decision, ...]:
        """Return the last decision of each series and period as they are read."""
        last = {(one.series_key, one.period): one for one in self.decisions(found)}
        return tuple(sorted(last.values(), key=lambda one: one.decision_id))

    def versions(self, keys: Iterable[str], stored: Mapping[str, int]) -> dict[str, int]:
        """Return the version of each read series: it moves with every series that is read as it."""
        return {key: sum(stored.get(one, 0) for one in self.stored(key)) for key in keys}


AS_STORED = Renaming()
