"""What stands below the columns of a native chart, and along its lines of days."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import export
from indicators.export.chart_book import embedded_book
from indicators.export.chart_part import chart_part
from indicators.services.documents import as_document
from tests.charts.chart_data import chart, row
from tests.export.documents import opened, parts
from tests.export.gallery import month_columns


def chart_xml(data, lang="vi"):
    (xml,) = parts(export.xlsx(as_document(data, lang)).content, r"charts/chart1\.xml")
    return xml


def levels(xml):
    """The names of each level of the slots, by their positions."""
    return [dict(re.findall(r'<pt idx="(\d+)"><v>(.*?)</v>', level)) for level in re.findall(r"<lvl>(.*?)</lvl>", xml)]


def test_many_months_stand_as_numbers_above_their_years():
    parts_of_years, years = levels(chart_xml(month_columns(20)))
    assert list(parts_of_years.values()) == [str(n % 12 + 1) for n in range(20)]
    assert years == {"0": "2023", "12": "2024"}


@pytest.mark.parametrize(("lang", "names"), [("vi", ["I", "II", "III", "IV"]), ("en", ["Q1", "Q2", "Q3", "Q4"])])
def test_many_quarters_stand_by_their_short_names_above_their_years(lang, names):
    quarters, years = levels(chart_xml(month_columns(16, "quarter"), lang))
    assert list(quarters.values()) == names * 4
    assert years == {"0": "2023", "4": "2024", "8": "2025", "12": "2026"}


def test_of_very_many_months_only_the_years_are_named():
    months, years = levels(chart_xml(month_columns(60)))
    assert months == {}
    assert list(years.values()) == ["2023", "2024", "2025", "2026", "2027"]


def test_few_months_are_named_in_full_on_the_table():
    xml = chart_xml(month_columns(6))
    assert levels(xml) == []
    assert "Tháng 1/2023" in xml
    assert "'Bảng'!$A$5" in xml


def test_the_workbook_holds_the_names_that_the_chart_refers_to():
    book = opened(export.xlsx(as_document(month_columns(20), "vi")).content)
    rows = list(book["Điểm vẽ"].iter_rows(min_row=2, max_col=2, values_only=True))
    assert rows == [({0: "2023", 12: "2024"}.get(n), str(n % 12 + 1)) for n in range(20)]


def test_many_columns_carry_the_last_figure_alone():
    assert chart_xml(month_columns(20)).count("<dLbl>") == 1
    assert chart_xml(month_columns(6)).count("<dLbl>") == 5


@given(first=st.integers(1960, 2010), years=st.integers(4, 15))
def test_lines_along_the_calendar_never_name_a_year_twice(first, years):
    days = [f"{first + n}-06-30" for n in range(years)]
    xml = chart_xml(chart([row(day, "5", obs_status="A") for day in days], kind="step", period="instant"))
    across = re.findall(r"<valAx>.*?</valAx>", xml)[0]
    low, high, step = (float(re.search(rf'<{name} val="(.*?)"', across)[1]) for name in ("min", "max", "majorUnit"))
    ticks = [low + n * step for n in range(int((high - low) / step) + 1)]
    named = [(date(1899, 12, 30) + timedelta(days=int(at))).year for at in ticks]
    assert len(set(named)) == len(named)
    assert named[0] == first


def test_lines_far_from_zero_begin_near_their_lowest_figure_and_others_at_zero():
    def ends(*values):
        rows = [row(str(2020 + n), value) for n, value in enumerate(values)]
        across = re.findall(r"<valAx>.*?</valAx>", chart_xml(chart(rows, kind="line", period="year")))[-1]
        return tuple(float(re.search(rf'<{name} val="(.*?)"', across)[1]) for name in ("min", "max"))

    assert ends("326.4", "405.53", "475.06") == (300, 500)
    assert ends("3", "10", "12") == (0, 15)
    assert ends("-4", "10", "12") == (-5, 15)


def years_named(width_cm, count=10):
    rows = [row(str(2016 + n), "5") for n in range(count)]
    (native,), _ = embedded_book(as_document(chart(rows, kind="column", period="year"), "vi"))
    return re.search(r'<dateAx>.*<majorUnit val="(\d+)"/><majorTimeUnit val="years"/>', chart_part_of(native, width_cm))


def chart_part_of(native, width_cm):
    return chart_part(native, "vi", width_cm, 6, 9).decode()


def test_many_years_are_named_as_often_as_a_chart_is_wide():
    assert [years_named(width)[1] for width in (25, 8, 5)] == ["1", "2", "3"]


def test_the_years_of_a_calendar_axis_are_days_in_the_workbook():
    rows = [row(str(2016 + n), "5") for n in range(10)]
    book = opened(export.xlsx(as_document(chart(rows, kind="column", period="year"), "en")).content)
    days = [cells[0] for cells in book["Drawn points"].iter_rows(min_row=2, max_col=1, values_only=True)]
    assert [day.year for day in days] == list(range(2016, 2026))
    assert {(day.month, day.day) for day in days} == {(1, 1)}


def test_few_years_are_slots_of_the_table():
    assert years_named(25, count=7) is None


def test_a_narrow_chart_names_fewer_years_than_a_wide_one():
    rows = [row(f"{year}-06-30", "5", obs_status="A") for year in range(2001, 2026)]
    told = as_document(chart(rows, kind="step", period="instant"), "vi")

    def step(width_cm):
        (native,), _ = embedded_book(told)
        xml = chart_part(native, "vi", width_cm, 6, 9).decode()
        return float(re.findall(r'majorUnit val="(.*?)"', xml)[0])

    assert step(25) == 731
    assert step(8) == 1462
