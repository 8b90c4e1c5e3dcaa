import pytest

from indicators.checks.units import unit_of_indicator
from indicators.model.finding import Severity
from indicators.model.period import Period
from tests.checks.cases import case, figure, stored

SEVEN = Period.year_to_date(2024, 7)


def test_per_cent_is_no_unit_for_a_level_in_dollars():
    (finding,) = unit_of_indicator(case([figure("EXP_GOODS", SEVEN, "115.7", unit_measure="percent")]))
    assert (finding.code, finding.severity) == ("unit_wrong", Severity.HARD)
    assert (finding.params["unit"], finding.params["expected"]) == ("percent", "USD")


def test_a_level_without_a_unit_is_hard():
    (finding,) = unit_of_indicator(case([figure("EXP_GOODS", SEVEN, "226.98", unit_measure="", unit_text="")]))
    assert (finding.code, finding.severity) == ("unit_missing", Severity.HARD)


def test_dong_for_a_series_known_in_dollars_starts_a_series_and_is_asked():
    (finding,) = unit_of_indicator(case([figure("GDP_NOMINAL", Period.year(2024), "11511", unit_measure="VND")]))
    assert (finding.code, finding.severity) == ("unit_new", Severity.SOFT)


@pytest.mark.parametrize("year", [2023, 1995])
def test_dong_is_no_question_where_the_store_has_figures_in_dong_of_whatever_year(year):
    known = stored("GDP_NOMINAL", Period.year(year), "10221", unit_measure="VND")
    assert (
        list(unit_of_indicator(case([figure("GDP_NOMINAL", Period.year(2024), "11511", unit_measure="VND")], [known])))
        == []
    )


def test_a_comparison_is_a_rate_in_per_cent_whatever_the_unit_of_its_indicator():
    assert list(unit_of_indicator(case([figure("EXP_GOODS", SEVEN, "115.7", measure="yoy_index")]))) == []


def test_a_change_in_absolute_terms_has_the_unit_of_what_changed():
    rows = [figure("EXP_GOODS", SEVEN, "3.5", measure="diff_yoy", unit_measure=unit) for unit in ("USD", "percent")]
    assert [one.params["expected"] for one in unit_of_indicator(case(rows))] == ["USD"]


def test_a_contribution_is_in_points_and_not_in_per_cent():
    row = figure("GDP_NOMINAL", SEVEN, "5.19", measure="contribution", unit_measure="countries")
    (finding,) = unit_of_indicator(case([row]))
    assert (finding.code, finding.params["expected"]) == ("unit_wrong", "percentage_points")


def test_one_finding_a_sheet_and_indicator_not_one_a_figure():
    rows = [figure("EXP_GOODS", Period.month(2024, month), "9", unit_measure="percent") for month in range(1, 8)]
    assert len(list(unit_of_indicator(case(rows)))) == 1
