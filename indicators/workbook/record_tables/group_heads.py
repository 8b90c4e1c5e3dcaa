"""The row over a heading of records that says of what several values of one name are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indicators.model.text import clean
from indicators.workbook.cells.cell_kind import is_words
from indicators.workbook.cells.grid import Grid


def under_groups(grid: Grid, row: int, values: Sequence[int], texts: Mapping[int, str]) -> tuple[dict[int, str], int]:
    """Return the headings of a row with the words of the group over each value, and the first row of the heading.

    "Share (%)" over "Total | Male | Female" and "Number (thousands)" over the same three again: only where names recur
    among the values, and the row above says something over the first of them, and over values alone.
    """
    said = dict(grid.visible(row - 1))
    heads = [texts.get(column, "") for column in values]
    recur = len(set(heads)) < len(heads)
    if not recur or not said or not all(map(is_words, said.values())) or not said.keys() <= set(values):
        return dict(texts), row
    groups = {column: max((at for at in said if at <= column), default=0) for column in values}
    if not all(groups.values()):
        return dict(texts), row
    grouped = {column: f"{clean(said[at].raw)} {texts.get(column, '')}".strip() for column, at in groups.items()}
    return dict(texts) | grouped, row - 1
