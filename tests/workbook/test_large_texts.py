"""A large text file of records is read by columns exactly as it is read cell by cell."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

from indicators.workbook import Limits, sheet
from indicators.workbook.engines import delimited
from indicators.workbook.engines.large_text import TextCells
from indicators.workbook.limits import MIB
from indicators.workbook.reader import read_workbook
from tests.workbook.both_ways import alike

SIGNS = ("..", "n/a", "-", "12 p", "45 (e)", "abc", "5 %", "(12)", "1e3", "1.5e3")
MARKS = (
    lambda chance: f"{chance.randrange(10**6) / 100:.2f}",
    lambda chance: str(chance.randrange(-500, 10**6)),
    lambda chance: f"{chance.randrange(10**6) / 100:.2f}".replace(".", ","),
    lambda chance: f"{chance.randrange(1000, 10**7):,}",
    lambda chance: f"{chance.randrange(1000, 999_999) / 1000:.3f}",
    lambda chance: str(chance.random() * 1e6),
)


def book(path: Path, seed: int) -> Path:
    """Write records of a random heading, delimiter and way of writing numbers; the same seed writes the same."""
    chance = random.Random(seed)
    heading = ["Commodity", "period", "value", *chance.sample(["unit", "flag", "note", "Sex", "Exports (USD)"], 3)]
    chance.shuffle(heading)
    odd, marks = chance.choice([0.0, 0.0, 0.05]), {name: chance.choice(MARKS) for name in heading}
    said = {
        "Commodity": lambda: chance.choice(["Gạo", "Cà phê & chè", "Thép &amp; sắt", '"Đường"', "'=Rice", " Rice"]),
        "period": lambda: f"{chance.randrange(2015, 2024)}-{chance.randrange(1, 13):02d}",
        "unit": lambda: chance.choice(["USD", "Million USD", ""]),
        "flag": lambda: chance.choice(["", "p", "b"]),
        "note": lambda: chance.choice(["", "break\nin series"]),
        "Sex": lambda: chance.choice(["Total", "Female"]),
    }

    def field(name: str) -> str:
        if name in said:
            return said[name]()
        return chance.choice(["", *SIGNS]) if chance.random() < odd else marks[name](chance)

    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, delimiter=chance.choice(",;\t"))
        writer.writerow(heading)
        writer.writerows([field(name) for name in heading] for _ in range(200))
    return path


@pytest.mark.parametrize("seed", range(40))
def test_records_of_a_text_read_by_columns_are_those_read_cell_by_cell(tmp_path, seed, monkeypatch):
    monkeypatch.setattr(sheet, "MANY_ROWS", 40)
    path = book(tmp_path / "records.csv", seed)
    cell_by_cell = read_workbook(path, path.name, Limits())
    monkeypatch.setattr(delimited, "LARGE_TEXT", 1)
    (grid,), _ = delimited.read_grids(path, Limits())
    assert isinstance(grid.cells, TextCells)
    alike(read_workbook(path, path.name, Limits()), cell_by_cell)


def test_a_text_in_the_old_vietnamese_font_keeps_its_cells_for_the_rules_that_decode_it(tmp_path, monkeypatch):
    monkeypatch.setattr(delimited, "LARGE_TEXT", 1)
    path = tmp_path / "old.csv"
    path.write_text("C«ng nghiÖp,2024-01,5\nN«ng nghiÖp,2024-01,6\n" * 9, encoding="utf-8")
    (grid,), _ = delimited.read_grids(path, Limits(file_bytes=MIB))
    assert isinstance(grid.cells, dict)
