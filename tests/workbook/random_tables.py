"""Tables of random shape as statistics offices lay them out, each with what has to be read in every cell.

A ``Shape`` says how a table looks, ``written`` makes a file of it and ``expected`` tells what stands where. The numbers
follow from the shape, so that a shape that is read wrongly is a whole example.
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment

from indicators.model.period import Period
from indicators.model.unit_words import read_unit
from indicators.workbook.cells.grid import address


class Step(StrEnum):
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    TO_DATE = "to date"


class UnitPlace(StrEnum):
    ABOVE = "a line above"
    HEADER = "brackets of the header"
    LABEL = "brackets of the label"
    COLUMN = "a column of its own"
    NOWHERE = "nowhere"


class Levels(StrEnum):
    NONE = "none"
    INDENT = "indent"
    BLANKS = "blanks"
    COLUMNS = "columns"


class Numbers(StrEnum):
    WHOLE = "whole"
    ONE = "one decimal"
    LONG = "stored long, shown short"
    TEXT_COMMA = "text with a comma"
    TEXT_POINT = "text with a point"


@dataclass(frozen=True)
class Shape:
    """How a table looks. ``split``: the year stands over its months or quarters, or in the first of their rows only."""

    lang: str
    across: bool
    step: Step
    first_year: int
    years: int
    split: bool
    merged: bool
    unit: UnitPlace
    levels: Levels
    numbers: Numbers
    title: bool
    note: bool
    decoy: bool
    gaps: bool
    as_csv: bool
    spelling: int


class Expected(NamedTuple):
    value: float
    period: Period
    unit: tuple[str, int] | None
    label: str
    parent: str


_WORDS = {
    "vi": {
        "title": "Sản lượng một số cây lâu năm",
        "head": "Cây trồng",
        "unit": "Nghìn tấn",
        "unit_line": "Đơn vị tính: Nghìn tấn",
        "unit_head": "Đơn vị tính",
        "period": "Kỳ",
        "year": "Năm",
        "note": "Ghi chú: Số liệu chưa gồm vùng thử nghiệm",
        "source": "Nguồn: Phòng thống kê",
    },
    "en": {
        "title": "Output of perennial crops",
        "head": "Crop",
        "unit": "Thousand tons",
        "unit_line": "Unit: Thousand tons",
        "unit_head": "Unit",
        "period": "Period",
        "year": "Year",
        "note": "Note: trial areas are left out",
        "source": "Source: statistics division",
    },
}
_CROPS = {
    "vi": (("Tổng số", 0), ("Cà phê", 1), ("Chè búp", 1), ("Cao su", 0), ("Mủ khô", 1), ("Hồ tiêu", 0)),
    "en": (("Total", 0), ("Coffee", 1), ("Tea leaves", 1), ("Rubber", 0), ("Dry latex", 1), ("Pepper", 0)),
}
_ROMAN = ("I", "II", "III", "IV")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def periods(shape: Shape) -> list[tuple[str, str, Period]]:
    """Return (year as it stands apart, the rest or the whole as printed, the interval) of each period."""
    found = []
    for year in range(shape.first_year, shape.first_year + shape.years):
        for number in _numbers_of(shape.step):
            found.append((str(year), _printed(shape, year, number), _interval(shape.step, year, number)))
    return found


def _numbers_of(step: Step) -> range:
    return {Step.YEAR: range(1, 2), Step.QUARTER: range(1, 5), Step.MONTH: range(1, 13), Step.TO_DATE: range(2, 7, 2)}[
        step
    ]


def _interval(step: Step, year: int, number: int) -> Period:
    if step is Step.YEAR:
        return Period.year(year)
    if step is Step.QUARTER:
        return Period.quarter(year, number)
    return Period.month(year, number) if step is Step.MONTH else Period.year_to_date(year, number)


def _printed(shape: Shape, year: int, number: int) -> str:
    """Return the period as it is printed, without its year where that stands apart."""
    vi, apart = shape.lang == "vi", splits(shape)
    if shape.step is Step.YEAR:
        return (f"Năm {year}" if vi else str(year)) if shape.spelling else str(year)
    if shape.step is Step.QUARTER:
        own = f"Quý {_ROMAN[number - 1]}" if vi else f"Q{number}"
        return (
            own
            if apart
            else (f"{own}/{year}", f"{year}-Q{number}")[shape.spelling]
            if vi
            else (f"{own} {year}", f"{year}Q{number}")[shape.spelling]
        )
    if shape.step is Step.MONTH:
        own = f"Tháng {number}" if vi else _MONTHS[number - 1]
        spelt = (f"Tháng {number}/{year}", f"{year}M{number:02d}") if vi else (f"{own} {year}", f"{year}-{number:02d}")
        return own if apart else spelt[shape.spelling]
    spelt = (
        (f"{number} tháng đầu năm {year}", f"{number} tháng năm {year}") if vi else (f"{number} months of {year}",) * 2
    )
    return spelt[shape.spelling]


def splits(shape: Shape) -> bool:
    return shape.split and shape.step in {Step.QUARTER, Step.MONTH}


def _crops(shape: Shape) -> list[tuple[str, int, str]]:
    """Return label, level and parent of each row."""
    found, parent = [], ""
    for label, level in _CROPS[shape.lang]:
        flat = shape.levels is Levels.NONE or (shape.levels is Levels.INDENT and shape.as_csv)
        level = 0 if flat or not shape.across else level
        parent = label if not level else parent
        found.append((label, level, parent if level else ""))
    return found


@dataclass
class Written:
    """A file and what stands in its cells."""

    path: Path
    sheet: str
    expected: dict[str, Expected]


def written(shape: Shape, folder: Path) -> Written:  # noqa: C901 - one table from its top to its end
    """Write the table of a shape."""
    cells, merges, indents, formats = {}, [], {}, {}
    words, lang = _WORDS[shape.lang], shape.lang
    chance = random.Random(shape.first_year * 100 + shape.years)
    row = 1
    if shape.title:
        cells[row, 1] = words["title"]
        row += 1
    unit = shape.unit
    if unit is UnitPlace.ABOVE:
        cells[row, 5 if shape.title else 1] = words["unit_line"]
        row += 1
    named, crops = periods(shape), _crops(shape)
    bracket = f" ({words['unit']})"
    label_columns = 2 if shape.levels is Levels.COLUMNS and shape.across else 1
    first = label_columns + 1 + (unit is UnitPlace.COLUMN)
    head = words["head" if shape.across else "period"] + (bracket if unit is UnitPlace.HEADER and shape.across else "")
    expected: dict[str, Expected] = {}
    meant = read_unit(words["unit"])
    said = None if unit is UnitPlace.NOWHERE or meant is None else (meant.unit_measure, meant.unit_mult)

    def number(at: tuple[int, int], period: Period, label: str, parent: str) -> None:
        if shape.gaps and chance.random() < 0.15:
            return
        value = _value(shape.numbers, chance)
        cells[at] = _shown(value, shape)
        if shape.numbers is Numbers.LONG:
            formats[at] = "#,##0.0"
        expected[address(*at)] = Expected(value, period, said, label, parent)

    if shape.across:
        cells[row, 1] = head
        if unit is UnitPlace.COLUMN:
            cells[row, first - 1] = words["unit_head"]
        last_year = ""
        for column, (year, text, _) in enumerate(named, first):
            if splits(shape):
                if year != last_year:
                    cells[row, column] = year
                    if shape.merged and not shape.as_csv:
                        merges.append((row, column, row, column + len(_numbers_of(shape.step)) - 1))
                last_year = year
                cells[row + 1, column] = text
            else:
                cells[row, column] = text
        row += 2 if splits(shape) else 1
        for label, level, parent in crops:
            printed = label + (bracket if unit is UnitPlace.LABEL else "")
            at = (row, 2 if level and shape.levels is Levels.COLUMNS else 1)
            cells[at] = ("   " if level and shape.levels is Levels.BLANKS else "") + printed
            if level and shape.levels is Levels.INDENT:
                indents[at] = level
            if unit is UnitPlace.COLUMN:
                cells[row, first - 1] = words["unit"]
            for column, (_, _, period) in enumerate(named, first):
                number((row, column), period, label, parent)
            row += 1
    else:
        start = 3 if splits(shape) else 2
        cells[row, 1] = words["year"] if splits(shape) else words["period"]
        if splits(shape):
            cells[row, 2] = "Tháng" if lang == "vi" and shape.step is Step.MONTH else words["period"]
        inside = unit in {UnitPlace.HEADER, UnitPlace.LABEL, UnitPlace.COLUMN}
        for column, (label, _, _) in enumerate(crops, start):
            cells[row, column] = label + (bracket if inside else "")
        row += 1
        last_year = ""
        for year, text, period in named:
            if splits(shape):
                if year != last_year:
                    cells[row, 1] = year
                last_year = year
                cells[row, 2] = text
            else:
                cells[row, 1] = text
            for column, (label, _, _) in enumerate(crops, start):
                number((row, column), period, label, "")
            row += 1
    if shape.note:
        cells[row + 1, 1] = words["note"]
        cells[row + 2, 1] = words["source"]
    writing = _write_csv if shape.as_csv else _write_xlsx
    return Written(
        writing(shape, folder, cells, merges, indents, formats), "table" if shape.as_csv else "Data", expected
    )


def _value(numbers: Numbers, chance: random.Random) -> float:
    if numbers is Numbers.WHOLE:
        return chance.randrange(1, 90_000)
    return round(chance.uniform(0.5, 90_000), 5 if numbers is Numbers.LONG else 1) + 0.0


def _shown(value: float, shape: Shape) -> object:
    if shape.numbers is Numbers.TEXT_COMMA:
        return f"{value:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    if shape.numbers is Numbers.TEXT_POINT:
        return f"{value:,.1f}"
    return value


def _write_xlsx(shape, folder, cells, merges, indents, formats) -> Path:  # type: ignore[no-untyped-def]
    book = Workbook()
    sheet = book.active
    sheet.title = "Data"
    for (row, column), value in cells.items():
        is_year = isinstance(value, str) and value.isdecimal() and len(value) == 4
        sheet.cell(row, column, int(value) if is_year and shape.spelling else value)
    for (row, column), level in indents.items():
        sheet.cell(row, column).alignment = Alignment(indent=level)
    for (row, column), said in formats.items():
        sheet.cell(row, column).number_format = said
    for top, left, bottom, right in merges:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    if shape.decoy:
        other = book.create_sheet("Old")
        other.append([_WORDS[shape.lang]["head"], "2019", "2020"])
        other.append(["Total", 1, 2])
        other.sheet_state = "hidden"
    path = folder / "table.xlsx"
    book.save(path)
    return path


def _write_csv(shape, folder, cells, merges, indents, formats) -> Path:  # type: ignore[no-untyped-def]
    last_row, last_column = max(row for row, _ in cells), max(column for _, column in cells)
    path = folder / "table.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";" if shape.numbers is Numbers.TEXT_COMMA else ",")
        for row in range(1, last_row + 1):
            writer.writerow([cells.get((row, column), "") for column in range(1, last_column + 1)])
    return path
