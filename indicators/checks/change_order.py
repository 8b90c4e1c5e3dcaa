"""State changes among each other: twice the same, two on one day, out of order, the same tier again, a fall. Pure.

A proposed change is held against the changes of the same partner that are known and the others of its file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.model.finding import Finding, Severity
from indicators.model.partnership import ChangeField, ChangeRow, StateChange, render_known


@dataclass(frozen=True, slots=True)
class Proposed:
    """A change that a row proposes; ``replaces`` is the known change of which it says more, or None."""

    row: ChangeRow
    change: StateChange
    replaces: StateChange | None = None

    def finding(self, code: str, severity: Severity, column: ChangeField, other: StateChange | None = None) -> Finding:
        """Return a finding at one of the row's cells, with the other change it is about."""
        params: dict[str, object] = {"country": dict(self.change.name), "tier": self.change.tier.value}
        if other is not None:
            params |= {
                "other_tier": other.tier.value,
                "known": render_known(other.known),
                "id": other.change_id,
                "at": other.place,
            }
        return Finding(code, severity, self.row.sheet, self.row.cell(column), params)


def check_order(proposed: Sequence[Proposed], history: Iterable[StateChange]) -> tuple[Finding, ...]:
    """Return what stands against the proposed changes; ``history`` is all that is known already."""
    replaced = {one.replaces.change_id for one in proposed if one.replaces is not None}
    kept = [change for change in history if change.change_id not in replaced]
    findings: list[Finding] = []
    seen: dict[tuple[object, ...], Proposed] = {}
    single: list[Proposed] = []
    for one in proposed:
        said = (one.change.partner, one.change.tier, one.change.known)
        if said in seen:
            params = {"at": seen[said].row.cell(ChangeField.DATE)}
            cell = one.row.cell(ChangeField.ISO3, ChangeField.COUNTRY)
            findings.append(Finding("change_row_twice", Severity.HARD, one.row.sheet, cell, params))
        else:
            seen[said] = one
            single.append(one)
    for one in single:
        known = [change for change in kept if change.partner == one.change.partner]
        beside = [other.change for other in single if other is not one and other.change.partner == one.change.partner]
        finding = _against(one, known, beside)
        if finding is not None:
            findings.append(finding)
    return tuple(findings)


def _against(one: Proposed, known: Sequence[StateChange], beside: Sequence[StateChange]) -> Finding | None:
    """Return the gravest thing that the partner's other changes say against this one.

    ``beside`` are those of the same file: a fall among them is told once, at the lower tier.
    """
    day, tier, others = one.change.effective, one.change.tier, [*known, *beside]
    same_day = next((other for other in others if other.effective == day), None)
    if same_day is not None:
        code = "change_same_tier" if same_day.tier is tier else "change_two_tiers"
        return one.finding(code, Severity.HARD, ChangeField.TIER, same_day)
    before, after = _neighbours(one.change, others)
    for neighbour in (before, after):
        if neighbour is not None and neighbour.tier is tier:
            return one.finding("change_same_tier", Severity.HARD, ChangeField.TIER, neighbour)
    if after is not None and after.tier.rank < tier.rank and after in known and one.replaces is None:
        return one.finding("change_before_earlier", Severity.HARD, ChangeField.DATE, after)
    if before is not None and before.tier.rank > tier.rank:
        return one.finding("change_downgrade", Severity.SOFT, ChangeField.TIER, before)
    return None


def _neighbours(change: StateChange, others: Sequence[StateChange]) -> tuple[StateChange | None, StateChange | None]:
    """Return the changes right before and right after one."""
    before = [other for other in others if other.effective < change.effective]
    after = [other for other in others if other.effective > change.effective]
    return (
        max(before, key=lambda other: other.effective, default=None),
        min(after, key=lambda other: other.effective, default=None),
    )
