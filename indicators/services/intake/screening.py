"""Findings as a person meets them: which stop the commit, which are to be ticked with a reason, which are only told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from indicators.model.finding import Finding, Severity
from indicators.services.intake.mapping import UNKNOWN_MEMBER, How, MappingRow, Reason

_ORDER = {Severity.HARD: 0, Severity.SOFT: 1, Severity.PASSED: 2, Severity.INFO: 3}


@dataclass(frozen=True, slots=True)
class Screened:
    """One finding with its id in this upload. ``concerns`` says whether it is about anything that would be written.

    A finding on a sheet on which nothing is meant to be taken is told, but neither stops the commit nor has to be
    ticked. ``reason`` is that of the person who accepted it.
    """

    finding_id: str
    finding: Finding
    concerns: bool
    reason: str

    @property
    def severity(self) -> Severity:
        """The severity in force here: of what concerns nothing that is written, info at most."""
        said = self.finding.severity
        return said if self.concerns or said is Severity.PASSED else Severity.INFO

    @property
    def stops(self) -> bool:
        return self.severity is Severity.HARD

    @property
    def open(self) -> bool:
        """Whether it still has to be ticked."""
        return self.severity is Severity.SOFT and not self.reason


def screened_findings(
    read: Sequence[Finding],
    checked: Sequence[Finding],
    mapping: Sequence[MappingRow],
    unmeant_cells: Callable[[str], bool],
    accepted: Mapping[str, str],
) -> tuple[Screened, ...]:
    """Return the reader's findings and those of the checks: what stops, what asks, what held, what is told.

    ``unmeant_cells`` tells of ``sheet!cell`` whether a figure was read there that means no series.
    """
    sheets = meant_sheets(mapping)
    found = [_screened(finding, _concerns(finding, sheets, unmeant_cells), accepted) for finding in read]
    found += [_screened(finding, True, accepted) for finding in checked]
    unique = {one.finding_id: one for one in found}
    return tuple(sorted(unique.values(), key=lambda one: _ORDER[one.severity]))


def _concerns(finding: Finding, sheets: set[str], unmeant_cells: Callable[[str], bool]) -> bool:
    """Whether a finding is about the file, or about a cell that is meant, or may be, on a sheet that is meant."""
    if not finding.sheet or not sheets:
        return True
    said = finding.params
    listed = [cell for cell in str(said.get("cells", "")).split(", ") if cell] or [finding.cell]
    all_listed = int(said.get("count", len(listed))) <= len(listed)
    listed += [said[name] for name in ("first_cell", "other_cell") if name in said]
    aside = all_listed and all(unmeant_cells(f"{finding.sheet}!{cell}") for cell in listed)
    return finding.sheet in sheets and not aside


def meant_sheets(mapping: Iterable[MappingRow]) -> set[str]:
    """Return the sheets with a label that means a series, though its numbers or period may not have been read."""
    return {row.printed.sheet for row in mapping if is_meant(row)}


def is_meant(row: MappingRow) -> bool:
    """Whether a label means a series, or would if its numbers, its period or its code could be read."""
    if row.how is How.UNSET:
        if row.reason in UNKNOWN_MEMBER or row.reason == Reason.BLOCK_TOTAL:
            return False
        return bool(row.printed.certain) or row.reason == Reason.UNKNOWN_CODE
    return bool(row.series_key)


def _screened(finding: Finding, concerns: bool, accepted: Mapping[str, str]) -> Screened:
    said = json.dumps(finding.to_dict(), sort_keys=True, ensure_ascii=False, default=str)
    finding_id = sha256(said.encode()).hexdigest()[:16]
    return Screened(finding_id, finding, concerns, accepted.get(finding_id, ""))


def mapping_findings(mapping: Sequence[MappingRow]) -> tuple[Finding, ...]:
    """Return a hard finding for each series code of a template that is unknown, and what ``area_findings`` says."""
    return area_findings(mapping) + tuple(
        Finding(
            "indicator_unknown", Severity.HARD, row.printed.sheet, row.printed.cell, {"text": row.printed.code[:80]}
        )
        for row in mapping
        if row.how is How.UNSET and row.reason == Reason.UNKNOWN_CODE
    )


def area_findings(mapping: Iterable[MappingRow]) -> tuple[Finding, ...]:
    """Return a soft finding for each name of an area that is none on its day, or two within one table (K7)."""
    found = (_ended(row) or _names_both(row) for row in mapping)
    return tuple(finding for finding in found if finding is not None)


def _ended(row: MappingRow) -> Finding | None:
    said = row.printed.breakdown
    if row.how is not How.UNSET or row.reason != Reason.AREA_OTHER_DAY or said is None:
        return None
    params = {"text": said.member[:80], "fate": said.other_day[0], "day": row.printed.day.isoformat()}
    return _told("area_other_day", row, params)


def _names_both(row: MappingRow) -> Finding | None:
    said = row.printed.breakdown
    if row.how is not How.AUTOMATIC or not row.printed.also or said is None:
        return None
    return _told("area_names_both", row, {"text": said.member[:80], "area": said.code, "other_area": row.printed.also})


def _told(code: str, row: MappingRow, params: dict[str, str]) -> Finding:
    return Finding(code, Severity.SOFT, row.printed.sheet, row.printed.cell, params)
