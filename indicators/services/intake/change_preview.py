"""What an upload of state changes would do: the changes beside what is known, the findings, the counts after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.model.partnership import ChangeRow, StateChange
from indicators.services.intake.diff import Change
from indicators.services.intake.draft import Draft
from indicators.services.intake.preview import Blocker, Seen
from indicators.services.intake.screening import Screened
from indicators.store import Batch
from indicators.transforms.tiers import TierCounts


@dataclass(frozen=True, slots=True)
class ChangeDiff:
    """One proposed change beside the known one of the same partner and tier; ``change`` is what would be written."""

    row: ChangeRow
    change: StateChange
    known: StateChange | None
    kind: Change

    @property
    def writes(self) -> bool:
        return self.kind is not Change.UNCHANGED


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """The state of an upload of state changes; ``before`` and ``after`` are the counts of the last day it touches."""

    upload_id: str
    draft: Draft
    rows: int
    findings: tuple[Screened, ...]
    diff: tuple[ChangeDiff, ...]
    before: TierCounts
    after: TierCounts
    seen: Seen
    blockers: tuple[Blocker, ...]
    batch: Batch | None = None

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many changes are of each kind."""
        return {kind.value: sum(one.kind is kind for one in self.diff) for kind in Change}

    @property
    def writes(self) -> int:
        return sum(one.writes for one in self.diff)

    @property
    def reason_needed(self) -> bool:
        """Whether a known date or document changes, so that the commit needs a reason."""
        return any(one.kind in {Change.REVISED, Change.CONFLICTING} for one in self.diff)

    @property
    def ready(self) -> bool:
        return not self.blockers
