"""Columns as bytes: what is said once as JSON, behind it the arrays as they are.

Long columns come as arrays and go as they stand; short ones are lists and stay lists in the JSON, so that reading a
small file needs no arrays at all. What is unpacked shares the bytes it came in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from indicators.model.pooled import Pooled

MAGIC = b"reading\n"
_SIZE = 8
SEPARATOR = "\n"


class Packing:
    """Collects the arrays that stand behind the JSON."""

    def __init__(self) -> None:
        self._blobs: list[bytes] = []
        self._size = 0

    def bytes(self, said: dict[str, Any]) -> bytes:
        """Return the whole: mark, length of the JSON, JSON, arrays."""
        head = json.dumps(said, ensure_ascii=False).encode()
        return b"".join([MAGIC, len(head).to_bytes(_SIZE, "little"), head, *self._blobs])

    def whole(self, values: Any) -> Any:
        """Return whole numbers as a list, or where an array of them stands."""
        if isinstance(values, list):
            return values
        self._blobs.append(values.tobytes())
        place = self._size
        self._size += len(self._blobs[-1])
        return {"type": values.dtype.str, "at": place, "count": len(values)}

    def texts(self, values: Sequence[str]) -> Any:
        """Return many short texts: those of a list as one text, where none of them holds its separator."""
        if not isinstance(values, list):
            lengths = values.lengths  # type: ignore[attr-defined]
            return {"data": self.whole(values.data), "lengths": self.whole(_narrow(lengths))}  # type: ignore[attr-defined]
        joined = SEPARATOR.join(values)
        return joined if values and joined.count(SEPARATOR) == len(values) - 1 else values

    def column(self, column: Pooled[Any], say: Callable[[Any], Any] | None = None) -> list[Any]:
        """Return [pool, positions]; positions None where all rows have the first."""
        pool = list(column.pool) if say is None else [say(value) for value in column.pool]
        return [pool, None if column.at is None else self.whole(column.at)]


class Unpacking:
    """Reads what ``Packing`` packed; raises ValueError, KeyError or TypeError for anything else."""

    def __init__(self, data: bytes) -> None:
        begin = len(MAGIC) + _SIZE
        if data[: len(MAGIC)] != MAGIC:
            raise ValueError("packed")
        self._data = data
        self._blobs = begin + int.from_bytes(data[len(MAGIC) : begin], "little")
        self.said: dict[str, Any] = json.loads(data[begin : self._blobs])

    def whole(self, said: Any) -> Any:
        """Return whole numbers as an array."""
        import numpy as np

        if isinstance(said, list):
            return np.array(said, dtype=np.int32)
        kind = np.dtype(said["type"])
        if kind.kind not in "iu" or said["at"] < 0 or said["count"] < 0:
            raise ValueError("packed")
        return np.frombuffer(self._data, dtype=kind, count=said["count"], offset=self._blobs + said["at"])

    def texts(self, said: Any, length: int) -> Sequence[str]:
        found: Sequence[str]
        if isinstance(said, dict):
            from indicators.model.text_column import TextColumn

            found = TextColumn.of_lengths(self.whole(said["data"]), self.whole(said["lengths"]))
        else:
            found = said.split(SEPARATOR) if isinstance(said, str) else said
        if not isinstance(found, Sequence) or len(found) != length:
            raise ValueError("packed")
        return found

    def column(self, said: Any, read: Callable[[Any], Any] | None = None) -> Pooled[Any]:
        pool, at = said
        values = tuple(pool) if read is None else tuple(read(value) for value in pool)
        return Pooled(values, None if at is None else self.whole(at))


def _narrow(numbers: Any) -> Any:
    return numbers.astype("u1" if int(numbers.max(initial=0)) < 1 << 8 else "i4")
