"""What the series of one chart are called beside one another: without what all of them begin with."""

from __future__ import annotations

from indicators.model.chart import ChartData

PART = " \u00b7 "
"""Stands in the name of a series between its indicator and what of it the series is."""


def own_names(data: ChartData, lang: str) -> list[str]:
    """Return the short names without their common beginning: ``Singapore`` for ``FDI, new \u00b7 Singapore``."""
    return _apart([series.short[lang] for series in data.series])[1]


def full_names(data: ChartData, lang: str) -> tuple[str, list[str]]:
    """Return what the full names begin with together, empty where they are unlike, and the names apart from it."""
    return _apart(list(dict.fromkeys(series.name[lang] for series in data.series)))


def short_names(data: ChartData, lang: str) -> tuple[str, list[str]]:
    """Return the same of the short names."""
    return _apart(list(dict.fromkeys(series.short[lang] for series in data.series)))


def _apart(names: list[str]) -> tuple[str, list[str]]:
    parts = [name.split(PART) for name in names]
    common: list[str] = []
    while len(parts) > 1 and all(len(one) > 1 for one in parts) and len({one[0] for one in parts}) == 1:
        common.append(parts[0][0])
        parts = [one[1:] for one in parts]
    return PART.join(common), [PART.join(one) for one in parts]
