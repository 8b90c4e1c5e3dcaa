"""A large table of records is read by columns exactly as it is read cell by cell, whatever stands in it."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from indicators.workbook import Limits, reader, sheet
from indicators.workbook.cells.grid import Grid
from indicators.workbook.engines import calamine, plain_sheet, spreadsheetml
from indicators.workbook.engines.plain_cells import PlainCells
from indicators.workbook.engines.valued_cells import ValuedCells
from indicators.workbook.reader import read_workbook
from tests.workbook.both_ways import ODD, alike
from tests.workbook.files import package, sheet_of

ROWS = 160
LABELS = ("Gạo", "Gạo ", "Cà phê", "GẠO", "Coffee (tons)", "Rice", "1.", "Thép & sắt", "")
UNITS = ("USD", "Million USD", "%", "tons", "", "furlongs", "Triệu USD")
PERIODS: tuple[tuple[Any, ...], ...] = (
    tuple(f"{2020 + n // 12}-{n % 12 + 1:02d}" for n in range(30)),
    tuple(f"Q{n % 4 + 1}/{2010 + n // 4}" for n in range(30)),
    tuple(2000 + n for n in range(20)),
    (*(f"{2020 + n}" for n in range(4)), "n.a.", "tháng ba", "2024-13", "", "T5/2024"),
    tuple(date(2015 + n // 12, n % 12 + 1, 1) for n in range(30)),
    (date(2021, 1, 1), "2021-02", date(2022, 5, 31), "2023"),
    ("2010-11", "2011-12", "2012-13"),
)
STATUSES = ("A", "E", "P", "Sơ bộ", "U", "", "Estimate")


def book(path: Path, seed: int) -> Path:  # noqa: C901 (a list of chances)
    """Write a table of records of a random heading and random contents; the same seed writes the same."""
    chance = random.Random(seed)
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = "Data"
    for _ in range(chance.choice([0, 0, 2])):
        page.append(["Trade of the year 2023, million USD", None, chance.choice([None, 5])])
    series = chance.choice(["series_key", "Indicator", "Commodity", "Chỉ tiêu"])
    heading = [series, chance.choice(["period", "Year", "Kỳ", "TIME_PERIOD"]), "value"]
    more = ["unit", "status", "note", "flag", "ref_area", "Partner", "Sex", "qualifier", "scale", "measure", "Month",
            "Exports (USD)"]  # fmt: skip
    heading += chance.sample(more, chance.randint(0, 7))
    chance.shuffle(heading)
    page.append(heading)
    keys = [f"EXP_GOODS:VNM;partner={code};measure=level;unit=USD" for code in ("CHN", "USA")]
    keys += ["EXP_GOODS:VNM;measure", "GDP"]
    periods, odd = chance.choice(PERIODS), chance.choice([0.0, 0.02, 0.3])
    percents = chance.random() < 0.3
    said: dict[str, Any] = {
        "unit": lambda: chance.choice(UNITS),
        "status": lambda: chance.choice(STATUSES),
        "note": lambda: chance.choice([None, None, "break in series", "  "]),
        "flag": lambda: chance.choice([None, "p", "b", "e"]),
        "ref_area": lambda: chance.choice(["VNM", "THA", "Viet Nam", "VN"]),
        "Partner": lambda: chance.choice(["China", "USA", "Nhật Bản", None]),
        "Sex": lambda: chance.choice(["Total", "Female"]),
        "qualifier": lambda: chance.choice(["about", "over", None]),
        "scale": lambda: chance.choice([6, "millions", None, "some"]),
        "measure": lambda: chance.choice(["level", "growth_yoy", None]),
        "Month": lambda: chance.choice([1, 2, 12, "Jan", "Total", None]),
    }

    def number() -> Any:
        return chance.choice(ODD) if chance.random() < odd else chance.randrange(10**6) / 10 ** chance.randint(0, 6)

    def cell(column: str) -> Any:
        if column == series:
            return chance.choice(keys if series == "series_key" else LABELS) or None
        if column in said:
            return said[column]()
        if column in {"value", "Exports (USD)"}:
            return number() if chance.random() < 0.95 else None
        return chance.choice(periods) or None

    for _ in range(ROWS):
        cells = [cell(column) for column in heading]
        if chance.random() < 0.97:
            page.append(cells)
        if percents and chance.random() < 0.2:
            value = page.cell(page.max_row, heading.index("value") + 1)
            value.number_format = chance.choice(["0.0%", "0.00", "#,##0,"])
    if chance.random() < 0.3:
        page.column_dimensions["B"].hidden = True
    other = made.create_sheet("Notes")
    other.append(["Commodity", "2021", "2022"])
    other.append(["Gạo", 5, 6])
    made.save(path)
    return path


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MANY_ROWS", 40)


@pytest.fixture
def by_columns(monkeypatch: pytest.MonkeyPatch) -> list[Grid | None]:
    """Read parts of any size by columns; what became of each is in the list."""
    tried: list[Grid | None] = []
    read = plain_sheet.read_plain

    def spied(*said: Any) -> Grid | None:
        tried.append(read(*said))
        return tried[-1]

    monkeypatch.setattr(plain_sheet, "read_plain", spied)
    monkeypatch.setattr(spreadsheetml, "PLAIN_FROM", 1)
    monkeypatch.setattr(spreadsheetml, "is_large", lambda _size: True)
    return tried


@pytest.mark.parametrize("seed", range(30))
def test_records_read_by_columns_are_those_read_cell_by_cell(
    tmp_path: Path, seed: int, request: pytest.FixtureRequest
) -> None:
    path = book(tmp_path / "book.xlsx", seed)
    cell_by_cell = read_workbook(path, path.name, Limits())
    tried = request.getfixturevalue("by_columns")
    alike(read_workbook(path, path.name, Limits()), cell_by_cell)
    assert len(tried) == 2
    for grid in tried:
        assert grid is not None
        assert isinstance(grid.cells, PlainCells)
        assert grid.cells.unfolded() == dict(grid.cells)


@pytest.mark.parametrize("seed", range(30))
def test_values_of_an_engine_read_by_columns_are_those_read_cell_by_cell(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "book.xlsx", seed)
    monkeypatch.setattr(reader, "_engine", lambda _kind: calamine.read_grids)
    cell_by_cell = read_workbook(path, path.name, Limits())
    monkeypatch.setattr(calamine, "COLUMNS_FROM", 1)
    monkeypatch.setattr(calamine, "is_large", lambda _size: True)
    grids, _ = calamine.read_grids(path, Limits())
    alike(read_workbook(path, path.name, Limits()), cell_by_cell)
    for grid in grids:
        assert isinstance(grid.cells, ValuedCells)
        assert grid.cells.unfolded() == dict(grid.cells)
        for at, number in enumerate(grid.rows):
            assert [grid.cells.cell_at(grid.cells.first_cell(at))] == list(grid.cells[number].values())[:1]


def row(number: int, cells: str, said: str = "") -> str:
    """A row with these cells, in which ``#`` stands for its number."""
    return f'<row r="{number}"{said}>{cells}</row>'.replace("#", str(number))


RICE, TWO = '<c r="A#" t="str"><v>Rice</v></c>', '<c r="C#"><v>2</v></c>'
HEAD = row(
    1, '<c r="A#" t="str"><v>Commodity</v></c><c r="B#" t="str"><v>period</v></c><c r="C#" t="str"><v>value</v></c>'
)
ODD_ROWS = {
    "a formula": (row(20, RICE + '<c r="C#"><f>1+1</f><v>2</v></c>'), False),
    "a hidden row": (row(20, RICE + TWO, ' hidden="1"'), False),
    "cells out of order": (row(20, TWO + RICE), False),
    "cells without reference": (row(20, '<c t="str"><v>Rice</v></c><c><v>2024</v></c><c><v>2</v></c>'), False),
    "blanks between elements": (row(20, f" {RICE}\n{TWO}"), False),
    "a comment": (row(20, f"<!-- 1 -->{TWO}"), False),
    "text in runs": (row(20, '<c r="A#" t="inlineStr"><is><r><t>Ri</t></r><r><t>ce</t></r></is></c>' + TWO), False),
    "references": (row(20, RICE.replace("Rice", "Rice &amp; &@7841;&@xe0;") + TWO).replace("@", "#"), True),
    "a shut row": (row(20, ""), True),
    "a styled blank": (row(20, '<c r="A#" s="0"/><c r="B#" t="s"></c><c r="C#" s="0" t="n"><v>2E3</v></c>'), True),
    "a shared text that is not there": (row(20, '<c r="A#" t="s"><v>7</v></c>' + TWO), False),
    "another row's cell": (row(20, RICE.replace("#", "1") + TWO), False),
    "a row without end": (row(20, RICE).removesuffix("</row>"), False),
    "two values": (row(20, '<c r="C#"><v>1</v><v>2</v></c>'), False),
    "a sign that XML cannot hold": (row(20, RICE.replace("Rice", "Ri\x01ce")), False),
    "an end of a section": (row(20, RICE.replace("Rice", "Ri]]>ce")), False),
    "an attribute twice": (row(20, RICE + TWO, ' ht="2" ht="3"'), False),
    "an attribute nobody knows": (row(20, RICE + TWO.replace(">", ' cm="1">', 1)), False),
    "a row beyond the last": (row(1_048_577, TWO), False),
}  # fmt: skip


@pytest.mark.parametrize("odd", ODD_ROWS)
def test_what_is_not_plain_is_read_or_refused_as_by_events(
    tmp_path: Path, odd: str, request: pytest.FixtureRequest
) -> None:
    said, is_plain = ODD_ROWS[odd]
    record = RICE + '<c r="B#"><v>%d</v></c><c r="C#"><v>#.5</v></c>'
    rows = [row(number, record % (1980 + number), ' spans="1:3"') for number in range(2, 60)]
    whole = "".join([HEAD, *rows[:18], said, *rows[19:]])
    merges = '<mergeCells count="1"><mergeCell ref="A5:A6"/></mergeCells>'
    path = package(tmp_path / "book.xlsx", sheet_of(whole, merges))
    by_events = read_workbook(path, path.name, Limits())
    tried = request.getfixturevalue("by_columns")
    alike(read_workbook(path, path.name, Limits()), by_events)
    assert [grid is not None for grid in tried] == [is_plain]


def test_a_short_last_row_below_one_that_says_much_of_its_looks_is_read_by_columns(
    tmp_path: Path, by_columns: list[Grid | None]
) -> None:
    looks = ' spans="1:9" s="0" customFormat="1" ht="15.75" customHeight="1" thickBot="1" outlineLevel="0"'
    head = "".join(
        f'<c r="{letter}1" t="str"><v>{said}</v></c>' for letter, said in zip("AB", ("Year", "Value"), strict=True)
    )
    rows = [f'<row r="1"{looks}>{head}</row>']
    rows += [
        f'<row r="{at}"{looks}><c r="A{at}"><v>20{at}</v></c><c r="B{at}"><v>{at}.5</v></c></row>'
        for at in range(20, 30)
    ]
    rows.append('<row r="31" ht="9"><c r="B31"><v>1</v></c></row>')
    path = package(tmp_path / "f.xlsx", f"<sheetData>{''.join(rows)}</sheetData>")
    reading = read_workbook(path, "f.xlsx", Limits())
    assert by_columns[0] is not None
    assert "B20" in {one.cell for one in reading.rows}
