"""Series of areas that were made of others or went into others: which belong together, and what can be added up."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.model.frames import OBSERVATIONS
from indicators.model.indicator import IndicatorKind
from indicators.model.series import Measure, SeriesKey
from indicators.services.marked_rows import of_series
from indicators.transforms.areas import AreaRefusal, no_share_of_heirs, part_keys, sum_of_parts

ADDITIVE = (IndicatorKind.FLOW, IndicatorKind.COUNT)
"""What adds up over areas: amounts and numbers, never rates and indices."""


@dataclass(frozen=True, slots=True)
class PartAreas:
    """Asks the catalogue which series are parts of which."""

    catalogue: Catalogue

    def part_keys(self, series_keys: Iterable[str]) -> tuple[str, ...]:
        """Return the series of the parts of the areas of ``series_keys``."""
        return tuple(
            text for key in map(SeriesKey.parse, series_keys) for text in part_keys(key, self._parts(key)).values()
        )

    def kin_keys(self, series_key: str) -> tuple[str, ...]:
        """Return the series of the parts and of the heirs of the area of a series."""
        key = SeriesKey.parse(series_key)
        return tuple(part_keys(key, (*self._parts(key), *self._heirs(key))).values())

    def made_of(self, stored: Iterable[str]) -> set[str]:
        """Return the series that follow from ``stored`` ones: those of areas of which every part has a series."""
        known = set(stored)
        found = set()
        for text in known:
            key = SeriesKey.parse(text)
            for heir in self._heirs(key):
                new = SeriesKey(key.indicator, heir, key.measure, key.unit_measure, key.dimensions)
                parts = self._parts(new)
                if parts and known.issuperset(part_keys(new, parts).values()):
                    found.add(new.render())
        return found

    def is_made_of(self, series_key: str, stored: Collection[str]) -> bool:
        """Tell whether a series follows from ``stored`` ones (see ``made_of``)."""
        key = SeriesKey.parse(series_key)
        parts = self._parts(key)
        return bool(parts) and all(text in stored for text in part_keys(key, parts).values())

    def sums(self, marked: pd.DataFrame, series_keys: Iterable[str]) -> pd.DataFrame:
        """Return the derived rows (OBSERVATIONS) of the new areas among ``series_keys``."""
        frames, known = [], set(marked["series_key"].tolist())
        for key in map(SeriesKey.parse, series_keys):
            parts = self._parts(key)
            names = part_keys(key, parts).values()
            if not known.isdisjoint(names):
                concerned = of_series(marked, {key.render(), *names})
                frame, _ = sum_of_parts(concerned, key, parts, self._day(key), self.catalogue.rank)
                frames.append(frame)
        frames = [frame for frame in frames if len(frame)]
        return pd.concat(frames, ignore_index=True) if frames else OBSERVATIONS.empty()

    def refusals(self, marked: pd.DataFrame, series_key: str) -> tuple[AreaRefusal, ...]:
        """Return for which periods a series has no figure though its parts or heirs have one."""
        key = SeriesKey.parse(series_key)
        found: tuple[AreaRefusal, ...] = ()
        if parts := self._parts(key):
            found += sum_of_parts(marked, key, parts, self._day(key), self.catalogue.rank)[1]
        if heirs := self._heirs(key):
            ended = self.catalogue.area(key.ref_area).valid_to
            found += no_share_of_heirs(marked, key, heirs, ended) if ended else ()
        return found

    def _adds_up(self, key: SeriesKey) -> bool:
        entry = self.catalogue.by_code.get(key.indicator)
        return entry is not None and entry.kind in ADDITIVE and key.measure == Measure.LEVEL

    def _parts(self, key: SeriesKey) -> tuple[str, ...]:
        return self.catalogue.predecessors(key.ref_area) if self._adds_up(key) else ()

    def _heirs(self, key: SeriesKey) -> tuple[str, ...]:
        return self.catalogue.successors(key.ref_area) if self._adds_up(key) else ()

    def _day(self, key: SeriesKey) -> date:
        return self.catalogue.area(key.ref_area).valid_from or date.min
