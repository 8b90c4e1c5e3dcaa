"""The printed labels of a file: candidates that mean one series are one label, with what the catalogue makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

import numpy as np

from indicators.catalogue import HOME_AREA, Breakdown, Catalogue, Dimension, Proposals
from indicators.model.indicator import AreaKind
from indicators.model.pooled import Pooled, distinct
from indicators.model.text import clean
from indicators.services.intake.areas import Areas
from indicators.services.intake.grouping import Whole, grouped, rows_by_group
from indicators.services.intake.table_days import TableDays
from indicators.workbook import Candidates

Row = dict[str, Any]
_SAID = (
    *("sheet", "title", "path", "label", "code", "measure", "unit_text", "unit_measure", "unit_mult"),
    *("ref_area", "heads", "layout"),
)
"""What is said of a row beside its period and its header."""
_SAYING = ("header", *_SAID)
TOTAL = "Tổng số"
"""The row of a table whose indicator is that of all members of a breakdown."""


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """One label with what stands around it; ``header`` is without the words of its periods.

    ``positions`` are the rows of the candidates it holds (an array), ``cells`` counts those with a value and a period,
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
    proposals: Proposals
    cells: int
    elsewhere: bool
    ref_area: str
    breakdown: Breakdown | None
    day: date
    also: str
    positions: np.ndarray[Any, Any] = field(repr=False, compare=False)

    @property
    def certain(self) -> str:
        """The indicator the catalogue is certain of, or empty; of another area it is never certain."""
        return "" if self.elsewhere else self.proposals.certain

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
    candidates: Candidates, catalogue: Catalogue, as_read: Candidates | None = None
) -> tuple[PrintedLabel, ...]:
    """Return the labels of ``candidates`` in the order of the file; each candidate belongs to one.

    ``as_read`` are the same rows before a person corrected them (None: nobody did): the ids of labels follow from
    these, so that a correction loses no choice.
    """
    rows = _Rows(candidates, catalogue)
    read = rows if as_read is None else _Rows(as_read, catalogue)
    groups, found = rows.groups(), []
    levels = rows.resolve.areas.levels((one.first.row["sheet"], one.first.row["path"]) for one in groups)
    of_provinces = rows.resolve.areas.of_provinces(
        (one.first.row["sheet"], (one.first.row["label"], *one.first.row["path"], one.first.row["title"]))
        for one in groups
    )
    taken: set[str] = set()
    for one in groups:
        label_id = _label_id(one.key if read is rows else _key(read.told(one.first.at)))
        if label_id in taken:  # a correction of one column parts what was read as one label
            label_id = _label_id((label_id, one.key))
        taken.add(label_id)
        sheet = one.first.row["sheet"]
        found.append(_label(label_id, one, rows, levels[sheet], sheet in of_provinces))
    return tuple(found)


def _label_id(key: tuple[Any, ...]) -> str:
    return sha256(repr(key).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the row at a position says, on which day, and what the catalogue makes of it."""

    at: int
    row: Row
    day: date
    breakdown: Breakdown | None
    proposals: Proposals


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows of one label: what makes them one, the first of them, all, and how many have a figure."""

    key: tuple[Any, ...]
    first: _Told
    positions: Whole
    cells: int


class _Rows:
    """The rows of a file by what they say: each different saying is looked at once."""

    def __init__(self, candidates: Candidates, catalogue: Catalogue) -> None:
        self.candidates, self.resolve, self.length = candidates, _Resolver(catalogue), len(candidates)
        self.header = self._headers()
        places = [candidates.codes(name) for name in ("sheet", "title")]
        self.table, _ = grouped(places, self.length)
        self.kind, firsts = grouped(
            [self.header.codes(self.length), *(candidates.codes(name) for name in _SAID)], self.length
        )
        columns = (self.header, *(candidates.pooled[name] for name in _SAID))
        self._sayings = list(zip(*(column.taken(firsts).values(len(firsts)) for column in columns), strict=True))
        self.figure, self.period = candidates.has_figure(), candidates.codes("period")
        self._breakdowns: dict[tuple[int, date], Breakdown | None] = {}
        self.days = TableDays(candidates, self.table, self.kind, self.breakdown)

    def _headers(self) -> Pooled[str]:
        """Return the headers without the words of their periods, so that the columns of one series are one label."""
        candidates = self.candidates
        codes, firsts = grouped([candidates.codes("header"), candidates.codes("period_text")], self.length)
        headers, words = candidates.pooled["header"], candidates.pooled["period_text"]
        bare = Pooled([without_period(headers[at], words[at]) for at in firsts.tolist()], codes)
        return distinct(bare, self.length) if self.length else Pooled(())

    def said(self, at: int) -> Row:
        """Return what the row at a position says, its header without its period."""
        return dict(zip(_SAYING, self._sayings[self.kind[at]], strict=True))

    def breakdown(self, at: int, day: date) -> Breakdown | None:
        """Return the breakdown of which the row at a position is a member on a day."""
        key = (int(self.kind[at]), day)
        if key not in self._breakdowns:
            self._breakdowns[key] = self.resolve.breakdown(self.said(at), day)
        return self._breakdowns[key]

    def told(self, at: int) -> _Told:
        """Return what the row at a position says and means, by the names of its day."""
        day = self.days(int(self.table[at]), self.candidates.pooled["period"][at])
        row, breakdown = self.said(at), self.breakdown(at, day)
        return _Told(at, row, day, breakdown, self.resolve(row, breakdown))

    def groups(self) -> list[_Group]:
        """Return the rows of each label, in the order in which labels first appear."""
        dated = np.array([self.days.of_each_period(table) for table in range(int(self.table.max(initial=-1)) + 1)])
        told = np.where(dated[self.table], self.period + 1, 0) if self.length else self.period
        cases, firsts = grouped([self.kind, told], self.length)
        numbers: dict[tuple[Any, ...], int] = {}
        first: list[_Told] = []
        of_case = np.zeros(len(firsts), dtype=np.int64)
        for case, at in enumerate(firsts.tolist()):
            one = self.told(at)
            of_case[case] = number = numbers.setdefault(_key(one), len(numbers))
            if number == len(first):
                first.append(one)
        of_row = of_case[cases] if self.length else cases
        rows = rows_by_group(of_row, len(numbers))
        cells = np.bincount(of_row[self.figure], minlength=len(numbers)).tolist()
        return [_Group(*one) for one in zip(numbers, first, rows, cells, strict=True)]

    def also(self, positions: Whole, breakdown: Breakdown | None) -> str:
        """Return the area a name would be by the period of one of its figures, where that is another one."""
        if breakdown is None or not breakdown.code:
            return ""
        usable = positions[self.figure[positions]]
        kinds, periods = self.kind[usable].tolist(), self.period[usable].tolist()
        firsts: dict[tuple[int, int], int] = {}
        for at, case in zip(usable.tolist(), zip(kinds, periods, strict=True), strict=True):
            firsts.setdefault(case, at)
        pool = self.candidates.pool("period")
        for (_, period), at in firsts.items():
            own = self.breakdown(at, pool[period].last_day)
            if own is not None and own.code not in ("", breakdown.code):
                return own.code
        return ""


def _key(told: _Told) -> tuple[Any, ...]:
    """Return what makes one label of a row: columns that certainly mean one indicator are one."""
    row, breakdown, certain = told.row, told.breakdown, told.proposals.certain
    return (
        *(row["sheet"], row["title"], row["path"], row["label"], row["code"], row["measure"]),
        *(row["unit_text"], row["unit_measure"], row["unit_mult"], certain, "" if certain else row["header"]),
        *((row["ref_area"],) if row["ref_area"] else ()),
        *((breakdown.code,) if breakdown is not None else ()),
    )


def _label(label_id: str, group: _Group, rows: _Rows, levels: set[int], of_province: bool) -> PrintedLabel:
    told, first = group.first, group.first.row
    found, breakdown = told.proposals, told.breakdown
    return PrintedLabel(
        label_id=label_id,
        sheet=first["sheet"],
        cell=rows.candidates.cell(told.at),
        label=first["label"],
        path=first["path"],
        title=first["title"],
        header=first["header"],
        measure=first["measure"],
        unit_text=first["unit_text"],
        unit_measure=first["unit_measure"],
        unit_mult=first["unit_mult"],
        code=first["code"],
        layout=first["layout"],
        proposals=found,
        cells=group.cells,
        elsewhere=not found if breakdown is not None else of_province or _is_elsewhere(first, rows.resolve, levels),
        ref_area=first["ref_area"],
        breakdown=breakdown,
        day=told.day,
        also=rows.also(group.positions, breakdown),
        positions=group.positions,
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
        self._found: dict[tuple[Any, ...], Proposals] = {}
        self._titles: dict[str, bool] = {}
        self._breakdowns: dict[tuple[Any, ...], Breakdown | None] = {}
        self.areas = Areas(area.name for area in catalogue.areas if area.kind is AreaKind.PROVINCE)

    def names_other(self, title: str) -> bool:
        """Whether a title speaks of another country."""
        if title not in self._titles:
            self._titles[title] = self.areas.title_names_other(title)
        return self._titles[title]

    def breakdown(self, row: Row, day: date) -> Breakdown | None:
        """Return the breakdown of which a row is a member on a day; figures of another country are of none of ours."""
        if row["ref_area"] not in ("", HOME_AREA):
            return None
        asked = (row["label"], row["path"], row["heads"], row["title"], day)
        if asked not in self._breakdowns:
            label, path, heads, title, _ = asked
            self._breakdowns[asked] = self._catalogue.breakdown(label, path=path, heads=heads, title=title, day=day)
        return self._breakdowns[asked]

    def __call__(self, row: Row, breakdown: Breakdown | None) -> Proposals:
        """Return what the catalogue makes of a row; of a member of a breakdown, what the total of its column means."""
        if breakdown is None:
            return self._resolve(row, row["label"], row["path"])
        named = breakdown.named_by or (TOTAL,)
        found = self._resolve(row, named[-1], named[:-1])
        if not found and not breakdown.named_by:
            found = self._resolve(row, row["title"], ())
        return Proposals([one for one in found if one.indicator in breakdown.rule.codes])

    def _resolve(self, row: Row, label: str, path: tuple[str, ...]) -> Proposals:
        asked = (label, row["title"], path, row["header"], row["unit_measure"], row["measure"])
        if asked not in self._found:
            _, title, _, header, unit, measure = asked
            self._found[asked] = self._catalogue.resolve_label(
                label, title=title, path=path, header=header, unit=unit, measure=measure
            )
        return self._found[asked]


def without_period(header: str, period_text: str) -> str:
    """Return ``header`` without the words of ``period_text``; of a word that stands twice one stays."""
    words = header.split()
    for word in period_text.split():
        if word in words:
            words.remove(word)
    return clean(re.sub(r"\s+([.,;:])", r"\1", " ".join(words)))
