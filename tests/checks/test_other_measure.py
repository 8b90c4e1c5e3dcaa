import pytest

from indicators.checks.other_measure import other_measure
from indicators.model.finding import Severity
from indicators.model.period import Period
from tests.checks.cases import case, figure, stored

SEVEN = Period.year_to_date(2025, 7)
EXPORTS = stored("EXP_GOODS", SEVEN, "262.46")
TRADE = stored("TRADE_GOODS_TOTAL", SEVEN, "514.87", obs_status="D")


@pytest.mark.parametrize("value", ["514", "514.87", "514.9"])
def test_seven_months_of_exports_that_equal_total_trade_are_asked(value):
    (finding,) = other_measure(case([figure("EXP_GOODS", SEVEN, value)], [EXPORTS, TRADE]))
    assert (finding.code, finding.severity) == ("other_measure", Severity.SOFT)
    assert finding.params["other_indicator"] == "TRADE_GOODS_TOTAL"


def test_without_a_figure_for_the_period_last_years_tells_that_it_does_not_fit():
    last_year = stored("EXP_GOODS", Period.year_to_date(2024, 7), "226.98")
    findings = list(other_measure(case([figure("EXP_GOODS", SEVEN, "514.87")], [last_year, TRADE])))
    assert [finding.code for finding in findings] == ["other_measure"]


def test_a_figure_that_fits_its_own_series_is_never_suspected():
    twin = stored("IMP_GOODS", SEVEN, "262.44")
    assert list(other_measure(case([figure("EXP_GOODS", SEVEN, "262.44")], [EXPORTS, twin]))) == []


def test_gdp_of_another_period_with_the_same_number_is_no_match():
    gdp = stored("GDP_NOMINAL", Period.year(2025), "514")
    assert list(other_measure(case([figure("EXP_GOODS", SEVEN, "514")], [EXPORTS, gdp]))) == []


def test_the_other_figure_may_stand_in_the_same_file():
    rows = [figure("EXP_GOODS", SEVEN, "514.87", "G9"), figure("TRADE_GOODS_TOTAL", SEVEN, "514.87", "G7")]
    assert [finding.cell for finding in other_measure(case(rows, [EXPORTS]))] == ["G9"]


def test_the_total_may_follow_from_eight_months_less_august():
    stated = stored("TRADE_GOODS_TOTAL", SEVEN, "500", qualifier="over")
    eight = stored("TRADE_GOODS_TOTAL", Period.year_to_date(2025, 8), "597.93", obs_id=2)
    august = stored("TRADE_GOODS_TOTAL", Period.month(2025, 8), "83.06", obs_id=3)
    (finding,) = other_measure(case([figure("EXP_GOODS", SEVEN, "514.87")], [EXPORTS, stated, eight, august]))
    assert finding.params["other"]["value"] == "514.87"


def test_the_total_may_follow_from_exports_and_imports():
    imports = stored("IMP_GOODS", SEVEN, "252.41")
    (finding,) = other_measure(case([figure("EXP_GOODS", SEVEN, "514.87")], [EXPORTS, imports]))
    assert (finding.params["other_indicator"], finding.params["other"]["value"]) == ("TRADE_GOODS_TOTAL", "514.87")


def test_a_bound_matches_nothing():
    stated = stored("TRADE_GOODS_TOTAL", SEVEN, "514", qualifier="over")
    assert list(other_measure(case([figure("EXP_GOODS", SEVEN, "514")], [EXPORTS, stated]))) == []
