"""Putting a report together: each change reads the last state, makes the next and appends it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from indicators.catalogue import Catalogue
from indicators.export.safe_text import printable
from indicators.i18n import LANGUAGES, translate
from indicators.model.chart import ChartKind, ChartSpec, PeriodChoice, Transform
from indicators.model.errors import Conflict, Invalid, NotFound
from indicators.model.frames import records
from indicators.model.period import Period
from indicators.model.report import Block, BlockKind, Report, ReportLanguage, Template, Words
from indicators.model.sentence import About, Sentence
from indicators.services.explore import Explore
from indicators.services.figures import Figures
from indicators.services.overview import headline
from indicators.services.reports.changes import BlockChanges, Changes
from indicators.services.sentences import Drafting, Staleness
from indicators.store import SavedReport, Store

ACTOR = "analyst"
TRIES = 6
FAMILIES = ("GDP_GROWTH_YOY", "EXP_GOODS", "FDI_REGISTERED", "PARTNERS_TOTAL")
"""The headline families a report begins with: growth, exports, investment, partnerships."""

MOST_SENTENCES = 6


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in the list of reports."""

    report: Report
    at: datetime


class Reports:
    """The use cases of the basket: what is in a report, in what order, and what of it has become stale."""

    def __init__(
        self, store: Store, catalogue: Callable[[], Catalogue], figures: Figures, explore: Explore, drafting: Drafting
    ) -> None:
        self._store, self._catalogue, self._figures = store, catalogue, figures
        self._explore, self._drafting = explore, drafting
        self._changes = Changes(explore, Staleness(catalogue, figures), drafting, store.version)

    # -- reports ----------------------------------------------------------------------------------------------
    def start(self, as_of: date | None = None, language: ReportLanguage = ReportLanguage.VI) -> Report:
        """Save a new, empty report, titled after the month of its figures."""
        day = self._figures.day(as_of)
        named = {lang: translate(lang, f"period.month_{day.month}") for lang in LANGUAGES}
        titles = {lang: translate(lang, "report.first_title", name=named[lang], year=day.year) for lang in LANGUAGES}
        return self._save(Report("", Words(titles["vi"], titles["en"]), as_of=as_of, language=language))

    def open(self, report_id: str) -> Report:
        """Return a report in its last state; raises NotFound ("report_unknown")."""
        saved = self._store.report(report_id)
        if saved is None:
            raise NotFound("report_unknown", report=report_id[:20])
        return _read(saved)

    def listed(self, limit: int = 20) -> tuple[Listed, ...]:
        """Return the latest reports, the one saved last first."""
        return tuple(Listed(_read(saved), saved.created_at) for saved in self._store.reports(limit))

    def change(self, report_id: str, make: Callable[[Report], Report]) -> Report:
        """Append what ``make`` makes of the last state; where somebody saved meanwhile, of theirs.

        Raises Conflict ("report_changed") where others are always faster, and whatever ``make`` raises.
        """
        for _ in range(TRIES):
            before = self.open(report_id)
            after = make(before)
            if after == before:
                return before
            try:
                return self._save(after)
            except Conflict:
                continue
        raise Conflict("report_changed", seen=before.revision, last=before.revision + 1)

    def _save(self, report: Report) -> Report:
        return _read(self._store.save_report(report.report_id, report.to_record(), ACTOR, report.revision))

    # -- putting in -------------------------------------------------------------------------------------------
    def add_chart(self, report_id: str, query: str, *, as_table: bool = False) -> Report:
        """Add a chart by its query, as the store shows it now.

        Raises Invalid ("report_chart_unread") for a query that says no chart, and whatever the explorer raises.
        """
        spec, unknown = ChartSpec.from_query(query)
        if unknown:
            raise Invalid("report_chart_unread", parts=", ".join(unknown)[:80])
        settled = self._explore.resolve(spec).spec
        kind = BlockKind.TABLE if as_table or settled.kind is ChartKind.TABLE else BlockKind.CHART
        block = Block(_new_id(), kind, self._pinned(settled))
        return self.change(report_id, lambda report: report.with_block(block))

    def _pinned(self, spec: ChartSpec) -> str:
        return replace(spec, version=spec.version or self._store.version() or None).to_query()

    def add_text(self, report_id: str) -> Report:
        """Add an empty text."""
        return self._add(report_id, BlockKind.TEXT)

    def add_list(self, report_id: str, kind: BlockKind) -> Report:
        """Add the list of discrepancies or the notes on method; a report has each once."""
        report = self.open(report_id)
        return report if any(one.kind is kind for one in report.blocks) else self._add(report_id, kind)

    def _add(self, report_id: str, kind: BlockKind, sentences: tuple[Sentence, ...] = ()) -> Report:
        block = Block(_new_id(), kind, sentences=sentences)
        return self.change(report_id, lambda report: report.with_block(block))

    def add_headlines(self, report_id: str) -> Report:
        """Add a sentence on the latest figure of each headline family."""
        report = self.open(report_id)
        keys = [self._catalogue().series_key(code).render() for code in FAMILIES]
        latest = [(key, headline(self._figures.shown(key, report.as_of))) for key in keys]
        abouts = [self._drafting.about(key, figure.period) for key, figure in latest if figure is not None]
        return self._add(report_id, BlockKind.SENTENCES, self._drafted(abouts, report.as_of))

    def add_families(self, report_id: str) -> Report:
        """Add the sentences on the headline families and a chart of each."""
        report = self.add_headlines(report_id)
        for spec in self._family_charts(report.as_of):
            report = self.add_chart(report_id, spec.to_query())
        return report

    def _family_charts(self, as_of: date | None) -> tuple[ChartSpec, ...]:
        growth, exports, registered, partners = (self._catalogue().series_key(code).render() for code in FAMILIES)
        disbursed = self._catalogue().series_key("FDI_DISBURSED").render()
        year = self._figures.day(as_of).year
        both = ChartSpec((registered, disbursed), PeriodChoice.YEAR, kind=ChartKind.COLUMN, first=year - 7, as_of=as_of)
        specs = (
            ChartSpec((growth,), PeriodChoice.YEAR, first=year - 10, as_of=as_of),
            self._explore.suggested((exports,), as_of),
            self._explore.settle(both),
            self._explore.suggested((partners,), as_of),
        )
        return tuple(replace(spec, events=False) for spec in specs)

    def add_sentences(self, report_id: str, block_id: str) -> Report:
        """Put sentences on the latest figures of a chart right after it.

        Raises Invalid ("report_no_sentence") where none holds.
        """
        report = self.open(report_id)
        sentences = self._drafted(self._abouts(report.block(block_id)), report.as_of)
        if not sentences:
            raise Invalid("report_no_sentence")
        block = Block(_new_id(), BlockKind.SENTENCES, sentences=sentences)

        def put(last: Report) -> Report:
            place = next((n for n, one in enumerate(last.blocks) if one.block_id == block_id), len(last.blocks))
            return last.with_block(block).moved(block.block_id, place + 1)

        return self.change(report_id, put)

    def _abouts(self, block: Block) -> tuple[About, ...]:
        """Return the latest drawn figure of each series of a chart that is a stored level or a printed growth."""
        spec, _ = ChartSpec.from_query(block.spec)
        data = self._explore.resolve(replace(spec, version=None))
        latest: dict[int, tuple[str, Period]] = {}
        for row in sorted(records(data.rows), key=lambda row: (row["end"], row["start"])):
            said = row["value"] is not None and row["value"] == row["value"]
            if said and (spec.transform is Transform.LEVEL or row["obs_id"] is not None) and not spec.formula:
                latest[int(row["series"])] = row["series_key"], Period(row["start"].date(), row["end"].date())
        return tuple(self._drafting.about(*latest[series]) for series in sorted(latest)[:MOST_SENTENCES])

    def _drafted(self, abouts: tuple[About, ...] | list[About], as_of: date | None) -> tuple[Sentence, ...]:
        drafted = (self._drafting.draft(about, lang, as_of) for lang in LANGUAGES for about in abouts)
        return tuple(one for one in drafted if one is not None)

    # -- changing ---------------------------------------------------------------------------------------------
    def move(self, report_id: str, block_id: str, place: int) -> Report:
        """Move a block to another place, counted from 0."""
        return self.change(report_id, lambda report: report.moved(block_id, place))

    def remove(self, report_id: str, block_id: str) -> Report:
        return self.change(report_id, lambda report: report.without(block_id))

    def title(self, report_id: str, lang: str, text: str) -> Report:
        return self.change(report_id, lambda report: report.titled(lang, text))

    def settle(self, report_id: str, *, template: str = "", language: str = "", annex: bool | None = None) -> Report:
        """Choose template, language and annex; what is not said stays."""

        def chosen(report: Report) -> Report:
            return replace(
                report,
                template=Template(template) if template in tuple(Template) else report.template,
                language=ReportLanguage(language) if language in tuple(ReportLanguage) else report.language,
                annex=report.annex if annex is None else annex,
            )

        return self.change(report_id, chosen)

    def write(self, report_id: str, block_id: str, lang: str, text: str, seen: int) -> Report:
        """Put a text in a block, made from that of the revision ``seen``.

        Raises Conflict ("report_text_changed") where somebody wrote another one since.
        """
        before = self._then(report_id, seen).block(block_id).words

        def written(report: Report) -> Report:
            block = report.block(block_id)
            if block.words not in {before, before.put(lang, text)}:
                raise Conflict("report_text_changed")
            return report.with_block(replace(block, words=block.words.put(lang, printable(text))))

        return self.change(report_id, written)

    def edit(self, report_id: str, block_id: str, place: int, text: str, seen: int) -> Report:
        """Put other words in the place of a drafted sentence; an empty text takes it out. Raises as ``write``."""
        before = self._then(report_id, seen).block(block_id).sentences

        def edited(report: Report) -> Report:
            block = report.block(block_id)
            if block.sentences != before or not 0 <= place < len(before):
                raise Conflict("report_text_changed")
            said, words = list(before), " ".join(printable(text).splitlines()).strip(" ")
            if words != said[place].text:
                said[place : place + 1] = [self._drafting.edited(said[place], words)] if words else []
            return report.with_block(replace(block, sentences=tuple(said)))

        return self.change(report_id, edited)

    def _then(self, report_id: str, revision: int) -> Report:
        saved = self._store.report(report_id, revision)
        if saved is None:
            raise NotFound("report_unknown", report=report_id[:20])
        return _read(saved)

    # -- staying true -----------------------------------------------------------------------------------------
    def changes(self, report: Report) -> dict[str, BlockChanges]:
        """Return what has changed since its blocks were put in, by block."""
        return self._changes.of_report(report)

    def refresh(self, report_id: str, block_id: str = "") -> Report:
        """Bring one block, or all of them, to the figures of now; a block that cannot be drawn stays as it is."""
        changed = self.changes(self.open(report_id))

        def refreshed(report: Report) -> Report:
            for block in report.blocks:
                told = changed.get(block.block_id)
                if told is not None and told.fault is None and block_id in {"", block.block_id}:
                    report = report.with_block(self._refreshed(block, report.as_of))
            return report

        return self.change(report_id, refreshed)

    def _refreshed(self, block: Block, as_of: date | None) -> Block:
        said = tuple(self._drafting.refreshed(one, as_of) for one in block.sentences)
        if not block.spec:
            return replace(block, sentences=said)
        spec, _ = ChartSpec.from_query(block.spec)
        return replace(block, spec=self._pinned(replace(spec, version=None)), sentences=said)


def _new_id() -> str:
    return secrets.token_hex(4)


def _read(saved: SavedReport) -> Report:
    return Report.from_record(saved.report_id, saved.revision, saved.payload)
