"""The figures of an upload on their way into the store: columns in which what they share is said once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from indicators.model.errors import Invalid
from indicators.model.observation import Observation, Precision
from indicators.model.text import require_storable
from indicators.services.intake.preview import Preview
from indicators.store import BatchDraft, BatchKind, ObservationColumns, Pooled

T = TypeVar("T")
LONGEST_TEXT = 300


def checked_text(said: str) -> str:
    """Return what a person typed, trimmed; raise Invalid ("text_too_long", "text_with_nul_at")."""
    if len(said) > LONGEST_TEXT:
        raise Invalid("text_too_long", longest=LONGEST_TEXT)
    require_storable(said)
    return said.strip()


def batch_draft(preview: Preview, actor: str, reason: str) -> BatchDraft:
    """Return what is said of the batch that an upload becomes."""
    said = preview.publication
    return BatchDraft(
        kind=BatchKind.UPLOAD,
        actor=actor,
        reason=reason,
        original_sha256=preview.draft.sha256,
        file_name=preview.draft.file_name,
        title=said.title,
        origin=said.origin,
        outlet=said.outlet,
        published=said.published,
        published_precision=said.precision if said.published else Precision.NONE,
    )


def committed_columns(figures: Sequence[Observation]) -> ObservationColumns:
    """Return figures read from cells in columns; those of one sheet share their citation but for the cell."""
    sheets = {one.citation.sheet: replace(one.citation, cell="") for one in figures}
    return ObservationColumns(
        series_key=_pooled(figures, lambda one: one.series_key),
        period=_pooled(figures, lambda one: one.period),
        value_text=[None if one.value is None else str(one.value) for one in figures],
        decimals=[one.decimals for one in figures],
        raw=[one.raw for one in figures],
        citation=_replaced(_pooled(figures, lambda one: one.citation.sheet), sheets.__getitem__),
        cell=[one.citation.cell for one in figures],
        unit_mult=_pooled(figures, lambda one: one.unit_mult),
        obs_status=_pooled(figures, lambda one: one.obs_status),
        origin=_pooled(figures, lambda one: one.origin),
        outlet=_pooled(figures, lambda one: one.outlet),
        qualifier=_pooled(figures, lambda one: one.qualifier),
        published=_pooled(figures, lambda one: one.published),
        published_precision=_pooled(figures, lambda one: one.published_precision),
        withheld=_pooled(figures, lambda one: one.withheld),
        note=_pooled(figures, lambda one: one.note),
    )


def _pooled(figures: Sequence[Observation], value: Callable[[Observation], T]) -> Pooled[T]:
    places: dict[T, int] = {}
    at = [places.setdefault(value(one), len(places)) for one in figures]
    return Pooled(tuple(places), at if len(places) > 1 else None)


def _replaced(column: Pooled[str], by: Callable[[str], T]) -> Pooled[T]:
    return Pooled([by(value) for value in column.pool], column.at)
