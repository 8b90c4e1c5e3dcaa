"""The use cases of an upload: receive, look, correct, commit, take back; the same for the page and the command line."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from pathlib import Path
from threading import Lock
from typing import IO, Any, BinaryIO, cast

from indicators.catalogue import Catalogue
from indicators.checks.wording import finding_text
from indicators.export.template import template as write_template
from indicators.model.chart import Artifact
from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.finding import Finding
from indicators.model.observation import Precision
from indicators.model.period import Period
from indicators.services.figures import Figures
from indicators.services.intake.annotating import annotated_copy
from indicators.services.intake.arriving import CellFigures
from indicators.services.intake.assembly import Assembly
from indicators.services.intake.bordering import BorderIntake, RememberedBorders, with_borders
from indicators.services.intake.committing import batch_draft, checked_text, committed_columns
from indicators.services.intake.correcting import refuse_several
from indicators.services.intake.correction import Correction, What, checked_value
from indicators.services.intake.creating import Proposal, create, proposals
from indicators.services.intake.derived_period import Surroundings, rules_for
from indicators.services.intake.diff import Diff
from indicators.services.intake.draft import Draft, Publication
from indicators.services.intake.files import import_file, read_file
from indicators.services.intake.learning import Lesson, lesson
from indicators.services.intake.mapping import Choice, check_choice
from indicators.services.intake.painted import CellReading, PaintedSheet, cell_reading, painted_sheet
from indicators.services.intake.pictures import Pictures
from indicators.services.intake.preview import Moved, Preview, Seen
from indicators.services.intake.readings import Readings, limits_of
from indicators.services.intake.receptions import Following, Receptions
from indicators.services.intake.recipe_book import RecipeBook
from indicators.services.intake.report import ImportReport
from indicators.services.intake.state_changes import ChangeIntake
from indicators.services.intake.tables import Table
from indicators.services.intake.template_rows import template_rows
from indicators.services.intake.texts import TextIntake
from indicators.services.intake.windows import SheetWindow, WholeSheet, whole_sheet
from indicators.services.recent import Recent
from indicators.settings import Settings
from indicators.store import Batch, BatchDraft, FactKind, Store, clean_file_name
from indicators.workbook import Limits

LOCAL_ACTOR = "analyst"
"""Who acts while there are no accounts: whoever sits at this machine."""


class Intake:
    """Uploads from the received file to the commit and its undo.

    ``changes`` are the use cases of an upload that holds state changes of partners instead of figures, ``texts`` those
    of one that is a text.
    """

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        figures: Figures,
        settings: Settings,
        today: Callable[[], date],
        limits: Limits | None = None,
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._figures = figures
        self._settings = settings
        self._limits = limits or limits_of(settings)
        self._today = today
        self.recipes = RecipeBook(store, catalogue)
        self._readings = Readings(store, settings, self._limits, RememberedBorders(self.recipes).of)
        self.borders = BorderIntake(self._readings, self._draft, self._restage)
        self.texts = TextIntake(store, catalogue, self._draft, self._restage, self._checked_publication)
        self._assembly = Assembly(store, catalogue, figures, today, self.recipes, self.texts.incoming)
        self._recent: Recent[Preview] = Recent(8)
        self._changing = Lock()
        self.receptions = Receptions()
        self._pictures = Pictures(self._readings.folder, self._limits, store.original_path)
        self._whole: Recent[WholeSheet] = Recent(6)
        self.changes = ChangeIntake(store, catalogue, self._readings.read, self._draft, today)

    def within(self, limits: Limits) -> Intake:
        """Return the same use cases for files that may cost more, or only less, than an upload through the page."""
        return Intake(self._store, self._catalogue, self._figures, self._settings, self._today, limits)

    def stand_by(self) -> None:
        """Keep a reader ready from now on, for a process that lives to receive files."""
        self._readings.standby.make_ready()

    @property
    def limit(self) -> int:
        """The largest file that is received, in bytes."""
        return self._limits.file_bytes

    # -- receiving and looking --------------------------------------------------------------------------------
    def receive(self, stream: IO[bytes], file_name: str, actor: str, ticket: str = "") -> str:
        """Keep the original, read it in a child, stage it; return the id of the upload.

        ``ticket`` names the reading for ``receptions``, which tell how far it is and can stop it. Raises Refused for a
        file that cannot be read, Conflict ("upload_cancelled"; nothing is staged then), Invalid, Unavailable.
        """
        with self.receptions.following(ticket, clean_file_name(file_name)) as following:
            return self._receive(stream, file_name, actor, following)

    def _receive(self, stream: IO[bytes], file_name: str, actor: str, following: Following) -> str:
        original = self._store.keep_original(cast(BinaryIO, stream), file_name, self._limits.file_bytes)
        draft = Draft(clean_file_name(file_name), original.sha256, actor)
        self._readings.read(draft, anew=True, watch=following.watch)
        return following.stage(lambda: self._store.stage(draft.to_payload(), actor, original.sha256))

    def preview(self, upload_id: str) -> Preview:
        """Return what would happen, from the store as it is now; raises NotFound ("upload_unknown")."""
        draft = self._draft(upload_id)
        key = (upload_id, draft.stamp, self._store.version(), self._today())
        return self._recent.get(key, lambda: self._assembly.preview(upload_id, draft, self._readings.read(draft)))

    def proposal(self, upload_id: str) -> Publication:
        """Return what an upload itself says of its publication, or what a person said; no figure is compared."""
        draft = self._draft(upload_id)
        return draft.publication or self._assembly.proposal(self._readings.read(draft))[0]

    def sheet(self, upload_id: str, name: str, *, whole: bool = False) -> PaintedSheet:
        """Return one sheet as it was read, each cell with its role; raises NotFound ("sheet_unknown")."""
        preview = self.preview(upload_id)
        return painted_sheet(self._readings.read(preview.draft), name, preview, whole=whole)

    def cell(self, upload_id: str, sheet: str, cell: str) -> CellReading | None:
        """Return how one cell was read; None where nothing was read there."""
        preview = self.preview(upload_id)
        return cell_reading(self._readings.read(preview.draft), sheet, cell, preview)

    def window(self, upload_id: str, name: str, first: int, count: int) -> SheetWindow:
        """Return rows of a whole sheet; raises NotFound, Invalid ("window_outside"), Refused, Unavailable."""
        preview = self.preview(upload_id)
        key = (upload_id, name, preview.seen.stamp, preview.seen.version)
        return self._recent_whole(key, preview, name).window(first, count)

    def _recent_whole(self, key: Hashable, preview: Preview, name: str) -> WholeSheet:
        held = self._readings.read(preview.draft)

        def make() -> WholeSheet:
            return whole_sheet(self._pictures.of(preview.draft, held), name, held, preview)

        return self._whole.get(key, make)

    def annotated(self, upload_id: str, lang: str) -> Artifact:
        """Return the uploaded workbook with what was recognised and found in it; raises NotFound, Refused."""
        preview = self.preview(upload_id)
        held = self._readings.read(preview.draft)
        picture, original = self._pictures.of(preview.draft, held), self._store.original_path(preview.draft.sha256)
        return annotated_copy(original, preview, held, picture, self.describe, self._pictures.limits, lang)

    def describe(self, finding: Finding, lang: str) -> str:
        """Return what a finding says, in words."""
        return finding_text(finding, self._catalogue(), lang)

    # -- correcting -------------------------------------------------------------------------------------------
    def map_label(self, upload_id: str, mapping_id: str, choice: Choice | None) -> Preview:
        """Say what a mapping row means (None: as the catalogue says); raises NotFound, Invalid for no choice."""
        return self.map_labels(upload_id, {mapping_id: choice})

    def map_labels(self, upload_id: str, choices: Mapping[str, Choice | None]) -> Preview:
        """Say what several mapping rows mean, in one go; as ``map_label``."""
        if not set(choices) <= {row.mapping_id for row in self.preview(upload_id).mapping}:
            raise NotFound("mapping_unknown")
        catalogue = self._catalogue()
        checked = [(key, choice and check_choice(choice, catalogue)) for key, choice in choices.items()]
        return self._change(upload_id, lambda draft: reduce(lambda now, one: now.choosing(*one), checked, draft))

    def correct(
        self, upload_id: str, table_id: str, what: What, said: str, *, column: int = 0, row: int = 0, derived: str = ""
    ) -> Preview:
        """Correct a table, or one of its columns or rows; ``said`` is a period phrase, ``unit:power``, a code.

        ``derived`` is the rule by which the period is to be found in the next edition (one of ``period_rules``; empty:
        ask again). Raises NotFound ("table_unknown"), Invalid ("correction_period_unreadable", "unit_unknown", …).
        """
        preview = self.preview(upload_id)
        table = self._table(preview, table_id)
        value = checked_value(what, said, self._catalogue())
        if derived and derived not in self.period_rules(upload_id, table_id, said):
            raise Invalid("correction_rule_differs")
        words = checked_text(said) if what is What.PERIOD else ""
        one = Correction(table.table_id, what, value, column, row, words, derived)
        candidates = self._readings.read(preview.draft).rows
        if (column and column not in {other.number for other in table.columns}) or (row and what is not What.PERIOD):
            raise NotFound("table_unknown")
        refuse_several(candidates, table, one)
        return self._change(upload_id, lambda draft: draft.correcting(one))

    def uncorrect(self, upload_id: str, correction_id: str) -> Preview:
        """Take a correction back."""
        return self._change(upload_id, lambda draft: draft.uncorrected(correction_id))

    def drop_rule(self, upload_id: str, rule_id: str, *, drop: bool = True) -> Preview:
        """Let a rule of a recipe not hold for this file, or hold again; the recipe itself stays."""
        return self._change(upload_id, lambda draft: draft.dropping(rule_id, drop=drop))

    def period_rules(self, upload_id: str, table_id: str, said: str) -> tuple[str, ...]:
        """Return how a typed period follows from what surrounds the table; raises as ``correct``."""
        preview = self.preview(upload_id)
        table = self._table(preview, table_id)
        period = Period.parse(checked_value(What.PERIOD, said, self._catalogue()))
        name, published = preview.draft.file_name, preview.publication.published
        return rules_for(period, Surroundings(name, table.sheet, table.title, published))

    def lesson(self, preview: Preview) -> Lesson:
        """Return what the commit of an upload would teach for the next edition."""
        draft = preview.draft
        reading = self._readings.read(draft).reading
        said = lesson(preview.tables, reading.rows, draft.corrections, preview.mapping, draft.choices, draft.file_name)
        return with_borders(said, reading, draft.file_name)

    def proposals(self, upload_id: str, table_id: str, family: str, topic: str) -> tuple[Proposal, ...]:
        """Return a new indicator for each unset label of a table; raises NotFound ("table_unknown")."""
        preview = self.preview(upload_id)
        table = self._table(preview, table_id)
        rows = [row for row in preview.mapping if (row.printed.sheet, row.printed.title) == (table.sheet, table.title)]
        return proposals(rows, self._catalogue(), family, topic)

    def create_indicators(self, upload_id: str, wished: Sequence[Proposal], actor: str, reason: str) -> Preview:
        """Create indicators in one batch and map the rows of the upload to them.

        Raises Invalid ("creation_refused" with the findings, "creation_empty", "reason_missing"), NotFound
        ("mapping_unknown"); then nothing is written.
        """
        if not reason.strip():
            raise Invalid("reason_missing")
        known = {row.mapping_id for row in self.preview(upload_id).mapping}
        if not {one for wish in wished for one in wish.mapping_ids} <= known:
            raise NotFound("mapping_unknown")
        if self._draft(upload_id).batch_id is not None:
            raise Conflict("upload_committed", batch=self._draft(upload_id).batch_id)
        create(self._store, self._catalogue(), wished, actor, checked_text(reason))

        def mapped(draft: Draft) -> Draft:
            for wish in wished:
                for mapping_id in wish.mapping_ids:
                    draft = draft.choosing(mapping_id, Choice(wish.indicator.code))
            return draft

        return self._change(upload_id, mapped)

    @staticmethod
    def _table(preview: Preview, table_id: str) -> Table:
        found = next((table for table in preview.tables if table.table_id == table_id), None)
        if found is None:
            raise NotFound("table_unknown")
        return found

    def set_publication(self, upload_id: str, publication: Publication) -> Preview:
        """Confirm or correct whose figures they are and when they were published.

        Raises Invalid ("origin_unknown", "published_in_future", "text_too_long").
        """
        checked = self._checked_publication(publication)
        return self._change(upload_id, lambda draft: replace(draft, publication=checked))

    def take_proposals(self, upload_id: str, publication: Publication) -> Preview:
        """Confirm a publication and every likely label in one go, so that one preview is made; raises as above."""
        said = self._checked_publication(publication)
        draft = replace(self._draft(upload_id), publication=said)
        likely = self._assembly.likely(self._readings.read(draft), draft, said)

        def taken(draft: Draft) -> Draft:
            return reduce(lambda now, one: now.choosing(*one), likely.items(), replace(draft, publication=said))

        return self._change(upload_id, taken)

    def accept(self, upload_id: str, finding_ids: Sequence[str], reason: str | None) -> Preview:
        """Accept soft findings for a reason, or (None) no longer; raises Invalid ("reason_missing"), NotFound."""
        known = {one.finding_id for one in self.preview(upload_id).findings}
        if not set(finding_ids) <= known:
            raise NotFound("finding_unknown")
        if reason is not None and not reason.strip():
            raise Invalid("reason_missing")
        kept = None if reason is None else checked_text(reason)
        return self._change(upload_id, lambda draft: draft.accepting(tuple(finding_ids), kept))

    def discard(self, upload_id: str) -> None:
        """Forget an upload that was not committed; its original stays."""
        draft = self._draft(upload_id)
        if draft.batch_id is None:
            self._pictures.forget(self._readings.name(draft))
            self._store.unstage(upload_id)

    # -- committing -------------------------------------------------------------------------------------------
    def commit(
        self, upload_id: str, actor: str, reason: str, idempotency_key: str, seen: Seen, *, remember: bool = True
    ) -> Batch:
        """Append the figures that were seen, all or nothing, and return their batch.

        ``remember``: what was corrected and mapped by hand becomes a recipe, in a batch of its own after this one.

        Raises Invalid ("commit_refused" with the blockers, "reason_missing"), Conflict ("heads_changed" with the
        series, "facts_changed" after an edit of the catalogue, "upload_changed") where anything moved since; then
        nothing is written and ``preview`` tells anew.
        """
        draft = self._draft(upload_id)
        if draft.batch_id is not None:
            return self._store.batch(draft.batch_id)
        preview = self.preview(upload_id)
        if preview.seen.stamp != seen.stamp:
            raise Conflict("upload_changed")
        edited = self._store.facts_version(FactKind.CATALOGUE_EDIT)
        if edited > seen.version:  # labels may mean something else than what was seen
            raise Conflict("facts_changed", kinds=[FactKind.CATALOGUE_EDIT.value])
        moved = sorted(key for key, head in preview.seen.heads.items() if seen.heads.get(key, 0) != head)
        if moved:
            raise Conflict("heads_changed", series=moved)
        if preview.blockers:
            raise Invalid("commit_refused", blockers=[blocker.value for blocker in preview.blockers])
        if preview.reason_needed and not reason.strip():
            raise Invalid("reason_missing")
        written = preview.diff.written()
        series = preview.diff.figures.series.taken(written)
        touched = {series.pool[at].render() for at in set(series.codes(len(written)).tolist())}
        heads = {key: seen.heads.get(key, 0) for key in touched}
        said = batch_draft(preview, actor, checked_text(reason))
        batch = self._append(said, preview.diff, heads, edited, idempotency_key)
        if remember and draft.text is None:
            learned = self.lesson(preview).rules
            self.recipes.remember(learned, actor, batch.file_name, f"recipe:{idempotency_key}")
        self._store.restage(upload_id, replace(draft, batch_id=batch.batch_id, recipe=preview.rules).to_payload())
        return batch

    def _append(self, said: BatchDraft, diff: Diff, heads: Mapping[str, int], edited: int, key: str) -> Batch:
        """Append figures of sheets in columns, those of a text one by one: each has words of its own."""
        unmoved, written = {FactKind.CATALOGUE_EDIT: edited}, diff.written()
        if isinstance(diff.figures, CellFigures):
            return self._store.commit_columns(said, committed_columns(diff.figures, written), heads, unmoved, key)
        observations = [diff.figures[at].observation for at in written.tolist()]
        return self._store.commit(said, observations, (), heads, unmoved, key)

    def moved(self, upload_id: str, seen: Seen) -> tuple[Moved, ...]:
        """Return the figures of the upload for which the store shows something else than when they were seen."""
        return self._assembly.moved(self.preview(upload_id), seen)

    def undo(self, batch_id: int, actor: str, reason: str) -> Batch:
        """Take a batch back by appending an undo; both stay. Raises NotFound, Conflict ("already_reverted")."""
        return self._store.revert(batch_id, actor, checked_text(reason))

    # -- from the command line --------------------------------------------------------------------------------
    def import_file(
        self, path: Path, *, accept_all: bool, reason: str, origin: str | None, published: str | None
    ) -> ImportReport:
        """Read, check and commit a file by the same way as through the page; see ``files.import_file``."""
        return import_file(self, path, accept_all=accept_all, reason=reason, origin=origin, published=published)

    def read_file(self, path: Path) -> tuple[Iterator[dict[str, Any]], tuple[Finding, ...], bool]:
        """Return records, findings and whether the file may be used; writes nothing; see ``files.read_file``."""
        return read_file(path, self._catalogue(), self._limits)

    # -- the template -----------------------------------------------------------------------------------------
    def template(self, series: Sequence[str], lang: str) -> Artifact:
        """Return the workbook to fill in for ``series`` and the periods due; without any only its header.

        Raises NotFound ("indicator_unknown") and Invalid ("series_key_unreadable").
        """
        rows = template_rows(series, self._catalogue(), self._figures, self._today(), lang)
        return write_template(list(rows), lang)

    # -- within -----------------------------------------------------------------------------------------------
    def _draft(self, upload_id: str) -> Draft:
        payload = self._store.staged(upload_id) if len(upload_id) <= 64 else None
        if payload is None:
            raise NotFound("upload_unknown")
        return Draft.from_payload(payload)

    def _change(self, upload_id: str, change: Callable[[Draft], Draft]) -> Preview:
        self._restage(upload_id, change)
        return self.preview(upload_id)

    def _restage(self, upload_id: str, change: Callable[[Draft], Draft]) -> None:
        with self._changing:  # two tabs correct one draft one after the other, neither loses a choice
            draft = self._draft(upload_id)
            if draft.batch_id is not None:
                raise Conflict("upload_committed", batch=draft.batch_id)
            self._store.restage(upload_id, change(draft).to_payload())

    def _checked_publication(self, said: Publication) -> Publication:
        if said.origin and said.origin not in self._catalogue().by_origin:
            raise Invalid("origin_unknown", origin=said.origin[:40])
        if said.published is not None and said.published > self._today() and said.precision is Precision.DAY:
            raise Invalid("published_in_future", day=said.published.isoformat())
        return replace(said, outlet=checked_text(said.outlet), title=checked_text(said.title))
