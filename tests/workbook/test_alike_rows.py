"""A large table that its first rows show is read in columns exactly as it is read cell by cell."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.workbook import Limits, alike_rows, reader, sheet
from indicators.workbook.engines import spreadsheetml
from indicators.workbook.reader import read_workbook
from indicators.workbook.tables import table
from indicators.workbook.time_axes import row_axes
from tests.workbook.both_ways import alike

YEARS = tuple(range(2000, 2012))
NAMES = ("Country Name", "Country Code", "Indicator Name", "Indicator Code")
SAMPLE = 40


def book(path: Path, seed: int, spoil: Callable[[Worksheet], None] | None = None) -> Path:
    """Write names, codes and years across, of one of two shapes; the same seed writes the same."""
    chance = random.Random(seed)
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = "Data"
    coded = seed % 2 == 0
    page.append(["Data Source", "World Development Indicators"] if coded else ["Output by commodity, thousand tons"])
    page.append([])
    page.append([*(NAMES if coded else ("Commodity",)), *(str(year) if seed % 3 else year for year in YEARS)])
    for number in range(120):
        said = [
            chance.choice(["Thailand", "Nhật Bản"]),
            "THA",
            f"Series {chance.choice('ABC')} number {number}",
            f"X.{number}",
        ]
        said = said if coded else [chance.choice([f"Good {number}", f"Output of {number} (%)", f"  Rice {number}"])]
        page.append([*said, *(_figure(chance) if number < 4 or chance.random() < 0.5 else None for _ in YEARS)])
    if spoil is not None:
        spoil(page)
    made.save(path)
    return path


def _figure(chance: random.Random) -> int | float:
    return chance.choice(
        [chance.randrange(10**9) / 1000, chance.randrange(3000), chance.random() * 1e17, 0.1 + 0.2, -5]
    )


def put(row: int, column: int, value: Any) -> Callable[[Worksheet], None]:
    def spoil(page: Worksheet) -> None:
        page.cell(row, column).value = value

    return spoil


def a_row(*said: Any) -> Callable[[Worksheet], None]:
    def spoil(page: Worksheet) -> None:
        for column in range(1, len(YEARS) + len(NAMES) + 1):
            page.cell(100, column).value = said[column - 1] if column <= len(said) else None

    return spoil


def percent(page: Worksheet) -> None:
    page.cell(100, 8).value = 0.5
    page.cell(100, 8).number_format = "0.0%"


SPOILT = {
    "a text among the numbers": put(100, 8, "n.a."),
    "a number as text": put(100, 8, "12.5"),
    "a flag right of the figures": put(100, 20, "p"),
    "a number for a name": put(100, 1, 17),
    "a missing code for a name": put(100, 1, ".."),
    "a footnote under the table": a_row("Source: statistics office"),
    "the header again": a_row(*NAMES, *YEARS),
    "years that run on": a_row("Year", "YYY", "Year", "Y.1", *YEARS),
    "a unit for the rows below": a_row(None, None, None, None, "million USD"),
    "numbers without a name": a_row(None, None, None, None, 1.5, 2.5),
    "a share": percent,
    "a truth value": put(100, 8, True),
    "a blank row": a_row(),
}


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], bool]:
    """Read a book both ways and compare; return whether its first rows were taken for all."""
    taken: list[bool] = []

    def spied(asked: sheet.Sheet) -> Any:
        found = alike_rows.with_alike_rows(asked)
        taken.append(found is not None)
        return found

    def both(path: Path) -> bool:
        cell_by_cell = read_workbook(path, path.name, Limits())
        with monkeypatch.context() as patched:
            patched.setattr(spreadsheetml, "PLAIN_FROM", 1)
            patched.setattr(spreadsheetml, "is_large", lambda _size: True)
            patched.setattr(table, "MANY_CELLS", 1)
            patched.setattr(sheet, "MANY_ROWS", SAMPLE)
            patched.setattr(alike_rows, "MANY_ROWS", SAMPLE)
            for asked in (alike_rows, row_axes):
                patched.setattr(asked, "FIRST_ROWS", SAMPLE // 2)
            patched.setattr(reader, "_of_first_rows", _through(spied))
            alike(read_workbook(path, path.name, Limits()), cell_by_cell)
        return taken[-1]

    return both


def _through(find: Callable[[sheet.Sheet], Any]) -> Callable[[sheet.Sheet], Any]:
    def of_first_rows(asked: sheet.Sheet) -> Any:
        found = find(asked)
        layout = reader.recognise(found)[0] if found is not None else None
        return found if layout is not None and layout.name in reader._OF_PAIRS else None

    return of_first_rows


@pytest.mark.parametrize("seed", range(12))
def test_a_table_whose_rows_are_alike_is_read_in_columns_as_cell_by_cell(tmp_path, ways, seed):
    assert ways(book(tmp_path / "book.xlsx", seed))


@pytest.mark.parametrize("spoilt", SPOILT)
@pytest.mark.parametrize("seed", [0, 1])
def test_a_late_row_that_is_not_like_the_first_ones_is_read_as_what_it_is(tmp_path, ways, seed, spoilt):
    ways(book(tmp_path / "book.xlsx", seed, SPOILT[spoilt]))


def test_a_header_in_the_midst_keeps_the_first_rows_from_standing_for_all(tmp_path, ways):
    assert not ways(book(tmp_path / "book.xlsx", 0, SPOILT["the header again"]))
    assert not ways(book(tmp_path / "book.xlsx", 0, SPOILT["a text among the numbers"]))
    assert not ways(book(tmp_path / "book.xlsx", 0, SPOILT["years that run on"]))
