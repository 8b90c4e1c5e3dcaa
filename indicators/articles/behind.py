"""What stands directly behind a number: its base, its period, its subject, or a hedge ("trở lên")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicators.articles import measures
from indicators.articles import spoken_periods as said
from indicators.articles.sentence import BASE_FORMS, Context, Sentence
from indicators.articles.subject import COUNTED_NOUNS, UNKNOWN_SCORE, Subject, subject_of
from indicators.articles.timeline import Dated
from indicators.articles.token import BOUNDARIES, Kind, Token

_FARTHEST, _IDLE_WORDS, _NEAR = 9, 3, 40
"""Tokens looked at behind a number, words passed over among them, letters to a subject that is the number's own."""


_OF_THE_WHOLE = frozenset({"contribution", "share"})


@dataclass(slots=True)
class Behind:
    """``retarget`` is what "về số dự án" names; ``end`` is where reading goes on."""

    end: int
    base: str = ""
    dated: Dated | None = None
    subject: Subject | None = None
    retarget: Subject | None = None
    plan: bool = False
    at_least: bool = False
    compare: bool = False
    preposition: bool = False
    regarding: bool = False
    direction: int = 0
    idle: int = 0

    @property
    def any(self) -> bool:
        told = (self.direction, self.base, self.dated, self.subject, self.retarget, self.plan, self.at_least)
        return any(map(bool, told))


def read_behind(context: Context, sentence: Sentence, at: int) -> Behind:
    """Read on from a number as long as what follows is said of it."""
    behind = Behind(at + 1)
    while behind.end < min(len(sentence.tokens), at + _FARTHEST):
        context.steps += 1
        if not _belongs(context, sentence, at, behind):
            break
        behind.end += 1
    if not behind.any:
        behind.end = at + 1
    return behind


def _belongs(context: Context, sentence: Sentence, at: int, behind: Behind) -> bool:
    token = sentence.tokens[behind.end]
    if token.kind is Kind.PERIOD:
        return _period(context, sentence, at, behind)
    if token.kind is Kind.SUBJECT:
        return _subject(context, sentence, at, behind)
    if token.kind is Kind.DIRECTION or sentence.text(token).lower() == "more than":
        return _turn(sentence, at, behind)
    if token.kind is Kind.COMPARE:
        following = sentence.next(behind.end)
        if following is not None and sentence.text(token).lower() == "over" and _LASTS.search(_spoken(following)):
            behind.preposition = True  # "3.5% over the first five months" says when, not against what
            return True
        behind.compare = following is not None and following.kind is Kind.PERIOD
        return behind.compare
    if token.kind is Kind.PREPOSITION:
        behind.preposition = True
        return True
    return _word(sentence, behind)


_LASTS = re.compile(r"months|half|quarters|year to date")
_TURNS = re.compile(
    r"increase|rise|growth|gain|jump|decrease|decline|fall|drop|contraction|higher|lower|less|more(?: than)?"
)


def _spoken(token: Token) -> str:
    return token.spoken.words if token.spoken is not None and token.name == said.WHOLE else ""


def _turn(sentence: Sentence, at: int, behind: Behind) -> bool:
    """Read "a 3.8% increase from May" and "5.4% higher than": the verb of a percentage that stands behind it."""
    token, number = sentence.tokens[behind.end], sentence.tokens[at]
    if behind.end != at + 1 or number.quantity is None or number.quantity.unit != "percent":
        return False
    if not _TURNS.fullmatch(sentence.text(token).lower()):
        return False
    behind.direction = token.sign or 1
    return True


def _word(sentence: Sentence, behind: Behind) -> bool:
    token = sentence.tokens[behind.end]
    if token.kind is Kind.CUE and token.name in {"plan", "capital", "number_of", "regarding"}:
        behind.plan = behind.plan or token.name == "plan"
        behind.regarding = behind.regarding or token.name == "regarding"
        return True
    if token.kind is Kind.CUE and token.name == "partner" and sentence.zone.cues & _OF_THE_WHOLE:
        behind.preposition = True
        return True
    if token.kind is Kind.QUALIFIER and token.name == "at_least":
        behind.at_least = True
        return True
    if token.kind is Kind.REACHED and (sentence.text(token).lower() == "worth" or behind.at_least):
        return True  # "worth of goods in six months", "trở lên trong năm 2026"
    if token.kind not in {Kind.IDLE, Kind.WORD} or behind.idle >= _IDLE_WORDS:
        return False
    behind.at_least = behind.at_least or sentence.text(token).lower() in {"trở", "higher"}
    behind.idle += 1
    return True


def _subject(context: Context, sentence: Sentence, at: int, behind: Behind) -> bool:
    token = sentence.tokens[behind.end]
    if sentence.zone.cues & _OF_THE_WHOLE and behind.preposition and not behind.dated:
        return True  # "to growth in the second quarter": what it is a part of, no subject of its own
    if behind.subject is not None or behind.dated:
        return False
    found = subject_of(context.lexer.names[(token.start, token.end)], sentence.text(token), context.family)
    if behind.regarding:
        behind.retarget = found or Subject("", UNKNOWN_SCORE, "unknown", sentence.text(token), part=True)
        return True
    if found is None or behind.idle > 1 or behind.compare or not _may_follow(sentence, at, behind.end):
        return False
    behind.subject, behind.preposition = found, False
    return True


def _may_follow(sentence: Sentence, at: int, subject_at: int) -> bool:
    """Whether a subject behind a number is the number's, and not the beginning of what comes next."""
    number, following = sentence.tokens[at], sentence.token(subject_at + 1)
    if following is not None and following.kind in {Kind.DIRECTION, Kind.REACHED, Kind.VALUE}:
        return number.kind is Kind.NUMBER or (number.quantity is not None and number.quantity.unit in COUNTED_NOUNS)
    return sentence.tokens[subject_at].start - number.end < _NEAR


def _base_beside(context: Context, token: Token, behind: Behind) -> str:
    """Return the base that a period is, beside the period told just before it: "0.01% in May against April"."""
    if behind.dated is None or token.spoken is None:
        return context.base(token)
    return measures.base_of(token.name, context.timeline.resolve(token.spoken), behind.dated.period)


def _period(context: Context, sentence: Sentence, at: int, behind: Behind) -> bool:
    number = sentence.tokens[at]
    token, following = sentence.tokens[behind.end], sentence.token(behind.end + 1)
    is_base = behind.compare or token.name in BASE_FORMS
    if token.spoken is None or token.name == said.DAY or (behind.dated is not None and not is_base):
        return False
    compare, preposition, compared = behind.compare, behind.preposition, sentence.zone.compared
    behind.compare = behind.preposition = False
    multiple = number.quantity is not None and number.quantity.unit == "times"
    if token.name in BASE_FORMS and (multiple or behind.direction or not preposition) and not compared:
        behind.base = behind.base or context.base(token)
        return True
    if compare and not (compared and preposition):
        behind.base = _base_beside(context, token, behind)
        return True
    closes = following is None or following.kind in BOUNDARIES or following.kind is Kind.JOIN
    if not (preposition or closes or compared or token.name in {said.THE_MONTH, said.THE_QUARTER}):
        return False
    behind.dated = context.timeline.resolve(token.spoken)
    return behind.dated is not None
