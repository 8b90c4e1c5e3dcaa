from indicators.checks.duplicates import duplicate_values
from indicators.model.finding import Severity
from indicators.model.period import Period
from tests.checks.cases import case, figure

SEVEN = Period.year_to_date(2024, 7)


def test_two_values_for_one_series_and_period_are_hard_and_name_both_cells():
    (finding,) = duplicate_values(
        case([figure("EXP_GOODS", SEVEN, "226.98", "G9"), figure("EXP_GOODS", SEVEN, "227.98", "H9")])
    )
    assert (finding.code, finding.severity, finding.where) == ("duplicate_values", Severity.HARD, "14.XK!H9")
    assert finding.params["other_where"] == "14.XK!G9"
    assert finding.params["other"]["value"] == "226.98"


def test_the_same_value_in_millions_and_in_billions_is_no_contradiction():
    millions = figure("EXP_GOODS", SEVEN, "226980", "D3", unit_mult=6)
    (finding,) = duplicate_values(case([figure("EXP_GOODS", SEVEN, "226.98"), millions]))
    assert (finding.code, finding.severity) == ("duplicate_same", Severity.INFO)


def test_other_periods_and_other_measures_are_no_duplicates():
    figures = [
        figure("EXP_GOODS", SEVEN, "226.98"),
        figure("EXP_GOODS", Period.month(2024, 7), "35.92"),
        figure("EXP_GOODS", SEVEN, "115.7", measure="yoy_index"),
    ]
    assert list(duplicate_values(case(figures))) == []
