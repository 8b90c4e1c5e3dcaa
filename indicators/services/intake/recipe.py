"""What is remembered of an edition for the next: rules for a table known by its words, never values of one edition.

A rule says one thing of tables with a fingerprint: a unit, a status, the measure of a column, what a label means, that
the table is none, or from where its period follows. Belongs here: the rule as a value that the store keeps. Does not:
how it came about (``learning``) and what it does to a file (``fitting``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from json import dumps
from typing import Any

from indicators.i18n.dates import HOME
from indicators.services.intake.correction import What


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a recipe.

    ``key`` is the fingerprint of the table, or for one of its columns or labels its family. ``target`` are the words of
    the column or label (empty: the table), ``nth`` of ``of`` tells columns of equal words apart (0: all of them).
    ``value``: ``unit:power``, a status, a measure, ``skip``, a series or a rule for a period; ``unit`` the unit of a
    mapping, ``read_unit`` the one that was read when the rule was made. ``sheet``, ``title``, ``shown``, ``file_name``
    say in printed words what it was made for.
    """

    what: What
    key: str
    value: str
    target: tuple[str, ...] = ()
    nth: int = 0
    of: int = 0
    unit: str = ""
    read_unit: str = ""
    sheet: str = ""
    title: str = ""
    shown: str = ""
    file_name: str = ""
    withdrawn: bool = False

    @property
    def rule_id(self) -> str:
        """Identify what the rule is about: a later record of the same takes its stead."""
        said = dumps([self.what.value, self.key, self.target, self.nth], ensure_ascii=False)
        return sha256(said.encode()).hexdigest()[:16]

    def to_payload(self) -> dict[str, Any]:
        return {
            **{name: getattr(self, name) for name in self.__slots__},
            "what": self.what.value,
            "target": list(self.target),
        }

    @classmethod
    def from_payload(cls, said: Mapping[str, Any]) -> Rule:
        return cls(**{**said, "what": What(said["what"]), "target": tuple(said["target"])})

    def same_as(self, other: Rule) -> bool:
        """Whether two rules do the same, whatever they were made for."""
        mine, theirs = (replace(one, sheet="", title="", shown="", file_name="") for one in (self, other))
        return mine == theirs


@dataclass(frozen=True, slots=True)
class Kept:
    """A rule with its record: which batch brought it, when, by whom and why."""

    rule: Rule
    batch_id: int
    at: datetime
    actor: str
    reason: str

    @property
    def rule_id(self) -> str:
        return self.rule.rule_id

    @property
    def day(self) -> date:
        """The day on which it was recorded, in Viet Nam."""
        return self.at.astimezone(HOME).date()

    def to_payload(self) -> dict[str, Any]:
        said = {"batch_id": self.batch_id, "at": self.at.isoformat(), "actor": self.actor, "reason": self.reason}
        return {**said, "rule": self.rule.to_payload()}

    @classmethod
    def from_payload(cls, said: Mapping[str, Any]) -> Kept:
        at = datetime.fromisoformat(said["at"])
        return cls(Rule.from_payload(said["rule"]), said["batch_id"], at, said["actor"], said["reason"])


@dataclass(frozen=True, slots=True)
class Applied:
    """What one rule does in one file: in the table of ``sheet`` and ``title`` it holds for ``figures`` figures."""

    kept: Kept
    sheet: str
    title: str
    figures: int
    value: str
