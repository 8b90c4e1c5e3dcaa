"""Rows of MARKED frames taken together and apart without copying what stays whole: a page reads many thousand."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from indicators.model.frames import texts
from indicators.winners import MARKED, Role


def in_use(marked: pd.DataFrame, derived: pd.DataFrame) -> pd.DataFrame:
    """Append derived rows of which no place is taken: all are in use."""
    if derived.empty:
        return marked
    said = {"role": texts([Role.WINNER.value] * len(derived)), "discrepancy": np.zeros(len(derived), dtype=bool)}
    extra = MARKED.with_columns(derived, said)[MARKED.names]
    return pd.concat([marked, extra], ignore_index=True) if len(marked) else extra


def where(frame: pd.DataFrame, rows: np.ndarray) -> pd.DataFrame:
    """Return the rows that are marked; most often that is every one, and nothing is copied."""
    return frame if rows.all() else frame[rows]


def of_series(marked: pd.DataFrame, series_keys: Collection[str]) -> pd.DataFrame:
    """Return the rows of some series."""
    return where(marked, marked["series_key"].isin(series_keys).to_numpy())


def by_series(marked: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the rows of each series, in their order and numbered for themselves."""
    codes, keys = pd.factorize(marked["series_key"])
    sorted_rows = marked.iloc[np.argsort(codes, kind="stable")]
    ends = np.cumsum(np.bincount(codes, minlength=len(keys))).tolist()
    found = {}
    for key, start, end in zip(keys.tolist(), [0, *ends], ends, strict=False):
        found[key] = sorted_rows.iloc[start:end]
        found[key].index = pd.RangeIndex(end - start)
    return found
