"""Observations in columns: what thousands of rows share is said once, and no object is built for each figure.

Belongs here: turning columns into the very rows and hashes that ``commit.prepare`` makes of ``Observation`` values.
Does not: writing them, which both ways do by one path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from hashlib import sha256
from itertools import repeat
from json.encoder import encode_basestring
from typing import Any, TypeVar

from indicators.model.errors import Invalid
from indicators.model.observation import Citation, ObsStatus, Precision, Qualifier
from indicators.model.period import Period
from indicators.model.pooled import Pooled
from indicators.model.series import SeriesKey
from indicators.model.text import require_storable
from indicators.model.text_column import TextColumn
from indicators.store.content import day, exact_text
from indicators.store.dialect.row_block import BlockColumn, Framed, Repeated, RowBlock

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
class _Of:
    """A text of a pool for each row."""

    pool: Sequence[str]
    at: Sequence[int]


Fragment = str | _Of | Sequence[str]
"""A piece of the JSON of a row: a text that all rows share, one of a few, or one for each."""


@dataclass(frozen=True, slots=True)
class _Stored:
    """One stored column: its values, and the same as JSON."""

    values: BlockColumn
    encoded: tuple[Fragment, ...]


def row_columns(said: ObservationColumns) -> tuple[dict[str, SeriesKey], RowBlock, tuple[str, ...]]:
    """Return the series by rendered key in the order they appear, the rows, and the hash of each.

    The rows lack their ids and begin with the rendered key. Raises Invalid as ``commit.prepare`` does, and for columns
    of unlike length ("columns_unlike").
    """
    length = len(said)
    _require_length(said, length)
    said = _with_lists(said)
    at = said.series_key.at
    used = list(dict.fromkeys(at)) if at is not None else [0] * bool(length)
    series = {said.series_key.pool[place].render(): said.series_key.pool[place] for place in used}
    written = _written(said.value_text)
    numbers, values = _numbers(said, written)
    raw = written if said.raw is said.value_text else _written(said.raw)
    content = (
        _pooled(said.period, _first_day),
        _pooled(said.period, _end),
        _decimals(numbers),
        _same(None),
        _whole(said.decimals),
        _pooled(said.unit_mult, int),
        _pooled(said.qualifier, str),
        _pooled(said.obs_status, str),
        _quoted(raw) if raw is numbers else _texts(raw),
        _pooled(said.origin, str),
        _pooled(said.outlet, str),
        _pooled(said.published, day),
        _pooled(said.published_precision, str),
        _pooled(said.withheld, str),
        _citations(said),
        _pooled(said.note, str),
        _same(""),
    )
    keys = _pooled(said.series_key, SeriesKey.render)
    hashes = _hashes((keys, *content), length)
    columns = (keys.values, values, Repeated(None), *(column.values for column in content), hashes)
    return series, RowBlock(columns, length), hashes


def _require_length(said: ObservationColumns, length: int) -> None:
    for name in said.__slots__:
        column = getattr(said, name)
        positions = column.at if isinstance(column, Pooled) else column
        optional = name == "cell" and not isinstance(column, Pooled) and not len(positions)
        if positions is not None and not optional and len(positions) != length:
            raise Invalid("columns_unlike", column=name)


def _with_lists(said: ObservationColumns) -> ObservationColumns:
    """Return the same columns with their positions as lists, which are gone through in a third of the time."""
    arrays: dict[str, Any] = {
        name: Pooled(column.pool, [*column.at] if isinstance(column.at, tuple) else column.at.tolist())
        for name in said.__slots__
        if isinstance(column := getattr(said, name), Pooled) and not isinstance(column.at, (list, type(None)))
    }
    return replace(said, **arrays)


def _written(texts: Sequence[Any]) -> Sequence[Any]:
    return texts.tolist() if isinstance(texts, TextColumn) else texts


def _numbers(
    said: ObservationColumns, written: Sequence[str | None]
) -> tuple[Sequence[str | None], list[float | None]]:
    """Return the exact decimals written out, as ``content.exact`` writes them, and the doubles nearest to them."""
    if isinstance(said.value_text, TextColumn):
        found = said.value_text.numbers
        if (found.plain & ~found.leading).all():
            return written, found.value.tolist()
    plain = _PLAIN.fullmatch
    numbers = [
        text if text is None or plain(text) else exact_text(Decimal(text), partial(_where, said, at))
        for at, text in enumerate(written)
    ]
    values = [None if text is None else float(text) for text in numbers]
    return (written if numbers == written else numbers), values


def _where(said: ObservationColumns, at: int) -> dict[str, str]:
    series, period = _one(said.series_key, at), _one(said.period, at)
    return {"series": series.render(), "period": period.render(), "raw": said.raw[at]}


def _one(column: Pooled[T], at: int) -> T:
    return column.pool[0 if column.at is None else column.at[at]]


def _first_day(period: Period) -> str | None:
    return day(period.start)


def _end(period: Period) -> str | None:
    return day(period.end)


def _pooled(column: Pooled[T], store: Callable[[T], Any]) -> _Stored:
    pool = [store(value) for value in column.pool]
    if column.at is None or all(value == pool[0] for value in pool):
        return _same(*pool[:1])
    require_storable(*pool)
    values = [pool[place] for place in column.at]
    return _Stored(values, (_Of([_encode(value) for value in pool], column.at),))


def _same(*value: Any) -> _Stored:
    """Return a column that says one thing; without it that of no rows."""
    require_storable(*value)
    return _Stored(Repeated(*value), (_encode(*value),)) if value else _Stored((), ((),))


def _whole(numbers: Sequence[int]) -> _Stored:
    listed = numbers if isinstance(numbers, list) else list(numbers)
    return _same(int(listed[0])) if len(set(listed)) == 1 else _Stored(listed, ([str(int(one)) for one in listed],))


def _decimals(numbers: Sequence[str | None]) -> _Stored:
    if None in numbers:
        return _Stored(numbers, ([_NULL if text is None else f'"{text}"' for text in numbers],))
    return _quoted(numbers)


def _quoted(values: Sequence[Any]) -> _Stored:
    """Return texts that stand in JSON as they are."""
    return _Stored(values, ('"', values, '"'))


def _texts(values: Sequence[str]) -> _Stored:
    if any("\x00" in text for text in values):
        require_storable(*values)
    return _Stored(values, ([encode_basestring(text) for text in values],))


def _citations(said: ObservationColumns) -> _Stored:
    """Return the citations as JSON; those of one pool entry differ by their cell alone."""
    if not len(said.cell):
        return _pooled(said.citation, Citation.to_json)
    if not all(map(_CELL.fullmatch, said.cell)):
        raise Invalid("columns_unlike", column="cell")
    halves = [tuple(replace(one, cell=_MARK).to_json().split(_MARK)) for one in said.citation.pool]
    if any(len(pair) != 2 for pair in halves):
        raise Invalid("columns_unlike", column="citation")
    require_storable(*(text for pair in halves for text in pair))
    quoted = [[encode_basestring(text)[1:-1] for text in pair] for pair in halves]
    if said.citation.at is None or len(set(halves)) == 1:
        (before, after), (opens, closes) = halves[0], quoted[0]
        return _Stored(Framed(before, said.cell, after), (f'"{opens}', said.cell, f'{closes}"'))
    at = said.citation.at
    return _Stored(
        [f"{halves[place][0]}{cell}{halves[place][1]}" for place, cell in zip(at, said.cell, strict=True)],
        (_Of([f'"{opens}' for opens, _ in quoted], at), said.cell, _Of([f'{closes}"' for _, closes in quoted], at)),
    )


def _hashes(columns: tuple[_Stored, ...], length: int) -> tuple[str, ...]:
    """Return ``content.observation_hash`` of each row: the same JSON, joined from pieces that are encoded already."""
    pieces: list[Fragment] = []
    for column in columns:
        pieces += [",", *column.encoded]
    whole = _glued(["[", *pieces[1:], "]"])
    try:
        rows = zip(*(_each(piece, length) for piece in whole), strict=True) if length else ()
        return tuple([sha256("".join(parts).encode()).hexdigest() for parts in rows])
    except UnicodeEncodeError:
        raise Invalid("text_not_unicode") from None


def _glued(pieces: Sequence[Fragment]) -> list[Fragment]:
    """Return as few pieces as say the same in each row."""
    found: list[Fragment] = []
    for piece in pieces:
        both = _both(found[-1], piece) if found else None
        if both is None:
            found.append(piece)
        else:
            found[-1] = both
    return found


def _both(left: Fragment, right: Fragment) -> Fragment | None:
    """Return two neighbours as one piece; None where each row needs both."""
    if isinstance(left, str) and isinstance(right, str):
        return left + right
    if isinstance(left, _Of) and isinstance(right, str):
        return _Of([text + right for text in left.pool], left.at)
    if isinstance(left, str) and isinstance(right, _Of):
        return _Of([left + text for text in right.pool], right.at)
    if isinstance(left, _Of) and isinstance(right, _Of) and left.at is right.at:
        return _Of([one + other for one, other in zip(left.pool, right.pool, strict=True)], left.at)
    return None


def _each(piece: Fragment, length: int) -> Iterable[str]:
    if isinstance(piece, str):
        return repeat(piece, length)
    return [piece.pool[place] for place in piece.at] if isinstance(piece, _Of) else piece


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_NULL = "null"
_MARK = "~cell~"
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,299})(?:\.[0-9]{1,299})?")
"""Decimals that are written out already."""
