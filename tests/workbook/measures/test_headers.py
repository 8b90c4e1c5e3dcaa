"""Header fragments of official tables: period, measure, status, unit, and the item that is left."""

import pytest

from indicators.workbook.measures.headers import read_header

HEADERS = [
    (["Ước tính", "7 tháng", "năm 2024", "Trị giá"], "2024-01-01/P7M", "", "E", "", "Trị giá"),
    (["Tháng 7 năm 2024", "so với cùng kỳ", "năm trước (%)", "Lượng"], "2024-M07", "yoy_index", "", "percent", "Lượng"),
    (["So với cùng kỳ", "năm trước (%)", "Quý I", "năm", "2023"], "2023-Q1", "yoy_index", "", "percent", ""),
    (["Tháng 7 năm 2024 so với:", "Kỳ gốc", "(2019)"], "2024-M07", "base_index", "", "", ""),
    (["Tháng 7 năm 2024 so với:", "Tháng 7", "năm 2023"], "2024-M07", "yoy_index", "", "", ""),
    (["Tháng 7 năm 2024 so với:", "Tháng 12", "năm 2023"], "2024-M07", "vs_dec_index", "", "", ""),
    (["Tháng 7 năm 2024 so với:", "Tháng 6", "năm 2024"], "2024-M07", "mom_index", "", "", ""),
    (["Bình quân 7 tháng", "năm 2024 so với", "cùng kỳ năm 2023"], "2024-01-01/P7M", "avg_yoy_index", "", "", ""),
    (["Tháng 7 năm 2024", "so với (%)", "Tháng 6", "năm", "2024"], "2024-M07", "mom_index", "", "percent", ""),
    (["7 tháng năm", "2024 so với", " kế hoạch", "năm 2024 (%)"], "2024-01-01/P7M", "plan_share", "", "percent", ""),
    (["6 tháng năm 2024 so với 6 tháng năm 2023 (%)"], "2024-S1", "yoy_index", "", "percent", ""),
    (["Tốc độ tăng so với cùng kỳ năm trước (%)", "Quý I năm 2025"], "2025-Q1", "yoy", "", "percent", ""),
    (["Cơ cấu (%)", "6 tháng", "năm", "2023"], "2023-S1", "share", "", "percent", ""),
    (["Chỉ số tồn kho", "Thời điểm", "30/6/2023", "so với cùng", "thời điểm", "tháng trước"],
     "2023-06-30", "mom_index", "", "", "Chỉ số tồn kho"),
    (["Vốn đăng ký", "cấp mới"], None, "", "", "", "Vốn đăng ký cấp mới"),
    (["Số dự án", "(Dự án)"], None, "", "", "projects", "Số dự án"),
    (["Ước tính\ntháng 6\nnăm 2015\n(Tỷ đồng)"], "2015-M06", "", "E", "VND", ""),
    (["Quý I", "năm", "2023", "Nghìn người"], "2023-Q1", "", "", "persons", ""),
    (["Kế hoạch năm 2024"], "2024", "", "T", "", ""),
    (["Vụ đông xuân năm 2024", "so với vụ đông xuân 2023 (%)", "Cả nước"], "2024", "yoy_index", "", "percent",
     "Cả nước"),
    (["Sơ bộ\nPrel.\n2024"], "2024", "", "P", "", ""),
    (["Pre.2024"], "2024", "", "P", "", ""),
    (["Vốn thực hiện", "năm 2024"], "2024", "", "", "", "Vốn thực hiện"),
    (["% 9T 2024/2023"], "2024-01-01/P9M", "yoy_index", "", "", "%"),
    (["Tháng 9/2024/Tháng 9/2023 (%)"], "2024-M09", "yoy_index", "", "percent", ""),
    (["9 tháng/2024 / 9 tháng/2023 (%)"], "2024-01-01/P9M", "yoy_index", "", "percent", ""),
    (["2023/2024"], None, "", "", "", "2023/2024"),
    (["Tăng/giảm so với cùng kỳ năm 2023 (Nghìn ha)", "Tháng 7 năm 2024"], "2024-M07", "diff_yoy", "", "hectares", ""),
    (["Cả", "nước"], None, "", "", "", "Cả nước"),
    (["GDP growth (yoy, %)"], None, "yoy", "", "percent", "GDP"),
    (["Exports, USD million"], None, "", "", "USD", "Exports"),
    (["Average 7 months of 2024 compared with the same period of 2023 (%)"],
     "2024-01-01/P7M", "avg_yoy_index", "", "percent", ""),
]  # fmt: skip


@pytest.mark.parametrize(("fragments", "period", "measure", "status", "unit", "item"), HEADERS)
def test_a_header_says_period_measure_status_unit_and_item(fragments, period, measure, status, unit, item):
    header = read_header(fragments)
    assert (header.period.period.render() if header.period else None) == period
    assert header.measure == measure
    assert header.obs_status == status
    assert (header.unit.unit_measure if header.unit else "") == unit
    assert header.item == item
    assert not header.unread_comparison


@pytest.mark.parametrize("fragments", [["Thực hiện", "kỳ này"], ["Thực hiện cùng", "kỳ năm trước"]])
def test_a_header_that_speaks_of_a_period_without_naming_it_says_so(fragments):
    assert read_header(fragments).refers_elsewhere


@pytest.mark.parametrize(
    "fragments",
    [
        ["Vụ đông xuân năm 2023 so với vụ hè thu (%)"],
        ["Tăng/giảm so với kế hoạch năm (Nghìn ha)", "Tháng 7 năm 2024"],
        ["Tháng 7 năm 2024 so với tháng 3 năm 2021"],
    ],
)
def test_a_comparison_that_makes_no_measure_is_never_a_level(fragments):
    header = read_header(fragments)
    assert header.unread_comparison
    assert header.measure == ""


def test_a_header_without_a_year_takes_the_year_it_is_given():
    header = read_header(["Tháng 7"], year=2024)
    assert header.period is not None
    assert header.period.period.render() == "2024-M07"
