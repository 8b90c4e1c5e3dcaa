"""A report as what pages and files are made of: its parts in one language, with sources and annex at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from indicators.catalogue import Catalogue
from indicators.export.report_document import Exhibit, Grid, Part, Prose, ReportDocument
from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.model.chart import ChartData, ChartSpec
from indicators.model.errors import IndicatorsError, Invalid
from indicators.model.report import Block, BlockKind, Report, Template
from indicators.services.discrepancies import Discrepancies
from indicators.services.documents import as_document
from indicators.services.explore import Explore
from indicators.services.figures import Figures
from indicators.services.reports.disputes import disputed
from indicators.services.reports.origins import sources
from indicators.services.reports.trace import Trace, traced

MOST_DISPUTES = 40
Keep = Callable[[ChartData], ChartData]
"""Freezes a chart and returns it with the id of its snapshot."""


def not_kept(data: ChartData) -> ChartData:
    """Leave a chart as it is: a report that is only looked at freezes nothing."""
    return data


@dataclass(frozen=True, slots=True)
class Composing:
    """Makes report documents; reads, and writes nothing."""

    catalogue: Callable[[], Catalogue]
    figures: Figures
    explore: Explore
    discrepancies: Discrepancies
    version: Callable[[], int]

    def compose(self, report: Report, lang: str, keep: Keep = not_kept) -> ReportDocument:
        """Return a report in one language, each chart and table of it as ``keep`` returns it.

        Raises Invalid ("report_empty"), and ("report_block_broken") for a chart that can no longer be drawn.
        """
        drawn = {block.block_id: self._drawn(place, block) for place, block in enumerate(report.blocks, 1)}
        shown = {place: data if data is None else keep(data) for place, data in drawn.items()}
        trace = traced(report, [data for data in drawn.values() if data is not None], self.figures)
        parts = tuple(self._parts(report, lang, shown, trace))
        if not parts:
            raise Invalid("report_empty")
        day = self.figures.day(report.as_of)
        named = {"brand": translate(lang, "term.brand"), "day": format_date(day)}
        identifier = f"{report.report_id}·{report.revision}"
        return ReportDocument(
            lang=lang,
            title=report.title.said(lang) or translate(lang, "report.untitled"),
            line=translate(lang, "report.line", **named),
            foot=translate(lang, "report.foot", **named, id=identifier, version=self.version()),
            template=report.template,
            as_of=day,
            version=self.version(),
            parts=parts,
            back=tuple(self._back(report, lang, trace)),
            identifier=identifier,
        )

    def _drawn(self, place: int, block: Block) -> ChartData | None:
        if not block.spec:
            return None
        try:
            data = self.explore.resolve(ChartSpec.from_query(block.spec)[0])
        except IndicatorsError as fault:
            raise Invalid("report_block_broken", place=place, reason=fault) from fault
        if data.rows["value"].isna().all() and not data.not_derivable:
            raise Invalid(
                "report_block_broken",
                place=place,
                reason=Invalid("chart_without_figures", series=", ".join(data.spec.series)[:120]),
            )
        return data

    def _parts(self, report: Report, lang: str, drawn: dict[str, ChartData | None], trace: Trace) -> Iterator[Part]:
        counts = {BlockKind.CHART: 0, BlockKind.TABLE: 0}
        for block in report.blocks:
            data = drawn[block.block_id]
            if data is not None:
                table = block.kind is BlockKind.TABLE or report.template is Template.ANNEX
                kind = BlockKind.TABLE if table else BlockKind.CHART
                counts[kind] += 1
                yield Exhibit(as_document(data, lang), translate(lang, f"report.label.{kind}", n=counts[kind]), table)
            else:
                yield from self._worded(block, report, lang, trace)

    def _worded(self, block: Block, report: Report, lang: str, trace: Trace) -> Iterator[Part]:
        if block.kind is BlockKind.TEXT and (text := block.words.said(lang)).strip():
            yield Prose(tuple(line.strip() for line in text.splitlines() if line.strip()))
        elif block.kind is BlockKind.SENTENCES and (said := block.in_language(lang)):
            yield Prose(tuple(one.text for one in said))
        elif block.kind is BlockKind.METHOD and (told := self._definitions(trace, lang)):
            yield Prose(told, translate(lang, "report.method"))
        elif block.kind is BlockKind.DISCREPANCIES:
            yield self._disputes(report.as_of, lang, trace)

    def _definitions(self, trace: Trace, lang: str) -> tuple[str, ...]:
        entries = [self.catalogue().indicator(code) for code in trace.indicators]
        return tuple(f"{entry.name[lang]}: {entry.definition[lang]}" for entry in entries if entry.definition[lang])

    def _disputes(self, as_of: date | None, lang: str, trace: Trace) -> Grid:
        listed = self.discrepancies.disagreements(as_of).listed
        mine = [one for one in listed if (one.series_key, one.period) in trace.places][:MOST_DISPUTES]
        return disputed(mine, self.discrepancies, self.catalogue(), lang)

    def _back(self, report: Report, lang: str, trace: Trace) -> Iterable[Part]:
        annex = report.template is Template.ANNEX
        yield sources(trace, self.catalogue(), lang, terms=annex)
        listed = any(block.kind is BlockKind.DISCREPANCIES for block in report.blocks)
        if (annex or report.annex) and not listed:
            yield self._disputes(report.as_of, lang, trace)
