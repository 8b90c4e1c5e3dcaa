"""Several parts of a year side by side: whether they surely are months, and go through one calendar year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from indicators.model.month_names import ALSO_WORDS, MONTHS_OF_ALL
from indicators.model.period_phrase import aligned_fold
from indicators.workbook.periods.part_of_year import MOST_QUARTERS, Kind, PartOfYear

FEWEST = 2
K = TypeVar("K")


def are_enough(parts: Iterable[PartOfYear], fewest: int = FEWEST) -> bool:
    """Whether several different parts are surely parts of a year: "3 months" and "6 months" alone may be terms."""
    known = list(parts)
    certain = {(part.first, part.months) for part in known if part.kind in {Kind.PART, Kind.TO_DATE}}
    return len(certain) >= fewest and any(part.is_step or part.is_year or "đầu" in part.text for part in known)


def are_certain(parts: Sequence[PartOfYear], words: str) -> bool:
    """Whether short forms are surely months: "M1, M2, M3" are money too, and "T1" to "T4" are quarters elsewhere.

    ``words`` are those around the table; "tháng" among them settles "T1".
    """
    short = [match for part in parts if (match := _SHORT.fullmatch(aligned_fold(part.text)))]
    if not short:
        return True
    said = aligned_fold(words)
    if any(int(match["n"]) > MOST_QUARTERS for match in short):
        return True
    return all(match["form"] == "t" for match in short) and bool(_MONTHS_SAID.search(said))


def as_quarters(parts: Mapping[K, PartOfYear], words: str) -> dict[K, PartOfYear]:
    """Return T1 to T4 as the quarters they are outside Vietnamese, where all four stand and no fifth; else nothing."""
    short = {key: match for key, part in parts.items() if (match := _SHORT.fullmatch(aligned_fold(part.text)))}
    numbers = [int(match["n"]) for match in short.values() if match["form"] == "t"]
    if len(short) < len(parts) or len(numbers) < len(short) or set(numbers) != {1, 2, 3, 4}:
        return {}
    if _MONTHS_SAID.search(aligned_fold(words)) or _VIETNAMESE.search(words):
        return {}
    return {
        key: replace(parts[key], first=3 * number - 2, months=3) for key, number in zip(short, numbers, strict=True)
    }


def with_gaps_filled(parts: Mapping[K, PartOfYear], texts: Mapping[K, str]) -> dict[K, PartOfYear]:
    """Return parts with those months whose names are words as well, where the month before or after stands beside.

    "Mart" between Şubat and Nisan, "Set" and "Out" between Ago and Nov. ``texts`` are in their order.
    """
    keys = list(texts)
    found = dict(parts)
    for at, key in enumerate(keys):
        said = aligned_fold(texts[key]).strip(" .")
        if key in found or said not in ALSO_WORDS:
            continue
        number = MONTHS_OF_ALL[said]
        before = found.get(keys[at - 1]) if at else None
        after = found.get(keys[at + 1]) if at + 1 < len(keys) else None
        beside = ((before, (number - 2) % 12 + 1), (after, number % 12 + 1))
        if any(part is not None and (part.first, part.months) == (first, 1) for part, first in beside):
            found[key] = PartOfYear(number, 1, texts[key])
    return {key: found[key] for key in keys if key in found}


def turning_point(parts: Sequence[PartOfYear]) -> int | None:
    """Return the place of the first step that turns back in a run, as a fiscal year does; None where all go one way.

    A run ends where a part comes that the run has already: the same year under another group title.
    """
    seen: set[tuple[int, int]] = set()
    last: dict[int, int] = {}
    way = 0
    for place, part in enumerate(parts):
        if not part.is_step:
            continue
        if (part.months, part.first) in seen:
            seen, last, way = set(), {}, 0
        seen.add((part.months, part.first))
        before = last.get(part.months)
        last[part.months] = part.first
        if before is None:
            continue
        step = 1 if part.first > before else -1
        if way and step != way:
            return place
        way = step
    return None


_SHORT = re.compile(r"(?P<form>[tm])\.?\s?(?P<n>\d{1,2})")
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9đăơưĐĂƠƯ]")
_MONTHS_SAID = re.compile(r"\bthang\b|\bnam\b")
