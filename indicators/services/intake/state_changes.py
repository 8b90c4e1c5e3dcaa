"""Uploads that hold state changes of partners: looked at, accepted, committed as facts; by the same door as figures.

Belongs here: what such an upload does between its reading and its commit. Does not: receiving, discarding and undoing,
which are the same for every upload (``intake``), and what makes a change impossible (``checks``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from indicators.catalogue import Catalogue
from indicators.checks.change_order import Proposed, check_order
from indicators.checks.change_rows import RowReading, read_row
from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.finding import Finding, Severity
from indicators.model.partnership import ChangeField, StateChange
from indicators.model.period import Period
from indicators.model.text import require_storable
from indicators.services.countries import Countries
from indicators.services.intake.change_preview import ChangeDiff, ChangePreview
from indicators.services.intake.diff import Change
from indicators.services.intake.draft import Draft
from indicators.services.intake.preview import Blocker, Seen
from indicators.services.intake.readings import Held
from indicators.services.intake.screening import Screened, screened_findings
from indicators.services.recent import Recent
from indicators.services.state_changes import standing_changes
from indicators.store import Batch, BatchDraft, BatchKind, Fact, FactKind, Store
from indicators.transforms.tiers import tier_counts

KIND = FactKind.STATE_CHANGE
LONGEST_REASON = 300
FOUND = "state_changes_found"
"""What the reader says of such a file to whoever expects figures; here it is no news."""


class ChangeIntake:
    """The use cases of an upload of state changes; ``read`` gives a draft's reading, ``draft`` a draft by its id."""

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        read: Callable[[Draft], Held],
        draft: Callable[[str], Draft],
        today: Callable[[], date],
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._read = read
        self._draft = draft
        self._today = today
        self._recent: Recent[ChangePreview] = Recent(8)

    def holds(self, upload_id: str) -> bool:
        """Tell whether an upload holds state changes and no figures; raises NotFound ("upload_unknown")."""
        return holds_changes(self._read(self._draft(upload_id)))

    def preview(self, upload_id: str) -> ChangePreview:
        """Return what would happen, from the store as it is now."""
        draft = self._draft(upload_id)
        key = (upload_id, draft.stamp, self._store.version(), self._today())
        return self._recent.get(key, lambda: self._assemble(upload_id, draft))

    def accept(self, upload_id: str, finding_ids: Sequence[str], reason: str | None) -> ChangePreview:
        """Accept soft findings for a reason, or (None) no longer; raises Invalid ("reason_missing"), NotFound."""
        known = {one.finding_id for one in self.preview(upload_id).findings}
        if not set(finding_ids) <= known:
            raise NotFound("finding_unknown")
        if reason is not None and not reason.strip():
            raise Invalid("reason_missing")
        kept = None if reason is None else _text(reason)
        draft = self._draft(upload_id)
        if draft.batch_id is not None:
            raise Conflict("upload_committed", batch=draft.batch_id)
        self._store.restage(upload_id, draft.accepting(tuple(finding_ids), kept).to_payload())
        return self.preview(upload_id)

    def commit(self, upload_id: str, actor: str, reason: str, idempotency_key: str, seen: Seen) -> Batch:
        """Append the changes that were seen as facts, all or nothing, and return their batch.

        Raises Invalid ("commit_refused", "reason_missing"), Conflict ("facts_changed", "upload_changed") where anything
        moved since; then nothing is written.
        """
        draft = self._draft(upload_id)
        if draft.batch_id is not None:
            return self._store.batch(draft.batch_id)
        preview = self.preview(upload_id)
        if preview.seen.stamp != seen.stamp:
            raise Conflict("upload_changed")
        if preview.blockers:
            raise Invalid("commit_refused", blockers=[blocker.value for blocker in preview.blockers])
        if preview.reason_needed and not reason.strip():
            raise Invalid("reason_missing")
        said = BatchDraft(
            kind=BatchKind.UPLOAD,
            actor=actor,
            reason=_text(reason),
            original_sha256=draft.sha256,
            file_name=draft.file_name,
            title=draft.file_name,
        )
        facts = [Fact(KIND, one.change.change_id, one.change.to_payload()) for one in preview.diff if one.writes]
        version = seen.heads.get(KIND.value, 0)
        batch = self._store.commit(said, [], facts, facts_seen={KIND: version}, idempotency_key=idempotency_key)
        self._store.restage(upload_id, replace(draft, batch_id=batch.batch_id).to_payload())
        return batch

    # -- within -----------------------------------------------------------------------------------------------
    def _assemble(self, upload_id: str, draft: Draft) -> ChangePreview:
        held = self._read(draft)
        at_version = None if draft.batch_id is None else draft.batch_id - 1
        history = standing_changes(self._store, at_version)
        countries = Countries(self._catalogue(), history)
        rows = [read_row(row, countries, self._today()) for row in held.reading.changes]
        proposed, unmatched = propose(rows, history, draft)
        checked = [finding for reading in rows for finding in reading.findings]
        checked += [*unmatched, *check_order(proposed, history)]
        read = [finding for finding in held.reading.findings if finding.code != FOUND]
        findings = screened_findings(read, checked, (), lambda _: False, draft.accepted)
        diff = tuple(ChangeDiff(one.row, one.change, one.replaces, _kind(one)) for one in proposed)
        return self._told(upload_id, draft, len(rows), findings, diff, history)

    def _told(
        self,
        upload_id: str,
        draft: Draft,
        rows: int,
        findings: tuple[Screened, ...],
        diff: tuple[ChangeDiff, ...],
        history: Sequence[StateChange],
    ) -> ChangePreview:
        written = [one.change for one in diff if one.writes]
        after = {change.change_id: change for change in history} | {change.change_id: change for change in written}
        day = max([self._today(), *(change.effective for change in written)])
        return ChangePreview(
            upload_id=upload_id,
            draft=draft,
            rows=rows,
            findings=findings,
            diff=diff,
            before=tier_counts(history, day),
            after=tier_counts(after.values(), day),
            seen=Seen(self._store.version(), {KIND.value: self._store.facts_version(KIND)}, draft.stamp),
            blockers=_blockers(draft, findings, diff),
            batch=None if draft.batch_id is None else self._store.batch(draft.batch_id),
        )


def holds_changes(held: Held) -> bool:
    """Tell whether a reading holds state changes and no figures."""
    return bool(held.reading.changes) and not held.reading.rows


def propose(
    rows: Iterable[RowReading], history: Sequence[StateChange], draft: Draft
) -> tuple[list[Proposed], list[Finding]]:
    """Return the changes that fully read rows propose, each with the known one it speaks of; and ids that are wrong."""
    by_id = {change.change_id: change for change in history}
    taken = set(by_id)
    proposed: list[Proposed] = []
    findings: list[Finding] = []
    for reading in rows:
        if not reading.is_read:
            continue
        known = _known_change(reading, history, by_id)
        if isinstance(known, Finding):
            findings.append(known)
            continue
        change = _change(reading, known, taken, draft)
        taken.add(change.change_id)
        proposed.append(Proposed(reading.row, change, known))
    return proposed, findings


def _known_change(
    reading: RowReading, history: Sequence[StateChange], by_id: dict[str, StateChange]
) -> StateChange | Finding | None:
    """Return the known change that a row speaks of: by its id, else that of this partner and tier at such a date."""
    said = reading.row.text(ChangeField.ID)
    country, known = reading.country, reading.known
    if said:
        found = by_id.get(said)
        if found is not None and country is not None and found.partner == country.code:
            return found
        code = "change_id_unknown" if found is None else "change_id_other"
        cell = reading.row.cell(ChangeField.ID)
        return Finding(code, Severity.HARD, reading.row.sheet, cell, {"id": said[:40]})
    same = [
        change
        for change in history
        if country is not None and change.partner == country.code and change.tier is reading.tier
    ]
    return next((change for change in same if known is not None and _compatible(change.known, known)), None)


def _compatible(one: Period, other: Period) -> bool:
    return one == other or one.contains(other) or other.contains(one)


def _change(reading: RowReading, known: StateChange | None, taken: set[str], draft: Draft) -> StateChange:
    """Return the change as it would be written: what the row leaves blank stays as it is known."""
    country, tier, said = reading.country, reading.tier, reading.known
    if country is None or tier is None or said is None:
        raise ValueError(reading.row)
    row, note = reading.row, reading.row.text(ChangeField.NOTE)
    finer = known is not None and known.known != said and said.contains(known.known)
    plain = f"{country.iso3 or country.code}-{tier}"
    change_id = known.change_id if known else plain if plain not in taken else f"{plain}-{said.last_day.isoformat()}"
    sources = tuple(row.text(ChangeField.SOURCES).split())
    return StateChange(
        change_id=change_id,
        iso3=country.iso3,
        name=dict(known.name if known else country.name),
        region=reading.region,
        tier=tier,
        known=known.known if known is not None and finer else said,
        counted=country.counted,
        document=row.text(ChangeField.DOCUMENT) or (known.document if known else ""),
        sources=tuple(dict.fromkeys((*(known.sources if known else ()), *sources))),
        note={"vi": note, "en": note} if _adds_note(note, known) else _kept_note(known),
        place=f"{row.sheet}!{row.cell(ChangeField.DATE)}",
        sha256=draft.sha256,
        file_name=draft.file_name,
    )


def _adds_note(note: str, known: StateChange | None) -> bool:
    """Whether a note says something that is not known yet in either language."""
    return bool(note) and (known is None or note not in known.note.values())


def _kept_note(known: StateChange | None) -> dict[str, str]:
    return dict(known.note) if known is not None else {"vi": "", "en": ""}


def _kind(one: Proposed) -> Change:
    """Tell whether a change is new, says more of a known one, contradicts it, or says nothing new."""
    known = one.replaces
    if known is None:
        return Change.NEW
    if not _compatible(known.known, one.change.known) or known.tier is not one.change.tier:
        return Change.CONFLICTING
    same = replace(one.change, place=known.place, sha256=known.sha256, file_name=known.file_name) == known
    return Change.UNCHANGED if same else Change.REVISED


def _blockers(draft: Draft, findings: Sequence[Screened], diff: Sequence[ChangeDiff]) -> tuple[Blocker, ...]:
    if draft.batch_id is not None:
        return (Blocker.COMMITTED,)
    stops = (
        (Blocker.HARD_FINDINGS, any(one.stops for one in findings)),
        (Blocker.OPEN_FINDINGS, any(one.open for one in findings)),
        (Blocker.NOTHING_NEW, not any(one.writes for one in diff)),
    )
    return tuple(blocker for blocker, holds in stops if holds)


def _text(said: str) -> str:
    if len(said) > LONGEST_REASON:
        raise Invalid("text_too_long", longest=LONGEST_REASON)
    require_storable(said)
    return said.strip()
