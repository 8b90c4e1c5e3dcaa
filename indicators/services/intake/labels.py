"""The printed labels of a file: candidates that mean one series are one label, with what the catalogue makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue, Resolution
from indicators.catalogue.catalogue import HOME_AREA
from indicators.model.text import clean
from indicators.services.intake.areas import Areas

CERTAIN = 90
"""A score from which a label is mapped without asking."""

Row = dict[str, Any]
_COLUMNS = (
    *("sheet", "cell", "label", "path", "header", "title", "code", "period_text", "measure"),
    *("unit_text", "unit_measure", "unit_mult", "layout", "ref_area"),
)


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """One label with what stands around it; ``header`` is without the words of its periods.

    ``positions`` are the rows of the candidates frame it holds, ``cells`` counts those with a value and a period,
    ``cell`` is the first. ``proposals`` is what the catalogue says, best first. ``label_id`` stays the same as long as
    the file says the same. ``elsewhere``: it speaks of another country, or of a group of them; ``ref_area`` is the code
    that the file prints for it.
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
    positions: tuple[int, ...] = field(repr=False)

    @property
    def certain(self) -> str:
        """The indicator the catalogue is certain of, or empty; of another area it is never certain."""
        sure = bool(self.proposals) and self.proposals[0].score >= CERTAIN and not self.elsewhere
        return self.proposals[0].indicator if sure else ""


def printed_labels(candidates: pd.DataFrame, catalogue: Catalogue) -> tuple[PrintedLabel, ...]:
    """Return the labels of ``candidates`` (CANDIDATES) in the order of the file; each candidate belongs to one."""
    resolve = _Resolver(catalogue)
    groups: dict[tuple[Any, ...], tuple[list[int], Row]] = {}
    columns = [candidates[name].tolist() for name in _COLUMNS]
    for position, values in enumerate(zip(*columns, strict=True)):
        row = dict(zip(_COLUMNS, values, strict=True))
        groups.setdefault(resolve.group(row), ([], row))[0].append(position)
    levels = resolve.areas.levels((first["sheet"], first["path"]) for _, first in groups.values())
    usable = (candidates["start"].notna() & (candidates["value_text"] != "")).tolist()
    return tuple(
        _label(key, first, positions, sum(usable[position] for position in positions), resolve, levels[first["sheet"]])
        for key, (positions, first) in groups.items()
    )


def _label(
    key: tuple[Any, ...], first: Row, positions: list[int], cells: int, resolve: _Resolver, levels: set[int]
) -> PrintedLabel:
    return PrintedLabel(
        label_id=sha256(repr(key).encode()).hexdigest()[:16],
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
        proposals=resolve(first),
        cells=cells,
        elsewhere=_is_elsewhere(first, resolve, levels),
        ref_area=first["ref_area"],
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
        self.areas = Areas()

    def names_other(self, title: str) -> bool:
        """Whether a title speaks of another country."""
        if title not in self._titles:
            self._titles[title] = self.areas.title_names_other(title)
        return self._titles[title]

    def __call__(self, row: Row) -> tuple[Resolution, ...]:
        asked = (row["label"], row["title"], tuple(row["path"]), self.header(row), row["unit_measure"], row["measure"])
        if asked not in self._found:
            label, title, path, header, unit, measure = asked
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
        mult: int | None = None if pd.isna(row["unit_mult"]) else int(row["unit_mult"])
        return (
            *(row["sheet"], row["title"], tuple(row["path"]), row["label"], row["code"], row["measure"]),
            *(row["unit_text"], row["unit_measure"], mult, certain, "" if certain else self.header(row)),
            *((row["ref_area"],) if row["ref_area"] else ()),
        )


def without_period(header: str, period_text: str) -> str:
    """Return ``header`` without the words of ``period_text``; of a word that stands twice one stays."""
    words = header.split()
    for word in period_text.split():
        if word in words:
            words.remove(word)
    return clean(re.sub(r"\s+([.,;:])", r"\1", " ".join(words)))
