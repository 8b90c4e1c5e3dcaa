"""Which numbers would change: each figure of the file beside what is stored, before anything is written.

Like is compared with like: the same series, the same period. Belongs here: the comparison. Does not: the winner rule
(``winners``), which is asked what each figure would be after the commit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, overload

import numpy as np
import pandas as pd

from indicators.model.frames import records
from indicators.model.period import Period
from indicators.model.pooled import Pooled
from indicators.model.series import SeriesKey
from indicators.services.figures import Figure
from indicators.services.intake.arriving import Arriving
from indicators.services.intake.incoming import Incoming
from indicators.winners import Rank, Role, agrees, magnitude, mark, roles_of

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


class Diff(Sequence[DiffRow]):
    """The figures of a file beside what is stored, in their order.

    Only those that have something beside them, in the store or in the file, are compared one by one and kept
    (``beside``, by place); all others are new, and a row of theirs is made when it is asked for.
    """

    def __init__(
        self, figures: Arriving, beside: Mapping[int, DiffRow], roles: Sequence[str], make: MakeFigure
    ) -> None:
        self.figures, self._beside, self._roles, self._make = figures, beside, roles, make

    def __len__(self) -> int:
        return len(self.figures)

    @overload
    def __getitem__(self, at: int) -> DiffRow: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[DiffRow, ...]: ...
    def __getitem__(self, at: int | slice) -> DiffRow | tuple[DiffRow, ...]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        at = range(len(self))[at]
        if at in self._beside:
            return self._beside[at]
        (row,) = _rows(self.figures.stored(np.array([at])))
        return _diff_row(self.figures[at], {**row, "role": self._roles[at], "discrepancy": False}, _NEW, self._make)

    def __iter__(self) -> Iterator[DiffRow]:
        fresh = np.array([at for at in range(len(self)) if at not in self._beside], dtype=np.int64)
        for begin in range(0, max(len(self), 1), AT_ONCE):
            some = fresh[(fresh >= begin) & (fresh < begin + AT_ONCE)]
            rows = dict(zip(some.tolist(), _rows(self.figures.stored(some)), strict=True)) if len(some) else {}
            for at in range(begin, min(begin + AT_ONCE, len(self))):
                if at in self._beside:
                    yield self._beside[at]
                else:
                    row = {**rows[at], "role": self._roles[at], "discrepancy": False}
                    yield _diff_row(self.figures[at], row, _NEW, self._make)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (Diff, tuple)) and len(self) == len(other) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    @property
    def beside(self) -> Mapping[int, DiffRow]:
        """The rows that have something beside them, by their place; every other one is new and written."""
        return self._beside

    def written(self) -> np.ndarray[Any, Any]:
        """Return the places of the figures that are written."""
        kept = np.ones(len(self), dtype=bool)
        kept[[at for at, row in self._beside.items() if not row.writes]] = False
        return np.flatnonzero(kept)

    @property
    def writes(self) -> int:
        """How many figures are written."""
        return len(self) - sum(not row.writes for row in self._beside.values())

    def of_kind(self, *kinds: Change) -> list[DiffRow]:
        """Return the rows of kinds other than new, in the order of the file."""
        return [self._beside[at] for at in sorted(self._beside) if self._beside[at].kind in kinds]

    def role(self, at: int) -> str:
        return self._beside[at].role if at in self._beside else self._roles[at]


AT_ONCE = 4_096
MakeFigure = Callable[[Mapping[str, Any]], Figure]


def compare(figures: Arriving, history: pd.DataFrame, rank: Rank, figure_of: MakeFigure) -> Diff:
    """Return the comparison of each figure, in their order.

    ``history`` is MARKED, derived figures included; ``figure_of`` makes a Figure of a MARKED row.
    """
    length, series, periods = len(figures), figures.series, figures.periods
    history = _of_periods(history, periods.pool)
    key = series.codes(length) * max(len(periods.pool), 1) + periods.codes(length)
    kept = _known(series, periods, _past(history))
    twice = pd.Series(key).duplicated(keep=False).to_numpy() if length else np.zeros(0, dtype=bool)
    some = np.flatnonzero(twice | np.isin(key, kept))
    found: dict[int, DiffRow] = {}
    if len(some):
        arriving = figures.stored(some)
        keys = {_key(row) for row in _rows(arriving)}
        names = {name for name, _ in keys}
        touched = history[history["series_key"].isin(names)]
        beside = _beside([figures[at] for at in some.tolist()], arriving, touched, rank, figure_of)
        found = dict(zip(some.tolist(), beside, strict=True))
    roles = figures.roles
    alone = roles.mapped(_role_alone)
    numbers = figures.numbers()
    said = [role if number else Role.BLANK.value for role, number in zip(alone.values(length), numbers, strict=True)]
    return Diff(figures, found, said, figure_of)


def _known(series: Pooled[SeriesKey], periods: Pooled[Period], past: Iterable[Key]) -> list[int]:
    """Return the numbers of the keys of the past among those of the figures."""
    places = {one.render(): at for at, one in enumerate(series.pool)}
    when = {one: at for at, one in enumerate(periods.pool)}
    wide = max(len(periods.pool), 1)
    return [places[name] * wide + when[period] for name, period in past if name in places and period in when]


def _of_periods(history: pd.DataFrame, periods: Iterable[Period]) -> pd.DataFrame:
    """Return the rows that begin and end on days on which some period does: all that figures can stand beside."""
    starts = pd.to_datetime([period.start for period in periods])
    ends = pd.to_datetime([period.end for period in periods])
    return history[(history["start"].isin(starts) & history["end"].isin(ends)).to_numpy()]


def _past(history: pd.DataFrame) -> set[Key]:
    return {_key(row) for row in _rows(history[["series_key", "start", "end"]])}


def _role_alone(said: tuple[str, str, bool, str]) -> str:
    """Return the role of a number that nothing stands beside; the winner rule knows it from one such row."""
    withheld, status, dated, qualifier = said
    row = {
        "withheld": withheld,
        "obs_status": status,
        "qualifier": qualifier,
        "value_text": "1",
        "obs_id": 1,
        "published": pd.Timestamp(2000, 1, 1) if dated else pd.NaT,
        "indicator": "",
        "origin": "",
        "decimals": 0,
        "unit_mult": 0,
        "citation": "",
    }
    return roles_of([row], lambda _indicator, _origin: 1)[0].value


def _beside(
    figures: Sequence[Incoming], arriving: pd.DataFrame, history: pd.DataFrame, rank: Rank, figure_of: MakeFigure
) -> list[DiffRow]:
    past: dict[Key, list[Row]] = {}
    for row in _rows(history):
        past.setdefault(_key(row), []).append(row)
    roles = _roles_after(arriving, history, rank)
    seen: dict[Key, Row] = {}
    found = []
    for incoming, row in zip(figures, _rows(arriving), strict=True):
        settled = {**row, "role": roles[row["obs_id"]], "discrepancy": False}
        compared = _compared(settled, past.get(_key(row), []), seen)
        if _is_number(row["value_text"]):
            seen.setdefault(_key(row), settled)
        found.append(_diff_row(incoming, settled, compared, figure_of))
    return found


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
_NEW: _Compared = (Change.NEW, Detail.NONE, True, None)


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


def counts(diff: Diff) -> dict[str, int]:
    """Return how many figures are of each kind; a figure that stands twice in the file counts once."""
    found = {change.value: 0 for change in Change}
    found[Change.NEW] = len(diff) - len(diff.beside)
    for row in diff.beside.values():
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
