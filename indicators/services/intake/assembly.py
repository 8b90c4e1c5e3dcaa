"""From a draft and its reading to a preview: map, compare, screen, all from the store as it is now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

import numpy as np
import pandas as pd

from indicators.catalogue import Catalogue
from indicators.checks import Case, screen
from indicators.model.finding import Finding
from indicators.model.indicator import IndicatorKind
from indicators.model.period import Period
from indicators.model.series import Measure, SeriesKey
from indicators.services.figures import Figure, Figures
from indicators.services.intake.arriving import Arriving, ListedFigures
from indicators.services.intake.bordering import border_marks, fit_borders
from indicators.services.intake.cell_figures import incoming_figures
from indicators.services.intake.correcting import Corrected, correct, unanswered, with_marks
from indicators.services.intake.correction import Correction
from indicators.services.intake.derived_period import Surroundings
from indicators.services.intake.diff import Diff, compare, counts
from indicators.services.intake.doubled import still_doubled, told_of_doubled
from indicators.services.intake.draft import Draft, Publication
from indicators.services.intake.fitting import Fitted, fit_labels, fit_tables
from indicators.services.intake.following import following
from indicators.services.intake.incoming import Incoming
from indicators.services.intake.labels import PrintedLabel, printed_labels
from indicators.services.intake.mapping import Choice, MappingRow, map_labels
from indicators.services.intake.preview import Moved, Preview, Seen, SheetSummary, blockers
from indicators.services.intake.publication import Evidence, propose_publication
from indicators.services.intake.readings import Held
from indicators.services.intake.recipe import Kept
from indicators.services.intake.recipe_book import RecipeBook
from indicators.services.intake.screening import Screened, is_meant, mapping_findings, screened_findings
from indicators.services.intake.tables import Table, tables_of
from indicators.services.recent import Recent
from indicators.store import FactKind, ObservationQuery, Store
from indicators.winners import MARKED, Role, mark
from indicators.workbook import SheetReading

OTHER_MEASURE = "other_measure"
MOST_RELATED = 400
"""Beyond so many series of the same topics, only those of the touched indicators are looked at."""


Compared = tuple[Arriving, Diff, Sequence[Figure]]
"""The figures of an upload, their diff, and the figures that would be derived."""


@dataclass(frozen=True, slots=True)
class Matched:
    """What a draft's mapping and publication make of a file, whichever findings are accepted."""

    figures: Arriving
    history: pd.DataFrame
    checked: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A file as recipes and a person read it; ``dropped`` are the rules that are not to hold for it."""

    corrected: Corrected
    mapping: tuple[MappingRow, ...]
    fitted: Fitted
    dropped: tuple[Kept, ...]

    @property
    def rules(self) -> tuple[Kept, ...]:
        """The rules that did something."""
        return tuple(one.kept for one in self.fitted.applied)


@dataclass(frozen=True, slots=True)
class Assembly:
    """Builds previews; everything it needs of the application."""

    store: Store
    catalogue: Callable[[], Catalogue]
    figures: Figures
    today: Callable[[], date]
    book: RecipeBook
    text_figures: Callable[[Draft, Publication], tuple[Incoming, ...]]
    recent: Recent[tuple[PrintedLabel, ...]] = field(default_factory=lambda: Recent(4))
    recent_tables: Recent[tuple[Table, ...]] = field(default_factory=lambda: Recent(4))
    recent_corrected: Recent[Corrected] = field(default_factory=lambda: Recent(4))
    recent_read: Recent[Read] = field(default_factory=lambda: Recent(2))
    matched: Recent[Matched] = field(default_factory=lambda: Recent(2))
    compared: Recent[Compared] = field(default_factory=lambda: Recent(2))

    def preview(self, upload_id: str, draft: Draft, held: Held) -> Preview:
        """Return the preview of one upload as of now."""
        version, reading = self.store.version(), held.reading
        proposal, evidence = self.proposal(held)
        publication = draft.publication or proposal
        read = self.read_once(held, draft, publication)
        mapping = read.mapping
        asked = (held, replace(draft, accepted={}).stamp_with(read.rules), version, self.today())
        matched = self.matched.get(asked, lambda: self.match(held, read, draft, publication))
        told = (
            *unanswered(self.doubled(held, read), held.rows, self.tables(held), read.corrected),
            *read.fitted.findings,
        )
        findings = screened_findings(told, matched.checked, mapping, self.unmeant(held, mapping), draft.accepted)
        suspect = _suspect(findings)
        which = (asked, tuple(sorted(suspect.items())))
        figures, diff, derived = self.compared.get(which, lambda: self.compare(matched, suspect, draft))
        keys = {key.render() for key in figures.series.pool}
        batch = None if draft.batch_id is None else self.store.batch(draft.batch_id)
        return Preview(
            upload_id=upload_id,
            draft=draft,
            sheets=_sheets(reading.sheets, figures),
            publication=publication,
            evidence=evidence,
            mapping=mapping,
            findings=findings,
            diff=diff,
            derived=derived,
            counts=counts(diff),
            seen=Seen(version, self.store.heads(sorted(keys)), draft.stamp_with(read.rules)),
            blockers=blockers(draft, publication, mapping, findings, diff),
            batch=batch,
            tables=self.tables(held),
            applied=read.fitted.applied,
            dropped=read.dropped,
            borders=reading.borders,
        )

    def read_once(self, held: Held, draft: Draft, publication: Publication) -> Read:
        """Return the same as ``read``, which has nothing to do with the findings that are accepted."""
        asked = (held, replace(draft, accepted={}).stamp, publication, self.store.version(), self.today())
        return self.recent_read.get(asked, lambda: self.read(held, draft, publication))

    def likely(self, held: Held, draft: Draft, publication: Publication) -> dict[str, Choice]:
        """Return what may be accepted unseen, by mapping row."""
        rows = self.read_once(held, draft, publication).mapping
        return {row.mapping_id: Choice(row.likely) for row in rows if row.likely}

    def read(self, held: Held, draft: Draft, publication: Publication) -> Read:
        """Return the file as recipes and a person read it: corrected, its labels mapped."""
        kept = draft.recipe if draft.batch_id is not None else self.book.in_force()
        rules = tuple(one for one in kept if one.rule_id not in draft.dropped)
        tables, catalogue = self.tables(held), self.catalogue()

        def around(table: Table) -> Surroundings:
            return Surroundings(draft.file_name, table.sheet, table.title, publication.published)

        fitted = fit_tables(rules, tables, held.rows, around, catalogue)
        corrections = (*fitted.corrections, *draft.corrections)
        corrected = self.recent_corrected.get((held, corrections), lambda: correct(held.rows, tables, corrections))
        corrected = with_marks(corrected, border_marks(held.reading))
        labels = self.labels(held, corrections, corrected)
        mapped = fit_labels(rules, tables, labels, held.rows, catalogue)
        remembered = {label_id: (choice, rule) for label_id, choice, rule in mapped.choices}
        mapping = map_labels(labels, catalogue, draft.choices, remembered, corrected.skipped)
        used = {row.rule for row in mapping}
        done = tuple(one for one in mapped.applied if one.kept.rule_id in used)
        bordered = fit_borders(rules, held.reading)
        applied = (*bordered.applied, *fitted.applied, *done)
        both = Fitted(applied=applied, findings=(*bordered.findings, *fitted.findings, *mapped.findings))
        dropped = tuple(one for one in kept if one.rule_id in draft.dropped)
        return Read(corrected, mapping, both, dropped)

    def tables(self, held: Held) -> tuple[Table, ...]:
        """Return the tables of a reading."""
        return self.recent_tables.get(held, lambda: tables_of(held.rows))

    def labels(self, held: Held, corrections: tuple[Correction, ...], corrected: Corrected) -> tuple[PrintedLabel, ...]:
        """Return the printed labels of a reading; they change with its corrections and the catalogue alone."""
        as_read = held.rows if corrections else None
        edited = self.store.facts_version(FactKind.CATALOGUE_EDIT)
        return self.recent.get(
            (held, corrections, edited), lambda: printed_labels(corrected.candidates, self.catalogue(), as_read)
        )

    def doubled(self, held: Held, read: Read) -> list[Finding]:
        """Return the findings of a reading, with what is left out since it stands there twice."""
        doubled = still_doubled(held.reading, read.corrected, self.tables(held))
        return told_of_doubled(held.reading.findings, doubled, read.corrected.candidates)

    def match(self, held: Held, read: Read, draft: Draft, publication: Publication) -> Matched:
        """Return the figures of a draft with what they are held against and what the checks find of them."""
        corrected, mapping = read.corrected, read.mapping
        if draft.text is not None:
            figures: Arriving = ListedFigures(self.text_figures(draft, publication))
        else:
            left = still_doubled(held.reading, corrected, self.tables(held)).places
            figures = incoming_figures(corrected.candidates, mapping, draft, publication, corrected.marks, left)
        history = self.history(figures) if draft.batch_id is None else self.history_before(figures, draft.batch_id)
        return Matched(figures, history, (*mapping_findings(mapping), *self.check(figures, history)))

    def compare(self, matched: Matched, suspect: Mapping[str, str], draft: Draft) -> Compared:
        """Return the figures, those at ``suspect`` cells held back, beside what is stored, and what would follow."""
        figures, history = matched.figures.held_back(suspect), matched.history
        rank, make = self.catalogue().rank, self.figures.maker()
        diff = compare(figures, history, rank, make)
        if draft.batch_id is not None:
            return figures, diff, ()
        return figures, diff, following(diff, self._adds_up, history, rank, make)

    def _adds_up(self, key: SeriesKey) -> bool:
        """Whether the figures of a series are parts of a sum over time."""
        flow = self.catalogue().indicator(key.indicator).kind is IndicatorKind.FLOW
        return flow and key.measure == Measure.LEVEL

    def proposal(self, held: Held) -> tuple[Publication, dict[str, Evidence]]:
        """Return what the cues of a file say of its publication, and where they stand."""
        return propose_publication(held.reading.cues, self.catalogue(), self.today())

    def unmeant(self, held: Held, mapping: Sequence[MappingRow]) -> Callable[[str], bool]:
        """Return what tells whether a figure was read in a cell and means no series, as ``sheet!cell``."""
        rows = held.rows

        @cache
        def aside() -> set[str]:
            places = [row.printed.positions for row in mapping if not is_meant(row)]
            if not places:
                return set()
            unmeant = np.concatenate(places)
            sheets = rows.pooled["sheet"].taken(unmeant).values(len(unmeant))
            return {f"{sheet}!{cell}" for sheet, cell in zip(sheets, rows.cells(unmeant), strict=True)}

        return lambda where: where in aside()

    def history(self, figures: Arriving) -> pd.DataFrame:
        """Return MARKED rows of the touched series and of all they are checked against."""
        keys = self._related(set(figures.series.pool))
        frames = [frame for frame in self.figures.marked_all(sorted(keys)).values() if len(frame)]
        return pd.concat(frames, ignore_index=True)[MARKED.names] if frames else MARKED.empty()

    def history_before(self, figures: Arriving, batch_id: int) -> pd.DataFrame:
        """Return MARKED rows as they stood before a batch, so that a committed upload still says what it changed."""
        keys = tuple(sorted(self._related(set(figures.series.pool))))
        rows = self.store.observations(ObservationQuery(series_keys=keys), self.today(), batch_id - 1)
        return mark(rows, self.catalogue().rank) if keys else MARKED.empty()

    def _related(self, touched: set[SeriesKey]) -> set[str]:
        codes = {key.indicator for key in touched}
        catalogue = self.catalogue()
        topics = {catalogue.indicator(code).topic for code in codes}
        related = [
            key
            for key in self.figures.series_keys()
            if (entry := catalogue.by_code.get(key.partition(":")[0])) and entry.topic in topics
        ]
        if len(related) > MOST_RELATED:
            related = [key for key in related if key.partition(":")[0] in codes]
        return {key.render() for key in touched} | set(related)

    def check(self, figures: Arriving, history: pd.DataFrame) -> tuple[Finding, ...]:
        """Return what the checks find of figures that are mapped."""
        catalogue = self.catalogue()
        case = Case(figures.screened(), history, catalogue.by_code, catalogue.labels.unit_kinds, self.today())
        return screen(case)

    def moved(self, preview: Preview, seen: Seen) -> tuple[Moved, ...]:
        """Return the figures whose series moved since ``seen`` and that now stand beside another figure than then."""
        keys = sorted(key for key, head in preview.seen.heads.items() if seen.heads.get(key, 0) != head)
        if not keys:
            return ()
        before, now = self._in_use(keys, seen.version), self._in_use(keys, None)
        series = preview.diff.figures.series
        touched = [at for at, key in enumerate(series.pool) if key.render() in keys]
        found = []
        for at in np.flatnonzero(np.isin(series.codes(len(preview.diff)), touched)).tolist():
            figure = preview.diff[at].figure
            key = (figure.series_key, figure.period)
            if before.get(key) != now.get(key):
                found.append(Moved(figure, before.get(key), now.get(key)))
        return tuple(found)

    def _in_use(self, keys: Sequence[str], version: int | None) -> dict[tuple[str, Period], Figure]:
        query = ObservationQuery(series_keys=tuple(keys))
        marked = mark(self.store.observations(query, self.today(), version), self.catalogue().rank)
        winners = self.figures.figures(marked[marked["role"] == Role.WINNER])
        return {(figure.series_key, figure.period): replace(figure, discrepancy=False) for figure in winners}


def _suspect(findings: Sequence[Screened]) -> dict[str, str]:
    """Return the cells whose figures match another measure, with the reason a person gave."""
    return {one.finding.where: one.reason or OTHER_MEASURE for one in findings if one.finding.code == OTHER_MEASURE}


def _sheets(sheets: Sequence[SheetReading], figures: Arriving) -> tuple[SheetSummary, ...]:
    counted = np.bincount(figures.sheets.codes(len(figures)), minlength=len(figures.sheets.pool))
    brought: Counter[str] = Counter()
    for name, count in zip(figures.sheets.pool, counted.tolist(), strict=True):
        brought[name] += count
    return tuple(
        SheetSummary(sheet.name, brought[sheet.name], sheet.recognised, sheet.layout, sheet.skipped_reason)
        for sheet in sheets
    )
