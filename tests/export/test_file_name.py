import pytest

from indicators.export import file_stem
from tests.charts.chart_data import chart, row, series, two_years


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("vi", "xuat-khau-hang-hoa_luy-ke_2024-2025_tai-2026-01-16"),
        ("en", "goods-exports_year-to-date_2024-2025_as-of-2026-01-16"),
    ],
)
def test_a_file_name_says_what_is_inside(lang: str, expected: str):
    assert file_stem(chart(two_years()), lang) == expected


def test_growth_is_named():
    data = chart([row("2025", "17.1")], kind="column", period="year", transform="year_on_year")
    assert file_stem(data, "vi") == "xuat-khau-hang-hoa_nam_so-cung-ky_2025_tai-2026-01-16"


def test_an_instant_counts_for_its_own_year():
    assert "_2026_" in file_stem(chart([row("2026-01-01", "42")], kind="step", period="instant"), "en")


def test_many_series_are_counted():
    drawn = (series(), series("IMP_GOODS"), series("TRADE_GOODS_TOTAL"), series("TRADE_BAL_GOODS"))
    assert file_stem(chart([], drawn=drawn), "vi").startswith("xuat-khau-nhap-khau-2_")


def test_a_name_is_plain_ascii_and_not_too_long():
    long = series(name={"vi": "Tỷ lệ: “vốn/thực hiện” " * 20, "en": "x"})
    stem = file_stem(chart([], drawn=(long,)), "vi")
    assert stem.isascii()
    assert len(stem) < 120
    assert not set(stem) - set("abcdefghijklmnopqrstuvwxyz0123456789-_")
