"""The printed labels of a file: candidates that mean one series are one label, with what the catalogue makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

import pandas as pd

from indicators.catalogue import HOME_AREA, Breakdown, Catalogue, Dimension, Resolution
from indicators.model.indicator import AreaKind
from indicators.model.text import clean
from indicators.services.intake.areas import Areas
from indicators.services.intake.table_days import TableDays, last_day

CERTAIN = 90
"""A score from which a label is mapped without asking."""

Row = dict[str, Any]
_COLUMNS = (
    *("sheet", "cell", "label", "path", "header", "title", "code", "period_text", "measure"),
    *("unit_text", "unit_measure", "unit_mult", "layout", "ref_area", "heads", "start", "end", "value_text"),
)
TOTAL = "Tổng số"
"""The row of a table whose indicator is that of all members of a breakdown."""


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """One label with what stands around it; ``header`` is without the words of its periods.

    ``positions`` are the rows of the candidates frame it holds, ``cells`` counts those with a value and a period,
    ``cell`` is the first. ``proposals`` is what the catalogue says, best first. ``label_id`` stays the same as long as
    the file says the same. ``elsewhere``: it speaks of another area, or of a group of them; ``ref_area`` is the code
    that the file prints for it. ``breakdown``: it is one province, partner or activity of a total, ``day`` that on
    which its name was read, ``also`` the area it would be by the period of its own figures, where that is another.
    """

    label_id: str
    sheet: str
    cell: str
    label: str
    path: tuple[str, ...]
    title: str
    header: str
    measure: str
    unit_text: str
    unit_measure: str
    unit_mult: int | None
    code: str
    layout: str
    proposals: tuple[Resolution, ...]
    cells: int
    elsewhere: bool
    ref_area: str
    breakdown: Breakdown | None
    day: date
    also: str
    positions: tuple[int, ...] = field(repr=False)

    @property
    def certain(self) -> str:
        """The indicator the catalogue is certain of, or empty; of another area it is never certain."""
        sure = bool(self.proposals) and self.proposals[0].score >= CERTAIN and not self.elsewhere
        return self.proposals[0].indicator if sure else ""

    @property
    def member(self) -> str:
        """The area or activity as the end of a series name: ``:VN-56``, ``:VNM;activity=C``; empty: not certain."""
        if self.breakdown is None or not self.breakdown.code:
            return ""
        return member_text(self.breakdown.rule.dimension, self.breakdown.code)


def member_text(dimension: Dimension, code: str) -> str:
    """Return what stands after the indicator in a series key for one member of a breakdown."""
    return f":{code}" if dimension is Dimension.REF_AREA else f":{HOME_AREA};{dimension}={code}"


def printed_labels(
    candidates: pd.DataFrame, catalogue: Catalogue, as_read: pd.DataFrame | None = None
) -> tuple[PrintedLabel, ...]:
    """Return the labels of ``candidates`` (CANDIDATES) in the order of the file; each candidate belongs to one.

    ``as_read`` are the same rows before a person corrected them (None: nobody did): the ids of labels follow from
    these, so that a correction loses no choice.
    """
    resolve, rows = _resolver_of(candidates, catalogue)
    read, rows_read = (resolve, rows) if as_read is None else _resolver_of(as_read, catalogue)
    groups: dict[tuple[Any, ...], tuple[list[int], Row]] = {}
    for position, row in enumerate(rows):
        groups.setdefault(resolve.group(row), ([], row))[0].append(position)
    levels = resolve.areas.levels((first["sheet"], first["path"]) for _, first in groups.values())
    taken: set[str] = set()
    found = []
    for key, (positions, first) in groups.items():
        label_id = _label_id(read.group(rows_read[positions[0]]))
        if label_id in taken:  # a correction of one column parts what was read as one label
            label_id = _label_id((label_id, key))
        taken.add(label_id)
        found.append(_label(label_id, first, positions, rows, resolve, levels[first["sheet"]]))
    return tuple(found)


def _resolver_of(candidates: pd.DataFrame, catalogue: Catalogue) -> tuple[_Resolver, list[Row]]:
    resolve, rows = _Resolver(catalogue), _rows(candidates)
    resolve.days = TableDays(rows, resolve.breakdown)
    return resolve, rows


def _label_id(key: tuple[Any, ...]) -> str:
    return sha256(repr(key).encode()).hexdigest()[:16]


def _rows(candidates: pd.DataFrame) -> list[Row]:
    columns = [candidates[name].tolist() for name in _COLUMNS]
    return [dict(zip(_COLUMNS, values, strict=True)) for values in zip(*columns, strict=True)]


def _label(
    label_id: str, first: Row, positions: list[int], rows: list[Row], resolve: _Resolver, levels: set[int]
) -> PrintedLabel:
    usable = [rows[at] for at in positions if rows[at]["value_text"] and last_day(rows[at]) is not None]
    found = resolve(first)
    day = resolve.day(first)
    breakdown = resolve.breakdown(first, day)
    other = _is_elsewhere(first, resolve, levels)
    return PrintedLabel(
        label_id=label_id,
        sheet=first["sheet"],
        cell=first["cell"],
        label=first["label"],
        path=tuple(first["path"]),
        title=first["title"],
        header=resolve.header(first),
        measure=first["measure"],
        unit_text=first["unit_text"],
        unit_measure=first["unit_measure"],
        unit_mult=None if pd.isna(first["unit_mult"]) else int(first["unit_mult"]),
        code=first["code"],
        layout=first["layout"],
        proposals=found,
        cells=len(usable),
        elsewhere=not found if breakdown is not None else other,
        ref_area=first["ref_area"],
        breakdown=breakdown,
        day=day,
        also=resolve.also(usable, breakdown),
        positions=tuple(positions),
    )


def _is_elsewhere(first: Row, resolve: _Resolver, levels: set[int]) -> bool:
    """Whether a label is of another area: by the area code of the file, else by the names in its path and title."""
    if first["ref_area"]:
        return bool(first["ref_area"] != HOME_AREA)
    return resolve.areas.is_elsewhere(first["path"], levels) or resolve.names_other(first["title"])


class _Resolver:
    """Asks the catalogue once for each distinct label with its surroundings."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._found: dict[tuple[Any, ...], tuple[Resolution, ...]] = {}
        self._rest: dict[tuple[str, str], str] = {}
        self._titles: dict[str, bool] = {}
        self._breakdowns: dict[tuple[Any, ...], Breakdown | None] = {}
        self.days: TableDays | None = None
        self.areas = Areas(area.name for area in catalogue.areas if area.kind is AreaKind.PROVINCE)

    def names_other(self, title: str) -> bool:
        """Whether a title speaks of another country."""
        if title not in self._titles:
            self._titles[title] = self.areas.title_names_other(title)
        return self._titles[title]

    def day(self, row: Row) -> date:
        """Return the day of which the area names of a row are."""
        return self.days(row) if self.days is not None else date.max

    def breakdown(self, row: Row, day: date) -> Breakdown | None:
        """Return the breakdown of which a row is a member on a day; figures of another country are of none of ours."""
        if row["ref_area"] not in ("", HOME_AREA):
            return None
        heads = tuple(row["heads"] or ())
        asked = (row["label"], tuple(row["path"]), heads, row["title"], day)
        if asked not in self._breakdowns:
            label, path, heads, title, _ = asked
            self._breakdowns[asked] = self._catalogue.breakdown(label, path=path, heads=heads, title=title, day=day)
        return self._breakdowns[asked]

    def also(self, usable: Iterable[Row], breakdown: Breakdown | None) -> str:
        """Return the area a name would be by the period of one of its figures, where that is another one."""
        if breakdown is None or not breakdown.code:
            return ""
        for row in usable:
            own = self.breakdown(row, last_day(row) or date.max)
            if own is not None and own.code not in ("", breakdown.code):
                return own.code
        return ""

    def __call__(self, row: Row) -> tuple[Resolution, ...]:
        """Return what the catalogue makes of a row; of a member of a breakdown, what the total of its column means."""
        breakdown = self.breakdown(row, self.day(row))
        if breakdown is None:
            return self._resolve(row, row["label"], tuple(row["path"]))
        named = breakdown.named_by or (TOTAL,)
        found = self._resolve(row, named[-1], named[:-1])
        if not found and not breakdown.named_by:
            found = self._resolve(row, row["title"], ())
        return tuple(one for one in found if one.indicator in breakdown.rule.codes)

    def _resolve(self, row: Row, label: str, path: tuple[str, ...]) -> tuple[Resolution, ...]:
        asked = (label, row["title"], path, self.header(row), row["unit_measure"], row["measure"])
        if asked not in self._found:
            _, title, _, header, unit, measure = asked
            self._found[asked] = self._catalogue.resolve_label(
                label, title=title, path=path, header=header, unit=unit, measure=measure
            )
        return self._found[asked]

    def header(self, row: Row) -> str:
        """Return the header without the words of its period, so that the columns of one series are one label."""
        asked = (row["header"], row["period_text"])
        if asked not in self._rest:
            self._rest[asked] = without_period(*asked)
        return self._rest[asked]

    def group(self, row: Row) -> tuple[Any, ...]:
        """Return what makes one label: columns that certainly mean the same indicator are one."""
        found = self(row)
        certain = found[0].indicator if found and found[0].score >= CERTAIN else ""
        breakdown = self.breakdown(row, self.day(row))
        mult: int | None = None if pd.isna(row["unit_mult"]) else int(row["unit_mult"])
        return (
            *(row["sheet"], row["title"], tuple(row["path"]), row["label"], row["code"], row["measure"]),
            *(row["unit_text"], row["unit_measure"], mult, certain, "" if certain else self.header(row)),
            *((row["ref_area"],) if row["ref_area"] else ()),
            *((breakdown.code,) if breakdown is not None else ()),
        )


def without_period(header: str, period_text: str) -> str:
    """Return ``header`` without the words of ``period_text``; of a word that stands twice one stays."""
    words = header.split()
    for word in period_text.split():
        if word in words:
            words.remove(word)
    return clean(re.sub(r"\s+([.,;:])", r"\1", " ".join(words)))
