"""Specimens: workbooks of our own in the shape of official ones, written into a folder, with invented figures.

``python -m tests.specimens.make FOLDER`` writes them to look at; tests write them to their own temporary folder. The
table expected of each stands in the folder of its publisher as ``<name>.expected.csv``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.specimens import monthly, publishers
from tests.specimens.cells import fill


def _goods(sheet: Worksheet, number: int, flow: str, month: int, year: int, factor: float) -> None:
    """A goods-trade table: quantity and value under merged fragments, a spacer column between the groups."""
    head = {
        "A1": f"{number}. Hàng hóa {flow}", "M3": "Nghìn tấn; Triệu USD",
        "C4": "Ước tính", "C5": f"tháng {month}", "C6": f"năm {year}",
        "F4": "Ước tính", "F5": f"{month} tháng", "F6": f"năm {year}",
        "I4": f"Tháng {month} năm {year}", "I5": "so với cùng kỳ", "I6": "năm trước (%)",
        "L4": f"{month} tháng năm {year}", "L5": "so với cùng kỳ", "L6": "năm trước (%)",
    }  # fmt: skip
    for left, right in (("C", "D"), ("F", "G"), ("I", "J"), ("L", "M")):
        head |= {f"{left}7": "Lượng", f"{right}7": "Trị giá"}
    merges = [f"{a}{row}:{b}{row}" for a, b in (("C", "D"), ("F", "G"), ("I", "J"), ("L", "M")) for row in (4, 5, 6)]
    body = {
        "A9": "TỔNG TRỊ GIÁ", "D9": 31000 * factor, "G9": 200150.5 * factor, "J9": 110.25, "M9": 112.5,
        "B10": "Khu vực kinh tế trong nước", "D10": 9000.125 * factor, "G10": 60000 * factor, "J10": 105, "M10": 104.5,
        "B11": "Khu vực có vốn đầu tư NN", "D11": 21999.875 * factor, "G11": 140150.5 * factor, "J11": 112, "M11": 116,
        "A12": "MẶT HÀNG CHỦ YẾU",
        "B13": "Cao su ", "C13": 210, "D13": 348.97, "F13": 936.652, "G13": 1456.797, "I13": 95.5, "J13": 121.6,
        "L13": 94.9, "M13": 108.9,
        "B14": "Thủy sản", "D14": 880, "G14": 5292.609, "J14": 113.15, "M14": 107.3,
    }  # fmt: skip
    fill(sheet, head | body, merges)
    for row in range(9, 15):
        for column in "CDFG":
            sheet[f"{column}{row}"].number_format = "0"
        for column in "IJLM":
            sheet[f"{column}{row}"].number_format = "0.0"


def _investment(sheet: Worksheet) -> None:
    """A foreign-investment table: no period over the columns, the window is in the title alone."""
    fill(sheet, {
        "A1": "12. Đầu tư nước ngoài vào Việt Nam được cấp phép từ 01/01- 20/7/2031", "E3": "Triệu USD",
        "C4": "Số dự án", "C5": "(Dự án)", "D4": "Vốn đăng ký", "D5": "cấp mới", "E4": "Vốn đăng ký",
        "E5": "điều chỉnh",
        "A7": "TỔNG SỐ", "C7": 1500, "D7": 9876.543210123, "E7": 4321.5,
        "A8": "Phân theo một số địa phương",
        "B9": "Bắc Ninh", "C9": 250, "D9": 1400.25, "E9": -9.5,
        "B10": "Đồng Nai", "C10": 50, "D10": 600, "E10": 0,
    })  # fmt: skip


def _prices(sheet: Worksheet) -> None:
    """A price table: four bases side by side, a rate at the end of a table of indices, a title in two rows."""
    fill(sheet, {
        "A1": "16. Chỉ số giá tiêu dùng, chỉ số giá vàng", "A2": "      và lạm phát cơ bản tháng 7 năm 2031",
        "H4": "%",
        "D5": "Tháng 7 năm 2031 so với:", "D6": "Kỳ gốc", "D7": "(2029)", "E6": "Tháng 7", "E7": "năm 2030",
        "F6": "Tháng 12", "F7": "năm 2030", "G6": "Tháng 6", "G7": "năm 2031",
        "H5": "Bình quân 7 tháng", "H6": " năm 2031 so với ", "H7": "cùng kỳ năm 2030",
        "A9": "CHỈ SỐ GIÁ TIÊU DÙNG", "D9": 115.5, "E9": 104.25, "F9": 101.75, "G9": 100.5, "H9": 104.125,
        "B10": "Hàng ăn", "D10": 120, "E10": 104, "F10": 102, "G10": 100.25, "H10": 104,
        "B11": "Trong đó:", "C11": "Lương thực", "D11": 132, "E11": 114, "F11": 102, "G11": 99.5, "H11": 115,
        "A12": "LẠM PHÁT CƠ BẢN", "E12": 2.5, "G12": 0.25, "H12": 2.75,
    }, ["D5:G5"])  # fmt: skip


def _output(sheet: Worksheet) -> None:
    """A production table: the year is a number in the header, the unit a column with ditto marks."""
    fill(sheet, {
        "A1": "3. Một số sản phẩm chủ yếu của ngành công nghiệp",
        "B4": "Đơn vị", "B5": "tính", "C4": "Thực hiện", "C5": "tháng 6", "C6": "năm", "C7": 2031,
        "D4": "Ước tính", "D5": "tháng 7", "D6": "năm", "D7": 2031, "E4": "Cộng dồn", "E5": "7 tháng", "E6": "năm",
        "E7": 2031,
        "A9": "Than đá", "B9": "Nghìn tấn", "C9": 3859.5, "D9": 3747, "E9": 27385.25,
        "A10": "Dầu mỏ thô", "B10": '"', "C10": 664, "D10": 668.5, "E10": 4777,
        "A11": "Sữa tươi", "B11": "Triệu lít", "C11": 176.5, "D11": 176.75, "E11": 1180.9,
    })  # fmt: skip


def _crops(sheet: Worksheet) -> None:
    """A table of a season: its columns speak of the day in the title, and of that day a year before."""
    fill(sheet, {
        "A1": "1. Sản xuất nông nghiệp đến ngày 15 tháng 7 năm 2031", "E3": "Nghìn ha",
        "C4": "Thực hiện cùng", "C5": "kỳ năm trước", "D4": "Thực hiện", "D5": "kỳ này",
        "E4": "Thực hiện kỳ này", "E5": "so với cùng kỳ", "E6": "năm trước (%)",
        "A8": "Gieo cấy lúa mùa", "C8": 1212.5, "D8": 1206.75, "E8": 99.5,
    })  # fmt: skip


def appendix(path: Path) -> None:
    """The monthly appendix of a statistics office: one numbered table a sheet, July 2031, figures invented."""
    book = Workbook()
    book.remove(book.active)
    _crops(book.create_sheet("1. NN"))
    _output(book.create_sheet("3. SP CN"))
    _investment(book.create_sheet("12.FDI"))
    _goods(book.create_sheet("14.XK"), 14, "xuất khẩu", 7, 2031, 1.0)
    _goods(book.create_sheet("15.NK"), 15, "nhập khẩu", 7, 2031, 0.5)
    _prices(book.create_sheet("16.CPI"))
    stale = book.create_sheet("14.XK cu")
    _goods(stale, 14, "xuất khẩu", 6, 2031, 1.0)
    stale.sheet_state = "hidden"
    book.save(path)


def wide(path: Path) -> None:
    """Labels down, years across, with a hierarchy by indent and a unit line under the title."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Bang 1"
    fill(sheet, {
        "A1": "Kim ngạch theo khu vực", "D2": "Đơn vị tính: Tỷ USD",
        "A3": "Chỉ tiêu", "B3": 2028, "C3": 2029, "D3": "Sơ bộ 2030",
        "A4": "Xuất khẩu", "B4": 371.25, "C4": 354.5, "D4": 405.125,
        "A5": "Trong nước", "B5": 95, "C5": 95.25, "D5": 114.5,
        "A6": "Nước ngoài", "B6": 276.25, "C6": "…", "D6": 290.625,
    })  # fmt: skip
    for row in (5, 6):
        sheet[f"A{row}"].alignment = Alignment(indent=1)
    sheet["A4"].font = Font(bold=True)
    book.save(path)


def long(path: Path) -> None:
    """One row an observation."""
    book = Workbook()
    sheet = book.active
    for row in (
        ("Chỉ tiêu", "Khu vực", "Kỳ", "Giá trị", "Đơn vị", "Trạng thái", "Ghi chú"),
        ("Xuất khẩu", "Cả nước", "quý I/2030", 93.06, "tỷ USD", "A", ""),
        ("Xuất khẩu", "Cả nước", "quý II/2030", 97.5, "tỷ USD", "Ước tính", "số mới"),
        ("Vốn FDI thực hiện", "Cả nước", "6 tháng đầu năm 2030", 10.84, "tỷ USD", "P", ""),
    ):
        sheet.append(row)
    book.save(path)


SPECIMENS: dict[str, Callable[[Path], None]] = {
    "statistics_office/appendix": appendix,
    "statistics_office/monthly_later": monthly.later,
    "statistics_office/monthly_earlier": monthly.earlier,
    "plain/wide": wide,
    "plain/long": long,
    "world_bank/api": publishers.api,
    "world_bank/databank": partial(publishers.text, publishers.DATABANK),
    "world_bank/databank_down": partial(publishers.text, publishers.DATABANK_DOWN),
    "fred/graph": publishers.graph,
    "fred/described_graph": publishers.described_graph,
    "fred/text": partial(publishers.text, publishers.FRED_TEXT),
    "px_web/cube": publishers.cube,
    "px_web/two_headings": publishers.two_headings,
    "px_web/text": partial(publishers.text, publishers.PX_TEXT),
}
TEXTS = frozenset({"world_bank/databank", "world_bank/databank_down", "fred/text", "px_web/text"})


def file_name(name: str) -> str:
    """Return the name of a specimen's file."""
    return f"{name}.{'csv' if name in TEXTS else 'xlsx'}"


def main(folder: Path) -> None:
    """Write every specimen into ``folder``."""
    for name, make in SPECIMENS.items():
        path = folder / file_name(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        make(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
