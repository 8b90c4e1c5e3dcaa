"""The period of a figure where a sentence speaks of the same period of another year."""

from datetime import date

import pytest

PUBLISHED = date(2025, 7, 6)
HALF = "6 tháng xuất khẩu đạt 7,63 tỷ USD"


@pytest.mark.parametrize(
    ("text", "last", "role"),
    [
        (f"{HALF}, trong khi cùng kỳ năm 2024 xuất khẩu đạt 6 tỷ USD.", "2024-S1", "comparator"),
        (f"{HALF} (cùng kỳ năm 2024 đạt 6 tỷ USD).", "2024-S1", "comparator"),
        (f"{HALF}. Cùng kỳ năm 2024, xuất khẩu đạt 6 tỷ USD.", "2024-S1", "observation"),
        (f"{HALF}. Cùng kỳ, nhập khẩu đạt 6 tỷ USD.", "2025-S1", "observation"),
        (f"{HALF}. Cùng kỳ năm trước, xuất khẩu đạt 6 tỷ USD. Nhập khẩu đạt 8 tỷ USD.", "2025-S1", "observation"),
    ],
)
def test_a_figure_of_the_same_period_is_of_the_year_that_is_said(extractor, text, last, role):
    figure = extractor.extract(text, PUBLISHED).figures[-1]
    assert (figure.period.render(), figure.role) == (last, role)


def test_a_month_that_is_just_over_is_of_this_year_even_behind_a_figure_of_last_year(extractor):
    text = "Năm 2025, GDP tăng 8,02%. CPI tháng 2 tăng 0,34% so với tháng trước."
    assert extractor.extract(text, date(2026, 3, 6)).figures[-1].period.render() == "2026-M02"
    assert extractor.extract(text, date(2026, 1, 6)).figures[-1].period.render() == "2025-M02"
