"""Sentences drafted from figures, from the fullest that the draft check confirms down to the plainest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from indicators.catalogue import Catalogue
from indicators.i18n import translate
from indicators.model.period import Period
from indicators.model.sentence import About, Sentence, Tie
from indicators.model.series import SeriesKey
from indicators.services.figures import Figure, Figures
from indicators.services.quoting import Quoting
from indicators.services.sentences.clauses import Clauses
from indicators.services.sentences.proving import is_proved
from indicators.services.sentences.staleness import Staleness
from indicators.services.sentences.tied_text import TiedText, retied

FIGURE, FDI, PARTNERS = "figure", "fdi", "partners"
"""Topics: one figure; registered capital beside disbursed; how many partners by tier."""

DISBURSED, REGISTERED, COUNTED = "FDI_DISBURSED", "FDI_REGISTERED", "PARTNERS_TOTAL"
_TOPICS = {REGISTERED: FDI, COUNTED: PARTNERS}


@dataclass(frozen=True, slots=True)
class Written:
    """One way to say it; ``claim`` are the words of the rank in it, empty where it has none."""

    text: TiedText
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Drafting:
    """Drafts sentences as of a day; every one of them is confirmed by the check of drafts, number by number."""

    catalogue: Callable[[], Catalogue]
    figures: Figures
    quoting: Quoting

    def about(self, series_key: str, period: Period) -> About:
        """Return what a sentence about a figure is drafted from; capital flows and partner counts have patterns."""
        key = SeriesKey.parse(series_key)
        plain = key.measure == "level" and not key.dimensions and key == self.catalogue().series_key(key.indicator)
        return About(_TOPICS.get(key.indicator, FIGURE) if plain else FIGURE, series_key, period)

    def draft(self, about: About, lang: str, as_of: date | None = None) -> Sentence | None:
        """Return the fullest sentence that the check confirms; None where there is no figure or no sentence holds."""
        figure = self._figure(about, as_of)
        if figure is None:
            return None
        clauses, check = Clauses(self.catalogue(), self.figures, lang, as_of), self.quoting.checking(as_of)
        for written in self._ways(about.topic, figure, clauses):
            text = written.text.capitalized() + TiedText(".")
            if is_proved(text, check):
                said = text + _caution(about.topic, text, lang)
                return Sentence(about, lang, said.text, said.text, said.ties, written.claim)
        return None

    def edited(self, sentence: Sentence, text: str) -> Sentence:
        """Return a sentence with other words: numbers that still stand keep their ties, the others are lost."""
        before = TiedText(sentence.text, sentence.ties)
        kept, lost = retied(before, text)
        back = [tie for tie in sentence.lost if tie.text in text and not any(tie.text == one.text for one in kept)]
        found, _ = retied(TiedText(sentence.drafted, tuple(back)), text)
        ties = tuple(sorted((*kept, *found), key=lambda tie: tie.at))
        gone = [tie for tie in (*sentence.lost, *lost) if not any(_same(tie, one) for one in ties)]
        return replace(sentence, text=text, ties=ties, lost=tuple(gone))

    def refreshed(self, sentence: Sentence, as_of: date | None = None) -> Sentence:
        """Return a sentence as of now: drafted anew, or where a person has edited it, with the numbers of now in it."""
        if not sentence.edited:
            return self.draft(sentence.about, sentence.lang, as_of) or sentence
        return Staleness(self.catalogue, self.figures).with_numbers_of_now(sentence, as_of)

    def _figure(self, about: About, as_of: date | None) -> Figure | None:
        shown = self.figures.shown(about.series_key, as_of)
        found = next((one for one in shown if one.period == about.period), None)
        return None if found is None or found.value is None else found

    def _ways(self, topic: str, figure: Figure, clauses: Clauses) -> Iterator[Written]:
        if topic == PARTNERS and (counted := clauses.partners(figure)):
            change = clauses.partners_before(figure)
            yield from ([Written(counted + TiedText("; ") + change)] if change else [])
            yield Written(counted)
        elif topic == FDI and (disbursed := self._beside(figure, clauses)):
            seconds = list(_forms(clauses.second(disbursed), "", [clauses.change(disbursed)]))
            for first in self._of_figure(figure, clauses):
                for second in seconds:
                    yield Written(first.text + TiedText("; ") + second.text, first.claim)
        yield from self._of_figure(figure, clauses)

    def _of_figure(self, figure: Figure, clauses: Clauses) -> Iterator[Written]:
        more = [clauses.change(figure), clauses.plan(figure)]
        forms = list(_forms(clauses.lead(figure), clauses.claim(figure), more))
        if target := clauses.target(figure):
            yield from (Written(form.text + target, form.claim) for form in forms)
        yield from forms

    def _beside(self, figure: Figure, clauses: Clauses) -> Figure | None:
        key = self.catalogue().series_key(DISBURSED).render()
        shown = self.figures.shown(key, clauses.as_of)
        return next((one for one in shown if one.period == figure.period and one.value is not None), None)


def _forms(lead: TiedText | None, claim: str, more: Sequence[TiedText | None]) -> Iterator[Written]:
    """Yield a sentence with as many of its clauses as there are, then with fewer, the rank being given up last."""
    if lead is None:
        return
    said = [(TiedText(claim), claim)] if claim else []
    said += [(clause, "") for clause in more if clause is not None]
    for count in range(len(said), -1, -1):
        for chosen in combinations(said, count):
            text, told = lead, ""
            for clause, words in chosen:
                text, told = text + TiedText(", ") + clause, told or words
            yield Written(text, told)


def _same(one: Tie, other: Tie) -> bool:
    return (one.series_key, one.period, one.measure, one.size) == (
        other.series_key,
        other.period,
        other.measure,
        other.size,
    )


def _caution(topic: str, text: TiedText, lang: str) -> TiedText:
    """Return the warning that belongs to registered beside disbursed capital; it holds no number."""
    both = topic == FDI and any(tie.series_key.startswith(DISBURSED) for tie in text.ties)
    return TiedText(" " + translate(lang, "sentences.fdi_caution")) if both else TiedText("")
