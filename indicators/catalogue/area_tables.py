"""Reads the tables of areas, of the changes between them, of activities and of breakdowns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from indicators.catalogue.areas import HOME_AREA, AreaIndex, index_areas
from indicators.catalogue.breakdowns import BreakdownRule, Dimension
from indicators.catalogue.labels import names, words
from indicators.catalogue.tables import TableRow, read_table
from indicators.model.indicator import Activity, Area, AreaChange, AreaKind, AreaName

AREAS = ("code", "kind", "parent", "name_vi", "name_en", "valid_from", "valid_to", "aliases", "source")
CHANGES = ("old", "new", "day", "source")
ACTIVITIES = ("code", "name_vi", "name_en", "aliases")
BREAKDOWNS = ("id", "block", "column", "dimension", "kind", "codes", "why")


def load_areas(folder: Path) -> AreaIndex:
    """Read ``areas.csv``, ``area_changes.csv`` and ``activities.csv``; raise ValueError naming file and row."""
    areas = _areas(folder)
    rows = read_table(folder, "activities.csv", ACTIVITIES, key=("code",))
    activities = tuple(Activity(row.said("code"), row.both("name"), _alternatives(row, "aliases")) for row in rows)
    return index_areas(areas, activities, _changes(folder, {area.code: area for area in areas}))


def _areas(folder: Path) -> tuple[Area, ...]:
    rows = read_table(folder, "areas.csv", AREAS, key=("code", "valid_from"))
    by_code: dict[str, list[TableRow]] = {}
    for row in rows:
        by_code.setdefault(row.said("code"), []).append(row)
    if HOME_AREA not in by_code:
        raise ValueError(f"areas.csv:1: {HOME_AREA} is missing")
    return tuple(_area(code, dated, by_code) for code, dated in by_code.items())


def _area(code: str, rows: Sequence[TableRow], codes: Collection[str]) -> Area:
    first = rows[0]
    named: list[AreaName] = []
    for row in rows:
        dated = AreaName(row.day_or_none("valid_from"), row.day_or_none("valid_to"), row.both("name"))
        if named and (dated.valid_from is None or dated.valid_from != named[-1].valid_to):
            raise row.refuse(f"a name of {code} does not begin where the one before ends")
        if dated.valid_from and dated.valid_to and dated.valid_from >= dated.valid_to:
            raise row.refuse(f"{code} ends before it begins")
        named.append(dated)
    return Area(
        code=code,
        kind=AreaKind(first.choice("kind", tuple(AreaKind))),
        names=tuple(named),
        parent=first.choice("parent", {"", *codes} - {code}),
        aliases=tuple(alias for row in rows for alias in _alternatives(row, "aliases")),
    )


def _changes(folder: Path, areas: dict[str, Area]) -> tuple[AreaChange, ...]:
    found = []
    for row in read_table(folder, "area_changes.csv", CHANGES, key=("old", "new")):
        change = AreaChange(row.choice("old", areas), row.choice("new", areas), row.day("day"))
        if areas[change.old].valid_to != change.day or areas[change.new].valid_from != change.day:
            raise row.refuse(f"{change.old} does not end, or {change.new} does not begin, on {change.day}")
        found.append(change)
    return tuple(found)


def load_breakdowns(folder: Path, codes: Collection[str]) -> tuple[BreakdownRule, ...]:
    """Read ``breakdowns.csv``; raise ValueError naming file and row."""
    return tuple(_breakdown(row, codes) for row in read_table(folder, "breakdowns.csv", BREAKDOWNS, key=("id",)))


def _breakdown(row: TableRow, codes: Collection[str]) -> BreakdownRule:
    block = words(row.said("block"))
    if block is None:
        raise row.refuse("block is empty")
    named = _alternatives(row, "codes")
    if unknown := set(named) - set(codes):
        raise row.refuse(f"codes {', '.join(sorted(unknown))} are unknown")
    dimension = Dimension(row.choice("dimension", tuple(Dimension)))
    kinds = ("activity",) if dimension is Dimension.ACTIVITY else tuple(AreaKind)
    kind = row.choice("kind", kinds)
    return BreakdownRule(
        name=row.said("id"),
        block=block,
        columns=names(row.text("column")),
        dimension=dimension,
        kind=None if dimension is Dimension.ACTIVITY else AreaKind(kind),
        codes=frozenset(named),
    )


def _alternatives(row: TableRow, column: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in row.text(column).split("|") if part.strip())
