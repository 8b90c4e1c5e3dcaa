"""A large table with periods down and a series a column is read in columns exactly as it is figure by figure."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.workbook.both_ways import ODD, read_in_columns

SERIES = ("Exports, million USD", "Policy rate (%)", "CPI", "Growth, %, change on previous period", "Reserves",
          "Exports so với cùng kỳ (%)", "Imports, rolling 12-month sum", "Exports, cumulative")  # fmt: skip
HEADS = (["Unit", "Percent", "Million USD", None, "Index 2030=100"], ["Multiplier", "1", "1000", None, "1"],
         ["Series ID", "AA.BB", "AA.CC", "DD.EE", "FF.GG"])  # fmt: skip


def _periods(chance: random.Random) -> list[Any]:
    kind = chance.choice(["days", "months", "years", "quarters", "texts", "statuses"])
    if kind == "days":
        return [date(2030, 1, 1) + timedelta(days=at) for at in range(70)]
    if kind == "months":
        return [date(2025 + at // 12, at % 12 + 1, 1) for at in range(70)]
    if kind == "years":
        return [1965 + at for at in range(70)]
    if kind == "quarters":
        return [f"Q{at % 4 + 1} {2010 + at // 4}" for at in range(70)]
    if kind == "texts":
        return [f"{2010 + at // 12}M{at % 12 + 1:02d}" for at in range(70)]
    return [f"Sơ bộ {1965 + at}" if at > 66 else str(1965 + at) for at in range(70)]


def book(path: Path, seed: int) -> Path:
    """Write periods down and series across, some under a head that describes them; the same seed writes the same."""
    chance = random.Random(seed)
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = "Data"
    described, odd = chance.random() < 0.5, chance.choice([0.0, 0.02, 0.2])
    names = [chance.choice(SERIES) if chance.random() < 0.3 else f"{name} {at}" for at, name in enumerate(SERIES)][:4]
    if described:
        page.append([None, *names])
        for head in HEADS:
            page.append(head)
    else:
        page.append([chance.choice(["Trade and prices", "Prices, change on previous period", "Lũy kế từ đầu năm"])])
        page.append([chance.choice(["Unit: tons", None])])
        page.append([chance.choice(["Period", "Date", None]), *names])
    for at, period in enumerate(_periods(chance)):
        if chance.random() < 0.01:
            page.append([chance.choice(["Total", "note"]), *([1] * len(names))])
        blank = chance.random() < 0.3
        figures = [None if blank and chance.random() < 0.5 else at * 10 + chance.random() for _ in names]
        page.append([period, *(chance.choice(ODD) if chance.random() < odd else one for one in figures)])
    made.save(path)
    return path


@pytest.mark.parametrize("seed", range(32))
def test_series_read_in_columns_are_those_read_figure_by_figure(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_in_columns(book(tmp_path / "book.xlsx", seed), monkeypatch).rows


def test_plain_series_are_read_in_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = [read_in_columns(book(tmp_path / f"{seed}.xlsx", seed), monkeypatch).rows for seed in range(32)]
    assert sum(not isinstance(rows.row, list) for rows in read) >= 20
