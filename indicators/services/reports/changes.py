"""What of a report has changed since it was put in: numbers of its sentences and figures of its charts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from indicators.charts.value_text import number_text
from indicators.model.chart import ChartData, ChartSpec
from indicators.model.errors import IndicatorsError
from indicators.model.frames import records
from indicators.model.period import Period
from indicators.model.report import Block, Report
from indicators.model.sentence import Sentence
from indicators.services.explore import Explore
from indicators.services.sentences import Changed, Drafting, Staleness

SeriesPeriod = tuple[str, Period]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One drawn figure then and now, as values and words; ``after`` empty: no figure any more."""

    series_key: str
    name: dict[str, str]
    period: Period
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A sentence as it stands and as it would stand after a refresh, in one language."""

    lang: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BlockChanges:
    """What is stale in one block. ``new``: figures that came since; ``fault``: why it cannot be drawn at all.

    ``rewritten`` are its stale sentences beside what a refresh would make of them.
    """

    block_id: str
    figures: tuple[FigureChange, ...] = ()
    sentences: tuple[tuple[int, Changed], ...] = ()
    new: int = 0
    fault: IndicatorsError | None = None
    rewritten: tuple[Rewritten, ...] = ()

    @property
    def stale(self) -> bool:
        return bool(self.figures or self.sentences)


@dataclass(frozen=True, slots=True)
class Changes:
    """Holds a report against the figures in use now; nothing is written."""

    explore: Explore
    staleness: Staleness
    drafting: Drafting
    version: Callable[[], int]

    def of_report(self, report: Report) -> dict[str, BlockChanges]:
        """Return what has changed in each block that has anything to tell, by its id."""
        found = (self.of_block(block, report.as_of) for block in report.blocks)
        return {one.block_id: one for one in found if one.stale or one.new or one.fault}

    def of_block(self, block: Block, as_of: date | None) -> BlockChanges:
        """Return what has changed in one block; a fault is told, not raised."""
        said = tuple(
            (place, changed)
            for place, sentence in enumerate(block.sentences)
            for changed in self.staleness.changes(sentence, as_of)
        )
        if not block.spec:
            stale = {place for place, _ in said}
            drawn = (one for place, one in enumerate(block.sentences) if place in stale)
            return BlockChanges(
                block.block_id, sentences=said, rewritten=tuple(self._again(one, as_of) for one in drawn)
            )
        try:
            return self._of_chart(block, said)
        except IndicatorsError as fault:
            return BlockChanges(block.block_id, sentences=said, fault=fault)

    def _again(self, sentence: Sentence, as_of: date | None) -> Rewritten:
        return Rewritten(sentence.lang, sentence.text, self.drafting.refreshed(sentence, as_of).text)

    def _of_chart(self, block: Block, said: tuple[tuple[int, Changed], ...]) -> BlockChanges:
        spec, _ = ChartSpec.from_query(block.spec)
        if spec.version is None or spec.version >= self.version():
            self.explore.resolve(spec)
            return BlockChanges(block.block_id, sentences=said)
        then, now = self.explore.resolve(spec), self.explore.resolve(replace(spec, version=None))
        before, after = _figures(then), _figures(now)
        names = {series.key: series.name for series in (*then.series, *now.series)}
        changed = tuple(
            FigureChange(key, names.get(key, {"vi": key, "en": key}), period, words, after.get((key, period), _GONE))
            for (key, period), words in before.items()
            if after.get((key, period)) != words
        )
        return BlockChanges(block.block_id, changed, said, len(after.keys() - before.keys()))


_GONE = {"vi": "", "en": ""}


def _figures(data: ChartData) -> dict[SeriesPeriod, dict[str, str]]:
    """Return the drawn figures as words by language, by series and period."""
    found = {}
    for row in records(data.rows):
        if row["value"] is None or pd.isna(row["value"]):
            continue
        key = data.series[int(row["series"])].key
        high = None if pd.isna(row["value_high"]) else float(row["value_high"])
        found[key, Period(row["start"].date(), row["end"].date())] = {
            lang: number_text(float(row["value"]), high, int(row["decimals"]), str(row["qualifier"]), lang)
            for lang in ("vi", "en")
        }
    return found
