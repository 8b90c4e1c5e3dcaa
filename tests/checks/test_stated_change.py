from indicators.checks.stated_change import stated_change
from indicators.model.finding import Severity
from indicators.model.period import Period
from tests.checks.cases import case, figure, stored

JULY = Period.month(2025, 7)
LEVELS = [
    stored("EXP_GOODS", JULY, "42.29"),
    stored("EXP_GOODS", Period.month(2025, 6), "39.49"),
    stored("EXP_GOODS", Period.month(2024, 7), "36.36"),
]


def test_seven_per_cent_against_july_2024_is_the_change_on_june():
    (finding,) = stated_change(case([figure("EXP_GOODS", JULY, "7", measure="yoy")], LEVELS))
    assert (finding.code, finding.severity) == ("wrong_base", Severity.SOFT)
    assert (finding.params["computed"]["value"], finding.params["other"]["value"]) == ("16.31", "7.09")
    assert (finding.params["base_period"], finding.params["other_period"]) == ("2024-M07", "2025-M06")


def test_the_same_seven_per_cent_on_june_holds():
    (finding,) = stated_change(case([figure("EXP_GOODS", JULY, "7", measure="mom")], LEVELS))
    assert (finding.code, finding.severity) == ("change_reproduced", Severity.PASSED)


def test_an_index_is_compared_less_its_hundred():
    (finding,) = stated_change(case([figure("EXP_GOODS", JULY, "116.3", measure="yoy_index")], LEVELS))
    assert finding.code == "change_reproduced"
    assert finding.params["stated"]["value"] == "16.3"


def test_the_level_in_the_file_goes_before_the_stored_one():
    rows = [figure("EXP_GOODS", JULY, "44", cell="D9"), figure("EXP_GOODS", JULY, "21", cell="J9", measure="yoy")]
    (finding,) = stated_change(case(rows, LEVELS))
    assert (finding.code, finding.params["computed"]["value"]) == ("change_reproduced", "21.01")


def test_a_gap_that_a_revised_base_explains_is_only_told():
    (finding,) = stated_change(case([figure("EXP_GOODS", JULY, "117.5", measure="yoy_index")], LEVELS))
    assert (finding.code, finding.severity) == ("change_near", Severity.INFO)


def test_a_change_that_no_base_gives_is_soft():
    (finding,) = stated_change(case([figure("EXP_GOODS", JULY, "133.9", measure="yoy_index")], LEVELS))
    assert (finding.code, finding.severity) == ("change_differs", Severity.SOFT)


def test_nothing_is_said_where_the_base_is_not_known():
    assert list(stated_change(case([figure("EXP_GOODS", JULY, "7", measure="yoy")], LEVELS[:2]))) == []


def test_a_rate_is_not_recomputed_from_itself():
    rows = [figure("GDP_GROWTH_YOY", JULY, "7.52", measure="yoy")]
    assert list(stated_change(case(rows, LEVELS))) == []


def test_growth_at_constant_prices_is_not_recomputed_from_levels_at_current_ones():
    levels = [stored("GDP_NOMINAL", Period.year(2010), "116"), stored("GDP_NOMINAL", Period.year(2009), "106")]
    assert list(stated_change(case([figure("GDP_NOMINAL", Period.year(2010), "2.8", measure="yoy")], levels))) == []
