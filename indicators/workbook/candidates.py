"""Many candidates in columns: what a large sheet gives is kept, sent and framed without an object a figure.

Reads as a sequence of ``Candidate``. As JSON a column of few different values is a pool and positions in it, and a
column of one value is that value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, overload

from indicators.model.period import Period
from indicators.workbook.candidate import Candidate
from indicators.workbook.grid import column_letters

if TYPE_CHECKING:
    import pandas as pd

_DAYS = ("start", "end")
_LISTS = ("path", "heads")
_KEPT = tuple(name for name in Candidate._fields if name not in {"period", "printed"})
_PLAIN = ("row", "column", "value_text")
"""Columns that differ from row to row; the others are pooled."""
_DERIVED = ("cell", "value")
"""Columns that follow from others and are not sent."""


@dataclass(frozen=True, slots=True)
class Candidates(Sequence[Candidate]):
    """Columns by field name, all of one length; ``start`` and ``end`` are days or None."""

    columns: dict[str, list[Any]]

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> Candidates:
        turned = zip(*candidates, strict=True) if candidates else ((),) * len(Candidate._fields)
        columns: dict[str, list[Any]] = {
            name: list(values) for name, values in zip(Candidate._fields, turned, strict=True)
        }
        del columns["printed"]
        periods = columns.pop("period")
        columns["cell"] = _cells(columns["row"], columns["column"])
        columns["start"] = [period.start if period else None for period in periods]
        columns["end"] = [period.end if period else None for period in periods]
        return cls(columns)

    def __len__(self) -> int:
        return len(self.columns["row"])

    @overload
    def __getitem__(self, index: int) -> Candidate: ...
    @overload
    def __getitem__(self, index: slice) -> Candidates: ...
    def __getitem__(self, index: int | slice) -> Candidate | Candidates:
        if isinstance(index, slice):
            return Candidates({name: values[index] for name, values in self.columns.items()})
        said = {name: self.columns[name][index] for name in _KEPT}
        start, end = self.columns["start"][index], self.columns["end"][index]
        return Candidate(**said, period=Period(start, end) if start is not None and end is not None else None)

    def __iter__(self) -> Iterator[Candidate]:
        return (self[index] for index in range(len(self)))

    def to_payload(self) -> dict[str, Any]:
        """Return what ``from_payload`` reads: plain lists, texts, numbers."""
        said = dict(self.columns)
        for name in _DAYS:
            said[name] = [day.isoformat() if day else None for day in said[name]]
        texts = said["value_text"]
        said["raw"] = [None if raw == text else raw for raw, text in zip(said["raw"], texts, strict=True)]
        evidence = said.pop("evidence")
        roles = sorted({role for one in evidence for role in one})
        return {
            "length": len(self),
            "plain": {name: said[name] for name in _PLAIN},
            "pooled": {name: _pool(said[name]) for name in said if name not in (*_PLAIN, *_DERIVED)},
            "evidence": {role: _pool([" ".join(one.get(role, ())) for one in evidence]) for role in roles},
        }

    @classmethod
    def from_payload(cls, said: dict[str, Any]) -> Candidates:
        """Rebuild from ``to_payload``; raises KeyError, ValueError or TypeError for anything else."""
        length = int(said["length"])
        columns: dict[str, list[Any]] = {name: said["plain"][name] for name in _PLAIN}
        columns |= {name: _unpool(pooled, length) for name, pooled in said["pooled"].items()}
        for name in _DAYS:
            columns[name] = _unpool(_days(said["pooled"][name]), length)
        for name in _LISTS:
            columns[name] = _unpool(_tuples(said["pooled"][name]), length)
        columns["value"] = [float(text) if text else None for text in columns["value_text"]]
        columns["raw"] = [
            text if raw is None else raw for raw, text in zip(columns["raw"], columns["value_text"], strict=True)
        ]
        columns["cell"] = _cells(columns["row"], columns["column"])
        columns["evidence"] = _evidence(said["evidence"], length)
        if any(len(values) != length for values in columns.values()) or set(columns) != {*_KEPT, *_DAYS, "cell"}:
            raise ValueError("candidates")
        return cls(columns)

    def frame(self) -> pd.DataFrame:
        """Return a new frame under ``model.frames.CANDIDATES``.

        Pandas is imported here and not above: the process that reads a file has no use for it.
        """
        import pandas as pd

        from indicators.model.frames import CANDIDATES

        columns = {**self.columns, **{name: [list(texts) for texts in self.columns[name]] for name in _LISTS}}
        return CANDIDATES.require(
            pd.DataFrame(
                {column.name: pd.Series(columns[column.name], dtype=column.dtype) for column in CANDIDATES.columns}
            )
        )


def _cells(rows: list[int], columns: list[int]) -> list[str]:
    letters = {column: column_letters(column) for column in set(columns)}
    return [f"{letters[column]}{row}" for row, column in zip(rows, columns, strict=True)]


def _pool(values: list[Any]) -> list[Any]:
    """Return [pool, positions]; positions None where the pool has one value."""
    places: dict[Any, int] = {}
    at = [places.setdefault(value, len(places)) for value in values]
    return [list(places), at if len(places) > 1 else None]


def _unpool(pooled: list[Any], length: int) -> list[Any]:
    pool, at = pooled
    if at is None:
        return pool * length if pool else []
    return [pool[place] for place in at]


def _days(pooled: list[Any]) -> list[Any]:
    pool, at = pooled
    return [[date.fromisoformat(day) if day else None for day in pool], at]


def _tuples(pooled: list[Any]) -> list[Any]:
    pool, at = pooled
    return [[tuple(path) for path in pool], at]


def _evidence(said: dict[str, Any], length: int) -> list[dict[str, list[str]]]:
    """Return the cells by role for each candidate."""
    found: list[dict[str, list[str]]] = [{} for _ in range(length)]
    for role, pooled in said.items():
        pool = [cells.split(" ") if cells else [] for cells in pooled[0]]
        for one, cells in zip(found, _unpool([pool, pooled[1]], length), strict=True):
            if cells:
                one[role] = cells
    return found
