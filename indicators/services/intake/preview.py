"""What would happen: everything a person sees of an upload before it is committed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from indicators.model.errors import Invalid
from indicators.services.figures import Figure
from indicators.services.intake.diff import Change, Diff
from indicators.services.intake.draft import Draft, Publication
from indicators.services.intake.mapping import MappingRow
from indicators.services.intake.publication import Evidence
from indicators.services.intake.recipe import Applied, Kept
from indicators.services.intake.screening import Screened
from indicators.services.intake.tables import Table
from indicators.store import Batch
from indicators.workbook import HeldBorder


class Blocker(StrEnum):
    """What stands between a preview and its commit, in the order it is told."""

    HARD_FINDINGS = "hard_findings"
    OPEN_FINDINGS = "open_findings"
    NO_ORIGIN = "no_origin"
    NO_DATE = "no_date"
    NOT_CONFIRMED = "not_confirmed"
    NOTHING_MAPPED = "nothing_mapped"
    NOTHING_CONFIRMED = "nothing_confirmed"
    NOTHING_NEW = "nothing_new"
    COMMITTED = "committed"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person had before their eyes: the store's version, the heads of the touched series, their own choices.

    A commit of anything else is a conflict.
    """

    version: int
    heads: Mapping[str, int]
    stamp: str

    def to_dict(self) -> dict[str, Any]:
        return {"version": self.version, "heads": dict(self.heads), "stamp": self.stamp}

    @classmethod
    def from_dict(cls, said: object) -> Seen:
        """Read what ``to_dict`` wrote; raise Invalid ("preview_unreadable") for anything else."""
        said = said if isinstance(said, dict) else {}
        version, heads, stamp = said.get("version"), said.get("heads"), said.get("stamp")
        if not (isinstance(version, int) and isinstance(heads, dict) and isinstance(stamp, str)):
            raise Invalid("preview_unreadable")
        if not all(isinstance(key, str) and isinstance(head, int) for key, head in heads.items()):
            raise Invalid("preview_unreadable")
        return cls(version, heads, stamp)


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure of an upload whose key changed while it was looked at: in use before, in use now (None: nothing)."""

    incoming: Figure
    before: Figure | None
    now: Figure | None


@dataclass(frozen=True, slots=True)
class SheetSummary:
    """One sheet: how many figures it brings, how many were read on it, by which layout, or why it was not read."""

    name: str
    figures: int
    recognised: int
    layout: str
    skipped_reason: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The state of an upload. ``publication`` is the proposal until a person changed it (``confirmed``).

    ``derived`` are figures that would follow from the new ones. ``batch`` is set once it is committed. ``applied`` is
    what recipes did, ``dropped`` those a person dropped for this file, ``borders`` those by which its tables were read.
    """

    upload_id: str
    draft: Draft
    sheets: tuple[SheetSummary, ...]
    publication: Publication
    evidence: Mapping[str, Evidence]
    mapping: tuple[MappingRow, ...]
    findings: tuple[Screened, ...]
    diff: Diff
    derived: Sequence[Figure]
    counts: Mapping[str, int]
    seen: Seen
    blockers: tuple[Blocker, ...]
    batch: Batch | None = None
    tables: tuple[Table, ...] = ()
    applied: tuple[Applied, ...] = ()
    dropped: tuple[Kept, ...] = ()
    borders: tuple[HeldBorder, ...] = ()

    @property
    def rules(self) -> tuple[Kept, ...]:
        """The rules that did something, each once."""
        return tuple({one.kept.rule_id: one.kept for one in self.applied}.values())

    @property
    def confirmed(self) -> bool:
        return self.draft.publication is not None

    @property
    def reason_needed(self) -> bool:
        """Whether a published figure changes, so that the commit needs a reason."""
        return any(row.writes for row in self.diff.of_kind(Change.REVISED))

    @property
    def ready(self) -> bool:
        return not self.blockers


def blockers(
    draft: Draft,
    publication: Publication,
    mapping: tuple[MappingRow, ...],
    findings: tuple[Screened, ...],
    diff: Diff,
) -> tuple[Blocker, ...]:
    """Return everything that stops the commit."""
    if draft.batch_id is not None:
        return (Blocker.COMMITTED,)
    is_text = draft.text is not None
    mapped = bool(diff) if is_text else any(row.series_key for row in mapping)
    stops = (
        (Blocker.HARD_FINDINGS, any(one.stops for one in findings)),
        (Blocker.OPEN_FINDINGS, any(one.open for one in findings)),
        (Blocker.NO_ORIGIN, not publication.origin),
        (Blocker.NO_DATE, publication.published is None and not publication.undated),
        (Blocker.NOT_CONFIRMED, draft.publication is None),
        (Blocker.NOTHING_MAPPED, not mapped and not is_text),
        (Blocker.NOTHING_CONFIRMED, not mapped and is_text),
        (Blocker.NOTHING_NEW, mapped and not diff.writes),
    )
    return tuple(blocker for blocker, holds in stops if holds)
