"""Documents in a few words, written as ``services`` would fill them, and workbooks opened again."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from indicators.export.document import Cell, Column, Document, Line, LinePoint, Row
from tests.charts.chart_data import chart, row, series

KEY = "EXP_GOODS:VNM;measure=level;unit=USD"
HALF, SEVEN, EIGHT = ((KEY, "2025-01-01", end) for end in ("2025-07-01", "2025-08-01", "2025-09-01"))


def ladder(lang: str = "vi", **said: Any) -> Document:
    """Three cumulated windows of 2025: an estimate of the office, then two joined figures of customs."""
    data = chart(
        [
            row("2025-S1", "219.83", obs_status="E", origin="NSO", published="2025-07-05"),
            row("2025-01-01/P7M", "262.46", discrepancy=True),
            row("2025-01-01/P8M", "306", qualifier="nearly"),
        ]
    )
    cells = (
        Cell(219.83, None, 2, "", "E", "ước tính", HALF),
        Cell(262.46, None, 2, "", "P", "sơ bộ", SEVEN),
        Cell(306.0, None, 0, "gần", "P", "sơ bộ", EIGHT),
    )
    points = (
        LinePoint(6.0, "6 tháng đầu năm 2025", 219.83, 2, "E", HALF),
        LinePoint(7.0, "7 tháng đầu năm 2025", 262.46, 2, "P", SEVEN),
        LinePoint(8.0, "8 tháng đầu năm 2025", 306.0, 0, "P", EIGHT),
    )
    plain: dict[str, Any] = {
        "data": data,
        "lang": lang,
        "title": "Xuất khẩu hàng hóa",
        "subtitle": "Lũy kế từ đầu năm, mức, tỷ USD · mỗi đường một năm, 2025",
        "unit": "tỷ USD",
        "source": "Nguồn: Hải quan, 11/08/2025",
        "statuses": "Trạng thái: ước tính (1), sơ bộ (2)",
        "as_of": "Số liệu như tại 16/01/2026",
        "chart_id": "EXP_GOODS·YTD",
        "alt": "Biểu đồ các năm chồng, 3 số, 2025.",
        "units": ("tỷ USD",),
        "corner": "Lũy kế",
        "columns": (Column("2025", "", "0054A5"),),
        "rows": tuple(Row(f"{6 + i} tháng", (cell,)) for i, cell in enumerate(cells)),
        "lines": (Line("2025", "tỷ USD", "0054A5", True, 0, ((points[0],), points[1:])),),
        "axis_title": "số tháng lũy kế từ đầu năm",
        "notes": ("trên 514 tỷ USD không vẽ: khớp tổng",),
        "events": ("a: 31/05/2025 Nghị quyết 153/NQ-CP",),
    }
    return Document(**{**plain, **said})


def columns(**said: Any) -> Document:
    """Two years of two series as columns; the second series has a hole."""
    data = chart(
        [row("2024", "38.23"), row("2025", "38.42"), row("2025", "27.62", series=1, indicator="IMP_GOODS")],
        kind="column",
        period="year",
        drawn=(series(), series("IMP_GOODS")),
    )
    rows = (
        Row("2024", (Cell(38.23, None, 2, "", "P", "sơ bộ", (KEY, "2024-01-01", "2025-01-01")), Cell(None))),
        Row(
            "2025",
            (
                Cell(38.42, None, 2, "", "A", "chính thức", (KEY, "2025-01-01", "2026-01-01")),
                Cell(27.62, None, 2, "", "E", "ước tính", ("IMP", "2025-01-01", "2026-01-01")),
            ),
        ),
    )
    plain = {
        "data": data,
        "units": ("tỷ USD", "tỷ USD"),
        "columns": (Column("Xuất khẩu", "", "0054A5"), Column("Nhập khẩu", "", "B94F30")),
        "rows": rows,
        "lines": (),
        "axis_title": "",
    }
    return ladder(**{**plain, **said})


def opened(content: bytes, *, values: bool = False) -> Workbook:
    """The workbook again; ``values``: the cached values of formulas instead of the formulas."""
    return load_workbook(io.BytesIO(content), data_only=values)


def parts(content: bytes, pattern: str) -> list[str]:
    """The XML of the parts whose names match."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if re.search(pattern, name)]


def caches(content: bytes) -> list[tuple[str, dict[int, float], int]]:
    """Every reference to numbers in the charts: where to, its cached values by position, and how many places it has."""
    found = []
    for xml in parts(content, r"charts/chart\d+\.xml"):
        for reference, cache in re.findall(
            r"<(?:c:)?f>([^<]+)</(?:c:)?f><(?:c:)?numCache>(.*?)</(?:c:)?numCache>", xml
        ):
            kept = {int(i): float(v) for i, v in re.findall(r'idx="(\d+)"[^>]*><(?:c:)?v>([^<]+)<', cache)}
            (count,) = re.findall(r'ptCount val="(\d+)"', cache)
            found.append((reference, kept, int(count)))
    return found
