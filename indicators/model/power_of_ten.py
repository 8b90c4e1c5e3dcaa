"""Powers of ten as a scale says them: in digits ("6") or in words ("Millions", "nghìn tỷ")."""

from __future__ import annotations

from indicators.model.period_phrase import aligned_fold


def power_of_ten(text: str) -> int | None:
    """Return the power of ten that a scale says; None for another text."""
    said = aligned_fold(text.strip())
    if said.lstrip("-").isdigit() and abs(int(said)) <= LARGEST_POWER:
        return int(said)
    return _POWERS.get(said.rstrip("s"))


LARGEST_POWER = 15
_POWERS = {
    "unit": 0, "one": 0, "don vi": 0, "ten": 1, "hundred": 2, "thousand": 3, "nghin": 3, "ngan": 3, "million": 6,
    "trieu": 6, "billion": 9, "ty": 9, "trillion": 12, "nghin ty": 12,
}  # fmt: skip
