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

    ``total``: the member is the total of a block of rows, which is no area. ``named_by`` are the parts of path and
    label that name the indicator, outermost first; none: the table does.
    """

    rule: BreakdownRule
    member: str
    matches: tuple[AreaMatch, ...]
    total: bool = False
    named_by: tuple[str, ...] = ()

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
    return (
        _in_block(rules, places, label, path, day)
        or _in_column(rules, places, (*path, label), heads, day)
        or (None if path else _in_title(rules, places, label, title, day))
    )


def _in_block(
    rules: Sequence[BreakdownRule], places: AreaIndex, label: str, path: Sequence[str], day: date
) -> Breakdown | None:
    for at in reversed(range(len(path))):
        for rule in rules:
            if rule.block.search(fold(path[at])):
                total = _is_total(label)
                matches = () if total else rule.matches(label, places, day)
                return Breakdown(rule, label, matches, total, tuple(path[:at]))
    return None


def _in_column(
    rules: Sequence[BreakdownRule], places: AreaIndex, said: Sequence[str], heads: Sequence[str], day: date
) -> Breakdown | None:
    for at, (member, head) in enumerate(zip(said, heads, strict=False)):
        for rule in rules:
            if fold(head).strip(_ENDS) in rule.columns and not _is_total(member):
                others = tuple(text for place, text in enumerate(said) if place != at and text != member)
                return Breakdown(rule, member, rule.matches(member, places, day), named_by=others)
    return None


def _in_title(rules: Sequence[BreakdownRule], places: AreaIndex, label: str, title: str, day: date) -> Breakdown | None:
    for rule in rules:
        if rule.block.search(fold(title)) and not _is_total(label):
            found = Breakdown(rule, label, rule.matches(label, places, day))
            if found.code or found.other_day:
                return found
    return None


def _is_total(label: str) -> bool:
    return fold(label).strip(_ENDS) in TOTALS
