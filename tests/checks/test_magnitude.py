import pytest

from indicators.checks.magnitude import index_or_change, magnitude_against_history
from indicators.model.finding import Severity
from indicators.model.period import Period
from tests.checks.cases import case, figure, stored

SEVEN = Period.year_to_date(2024, 7)


@pytest.mark.parametrize("mult", [6, 12])
def test_a_thousand_times_more_or_less_than_last_year_asks_for_the_unit(mult):
    base = stored("EXP_GOODS", Period.year_to_date(2023, 7), "194.73")
    (finding,) = magnitude_against_history(case([figure("EXP_GOODS", SEVEN, "226.98", unit_mult=mult)], [base]))
    assert (finding.code, finding.severity) == ("magnitude", Severity.SOFT)
    assert finding.params["base_period"] == "2023-01-01/P7M"
    assert finding.params["times"]["value"] == ("858" if mult == 6 else "1166")


def test_what_fits_is_told_once_at_the_cell_of_the_unit():
    base = [
        stored("EXP_GOODS", Period.year_to_date(2025, 7), "262.46"),
        stored("EXP_GOODS", Period.month(2025, 7), "42.29"),
    ]
    rows = [figure("EXP_GOODS", SEVEN, "226.98"), figure("EXP_GOODS", Period.month(2024, 7), "35.92", "D9")]
    (finding,) = magnitude_against_history(case(rows, base))
    assert (finding.code, finding.severity, finding.where, finding.params["n"]) == (
        "magnitude_fits",
        Severity.PASSED,
        "14.XK!M3",
        2,
    )


def test_without_a_like_window_nothing_is_said():
    base = stored("EXP_GOODS", Period.year_to_date(2023, 6), "164")
    assert list(magnitude_against_history(case([figure("EXP_GOODS", SEVEN, "0.2")], [base]))) == []


def test_a_balance_that_changes_sign_is_not_compared():
    base = stored("TRADE_BAL_GOODS", Period.year_to_date(2023, 7), "-0.1")
    assert list(magnitude_against_history(case([figure("TRADE_BAL_GOODS", SEVEN, "14.08")], [base]))) == []


def test_a_leap_day_has_no_like_window_and_is_passed_over():
    day = Period.instant(SEVEN.start.replace(month=2, day=29))
    base = stored("PARTNERS_TOTAL", Period.instant(SEVEN.start), "34", unit_measure="countries")
    assert (
        list(magnitude_against_history(case([figure("PARTNERS_TOTAL", day, "34", unit_measure="countries")], [base])))
        == []
    )


def test_a_growth_rate_under_the_heading_of_an_index_is_asked():
    (finding,) = index_or_change(case([figure("EXP_GOODS", SEVEN, "15.7", measure="yoy_index")]))
    assert (finding.code, finding.severity) == ("index_or_change", Severity.SOFT)
    assert list(index_or_change(case([figure("EXP_GOODS", SEVEN, "115.7", measure="yoy_index")]))) == []
