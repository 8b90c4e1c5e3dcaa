"""Many candidates in columns: what a large sheet gives is kept, sent and framed without an object a figure.

Reads as a sequence of ``Candidate``. Every column but those that differ from row to row is a pool and positions in it,
and each different value stands in its pool once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, overload

from indicators.model.period import Period
from indicators.model.pooled import Pooled, pooled
from indicators.workbook.candidate import Candidate
from indicators.workbook.cells.grid import address, column_letters
from indicators.workbook.packed import Packing, Unpacking

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_EACH = ("row", "column", "value_text", "raw")
"""Columns that differ from row to row."""
POOLED = tuple(name for name in Candidate._fields if name not in {*_EACH, "value", "evidence", "printed"})
OWN_ROW = "#"
"""In the pool of an evidence column: the row of the figure itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates(Sequence[Candidate]):
    """Columns of one length. ``pooled`` holds those of ``POOLED`` by name, ``evidence`` the cells by role.

    An entry of evidence are references with blanks between them, in which ``#`` is the row of the figure; empty for
    none. ``row`` and ``column`` are lists or arrays of whole numbers.
    """

    row: Any
    column: Any
    value_text: Sequence[str]
    raw: Sequence[str]
    pooled: Mapping[str, Pooled[Any]]
    evidence: Mapping[str, Pooled[str]]
    printed: Pooled[str] | None = None
    """The labels as they stand in the file, for as long as it is read."""

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> Candidates:
        turned = zip(*candidates, strict=True) if candidates else ((),) * len(Candidate._fields)
        columns = dict(zip(Candidate._fields, turned, strict=True))
        evidence = columns["evidence"]
        roles = sorted({role for one in evidence for role in one})
        row, column, value_text, raw = (list(columns[name]) for name in _EACH)
        return cls(
            row,
            column,
            value_text,
            raw,
            pooled={name: pooled(columns[name]) for name in POOLED},
            evidence={role: pooled(" ".join(one.get(role, ())) for one in evidence) for role in roles},
            printed=pooled(columns["printed"]),
        )  # fmt: skip

    @classmethod
    def joined(cls, parts: Sequence[Candidates]) -> Candidates:
        """Return the figures of several, one after the other."""
        if len(parts) < 2:
            return parts[0] if parts else cls.of(())
        import numpy as np

        from indicators.model.text_column import TextColumn
        from indicators.workbook.cells.column_codes import joined

        lengths = [len(part) for part in parts]
        roles = dict.fromkeys(role for part in parts for role in part.evidence)
        absent: Pooled[str] = Pooled(("",))
        texts = TextColumn.joined([part.value_text for part in parts])
        same = all(part.raw is part.value_text for part in parts)

        def column(of: Callable[[Candidates], Pooled[Any]]) -> Pooled[Any]:
            return joined([(of(part), length) for part, length in zip(parts, lengths, strict=True)])

        return cls(
            np.concatenate([np.asarray(part.row, dtype=np.int32) for part in parts]),
            np.concatenate([np.asarray(part.column, dtype=np.int32) for part in parts]),
            texts,
            texts if same else TextColumn.joined([part.raw for part in parts]),
            {name: column(lambda part, name=name: part.pooled[name]) for name in POOLED},  # type: ignore[misc]
            {role: column(lambda part, role=role: part.evidence.get(role, absent)) for role in roles},  # type: ignore[misc]
            column(lambda part: part.printed or absent),
        )

    def __len__(self) -> int:
        return len(self.row)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Candidates):
            return False
        return list(replace(self, printed=None)) == list(replace(other, printed=None))

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, index: int) -> Candidate: ...
    @overload
    def __getitem__(self, index: slice) -> Candidates: ...
    def __getitem__(self, index: int | slice) -> Candidate | Candidates:
        if isinstance(index, slice):
            return Candidates.of([self[at] for at in range(*index.indices(len(self)))])
        text = self.value_text[index]
        return Candidate(
            row=int(self.row[index]),
            column=int(self.column[index]),
            value=float(text) if text else None,
            value_text=text,
            raw=self.raw[index],
            evidence=self.cells_by_role(index),
            printed="" if self.printed is None else self.printed[index],
            **{name: column[index] for name, column in self.pooled.items()},
        )

    def __iter__(self) -> Iterator[Candidate]:
        return (self[index] for index in range(len(self)))

    def cell(self, index: int) -> str:
        """Return the A1 reference of one figure."""
        return address(int(self.row[index]), int(self.column[index]))

    def places_on(self, sheet: str) -> list[int]:
        """Return the numbers of the figures of a sheet."""
        import numpy as np

        places = [at for at, name in enumerate(self.pool("sheet")) if name == sheet]
        found: list[int] = np.flatnonzero(np.isin(self.codes("sheet"), places)).tolist()
        return found

    def cells_by_role(self, index: int) -> dict[str, list[str]]:
        """Return the cells from which each thing said of one figure was read."""
        row = str(int(self.row[index]))
        said = ((role, column[index]) for role, column in self.evidence.items())
        return {role: cells.replace(OWN_ROW, row).split(" ") for role, cells in said if cells}

    def cells(self, rows: np.ndarray[Any, Any] | None = None) -> list[str]:
        """Return the A1 references of all figures, or of those whose numbers are given."""
        import numpy as np

        row, column = (np.asarray(one) if rows is None else np.asarray(one)[rows] for one in (self.row, self.column))
        letters = {number: column_letters(number) for number in np.unique(column).tolist()}
        return [f"{letters[at]}{number}" for number, at in zip(row.tolist(), column.tolist(), strict=True)]

    def codes(self, name: str) -> np.ndarray[Any, Any]:
        """Return the positions of a pooled column."""
        return self.pooled[name].codes(len(self))

    def pool(self, name: str) -> Sequence[Any]:
        return self.pooled[name].pool

    def has_figure(self) -> np.ndarray[Any, Any]:
        """Tell of each row whether it has a value and a period."""
        import numpy as np

        dated = np.array([period is not None for period in self.pool("period")], dtype=bool)
        valued = _says_something(self.value_text)
        return valued & dated[self.codes("period")] if len(dated) else valued

    def taken(self, rows: np.ndarray[Any, Any]) -> Candidates:
        """Return the candidates whose numbers are given, in their order."""
        import numpy as np

        texts = _taken(self.value_text, rows)
        return Candidates(
            np.asarray(self.row)[rows],
            np.asarray(self.column)[rows],
            texts,
            texts if self.raw is self.value_text else _taken(self.raw, rows),
            {name: column.taken(rows) for name, column in self.pooled.items()},
            {role: column.taken(rows) for role, column in self.evidence.items()},
            None if self.printed is None else self.printed.taken(rows),
        )

    def changed(self, **columns: Iterable[Any]) -> Candidates:
        """Return the same candidates with other values in some pooled columns."""
        return replace(self, pooled={**self.pooled, **{name: pooled(values) for name, values in columns.items()}})

    def to_payload(self, packing: Packing) -> dict[str, Any]:
        """Return what ``from_payload`` reads: plain lists, texts, numbers, and places of arrays in the ``packing``."""
        same = self.raw is self.value_text
        return {
            "length": len(self),
            "row": packing.whole(self.row),
            "column": packing.whole(self.column),
            "value_text": packing.texts(self.value_text),
            "raw": None if same or self.raw == self.value_text else packing.texts(self.raw),
            "pooled": {name: packing.column(column, _SAID.get(name)) for name, column in self.pooled.items()},
            "evidence": {role: packing.column(column) for role, column in self.evidence.items()},
        }

    @classmethod
    def from_payload(cls, said: dict[str, Any], packed: Unpacking) -> Candidates:
        """Rebuild from ``to_payload``; raises KeyError, ValueError or TypeError for anything else."""
        length = int(said["length"])
        texts = packed.texts(said["value_text"], length)
        found = cls(
            packed.whole(said["row"]),
            packed.whole(said["column"]),
            texts,
            texts if said["raw"] is None else packed.texts(said["raw"], length),
            {name: packed.column(column, _READ.get(name)) for name, column in said["pooled"].items()},
            {role: packed.column(column) for role, column in said["evidence"].items()},
        )
        lengths = {len(found.row), len(found.column), len(found.value_text), len(found.raw)}
        lengths |= {len(one.at) for one in (*found.pooled.values(), *found.evidence.values()) if one.at is not None}
        if lengths != {length} or set(found.pooled) != set(POOLED):
            raise ValueError("candidates")
        return found

    def frame(self) -> pd.DataFrame:
        """Return a new frame under ``model.frames.CANDIDATES``.

        Pandas is imported here and not above: the process that reads a file has no use for it.
        """
        import pandas as pd

        from indicators.model.frames import CANDIDATES

        length = len(self)
        columns: dict[str, Any] = {name: column.values(length) for name, column in self.pooled.items()}
        periods = columns.pop("period")
        columns |= {name: [list(texts) for texts in columns[name]] for name in ("path", "heads")}
        columns |= {"row": list(self.row), "column": list(self.column), "cell": self.cells() if length else []}
        columns |= {"value_text": list(self.value_text), "raw": list(self.raw)}
        columns["value"] = [float(text) if text else None for text in self.value_text]
        columns["start"] = [period.start if period else None for period in periods]
        columns["end"] = [period.end if period else None for period in periods]
        columns["evidence"] = [self.cells_by_role(at) for at in range(length)]
        return CANDIDATES.require(
            pd.DataFrame(
                {column.name: pd.Series(columns[column.name], dtype=column.dtype) for column in CANDIDATES.columns}
            )
        )


def _taken(texts: Sequence[str], rows: np.ndarray[Any, Any]) -> Sequence[str]:
    """Return the texts at some places."""
    return [texts[at] for at in rows.tolist()] if isinstance(texts, list) else texts.taken(rows)  # type: ignore[attr-defined]


def _says_something(texts: Sequence[str]) -> np.ndarray[Any, Any]:
    import numpy as np

    if isinstance(texts, list):
        return np.fromiter(map(bool, texts), dtype=bool, count=len(texts))
    said: np.ndarray[Any, Any] = texts.lengths > 0  # type: ignore[attr-defined]
    return said


def _period_said(period: Period | None) -> list[str] | None:
    return [period.start.isoformat(), period.end.isoformat()] if period else None


def _period_read(said: list[str] | None) -> Period | None:
    return Period(date.fromisoformat(said[0]), date.fromisoformat(said[1])) if said else None


_SAID: dict[str, Callable[[Any], Any]] = {"period": _period_said}
_READ: dict[str, Callable[[Any], Any]] = {"period": _period_read, "path": tuple, "heads": tuple}
