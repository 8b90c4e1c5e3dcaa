"""Blocks that nothing marks but their repetition, capitals or bold type: the same labels under one head after another.

An office prints a province and four sectors under it, then the next province and the same four, with no indent to tell
them apart. Where at least two labels recur so, each time under a head of its own, the head becomes their parent. A
label that recurs alone is a duplicate and stays one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from indicators.workbook.row_labels.row_label import RowLabel

FEWEST_REPEATED = 2


@dataclass
class _Block:
    head: RowLabel
    parts: list[str] = field(default_factory=list)


def nest_repeated(labels: Sequence[RowLabel]) -> list[RowLabel]:
    """Return the labels, those of recurring blocks with the head of their block in their path."""
    nested = list(labels)
    counted = Counter((label.path, label.text) for label in labels)
    for path in dict.fromkeys(path for (path, _), count in counted.items() if count > 1):
        repeated = {text for (at, text), count in counted.items() if at == path and count > 1}
        heads = (
            _heads_that_stand_out(nested, path, repeated, lambda label: label.text.isupper())
            or _heads_that_stand_out(nested, path, repeated, lambda label: label.bold)
            or _heads_by_row(nested, path, repeated)
            or _heads_of_like_runs(nested, path, repeated)
        )
        nested = [_under(label, heads.get(label.row), path) for label in nested]
    return nested


def under_names_above(labels: Sequence[RowLabel]) -> list[RowLabel]:
    """Return the labels of dimensions, those that recur with nothing before them under the names of the row above.

    "All causes | persons", then "| men" and "| women", then the next cause: the cause is printed once.
    """
    counted = Counter(label.text for label in labels if label.has_numbers and not label.path)
    named: list[RowLabel] = []
    above: RowLabel | None = None
    for label in labels:
        bare = label.has_numbers and not label.path and counted[label.text] > 1
        if bare and above is not None and above.text != label.text:
            named.append(replace(label, path=above.path, heads=(*above.heads[:-1], *label.heads[-1:])))
            continue
        above = label if label.has_numbers and label.path else above if bare else None
        named.append(label)
    return named


def under_sections(labels: Sequence[RowLabel], headings: Set[int]) -> list[RowLabel]:
    """Return the labels, those that recur under several rows of words alone with these words in front of their path.

    ``headings`` are the rows of words alone: "Males", then the ages, then "Females" and the ages again. Nothing changes
    where the words do not part all that recurs, or most of it where several labels do.
    """
    heads = _sections_above(labels, headings)
    said = [label for label in labels if label.row in heads]
    counted = Counter((label.path, label.text) for label in said)
    parted = Counter((heads[label.row], label.path, label.text) for label in said)
    again, left = (sum(count for count in one.values() if count > 1) for one in (counted, parted))
    several = len({text for (_, text), count in counted.items() if count > 1}) >= FEWEST_REPEATED
    if not again or (left and not several) or left * 2 > again:
        return list(labels)
    return [replace(label, path=(*heads.get(label.row, ()), *label.path)) for label in labels]


def _sections_above(labels: Sequence[RowLabel], headings: Set[int]) -> dict[int, tuple[str, ...]]:
    """Return the words of the sections that each other row stands in, but for those that are in its path already."""
    above = headings_above({label.row: label.text if label.row in headings else "" for label in labels})
    return {
        label.row: tuple(text for text in above[label.row] if text not in label.path)
        for label in labels
        if label.row not in headings
    }


def headings_above(said: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    """Return, by row, the headings it stands under; ``said`` has the words of the rows of words alone, others empty.

    Rows of words directly below each other are one heading. Words that recur ("By age" in each part) stand under the
    last words that do not.
    """
    counted = Counter(said.values())
    heads: dict[int, tuple[str, ...]] = {}
    above: dict[bool, tuple[str, ...]] = {False: (), True: ()}
    opened: bool | None = None
    for row, text in said.items():
        if text:
            recurs = counted[text] > 1
            above[recurs] = (*above[recurs], text) if opened is recurs else (text,)
            if not recurs:
                above[True] = ()
            opened = recurs
        else:
            opened = None
        heads[row] = (*above[False], *above[True])
    return heads


def _heads_that_stand_out(
    labels: Sequence[RowLabel], path: tuple[str, ...], repeated: set[str], stands_out: Callable[[RowLabel], bool]
) -> dict[int, str]:
    """Return the head of each row under names in capitals or bold type ("HOA KỲ", then its goods).

    Each label must then stand once under its head, and every head that has rows must be a head once; else there are
    none.
    """
    heads: dict[int, str] = {}
    seen: set[tuple[str, str]] = set()
    above = ""
    here = [label for label in labels if label.path[: len(path)] == path]
    for label in here:
        out = label.path == path and stands_out(label)
        if out:
            above = label.text
        elif above:
            heads[label.row] = above
        if label.path == path and not out:
            if (above, label.text) in seen:
                return {}
            seen.add((above, label.text))
    over = [label.text for label in here if label.path == path and stands_out(label)]
    parted = not repeated.intersection(over) and len(set(heads.values())) > 1
    return heads if parted and len(set(over)) == len(over) else {}


def _heads_by_row(labels: Sequence[RowLabel], path: tuple[str, ...], repeated: set[str]) -> dict[int, str]:
    """Return the head of each row of a block, and none where the labels form no blocks.

    A row further in ("Of which: at sea") below which the labels of its block begin anew is their head. Labels under a
    parent that recur before the first head are the parent's own ("Tổng số", then its two sectors).
    """
    blocks: list[_Block] = []
    heads: dict[int, str] = {}
    own: set[str] = set()
    above: RowLabel | None = None
    for label in labels:
        before, above = above, label
        if path and not blocks and label.path == path and label.text in repeated and label.text not in own:
            own.add(label.text)
            continue
        if label.path == path and label.text not in repeated and _bare(label.text) not in repeated:
            blocks.append(_Block(label))
        elif blocks and label.path[: len(path)] == path and (label.path == path or label.path[len(path)] in repeated):
            if label.path == path and label.text in blocks[-1].parts and before is not None and before.path != path:
                blocks.append(_Block(before))
            heads[label.row] = blocks[-1].head.text
            if label.path == path:
                blocks[-1].parts.append(label.text)
        elif label.path == path:
            return {}
    filled = [block for block in blocks if block.parts]
    return heads if _are_blocks(filled, repeated) else {}


def _bare(text: str) -> str:
    """Return a label without what stands in brackets behind it: "Doanh nghiệp Nhà nước (ĐP)" is one of the sectors."""
    return _BRACKETS.sub("", text)


_BRACKETS = re.compile(r"\s*\([^()]{1,12}\)$")


def _heads_of_like_runs(labels: Sequence[RowLabel], path: tuple[str, ...], repeated: set[str]) -> dict[int, str]:
    """Return the heads of those rows alone that recur together: "Employment" and three sectors, "Firms" and the same.

    Each run of labels that recur begins below its head, and another run shares at least two of them; what follows the
    last of these is left as it is.
    """
    runs: list[tuple[RowLabel, list[RowLabel]]] = []
    for label in labels:
        if label.path != path:
            continue
        if label.text not in repeated:
            runs.append((label, []))
        elif runs:
            runs[-1][1].append(label)
    heads: dict[int, str] = {}
    if any(len({label.text for label in run}) < len(run) for _, run in runs):
        return {}  # a label twice under one head is a duplicate, and the others may be as well
    shareable = [(head, run, {label.text for label in run}) for head, run in runs if len(run) >= FEWEST_REPEATED]
    for at, (head, run, own) in enumerate(shareable):
        texts = [label.text for label in run]
        others = (other for place, (_, _, other) in enumerate(shareable) if place != at)
        shared = max((own & other for other in others), key=len, default=set())
        if len(shared) >= FEWEST_REPEATED:
            last = max(place for place, text in enumerate(texts) if text in shared)
            heads |= {label.row: head.text for label in run[: last + 1]}
    return _with_rows_under(labels, path, heads)


def _with_rows_under(labels: Sequence[RowLabel], path: tuple[str, ...], heads: dict[int, str]) -> dict[int, str]:
    """Return the heads with those of the rows that stand under a row which has one."""
    found: dict[int, str] = {}
    above: str | None = None
    for label in labels:
        if label.path == path:
            above = heads.get(label.row)
        if above is not None and label.path[: len(path)] == path:
            found[label.row] = above
    return found


def _are_blocks(blocks: list[_Block], repeated: set[str]) -> bool:
    """Whether every block has a head of its own and no label twice, and most have several labels."""
    distinct = len({block.head.text for block in blocks}) == len(blocks)
    once = all(len(set(block.parts)) == len(block.parts) for block in blocks)
    several = sum(1 for block in blocks if len(block.parts) >= FEWEST_REPEATED)
    return len(repeated) >= FEWEST_REPEATED and distinct and once and several * 2 > len(blocks)


def _under(label: RowLabel, head: str | None, path: tuple[str, ...]) -> RowLabel:
    return label if head is None else replace(label, path=(*path, head, *label.path[len(path) :]))
