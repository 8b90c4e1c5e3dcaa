"""A column of few different values: each is said once, and every row says which of them it has."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    import numpy as np

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True, eq=False)
class Pooled(Generic[T]):
    """``pool`` and the position in it of each row, a list or an array; None: all rows have the first."""

    pool: Sequence[T]
    at: Any = None

    def __getitem__(self, row: int) -> T:
        return self.pool[0 if self.at is None else self.at[row]]

    def values(self, length: int) -> list[T]:
        """Return the value of each of ``length`` rows."""
        if self.at is None:
            return list(self.pool[:1]) * length
        pool = self.pool
        return [pool[place] for place in (self.at if isinstance(self.at, list) else self.at.tolist())]

    def codes(self, length: int) -> np.ndarray[Any, Any]:
        """Return the position in the pool of each of ``length`` rows as whole numbers."""
        import numpy as np  # the process that reads a small file does without

        return np.zeros(length, dtype=np.int64) if self.at is None else np.asarray(self.at, dtype=np.int64)

    def taken(self, rows: np.ndarray[Any, Any]) -> Pooled[T]:
        """Return the column of some rows, whose numbers are an array; the pool stays whole."""
        import numpy as np

        return Pooled(self.pool, None if self.at is None else np.asarray(self.at)[rows])

    def mapped(self, by: Callable[[T], U]) -> Pooled[U]:
        """Return what ``by`` makes of each value, asked once for each; the pool may then say a value twice."""
        return Pooled([by(value) for value in self.pool], self.at)


def pooled(values: Iterable[T]) -> Pooled[T]:
    """Return a column of hashable ``values`` with each different one in the pool once, in the order they appear."""
    listed = list(values)
    places: dict[Hashable, int] = {}
    # The same few objects stand in most rows: each is hashed once, and the rows are looked up without Python code.
    known = dict(zip(map(id, listed), listed, strict=True))
    place = {number: places.setdefault(one, len(places)) for number, one in known.items()}
    at = list(map(place.__getitem__, map(id, listed)))
    return Pooled(tuple(places), at if len(places) > 1 else None)  # type: ignore[arg-type]


def distinct(column: Pooled[T], length: int) -> Pooled[T]:
    """Return the same column with each different value in its pool once, and no value that no row has."""
    import numpy as np

    if column.at is None:
        return Pooled(tuple(column.pool[:1]) if length else ())
    used, inverse = np.unique(column.codes(length), return_inverse=True)
    places: dict[Any, int] = {}
    place = np.array([places.setdefault(column.pool[at], len(places)) for at in used.tolist()], dtype=np.int32)
    return Pooled(tuple(places), place[inverse] if len(places) > 1 else None)
