"""Areas and economic activities by name: which unit a printed label means on a day, and what a unit was made of (K7).

A name alone means nothing: "Bắc Ninh" of June 2025 and of July 2025 are two areas. So every question has a day. An
exact name (without case, marks, blanks and "tỉnh", "TP") is an answer; a likeness is a proposal, never an answer.
Belongs here: names, validity, the changes between units. Does not: figures, or which table speaks of which day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz import fuzz, process

from indicators.i18n import translate
from indicators.i18n.dates import format_date
from indicators.model.errors import NotFound
from indicators.model.indicator import Activity, Area, AreaChange, AreaKind
from indicators.model.text import fold

HOME_AREA = "VNM"
LIKENESS_FLOOR, LIKENESS_LIMIT, PROPOSALS = 70, 89, 3

_IDLE_BRACKETS = re.compile(r"\(\s*(?:tq|trung quoc|\*+|\d{1,2})\s*\)")
"""Brackets that say nothing of which area it is; others do: "Trung Quốc (Hồng Kông)" is not China."""
_BEFORE = re.compile(r"^(?:\d{1,2}\s*[.)]\s*|[-+*•–]\s*)?(?:(?:tinh|thanh pho|tp)\b[. ]*)?")
_AFTER = re.compile(r"\s(?:province|city)$")
_NO_WORD = re.compile(r"\W+")


class Basis(StrEnum):
    """What a match rests on: a name of that day, the name of a unit of another day, a likeness."""

    NAME = "name"
    OTHER_DAY = "other_day"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class AreaMatch:
    """One unit a label may mean: ``code`` of an area or an activity, with a score of 0 to 100; 100 only by name."""

    code: str
    score: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class AreaIndex:
    """The areas with their names ready for comparing, and the changes between them."""

    areas: tuple[Area, ...]
    activities: tuple[Activity, ...]
    changes: tuple[AreaChange, ...]
    by_code: Mapping[str, Area]
    by_name: Mapping[str, tuple[str, ...]]
    activity_names: Mapping[str, str]

    def area(self, code: str) -> Area:
        """Return one area; raise NotFound ("area_unknown")."""
        try:
            return self.by_code[code]
        except KeyError:
            raise NotFound("area_unknown", area=code[:40]) from None

    def on(self, day: date, kind: AreaKind | None = None) -> tuple[Area, ...]:
        """Return the areas that exist on ``day``, of one kind or of all."""
        return tuple(area for area in self.areas if area.is_valid(day) and kind in (None, area.kind))

    def resolve(self, label: str, day: date, kind: AreaKind | None = None) -> tuple[AreaMatch, ...]:
        """Return the areas a printed label may mean on ``day``, best first; none where nothing is alike."""
        named = [code for code in self._named(label) if kind in (None, self.by_code[code].kind)]
        if named:
            now = [code for code in named if self.by_code[code].is_valid(day)]
            if now:
                return tuple(AreaMatch(code, 100 if len(now) == 1 else LIKENESS_LIMIT, Basis.NAME) for code in now)
            return tuple(AreaMatch(code, 0, Basis.OTHER_DAY) for code in named)
        here = {
            name: code
            for name, codes in self.by_name.items()
            for code in codes
            if self.by_code[code].is_valid(day) and kind in (None, self.by_code[code].kind)
        }
        return _near(label, here)

    def resolve_activity(self, label: str) -> tuple[AreaMatch, ...]:
        """Return the activities a printed label may mean, best first."""
        for form in name_forms(label):
            if form in self.activity_names:
                return (AreaMatch(self.activity_names[form], 100, Basis.NAME),)
        return _near(label, self.activity_names)

    def _named(self, label: str) -> tuple[str, ...]:
        return next((self.by_name[form] for form in name_forms(label) if form in self.by_name), ())

    def predecessors(self, code: str) -> tuple[str, ...]:
        """Return the areas of which an area was made; none where it was not made of others."""
        return tuple(change.old for change in self.changes if change.new == code)

    def successors(self, code: str) -> tuple[str, ...]:
        """Return the areas into which an area went."""
        return tuple(change.new for change in self.changes if change.old == code)

    def words(self, code: str, lang: str) -> str:
        """Return the name of an area, with its day where a unit of that name exists no more or began anew.

        A code outside the tables is named by itself.
        """
        area = self.by_code.get(code)
        if area is None:
            return code
        name = area.name[lang]
        if area.valid_to is not None:
            return translate(lang, "term.area.before", name=name, day=format_date(area.valid_to))
        if area.valid_from is not None and self._began_anew(area):
            return translate(lang, "term.area.since", name=name, day=format_date(area.valid_from))
        return name

    def fate(self, code: str, lang: str) -> str:
        """Return when an area existed, and what it became or was made of: ``tồn tại trước 01/07/2025 …``."""
        area = self.area(code)
        told = []
        if area.valid_to is not None:
            heirs = ", ".join(self.words(heir, lang) for heir in self.successors(code))
            told.append(translate(lang, "term.area.ended", day=format_date(area.valid_to), heirs=heirs))
        if area.valid_from is not None:
            told.append(translate(lang, "term.area.began", day=format_date(area.valid_from)))
        return "; ".join(told)

    def _began_anew(self, area: Area) -> bool:
        return any(self.by_code[code].name == area.name for code in self.predecessors(area.code))


def index_areas(areas: Sequence[Area], activities: Sequence[Activity], changes: Sequence[AreaChange]) -> AreaIndex:
    """Return the index of ``areas``; raise ValueError where one name means two areas of a kind on one day."""
    by_name: dict[str, dict[str, None]] = {}
    for area in areas:
        for form in _all_forms((*_dated_names(area), *area.aliases)):
            by_name.setdefault(form, {})[area.code] = None
    by_code = {area.code: area for area in areas}
    for form, codes in by_name.items():
        known = [by_code[code] for code in codes]
        for place, one in enumerate(known):
            for other in known[place + 1 :]:
                if one.kind is other.kind and one.overlaps(other):
                    raise ValueError(f"areas.csv:1: {form!r} means both {one.code} and {other.code}")
    activity_names: dict[str, str] = {}
    for activity in activities:
        for form in _all_forms((*activity.name.values(), *activity.aliases)):
            if activity_names.setdefault(form, activity.code) != activity.code:
                raise ValueError(f"activities.csv:1: {form!r} means both {activity_names[form]} and {activity.code}")
    return AreaIndex(
        areas=tuple(areas),
        activities=tuple(activities),
        changes=tuple(changes),
        by_code=by_code,
        by_name={form: tuple(codes) for form, codes in by_name.items()},
        activity_names=activity_names,
    )


def name_forms(label: str) -> tuple[str, ...]:
    """Return a label as names are compared: folded, without "tỉnh" and "TP", blanks and marks; also without "(TQ)".

    Offices write one name in many ways: "Xin-ga-po" and "Xingapo", "Bà Rịa-Vũng Tàu" with and without blanks.
    """
    folded = fold(label)
    found = (_compact(text) for text in (folded, _IDLE_BRACKETS.sub(" ", folded)))
    return tuple(dict.fromkeys(form for form in found if form))


def _compact(folded: str) -> str:
    return _NO_WORD.sub("", _AFTER.sub("", _BEFORE.sub("", folded.strip(), count=1).strip()))


def _all_forms(names: Iterable[str]) -> tuple[str, ...]:
    """Return the forms of names as they stand, with their brackets: those may tell one area from another."""
    return tuple(dict.fromkeys(name_forms(name)[0] for name in names))


def _dated_names(area: Area) -> tuple[str, ...]:
    return tuple(text for dated in area.names for text in dated.name.values())


def _near(label: str, names: Mapping[str, str]) -> tuple[AreaMatch, ...]:
    best: dict[str, int] = {}
    choices = list(names)
    for form in name_forms(label):
        for name, likeness, _ in process.extract(
            form, choices, scorer=fuzz.ratio, score_cutoff=LIKENESS_FLOOR, limit=10
        ):
            best[names[name]] = max(best.get(names[name], 0), min(int(likeness), LIKENESS_LIMIT))
    ordered = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    return tuple(AreaMatch(code, score, Basis.NEAR) for code, score in ordered[:PROPOSALS])
