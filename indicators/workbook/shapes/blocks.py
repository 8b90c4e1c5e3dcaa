"""The same table again and again in one sheet, for one region or measure after the other.

What differs between them stands over each: a title of its own, lines of metadata, the corner of its header, or a
heading over its first row. That is what tells their figures apart, so it becomes part of the path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from indicators.model.period_phrase import YEAR, aligned_fold
from indicators.model.text import clean
from indicators.workbook.shapes.regions import SAMPLE, Region, is_figure, is_words

FEWEST = 2
_NUMBERS = re.compile(r"\d+")


def relate_blocks(regions: Sequence[Region]) -> tuple[Region, ...]:
    """Return the regions, those under equal headers with what tells them apart as their ``block``."""
    related = list(regions)
    alike: dict[tuple[str, ...], list[int]] = {}
    for place, region in enumerate(regions):
        alike.setdefault(_head(region), []).append(place)
    for places in alike.values():
        blocks = [regions[place] for place in places]
        names = _names(blocks) if len(blocks) >= FEWEST and _recur(blocks) else []
        titled = _with_shared_title(blocks) if names else blocks
        for place, region, name in zip(places, titled, names or [""] * len(titled), strict=True):
            related[place] = replace(region, block=(name,)) if name else region
    return tuple(related)


def _head(region: Region) -> tuple[str, ...]:
    """Return the words over a block; of its columns some may be empty in one block and filled in the next."""
    return tuple(dict.fromkeys(_NUMBERS.sub("#", path.text) for path in region.headers.values()))


def _recur(blocks: Sequence[Region]) -> bool:
    """Whether the rows of the first block come again in each other one; else they are tables of different things."""
    first, *others = [_labels(block) for block in blocks]
    return all(len(first & labels) * 2 >= min(len(first), len(labels)) > 0 for labels in others)


def _labels(region: Region) -> set[str]:
    grid = region.grid
    rows = region.body_rows[:SAMPLE]
    said = (next((text for at in region.label_columns if (text := grid.text(row, at))), "") for row in rows)
    return {text for text in said if text}


def _names(blocks: Sequence[Region]) -> list[str]:
    """Return what tells blocks apart; empty where nothing does so for all, or where it is the year that does.

    The first of several blocks may say nothing of its own: it is the whole, and the others its parts.
    """
    for said in (_titles(blocks), own := _own_lines(blocks), _each(blocks, _corner), _headings(blocks), own):
        named = said[1:] if said is own and len(said) > FEWEST else said
        if named and all(named) and len(set(said)) == len(said) and not any(map(_names_year, said)):
            return said
    return []


def _names_year(name: str) -> bool:
    """Whether a name holds a year that is not the base of its prices ("At Constant 2018 Prices")."""
    return bool(YEAR.search(_PRICE_BASE.sub("", aligned_fold(name))))


_PRICE_BASE = re.compile(
    r"\b(?:constant|precios (?:constantes|corrientes)(?: de)?|gia so sanh(?: nam)?) \d{4}(?: prices)?|\b\d{4} ?= ?100\b"
)


def _titles(blocks: Sequence[Region]) -> list[str]:
    """Return the lines over each block that are not the same over all, counted upwards from its header."""
    lines = [[_line(block, row) for row in block.title_rows] for block in blocks]
    fewest = min(len(said) for said in lines[1:])
    if not fewest or len(lines[0]) < fewest:
        return []
    ends = [said[-fewest:] for said in lines]
    differing = [at for at in range(fewest) if len({said[at] for said in ends}) > 1]
    return [", ".join(_value(said[at], [other[at] for other in ends]) for at in differing) for said in ends]


def _own_lines(blocks: Sequence[Region]) -> list[str]:
    """Return the lines over each block that do not stand over all, wherever, without those that say when."""
    lines = [[_line(block, row) for row in block.title_rows] for block in blocks]
    shared = set(lines[0]).intersection(*lines[1:])
    return [", ".join(text for text in said if text not in shared and not _names_year(text)) for said in lines]


def _value(text: str, all_texts: Sequence[str]) -> str:
    """Return what a line of metadata says, without the name of it where that stands before every one."""
    name, colon, value = text.partition(":")
    same = bool(colon and value.strip()) and all(other.startswith(f"{name}:") for other in all_texts)
    return value.strip() if same else text


def _with_shared_title(blocks: Sequence[Region]) -> list[Region]:
    """Put the lines that stand over the first block alone before the titles of the others."""
    first = blocks[0]
    fewest = min(len(block.title_rows) for block in blocks[1:])
    shared = " ".join(_line(first, row) for row in first.title_rows[: len(first.title_rows) - fewest])
    return [
        block if block is first or not shared or block.title.startswith(shared)
        else replace(block, title=clean(f"{shared} {block.title}"))
        for block in blocks
    ]  # fmt: skip


def _line(region: Region, row: int) -> str:
    return " ".join(clean(cell.raw) for _, cell in region.grid.visible(row) if is_words(cell))


def _each(blocks: Sequence[Region], said: Callable[[Region], str]) -> list[str]:
    return [said(block) for block in blocks]


def _corner(region: Region) -> str:
    """Return the words of the header over the label columns."""
    texts = [region.grid.text(row, column) for row in region.header_rows for column in region.label_columns]
    return " ".join(dict.fromkeys(text for text in texts if text))


def _headings(blocks: Sequence[Region]) -> list[str]:
    """Return the words alone at the top of each block; none where blocks have more words of their own than those."""
    alone = [[_alone(block, row) for row in block.body_rows] for block in blocks]
    shared = set(alone[0]).intersection(*alone[1:])
    own = [{text for text in said if text and text not in shared} for said in alone]
    return [] if any(len(texts) > 1 for texts in own) else [said[0] for said in alone]


def _alone(region: Region, row: int) -> str:
    cells = region.grid.visible(row)
    alone = len(cells) == 1 and is_words(cells[0][1]) and not is_figure(cells[0][1])
    return clean(cells[0][1].raw) if alone else ""
