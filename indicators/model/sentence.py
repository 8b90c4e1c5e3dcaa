"""A sentence drafted from figures: its text, and which figure each number in it is.

A tie holds the place of a number, the figure behind it and how that figure was said. It is what a number is cited by,
and what tells that it has been revised since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indicators.model.period import Period


@dataclass(frozen=True, slots=True)
class About:
    """The figure that a sentence is drafted from: a rendered series key and a period. ``topic`` names its pattern."""

    topic: str
    series_key: str
    period: Period

    def to_record(self) -> dict[str, Any]:
        return {"topic": self.topic, "series": self.series_key, **_days(self.period)}

    @classmethod
    def from_record(cls, said: Mapping[str, Any]) -> About:
        return cls(str(said["topic"]), str(said["series"]), _period(said))


@dataclass(frozen=True, slots=True)
class Tie:
    """One number of a text from letter ``at`` on: ``text`` as it stands there, and the figure that it is.

    ``obs_id`` None is a derived figure; ``parents`` are then the observations it rests on. ``measure`` is ``level``
    or what the number is of its series otherwise: a growth computed from two of its levels is ``computed_yoy``.
    """

    at: int
    text: str
    series_key: str
    period: Period
    measure: str
    obs_id: int | None
    status: str
    size: str
    parents: tuple[int, ...] = ()

    @property
    def end(self) -> int:
        return self.at + len(self.text)

    def to_record(self) -> dict[str, Any]:
        return {
            "at": self.at,
            "text": self.text,
            "series": self.series_key,
            **_days(self.period),
            "measure": self.measure,
            "obs_id": self.obs_id,
            "status": self.status,
            "size": self.size,
            "parents": list(self.parents),
        }

    @classmethod
    def from_record(cls, said: Mapping[str, Any]) -> Tie:
        return cls(
            at=int(said["at"]),
            text=str(said["text"]),
            series_key=str(said["series"]),
            period=_period(said),
            measure=str(said["measure"]),
            obs_id=None if said["obs_id"] is None else int(said["obs_id"]),
            status=str(said["status"]),
            size=str(said["size"]),
            parents=tuple(int(one) for one in said["parents"]),
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in one language. ``drafted`` is the text as it was drafted; an edited one differs from it.

    ``claim`` are the words of a rank among like periods, which rests on more figures than those said; ``lost`` are
    numbers of the draft that an edit removed or changed.
    """

    about: About
    lang: str
    text: str
    drafted: str
    ties: tuple[Tie, ...]
    claim: str = ""
    lost: tuple[Tie, ...] = ()

    @property
    def edited(self) -> bool:
        return self.text != self.drafted

    def to_record(self) -> dict[str, Any]:
        return {
            "about": self.about.to_record(),
            "lang": self.lang,
            "text": self.text,
            "drafted": self.drafted,
            "ties": [tie.to_record() for tie in self.ties],
            "claim": self.claim,
            "lost": [tie.to_record() for tie in self.lost],
        }

    @classmethod
    def from_record(cls, said: Mapping[str, Any]) -> Sentence:
        return cls(
            about=About.from_record(said["about"]),
            lang=str(said["lang"]),
            text=str(said["text"]),
            drafted=str(said["drafted"]),
            ties=tuple(Tie.from_record(one) for one in said["ties"]),
            claim=str(said["claim"]),
            lost=tuple(Tie.from_record(one) for one in said["lost"]),
        )


def _days(period: Period) -> dict[str, str]:
    return {"period": period.render()}


def _period(said: Mapping[str, Any]) -> Period:
    return Period.parse(str(said["period"]))
