"""Our own template comes back as it went out: keys as codes, blanks passed over, periods in either notation."""

import pytest

from indicators.model.period import Period
from tests.workbook.files import codes, read_rows

HEAD = ["series_key", "indicator", "period", "value", "unit", "status", "note"]
KEY = "EXP_GOODS:VNM;measure=level;unit=USD"


def test_a_filled_row_is_a_figure_with_its_series_key(tmp_path):
    reading = read_rows(tmp_path, [HEAD, [KEY, "Xuất khẩu, 7 tháng", "2025-01-01/P7M", 262.46, "tỷ USD", "E", "sơ bộ"]])
    (one,) = reading.rows
    assert (one.code, one.layout, one.cell) == (KEY, "template", "D2")
    assert one.period == Period.year_to_date(2025, 7)
    assert (one.measure, one.unit_measure, one.unit_mult, one.value_text) == ("level", "USD", 9, "262.46")
    assert (one.obs_status, one.notes) == ("E", "sơ bộ")
    assert codes(reading) == set()


def test_a_row_whose_value_is_blank_is_due_and_passed_over_without_a_word(tmp_path):
    reading = read_rows(
        tmp_path, [HEAD, [KEY, "", "2025-M07", None, "", "", ""], [KEY, "", "2025-M08", "", "", "", ""]]
    )
    assert len(reading.rows) == 0
    assert codes(reading) == set()


def test_a_template_row_without_a_readable_period_is_hard_at_its_cell(tmp_path):
    reading = read_rows(tmp_path, [HEAD, [KEY, "", "tháng 13/2025", 1.5, "tỷ USD", "", ""]])
    (finding,) = [one for one in reading.findings if one.code == "period_unreadable"]
    assert (finding.severity, finding.where) == ("hard", "Data!C2")


@pytest.mark.parametrize("said", ["7 tháng đầu năm 2025", "first 7 months of 2025", "2025-01-01/P7M"])
def test_a_period_may_be_typed_in_words_or_in_sdmx(tmp_path, said):
    reading = read_rows(tmp_path, [HEAD, [KEY, "", said, 1.5, "tỷ USD", "", ""]])
    assert reading.rows[0].period == Period.year_to_date(2025, 7)


def test_a_day_among_other_periods_is_asked_about(tmp_path):
    rows = [HEAD, [KEY, "", "2025-M07", 1.5, "", "", ""], [KEY, "", "2025-08-01", 2.5, "", "", ""]]
    assert "day_among_periods" in codes(read_rows(tmp_path, rows))


def test_a_broken_series_key_is_hard(tmp_path):
    reading = read_rows(tmp_path, [HEAD, ["EXP GOODS:VNM;measure=level", "", "2025", 1.5, "tỷ USD", "", ""]])
    assert "series_key_unreadable" in codes(reading)


def test_a_long_table_reads_series_dimensions_status_and_notes(tmp_path):
    rows = [
        ["Chỉ tiêu", "Khu vực", "Kỳ", "Giá trị", "Đơn vị", "Trạng thái", "Ghi chú"],
        ["Xuất khẩu", "Cả nước", "quý II/2030", 97.5, "tỷ USD", "Ước tính", "số mới"],
        ["Xuất khẩu", "Cả nước", "quý III/2030", 99.5, "thùng", "", ""],
    ]
    reading = read_rows(tmp_path, rows)
    first, second = reading.rows
    assert (first.label, first.path, first.obs_status, first.notes) == ("Xuất khẩu", ("Cả nước",), "E", "số mới")
    assert (second.unit_measure, second.unit_text) == ("", "thùng")
    assert "unit_open" in codes(reading)
