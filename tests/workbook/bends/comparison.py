"""What two readings of one content say differently, figure by figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from indicators.model.finding import Severity
from indicators.model.text import clean
from indicators.workbook import Reading
from indicators.workbook.candidate import Candidate
from tests.workbook.bends.book import Bent, Place

FIELDS: dict[str, Callable[[Candidate], object]] = {
    "value": lambda one: one.value,
    "period": lambda one: one.period,
    "names": lambda one: tuple(map(_plain, (*one.path, one.label, one.item))),
    "unit": lambda one: (one.unit_measure, one.unit_mult),
    "measure": lambda one: one.measure,
    "status": lambda one: one.obs_status,
}


def _plain(name: str) -> str:
    return clean(name).casefold().replace("\u2013", "-")


@dataclass
class Differences:
    """Figures that are lost, that are new, and what others say differently; ``asked`` are the new questions."""

    lost: list[Place] = field(default_factory=list)
    gained: list[Place] = field(default_factory=list)
    changed: dict[str, list[tuple[Place, object, object]]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)

    def __bool__(self) -> bool:
        return bool(self.lost or self.gained or self.changed)


def compare(before: Reading, after: Reading, bent: Bent, blind: frozenset[str] = frozenset()) -> Differences:
    """Compare the figures with a value; ``blind`` are the fields that the bend may change."""
    old = {_place(one): one for one in before.rows if one.value_text and _place(one) not in bent.gone}
    new: dict[Place, Candidate] = {}
    grown = set(bent.grown)
    for one in after.rows:
        if not one.value_text:
            continue
        if (home := bent.home(_place(one))) is None:
            grown.discard(_place(one))
        else:
            new[home] = one
    lost = [place for place in old if place not in new]
    found = Differences(lost + sorted(grown), [place for place in new if place not in old])
    for name, said in FIELDS.items():
        if name in blind:
            continue
        other = [
            (place, said(old[place]), said(new[place]))
            for place in old
            if place in new and said(old[place]) != said(new[place])
        ]
        if other:
            found.changed[name] = other
    found.asked = _questions(after) - _questions(before)
    return found


def _place(one: Candidate) -> Place:
    return one.sheet, one.row, one.column


def _questions(reading: Reading) -> Counter[str]:
    return Counter(
        one.code
        for one in reading.findings
        if one.severity in {Severity.HARD, Severity.SOFT} or one.code.startswith("not_read")
    )
