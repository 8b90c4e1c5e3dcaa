from indicators.charts.joins import Join, chains, join, rhythm, runs
from indicators.charts.points import Point, points
from tests.charts.chart_data import chart, row, two_years


def known(*rows) -> tuple[Point, ...]:
    return points(chart(list(rows)))


def test_neighbouring_months_of_one_source_are_joined():
    july, august = known(row("2025-M07", "42.29"), row("2025-M08", "43.39"))
    assert join(july, august, 1) is Join.SOLID


def test_a_missing_month_is_not_drawn_over():
    july, september = known(row("2025-M07", "42.29"), row("2025-M09", "42.67"))
    assert join(july, september, 1) is Join.HAIRLINE


def test_figures_of_two_sources_are_never_joined():
    half, seven = known(row("2025-S1", "219.83", origin="NSO"), row("2025-01-01/P7M", "262.46"))
    assert join(half, seven, 1) is Join.HAIRLINE


def test_the_way_to_an_estimate_is_dashed():
    five, half = known(row("2025-01-01/P5M", "180.34"), row("2025-S1", "219.83", obs_status="E"))
    assert join(five, half, 1) is Join.TOWARDS_ESTIMATE


def test_the_way_to_a_projection_is_dotted():
    one, other = known(row("2025", "8.02"), row("2026", "10", obs_status="F"))
    assert join(one, other, 1) is Join.TOWARDS_PROJECTION


def test_a_cut_off_inside_the_month_is_no_neighbour_of_the_half_year_two_months_later():
    cut, seven = known(row("2024-01-01/P140D", "11.07"), row("2024-01-01/P202D", "18"))
    assert join(cut, seven, 1) is Join.HAIRLINE


def test_quarters_are_neighbours_where_only_quarters_are_published():
    quarters = known(row("2025-Q1", "7.05"), row("2025-S1", "7.52"), row("2025-01-01/P9M", "7.85"))
    assert rhythm(quarters) == 3
    assert join(quarters[0], quarters[1], rhythm(quarters)) is Join.SOLID


def test_two_lonely_windows_are_no_rhythm():
    assert rhythm(known(row("2025-S1", "219.83"), row("2025-01-01/P9M", "348.52"))) == 1


def test_a_line_of_cumulated_figures_restarts_every_year():
    found = chains(points(chart(two_years())), year_to_date=True, yearly=True)
    assert [(c.year, len(c.points)) for c in found] == [(2024, 3), (2025, 5)]


def test_a_month_and_a_year_never_share_a_line():
    found = chains(known(row("2025-M07", "42.29"), row("2025", "475.06")), year_to_date=False, yearly=False)
    assert len(found) == 2


def test_runs_are_cut_exactly_at_hairlines():
    (last,) = [c for c in chains(points(chart(two_years())), year_to_date=True, yearly=True) if c.year == 2025]
    assert [[p.value for p in run] for run in runs(last, 1)] == [[180.34, 219.83], [262.46, 305.85], [475.06]]


def test_a_printed_blank_is_on_no_line():
    found = chains(known(row("2025-M07", None), row("2025-M08", "43.39")), year_to_date=False, yearly=False)
    assert [p.value for c in found for p in c.points] == [43.39]
