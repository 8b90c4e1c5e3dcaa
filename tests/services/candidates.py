"""Candidates as the reader gives them, in a few words: the first table of a monthly appendix, or any other row."""

from __future__ import annotations

from typing import Any

from indicators.model.period import Period
from indicators.workbook import Candidate, Candidates
from indicators.workbook.cells.grid import column_number

EXPORTS = "14. Hàng hóa xuất khẩu"


def candidate(label: str, period: Period | None, value: str, cell: str, **said: Any) -> Candidate:
    """A candidate of the exports table in millions of dollars, changed by ``said``; a list in it is a tuple."""
    letters, row = cell.rstrip("0123456789"), cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    one = Candidate(
        sheet="14.XK",
        row=int(row),
        column=column_number(letters),
        label=label,
        value=float(value) if value else None,
        value_text=value,
        raw=value,
        header="Ước tính 7 tháng năm 2024 Trị giá",
        title=EXPORTS,
        period=period,
        period_text="7 tháng năm 2024" if period else "",
        unit_text="Triệu USD",
        unit_measure="USD",
        unit_mult=6,
        decimals=0,
        obs_status="E",
        layout="appendix",
        evidence={"unit": ["M3"], "period": ["G4", "G5", "G6"]},
    )
    return one._replace(**{name: tuple(said[name]) if isinstance(said[name], list) else said[name] for name in said})


def frame(*rows: Candidate) -> Candidates:
    return Candidates.of(rows)


SEVEN = Period.year_to_date(2024, 7)
JULY = Period.month(2024, 7)


def exports_table() -> Candidates:
    """Total, domestic and foreign-invested exports of July and of seven months, an index column, and coffee."""
    july = {"header": "Ước tính tháng 7 năm 2024 Trị giá", "period_text": "tháng 7 năm 2024"}
    index = {"header": "7 tháng năm 2024 so với cùng kỳ năm trước (%) Trị giá", "measure": "yoy_index"}
    percent = {"unit_text": "%", "unit_measure": "percent", "unit_mult": 0, "decimals": 1, "obs_status": ""}
    rows = []
    for row, label, month, seven, grown in (
        (9, "TỔNG TRỊ GIÁ", "35920", "226980", "115.7"),
        (10, "Khu vực kinh tế trong nước", "9869", "63084", "121.1"),
        (11, "Khu vực có vốn đầu tư NN", "26051", "163896", "113.8"),
        (18, "Cà phê", "346", "3537", "130.9"),
    ):
        rows.append(candidate(label, JULY, month, f"D{row}", **july))
        rows.append(candidate(label, SEVEN, seven, f"G{row}"))
        rows.append(candidate(label, SEVEN, grown, f"M{row}", **index, **percent))
    return frame(*rows)
