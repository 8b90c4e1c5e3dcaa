"""Labels that are several dimensions in one cell, as their head says: "unit,sector,geo\\TIME" over "MIO_EUR,S13,AT".

A code of a unit is the unit of its row, a frequency is left out, and the area stands before what it is an area of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indicators.model.text import clean
from indicators.model.unit_words import unit_said
from indicators.workbook.row_labels.area_code import heads_areas, is_area_code
from indicators.workbook.row_labels.row_label import RowLabel
from indicators.workbook.shapes.regions import Region


def with_dimensions_apart(region: Region, labels: Sequence[RowLabel]) -> list[RowLabel]:
    """Return the labels, each divided where the head of their one column names as many dimensions."""
    rows, columns = region.header_rows, region.label_columns
    head = _JOINED.fullmatch(clean(region.grid.text(rows[-1], columns[0]))) if rows and len(columns) == 1 else None
    names = head["names"].split(",") if head else []
    return [_apart(label, names) for label in labels] if len(names) > 1 else list(labels)


def _apart(label: RowLabel, names: list[str]) -> RowLabel:
    said = dict(zip(names, label.text.split(","), strict=False))
    if len(said) != label.text.count(",") + 1:
        return label
    unit = unit_said(said.get("unit", ""))
    left = {name: text for name, text in said.items() if name != "freq" and not (name == "unit" and unit)}
    areas = [name for name in left if heads_areas(name)]
    order = [*areas, *(name for name in left if name not in areas)]
    if not order:
        return label
    area = next((left[name] for name in areas if is_area_code(left[name])), label.area)
    *parents, own = (left[name] for name in order)
    found = replace(label, text=own, path=tuple(parents), heads=tuple(order), area=area)
    return replace(found, unit=unit, unit_position=label.position) if unit else found


_JOINED = re.compile(r"(?P<names>\w+(?:,\w+)+)\\\w+")
