"""A figure while its sentence is read: what stands before and behind the number, not yet worked out."""

from __future__ import annotations

from dataclasses import dataclass, field

from indicators.articles.subject import Subject
from indicators.articles.timeline import Dated
from indicators.articles.token import Quantity, Token
from indicators.model.observation import Qualifier


@dataclass(slots=True)
class Zone:
    """What stands before a number, since the figure before it; ``cues`` and what follows reset at each boundary."""

    cues: set[str] = field(default_factory=set)
    direction: int = 0
    adjacent_direction: bool = False
    reached: bool = False
    qualifier: str = ""
    compared: bool = False
    words: list[Token] = field(default_factory=list)
    areas: list[Token] = field(default_factory=list)
    named: list[Token] = field(default_factory=list)

    def reset(self) -> None:
        """Forget everything: another clause begins."""
        self.cues, self.words, self.areas, self.named = set(), [], [], []
        self.direction, self.qualifier = 0, ""
        self.adjacent_direction = self.reached = self.compared = False


@dataclass(slots=True)
class Draft:
    """One number with everything its sentence says of it; ``base`` is a kind of base of ``measures`` or empty.

    ``turned``: a rate went up or down *to* the number, which is the rate itself ("eased to 2.94%").
    ``carried``: its period is that of the sentence before, and one told later in its clause is better.
    """

    token: Token
    quantity: Quantity
    subject: Subject
    dated: Dated | None
    cues: frozenset[str]
    direction: int
    adjacent_direction: bool
    base: str
    qualifier: Qualifier
    inherited: bool
    average: bool
    target: str
    depth: int
    clause: int
    carried: bool
    follows_join: bool
    turned: bool
    comparator: bool = False
