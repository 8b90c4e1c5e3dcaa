"""Figures of areas that were made of others (K7): before the change a new area is the sum of its parts.

The other way there is nothing to compute: after the change nobody measured the old area, and no share of the new one
is its figure. A window across the day of the change is of neither. Belongs here: the sum and the reasons why there is
none. Does not: which areas were made of which (``catalogue``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from indicators.model.frames import OBSERVATIONS, records
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.transforms.combined import combine, families
from indicators.winners import Rank, Role

Row = dict[str, Any]


class AreaReason(StrEnum):
    """Why an area has no figure for a period in which its predecessors or successors have one."""

    PARTS_MISSING = "area_parts_missing"
    PARTS_UNLIKE = "area_parts_unlike"
    STRADDLES = "area_straddles"
    ENDED = "area_ended"


@dataclass(frozen=True, slots=True)
class AreaRefusal:
    """A period for which the figure of an area is not derivable; ``areas``: the parts without a figure, or the heirs.

    ``day`` is that of the change.
    """

    series_key: str
    period: Period
    reason: AreaReason
    areas: tuple[str, ...]
    day: date


def part_keys(key: SeriesKey, parts: Sequence[str]) -> dict[str, str]:
    """Return the key of each part's series of the same indicator, dimensions, measure and unit, by area."""
    return {
        part: SeriesKey(key.indicator, part, key.measure, key.unit_measure, key.dimensions).render() for part in parts
    }


def sum_of_parts(
    marked: pd.DataFrame, key: SeriesKey, parts: Sequence[str], day: date, rank: Rank
) -> tuple[pd.DataFrame, tuple[AreaRefusal, ...]]:
    """Return derived rows (OBSERVATIONS, status ``D``) of an area made of ``parts`` on ``day``, and the refusals.

    ``marked`` is a MARKED frame with the series of the area and of its parts, flows or counts in levels. A window is
    added up when it ends by the change and every part has a figure for it in one family: of one origin with one
    status, or of one origin and one release day. Windows with a published figure are left alone.
    """
    own = key.render()
    keys = part_keys(key, parts)
    taken = {_window(row) for row in records(marked) if row["series_key"] == own and row["role"] == Role.WINNER}
    by_window = _by_window(marked, {text: part for part, text in keys.items()})
    rows: list[Row] = []
    refused: list[AreaRefusal] = []
    for period in sorted(by_window.keys() - taken):
        found = by_window[period]
        known = {part for family in found.values() for part in family}
        complete = [family for family in found.values() if len(family) == len(parts)]
        if period.end > day:
            if period.start < day:
                refused.append(AreaRefusal(own, period, AreaReason.STRADDLES, tuple(parts), day))
        elif complete:
            rows.append(_sum(key, period, _best(complete, rank), parts))
        else:
            missing = tuple(part for part in parts if part not in known)
            reason = AreaReason.PARTS_MISSING if missing else AreaReason.PARTS_UNLIKE
            refused.append(AreaRefusal(own, period, reason, missing or tuple(parts), day))
    return OBSERVATIONS.frame(rows), tuple(refused)


def no_share_of_heirs(marked: pd.DataFrame, key: SeriesKey, heirs: Sequence[str], day: date) -> tuple[AreaRefusal, ...]:
    """Return a refusal for each window after the end of an area in which its heirs have a figure and it has none.

    A window across ``day`` is refused as such.
    """
    own = key.render()
    keys = set(part_keys(key, heirs).values())
    won = [row for row in records(marked) if row["role"] == Role.WINNER]
    taken = {_window(row) for row in won if row["series_key"] == own}
    later = {_window(row) for row in won if row["series_key"] in keys} - taken
    return tuple(
        AreaRefusal(own, period, AreaReason.ENDED if period.start >= day else AreaReason.STRADDLES, tuple(heirs), day)
        for period in sorted(later)
        if period.end > day
    )


def _window(row: Mapping[str, Any]) -> Period:
    return Period(row["start"].date(), row["end"].date())


_Family = dict[str, Row]


def _by_window(marked: pd.DataFrame, part_of: Mapping[str, str]) -> dict[Period, dict[tuple[str, ...], _Family]]:
    """Return by window and family the latest figure of each part."""
    found: dict[Period, dict[tuple[str, ...], _Family]] = defaultdict(lambda: defaultdict(dict))
    for (series, *family), rows in families(records(marked)).items():
        if series not in part_of:
            continue
        for row in sorted(rows, key=lambda r: (r["published"], int(r["decimals"]))):
            found[_window(row)][tuple(family)][part_of[series]] = row
    return {period: dict(by_family) for period, by_family in found.items()}


def _best(complete: Sequence[_Family], rank: Rank) -> _Family:
    """Return the family of the best origin, then the latest one."""
    return min(complete, key=lambda family: _order(family, rank))


def _order(family: _Family, rank: Rank) -> tuple[int, int, int]:
    rows = list(family.values())
    latest = max(row["published"].toordinal() for row in rows)
    oldest = min(row["published"].toordinal() for row in rows)
    return rank(rows[0]["indicator"], rows[0]["origin"]), -latest, -oldest


def _sum(key: SeriesKey, period: Period, family: _Family, parts: Sequence[str]) -> Row:
    row = combine(period, [(1, family[part]) for part in parts])
    return {**row, "series_key": key.render(), "ref_area": key.ref_area}
