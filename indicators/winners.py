"""The winner rule: which of several figures for one series and one period is shown, and what the others are to it.

The rule, in order: a person's decision; a two-sided figure before a compatible one-sided one; the rank of the origin;
that origin's latest publication; more printed decimals; the lower id. Never a winner: projections, targets, undated
figures, and withheld ones unless a person decides for that very figure, knowing why it is withheld. A figure of another
origin that differs by more than the printed rounding is a *disagreement*; an earlier one of the same origin is
*superseded* (a revision, not a disagreement). A figure that a person corrected by hand is *corrected*: wherever its
correction is known it takes no part, and a decision for it holds for the correction.

Pure: ranks and decisions are arguments. Public names: ``mark``, ``roles_of``, ``decisive``, ``holding``, ``Role``,
``Criterion``, ``MARKED``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from indicators.model.frames import FLAG, OBSERVATIONS, TEXT, Column, Schema, records, texts
from indicators.model.observation import Citation, ObsStatus, Qualifier

Row = dict[str, Any]
Rank = Callable[[str, str], int]
_REPLACES = '"replaces": ['
"""How a correction begins to name what it replaces; within the JSON text of a citation nothing else reads like it."""


class Role(StrEnum):
    """What a figure is beside the winner of its key."""

    WINNER = "winner"
    CORROBORATION = "corroboration"
    AGREES = "agrees"
    SUPERSEDED = "superseded"
    DISAGREES = "disagrees"
    WITHHELD = "withheld"
    UNDATED = "undated"
    NOT_OUTCOME = "not_outcome"
    BLANK = "blank"
    CORRECTED = "corrected"


class Criterion(StrEnum):
    """The step of the rule at which the winner came before another eligible figure of its key."""

    DECISION = "decision"
    TWO_SIDED = "two_sided"
    RANK = "rank"
    PUBLICATION = "publication"
    DECIMALS = "decimals"
    ENTRY = "entry"


MARKED = Schema(
    "MARKED",
    (
        *OBSERVATIONS.columns,
        Column("role", TEXT, "Role beside the winner of its series and period"),
        Column(
            "discrepancy", FLAG, "on a winner: some rival differs by more than the printed rounding, or is withheld"
        ),
    ),
)


def mark(
    observations: pd.DataFrame, rank: Rank, decisions: Mapping[tuple[str, str, str], int] | None = None
) -> pd.DataFrame:
    """Return ``observations`` (OBSERVATIONS, already as of the wanted day) with ``role`` and ``discrepancy`` (MARKED).

    ``rank(indicator, origin)`` is 1 for the first. ``decisions`` maps (series_key, start, end as ISO dates) to the
    obs_id a person chose. Rows keep their order; a key without an eligible figure has no winner.
    """
    alone, groups = _by_key(observations, decisions or {})
    roles = _roles_alone(observations)
    disputed = np.zeros(len(observations), dtype=bool)
    contested = np.flatnonzero(~alone)
    rows: list[Row] = records(observations.iloc[contested]) if len(contested) else []
    grouped: dict[int, list[int]] = {}
    for place, group in enumerate(groups[contested].tolist()):
        grouped.setdefault(group, []).append(place)
    for places in grouped.values():
        first = rows[places[0]]
        key = (first["series_key"], f"{first['start']:%Y-%m-%d}", f"{first['end']:%Y-%m-%d}")
        found = _roles([(place, rows[place]) for place in places], rank, (decisions or {}).get(key))
        rivals = any(role in {Role.DISAGREES, Role.WITHHELD} for role in found.values())
        for place, role in found.items():
            roles[contested[place]] = role.value
            disputed[contested[place]] = rivals and role is Role.WINNER
    return MARKED.with_columns(observations, {"role": texts(roles), "discrepancy": disputed})


def _by_key(observations: pd.DataFrame, decisions: Mapping[tuple[str, str, str], int]) -> tuple[np.ndarray, np.ndarray]:
    """Return which rows need no rule, being the only ones of their series and period, and the number of each key.

    A figure that replaces others, and one for whose key a person decided, is never among them.
    """
    series = pd.factorize(observations["series_key"])[0]
    days = [observations[name].to_numpy().astype("datetime64[D]").astype(np.int64) for name in ("start", "end")]
    order = np.lexsort((days[1], days[0], series))
    fresh = np.ones(len(order), dtype=bool)
    if len(order):
        fresh[1:] = np.logical_or.reduce([one[order][1:] != one[order][:-1] for one in (series, *days)])
    groups = np.empty(len(order), dtype=np.int64)
    groups[order] = np.cumsum(fresh) - 1
    alone = np.bincount(groups)[groups] == 1 if len(order) else np.zeros(0, dtype=bool)
    alone &= np.array([_REPLACES not in citation for citation in observations["citation"]], dtype=bool)
    if decisions:
        decided = observations["series_key"].isin({key for key, _, _ in decisions}).to_numpy()
        alone &= ~decided
    return alone, groups


def _roles_alone(observations: pd.DataFrame) -> np.ndarray:
    """Return the role of each row as if it were the only one of its key: the first of these that holds, as below."""
    roles = np.full(len(observations), Role.WINNER.value, dtype=object)
    roles[observations["published"].isna().to_numpy()] = Role.UNDATED.value
    no_outcome = observations["obs_status"].isin([ObsStatus.FORECAST.value, ObsStatus.TARGET.value])
    roles[no_outcome.to_numpy()] = Role.NOT_OUTCOME.value
    roles[(observations["value_text"] == "").to_numpy()] = Role.BLANK.value
    roles[(observations["withheld"] != "").to_numpy()] = Role.WITHHELD.value
    return roles


def roles_of(rows: Sequence[Row], rank: Rank, chosen: int | None = None) -> list[Role]:
    """Return the roles of the rows of one series and period (OBSERVATIONS columns), in their order.

    ``chosen`` is the obs_id a person decided for.
    """
    found = _roles(list(enumerate(rows)), rank, chosen)
    return [found[position] for position in range(len(rows))]


def decisive(row: Row, winner: Row, others: Sequence[Row], rank: Rank, chosen: int | None = None) -> Criterion:
    """Return the step at which ``winner`` comes before ``row``; both are eligible rows among ``others`` of one key."""
    sides = _two_sided(others, chosen)
    first, second = (_order(one, sides, rank, chosen) for one in (winner, row))
    return next(step for step, a, b in zip(Criterion, first, second, strict=True) if a != b or step is Criterion.ENTRY)


def holding(rows: Iterable[Row], chosen: int | None) -> int | None:
    """Return the obs_id for which a decision holds: of a corrected figure, its latest correction among ``rows``."""
    return None if chosen is None else _corrections(rows).get(chosen, chosen)


def _corrections(rows: Iterable[Row]) -> dict[int, int]:
    """Return by the obs_id of each figure that was corrected its latest correction; what is not there is left out."""
    found: dict[int, int] = {}
    for row in rows:
        if _REPLACES in row["citation"]:  # of many thousand rows hardly one is a correction
            for replaced in Citation.from_json(row["citation"]).replaces:
                found[replaced] = max(found.get(replaced, 0), _identity(row))
    return found


def _two_sided(rows: Sequence[Row], chosen: int | None) -> list[Row]:
    return [row for row in rows if _excluded(row, chosen) is None and not Qualifier(row["qualifier"]).one_sided]


def _order(row: Row, two_sided: Sequence[Row], rank: Rank, chosen: int | None) -> tuple[Any, ...]:
    """Return what a row is sorted by among the eligible rows of its key: one place for each Criterion."""
    return (
        chosen is None or _identity(row) != chosen,
        Qualifier(row["qualifier"]).one_sided and any(admits(row, other) for other in two_sided),
        rank(row["indicator"], row["origin"]),
        -row["published"].toordinal(),
        -int(row["decimals"]),
        _identity(row),
    )


def _identity(row: Row) -> int:
    return 0 if pd.isna(row["obs_id"]) else int(row["obs_id"])


def _roles(group: list[tuple[int, Row]], rank: Rank, chosen: int | None) -> dict[int, Role]:
    corrections = _corrections(row for _, row in group)
    chosen = None if chosen is None else corrections.get(chosen, chosen)
    roles = {
        position: Role.CORRECTED if _identity(row) in corrections else _excluded(row, chosen) for position, row in group
    }
    eligible = [(position, row) for position, row in group if roles[position] is None]
    found = {position: role for position, role in roles.items() if role is not None}
    if not eligible:
        return found
    two_sided = _two_sided([row for _, row in eligible], chosen)
    ordered = sorted(eligible, key=lambda item: _order(item[1], two_sided, rank, chosen))
    winner_position, winner = ordered[0]
    latest = {
        row["origin"]: max(r["published"] for _, r in eligible if r["origin"] == row["origin"]) for _, row in eligible
    }
    for position, row in ordered[1:]:
        found[position] = _beside(row, winner, superseded=row["published"] < latest[row["origin"]])
    found[winner_position] = Role.WINNER
    return found


def _excluded(row: Row, chosen: int | None) -> Role | None:
    if row["withheld"] and (chosen is None or _identity(row) != chosen):
        return Role.WITHHELD
    if row["value_text"] == "":
        return Role.BLANK
    if row["obs_status"] in {ObsStatus.FORECAST, ObsStatus.TARGET}:
        return Role.NOT_OUTCOME
    if pd.isna(row["published"]):
        return Role.UNDATED
    return None


def _beside(row: Row, winner: Row, *, superseded: bool) -> Role:
    if row["qualifier"] == winner["qualifier"] and magnitude(row) == magnitude(winner):
        return Role.CORROBORATION
    if superseded:
        return Role.SUPERSEDED
    return Role.AGREES if agrees(row, winner) else Role.DISAGREES


def magnitude(row: Mapping[str, Any]) -> Decimal:
    """Return the exact value in single units (dollars, not billions)."""
    return Decimal(row["value_text"]).scaleb(int(row["unit_mult"]))


def rounding(row: Mapping[str, Any]) -> Decimal:
    """Return half a unit of the last printed decimal, in single units."""
    return Decimal(5).scaleb(int(row["unit_mult"]) - int(row["decimals"]) - 1)


def admits(bound: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether a one-sided figure holds for ``other`` within half a unit of its last decimal.

    "Nearly 24.1" admits 24.1; "over 24" admits 24.1.
    """
    slack = max(rounding(bound), rounding(other))
    if bound["qualifier"] == Qualifier.NEARLY:
        return magnitude(other) <= magnitude(bound) + slack
    return magnitude(other) >= magnitude(bound) - slack


def agrees(row: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two figures say the same within the coarser printed rounding, their qualifiers considered."""
    if Qualifier(row["qualifier"]).one_sided:
        return admits(row, other)
    if Qualifier(other["qualifier"]).one_sided:
        return admits(other, row)
    return abs(magnitude(row) - magnitude(other)) <= max(rounding(row), rounding(other))
