"""Powers of ten as a scale says them: in digits ("6") or in words ("Millions", "nghìn tỷ")."""

from __future__ import annotations

import re

from indicators.model.period_phrase import aligned_fold
from indicators.model.unit_codes import POWERS


def power_of_ten(text: str) -> int | None:
    """Return the power of ten that a scale says; None for another text."""
    said = aligned_fold(_CODED.sub("", text.strip()))
    if said.lstrip("-").isdigit() and abs(int(said)) <= LARGEST_POWER:
        return int(said)
    return _POWERS.get(said, _POWERS.get(said.rstrip("s")))


LARGEST_POWER = 15
_CODED = re.compile(r"^-?\d{1,2}: ?(?=\D)")
"""The code before its name: "9:Billions"."""
_POWERS = {
    **{word: power for power, words in POWERS.items() for word in words},
    **dict.fromkeys(("unit", "one", "don vi"), 0), "ten": 1, "nghin ty": 12,
}  # fmt: skip
