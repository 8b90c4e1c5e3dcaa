"""Growth beside the level: published and computed stand side by side."""

import pytest

from indicators import charts
from indicators.model.frames import records
from indicators.model.period import Period
from indicators.web.pages.explore.growth import Growth, growth_columns, growth_line, growth_text
from tests.web.pages.explore import cases


def grown(value, period=cases.SEVEN_MONTHS, **said):
    shown = cases.figure(value, measure="yoy", unit_measure="percent", period=period, **said)
    return {period: records(cases.chart(shown).rows)[0]}


@pytest.mark.parametrize(
    ("value", "said", "lang", "text"),
    [
        ("14.8", {}, "vi", "+14,8%"),
        ("-6.02", {}, "en", "\u22126.02%"),
        ("15.6", {"note": "two_sources"}, "vi", "+15,6%\u2021"),
        ("14", {"qualifier": "about"}, "en", "about\u00a0+14%"),
    ],
)
def test_a_growth_is_written_with_its_sign_hedge_and_two_sources(value, said, lang, text):
    (row,) = grown(value, **said).values()
    assert growth_text(row, lang) == text


def test_published_and_computed_growth_are_two_columns_of_the_ladder():
    growth = Growth(grown("14.8"), grown("15.6", note="two_sources"))
    rows = charts.table(cases.chart(), "vi").rows
    columns = growth_columns(growth, rows, by_year=True, lang="vi")
    assert [(c.heading, c.texts) for c in columns] == [
        ("Tăng 2025, công bố", ("+14,8%",)),
        ("Tăng 2025, tính lại", ("+15,6%\u2021",)),
    ]


def test_a_published_growth_stands_even_where_the_level_of_that_year_is_missing():
    rows = charts.table(cases.chart(cases.FROM_WORKBOOK), "en").rows
    (column,) = growth_columns(Growth(grown("14.8")), rows, by_year=True, lang="en")
    assert column.texts == ("+14.8%",)


def test_without_any_growth_there_is_no_column():
    assert growth_columns(Growth(), charts.table(cases.chart(), "vi").rows, by_year=True, lang="vi") == ()


def test_the_line_under_a_citation_names_the_base():
    line = growth_line(Growth(grown("14.8"), grown("15.6")), cases.SEVEN_MONTHS, "vi")
    assert line == "+14,8% (công bố), +15,6% (tính lại), so với 7 tháng đầu năm 2024"
    assert growth_line(Growth(grown("14.8")), Period.year(2024), "vi") == ""
