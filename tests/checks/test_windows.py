from datetime import date

import pandas as pd

from indicators.checks.windows import period_in_future, published_before_period, unlike_windows
from indicators.model.finding import Severity
from indicators.model.period import Period
from tests.checks.cases import case, figure, stored

TO_20_JULY = Period.through(date(2024, 1, 1), date(2024, 7, 20))


def test_a_cut_off_on_the_twentieth_beside_a_year_that_closes_at_month_end_is_asked_once():
    history = [
        stored("FDI_NEW", Period.year_to_date(2025, 7), "10.03"),
        stored("FDI_ADJ", Period.year_to_date(2025, 7), "9.99"),
    ]
    rows = [figure("FDI_NEW", TO_20_JULY, "10.76", "D7"), figure("FDI_ADJ", TO_20_JULY, "4.97", "E7")]
    (finding,) = unlike_windows(case(rows, history))
    assert (finding.code, finding.severity, finding.cell) == ("unlike_windows", Severity.SOFT, "D7")
    assert finding.params["days"] == "2024-01-01/P202D"
    assert finding.params["other_days"] == "2025-01-01/P7M"


def test_the_same_cut_off_day_a_year_before_is_alike():
    history = [stored("FDI_NEW", Period.through(date(2023, 1, 1), date(2023, 7, 20)), "7.94")]
    assert list(unlike_windows(case([figure("FDI_NEW", TO_20_JULY, "10.76")], history))) == []


def test_windows_of_other_months_are_not_neighbours():
    history = [stored("FDI_NEW", Period.year_to_date(2025, 6), "9.3")]
    assert list(unlike_windows(case([figure("FDI_NEW", TO_20_JULY, "10.76")], history))) == []


def test_an_outcome_of_a_period_that_has_not_begun_is_asked():
    rows = [figure("EXP_GOODS", Period.month(2026, 3), "40")]
    (finding,) = period_in_future(case(rows, today=date(2026, 1, 16)))
    assert (finding.code, finding.severity) == ("period_in_future", Severity.SOFT)


def test_the_month_that_is_just_ending_and_a_projection_are_no_surprise():
    rows = [
        figure("EXP_GOODS", Period.month(2024, 7), "35.92"),
        figure("EXP_GOODS", Period.year(2027), "500", obs_status="F"),
    ]
    assert list(period_in_future(case(rows, today=date(2024, 7, 29)))) == []


def test_figures_published_before_their_period_began_are_asked():
    rows = [figure("EXP_GOODS", Period.month(2024, 9), "35"), figure("EXP_GOODS", Period.month(2024, 7), "35")]
    (finding,) = published_before_period(case(rows))
    assert finding.params["period"] == "2024-M09"


def test_an_undated_file_was_not_published_before_anything():
    rows = [figure("EXP_GOODS", Period.month(2024, 9), "35", published=pd.NaT)]
    assert list(published_before_period(case(rows))) == []
