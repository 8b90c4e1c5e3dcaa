"""A batch: what one person brought, took back or decided in one transaction; one step of the store's sequence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from indicators.model.observation import Precision


class BatchKind(StrEnum):
    """What brought a batch.

    ``edit`` is a person's change without a workbook: a figure corrected, the catalogue edited. ``undo`` takes another
    batch back; ``decision`` holds one choice between sources, or its revocation.
    """

    SEED = "seed"
    UPLOAD = "upload"
    EDIT = "edit"
    UNDO = "undo"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class BatchDraft:
    """What is said about figures that are to be committed: who, why, and which document they are from."""

    kind: BatchKind
    actor: str
    reason: str = ""
    original_sha256: str | None = None
    file_name: str = ""
    title: str = ""
    origin: str = ""
    outlet: str = ""
    published: date | None = None
    published_precision: Precision = Precision.NONE


@dataclass(frozen=True, slots=True)
class Batch:
    """A committed batch; ``batch_id`` orders batches, the clock never does.

    ``row_count`` counts its observations, facts and decisions. ``hash`` seals them and the batch before. ``reverts``
    is the batch an undo takes back; ``reverted_by`` the undo, itself in force, that takes this one back.
    """

    batch_id: int
    kind: BatchKind
    created_at: datetime
    actor: str
    reason: str
    original_sha256: str | None
    file_name: str
    title: str
    origin: str
    outlet: str
    published: date | None
    published_precision: Precision
    reverts: int | None
    idempotency_key: str | None
    row_count: int
    hash: str
    reverted_by: int | None = None

    @property
    def active(self) -> bool:
        """Whether its figures count: no batch in force takes it back."""
        return self.reverted_by is None
