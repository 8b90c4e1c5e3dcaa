"""Reads the release calendar and the breaks of series: dated rules that anybody may edit in their tables."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from indicators.catalogue.tables import TableRow, read_table
from indicators.model.release import ReleaseRule, SeriesBreak

RELEASES = (
    *("indicator", "valid_from", "valid_to", "every", "months_after", "day", "working_day"),
    *("reference_vi", "reference_en", "url"),
)
BREAKS = ("indicator", "day", "name_vi", "name_en", "source")


def load_releases(folder: Path, codes: Collection[str]) -> tuple[ReleaseRule, ...]:
    """Read ``release_calendar.csv``; raise ValueError naming file and row for what cannot hold."""
    rows = read_table(folder, "release_calendar.csv", RELEASES, key=("indicator", "valid_from", "every"))
    return tuple(_rule(row, codes) for row in rows)


def load_breaks(folder: Path, codes: Collection[str]) -> tuple[SeriesBreak, ...]:
    """Read ``series_breaks.csv``; raise ValueError naming file and row for what cannot hold."""
    rows = read_table(folder, "series_breaks.csv", BREAKS, key=("indicator", "day"))
    for row in rows:
        row.said("source")
    return tuple(SeriesBreak(row.choice("indicator", codes), row.day("day"), row.both("name")) for row in rows)


def _rule(row: TableRow, codes: Collection[str]) -> ReleaseRule:
    row.said("url")
    return ReleaseRule(
        indicator=row.choice("indicator", codes),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to") if row.text("valid_to") else None,
        every=_within(row, "every", (1, 3, 6, 12)),
        months_after=_within(row, "months_after", range(25)),
        day=_within(row, "day", range(1, 32)),
        working_day=row.choice("working_day", ("", "yes")) == "yes",
        reference=row.both("reference"),
    )


def _within(row: TableRow, column: str, allowed: Collection[int]) -> int:
    number = row.whole(column)
    if number not in allowed:
        raise row.refuse(f"{column} {number} is not possible")
    return number
