"""The figures of an upload on their way into the store: columns in which what they share is said once."""

from __future__ import annotations

from indicators.model.errors import Invalid
from indicators.model.observation import Precision
from indicators.model.pooled import Pooled, pooled
from indicators.model.text import require_storable
from indicators.services.intake.arriving import CellFigures
from indicators.services.intake.grouping import Whole
from indicators.services.intake.preview import Preview
from indicators.store import BatchDraft, BatchKind, ObservationColumns

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


def committed_columns(figures: CellFigures, rows: Whole) -> ObservationColumns:
    """Return the figures at ``rows`` in columns; those of one sheet share their citation but for the cell."""
    listed = rows.tolist()
    value_text = figures.value_text.taken(rows)
    withheld = pooled([figures.withheld.get(at, "") for at in listed] if figures.withheld else [""])
    return ObservationColumns(
        series_key=figures.series.taken(rows),
        period=figures.periods.taken(rows),
        value_text=value_text,
        decimals=[figures.decimals[at] for at in listed],
        raw=value_text if figures.raw is figures.value_text else figures.raw.taken(rows),
        citation=figures.citation.taken(rows),
        cell=[figures.cell[at] for at in listed],
        unit_mult=figures.unit_mult.taken(rows),
        obs_status=figures.obs_status.taken(rows),
        origin=Pooled((figures.origin,)),
        outlet=Pooled((figures.outlet,)),
        qualifier=figures.qualifier.taken(rows),
        published=Pooled((figures.published,)),
        published_precision=Pooled((figures.precision,)),
        withheld=withheld,
        note=figures.note.taken(rows),
    )
