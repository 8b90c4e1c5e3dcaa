from indicators import charts
from indicators.model.period import Period
from tests.charts.chart_data import chart, row, series, two_years


def read(data, lang="vi"):
    twin = charts.table(data, lang)
    return [c.heading for c in twin.columns], {r.heading: [c.text for c in r.cells] for r in twin.rows}


def test_a_ladder_has_windows_by_years():
    columns, rows = read(chart(two_years()))
    assert columns == ["2024", "2025"]
    assert list(rows) == ["5 tháng", "6 tháng", "7 tháng", "8 tháng", "11 tháng", "12 tháng"]
    assert rows["6 tháng"] == ["190,7", "219,83"]
    assert rows["7 tháng"] == ["…", "262,46"]


def test_any_other_kind_has_periods_by_series():
    rows = [row("2025-M07", "42.29"), row("2025-M07", "36.1", series=1, indicator="IMP_GOODS")]
    data = chart(rows, kind="line", period="month", drawn=(series(), series("IMP_GOODS")))
    assert read(data, "en") == (["Exports", "Imports"], {"July 2025": ["42.29", "36.1"]})


def test_decimals_are_those_printed():
    _, rows = read(chart([row("2025", "475.00"), row("2024", "405")], kind="table", period="year"))
    assert rows == {"2024": ["405"], "2025": ["475,00"]}


def test_hedge_status_and_origin_of_a_figure_are_kept_apart():
    (only,) = charts.table(chart([row("2025-01-01/P9M", "283", qualifier="about", obs_status="E")]), "vi").rows
    (cell,) = only.cells
    assert (cell.text, cell.qualifier_words, cell.number) == ("khoảng\u00a0283", "khoảng", "283")
    assert (cell.status, cell.status_words, cell.mark) == ("E", "ước tính", "estimate")
    assert cell.obs_id is not None
    assert cell.period.render() == "2025-01-01/P9M"


def test_a_derived_figure_has_no_id_in_the_store():
    (only,) = charts.table(chart([row("2025-01-01/P8M", "305.85", obs_status="D")]), "vi").rows
    assert only.cells[0].obs_id is None


def test_units_stand_in_the_headings_only_where_they_differ():
    rate = series("GDP_GROWTH_YOY", unit_measure="percent", unit_mult=0)
    same = charts.table(chart([], kind="line", drawn=(series(), series("IMP_GOODS"))), "vi")
    unlike = charts.table(chart([], kind="line", drawn=(series(), rate)), "vi")
    assert [c.unit for c in same.columns] == ["", ""]
    assert [c.unit for c in unlike.columns] == ["tỷ USD", "%"]


def test_a_range_shows_both_ends():
    _, rows = read(chart([row("2026", "6.5", value_high=7.0, qualifier="range")], kind="table", period="year"))
    assert rows == {"2026": ["6,5–7,0"]}


def test_a_printed_blank_is_a_row_without_a_figure():
    _, rows = read(chart([row("2025-M07", None)], kind="line", period="month"))
    assert rows == {"Tháng 7/2025": ["…"]}


def test_a_long_table_is_told_in_pages_the_latest_first_and_together_they_hold_every_figure():
    months = [f"{year}-M{month:02d}" for year in range(1880, 1980) for month in range(1, 13)]
    data = chart([row(month, str(n)) for n, month in enumerate(months)], kind="line", period="month")
    pages = [charts.table_page(data, number) for number in (1, 2, 3, 4, 99)]
    assert [(one.number, one.count) for one in pages] == [(1, 4), (2, 4), (3, 4), (4, 4), (4, 4)]
    told = [cell.value for one in pages[:4] for line in charts.table(one.data, "en").rows for cell in line.cells]
    assert sorted(told) == [float(n) for n in range(len(months))]
    assert max(told) in {c.value for line in charts.table(pages[0].data, "en").rows for c in line.cells}
    assert charts.table_page(data, 1, Period.parse("1880-M02")).number == 4


def test_a_table_that_fits_is_one_page():
    data = chart(two_years())
    assert charts.table_page(data, 7) == charts.TablePage(data, 1, 1)
