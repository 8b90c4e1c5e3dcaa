"""Observations in columns: what thousands of rows share is said once, and no object is built for each figure.

Belongs here: turning columns into the very rows and hashes that ``commit.prepare`` makes of ``Observation`` values.
Does not: writing them, which both ways do by one path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Any, TypeVar

from indicators.model.errors import Invalid
from indicators.model.observation import Citation, ObsStatus, Precision, Qualifier
from indicators.model.period import Period
from indicators.model.pooled import Pooled
from indicators.model.series import SeriesKey
from indicators.model.text import require_storable
from indicators.store.content import day, exact_text

T = TypeVar("T")


_EXACT: Pooled[Qualifier] = Pooled((Qualifier.EXACT,))
_UNDATED: Pooled[date | None] = Pooled((None,))
_IMPRECISE: Pooled[Precision] = Pooled((Precision.NONE,))
_BLANK: Pooled[str] = Pooled(("",))


@dataclass(frozen=True, slots=True)
class ObservationColumns:
    """The fields of ``Observation``, each a column; lists have a value for each row and all have one length.

    ``value_text`` are exact decimals (None: a printed blank), ``cell`` is the cell of each row's ``citation`` and empty
    where the pool says everything. There are no ranges and no attributes: such figures go through ``commit``.
    """

    series_key: Pooled[SeriesKey]
    period: Pooled[Period]
    value_text: Sequence[str | None]
    decimals: Sequence[int]
    raw: Sequence[str]
    citation: Pooled[Citation]
    cell: Sequence[str]
    unit_mult: Pooled[int]
    obs_status: Pooled[ObsStatus]
    origin: Pooled[str]
    outlet: Pooled[str]
    qualifier: Pooled[Qualifier] = _EXACT
    published: Pooled[date | None] = _UNDATED
    published_precision: Pooled[Precision] = _IMPRECISE
    withheld: Pooled[str] = _BLANK
    note: Pooled[str] = _BLANK

    def __len__(self) -> int:
        return len(self.value_text)


@dataclass(frozen=True, slots=True)
class RowColumns:
    """The rows of a commit without their ids, as often as they are asked for: what ``PreparedRows`` holds as a list."""

    columns: tuple[Sequence[Any], ...]

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return zip(*self.columns, strict=True)


@dataclass(frozen=True, slots=True)
class _Stored:
    """One stored column: its values, and the same as JSON."""

    values: Sequence[Any]
    encoded: Sequence[str]


def row_columns(said: ObservationColumns) -> tuple[dict[str, SeriesKey], RowColumns, tuple[str, ...]]:
    """Return the series by rendered key in the order they appear, the rows, and the hash of each.

    Raises Invalid as ``commit.prepare`` does, and for columns of unlike length ("columns_unlike").
    """
    length = len(said)
    _require_length(said, length)
    at = said.series_key.at
    used = list(dict.fromkeys(_listed(at))) if at is not None else [0] * bool(length)
    series = {said.series_key.pool[place].render(): said.series_key.pool[place] for place in used}
    numbers = _numbers(said)
    content = (
        _pooled(said.period, _first_day, length),
        _pooled(said.period, _end, length),
        _Stored(numbers, [_NULL if text is None else f'"{text}"' for text in numbers]),
        _same(None, length),
        _Stored(said.decimals, [str(int(number)) for number in said.decimals]),
        _pooled(said.unit_mult, int, length),
        _pooled(said.qualifier, str, length),
        _pooled(said.obs_status, str, length),
        _texts(said.raw),
        _pooled(said.origin, str, length),
        _pooled(said.outlet, str, length),
        _pooled(said.published, day, length),
        _pooled(said.published_precision, str, length),
        _pooled(said.withheld, str, length),
        _citations(said, length),
        _pooled(said.note, str, length),
        _same("", length),
    )
    keys = _pooled(said.series_key, SeriesKey.render, length)
    hashes = _hashes((keys, *content), length)
    values = [None if text is None else float(text) for text in numbers]
    rows = RowColumns(
        (keys.values, values, [None] * length, *(column.values for column in content), hashes),
    )
    return series, rows, hashes


def _require_length(said: ObservationColumns, length: int) -> None:
    for name in said.__slots__:
        column = getattr(said, name)
        positions = column.at if isinstance(column, Pooled) else column
        optional = name == "cell" and not isinstance(column, Pooled) and not positions
        if positions is not None and not optional and len(positions) != length:
            raise Invalid("columns_unlike", column=name)


def _numbers(said: ObservationColumns) -> list[str | None]:
    """Return the exact decimals written out, as ``content.exact`` writes them."""
    plain = _PLAIN.fullmatch
    return [
        text if text is None or plain(text) else exact_text(Decimal(text), partial(_where, said, at))
        for at, text in enumerate(said.value_text)
    ]


def _where(said: ObservationColumns, at: int) -> dict[str, str]:
    series, period = _one(said.series_key, at), _one(said.period, at)
    return {"series": series.render(), "period": period.render(), "raw": said.raw[at]}


def _one(column: Pooled[T], at: int) -> T:
    return column.pool[0 if column.at is None else column.at[at]]


def _first_day(period: Period) -> str | None:
    return day(period.start)


def _end(period: Period) -> str | None:
    return day(period.end)


def _pooled(column: Pooled[T], store: Callable[[T], Any], length: int) -> _Stored:
    pool = [store(value) for value in column.pool]
    require_storable(*pool)
    encoded = [_encode(value) for value in pool]
    if column.at is None:
        return _Stored(pool[:1] * length, encoded[:1] * length)
    at = _listed(column.at)
    return _Stored([pool[place] for place in at], [encoded[place] for place in at])


def _listed(at: Sequence[int]) -> list[int]:
    return at if isinstance(at, list) else list(at) if isinstance(at, tuple) else at.tolist()  # type: ignore[attr-defined]


def _same(value: Any, length: int) -> _Stored:
    return _Stored([value] * length, [_encode(value)] * length)


def _texts(values: Sequence[str]) -> _Stored:
    if any("\x00" in text for text in values):
        require_storable(*values)
    return _Stored(values, [encode_basestring(text) for text in values])


def _citations(said: ObservationColumns, length: int) -> _Stored:
    """Return the citations as JSON; those of one pool entry differ by their cell alone."""
    if not said.cell:
        return _pooled(said.citation, Citation.to_json, length)
    if not all(map(_CELL.fullmatch, said.cell)):
        raise Invalid("columns_unlike", column="cell")
    halves = [replace(one, cell=_MARK).to_json().split(_MARK) for one in said.citation.pool]
    if any(len(pair) != 2 for pair in halves):
        raise Invalid("columns_unlike", column="citation")
    require_storable(*(text for pair in halves for text in pair))
    quoted = [[encode_basestring(text)[1:-1] for text in pair] for pair in halves]
    at = _listed(said.citation.at) if said.citation.at is not None else [0] * length
    return _Stored(
        [f"{halves[place][0]}{cell}{halves[place][1]}" for place, cell in zip(at, said.cell, strict=True)],
        [f'"{quoted[place][0]}{cell}{quoted[place][1]}"' for place, cell in zip(at, said.cell, strict=True)],
    )


def _hashes(columns: tuple[_Stored, ...], length: int) -> tuple[str, ...]:
    """Return ``content.observation_hash`` of each row: the same JSON, joined from parts that are encoded already."""
    try:
        rows = zip(*(column.encoded for column in columns), strict=True) if length else ()
        return tuple(sha256(f"[{','.join(parts)}]".encode()).hexdigest() for parts in rows)
    except UnicodeEncodeError:
        raise Invalid("text_not_unicode") from None


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_NULL = "null"
_MARK = "~cell~"
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,299})(?:\.[0-9]{1,299})?")
"""Decimals that are written out already."""
