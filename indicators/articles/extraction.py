"""A text's figures, in the order of the text; see the package for what counts as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from indicators.articles import measures
from indicators.articles.draft import Draft
from indicators.articles.figure import FigureRole, QuotedFigure
from indicators.articles.flags import flags_of
from indicators.articles.lexer import Entries, Lexer, build_entries
from indicators.articles.names import names_of
from indicators.articles.quantities import is_english, style_of
from indicators.articles.reader import drafts_of
from indicators.articles.sentence import Context
from indicators.articles.source_text import Paragraph, paragraphs
from indicators.articles.speakers import speaker_in
from indicators.articles.subject import INHERITED
from indicators.articles.timeline import Dated, Timeline
from indicators.catalogue import Catalogue
from indicators.model.period import Period
from indicators.model.period_phrase import YEAR, aligned_fold
from indicators.model.series import Measure


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a text holds; ``steps`` is the work it took, which grows as the text does."""

    figures: tuple[QuotedFigure, ...]
    steps: int


@dataclass(frozen=True, slots=True)
class Extractor:
    """Ready to read texts with the names of one catalogue; build it once, use it for many texts."""

    catalogue: Catalogue
    entries: dict[str, Entries]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Extractor:
        return cls(catalogue, build_entries(catalogue, names_of(catalogue)))

    def extract(self, text: str, published: date | None = None) -> Extraction:
        """Return the figures of ``text``; ``published`` dates what it leaves undated ("tháng 7", "đến nay")."""
        folded = aligned_fold(text)
        lexer = Lexer(self.entries, style_of(folded))
        timeline = Timeline(published, published.year if published else _most_frequent_year(folded))
        context = Context(self.catalogue, lexer, timeline, is_english(folded))
        figures: list[QuotedFigure] = []
        sentence = 0
        for paragraph in paragraphs(text):
            context.begin_paragraph()
            speaker = ""  # who speaks in one paragraph need not speak in the next
            for tokens in lexer.sentences(paragraph):
                lexer.steps += 1
                drafts = drafts_of(context, tokens, paragraph)
                lexer.names.clear()
                speaker = speaker_in(paragraph, tokens[0].start, tokens[-1].end) or speaker
                figures += self._figures(drafts, paragraph, sentence, speaker, published)
                sentence += 1
        return Extraction(tuple(figures), lexer.steps + context.steps)

    def _figures(
        self, drafts: list[Draft], paragraph: Paragraph, sentence: int, speaker: str, published: date | None
    ) -> Iterator[QuotedFigure]:
        previous: Draft | None = None
        changed: Draft | None = None
        for draft in drafts:
            measure = measures.measure_of(draft, previous, changed)
            figure = _figure(draft, measure, paragraph, sentence, speaker, published)
            yield replace(figure, flags=flags_of(figure, self.catalogue, published))
            previous, changed = draft, draft if draft.quantity.unit == "percent" else changed


class ExtractorOf:
    """Called, returns the extractor of the catalogue as it stands: another one only when that is another object."""

    def __init__(self, catalogue: Callable[[], Catalogue]) -> None:
        self._catalogue = catalogue
        self._kept: Extractor | None = None

    def __call__(self) -> Extractor:
        catalogue, kept = self._catalogue(), self._kept
        if kept is None or kept.catalogue is not catalogue:
            kept = self._kept = Extractor.of(catalogue)
        return kept


def extract(text: str, catalogue: Catalogue, published: date | None = None) -> Extraction:
    """Return the figures of one text; for many texts keep an ``Extractor``."""
    return Extractor.of(catalogue).extract(text, published)


def decimal_mark(text: str) -> str:
    """Return the decimal mark with which a text writes its numbers."""
    return style_of(aligned_fold(text)).mark


def _figure(
    draft: Draft, measure: str, paragraph: Paragraph, sentence: int, speaker: str, published: date | None
) -> QuotedFigure:
    dated = _instant_of_count(draft, published)
    start, end = paragraph.offsets(draft.token.start, draft.token.end)
    quantity, subject = draft.quantity, draft.subject
    negative = quantity.negative or (draft.direction < 0 and measure not in _LEVELS)
    if subject.negative and measure == Measure.LEVEL:
        negative = True
    sign = -1 if negative else 1
    return QuotedFigure(
        phrase=paragraph.said[draft.token.start : draft.token.end], offset=start, end=end, indicator=subject.code,
        subject=subject.words, score=subject.score - (INHERITED if draft.inherited else 0), basis=subject.basis,
        measure=measure,
        value=sign * abs(quantity.value), value_high=sign * quantity.high if quantity.high is not None else None,
        decimals=quantity.decimals, unit=quantity.unit or "number", unit_mult=quantity.unit_mult,
        period=dated.period if dated else None, period_basis=dated.how if dated else "", qualifier=draft.qualifier,
        role=_role(draft), speaker=speaker, confidence=_confidence(draft, dated), sentence=sentence,
        dimensions=subject.dimensions,
    )  # fmt: skip


_LEVELS = frozenset({Measure.LEVEL, Measure.SHARE, Measure.PLAN_SHARE, "monthly_avg", "ratio_yoy"})
_COUNTS = frozenset(
    {
        "PARTNERS_TOTAL",
        "PARTNERS_CSP",
        "PARTNERS_SP",
        "PARTNERS_CP",
        "DIPLOMATIC_RELATIONS",
        "INTL_ORGS_MEMBER",
        "FTA_COUNT",
    }
)
_PERIOD_DOUBT = {"stated": 0, "year_from_context": 3, "same_period": 5, "publication": 5}


def _instant_of_count(draft: Draft, published: date | None) -> Dated | None:
    """Return the day of a count that stands at a time: the last of the period that is told, else the text's own."""
    dated = draft.dated
    if draft.subject.code not in _COUNTS:
        return dated
    if dated is None or dated.how == "inherited" or (published and dated.period.last_day > published):
        return Dated(Period.instant(published), "publication") if published else dated
    return replace(dated, period=Period.instant(dated.period.last_day))


def _role(draft: Draft) -> FigureRole:
    if draft.comparator:
        return FigureRole.COMPARATOR
    if told := draft.target or next(iter(sorted(draft.cues & {"target", "forecast"})), ""):
        return FigureRole(told)
    return FigureRole.SUB_ITEM if draft.subject.part or "monthly_average" in draft.cues else FigureRole.OBSERVATION


def _confidence(draft: Draft, dated: Dated | None) -> int:
    doubt = 40 if dated is None else _PERIOD_DOUBT.get(dated.how, 10)
    doubt += INHERITED if draft.inherited else 0
    doubt += 10 if draft.comparator else 0
    return max(1, draft.subject.score - doubt)


def _most_frequent_year(folded: str) -> int | None:
    years = YEAR.findall(folded)[:500]
    return int(max(set(years), key=years.count)) if years else None
