"""Changing the catalogue: what an edit would change, the edit itself with its reason, and everything ever changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from indicators.catalogue import Catalogue, Resolution
from indicators.catalogue.edits import Edit, EditKind, apply, present_order, propose_merge, propose_ranks, propose_text
from indicators.model.errors import Invalid
from indicators.model.finding import Finding
from indicators.model.series import SeriesKey
from indicators.services.discrepancies import checked_reason
from indicators.services.edited_catalogue import KIND
from indicators.services.figures import Figures
from indicators.services.in_use import InUse, differing
from indicators.services.merging import Merging, merging, moved_in_use
from indicators.store import Batch, BatchDraft, BatchKind, Fact, Store


@dataclass(frozen=True, slots=True)
class LabelMeaning:
    """What a printed label alone means before and after; the best candidate first, none where it means nothing."""

    label: str
    before: tuple[Resolution, ...]
    after: tuple[Resolution, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks for: ``target`` an indicator, or a family for ranks; ``texts`` by language."""

    kind: EditKind
    target: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EditPreview:
    """What wishes would change today. ``seen`` is the version of the edits it rests on; findings refuse a commit.

    ``before`` and ``after`` are the texts, or the one order of ranks, by edit. ``figures`` are the figures in use that
    differ. ``merging`` is what a merge does to the stored figures.
    """

    edits: tuple[Edit, ...]
    before: tuple[str, ...]
    findings: tuple[Finding, ...]
    meanings: tuple[LabelMeaning, ...]
    figures: tuple[InUse, ...]
    seen: int
    merging: Merging | None = None

    @property
    def may_commit(self) -> bool:
        return bool(self.edits) and not self.findings


@dataclass(frozen=True, slots=True)
class EditEntry:
    """One edit as it was made: its batch, with who and why, and the batch that took it back, if any."""

    edit: Edit
    batch_id: int
    at: datetime
    actor: str
    reason: str
    taken_back_by: int | None


class CatalogueEdits:
    """The use cases of changing the catalogue."""

    def __init__(self, store: Store, catalogue: Callable[[], Catalogue], figures: Figures) -> None:
        self._store = store
        self._catalogue = catalogue
        self._figures = figures

    def version(self) -> int:
        """Return the last batch that changed the catalogue; 0 for none."""
        return self._store.facts_version(KIND)

    def preview(self, wishes: tuple[Wish, ...]) -> EditPreview:
        """Return what would change, or why it may not; raises NotFound ("indicator_unknown")."""
        seen, catalogue = self.version(), self._catalogue()
        edits: list[Edit] = []
        findings: list[Finding] = []
        for wish in wishes:
            for lang, text in wish.texts.items():
                edit, refused = _proposed(catalogue, wish, lang, text)
                findings += refused
                edits += [edit] if edit is not None and not refused else []
        before = tuple(_before(catalogue, edit) for edit in edits)
        if not edits or findings:
            return EditPreview(tuple(edits), before, tuple(findings), (), (), seen)
        after = apply(catalogue, edits)
        moving = next((merging(self._figures, one.target, one.text) for one in edits if _merges(one)), None)
        if moving is not None and moving.findings:
            return EditPreview(tuple(edits), before, moving.findings, (), (), seen, moving)
        meanings = tuple(_meaning(edit.text, catalogue, after) for edit in edits if edit.kind.value.startswith("alias"))
        return EditPreview(tuple(edits), before, (), meanings, self._differing(edits, after), seen, moving)

    def _differing(self, edits: list[Edit], after: Catalogue) -> tuple[InUse, ...]:
        if moved := [one for edit in edits if _merges(edit) for one in self._moved(edit, after)]:
            return tuple(moved)
        families = {edit.target for edit in edits if edit.kind is EditKind.RANKS}
        if not families:
            return ()
        supposed = self._figures.read_by(after)
        codes = {entry.code for entry in after.indicators if entry.family in families}
        keys = [key for key in self._figures.series_keys() if SeriesKey.parse(key).indicator in codes]
        now, then = ([figure for key in keys for figure in figures.shown(key)] for figures in (self._figures, supposed))
        return differing(now, then)

    def _moved(self, edit: Edit, after: Catalogue) -> tuple[InUse, ...]:
        return moved_in_use(self._figures, after, edit.target, edit.text)

    def commit(self, wishes: tuple[Wish, ...], actor: str, reason: str, seen: int) -> Batch:
        """Append the edits as one batch; every page follows at once.

        ``seen`` is the version of the preview. Raises Invalid ("reason_missing", "reason_too_long", "edit_refused",
        "edit_empty"), NotFound ("indicator_unknown"), Conflict ("facts_changed"); then nothing is written.
        """
        said = checked_reason(reason)
        preview = self.preview(wishes)
        if preview.findings:
            raise Invalid("edit_refused", findings=[finding.code for finding in preview.findings])
        if not preview.edits:
            raise Invalid("edit_empty")
        facts = [Fact(KIND, edit.target, edit.to_payload()) for edit in preview.edits]
        return self._store.commit(BatchDraft(BatchKind.EDIT, actor, said), [], facts, facts_seen={KIND: seen})

    def history(self, *targets: str) -> tuple[EditEntry, ...]:
        """Return every edit of indicators or families, the latest first; what was taken back stays in the list.

        Among them are the edits of indicators that are merged into one of them, and the mergers themselves.
        """
        wanted = {*targets, *(code for code, into in self._catalogue().merged.items() if into in targets)}
        facts = [
            fact
            for fact in self._store.fact_history(KIND)
            if fact.source_id in wanted or (fact.payload["kind"] == EditKind.MERGED and fact.payload["text"] in wanted)
        ]
        if not facts:
            return ()
        batches = {batch.batch_id: batch for batch in self._store.batches()}
        found = []
        for fact in reversed(facts):
            batch = batches[fact.batch_id or 0]
            edit = Edit.from_payload(fact.payload)
            found.append(
                EditEntry(edit, batch.batch_id, batch.created_at, batch.actor, batch.reason, batch.reverted_by)
            )
        return tuple(found)


def _proposed(catalogue: Catalogue, wish: Wish, lang: str, text: str) -> tuple[Edit | None, tuple[Finding, ...]]:
    if wish.kind is EditKind.MERGED:
        return propose_merge(catalogue, wish.target, text)
    if wish.kind is EditKind.RANKS:
        return propose_ranks(catalogue, wish.target, text)
    return propose_text(catalogue, wish.kind, wish.target, lang, text)


def _before(catalogue: Catalogue, edit: Edit) -> str:
    if edit.kind is EditKind.RANKS:
        return " > ".join(present_order(catalogue, edit.target))
    entry = catalogue.indicator(edit.target)
    if edit.kind is EditKind.NAME:
        return entry.name[edit.lang]
    return entry.short[edit.lang] if edit.kind is EditKind.SHORT else ""


def _merges(edit: Edit) -> bool:
    return edit.kind is EditKind.MERGED


def _meaning(label: str, before: Catalogue, after: Catalogue) -> LabelMeaning:
    return LabelMeaning(label, tuple(before.resolve_label(label)), tuple(after.resolve_label(label)))
