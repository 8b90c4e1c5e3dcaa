"""Heads that say several things in one cell: "total;2031;[persons]" over each column of an export."""

from __future__ import annotations

from collections.abc import Mapping

MARK = ";"


def parted_heads(heads: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Return the parts of the one fragment over each column, where all have as many; none for other heads."""
    if any(len(fragments) != 1 for fragments in heads.values()):
        return {}
    parts = {column: tuple(part.strip() for part in said.split(MARK)) for column, (said,) in heads.items()}
    counts = {len(said) if all(said) else 1 for said in parts.values()}
    return parts if len(counts) == 1 and counts != {1} else {}
