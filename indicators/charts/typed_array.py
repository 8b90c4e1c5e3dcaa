"""Numbers as Plotly's base64 typed arrays: many times faster to send and to draw than lists."""

from __future__ import annotations

import base64
import math
import struct
from collections.abc import Iterable
from typing import Any

import numpy as np


def typed_array(values: Iterable[float | None] | np.ndarray) -> dict[str, Any]:
    """Return ``values`` as little-endian float64; None becomes NaN, which Plotly draws as a gap."""
    if isinstance(values, np.ndarray):
        packed = values.astype("<f8").tobytes()
    else:
        numbers = [math.nan if value is None else float(value) for value in values]
        packed = struct.pack(f"<{len(numbers)}d", *numbers)
    return {"dtype": "f8", "bdata": base64.b64encode(packed).decode("ascii")}
