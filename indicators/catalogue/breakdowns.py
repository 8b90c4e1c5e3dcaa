"""Which rows and columns of a table break a total down, and by what: provinces, partners or activities.

A row under "Phân theo một số địa phương" means what the total row of its column means, of one province. Belongs here:
telling that a label is a member of a breakdown and which. Does not: what the total means (``labels``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indicators.catalogue.areas import AreaIndex, AreaMatch, Basis
from indicators.model.indicator import AreaKind
from indicators.model.text import fold

TOTALS = frozenset(
    {
        *("tong so", "tong cong", "tong", "ca nuoc", "toan quoc", "viet nam", "vietnam", "chung", "tat ca"),
        *("total", "whole country", "all", "all partners", "all provinces", "all countries", "viet nam total"),
    }
)
_ENDS = " .,:;*"


class Dimension(StrEnum):
    """The part of a series key that a breakdown fills."""

    REF_AREA = "ref_area"
    COUNTERPART = "counterpart_area"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True)
class BreakdownRule:
    """One row of ``breakdowns.csv``: words of a heading over rows, whole headings of a column, what they break down."""

    name: str
    block: re.Pattern[str]
    columns: tuple[str, ...]
    dimension: Dimension
    kind: AreaKind | None
    codes: frozenset[str]

    def matches(self, label: str, places: AreaIndex, day: date) -> tuple[AreaMatch, ...]:
        """Return the members a label may mean on a day, best first."""
        if self.dimension is Dimension.ACTIVITY:
            return places.resolve_activity(label)
        return places.resolve(label, day, self.kind)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """That a label is a member of a breakdown: ``member`` as printed, and what it may mean, best first.

    ``total``: the member is the total of a block of rows, which is no area. ``beside``: the member is a part of the
    path, so that the label itself names the indicator.
    """

    rule: BreakdownRule
    member: str
    matches: tuple[AreaMatch, ...]
    total: bool = False
    beside: bool = False

    @property
    def code(self) -> str:
        """The member that is certain, or empty."""
        sure = self.matches and self.matches[0].basis is Basis.NAME and self.matches[0].score == 100
        return self.matches[0].code if sure else ""

    @property
    def other_day(self) -> tuple[str, ...]:
        """The areas of that name on other days than the figures', where there is none on theirs."""
        return tuple(match.code for match in self.matches if match.basis is Basis.OTHER_DAY)


def find_breakdown(
    rules: Sequence[BreakdownRule],
    places: AreaIndex,
    label: str,
    path: Sequence[str],
    heads: Sequence[str],
    title: str,
    day: date,
) -> Breakdown | None:
    """Return the breakdown of which a label is a member, or None.

    ``heads`` are the headings of the columns of ``path`` and of the label, where the table has them. A block is the
    nearest heading above the row; failing that a column, then the title of the table, if the label is a known member.
    """
    for parent in reversed(path):
        for rule in rules:
            if rule.block.search(fold(parent)):
                return _member(rule, places, label, day, total=_is_total(label))
    said = (*path, label)
    for member, head in zip(said, heads, strict=False):
        for rule in rules:
            if fold(head).strip(_ENDS) in rule.columns and not _is_total(member):
                beside = len(heads) <= len(path) or member is not said[-1]
                return _member(rule, places, member, day, beside=beside)
    for rule in rules if not path and not _is_total(label) else ():
        if rule.block.search(fold(title)):
            found = _member(rule, places, label, day)
            if found.code or found.other_day:
                return found
    return None


def _member(
    rule: BreakdownRule, places: AreaIndex, member: str, day: date, *, total: bool = False, beside: bool = False
) -> Breakdown:
    return Breakdown(rule, member, () if total else rule.matches(member, places, day), total, beside)


def _is_total(label: str) -> bool:
    return fold(label).strip(_ENDS) in TOTALS
