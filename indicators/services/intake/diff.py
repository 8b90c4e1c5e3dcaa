"""Which numbers would change: each figure of the file beside what is stored, before anything is written.

Like is compared with like: the same series, the same period. Belongs here: the comparison. Does not: the winner rule
(``winners``), which is asked what each figure would be after the commit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pandas as pd

from indicators.model.frames import records
from indicators.model.period import Period
from indicators.services.figures import Figure
from indicators.services.intake.incoming import Incoming
from indicators.winners import Rank, Role, agrees, magnitude, mark

Row = dict[str, Any]
Key = tuple[str, Period]


class Change(StrEnum):
    """What a figure of the file is to what is stored."""

    NEW = "new"
    REVISED = "revised"
    CONFLICTING = "conflicting"
    UNCHANGED = "unchanged"


class Detail(StrEnum):
    """What else is to be said of a change."""

    NONE = ""
    ALREADY_THERE = "already_there"
    CONFIRMED = "confirmed"
    OTHER_SOURCE_AGREES = "other_source_agrees"
    EARLIER = "earlier"
    REPLACES_DERIVED = "replaces_derived"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One figure of the file: ``figure`` as it would stand, ``stored`` what it is compared with (None: nothing).

    ``writes`` is False where the same is stored already. ``change`` is in the display unit of ``figure``,
    ``percent`` of the stored value; both None without a stored value. ``role`` is what the figure would be after the
    commit, ``figure.role`` says the same.
    """

    incoming: Incoming
    figure: Figure
    stored: Figure | None
    kind: Change
    detail: Detail
    writes: bool
    change: Decimal | None
    percent: Decimal | None

    @property
    def role(self) -> str:
        return self.figure.role


def compare(
    figures: Sequence[Incoming],
    arriving: pd.DataFrame,
    history: pd.DataFrame,
    rank: Rank,
    figure_of: Callable[[Mapping[str, Any]], Figure],
) -> tuple[DiffRow, ...]:
    """Return a diff row for each figure, in their order.

    ``arriving`` is the same figures as OBSERVATIONS; ``history`` is MARKED, derived figures included; ``figure_of``
    makes a Figure of a MARKED row.
    """
    past: dict[Key, list[Row]] = {}
    for row in _rows(history):
        past.setdefault(_key(row), []).append(row)
    roles = _roles_after(arriving, history, rank)
    seen: dict[Key, Row] = {}
    found = []
    for incoming, row in zip(figures, _rows(arriving), strict=True):
        settled = {**row, "role": roles[row["obs_id"]], "discrepancy": False}
        compared = _compared(settled, past.get(_key(row), []), seen)
        seen.setdefault(_key(row), settled)
        found.append(_diff_row(incoming, settled, compared, figure_of))
    return tuple(found)


def _rows(frame: pd.DataFrame) -> list[Row]:
    return records(frame)


def _key(row: Row) -> Key:
    return row["series_key"], Period(row["start"].date(), row["end"].date())


def _roles_after(arriving: pd.DataFrame, history: pd.DataFrame, rank: Rank) -> dict[int, str]:
    """Return the role of each arriving figure once it is stored; one that is no number has none."""
    if arriving.empty:
        return {}
    numbers = arriving[[_is_number(text) for text in arriving["value_text"]]]
    stored = history[history["obs_id"].notna()][list(arriving.columns)]
    touched = stored[stored["series_key"].isin(set(numbers["series_key"]))]
    after = mark(pd.concat([touched, numbers], ignore_index=True) if len(touched) else numbers, rank)
    named = dict(zip(after["obs_id"].tolist(), after["role"].tolist(), strict=True))
    return {obs_id: named.get(obs_id, Role.BLANK.value) for obs_id in arriving["obs_id"].tolist()}


def _is_number(text: str) -> bool:
    return Decimal(text).is_finite()


_Compared = tuple[Change, Detail, bool, Row | None]


def _compared(row: Row, past: list[Row], seen: Mapping[Key, Row]) -> _Compared:
    """Return kind, detail, whether it is written, and the stored row it is compared with."""
    if not _is_number(row["value_text"]):
        return Change.NEW, Detail.NONE, True, None
    twin = seen.get(_key(row))
    if twin is not None and agrees(row, twin):
        return Change.UNCHANGED, Detail.TWICE, False, None
    own = [r for r in past if r["origin"] == row["origin"] and not pd.isna(r["obs_id"]) and r["value_text"]]
    if own:
        return _beside_own(row, own)
    winner = next((r for r in past if r["role"] == Role.WINNER), None)
    if winner is None:
        return Change.NEW, Detail.NONE, True, None
    if pd.isna(winner["obs_id"]):
        return Change.NEW, Detail.REPLACES_DERIVED, True, winner
    if agrees(row, winner):
        return Change.UNCHANGED, Detail.OTHER_SOURCE_AGREES, True, winner
    return Change.CONFLICTING, Detail.NONE, True, winner


def _beside_own(row: Row, own: list[Row]) -> _Compared:
    """Compare with what the same origin has said: its latest word, or the very same publication."""
    for earlier in own:
        if _same_publication(row, earlier) and _same_value(row, earlier):
            return Change.UNCHANGED, Detail.ALREADY_THERE, False, earlier
    standing = [one for one in own if one["role"] != Role.CORRECTED] or own
    latest = max(standing, key=lambda r: (_day(r), r["obs_id"]))
    if _same_value(row, latest) or (agrees(row, latest) and not _coarser(row, latest)):
        return Change.UNCHANGED, Detail.CONFIRMED, True, latest
    older = _day(row) < _day(latest)
    return Change.REVISED, Detail.EARLIER if older else Detail.NONE, True, latest


def _same_publication(row: Row, other: Row) -> bool:
    return bool(_day(row) == _day(other) and row["obs_status"] == other["obs_status"])


def _same_value(row: Row, other: Row) -> bool:
    return bool(row["qualifier"] == other["qualifier"] and magnitude(row) == magnitude(other))


def _coarser(row: Row, other: Row) -> bool:
    """Whether two figures only agree because one of them is a bound ("over 18")."""
    return bool(row["qualifier"] != other["qualifier"])


def _day(row: Row) -> int:
    return 0 if pd.isna(row["published"]) else int(row["published"].toordinal())


def _diff_row(
    incoming: Incoming, row: Row, compared: _Compared, figure_of: Callable[[Mapping[str, Any]], Figure]
) -> DiffRow:
    kind, detail, writes, stored_row = compared
    figure = figure_of(row)
    stored = None if stored_row is None else figure_of(stored_row)
    change = percent = None
    if stored is not None and stored_row is not None and figure.shown is not None:
        change = (magnitude(row) - magnitude(stored_row)).scaleb(-figure.shown_mult)
        percent = (
            100 * change / abs(magnitude(stored_row).scaleb(-figure.shown_mult)) if magnitude(stored_row) else None
        )
    return DiffRow(incoming, figure, stored, kind, detail, writes, change, percent)


def counts(rows: Iterable[DiffRow]) -> dict[str, int]:
    """Return how many figures are of each kind; a figure that stands twice in the file counts once."""
    found = {change.value: 0 for change in Change}
    for row in rows:
        if row.detail is not Detail.TWICE:
            found[row.kind] += 1
    return found


def largest(rows: Iterable[DiffRow]) -> DiffRow | None:
    """Return the revision or conflict with the largest change in per cent; failing that the first new figure."""
    ordered = list(rows)
    moved = [r for r in ordered if r.kind in {Change.REVISED, Change.CONFLICTING} and r.percent is not None]
    if moved:
        return max(moved, key=lambda row: abs(row.percent or Decimal(0)))
    return next((row for row in ordered if row.writes), None)
