"""The windows that follow from published figures, said figure by figure: what ``derive_windows`` is held against."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from indicators.model.frames import OBSERVATIONS, records
from indicators.model.period import Period
from indicators.transforms.chains import Window, derivable
from indicators.transforms.combined import combine, families
from indicators.winners import Rank, Role


def plain_windows(marked: pd.DataFrame, rank: Rank) -> pd.DataFrame:
    """Return for each window the best chain of all families, its sum made by ``combine``."""
    rows = records(marked)
    taken = {(r["series_key"], *_window(r)) for r in rows if r["role"] == Role.WINNER}
    best: dict[tuple[str, int, int], tuple[tuple[int, ...], list[tuple[int, Any]]]] = {}
    for (series_key, origin, *_), family in families(rows).items():
        edges = {_window(row): row for row in sorted(family, key=lambda r: (r["published"], int(r["decimals"])))}
        for window, chain in derivable(tuple(sorted(edges))):
            parts = [(sign, edges[one]) for sign, one in chain]
            latest = max(row["published"] for _, row in parts)
            order = (rank(family[0]["indicator"], origin), len(parts), -latest.toordinal())
            key = (series_key, *window)
            if key not in taken and (key not in best or order < best[key][0]):
                best[key] = (order, parts)
    found = [combine(_period(key[1:]), best[key][1]) for key in sorted(best)]
    return OBSERVATIONS.of_columns({n: [one[n] for one in found] for n in found[0]}) if found else OBSERVATIONS.empty()


def _window(row: dict[str, Any]) -> Window:
    return row["start"].toordinal(), row["end"].toordinal()


def _period(window: tuple[int, ...]) -> Period:
    return Period(date.fromordinal(window[0]), date.fromordinal(window[1]))
