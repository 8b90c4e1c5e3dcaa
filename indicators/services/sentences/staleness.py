"""What of a sentence has changed since it was drafted: numbers revised, a status moved on, a rank that is none now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from indicators.catalogue import Catalogue
from indicators.i18n import translate
from indicators.model.sentence import Sentence, Tie
from indicators.model.series import SeriesKey
from indicators.services.figures import Figure, Figures
from indicators.services.sentences.clauses import ROUNDED_FROM, Clauses
from indicators.services.sentences.figure_words import size_of, tie_of, value_text
from indicators.services.targets import TARGET_OF, targets

TARGET = "target"
HAS_TARGET = {target: indicator for indicator, target in TARGET_OF.items()}


@dataclass(frozen=True, slots=True)
class Changed:
    """One number or rank of a sentence as it was said and as it would be said now; ``after`` empty: withdrawn.

    ``tie`` None is the rank. ``by_status`` where the number stands and its status has moved on.
    """

    tie: Tie | None
    before: str
    after: str
    figure: Figure | None = None
    by_status: bool = False


@dataclass(frozen=True, slots=True)
class Staleness:
    """Holds sentences against the figures in use as of a day."""

    catalogue: Callable[[], Catalogue]
    figures: Figures

    def changes(self, sentence: Sentence, as_of: date | None = None) -> tuple[Changed, ...]:
        """Return what of a sentence is no longer so; an empty tuple where all of it stands."""
        found = [self._of_tie(tie, sentence, as_of) for tie in sentence.ties]
        return (*(one for one in found if one), *self._of_claim(sentence, as_of))

    def with_numbers_of_now(self, sentence: Sentence, as_of: date | None = None) -> Sentence:
        """Return a sentence with its revised numbers in their places, and every other word as it was written."""
        text, ties, moved = sentence.text, [], 0
        for tie in sentence.ties:
            figure = self.figure_of(tie, sentence.lang, as_of)
            said = tie.text if figure is None else self._said(figure, tie, sentence.lang)
            at = tie.at + moved
            text = text[:at] + said + text[at + len(tie.text) :]
            moved += len(said) - len(tie.text)
            ties.append(replace(tie, at=at) if figure is None else replace(tie_of(figure, said, tie.measure), at=at))
        return replace(sentence, text=text, ties=tuple(ties))

    def figure_of(self, tie: Tie, lang: str, as_of: date | None) -> Figure | None:
        """Return the figure in use for a tie: of its series and period, or the target or growth that it is."""
        key = SeriesKey.parse(tie.series_key)
        if tie.measure == TARGET:
            known = targets(HAS_TARGET.get(key.indicator, ""), tie.period, self.figures, self.catalogue(), as_of)
            return known[-1] if known else None
        shown = self.figures.shown(tie.series_key, as_of)
        found = next((one for one in shown if one.period == tie.period and one.value is not None), None)
        if tie.measure == ROUNDED_FROM and found is not None:
            return Clauses(self.catalogue(), self.figures, lang, as_of).growth_of(found)
        return found

    def _of_tie(self, tie: Tie, sentence: Sentence, as_of: date | None) -> Changed | None:
        figure = self.figure_of(tie, sentence.lang, as_of)
        if figure is None:
            return Changed(tie, tie.text, "")
        said = self._said(figure, tie, sentence.lang)
        if size_of(figure) != tie.size or said != tie.text:
            return Changed(tie, tie.text, said, figure)
        named = translate(sentence.lang, f"term.status.{tie.status}")
        behind = sentence.text[tie.end : tie.end + len(named) + 2]
        if figure.obs_status != tie.status and named in behind:
            return Changed(tie, named, translate(sentence.lang, f"term.status.{figure.obs_status}"), figure, True)
        return None

    def _said(self, figure: Figure, tie: Tie, lang: str) -> str:
        """Return a figure in the words of a tie; of a fall told by its verb without the sign."""
        size = tie.size.startswith("-") and not any(sign in tie.text for sign in "-\u2212")
        return value_text(figure, self.catalogue(), lang, size=size)

    def _of_claim(self, sentence: Sentence, as_of: date | None) -> tuple[Changed, ...]:
        about = sentence.about
        if not sentence.claim or sentence.claim not in sentence.text:
            return ()
        shown = self.figures.shown(about.series_key, as_of)
        figure = next((one for one in shown if one.period == about.period), None)
        clauses = Clauses(self.catalogue(), self.figures, sentence.lang, as_of)
        now = clauses.claim(figure) if figure is not None else ""
        return () if now == sentence.claim else (Changed(None, sentence.claim, now, figure),)
