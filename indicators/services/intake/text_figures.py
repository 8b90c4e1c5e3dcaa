"""The figures of a text as a person goes through them, and the observations that the confirmed ones would become.

Pure. Belongs here: a figure with its choice, why it cannot be kept, its citation to the sentence. Does not: reading
sentences (``articles``), keeping choices (``text_choices``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from indicators.articles import CERTAIN, FigureRole, QuotedFigure
from indicators.catalogue import Catalogue
from indicators.model.observation import Citation, CitationKind, Observation, ObsStatus, Precision
from indicators.model.period import Period
from indicators.model.series import SeriesKey
from indicators.model.text import clean
from indicators.services.intake.draft import Draft, Publication
from indicators.services.intake.incoming import Incoming, status_by_age
from indicators.services.intake.text_choices import FigureChoice, FigureState, Mended, TextChoices
from indicators.services.quoting.series_of import series_of

WORDS_BEFORE, LONGEST_PHRASE = 6, 120
_TOLD = frozenset({FigureRole.OBSERVATION, FigureRole.SUB_ITEM})
_STATUS = {FigureRole.TARGET: ObsStatus.TARGET, FigureRole.FORECAST: ObsStatus.FORECAST}


@dataclass(frozen=True, slots=True)
class ReviewedFigure:
    """One figure with its id in this text; ``figure`` is as a person corrected it, ``read`` as it was found.

    ``lacks`` says why it cannot be kept as it is: ``indicator``, ``period`` or ``series`` (a measure that no series
    has); empty where it can. ``paragraph`` counts from 1, ``phrase`` are a few printed words.
    """

    figure_id: str
    read: QuotedFigure
    figure: QuotedFigure
    state: FigureState
    mended: Mended | None
    series_key: SeriesKey | None
    lacks: str
    paragraph: int
    phrase: str

    @property
    def certain(self) -> bool:
        """Whether it may be confirmed together with others like it: found with certainty, and told of its period."""
        return not self.lacks and self.read.confidence >= CERTAIN and self.read.role in _TOLD and not self.read.flags


def reviewed(
    text: str, figures: Iterable[QuotedFigure], choices: TextChoices, catalogue: Catalogue
) -> tuple[ReviewedFigure, ...]:
    """Return the figures of a text with what a person said of each, in the order of the text."""
    taken: Counter[str] = Counter()
    starts = [line.start() for line in _LINE.finditer(text) if not line[0].isspace()]
    found, paragraph = [], 0
    for read in figures:
        spot = f"{read.offset}-{read.end}"
        figure_id = f"{spot}-{taken[spot]}" if taken[spot] else spot
        taken[spot] += 1
        while paragraph < len(starts) and starts[paragraph] <= read.offset:
            paragraph += 1
        choice = choices.chosen.get(figure_id)
        if choice is not None and choice.reading != reading_of(read):
            choice = None
        found.append(_reviewed(text, figure_id, read, choice, catalogue, max(paragraph, 1)))
    return tuple(found)


def _reviewed(
    text: str, figure_id: str, read: QuotedFigure, choice: FigureChoice | None, catalogue: Catalogue, paragraph: int
) -> ReviewedFigure:
    figure = mended_figure(read, choice.mended) if choice and choice.mended else read
    key = series_of(catalogue, figure.indicator, figure.measure, figure.unit, figure.dimensions)
    lacks = "indicator" if not figure.indicator else "period" if figure.period is None else "" if key else "series"
    state = choice.state if choice else FigureState.OPEN
    if lacks and state is FigureState.CONFIRMED:
        state = FigureState.OPEN
    mended = choice.mended if choice else None
    phrase = printed_phrase(text, read)
    return ReviewedFigure(figure_id, read, figure, state, mended, None if lacks else key, lacks, paragraph, phrase)


def reading_of(figure: QuotedFigure) -> str:
    """Return what a figure was read as, on one line: a choice made of another reading does not hold."""
    period = figure.period.render() if figure.period else ""
    return " ".join((figure.indicator, figure.measure, str(figure.value), f"{figure.unit}:{figure.unit_mult}", period))


def mended_figure(read: QuotedFigure, said: Mended) -> QuotedFigure:
    """Return a figure as a person corrected it; the hedge and the role stay as they are printed."""
    unit, _, power = said.unit.partition(":")
    value = Decimal(said.value)
    exponent = value.as_tuple().exponent
    same = said.indicator == read.indicator
    return replace(
        read,
        indicator=said.indicator,
        measure=said.measure,
        value=value,
        value_high=read.value_high if value == read.value else None,
        decimals=max(0, -exponent) if isinstance(exponent, int) else 0,
        unit=unit,
        unit_mult=int(power or 0),
        period=Period.parse(said.period),
        dimensions=read.dimensions if same else (),
    )


def text_observations(
    figures: Sequence[ReviewedFigure], draft: Draft, publication: Publication
) -> tuple[Incoming, ...]:
    """Return the confirmed figures as the observations they would become, each cited to its words."""
    found = []
    for position, one in enumerate(figures):
        if one.state is FigureState.CONFIRMED and one.series_key is not None and one.figure.period is not None:
            found.append(_incoming(position, one, one.series_key, one.figure.period, draft, publication))
    return tuple(found)


def _incoming(
    position: int, one: ReviewedFigure, key: SeriesKey, period: Period, draft: Draft, publication: Publication
) -> Incoming:
    figure = one.figure
    observation = Observation(
        series_key=key,
        period=period,
        value=figure.value,
        value_high=figure.value_high,
        unit_mult=figure.unit_mult,
        obs_status=_STATUS.get(figure.role) or status_by_age(period, publication),
        origin=publication.origin,
        outlet=publication.outlet,
        citation=_citation(one, draft, publication),
        qualifier=figure.qualifier,
        decimals=figure.decimals,
        raw=clean(one.read.phrase),
        published=publication.published,
        published_precision=publication.precision if publication.published else Precision.NONE,
    )
    unit = key.unit_measure if figure.unit in {"", "number"} else figure.unit
    return Incoming(observation, one.figure_id, one.read.subject, position, unit, clean(one.read.phrase), "")


def _citation(one: ReviewedFigure, draft: Draft, publication: Publication) -> Citation:
    return Citation(
        CitationKind.ARTICLE,
        publisher=publication.outlet,
        title=publication.title,
        url=draft.text.url if draft.text else "",
        paragraph=one.paragraph,
        speaker=clean(one.read.speaker),
        phrase=one.phrase,
        file_name=draft.file_name,
        sha256=draft.sha256,
        corrected=_marks(one),
        offset=one.read.offset,
        offset_end=one.read.end,
    )


def _marks(one: ReviewedFigure) -> tuple[str, ...]:
    """Return what a person read otherwise than the program, in the form of ``Citation.corrected``."""
    said, read = one.mended, one.read
    if said is None:
        return ()
    period = read.period.render() if read.period else ""
    marks = (
        (said.indicator != read.indicator, f"map={read.subject or said.indicator}"),
        (said.measure != read.measure, f"measure={said.measure}"),
        (Decimal(said.value) != read.value, f"value={said.value}"),
        (said.unit != f"{read.unit}:{read.unit_mult}", f"unit={said.unit}"),
        (said.period != period, f"period={said.period}"),
    )
    return tuple(mark for differs, mark in marks if differs)


def printed_phrase(text: str, figure: QuotedFigure) -> str:
    """Return a few printed words that end with the figure: of its clause, never a sentence."""
    before = clean(text[max(0, figure.offset - LONGEST_PHRASE) : figure.offset])
    clause = _CLAUSE.split(before)[-1].split()[-WORDS_BEFORE:]
    own = clean(text[figure.offset : figure.end])
    while clause and len(" ".join([*clause, own])) > LONGEST_PHRASE:
        clause.pop(0)
    return " ".join([*clause, own])[:LONGEST_PHRASE]


_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CLAUSE = re.compile(r"(?<=[.;:,])\s|\n")
