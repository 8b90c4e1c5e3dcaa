"""A row whose cell in the column of units is blank, among rows of its block that all repeat the unit of the head.

"Phân hoá học | Nghìn tấn", "Trung ương | "", "Ngoài Nhà nước | (blank)": the mark was forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from indicators.workbook.row_labels.row_label import RowLabel


def with_units_of_blocks(labels: Sequence[RowLabel]) -> list[RowLabel]:
    """Return the labels, those without a unit with that of their head where it is that of another row under it."""
    heads: dict[tuple[str, ...], RowLabel] = {}
    of_block: dict[int, RowLabel] = {}
    repeated: dict[int, bool] = defaultdict(bool)
    for label in labels:
        head = heads.get(label.path)
        if head is not None and head.unit is not None:
            of_block[label.row] = head
            repeated[head.row] |= label.unit == head.unit
        heads[(*label.path, label.text)] = label
    return [
        replace(label, unit=head.unit, unit_position=head.unit_position)
        if label.unit is None and (head := of_block.get(label.row)) is not None and repeated[head.row]
        else label
        for label in labels
    ]
