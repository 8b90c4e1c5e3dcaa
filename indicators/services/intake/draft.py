"""What is known of an upload between the file and the commit: its original, and everything a person chose.

Kept in the store's stage, so that a reload, a crash or another browser loses nothing. The reading of the file is not
in it: that follows from the original (``readings``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from json import dumps
from typing import Any

from indicators.model.observation import ObsStatus, Precision
from indicators.services.intake.correction import Correction, replaced
from indicators.services.intake.mapping import Choice
from indicators.services.intake.recipe import Kept
from indicators.services.intake.text_choices import TextChoices
from indicators.workbook import Border


@dataclass(frozen=True, slots=True)
class Publication:
    """Whose figures a file brings and when they were published.

    ``undated`` is a person's word that the day is not known; without it a missing ``published`` stops the commit.
    ``obs_status`` is that of figures for which the file says none; None: by their age at publication.
    """

    origin: str = ""
    outlet: str = ""
    title: str = ""
    published: date | None = None
    precision: Precision = Precision.NONE
    undated: bool = False
    obs_status: ObsStatus | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "origin": self.origin,
            "outlet": self.outlet,
            "title": self.title,
            "published": self.published.isoformat() if self.published else "",
            "precision": self.precision.value,
            "undated": self.undated,
            "obs_status": self.obs_status.value if self.obs_status else "",
        }

    @classmethod
    def from_dict(cls, said: Mapping[str, Any]) -> Publication:
        return cls(
            origin=said["origin"],
            outlet=said["outlet"],
            title=said["title"],
            published=date.fromisoformat(said["published"]) if said["published"] else None,
            precision=Precision(said["precision"]),
            undated=bool(said["undated"]),
            obs_status=ObsStatus(said["obs_status"]) if said["obs_status"] else None,
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """One upload: ``publication`` None until a person changes the proposal; ``accepted`` finding id -> reason.

    ``corrections`` are those by hand, ``dropped`` the rules of recipes that are not to hold for this file.
    ``batch_id`` is set once it is committed; from then on nothing of it changes: ``recipe`` are the rules of that time.
    ``text`` is set where the original is a text and no workbook: what was said of its figures. ``borders`` are those of
    its tables that a person pointed at.
    """

    file_name: str
    sha256: str
    actor: str
    publication: Publication | None = None
    choices: Mapping[str, Choice] = field(default_factory=dict)
    accepted: Mapping[str, str] = field(default_factory=dict)
    batch_id: int | None = None
    corrections: tuple[Correction, ...] = ()
    dropped: tuple[str, ...] = ()
    recipe: tuple[Kept, ...] = ()
    text: TextChoices | None = None
    borders: tuple[Border, ...] = ()

    def to_payload(self) -> dict[str, Any]:
        """Return the draft as JSON can say it; ``from_payload`` is the inverse."""
        return {
            "file_name": self.file_name,
            "sha256": self.sha256,
            "actor": self.actor,
            "publication": self.publication.to_dict() if self.publication else None,
            "choices": {mapping_id: choice.to_dict() for mapping_id, choice in self.choices.items()},
            "accepted": dict(self.accepted),
            "batch_id": self.batch_id,
            "corrections": [one.to_dict() for one in self.corrections],
            "dropped": list(self.dropped),
            "recipe": [kept.to_payload() for kept in self.recipe],
            **({"text": self.text.to_dict()} if self.text else {}),
            **({"borders": [one.to_list() for one in self.borders]} if self.borders else {}),
        }

    @classmethod
    def from_payload(cls, said: Mapping[str, Any]) -> Draft:
        return cls(
            file_name=said["file_name"],
            sha256=said["sha256"],
            actor=said["actor"],
            publication=Publication.from_dict(said["publication"]) if said["publication"] else None,
            choices={mapping_id: Choice(**choice) for mapping_id, choice in said["choices"].items()},
            accepted=dict(said["accepted"]),
            batch_id=said["batch_id"],
            corrections=tuple(Correction.from_dict(one) for one in said.get("corrections", ())),
            dropped=tuple(said.get("dropped", ())),
            recipe=tuple(Kept.from_payload(kept) for kept in said.get("recipe", ())),
            text=TextChoices.from_dict(said["text"]) if said.get("text") else None,
            borders=tuple(map(Border.from_list, said.get("borders", ()))),
        )

    def choosing(self, mapping_id: str, choice: Choice | None) -> Draft:
        """Return the draft with one mapping row chosen, or (None) left to the catalogue again."""
        others = {known: said for known, said in self.choices.items() if known != mapping_id}
        return replace(self, choices=others if choice is None else {**others, mapping_id: choice})

    def accepting(self, finding_ids: tuple[str, ...], reason: str | None) -> Draft:
        """Return the draft with findings accepted for a reason, or (None) no longer accepted."""
        others = {known: said for known, said in self.accepted.items() if known not in finding_ids}
        return replace(self, accepted=others if reason is None else {**others, **dict.fromkeys(finding_ids, reason)})

    def correcting(self, one: Correction) -> Draft:
        """Return the draft with a correction, in the stead of what was said of the same place."""
        return replace(self, corrections=replaced(self.corrections, one))

    def uncorrected(self, correction_id: str) -> Draft:
        """Return the draft without a correction."""
        kept = tuple(one for one in self.corrections if one.correction_id != correction_id)
        return replace(self, corrections=kept)

    def bordering(self, one: Border) -> Draft:
        """Return the draft with a border, said last."""
        return replace(self, borders=(*self.unbordered(one).borders, one))

    def unbordered(self, one: Border) -> Draft:
        """Return the draft without a border."""
        return replace(self, borders=tuple(other for other in self.borders if other.place != one.place))

    def dropping(self, rule_id: str, *, drop: bool) -> Draft:
        """Return the draft with a rule of a recipe dropped for this file, or in force again."""
        others = tuple(one for one in self.dropped if one != rule_id)
        return replace(self, dropped=(*others, rule_id) if drop else others)

    def stamp_with(self, rules: Iterable[Kept]) -> str:
        """Identify the state of all choices and of the rules that took part: a commit is of exactly what was seen."""
        applied = sorted({(kept.rule_id, kept.batch_id) for kept in rules})
        said = dumps([self.to_payload(), applied], sort_keys=True, ensure_ascii=False)
        return sha256(said.encode()).hexdigest()[:16]

    @property
    def stamp(self) -> str:
        """Identify the state of all choices."""
        return self.stamp_with(())
