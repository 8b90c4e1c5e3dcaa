from datetime import date

from indicators.model.period import Period
from indicators.services.intake.due import MOST, periods_due

JANUARY_2026 = date(2026, 1, 16)


def test_after_seven_months_come_eight_and_so_on_to_the_last_month_that_ended():
    due = periods_due([Period.year_to_date(2025, 7)], date(2025, 11, 10))
    assert due == tuple(Period.year_to_date(2025, months) for months in (8, 9, 10))


def test_at_least_the_next_window_is_asked_for_even_before_it_has_ended():
    assert periods_due([Period.month(2025, 12)], JANUARY_2026) == (Period.month(2026, 1),)


def test_growth_known_by_quarters_is_never_asked_by_months():
    known = [Period.quarter(2025, 1), Period.half(2025, 1), Period.quarter(2025, 2), Period.year_to_date(2025, 9)]
    due = periods_due(known, JANUARY_2026)
    assert due == (Period.quarter(2025, 3), Period.year(2025), Period.quarter(2025, 4))


def test_a_cut_off_on_the_twentieth_is_followed_by_whole_months():
    known = [Period.through(date(2024, 1, 1), date(2024, 7, 20))]
    assert periods_due(known, date(2024, 9, 5)) == (Period.year_to_date(2024, 8),)


def test_after_the_whole_year_the_running_windows_begin_again_in_january():
    known = [Period.year_to_date(2025, 11), Period.year(2025)]
    assert periods_due(known, date(2026, 3, 2)) == (
        Period.month(2026, 1),
        Period.year_to_date(2026, 2),
        Period.year(2026),
    )


def test_a_kind_of_window_that_fell_out_of_use_is_not_asked_for():
    known = [Period.month(2012, 8), Period.year(2025)]
    assert periods_due(known, JANUARY_2026) == (Period.year(2026),)


def test_a_stock_is_asked_as_of_today():
    assert periods_due([Period.instant(date(2025, 8, 26))], JANUARY_2026) == (Period.instant(JANUARY_2026),)


def test_a_series_long_without_figures_asks_for_the_latest_dozen_only():
    due = periods_due([Period.month(2020, 1)], JANUARY_2026)
    assert len(due) == MOST
    assert due[-1] == Period.month(2025, 12)


def test_nothing_known_is_nothing_due():
    assert periods_due([], JANUARY_2026) == ()
