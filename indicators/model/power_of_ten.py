"""Powers of ten as a scale says them: in digits ("6") or in words ("Millions", "nghìn tỷ")."""

from __future__ import annotations

import re

from indicators.model.period_phrase import aligned_fold
from indicators.model.text import clean, fold
from indicators.model.unit_codes import POWERS


def power_of_ten(text: str) -> int | None:
    """Return the power of ten that a scale says; None for another text."""
    said = aligned_fold(_CODED.sub("", text.strip()))
    if said.lstrip("-").isdigit() and abs(int(said)) <= LARGEST_POWER:
        return int(said)
    return _POWERS.get(said, _POWERS.get(said.rstrip("s")))


def scale_of(text: str) -> int | None:
    """Return the power of ten of "Scale: Billions" or of a title with "(x 1,000,000)", None for any other text."""
    said = clean(text)
    if times := _TIMES.search(said):
        return times["zeros"].count("000") * 3
    match = _SCALE.fullmatch(fold(said))
    return None if match is None else power_of_ten(match["word"])


LARGEST_POWER = 15
_TIMES = re.compile(r"\(\s?[x×]\s?1(?P<zeros>(?:[ .,']?000){1,4})\s?\)")
_SCALE = re.compile(r"(?:scale|multiplier|unit multiplier|magnitude)s? ?[:=] ?(?P<word>[a-z' .]{2,20})")
_CODED = re.compile(r"^-?\d{1,2}: ?(?=\D)")
"""The code before its name: "9:Billions"."""
_POWERS = {
    **{word: power for power, words in POWERS.items() for word in words},
    **dict.fromkeys(("unit", "one", "don vi"), 0), "ten": 1, "nghin ty": 12,
}  # fmt: skip
