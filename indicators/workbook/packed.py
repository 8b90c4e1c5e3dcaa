"""Columns as JSON can say them: arrays of whole numbers as base64 of their bytes, texts in one.

Long columns come as arrays and go as bytes; short ones are lists and stay lists, so that reading a small file needs no
arrays at all.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from typing import Any

from indicators.model.pooled import Pooled

SEPARATOR = "\n"


def pack_whole(values: Any) -> Any:
    """Return whole numbers as a list, or an array of them as ``[type, base64]``."""
    if isinstance(values, list):
        return values
    return {"type": values.dtype.str, "bytes": b64encode(values.tobytes()).decode("ascii")}


def unpack_whole(said: Any) -> Any:
    """Return what ``pack_whole`` packed as an array; raise ValueError, KeyError or TypeError for anything else."""
    import numpy as np

    if isinstance(said, list):
        return np.array(said, dtype=np.int32)
    if np.dtype(said["type"]).kind not in "iu":
        raise ValueError("packed")
    return np.frombuffer(b64decode(said["bytes"]), dtype=np.dtype(said["type"]))


def pack_texts(values: Sequence[str]) -> str | list[str]:
    """Return many short texts as one, where none of them holds its separator."""
    joined = SEPARATOR.join(values)
    return joined if values and joined.count(SEPARATOR) == len(values) - 1 else list(values)


def unpack_texts(said: Any, length: int) -> list[str]:
    found = said.split(SEPARATOR) if isinstance(said, str) else said
    if not isinstance(found, list) or len(found) != length:
        raise ValueError("packed")
    return found


def pack_column(column: Pooled[Any], say: Callable[[Any], Any] | None = None) -> list[Any]:
    """Return [pool, positions]; positions None where all rows have the first."""
    pool = list(column.pool) if say is None else [say(value) for value in column.pool]
    return [pool, None if column.at is None else pack_whole(column.at)]


def unpack_column(said: Any, read: Callable[[Any], Any] | None = None) -> Pooled[Any]:
    pool, at = said
    values = tuple(pool) if read is None else tuple(read(value) for value in pool)
    return Pooled(values, None if at is None else unpack_whole(at))
