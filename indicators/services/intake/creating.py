"""New indicators from the rows of a file that mean nothing yet: proposed from its own codes and names, made at once.

Rows that differ only in their period, or by how they compare with another period, are of one indicator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators.catalogue import Catalogue
from indicators.catalogue.creation import CODE, KINDS, LONGEST_CODE, NewIndicator, created, refusals_of
from indicators.catalogue.edits import Edit, EditKind
from indicators.model.errors import Invalid
from indicators.model.finding import Finding
from indicators.model.indicator import IndicatorKind
from indicators.model.series import Measure
from indicators.model.text import clean, fold
from indicators.services.intake.mapping import How, MappingRow, Reason
from indicators.store import Batch, BatchDraft, BatchKind, Fact, FactKind, Store

INDICES = frozenset(one for one in Measure if one.value.endswith("_index"))
MOST_NAMED = 5
CREATABLE_KINDS = KINDS
CREATABLE = (Reason.NO_CODE, Reason.UNCERTAIN, Reason.UNKNOWN_CODE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new indicator with the mapping rows that would mean it, and why it may not be created as it stands."""

    indicator: NewIndicator
    mapping_ids: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def proposals(rows: Sequence[MappingRow], catalogue: Catalogue, family: str, topic: str) -> tuple[Proposal, ...]:
    """Return an indicator for each label of ``rows`` that is unset and holds figures, with codes of its own."""
    taken = set(catalogue.by_code) | set(catalogue.merged)
    found = []
    for parts in _groups(rows):
        for part in parts:
            code = _code(part[0], taken)
            taken.add(code)
            beside = part[0].printed.unit_text if len(parts) > 1 else ""
            new = _proposed(part[0], beside, code, family, topic)
            found.append(Proposal(new, tuple(row.mapping_id for row in part)))
    return checked(tuple(found), catalogue)


def creatable(rows: Sequence[MappingRow], sheet: str, title: str) -> int:
    """Return how many indicators the unset rows of one table could become."""
    return sum(
        len(parts) for parts in _groups([r for r in rows if (r.printed.sheet, r.printed.title) == (sheet, title)])
    )


def checked(found: Sequence[Proposal], catalogue: Catalogue) -> tuple[Proposal, ...]:
    """Return proposals with what refuses each, those before it taken as made."""
    told = []
    for one in found:
        findings = refusals_of(catalogue, one.indicator)
        told.append(replace(one, findings=findings))
        if not findings:
            catalogue = created(catalogue, one.indicator)
    return tuple(told)


def create(store: Store, catalogue: Catalogue, wished: Sequence[Proposal], actor: str, reason: str) -> Batch:
    """Append new indicators as one batch of edits of the catalogue; all or nothing.

    Raises Invalid ("creation_refused" with the findings, "creation_empty"), Conflict ("facts_changed").
    """
    kind = FactKind.CATALOGUE_EDIT
    seen = store.facts_version(kind)
    refused = [finding for one in checked(wished, catalogue) for finding in one.findings]
    if refused:
        texts = dict.fromkeys(str(finding.params["text"]) for finding in refused)
        raise Invalid("creation_refused", listed=list(texts)[:MOST_NAMED])
    if not wished:
        raise Invalid("creation_empty")
    edits = [
        Edit(EditKind.CREATED, one.indicator.code, "vi", one.indicator.name_vi, entry=one.indicator) for one in wished
    ]
    facts = [Fact(kind, edit.target, edit.to_payload()) for edit in edits]
    return store.commit(BatchDraft(BatchKind.EDIT, actor, reason), [], facts, facts_seen={kind: seen})


def _groups(rows: Sequence[MappingRow]) -> list[list[list[MappingRow]]]:
    """Return the unset rows that hold figures by label, each label in its parts."""
    groups: dict[tuple[tuple[str, ...], str], list[MappingRow]] = {}
    for row in rows:
        if row.how is How.UNSET and row.reason in CREATABLE and row.printed.cells and row.printed.breakdown is None:
            groups.setdefault((row.printed.path, row.printed.label), []).append(row)
    return [_parts(members) for members in groups.values()]


def _parts(rows: Sequence[MappingRow]) -> list[list[MappingRow]]:
    """Return the rows of one label by unit; comparisons belong to the level where there is only one."""
    levels: dict[str, list[MappingRow]] = {}
    compared = []
    for row in rows:
        if row.printed.measure in {"", Measure.LEVEL.value} and row.unit_measure:
            levels.setdefault(row.unit_measure, []).append(row)
        elif row.printed.measure:
            compared.append(row)
    if len(levels) == 1:
        only = next(iter(levels.values()))
        return [[*only, *compared]]
    return [*levels.values(), *([compared] if compared and not levels else [])]


def _proposed(row: MappingRow, beside: str, code: str, family: str, topic: str) -> NewIndicator:
    """Return what a label suggests; ``beside`` is its unit where the label has figures in several."""
    name = clean(" – ".join((*row.printed.path[-1:], row.printed.label)) if row.printed.path else row.printed.label)
    named = f"{name or row.printed.code} ({beside})" if beside else name or row.printed.code
    measure = row.printed.measure or Measure.LEVEL.value
    percent = row.unit_measure in {"percent", "percentage_points"}
    kind = IndicatorKind.INDEX if measure in INDICES else IndicatorKind.RATE if percent else IndicatorKind.FLOW
    unit = row.unit_measure or "percent"
    mult = row.unit_mult or 0
    return NewIndicator(code, named, named, kind.value, unit, mult, measure, family, topic)


def _code(row: MappingRow, taken: set[str]) -> str:
    """Return the code the file prints where it may be one, else one made of the label; never one that is taken."""
    printed = row.printed.code.upper()
    base = printed if CODE.fullmatch(printed) else "_".join(re.findall(r"[A-Z0-9]+", fold(row.printed.label).upper()))
    base = base if base[:1].isalpha() else f"X_{base}".rstrip("_")
    base = base[: LONGEST_CODE - 4].rstrip("_.")
    code, number = base, 2
    while code in taken:
        code, number = f"{base}_{number}", number + 1
    return code
