"""What the checks can tell about figures that disagree: another measure, the sum of its parts, the stated change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.checks import SCREENED, Case
from indicators.checks.identities import DIFFERENCES, identities, sums
from indicators.checks.other_measure import other_measure
from indicators.checks.stated_change import stated_change
from indicators.model.finding import Finding
from indicators.model.frames import records
from indicators.model.series import Measure
from indicators.services.figures import Figure, Figures
from indicators.winners import MARKED, Role

Row = dict[str, Any]
About = Callable[[Iterable[Figure]], "tuple[Hint, ...]"]
"""Tells of figures of one series what the checks say."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One finding about one of the figures; ``about`` is its obs_id."""

    about: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Hints:
    """Asks the checks about stored figures, held against everything known of their topic as of a day."""

    catalogue: Callable[[], Catalogue]
    figures: Figures
    today: Callable[[], date]

    def about(self, as_of: date | None = None) -> About:
        """Return what tells of stored figures of one series what the checks say, those that say nothing left out.

        Ask it of many while nothing is written: what is known of a topic is gathered once.
        """
        gathered: dict[tuple[str, str], tuple[pd.DataFrame, dict[int, Row]]] = {}

        def told(rivals: Iterable[Figure]) -> tuple[Hint, ...]:
            wanted = [one for one in rivals if one.obs_id is not None]
            if not wanted:
                return ()
            topic = self._topic(wanted[0].indicator), _members(wanted[0].series_key)
            if topic not in gathered:
                history = self.history(wanted[0].indicator, as_of, wanted[0].series_key)
                rows = {row["obs_id"]: row for row in records(history) if not pd.isna(row["obs_id"])}
                gathered[topic] = history, rows
            history, rows = gathered[topic]
            asked = [(figure.obs_id or 0, rows[figure.obs_id]) for figure in wanted if figure.obs_id in rows]
            return tuple(Hint(obs_id, one) for obs_id, row in asked for one in self._ask(row, history, rows.values()))

        return told

    def history(self, indicator: str, as_of: date | None = None, beside: str = "") -> pd.DataFrame:
        """Return MARKED rows of every series of an indicator's topic; of the area and members of ``beside`` alone.

        What is held against one series has its area and members, and there may be thousands of others.
        """
        members = _members(beside)
        by_code = self.catalogue().by_code
        topic = self._topic(indicator)
        keys = [
            key
            for key in self.figures.series_keys()
            if (entry := by_code.get(key.partition(":")[0])) and entry.topic == topic
            if not beside or _members(key) == members
        ]
        frames = [frame for frame in self.figures.marked_all(keys, as_of).values() if len(frame)]
        return pd.concat(frames, ignore_index=True)[MARKED.names] if frames else MARKED.empty()

    def _topic(self, indicator: str) -> str:
        by_code = self.catalogue().by_code
        return by_code[indicator].topic if indicator in by_code else ""

    def _ask(self, row: Row, history: pd.DataFrame, known: Iterable[Row]) -> list[Finding]:
        parts = self._parts(row, known)
        found = list(identities(self.case([row, *parts], MARKED.empty()))) if parts else []
        if row["role"] == Role.WINNER:
            return found
        check = other_measure if row["measure"] == Measure.LEVEL else stated_change
        return [*check(self.case([row], history)), *found]

    def _parts(self, whole: Row, rows: Iterable[Row]) -> list[Row]:
        """Return the parts of ``whole`` as its own origin printed them; the parts of others prove nothing of it."""
        named = dict((*sums(self.catalogue().by_code), *DIFFERENCES)).get(whole["indicator"], ())
        codes = {code for code, _ in named}
        same = ("origin", "start", "end", "ref_area", "dimensions", "measure", "unit_measure")
        return [
            row
            for row in rows
            if row["indicator"] in codes
            and row["role"] in {Role.WINNER, Role.AGREES, Role.DISAGREES}
            and all(row[name] == whole[name] for name in same)
        ]

    def case(self, rows: Iterable[Row], history: pd.DataFrame) -> Case:
        """Return figures as what the checks screen; they stand in no sheet."""
        catalogue = self.catalogue()
        return Case(SCREENED.frame(list(rows)), history, catalogue.by_code, catalogue.labels.unit_kinds, self.today())


def _members(series_key: str) -> str:
    """Return area and members of other dimensions as a key writes them."""
    return series_key.partition(":")[2].partition(";measure=")[0]
