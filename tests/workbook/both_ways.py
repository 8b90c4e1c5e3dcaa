"""Large files, read as ordinary ones are and by the ways of large ones: both say the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from indicators.workbook import Limits, Reading
from indicators.workbook.reader import read_workbook
from indicators.workbook.tables import table

ODD = ("7,52", "1.234", "1,5", "(12)", "..", "n/a", "12 p", "45 e", "#N/A", True, "abc", "  ", 0.1 + 0.2, 1e-7,
       -0.0, 1e21, "1.5e3", 12345678901234567890, date(2020, 1, 1))  # fmt: skip


def alike(first: Reading, second: Reading) -> None:
    """Compare two readings figure by figure, so that a difference names its cell."""
    for one, other in zip(first.rows, second.rows, strict=True):
        assert one._replace(printed="") == other._replace(printed="")
    assert (first.findings, first.sheets, first.cues) == (second.findings, second.sheets, second.cues)
    assert Reading.from_bytes(first.to_bytes()) == Reading.from_bytes(second.to_bytes())


def read_in_columns(path: Path, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Return what a table of any size gives in columns where it may, compared with what it gives figure by figure."""
    one_by_one = read_workbook(path, path.name, Limits())
    with monkeypatch.context() as patch:
        patch.setattr(table, "MANY_CELLS", 1)
        in_columns = read_workbook(path, path.name, Limits())
    alike(in_columns, one_by_one)
    return in_columns
