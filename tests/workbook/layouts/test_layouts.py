"""Each layout takes the sheets that are its own, says from which cells, and leaves the others alone."""

import pytest

from indicators.workbook.layouts import ENOUGH, LAYOUTS
from indicators.workbook.reader import recognise
from indicators.workbook.sheet import Sheet
from tests.workbook.files import grid_of

APPENDIX = [
    ["8. Doanh nghiệp quay trở lại hoạt động"],
    [],
    [None, None, None, "Doanh nghiệp"],
    [None, "7 tháng", "7 tháng", "7 tháng năm 2024 so với"],
    [None, "năm 2023", "năm 2024", "cùng kỳ năm 2023 (%)"],
    [],
    ["TỔNG SỐ", 42275, 44273, 104.7],
    ["Xây dựng", 5497, 5557, 101.1],
]
WIDE_ACROSS = [["Chỉ tiêu", "2022", "2023", "2024"], ["Xuất khẩu (tỷ USD)", 371.3, 354.7, 405.5]]
WIDE_DOWN = [["Kỳ", "GDP (%)"], ["2023-Q1", 3.4], ["2023-Q2", 4.3], ["2023-Q3", 5.5]]
LONG = [
    ["Chỉ tiêu", "Kỳ", "Giá trị", "Đơn vị"],
    ["Xuất khẩu", "2023", 354.7, "tỷ USD"],
    ["Xuất khẩu", "2024", 405.5, ""],
]
TEMPLATE = [["series_key", "indicator", "period", "value", "unit", "status", "note"],
            ["EXP_GOODS:VNM;measure=level;unit=USD", "Xuất khẩu", "2024", 405.5, "tỷ USD", "A", ""]]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "name"),
    [(APPENDIX, "appendix"), (WIDE_ACROSS, "wide"), (WIDE_DOWN, "wide"), (LONG, "long"), (TEMPLATE, "template")],
)
def test_each_layout_takes_its_own_sheets(rows, name):
    layout, recognition = recognise(Sheet(grid_of(rows)))
    assert layout is not None
    assert layout.name == name
    assert recognition.score >= ENOUGH
    assert recognition.evidence


def test_the_evidence_of_an_appendix_names_the_cells():
    _, recognition = recognise(Sheet(grid_of(APPENDIX)))
    assert {cue.code: cue.cell for cue in recognition.evidence} == {
        "numbered_title": "A1",
        "unit_at_right": "D3",
        "header_fragments": "B4",
        "total_first": "A7",
        "blank_under_header": "A6",
        "status_or_comparison": "D5",
    }


def test_a_column_of_an_appendix_whose_period_is_unread_is_left_out_and_told():
    rows = [list(row) for row in APPENDIX]
    rows[3][2], rows[4][2] = "13 tháng", "năm 2024"
    sheet = Sheet(grid_of(rows))
    layout, recognition = recognise(sheet)
    assert layout is not None
    assert not recognition.reason
    reading = layout.read(sheet)
    assert {one.cell for one in reading.candidates} == {"B7", "D7", "B8", "D8"}
    assert [(one.code, one.cell) for one in reading.findings if "period" in one.code] == [("period_left_out", "C5")]


def test_an_appendix_sheet_of_which_most_periods_are_unread_is_left_whole():
    rows = [list(row) for row in APPENDIX]
    rows[3][1:3], rows[4][1:3] = ["Ghi", "Ghi"], ["chú", "chú thêm"]
    _, recognition = recognise(Sheet(grid_of(rows)))
    assert (recognition.reason, recognition.reason_cell) == ("period_unreadable", "B5")


def test_an_appendix_sheet_that_speaks_of_a_period_without_naming_it_is_left_whole():
    rows = [list(row) for row in APPENDIX]
    rows[3][2], rows[4][2] = "Thực hiện", "kỳ này"
    _, recognition = recognise(Sheet(grid_of(rows)))
    assert (recognition.reason, recognition.reason_cell) == ("period_unreadable", "C5")


def test_the_same_table_without_a_number_before_its_title_is_a_plain_wide_one():
    rows = [["Doanh nghiệp quay trở lại hoạt động"], *APPENDIX[1:]]
    layout, _ = recognise(Sheet(grid_of(rows)))
    assert layout is not None
    assert layout.name == "wide"


@pytest.mark.parametrize(
    "rows",
    [
        [["Ghi chú"], ["một dòng"]],
        [[1, 2], [3, 4]],
        [["Last update: December 2015"], [None, "Energy supply"], ["Andorra", 9.5]],
        [["x", "About this dataset, published on 15 January 2024 by an office"], ["Version", 3.5]],
    ],
)
def test_a_sheet_without_a_table_of_periods_is_taken_by_none(rows):
    layout, recognition = recognise(Sheet(grid_of(rows)))
    assert layout is None
    assert recognition.reason


def test_layouts_stand_in_one_ordered_list_with_names_of_their_own():
    assert [layout.name for layout in LAYOUTS] == [
        *(
            "template",
            "state_changes",
            "appendix",
            "databank",
            "world_bank_api",
            "outlook",
            "fred",
            "described",
            "px_web",
            "long",
            "wide",
            "cross_section",
        ),
    ]
