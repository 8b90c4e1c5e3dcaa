"""Thousands of figures added up to derived ones at once: ``combined.combine`` in columns, the same to the letter."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from indicators.model.frames import OBSERVATIONS, texts
from indicators.model.observation import ObsStatus, Qualifier, derived_citations
from indicators.transforms.computed import MINUS, WEAKEST_FIRST, rests_on

Whole = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
Days = np.ndarray[tuple[int, ...], np.dtype[np.datetime64]]

_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DIGITS = 15
"""As many digits as a float holds whatever they are."""

_OF_THE_FIRST = ("series_key", "indicator", "ref_area", "dimensions", "measure", "unit_measure", "origin")
_OF_THE_LATEST = ("outlet", "published", "published_precision")


def combined_rows(rows: pd.DataFrame, window: tuple[Days, Days], parts: Whole, signs: Whole) -> pd.DataFrame:
    """Return derived rows (OBSERVATIONS, status ``D``), one for each window: the sum of its parts with their signs.

    ``parts`` (windows x places) are row numbers of ``rows`` (MARKED), ``signs`` 1, -1, or 0 where there is no part.
    """
    used, first = signs != 0, parts[:, 0]
    mults = rows["unit_mult"].to_numpy(dtype=np.int64)
    mult = np.where(used, mults[parts], np.iinfo(np.int64).min).max(axis=1)
    raised = mult[:, None] - mults[parts]
    decimals = rows["decimals"].to_numpy(dtype=np.int64)[parts] + raised
    published = rows["published"].to_numpy()
    latest = parts[np.arange(len(parts)), np.where(used, published[parts].astype(np.int64), _NEVER).argmax(axis=1)]
    said = np.array(rows["value_text"].tolist(), dtype=object)
    sums = _sums(said, parts, signs, raised)
    about = (rows["qualifier"] == Qualifier.ABOUT.value).to_numpy()
    length = len(parts)
    data = {
        **{name: rows[name].array.take(first) for name in _OF_THE_FIRST},
        **{name: rows[name].array.take(latest) for name in _OF_THE_LATEST},
        "obs_id": _missing(length),
        "batch_id": _missing(length),
        "start": window[0].astype("datetime64[s]"),
        "end": window[1].astype("datetime64[s]"),
        "value": np.array([float(text) for text in sums], dtype=np.float64),
        "value_text": texts(sums),
        "value_high": np.full(length, np.nan),
        "decimals": _numbers(np.maximum(np.where(used, decimals, np.iinfo(np.int64).max).min(axis=1), 0)),
        "unit_mult": _numbers(mult),
        "qualifier": _either((about[parts] & used).any(axis=1), Qualifier.ABOUT.value, Qualifier.EXACT.value),
        "obs_status": texts([ObsStatus.DERIVED.value] * length),
        "raw": texts([""] * length),
        "withheld": texts([""] * length),
        "note": texts([""] * length),
        "citation": texts(_citations(rows, said, parts, signs, latest)),
    }
    data["published"] = np.asarray(data["published"], dtype="datetime64[s]")
    return OBSERVATIONS.of_arrays(data)


_NEVER = np.iinfo(np.int64).min


def _sums(said: np.ndarray, parts: Whole, signs: Whole, raised: Whole) -> list[str]:
    """Return the exact sum of each row as text, its last decimal that of the part with the most of them."""
    plain, numbers, places = _digits(said)
    most = np.where(signs != 0, places[parts] + raised, 0).max(axis=1)
    lifted = np.where(signs != 0, most[:, None] - places[parts] - raised, 0)
    largest = np.where(signs != 0, np.abs(numbers[parts].astype(np.float64)) * 10.0**lifted, 0).max(axis=1)
    quick = (plain[parts] | (signs == 0)).all(axis=1) & (largest < 10.0**_DIGITS / parts.shape[1])
    powers = 10 ** np.where(quick[:, None], lifted, 0)
    totals = (signs * numbers[parts] * powers).sum(axis=1).tolist()
    return [
        _written(total, count) if fits else _sum_of(said, parts[at], signs[at], raised[at])
        for at, (total, count, fits) in enumerate(zip(totals, most.tolist(), quick.tolist(), strict=True))
    ]


def _digits(said: np.ndarray) -> tuple[np.ndarray, Whole, Whole]:
    """Return of each text whether it is a plain number of few digits, these as a whole number, and its decimals."""
    plain, numbers, places = [], [], []
    for text in said:
        fits = len(text) <= _DIGITS and _PLAIN.fullmatch(text) is not None
        whole, _, rest = text.partition(".") if fits else ("0", "", "")
        plain.append(fits)
        numbers.append(int(whole + rest))
        places.append(len(rest))
    return np.array(plain, dtype=bool), np.array(numbers, dtype=np.int64), np.array(places, dtype=np.int64)


def _written(total: int, places: int) -> str:
    """Return a whole number of units of the last of ``places`` decimals as text."""
    if not places:
        return str(total)
    digits = f"{abs(total):0{places + 1}d}"
    return f"{'-' if total < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _sum_of(said: np.ndarray, parts: Whole, signs: Whole, raised: Whole) -> str:
    """Return the sum of one row by decimals, as ``combine`` adds."""
    told = [(int(sign), said[part], -int(by)) for part, sign, by in zip(parts, signs, raised, strict=True) if sign]
    return format(sum((sign * Decimal(text).scaleb(by) for sign, text, by in told), Decimal(0)), "f")


def _citations(rows: pd.DataFrame, said: np.ndarray, parts: Whole, signs: Whole, latest: Whole) -> list[str]:
    """Return what each derived figure is cited by; those made by one pattern of signs are written by one form."""
    ids, outlets = rows["obs_id"].to_numpy(dtype=np.int64), rows["outlet"].tolist()
    formulas, parents = (np.empty(len(parts), dtype=object) for _ in range(2))
    patterns, which = np.unique(signs, axis=0, return_inverse=True)
    for number, pattern in enumerate(patterns):
        of = np.flatnonzero(which.reshape(-1) == number)
        added = [*np.flatnonzero(pattern > 0), *np.flatnonzero(pattern < 0)]
        form = " ".join("+ {}" if pattern[place] > 0 else f"{MINUS} {{}}" for place in added).removeprefix("+ ")
        chosen = parts[of][:, added]
        formulas[of] = [form.format(*one) for one in said[chosen].tolist()]
        parents[of] = np.fromiter(ids[chosen].tolist(), dtype=object, count=len(of))
    publishers = [outlets[one] for one in latest.tolist()]
    return derived_citations(formulas.tolist(), parents.tolist(), publishers, _weakest(rows, parts, signs))


def _weakest(rows: pd.DataFrame, parts: Whole, signs: Whole) -> list[str]:
    """Return on which status each derived figure rests, see ``computed.weakest``."""
    told = zip(rows["citation"].tolist(), rows["obs_status"].tolist(), strict=True)
    own = [rests_on(citation) or status for citation, status in told]
    order = {status.value: at for at, status in enumerate(WEAKEST_FIRST)}
    names = [*order, ""]
    codes = np.array([order.get(one, len(order)) for one in own], dtype=np.int64)
    return [names[code] for code in np.where(signs != 0, codes[parts], len(order)).min(axis=1).tolist()]


def _numbers(values: Whole) -> pd.arrays.IntegerArray:
    return pd.arrays.IntegerArray(values, np.zeros(len(values), dtype=bool))


def _missing(length: int) -> pd.arrays.IntegerArray:
    return pd.arrays.IntegerArray(np.ones(length, dtype=np.int64), np.ones(length, dtype=bool))


def _either(holds: np.ndarray, one: str, other: str) -> Any:
    return texts(np.where(holds, np.array(one, dtype=object), np.array(other, dtype=object)))
