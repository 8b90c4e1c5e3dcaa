"""The state of one sentence while it is read, the state of the text around it, and how to look around in tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from indicators.articles import measures
from indicators.articles import spoken_periods as said
from indicators.articles.draft import Draft, Zone
from indicators.articles.lexer import Lexer
from indicators.articles.source_text import Paragraph
from indicators.articles.subject import Subject
from indicators.articles.timeline import Dated, Timeline
from indicators.articles.token import Kind, Token
from indicators.catalogue import Catalogue

BASE_FORMS = frozenset({said.SAME, said.PREVIOUS_MONTH, said.PREVIOUS_QUARTER, said.PREVIOUS_YEAR,
                        said.PREVIOUS_DECEMBER, said.PREVIOUS_HALF})  # fmt: skip
"""Forms of time that are, behind a change, its base."""
PASSED = frozenset({Kind.IDLE, Kind.QUALIFIER, Kind.REACHED, Kind.PREPOSITION})
NUMBERS = frozenset({Kind.VALUE, Kind.NUMBER})
LITTLE = frozenset({Kind.IDLE, Kind.PREPOSITION})


@dataclass(slots=True)
class Context:
    """What the sentences before have told: the main subject, the family and the period that the text speaks of."""

    catalogue: Catalogue
    lexer: Lexer
    timeline: Timeline
    english: bool = False
    main: list[Subject] = field(default_factory=list)
    family: str = ""
    period: Dated | None = None
    opening: Dated | None = None
    told_of: str = ""
    calendar: Dated | None = None
    steps: int = 0

    def begin_paragraph(self) -> None:
        """Go back to the period with which the last paragraph began: what came later in it was an aside."""
        if self.opening is not None and self.opening.period.is_year_to_date:
            self.period = self.opening
        self.opening = None

    def base(self, token: Token) -> str:
        """Return what kind of base the time of a token is beside the period of the text."""
        if token.spoken is None:
            return ""
        return measures.base_of(token.name, self.timeline.resolve(token.spoken), self.timeline.main)


@dataclass(slots=True)
class Sentence:
    """``group`` are the subjects said together, ``fresh`` since the last number; ``told`` every period of its own."""

    tokens: list[Token]
    paragraph: Paragraph
    group: list[Subject] = field(default_factory=list)
    shared: int = 0
    respectively: bool = False
    each: bool = False
    periods: list[Dated] = field(default_factory=list)
    told: list[Dated] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    zone: Zone = field(default_factory=Zone)
    left_base: str = ""
    average: bool = False
    target: str = ""
    aside: bool = False
    abroad: bool = False
    province: Token | None = None
    comparing: Dated | None = None
    depth: int = 0
    saved: list[tuple[list[Subject], list[Dated]]] = field(default_factory=list)
    fresh: bool = False
    joined: bool = False
    joint_period: bool = False
    clause: int = 0

    def text(self, token: Token) -> str:
        return self.paragraph.said[token.start : token.end]

    def token(self, at: int) -> Token | None:
        """Return the token at a place, None outside the sentence."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def next(self, at: int, passed: frozenset[Kind] = PASSED) -> Token | None:
        """Return the next token that is not of the kinds passed over; None where none is near."""
        return next((token for token in self.tokens[at + 1 : at + 8] if token.kind not in passed), None)

    def is_next(self, at: int, kind: Kind) -> bool:
        """Whether the token right behind one is of a kind."""
        following = self.token(at + 1)
        return following is not None and following.kind is kind

    def previous_kind(self, at: int, passed: frozenset[Kind] = LITTLE) -> Kind | None:
        """Return the kind of the last token before that is not passed over; None where none is near."""
        return next(
            (token.kind for token in reversed(self.tokens[max(0, at - 6) : at]) if token.kind not in passed), None
        )

    def preposition_before(self, at: int) -> str:
        """Return the preposition right before a token, or empty."""
        before = self.token(at - 1)
        return self.text(before).lower() if before is not None and before.kind is Kind.PREPOSITION else ""

    def only_joined(self, at: int) -> bool:
        """Whether nothing but "và", commas and idle words stands between a subject and the one before it."""
        for token in reversed(self.tokens[max(0, at - 5) : at]):
            if token.kind is Kind.SUBJECT:
                return True
            if token.kind not in {Kind.JOIN, Kind.COMMA, Kind.IDLE, Kind.PREPOSITION}:
                return False
        return False

    def several_follow(self, at: int, count: int) -> bool:
        """Whether as many numbers as subjects follow with nothing but "và" and commas between."""
        numbers = 0
        for token in self.tokens[at : at + 4 * count]:
            if token.kind is Kind.VALUE:
                numbers += 1
            elif token.kind not in {Kind.JOIN, Kind.COMMA, Kind.QUALIFIER, Kind.IDLE}:
                break
        return numbers >= count


Take = Callable[[Context, Sentence, int], None]
"""Reads one token that stands before a number."""
