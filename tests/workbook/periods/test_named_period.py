"""Which of the years and days in a title are its period, and which are something else."""

import pytest

from indicators.workbook.periods.named_period import named_periods, periods_of_note


def said(text):
    return [named.period.render() if named.period else None for named in named_periods(text)]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Hospital beds by district in 2013", ["2013"]),
        ("WEALTH OF HOUSEHOLDS IN THE YEAR: 2005", ["2005"]),
        ("Living conditions survey 2021", ["2021"]),
        ("Dân số trung bình năm 2019 phân theo địa phương", ["2019"]),
        ("Number of schools AS OF June 30, 2013", ["2013-06-30"]),
        ("Lao động tại thời điểm 01/7/2024", ["2024-07-01"]),
        ("Income per head, 2018, at 2010 prices", ["2018"]),
        ("Assets in constant 2005 US$", []),
        ("Output by industry (ISIC Rev. 2008), 2019", ["2019"]),
        ("Index of prices, 2015 = 100", []),
        ("Last update: December 2015", []),
        ("Beds by district. Release date: 15 January 2024", []),
        ("Copyright 2020 Office of Statistics", []),
        ("Boundaries as in the 2011 edition", []),
        ("Wages 2018 and 2019", ["2018", "2019"]),
        ("Wages 2018-2019", [None]),
        ("Pupils, school year 2018/19", [None]),
        ("2010-11", [None]),
        ("2010-05", ["2010-M05"]),
        ("Residents of Area 2020A", []),
        ("Census of 2021, as at 21 March 2021", ["2021-03-21"]),
        ("INGRESO DE VISITANTES MES DE ENERO 2031", ["2031-M01"]),
        ("Exportações em março de 2031", ["2031-M03"]),
        ("Наличие на январь 2031", ["2031-M01"]),
        ("Sıra Mart 2031", ["2031"]),
        ("Noviembre y diciembre de 2031", [None]),
        ("Trimestre móvil enero - marzo 2031", ["2031-Q1"]),
        ("Exports in 2023 (position of 30 June 2024)", ["2024-06-30", "2023"]),
    ],
)
def test_a_title_names_its_period_among_other_years(text, periods):
    assert said(text) == periods


def test_a_note_tells_its_period_first_and_its_day_later():
    note = "These are estimates of the Census 2021. They are as at Census Day, 21 March 2021."
    assert [named.period.render() for named in periods_of_note(note)] == ["2021"]


def test_a_note_of_two_years_leaves_its_period_open():
    note = "The survey of 2021. Results of 2019 are shown for comparison."
    assert len(periods_of_note(note)) == 2
