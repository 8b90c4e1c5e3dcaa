"""Workbooks for uploads: the goods-trade and investment sheets of July 2024 with public figures, small tables, and
files that are not what they seem."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

APPENDIX_NAME = "2024-07-29-Bieu-so-lieu-T7.2024.xlsx"


def appendix(path: Path, changes: Mapping[str, Mapping[str, Any]] | None = None) -> Path:
    """Write the three sheets; ``changes`` is sheet -> cell -> value."""
    said = (
        (sheet, cell, value, type(value)) for sheet, cells in (changes or {}).items() for cell, value in cells.items()
    )
    path.write_bytes(_appendix(tuple(said)))  # 7 and 7.0 are one key, and two cells
    return path


@cache
def _appendix(changes: tuple[tuple[str, str, Any, type], ...]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    _investment(book.create_sheet("12.FDI"))
    exports = {"D9": 35920, "G9": 226980, "D10": 9869, "G10": 63084, "D11": 26051, "G11": 163896}
    _goods(book.create_sheet("14.XK"), "14. Hàng hóa xuất khẩu", {**exports, "J9": 119.1, "M9": 115.7})
    _goods(book.create_sheet("15.NK"), "15. Hàng hóa nhập khẩu", {"D9": 33800, "G9": 212900, "J9": 124.7, "M9": 118.5})
    for sheet, cell, value, _ in changes:
        book[sheet][cell] = value
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _goods(sheet: Worksheet, title: str, figures: Mapping[str, Any]) -> None:
    head = {"A1": title, "M3": "Nghìn tấn; Triệu USD"}
    fragments = (
        ("C", "D", ("Ước tính", "tháng 7", "năm 2024")),
        ("F", "G", ("Ước tính", "7 tháng", "năm 2024")),
        ("I", "J", ("Tháng 7 năm 2024", "so với cùng kỳ", "năm trước (%)")),
        ("L", "M", ("7 tháng năm 2024", "so với cùng kỳ", "năm trước (%)")),
    )
    for left, right, words in fragments:
        for row, word in zip((4, 5, 6), words, strict=True):
            head[f"{left}{row}"] = word
            sheet.merge_cells(f"{left}{row}:{right}{row}")
        head |= {f"{left}7": "Lượng", f"{right}7": "Trị giá"}
    head |= {"A9": "TỔNG TRỊ GIÁ", "B10": "Khu vực kinh tế trong nước", "B11": "Khu vực có vốn đầu tư NN"}
    head |= {"A14": "MẶT HÀNG CHỦ YẾU", "B15": "Thủy sản", "D15": 880, "G15": 5293, "J15": 113.2, "M15": 107.3}
    head |= {"B16": "Cà phê", "C16": 70, "D16": 346, "F16": 964, "G16": 3537, "J16": 112.4, "M16": 130.9}
    for cell, value in {**head, **figures}.items():
        sheet[cell] = value
        if isinstance(value, float):
            sheet[cell].number_format = "0.0"


def _investment(sheet: Worksheet) -> None:
    for cell, value in {
        "A1": "12. Đầu tư nước ngoài vào Việt Nam được cấp phép từ 01/01- 20/7/2024", "E3": "Triệu USD",
        "C4": "Số dự án", "C5": "(Dự án)", "D4": "Vốn đăng ký", "D5": "cấp mới", "E4": "Vốn đăng ký",
        "E5": "điều chỉnh", "A7": "TỔNG SỐ", "C7": 1816, "D7": 10763.9, "E7": 4968.0,
        "A8": "Phân theo một số địa phương", "B9": "Bắc Ninh", "C9": 259, "D9": 1443.7, "E9": 1523.5,
    }.items():  # fmt: skip
        sheet[cell] = value


def table(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    """Write one sheet with these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def changed_parts(path: Path, change: Any, more: Mapping[str, bytes] | None = None) -> Path:
    """Rewrite a package; ``change(name, bytes)`` returns the new bytes, None leaves a part out; ``more`` is added."""
    source = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return path
