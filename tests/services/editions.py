"""Two editions of an appendix of ours, in the shape of real ones, and the way of one through an upload."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from openpyxl import Workbook

from indicators.model.observation import Precision
from indicators.services.edited_catalogue import EditedCatalogue
from indicators.services.figures import Figures
from indicators.services.intake import Intake, Publication
from indicators.settings import read_settings
from tests.services.conftest import TODAY

BASKETS = "Hàng mây tre bện"


def intake_on(seeded, folder):
    """The use cases of an upload with a catalogue that follows its edits."""
    settings = read_settings({"INDICATORS_DATA_DIR": str(folder)})
    catalogue = EditedCatalogue(seeded.store, seeded.catalogue)
    figures = Figures(seeded.store, catalogue, lambda: TODAY)
    return Intake(seeded.store, catalogue, figures, settings, lambda: TODAY)


def edition(path, month, *, unit="Nghìn tấn; Triệu USD", extra=()):
    """One month of an appendix of ours: a table of goods and one of a kind that the catalogue does not know."""
    path.write_bytes(_edition(month, unit, extra))
    return path


@cache
def _edition(month, unit, extra):
    book = Workbook()
    goods = book.active
    goods.title = f"{month}.XK"
    head = {"A1": f"{month + 7}. Hàng hóa xuất khẩu", "M3": unit}
    for left, right, first, second in (
        ("C", "D", "Ước tính", f"tháng {month}"),
        ("F", "G", "Ước tính", f"{month} tháng"),
    ):
        head |= {
            f"{left}4": first,
            f"{left}5": second,
            f"{left}6": "năm 2024",
            f"{left}7": "Lượng",
            f"{right}7": "Trị giá",
        }
        for row in (4, 5, 6):
            goods.merge_cells(f"{left}{row}:{right}{row}")
    for left, right, words in (("I", "J", f"Tháng {month} năm 2024"), ("L", "M", f"{month} tháng năm 2024")):
        head |= {f"{left}4": words, f"{left}5": "so với cùng kỳ", f"{left}6": "năm trước (%)", f"{left}7": "Lượng"}
        head[f"{right}7"] = "Trị giá"
        for row in (4, 5, 6):
            goods.merge_cells(f"{left}{row}:{right}{row}")
    head |= {
        "A9": "TỔNG TRỊ GIÁ", "D9": 30000 + month, "G9": 30000 * month, "J9": 110.5, "M9": 109.5,
        "A12": "MẶT HÀNG CHỦ YẾU", "B15": "Hàng mây tre bện", "D15": 880 + month, "G15": 900 * month, "J15": 113.5,
        "M15": 107.5, "B16": "Cà phê", "C16": 70, "D16": 346, "F16": 964, "G16": 3537, "J16": 112.5, "M16": 130.5,
    }  # fmt: skip
    for cell, value in head.items():
        goods[cell] = value
    other = book.create_sheet("Bieu khac")
    rows = (
        (f"{month + 12}. Kho bãi của một số doanh nghiệp tháng {month} năm 2024",),
        (),
        ("", "Năm 2022", "Năm 2023", "Chỉ số"),
        ("Tổng số", 12, 14, 3),
        ("Kho lạnh", 5, 6, 1),
        *extra,
    )
    for row in rows:
        other.append(row)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def received(intake, path):
    with path.open("rb") as stream:
        return intake.receive(stream, path.name, "analyst")


def row_of(preview, label, cell=""):
    return next(r for r in preview.mapping if r.printed.label == label and (not cell or r.printed.cell == cell))


def table_of(preview, sheet):
    return next(table for table in preview.tables if table.sheet == sheet)


def committed(intake, upload, day):
    said = Publication("NSO", "Tổng cục Thống kê", "Biểu số liệu", day, Precision.DAY)
    preview = intake.set_publication(upload, said)
    asked = [one.finding_id for one in preview.findings if one.open]
    preview = intake.accept(upload, asked, "read against the source") if asked else preview
    return intake.commit(upload, "an analyst", "first edition", f"key:{upload}", preview.seen)


def july(intake, tmp_path, **said):
    return received(intake, edition(tmp_path / "Bieu-T7.2024.xlsx", 7, **said))
