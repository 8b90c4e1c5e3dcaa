"""Tables found by where things stand: title, unit line, header, body."""

import pytest

from indicators.workbook.cells.grid import Merge
from indicators.workbook.row_labels.label_columns import divide_label_columns
from indicators.workbook.row_labels.labels import read_labels
from indicators.workbook.shapes.regions import find_regions
from indicators.workbook.time_axes.group_titles import with_group_titles
from tests.workbook.files import grid_of
from tests.workbook.tables import table_of


def one(rows, **said):
    (region,) = find_regions(grid_of(rows, **said))
    return region


def test_title_unit_line_header_and_body_are_told_apart():
    region = one(
        [
            ["14. Hàng hóa xuất khẩu"],
            [None, None, "Triệu USD"],
            [None, "Tháng 6", "Tháng 7"],
            [None, "năm", "năm"],
            [None, 2024, 2024],
            [],
            ["TỔNG SỐ", 1, 2],
            ["Cà phê", 3, 4],
        ]
    )
    assert (region.title, region.unit_line.text) == ("14. Hàng hóa xuất khẩu", "Triệu USD")
    assert region.header_rows == (3, 4, 5)
    assert region.body_rows == (7, 8)
    assert region.headers[3].fragments == ("Tháng 7", "năm", "2024")


def test_a_title_goes_on_in_the_next_row():
    region = one([["16. Chỉ số giá"], ["   và lạm phát tháng 7"], [None, "2024"], ["CPI", 1.5]])
    assert region.title == "16. Chỉ số giá và lạm phát tháng 7"


def test_a_merged_range_gives_its_text_once_to_each_column_under_it():
    rows = [[None, "Ước tính", None], [None, None, None], [None, "Lượng", "Trị giá"], ["Cà phê", 1.5, 2.5]]
    region = one(rows, merges=(Merge(1, 2, 2, 3),))
    assert region.headers[2].fragments == ("Ước tính", "Lượng")
    assert region.headers[3].fragments == ("Ước tính", "Trị giá")


def test_an_unmerged_group_title_covers_the_blank_cell_to_its_right():
    region = one([[None, "Năm 2024", None], [None, "Lượng", "Trị giá"], ["Cà phê", 1.5, 2.5]])
    assert region.headers[3].fragments == ("Trị giá",)
    assert with_group_titles(region, 3).fragments == ("Năm 2024", "Trị giá")


def test_a_group_title_does_not_cross_a_column_without_header():
    rows = [[None, "Năm 2024", None, None], [None, "Lượng", None, "Giá"], ["Cà phê", 1.5, None, 2.5]]
    assert with_group_titles(one(rows), 4).fragments == ("Giá",)


def test_numbers_in_hidden_columns_and_rows_are_no_part_of_a_table():
    rows = [[None, "2023", "2024"], ["Cà phê", 1.5, 2.5], ["Chè", 9.5, 8.5]]
    region = one(rows, hidden_columns=frozenset({2}), hidden_rows=frozenset({3}))
    assert region.value_columns == (3,)
    assert region.body_rows == (2,)


def test_a_row_of_words_over_the_values_begins_the_next_table():
    rows = [
        ["6. Chăn nuôi"], [None, "2023", "2024"], ["Thịt", 1.5, 2.5],
        ["7. Lâm nghiệp"], [None, "Quý I", "Quý II"], [None, 2024, 2024], ["Gỗ", 3.5, 4.5],
    ]  # fmt: skip
    first, second = find_regions(grid_of(rows))
    assert first.body_rows == (3,)
    assert (second.title, second.header_rows, second.body_rows) == ("7. Lâm nghiệp", (5, 6), (7,))


def test_a_row_of_units_inside_a_body_changes_the_unit_and_not_the_table():
    rows = [[None, "2023", "2024"], ["Lao động", 1.5, 2.5], [None, "Nghìn người", None], ["Nam", 3.5, 4.5]]
    region = one(rows)
    assert [(line.row, line.units[0].unit_measure) for line in region.unit_switches] == [(3, "persons")]


def test_a_heading_over_the_first_figure_belongs_to_the_body():
    rows = [[None, "2023", "2024"], ["I. Vận chuyển (Nghìn HK)"], ["Tổng số", 1.5, 2.5]]
    assert one(rows).body_rows == (2, 3)


def test_missing_codes_over_the_first_figure_belong_to_the_body():
    rows = [[None, "GDP"], ["2023", "…"], ["2024", 5.1]]
    region = one(rows)
    assert region.body_rows == (2, 3)
    assert region.headers[2].fragments == ("GDP",)


def test_a_sheet_of_words_has_no_table():
    assert find_regions(grid_of([["Ghi chú", "một"], ["hai", "ba"]])) == ()


LABELS = [
    [None, None, "Đơn vị", "2024"],
    ["TỔNG SỐ", None, "Triệu USD", 10.5],
    [None, "Trong nước", '"', 4.5],
    [None, "Trong đó: Dầu thô", '"', 1.5],
    ["MẶT HÀNG", None, None, None],
    [None, "Trong đó:", None, None],
    [None, "Cà phê", "Nghìn tấn", 2.5],
    ["Tổng sản lượng", None, None, None],
    ["có hạt", None, "Nghìn tấn", 3.5],
]


@pytest.fixture
def labels():
    region = one(LABELS)
    return read_labels(region, divide_label_columns(region))


def test_parents_are_the_rows_above_that_stand_further_left(labels):
    assert labels[3].path == ("TỔNG SỐ",)
    assert labels[7].path == ("MẶT HÀNG",)


def test_connectors_are_no_labels_and_what_follows_one_is_a_part(labels):
    assert (labels[4].text, labels[4].path) == ("Dầu thô", ("TỔNG SỐ", "Trong nước"))
    assert 6 not in labels


def test_a_label_that_goes_on_in_lower_case_is_one_label(labels):
    assert labels[9].text == "Tổng sản lượng có hạt"
    assert 8 not in [label.row for label in labels.values() if label.has_numbers]


def test_a_ditto_mark_repeats_the_unit_above(labels):
    assert [labels[row].unit.unit_measure for row in (2, 3, 4, 7)] == ["USD", "USD", "USD", "tonnes"]


def test_enumerated_sections_of_a_flat_table_are_parents_and_carry_their_unit():
    rows = [
        [None, "2024"], ["I. Vận chuyển (Nghìn HK)", 10.5], ["Phân theo ngành", None], ["Đường sắt", 1.5],
        ["II. Luân chuyển (Triệu HK.km)", 20.5], ["Đường sắt", 2.5],
    ]  # fmt: skip
    region = one(rows)
    read = read_labels(region, divide_label_columns(region))
    assert read[4].path == ("I. Vận chuyển (Nghìn HK)", "Phân theo ngành")
    assert (read[6].path, read[6].unit.unit_measure) == (("II. Luân chuyển (Triệu HK.km)",), "passenger_km")


def test_columns_that_all_say_something_are_dimensions():
    rows = [["Country", "Code", "Indicator", "2024"], ["Laos", "LAO", "GDP", 1.5], ["Viet Nam", "VNM", "GDP", 2.5]]
    region = one(rows)
    columns = divide_label_columns(region)
    read = read_labels(region, columns)
    assert (read[3].path, read[3].text, read[3].code) == (("Viet Nam",), "GDP", "VNM")


def test_one_column_of_figures_under_a_title_needs_no_header():
    quarters = [[None, f"Q{at % 4 + 1} {2030 + at // 4}", 8.25 - at / 4] for at in range(5)]
    found = table_of([["Contents"], [None, "6.10 Market rates"], [None, "Per cent"], *quarters])
    assert found["C4"] == (8.25, "2030-Q1", "6.10 Market rates")
    assert found["C8"] == (7.25, "2031-Q1", "6.10 Market rates")
    regions = [["Population, 2030, thousand persons"], [], ["North", 12], ["South", 13], ["West", 45], ["East", 3]]
    assert table_of(regions)["B5"] == (45, "2030", "West > Population, 2030")


def test_a_line_with_a_number_under_a_title_is_no_table():
    assert find_regions(grid_of([["Office of statistics"], ["Telephone", 1234], ["Room", 17]])) == ()
